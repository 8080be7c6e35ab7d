//! The vendor's Asset Library: the tree of partners and campaigns, and beside it the open campaign, one partner's
//! campaigns, or all of them. What is open stands in the address (spec S7, D46).

use super::{
    acts::{Acts, CampaignActs, CampaignDialogs},
    api,
    assets::Assets,
    branches::Branches,
    here::{Seen, figures},
    look::{Look, LookButton},
    marketing,
    new::NewHere,
    overview::Overview,
    standing::Standing,
};
use crate::{
    Problem, browser,
    kit::{Crumbs, Icon, Search, address},
    layout::{Loaded, Page},
    library::{ItemActs, ItemDialogs, Viewer, not_there, queue, view},
};
use domain::campaigns::{CampaignPage, Error};
use leptos::{either::Either, prelude::*};
use leptos_router::hooks::use_query_map;

async fn read((open, _): (String, u32)) -> Result<Option<CampaignPage>, Problem<Error>> {
    if open.is_empty() {
        return Ok(None);
    }
    match open.parse() {
        Ok(open) => api::get(open).await.map(Some),
        Err(_) => Err(not_there()),
    }
}

/// The vendor's Asset Library.
#[component]
pub(super) fn Browse() -> impl IntoView {
    let (query, queue) = (use_query_map(), queue());
    let field = move |name: &str| query.with(|query| query.get(name)).unwrap_or_default();
    let (words, open) = (Memo::new(move |_| field("q")), Memo::new(move |_| field("open")));
    let is_new = Memo::new(move |_| field("new") == "campaign");
    let shelves = Resource::new_blocking(move || (words.get(), queue.changes()), |(words, _)| api::shelves(words));
    let found = Resource::new_blocking(move || (open.get(), queue.changes()), read);
    let (acts, items) = (CampaignActs::new(), ItemActs::new());
    // `open` says which campaign
    let viewing = view("show");
    Effect::new(move |_| {
        query.track();
        browser::hide_popover("tree");
    });
    let body = move || {
        if is_new.get() {
            return Either::Left(view! { <NewHere /> });
        }
        Either::Right(view! {
            <Loaded from=found part=true let:found>
                {match found {
                    Some(page) => Either::Left(view! { <Open page acts items /> }),
                    None => {
                        Either::Right(
                            view! {
                                <Loaded from=shelves part=true let:shelves>
                                    <Overview shelves />
                                </Loaded>
                            },
                        )
                    }
                }}
            </Loaded>
        })
    };
    view! {
        <Page
            title="Marketing"
            tabs=marketing::tabs(true)
            tabs_label="Marketing"
            sheet="library"
            actions=|| view! { <marketing::Actions /> }
            tools=|| view! { <LookButton small=true /> }
        >
            <nav class="library-side" id="tree" popover="auto" aria-label="Asset Library">
                <Search label="Search campaigns, partners" />
                <Loaded from=shelves part=true let:shelves>
                    <Branches shelves />
                </Loaded>
            </nav>
            <section class="library-list" aria-label="Campaigns and files">
                <button class="kit-button library-browse" type="button" popovertarget="tree">
                    <Icon name="folder" />
                    "Browse"
                    <Icon name="chevron-down" class="end" />
                </button>
                {body}
            </section>
        </Page>
        <CampaignDialogs acts />
        <ItemDialogs acts=items />
        <Look />
        <Viewer viewing field="show" />
    }
}

/// The open campaign.
#[component]
fn Open(page: CampaignPage, acts: CampaignActs, items: ItemActs) -> impl IntoView {
    let campaign = page.campaign.clone();
    let steps = vec![
        (address_of_all(), "Asset Library".to_owned()),
        (format!("/marketing/library?partner={}", campaign.partner.id), campaign.partner.name.clone()),
    ];
    let (buttons, seen) = (page.clone(), page.clone());
    view! {
        <Crumbs steps here=Signal::stored(campaign.name.clone()) />
        <header class="library-here">
            <div>
                <h2>
                    <a href=format!("/campaigns/{}", campaign.id)>{campaign.name.clone()}</a>
                </h2>
                <div class="kit-row wrap">
                    <Standing status=campaign.status waiting=campaign.waiting pill=true />
                    <span class="kit-meta">{figures(&campaign)}</span>
                </div>
            </div>
            <div class="kit-row">
                <Acts page=buttons acts />
            </div>
        </header>
        <div class="kit-stack">
            <Seen page=seen />
            <Assets page acts items />
        </div>
    }
}

/// The library with nothing open; a search goes on.
fn address_of_all() -> String {
    untrack(|| address(&[("open", ""), ("partner", ""), ("new", "")]))
}
