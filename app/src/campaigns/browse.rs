//! The vendor's Asset Library: the tree of partners and campaigns, and beside it the open campaign, one partner's
//! campaigns, or all of them. What is open stands in the address (spec S7, D46).

use super::{
    acts::{Acts, CampaignActs, CampaignDialogs},
    api,
    assets::Assets,
    branches::{Branches, wanted},
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
use domain::{
    campaigns::{CampaignPage, CampaignRow, Error},
    paging::{Ask, Page as Rows, Sort},
};
use leptos::{either::Either, prelude::*};
use leptos_router::hooks::use_query_map;
use serde::{Deserialize, Serialize};

/// What is beside the tree: an open campaign, or a page of all, or of one partner's.
#[derive(Clone, Serialize, Deserialize)]
enum Beside {
    One(Box<CampaignPage>),
    All(Rows<CampaignRow>),
}

/// What the address says of it: the open campaign, the partner, the words, the place in the list, and its size.
type Asked = (String, String, String, String, String);

async fn read((asked, _): (Asked, u32)) -> Result<Beside, Problem<Error>> {
    let (open, partner, q, after, size) = asked;
    let after = Some(after).filter(|after| !after.is_empty());
    if open.is_empty() {
        let ask = Ask { q, sort: Sort::Name, after, size: size.parse().unwrap_or_default() };
        return api::list(ask, partner.parse().ok()).await.map(Beside::All);
    }
    match open.parse() {
        Ok(open) => api::get(open, after).await.map(|page| Beside::One(Box::new(page))),
        Err(_) => Err(not_there()),
    }
}

/// The vendor's Asset Library.
#[component]
pub(super) fn Browse() -> impl IntoView {
    let (query, queue) = (use_query_map(), queue());
    let field = move |name: &str| query.with(|query| query.get(name)).unwrap_or_default();
    let words = Memo::new(move |_| field("q"));
    let asked = Memo::new(move |_| (field("open"), field("partner"), field("q"), field("after"), field("size")));
    let known = StoredValue::new(Vec::new());
    let at = wanted(known);
    let is_new = Memo::new(move |_| field("new") == "campaign");
    let shelves = Resource::new_blocking(move || (words.get(), at.get(), queue.changes()), |(words, at, _)| api::shelves(words, at));
    let found = Resource::new_blocking(move || (asked.get(), queue.changes()), read);
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
                    Beside::One(page) => Either::Left(view! { <Open page=*page acts items /> }),
                    Beside::All(page) => Either::Right(view! { <Overview page /> }),
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
                    <Branches shelves known />
                </Loaded>
            </nav>
            <section class="library-list" aria-label="Campaigns and files">
                <button class="kit-button library-browse" type="button" popovertarget="tree">
                    <Icon name="folder" />
                    "Browse"
                    <Icon name="chevron-down" class="end" />
                </button>
                {move || body()}
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
    untrack(|| address(&[("open", ""), ("partner", ""), ("new", ""), ("after", "")]))
}
