//! The table of groups: who is in them and how much is shared with them.

use super::{GroupDeeds, Twist, say};
use crate::kit::{Column, Icon, Logo, Menu, MenuItem, Table, counted, number};
use domain::{
    id::GroupId,
    partners::{GroupRow, PartnerRef},
};
use leptos::{either::Either, prelude::*};

/// Partners whose arches stand in a row.
const FACES: usize = 6;

/// Its columns.
const COLUMNS: &[Column] = &[
    Column::twist(),
    Column::new("Group"),
    Column::new("Partners in it").class("col-2"),
    Column::new("Resources").class("num col-2"),
    Column::acts(),
];

/// Groups, one of them open.
#[component]
pub fn GroupTable(
    /// The groups, "All partners" first.
    groups: Vec<GroupRow>,
    /// The open one.
    open: Signal<Option<GroupId>>,
    /// What can be done with them.
    deeds: Option<GroupDeeds>,
) -> impl IntoView {
    let known = StoredValue::new(groups.clone());
    let rows = groups
        .into_iter()
        .map(|group| {
            let members = StoredValue::new(group.partners.clone());
            let id = group.id;
            let open = Memo::new(move |_| open.get() == Some(id));
            let row = view! {
                {move || view! { <Row group=group.clone() open=open.get() known deeds /> }}
                {move || open.get().then(|| view! { <Members partners=members.get_value() /> })}
            };
            (id.to_string(), row.into_any())
        })
        .collect();
    view! {
        <Table caption="Groups of partners" columns=COLUMNS rows />
    }
}

#[component]
fn Row(group: GroupRow, open: bool, known: StoredValue<Vec<GroupRow>>, deeds: Option<GroupDeeds>) -> impl IntoView {
    let members = say::members(&group);
    let GroupRow { id, name, everyone, partners, resources, .. } = group.clone();
    let names = partners.iter().map(|partner| partner.name.as_str()).collect::<Vec<_>>().join(", ");
    let under = if everyone || names.is_empty() { members } else { format!("{members}: {names}") };
    let faces = partners.into_iter().take(FACES).map(|PartnerRef { id, name }| view! { <Logo id=id.to_string() name class="small" /> });
    let acts = deeds.filter(|_| !everyone).map(|deeds| view! { <Acts group known deeds /> });
    view! {
        <tr class=open.then_some("open")>
            <Twist id=id.to_string() name=name.clone() open />
            <th scope="row">
                <div class="name">
                    <div>
                        <span class="kit-cut partners-person" title=name.clone()>
                            {name.clone()}
                        </span>
                        <span class="sub" title=names.clone()>
                            {under}
                        </span>
                        {everyone.then(|| view! { <span class="sub partners-why">{say::EVERYONE}</span> })}
                        <span class="sub only-narrow">{counted(resources, "resource", "resources")}</span>
                    </div>
                </div>
            </th>
            <td class="col-2">
                <span class="kit-faces">{faces.collect_view()}</span>
            </td>
            <td class="num col-2">{number(resources)}</td>
            <td class="acts">{acts}</td>
        </tr>
    }
}

#[component]
fn Acts(group: GroupRow, known: StoredValue<Vec<GroupRow>>, deeds: GroupDeeds) -> impl IntoView {
    let GroupDeeds { grouping, removing } = deeds;
    let (id, label, group) = (format!("m-{}", group.id), format!("Actions for {}", group.name), StoredValue::new(group));
    let edit = move || known.with_value(|groups| group.with_value(|group| grouping.begin(Some(group), groups)));
    let remove = move || known.with_value(|groups| group.with_value(|group| removing.begin(group, groups)));
    view! {
        <Menu id label class="small">
            <MenuItem icon="edit" press=edit>
                "Edit …"
            </MenuItem>
            <hr />
            <MenuItem icon="trash" danger=true press=remove>
                "Delete …"
            </MenuItem>
        </Menu>
    }
}

/// Every partner of a group, with the way to its page.
#[component]
fn Members(partners: Vec<PartnerRef>) -> impl IntoView {
    let body = if partners.is_empty() {
        Either::Left(view! { <p class="kit-meta">"No partner is in it. What is shared with it alone, nobody sees."</p> })
    } else {
        let tags = partners.into_iter().map(|PartnerRef { id, name }| {
            view! {
                <a class="kit-tag" href=format!("/partners/{id}")>
                    <Icon name="arch" />
                    {name}
                </a>
            }
        });
        Either::Right(view! { <span class="kit-tags">{tags.collect_view()}</span> })
    };
    view! {
        <tr class="flat partners-more">
            <td colspan=COLUMNS.len()>
                <div class="partners-open partners-members">{body}</div>
            </td>
        </tr>
    }
}
