//! "Agent questions": what the conversation asks, in this order (spec S21-S24, D3). A panel beside the conversation, on a narrow
//! screen in its place. Changes count from the next request on. Members read, admins change.

use super::{
    api,
    question::{EditQuestion, kind_words},
};
use crate::{
    Problem, browser,
    campaigns::say,
    kit::{Button, Confirm, Icon, IconButton, Note, address},
    layout::Loaded,
};
use domain::{
    Role,
    accounts::Me,
    campaigns::{Change, Error, Question, QuestionSet},
};
use leptos::{either::Either, prelude::*, task::spawn_local};
use leptos_router::{
    NavigateOptions,
    hooks::{use_navigate, use_query_map},
};
use std::future::Future;

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

/// The questions as this tab knows them.
#[derive(Clone, Copy, Debug)]
pub(super) struct Set {
    /// As they were read last.
    pub set: RwSignal<QuestionSet>,
    /// A change is on its way.
    pub busy: RwSignal<bool>,
    /// Why the last change was not made.
    pub problem: RwSignal<Option<Problem<Error>>>,
}

impl Set {
    /// Changes them; over what somebody else saved meanwhile only when it is wanted (spec D56).
    pub fn change(self, change: Change, over: bool, then: impl FnOnce() + 'static) {
        let version = self.set.with_untracked(|set| set.version);
        self.send(
            async move {
                let version = if over { api::questions().await?.version } else { version };
                api::change_questions(version, change).await
            },
            then,
        );
    }

    /// Shows what is there now.
    pub fn reload(self) {
        self.send(api::questions(), || ());
    }

