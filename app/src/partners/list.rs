//! "My partners": every partner of the vendor, found by words, status and name; a row opens in place (spec S165-S167, S183).

use super::{NewPartner, PartnerTable, StatusFilter, api};
use crate::{
    Problem,
    kit::{Button, Empty, Ended, Pages, Search, Tab, counted, number},
    layout::{Loaded, Page},
};
use domain::{
    Role,
    accounts::Me,
    id::PartnerId,
    paging::{self, Ask, COUNTED, Sort},
    partners::{Error, PartnerPage, PartnerRow, Status},
};
use leptos::{either::EitherOf4, prelude::*};
use leptos_router::{hooks::use_query_map, params::ParamsMap};
use serde::{Deserialize, Serialize};

/// What the address asks for.
#[derive(Clone, PartialEq, Eq, Debug)]
struct Asked {
    ask: Ask,
    status: Option<Status>,
    open: Option<PartnerId>,
}

impl Asked {
    fn read(query: &ParamsMap) -> Self {
        let field = |name: &str| query.get(name).unwrap_or_default();
        Self {
            ask: Ask {
                q: field("q"),
                sort: Sort::parse(&field("sort")),
                after: query.get("after").filter(|after| !after.is_empty()),
                size: 0,
            },
            status: Status::parse(&field("status")),
            open: field("open").parse().ok(),
        }
    }
}

/// A page of the list, and what its open row shows.
#[derive(Clone, Debug, Serialize, Deserialize)]
struct Listing {
    page: paging::Page<PartnerRow>,
    open: Option<PartnerPage>,
}

async fn read(asked: Asked) -> Result<Listing, Problem<Error>> {
    let page = api::list(asked.ask, asked.status).await?;
    let open = match asked.open.filter(|open| page.rows.iter().any(|row| row.id == *open)) {
        Some(open) => Some(api::get(open).await?),
        None => None,
    };
    Ok(Listing { page, open })
}

/// The parts of the partners' pages.
pub(super) fn tabs() -> Vec<Tab> {
    vec![Tab::new("/partners", "My partners"), Tab::new("/partners/groups", "Groups")]
}

/// The page of all partners.
#[component]
pub fn Partners() -> impl IntoView {
    let query = use_query_map();
    let list = Resource::new_blocking(move || query.with(Asked::read), read);
    let admin = expect_context::<Me>().role == Role::Admin;
    let adding = RwSignal::new(false);
    let add = move || {
        admin.then(|| {
            view! {
                <Button class="primary" icon="plus" press=move || adding.set(true)>
                    "New partner"
                </Button>
            }
        })
    };
    view! {
        <Loaded from=list let:listing>
            <Page title="Partners" sheet="partners" tabs=tabs() tabs_label="Partners" actions=add>
                <List listing adding=admin.then_some(adding) />
            </Page>
        </Loaded>
        {admin.then(|| view! { <NewPartner open=adding /> })}
    }
}

#[component]
fn List(
    listing: Listing,
    /// Opens "New partner", for who may add one.
    adding: Option<RwSignal<bool>>,
) -> impl IntoView {
    let Listing { page, open } = listing;
    let asked = use_query_map().with_untracked(Asked::read);
    let count = if page.total > COUNTED { format!("{}+ partners", number(COUNTED)) } else { counted(page.total, "partner", "partners") };
    let body = if !page.rows.is_empty() {
        let (total, shown, next) = (page.total, page.rows.len(), page.next);
        EitherOf4::A(view! {
            <PartnerTable rows=page.rows open />
            <Pages total shown next by="by name" />
        })
    } else if asked.ask.after.is_some() {
        EitherOf4::B(view! { <Ended /> })
    } else if asked.ask.q.trim().is_empty() && asked.status.is_none() {
        EitherOf4::C(view! { <NoPartners adding /> })
    } else {
        EitherOf4::D(view! { <NoMatch q=asked.ask.q status=asked.status /> })
    };
    view! {
        <div class="kit-tools">
            <Search label="Search partners" />
            <StatusFilter />
            <span class="push kit-meta kit-num">{count}</span>
        </div>
        {body}
    }
}

#[component]
fn NoPartners(adding: Option<RwSignal<bool>>) -> impl IntoView {
    let text = if adding.is_some() {
        "Add the first one, then invite its people. They see what you share with them."
    } else {
        "Partners are added by an admin."
    };
    let add = adding.map(|adding| {
        view! {
            <Button class="primary" icon="plus" press=move || adding.set(true)>
                "New partner"
            </Button>
        }
    });
    view! {
        <Empty scene="people" title="No partners yet" text>
            {add}
        </Empty>
    }
}

#[component]
fn NoMatch(q: String, status: Option<Status>) -> impl IntoView {
    let status = status.map(|status| super::say::status(status).1);
    let title = match (q.trim(), status) {
        ("", Some(status)) => format!("No partner has the status “{status}”"),
        (q, Some(status)) => format!("No partner with the status “{status}” matches “{q}”"),
        (q, None) => format!("Nothing here matches “{q}”"),
    };
    view! {
        <Empty scene="none" title text="Searched names, short codes and cities.">
            <a class="kit-button" href="/partners">
                "Clear search and filter"
            </a>
        </Empty>
    }
}
