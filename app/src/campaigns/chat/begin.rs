//! Where a conversation begins: those under way, to be continued, and the partner picker, which comes before the questions (spec S14).

use super::{api, settings::SettingsLink, words::refused_words};
use crate::{
    Problem,
    campaigns::say,
    kit::{Empty, Ended, Icon, Logo, Note, Pages, Search, Status, Time, address, counted, is_paged},
    layout::{Loaded, said},
    partners,
};
use domain::{
    campaigns::{ChatRow, Error},
    paging::{Ask, Page},
    partners::{PartnerRow, Status as Stands},
};
use leptos::{
    either::{Either, EitherOf4},
    prelude::*,
    task::spawn_local,
};
use leptos_router::{
    NavigateOptions,
    hooks::{use_navigate, use_query_map},
};

/// The start of the tab.
#[component]
pub(super) fn Begin() -> impl IntoView {
    let query = use_query_map();
    let field = move |name: &str| query.with(|query| query.get(name));
    let chats = Resource::new_blocking(|| (), |()| api::chats());
    let asked = move || Ask { q: field("q").unwrap_or_default(), after: field("after"), ..Ask::default() };
    let found = Resource::new_blocking(asked, |ask| partners::api::list(ask, None));
    view! {
        <div class="campaigns-begin">
            <Loaded from=chats part=true let:rows>
                <UnderWay rows />
            </Loaded>
            <section>
                <div class="kit-row wrap">
                    <div>
                        <h2>"New campaign request"</h2>
                        <p class="kit-meta">"Which partner is it for? A few questions follow."</p>
                    </div>
                    <span class="push">
                        <SettingsLink />
                    </span>
                </div>
                <Search label="Find a partner" id="find-partner" />
                <Loaded from=found part=true let:page>
                    <Picker page words=untrack(|| field("q").unwrap_or_default()) />
                </Loaded>
            </section>
        </div>
    }
}

/// The conversations that can be continued.
#[component]
pub(super) fn UnderWay(
    /// They, the last first.
    rows: Vec<ChatRow>,
) -> impl IntoView {
    let rows: Vec<_> = rows.into_iter().filter(|row| row.campaign.is_none()).map(|row| view! { <Row row /> }).collect();
    (!rows.is_empty()).then(|| {
        view! {
            <section>
                <h2>"Requests under way"</h2>
                <ul class="campaigns-under-way">{rows}</ul>
            </section>
        }
    })
}

#[component]
fn Row(row: ChatRow) -> impl IntoView {
    let ChatRow { id, partner, name, progress: (at, all), changed_by, changed, .. } = row;
    let title = if name.is_empty() { "No name yet".to_owned() } else { name };
    let by = changed_by.map(|name| format!(", {name}")).unwrap_or_default();
    let label = format!("Continue “{title}” for {}", partner.name);
    view! {
        <li>
            <Logo id=partner.id.to_string() name=partner.name.clone() />
            <span>
                <strong class="kit-cut">{title}</strong>
                <span class="kit-meta">{format!("{} · question {at} of {all} · ", partner.name)} <Time stamp=changed /> {by}</span>
            </span>
            <a class="kit-button small push" href=format!("/marketing?chat={id}") aria-label=label>
                "Continue"
            </a>
        </li>
    }
}

/// The partners to choose from: one button each in one form, which needs no script.
#[component]
fn Picker(page: Page<PartnerRow>, words: String) -> impl IntoView {
    let Page { rows, next, total } = page;
    let refused = said().filter(|said| said.typed("act") == "begin").and_then(|said| refused_words(&said.problem));
    let (busy, said) = (RwSignal::new(false), RwSignal::new(refused));
    let navigate = use_navigate();
    let begin = Callback::new(move |partner| {
        if busy.get_untracked() {
            return;
        }
        busy.set(true);
        let navigate = navigate.clone();
        spawn_local(async move {
            let begun = api::begin_chat(Some(partner)).await;
            if busy.try_set(false).is_some() {
                return;
            }
            match begun {
                Ok(chat) => navigate(&format!("/marketing?chat={chat}"), NavigateOptions::default()),
                Err(problem) => said.set(Some(problem.say(say::error))),
            }
        });
    });
    let shown = rows.len();
    let paged = is_paged(next.as_deref());
    if shown > 0 {
        let rows = rows.into_iter().map(|partner| view! { <Partner partner begin /> }).collect_view();
        return EitherOf4::A(view! {
            <div role="alert">{move || said.get().map(|words| view! { <Note kind="bad">{words}</Note> })}</div>
            <form method="post" action="/marketing">
                <input type="hidden" name="act" value="begin" />
                <ul class="campaigns-picker">{rows}</ul>
            </form>
            {paged.then(|| view! { <Pages total shown next by="by name" /> })}
        });
    }
    if paged {
        EitherOf4::B(view! { <Ended /> })
    } else if words.is_empty() {
        EitherOf4::C(view! {
            <Empty scene="people" class="row" title="No partner yet" text="A campaign is for one partner.">
                <a class="kit-button primary" href="/partners">
                    "Go to Partners"
                </a>
            </Empty>
        })
    } else {
        EitherOf4::D(view! {
            <Empty scene="none" class="row" title=format!("No partner matches “{words}”") text="Searched names, short codes and cities.">
                <a class="kit-button" href=move || address(&[("q", ""), ("after", "")])>
                    "Clear search"
                </a>
            </Empty>
        })
    }
}

#[component]
fn Partner(partner: PartnerRow, begin: Callback<domain::id::PartnerId>) -> impl IntoView {
    let PartnerRow { id, name, status, city, campaigns, .. } = partner;
    let (class, word) = partners::say::status(status);
    let facts = counted(campaigns, "campaign", "campaigns");
    let facts = if city.is_empty() { facts } else { format!("{city} · {facts}") };
    let inside = view! {
        <Logo id=id.to_string() name=name.clone() />
        <span>
            <strong class="kit-cut">{name}</strong>
            <span class="kit-meta">{facts}</span>
        </span>
        <span class="push">
            <Status class word />
        </span>
    };
    let row = if status == Stands::Active {
        Either::Left(view! {
            <button
                class="campaigns-pick"
                name="partner"
                value=id.to_string()
                on:click=move |event| {
                    event.prevent_default();
                    begin.run(id);
                }
            >
                {inside}
                <Icon name="chevron-right" class="small" />
            </button>
        })
    } else {
        Either::Right(view! { <div class="campaigns-pick off">{inside}</div> })
    };
    view! { <li>{row}</li> }
}

async fn own() -> Result<Option<Vec<ChatRow>>, Problem<Error>> {
    if api::may_ask().await? { Ok(Some(api::chats().await?)) } else { Ok(None) }
}

/// A partner's way in, on its own pages: "Request a campaign" and what is under way; nothing when the vendor does not let partners
/// ask (spec D44).
#[component]
pub fn Requests() -> impl IntoView {
    let found = Resource::new_blocking(|| (), |()| own());
    view! {
        <Loaded from=found part=true let:found>
            {found
                .map(|rows| {
                    view! {
                        <UnderWay rows />
                        <RequestButton />
                    }
                })}
        </Loaded>
    }
}

#[component]
fn RequestButton() -> impl IntoView {
    view! {
        <form class="campaigns-request" method="post" action="/marketing">
            <input type="hidden" name="act" value="begin" />
            <span>
                <strong>"Need a campaign of your own?"</strong>
                <span class="kit-meta">"A few questions, then it is in review."</span>
            </span>
            <button class="kit-button push">
                <Icon name="plus" />
                "Request a campaign"
            </button>
        </form>
    }
}
