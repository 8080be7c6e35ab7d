//! The tree of the Asset Library: partners, and under those that are open their campaigns, with apricot for what waits. Of many
//! partners only the one that is open brings its campaigns.

use crate::{
    browser,
    kit::{Count, Empty, Icon, Logo, address, level, number},
};
use domain::campaigns::{CampaignRow, Shelf, Status};
use leptos::{either::Either, prelude::*};
use leptos_router::hooks::use_query_map;

/// What the address asks to stand open, as long as the tree in hand does not hold it: so that going about in it asks nothing.
#[must_use]
pub(super) fn wanted(known: StoredValue<Vec<String>>) -> Memo<String> {
    let query = use_query_map();
    Memo::new(move |before: Option<&String>| {
        let at = query.with(|query| query.get("open").or_else(|| query.get("partner"))).unwrap_or_default();
        match before {
            Some(before) if at.is_empty() || known.with_value(|known| known.contains(&at)) => before.clone(),
            _ => at,
        }
    })
}

/// The tree.
#[component]
pub(super) fn Branches(
    /// Partners, those that are open with their campaigns.
    shelves: Vec<Shelf>,
    /// Gets the ids of what is open and of what is in it.
    known: StoredValue<Vec<String>>,
) -> impl IntoView {
    let query = use_query_map();
    let words = query.with_untracked(|query| query.get("q")).unwrap_or_default();
    if shelves.is_empty() {
        let (title, text) = match words.trim() {
            "" => ("No campaigns yet".to_owned(), "Each stands here under its partner."),
            words => (format!("Nothing matches “{words}”"), "Searched campaigns and partners."),
        };
        return Either::Left(view! { <Empty scene="none" class="row" title text /> });
    }
    let open = shelves.iter().filter(|shelf| !shelf.campaigns.is_empty());
    let ids = open.flat_map(|shelf| {
        let inside = shelf.campaigns.iter().map(|campaign| campaign.id.to_string());
        std::iter::once(shelf.partner.id.to_string()).chain(inside)
    });
    // drawn anew, the line that was just opened gets the focus it had
    let again = known.with_value(|known| !known.is_empty());
    // an empty one stands for the drawing itself
    known.set_value(ids.chain(std::iter::once(String::new())).collect());
    // with few partners, or few that match, every one of them brought its campaigns
    let all = shelves.iter().all(|shelf| !shelf.campaigns.is_empty());
    let branches = shelves.into_iter().map(|shelf| view! { <Branch shelf all again /> }).collect_view();
    Either::Right(view! {
        <ul
            class="kit-tree"
            role="tree"
            id="branches"
            aria-label="Campaigns by partner"
            on:keydown=move |event| {
                let plain = !event.ctrl_key() && !event.meta_key() && !event.alt_key();
                if plain && browser::tree_key("branches", &event.key()) {
                    event.prevent_default();
                }
            }
        >
            {branches}
        </ul>
    })
}

/// What waits in apricot, else how many files there are.
fn much(waiting: i64, assets: i64) -> impl IntoView {
    if waiting > 0 {
        Either::Left(view! {
            <span title="waiting for approval">
                <Count n=waiting waits=true />
            </span>
        })
    } else {
        Either::Right(view! { <span class="much">{number(assets)}</span> })
    }
}

#[component]
fn Branch(shelf: Shelf, all: bool, again: bool) -> impl IntoView {
    let query = use_query_map();
    let Shelf { partner, campaigns, count, assets, waiting } = shelf;
    let (id, name) = (partner.id.to_string(), partner.name);
    let own: Vec<String> = campaigns.iter().map(|campaign| campaign.id.to_string()).collect();
    let here = {
        let id = id.clone();
        Memo::new(move |_| query.with(|query| query.get("partner").as_deref() == Some(id.as_str()) && query.get("open").is_none()))
    };
    let within = {
        let id = id.clone();
        Memo::new(move |_| {
            query.with(|query| {
                query.get("partner").as_deref() == Some(id.as_str()) || query.get("open").is_some_and(|open| own.contains(&open))
            })
        })
    };
    let rest = count - campaigns.len() as i64;
    let filled = !campaigns.is_empty();
    let expanded = move || all || filled && within.get();
    let leads = {
        let id = id.clone();
        move || address(&[("partner", id.as_str()), ("open", ""), ("new", ""), ("after", "")])
    };
    let whole = leads.clone();
    let line = format!("branch-{id}");
    let own_line = line.clone();
    Effect::new(move |_| {
        if again && here.get_untracked() {
            browser::focus_again(&own_line);
        }
    });
    let leaves = campaigns;
    view! {
        <li role="none">
            <a
                role="treeitem"
                id=line
                href=move || leads()
                title=name.clone()
                {..level(1)}
                data-level="1"
                aria-expanded=move || if expanded() { "true" } else { "false" }
                aria-selected=move || here.get().then_some("true")
            >
                <span class="twist">
                    <Icon name="chevron-right" />
                </span>
                <Logo id=id.clone() name=name.clone() />
                <span class="name">{name.clone()}</span>
                {move || if expanded() { Either::Left(much(0, assets)) } else { Either::Right(much(waiting, assets)) }}
            </a>
            {move || {
                expanded()
                    .then(|| {
                        let leaves = leaves.iter().cloned().map(|campaign| view! { <Leaf campaign /> }).collect_view();
                        let whole = whole.clone();
                        let rest = (rest > 0).then(|| view! { <Rest leads=Signal::derive(whole) words=format!("{} more", number(rest)) /> });
                        view! { <ul role="group">{leaves} {rest}</ul> }
                    })
            }}
        </li>
    }
}

#[component]
fn Leaf(campaign: CampaignRow) -> impl IntoView {
    let query = use_query_map();
    let id = campaign.id.to_string();
    let selected = {
        let id = id.clone();
        move || query.with(|query| query.get("open").as_deref() == Some(id.as_str())).then_some("true")
    };
    let leads = move || address(&[("open", id.as_str()), ("partner", ""), ("new", ""), ("after", "")]);
    let drops = campaign.status != Status::Archived;
    view! {
        <li role="none">
            <a
                role="treeitem"
                href=move || leads()
                title=campaign.name.clone()
                {..level(2)}
                data-level="2"
                aria-selected=selected
                data-campaign=drops.then(|| campaign.id.to_string())
                data-name=campaign.name.clone()
                data-of=campaign.partner.name.clone()
            >
                <span class="twist"></span>
                <span class="name">{campaign.name.clone()}</span>
                {much(campaign.waiting, campaign.assets)}
            </a>
        </li>
    }
}

/// The way to the list, when a partner has more campaigns than stand here.
#[component]
fn Rest(leads: Signal<String>, words: String) -> impl IntoView {
    view! {
        <li role="none">
            <a role="treeitem" href=leads data-level="2" {..level(2)}>
                <span class="twist"></span>
                <span class="name">{words}</span>
            </a>
        </li>
    }
}
