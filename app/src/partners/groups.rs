//! The groups that resources are shared with, "All partners" first (spec D18, D55).

use super::{GroupForm, GroupRemoval, GroupTable, Grouping, Removing, api, list::tabs};
use crate::{
    kit::{Button, counted},
    layout::{Loaded, Page},
};
use domain::{Role, accounts::Me, id::GroupId, partners::GroupRow};
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

/// What an admin does with groups; none for members, who only look (spec D44).
#[derive(Clone, Copy, Debug)]
pub struct GroupDeeds {
    /// Makes and changes.
    pub grouping: Grouping,
    /// Deletes.
    pub removing: Removing,
}

/// The page of all groups.
#[component]
pub fn Groups() -> impl IntoView {
    let groups = Resource::new_blocking(|| (), |()| api::groups());
    let done = Callback::new(move |()| groups.refetch());
    let admin = expect_context::<Me>().role == Role::Admin;
    let deeds = admin.then(|| GroupDeeds { grouping: Grouping::new(), removing: Removing::new() });
    view! {
        <Loaded from=groups let:groups>
            <Whole groups deeds />
        </Loaded>
        {deeds
            .map(|GroupDeeds { grouping, removing }| {
                view! {
                    <GroupForm grouping done />
                    <GroupRemoval removing done />
                }
            })}
    }
}

#[component]
fn Whole(groups: Vec<GroupRow>, deeds: Option<GroupDeeds>) -> impl IntoView {
    let query = use_query_map();
    let open = Signal::derive(move || query.with(|query| query.get("open")).and_then(|open| open.parse::<GroupId>().ok()));
    let count = counted(i64::try_from(groups.len()).unwrap_or(i64::MAX), "group", "groups");
    let known = StoredValue::new(groups.clone());
    let add = move || {
        deeds.map(|GroupDeeds { grouping, .. }| {
            view! {
                <Button class="primary" icon="plus" press=move || known.with_value(|groups| grouping.begin(None, groups))>
                    "New group"
                </Button>
            }
        })
    };
    view! {
        <Page title="Groups of partners" heading=Signal::stored("Partners".to_owned()) sheet="partners partners-groups" tabs=tabs() tabs_label="Partners" actions=add>
            <div class="kit-tools">
                <p class="kit-lead">"Resources are shared with groups. A partner sees what any of its groups sees."</p>
                <span class="push kit-meta kit-num">{count}</span>
            </div>
            <GroupTable groups open deeds />
        </Page>
    }
}
