//! "Agent questions": what the conversation asks, in this order (spec S21-S24, D3). A panel beside the conversation, on a narrow
//! screen in its place. Changes count from the next request on. Members read, admins change.

use super::{
    api,
    asked::{Asked, Problems},
    question::EditQuestion,
    row::Row,
};
use crate::{
    browser,
    campaigns::say,
    kit::{Confirm, Icon, address},
    layout::Loaded,
};
use domain::{
    Role,
    accounts::Me,
    campaigns::{Change, Question, QuestionSet},
};
use leptos::{either::Either, prelude::*, task::spawn_local};
use leptos_router::{
    NavigateOptions,
    hooks::{use_navigate, use_query_map},
};

/// The way to the panel.
#[component]
pub(super) fn SettingsLink() -> impl IntoView {
    view! {
        <a class="kit-button small" href=move || address(&[("settings", "open")])>
            <Icon name="settings" />
            "Question settings"
        </a>
    }
}

/// The panel.
#[component]
pub(super) fn Settings() -> impl IntoView {
    let set = Resource::new_blocking(|| (), |()| api::questions());
    view! {
        <aside class="campaigns-settings" aria-label="Agent question settings">
            <header class="kit-row">
                <div>
                    <h2 id="agent-questions" tabindex="-1">"Agent questions"</h2>
                    <p class="kit-meta">"Changes count from the next request on."</p>
                </div>
                <a
                    class="kit-icon-button small push"
                    href=move || address(&[("settings", ""), ("edit", "")])
                    aria-label="Close settings"
                    title="Close settings"
                >
                    <Icon name="x" />
                </a>
            </header>
            <Loaded from=set part=true let:set>
                <Questions set />
            </Loaded>
        </aside>
    }
}

#[component]
fn Questions(set: QuestionSet) -> impl IntoView {
    let admin = expect_context::<Me>().role == Role::Admin;
    let asks = set.partners_ask;
    let set = Asked::new(set);
    let (removing, resetting, doomed) = (RwSignal::new(false), RwSignal::new(false), RwSignal::new(None::<Question>));
    let query = use_query_map();
    let edited = Memo::new(move |_| query.with(|query| query.get("edit")).unwrap_or_default());
    let navigate = use_navigate();
    let without = Memo::new(move |_| address(&[("edit", "")]));
    let close = Callback::from(move || navigate(&without.get_untracked(), NavigateOptions::default()));
    if admin {
        let dragged = RwSignal::new(String::new());
        Effect::new(move |_| {
            browser::on_rows(
                "data-place",
                move |key| dragged.set(key.to_owned()),
                move |_| !dragged.read_untracked().is_empty(),
                move |to, _| {
                    let id = dragged.get_untracked();
                    dragged.set(String::new());
                    if let Some(to) = set.set.with_untracked(|set| set.questions.iter().position(|question| question.id == to)) {
                        set.change(Change::Move(id, to), false, || ());
                    }
                },
            );
        });
    }
    // where a form was closed, the focus has nothing to stand on
    Effect::new(move |before: Option<bool>| {
        let closed = edited.read().is_empty();
        if closed && before == Some(false) {
            request_animation_frame(|| browser::focus_again("agent-questions"));
        }
        closed
    });
    let remove = Callback::new(move |question| {
        doomed.set(Some(question));
        removing.set(true);
    });
    let rows = move || {
        let questions = set.set.with(|set| set.questions.clone());
        let last = questions.len().saturating_sub(1);
        let edited = edited.get();
        questions
            .into_iter()
            .enumerate()
            .map(|(at, question)| {
                let open = admin && question.id == edited;
                view! { <Row set question at last open admin remove close /> }
            })
            .collect_view()
    };
    let title = Signal::derive(move || {
        doomed.with(|doomed| doomed.as_ref().map(|doomed: &Question| format!("Remove “{}”?", doomed.wording)).unwrap_or_default())
    });
    let error = Signal::derive(move || set.problem.with(|problem| problem.as_ref().map(|problem| problem.say(say::error))));
    view! {
        {move || set.set.with(|set| set.changed_by.clone()).map(|name| view! { <p class="kit-meta">{format!("Last changed by {name}.")}</p> })}
        {move || edited.read().is_empty().then(|| view! { <Problems set /> })}
        <ol class="campaigns-questions">{rows}</ol>
        {if admin {
            Either::Left(
                view! {
                    {move || (edited.read().as_str() == "new")
                        .then(|| {
                            view! {
                                <div class="campaigns-question open">
                                    <EditQuestion set close />
                                </div>
                            }
                        })}
                    <div class="kit-row wrap">
                        <a class="kit-button" href=move || address(&[("edit", "new")])>
                            <Icon name="plus" />
                            "Add a question"
                        </a>
                        <form
                            class="campaigns-deed"
                            method="post"
                            action=move || address(&[("settings", "open"), ("edit", "")])
                            on:submit=move |event| {
                                event.prevent_default();
                                resetting.set(true);
                            }
                        >
                            <input type="hidden" name="act" value="reset" />
                            <input type="hidden" name="version" value=move || set.set.with(|set| set.version.to_string()) />
                            <button class="kit-button quiet">
                                <Icon name="undo" />
                                "Reset to defaults"
                            </button>
                        </form>
                    </div>
                    <PartnersAsk asks set />
                },
            )
        } else {
            Either::Right(view! { <p class="kit-meta">"Administrators change them."</p> })
        }}
        <Confirm
            id="remove-question"
            open=removing
            title
            text="It is not asked any more. Requests under way still ask it."
            verb="Remove"
            busy=set.busy
            error
            press=move || {
                if let Some(question) = doomed.get_untracked() {
                    set.change(Change::Remove(question.id), false, move || removing.set(false));
                }
            }
        />
        <Confirm
            id="reset-questions"
            open=resetting
            title="Reset to the default questions?"
            text="Name, intent, audience and messaging are asked, as at first. Your own questions are gone from the next request on."
            verb="Reset"
            busy=set.busy
            error
            press=move || set.change(Change::Reset, false, move || resetting.set(false))
        />
    }
}

/// The switch that lets partners' people ask (spec D44).
#[component]
fn PartnersAsk(asks: bool, set: Asked) -> impl IntoView {
    let turn = move |wanted: bool| {
        spawn_local(async move {
            if let Err(problem) = api::let_partners_ask(wanted).await {
                browser::tick("partners-ask", !wanted);
                set.problem.try_set(Some(problem));
            }
        });
    };
    // what was pressed before there was a script was not heard
    Effect::new(move |_| browser::tick("partners-ask", asks));
    view! {
        <form class="campaigns-deed" method="post" action=move || address(&[("settings", "open")]) on:submit=|event| event.prevent_default()>
            <input type="hidden" name="act" value="partners_ask" />
            <label class="kit-choice campaigns-switch">
                <input
                    class="kit-check"
                    type="checkbox"
                    role="switch"
                    id="partners-ask"
                    name="allowed"
                    value="yes"
                    checked=asks
                    on:change:target=move |event| turn(event.target().checked())
                />
                <span>
                    "Partners may ask for campaigns"
                    <span class="hint">"Their people see “Request a campaign”, for their own company alone."</span>
                </span>
            </label>
            // seen by who has no script
            <button class="kit-button">"Save"</button>
        </form>
    }
}
