//! Every campaign, grouped by its partner (spec S7), or those of one partner.

use super::{acts::New, table::CampaignTable};
use crate::{
    kit::{Crumbs, Empty, Ended, Logo, Pages, address, counted, is_paged, number},
    partners::ViewAs,
};
use domain::{
    campaigns::CampaignRow,
    paging::{COUNTED, Page},
};
use leptos::{
    either::{Either, EitherOf4},
    prelude::*,
};
use leptos_router::hooks::use_query_map;

/// A page of the campaigns by partner; a partner that began on the page before has its name here too.
#[component]
pub(super) fn Overview(
    /// By partner and name.
    page: Page<CampaignRow>,
) -> impl IntoView {
    let field = |name| use_query_map().with_untracked(|query| query.get(name)).unwrap_or_default();
    let Page { rows, next, total } = page;
    let shown = rows.len();
    let paged = is_paged(next.as_deref());
    if rows.is_empty() {
        return if paged {
            EitherOf4::A(view! { <Ended /> })
        } else {
            EitherOf4::B(view! { <Nothing words=field("q") partner=field("partner") /> })
        };
    }
    let pages = paged.then(|| view! { <Pages total shown next by="by partner and name" /> });
    let mut shelves: Vec<Vec<CampaignRow>> = Vec::new();
    for campaign in rows {
        match shelves.last_mut() {
            Some(shelf) if shelf[0].partner.id == campaign.partner.id => shelf.push(campaign),
            _ => shelves.push(vec![campaign]),
        }
    }
    if !field("partner").is_empty() && shelves.len() == 1 {
        EitherOf4::C(view! { <One campaigns=shelves.remove(0) total /> {pages} })
    } else {
        EitherOf4::D(view! {
            {shelves.into_iter().map(|campaigns| view! { <Section campaigns /> }).collect_view()}
            {pages}
        })
    }
}

#[component]
fn Nothing(words: String, partner: String) -> impl IntoView {
    let words = words.trim().to_owned();
    if words.is_empty() {
        Either::Left(view! {
            <Empty
                scene="folder"
                title=if partner.is_empty() { "No campaigns yet" } else { "No campaigns for this partner yet" }
                text="A campaign keeps what you make for one partner, and shows it once it is approved."
            >
                <New partner=partner.clone() />
            </Empty>
        })
    } else {
        Either::Right(view! {
            <Empty scene="none" title=format!("Nothing here matches “{words}”") text="Searched the names of campaigns and partners.">
                <a class="kit-button" href=move || address(&[("q", ""), ("after", "")])>
                    "Clear search"
                </a>
            </Empty>
        })
    }
}

/// One partner's campaigns.
#[component]
fn One(campaigns: Vec<CampaignRow>, total: i64) -> impl IntoView {
    let partner = campaigns[0].partner.clone();
    let steps = vec![(untrack(|| address(&[("partner", ""), ("open", ""), ("after", "")])), "Asset Library".to_owned())];
    let (id, name) = (partner.id, partner.name);
    view! {
        <Crumbs steps here=Signal::stored(name.clone()) />
        <header class="library-here">
            <div>
                <h2>
                    <a href=format!("/partners/{id}")>{name.clone()}</a>
                </h2>
                <span class="kit-meta">{many(total)}</span>
            </div>
            <div class="kit-row">
                <ViewAs partner=id name=name.clone() />
                <New partner=id.to_string() />
            </div>
        </header>
        <CampaignTable caption=format!("Campaigns of {name}") campaigns here=true />
    }
}

/// How many campaigns there are, as far as they are counted.
fn many(total: i64) -> String {
    if total > COUNTED { format!("{}+ campaigns", number(COUNTED)) } else { counted(total, "campaign", "campaigns") }
}

/// A partner among all.
#[component]
fn Section(campaigns: Vec<CampaignRow>) -> impl IntoView {
    let partner = campaigns[0].partner.clone();
    let caption = format!("Campaigns of {}", partner.name);
    let href = {
        let id = partner.id.to_string();
        move || address(&[("partner", id.as_str()), ("open", ""), ("after", "")])
    };
    view! {
        <section class="campaigns-shelf">
            <h2 class="kit-who">
                <Logo id=partner.id.to_string() name=partner.name.clone() class="small" />
                <a href=move || href()>{partner.name}</a>
            </h2>
            <CampaignTable caption campaigns here=true />
        </section>
    }
}
