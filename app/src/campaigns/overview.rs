//! Every campaign, grouped by its partner (spec S7), or those of one partner.

use super::{acts::New, standing::Standing};
use crate::{
    kit::{Crumbs, Empty, Head, Logo, Time, address, counted, number},
    partners::ViewAs,
};
use domain::campaigns::{CampaignRow, Shelf};
use leptos::{either::Either, prelude::*};
use leptos_router::hooks::use_query_map;

/// The campaigns by partner.
#[component]
pub(super) fn Overview(
    /// Partners with their campaigns.
    shelves: Vec<Shelf>,
) -> impl IntoView {
    let query = use_query_map();
    let words = query.with_untracked(|query| query.get("q")).unwrap_or_default();
    if shelves.is_empty() {
        return Either::Left(view! { <Nothing words /> });
    }
    Either::Right(move || {
        let wanted = query.with(|query| query.get("partner")).unwrap_or_default();
        match shelves.iter().find(|shelf| shelf.partner.id.to_string() == wanted) {
            Some(shelf) => Either::Left(view! { <One shelf=shelf.clone() /> }),
            None => Either::Right(shelves.iter().cloned().map(|shelf| view! { <Section shelf /> }).collect_view()),
        }
    })
}

#[component]
fn Nothing(words: String) -> impl IntoView {
    let words = words.trim().to_owned();
    if words.is_empty() {
        Either::Left(view! {
            <Empty scene="folder" title="No campaigns yet" text="A campaign keeps what you make for one partner, and shows it once it is approved.">
                <New />
            </Empty>
        })
    } else {
        Either::Right(view! {
            <Empty scene="none" title=format!("Nothing here matches “{words}”") text="Searched the names of campaigns and partners.">
                <a class="kit-button" href=move || address(&[("q", "")])>
                    "Clear search"
                </a>
            </Empty>
        })
    }
}

/// One partner's campaigns.
#[component]
fn One(shelf: Shelf) -> impl IntoView {
    let Shelf { partner, campaigns } = shelf;
    let steps = vec![(untrack(|| address(&[("partner", ""), ("open", "")])), "Asset Library".to_owned())];
    let (id, name) = (partner.id, partner.name);
    view! {
        <Crumbs steps here=Signal::stored(name.clone()) />
        <header class="library-here">
            <div>
                <h2>
                    <a href=format!("/partners/{id}")>{name.clone()}</a>
                </h2>
                <span class="kit-meta">{counted(campaigns.len() as i64, "campaign", "campaigns")}</span>
            </div>
            <div class="kit-row">
                <ViewAs partner=id name=name.clone() />
                <New partner=id.to_string() />
            </div>
        </header>
        <Rows name campaigns />
    }
}

/// A partner among all.
#[component]
fn Section(shelf: Shelf) -> impl IntoView {
    let Shelf { partner, campaigns } = shelf;
    let href = {
        let id = partner.id.to_string();
        move || address(&[("partner", id.as_str()), ("open", "")])
    };
    view! {
        <section class="campaigns-shelf">
            <h2 class="kit-who">
                <Logo id=partner.id.to_string() name=partner.name.clone() class="small" />
                <a href=href>{partner.name.clone()}</a>
            </h2>
            <Rows name=partner.name campaigns />
        </section>
    }
}

#[component]
fn Rows(name: String, campaigns: Vec<CampaignRow>) -> impl IntoView {
    let rows = campaigns.into_iter().map(|campaign| view! { <Row campaign /> }).collect_view();
    view! {
        <div class="kit-table-box">
            <table class="kit-table">
                <caption class="kit-hide">{format!("Campaigns of {name}")}</caption>
                <thead>
                    <tr>
                        <Head label="Campaign" />
                        <Head label="Status" class="col-2" />
                        <Head label="Files" class="num col-2" />
                        <Head label="Since" class="col-3" />
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
}

#[component]
fn Row(campaign: CampaignRow) -> impl IntoView {
    let CampaignRow { id, name, intent, status, assets, waiting, since, .. } = campaign;
    let id = id.to_string();
    let href = move || address(&[("open", id.as_str()), ("partner", ""), ("new", "")]);
    view! {
        <tr>
            <th scope="row">
                <div class="name">
                    <div>
                        <a href=href title=name.clone()>
                            {name.clone()}
                        </a>
                        <span class="sub">
                            <span class="library-inline">
                                <Standing status waiting />
                                " · "
                            </span>
                            {intent}
                        </span>
                    </div>
                </div>
            </th>
            <td class="col-2">
                <Standing status waiting />
            </td>
            <td class="num col-2">{number(assets)}</td>
            <td class="col-3">
                <Time stamp=since />
            </td>
        </tr>
    }
}
