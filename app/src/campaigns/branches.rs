//! The tree of the Asset Library: partners, and under those that are open their campaigns, with apricot for what waits.

use crate::{
    browser,
    kit::{Count, Empty, Icon, Logo, address, number},
};
use domain::campaigns::{CampaignRow, Shelf, Status};
use leptos::{either::Either, prelude::*};
use leptos_router::hooks::use_query_map;

/// With so few partners all stand open.
const FEW: usize = 6;

/// The tree.
#[component]
pub(super) fn Branches(
    /// Partners with their campaigns.
    shelves: Vec<Shelf>,
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
    let all = shelves.len() <= FEW || !words.trim().is_empty();
    let branches = shelves.into_iter().map(|shelf| view! { <Branch shelf all /> }).collect_view();
    Either::Right(view! {
        <ul
            class="kit-tree"
            role="tree"
            id="branches"
            aria-label="Campaigns by partner"
            on:keydown=move |event| {
                if browser::tree_key("branches", &event.key()) {
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
fn Branch(shelf: Shelf, all: bool) -> impl IntoView {
    let query = use_query_map();
    let Shelf { partner, campaigns } = shelf;
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
    let expanded = move || all || within.get();
    let (waiting, assets) = campaigns.iter().fold((0, 0), |(waiting, assets), row| (waiting + row.waiting, assets + row.assets));
    let leads = {
        let id = id.clone();
        move || address(&[("partner", id.as_str()), ("open", ""), ("new", "")])
    };
    let leaves = campaigns;
    view! {
        <li role="none">
            <a
                role="treeitem"
                href=leads
                title=name.clone()
                attr:aria-level="1"
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
                        view! { <ul role="group">{leaves}</ul> }
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
    let leads = move || address(&[("open", id.as_str()), ("partner", ""), ("new", "")]);
    let drops = campaign.status != Status::Archived;
    view! {
        <li role="none">
            <a
                role="treeitem"
                href=leads
                title=campaign.name.clone()
                attr:aria-level="2"
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