    fn send(self, work: impl Future<Output = Result<QuestionSet, Problem<Error>>> + 'static, then: impl FnOnce() + 'static) {
        if self.busy.get_untracked() {
            return;
        }
        self.busy.set(true);
        spawn_local(async move {
            let answer = work.await;
            // the page may be gone by now
            if self.busy.try_set(false).is_some() {
                return;
            }
            match answer {
                Ok(set) => {
                    self.problem.set(None);
                    self.set.set(set);
                    request_animation_frame(then);
                }
                Err(problem) => self.problem.set(Some(problem)),
            }
        });
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
    let set = Set { set: RwSignal::new(set), busy: RwSignal::new(false), problem: RwSignal::new(refused()) };
    let (removing, resetting, doomed) = (RwSignal::new(false), RwSignal::new(false), RwSignal::new(None::<Question>));
    let query = use_query_map();
    let edited = Memo::new(move |_| query.with(|query| query.get("edit")).unwrap_or_default());
    let navigate = use_navigate();
    let close = Callback::from(move || navigate(&untrack(|| address(&[("edit", "")])), NavigateOptions::default()));
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
                        <Button class="quiet" icon="undo" press=move || resetting.set(true)>
                            "Reset to defaults"
                        </Button>
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

fn refused() -> Option<Problem<Error>> {
    serde_json::from_str(&crate::layout::said()?.problem).ok().map(Problem::Refused)
}

/// Why a change was not made, and the way on (spec D56).
#[component]
pub(super) fn Problems(
    /// The questions.
    set: Set,
    /// Makes the change all the same.
    #[prop(optional)]
    over: Option<Callback<()>>,
) -> impl IntoView {
    view! {
        <div role="alert">
            {move || {
                set.problem
                    .get()
                    .map(|problem| {
                        let stale = matches!(problem.reason(), Some(Error::Stale { .. } | Error::Gone));
                        let over = over.filter(|_| stale);
                        view! {
                            <Note kind="bad">
                                {problem.say(say::error)}
                                <span class="kit-row wrap">
                                    {stale
                                        .then(|| {
                                            view! {
                                                <Button class="small" press=move || set.reload()>
                                                    "Show what is there"
                                                </Button>
                                            }
                                        })}
                                    {over
                                        .map(|over| {
                                            view! {
                                                <Button class="small" press=over>
                                                    "Save mine all the same"
                                                </Button>
                                            }
                                        })}
                                </span>
                            </Note>
                        }
                    })
            }}
        </div>
    }
}

#[component]
fn Row(
    set: Set,
    question: Question,
    at: usize,
    last: usize,
    open: bool,
    admin: bool,
    remove: Callback<Question>,
    close: Callback<()>,
) -> impl IntoView {
    let (id, core) = (question.id.clone(), question.uses.is_core());
    let name = question.wording.clone();
    let (up_id, down_id) = (id.clone(), id.clone());
    // the focus goes along with the question, to the button that still moves it
    let go = move |id: &str, to: usize, up: bool| {
        let up = if to == 0 { false } else { up || to == last };
        let row = format!("question-{id}");
        set.change(Change::Move(id.to_owned(), to), false, move || browser::focus_in(&row, if up { "[data-up]" } else { "[data-down]" }));
    };
    let top = (at == 0).then(|| "It is the first".to_owned());
    let bottom = (at == last).then(|| "It is the last".to_owned());
    let (target, doomed) = (id.clone(), question.clone());
    let acts = admin.then(|| {
        let remove = if core {
            Either::Left(view! {
                <span class="kit-icon-button small" role="img" aria-label="Needed, cannot be removed" title="A campaign needs this question">
                    <Icon name="lock" class="small" />
                </span>
            })
        } else {
            Either::Right(view! {
                <IconButton icon="trash" class="small" label=format!("Remove “{name}”") press=move || remove.run(doomed.clone()) />
            })
        };
        view! {
            <span class="acts">
                <span data-up="">
                    <IconButton
                        icon="arrow-up"
                        class="small"
                        label=format!("Move “{name}” up")
                        off=Signal::stored(top)
                        press=move || go(&up_id, at.saturating_sub(1), true)
                    />
                </span>
                <span data-down="">
                    <IconButton
                        icon="arrow-down"
                        class="small"
                        label=format!("Move “{name}” down")
                        off=Signal::stored(bottom)
                        press=move || go(&down_id, at + 1, false)
                    />
                </span>
                <a
                    class="kit-icon-button small"
                    href=move || address(&[("edit", if open { "" } else { target.as_str() })])
                    aria-label=format!("Edit “{name}”")
                    title=format!("Edit “{name}”")
                    aria-expanded=if open { "true" } else { "false" }
                >
                    <Icon name="edit" />
                </a>
                {remove}
            </span>
        }
    });
    let key = (admin && !open).then(|| id.clone());
    view! {
        <li
            class=if open { "campaigns-question open" } else { "campaigns-question" }
            id=format!("question-{id}")
            draggable=key.is_some().then_some("true")
            data-key=key
            data-place=id
        >
            <span class="grip" title="Drag to reorder" aria-hidden="true">
                {admin.then(|| view! { <Icon name="grip" class="small" /> })}
            </span>
            <div class="what">
                <strong>{question.wording.clone()}</strong>
                <span class="kit-meta">{kind_words(&question)}</span>
            </div>
            {acts}
            {open.then(|| view! { <EditQuestion set close question /> })}
        </li>
    }
}

/// The switch that lets partners' people ask (spec D44).
#[component]
fn PartnersAsk(asks: bool, set: Set) -> impl IntoView {
    let alive = crate::kit::hydrated();
    let turn = move |wanted: bool| {
        spawn_local(async move {
            if let Err(problem) = api::let_partners_ask(wanted).await {
                browser::tick("partners-ask", !wanted);
                set.problem.try_set(Some(problem));
            }
        });
    };
    view! {
        <label class="kit-choice campaigns-switch">
            <input
                class="kit-check"
                type="checkbox"
                role="switch"
                id="partners-ask"
                checked=asks
                disabled=move || !alive.get()
                on:change:target=move |event| turn(event.target().checked())
            />
            <span>
                "Partners may ask for campaigns"
                <span class="hint">"Their people see “Request a campaign”, for their own company alone."</span>
            </span>
        </label>
    }
}
