//! The questions as this tab knows them: one change at a time, and what to do when somebody else was quicker (spec D56).

use super::api;
use crate::{
    Problem, Said,
    campaigns::say,
    kit::{Button, Note},
    layout::said,
};
use domain::campaigns::{Change, Error, QuestionSet};
use leptos::{prelude::*, task::spawn_local};
use std::{future::Future, pin::Pin};

/// What a refused form of a question said.
pub(super) fn refused() -> Option<Said> {
    said().filter(|said| matches!(said.typed("act").as_str(), "add" | "edit"))
}

/// The questions as this tab knows them.
#[derive(Clone, Copy, Debug)]
pub(super) struct Asked {
    /// As they were read last.
    pub set: RwSignal<QuestionSet>,
    /// A change is on its way.
    pub busy: RwSignal<bool>,
    /// Why the last change was not made.
    pub problem: RwSignal<Option<Problem<Error>>>,
}

impl Asked {
    /// As the server read them; after a refused form with what was wrong.
    pub fn new(set: QuestionSet) -> Self {
        // those of the conversation name it
        let refused = said().filter(|said| said.typed("chat").is_empty() && said.typed("act") != "begin");
        let refused = refused.and_then(|said| serde_json::from_str(&said.problem).ok()).map(Problem::Refused);
        Self { set: RwSignal::new(set), busy: RwSignal::new(false), problem: RwSignal::new(refused) }
    }

    /// Changes them; over what somebody else saved meanwhile only when it is wanted (spec D56).
    pub fn change(self, change: Change, over: bool, then: impl FnOnce() + 'static) {
        let version = self.set.with_untracked(|set| set.version);
        let work = async move {
            let version = if over { api::questions().await?.version } else { version };
            api::change_questions(version, change).await
        };
        // boxed, so that the browser carries the rest once
        self.send(Box::pin(work), Box::new(then));
    }

    /// Shows what is there now.
    pub fn reload(self) {
        self.send(Box::pin(api::questions()), Box::new(|| ()));
    }

    fn send(self, work: Pin<Box<dyn Future<Output = Result<QuestionSet, Problem<Error>>>>>, then: Box<dyn FnOnce()>) {
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

/// Why a change was not made, and the way on (spec D56).
#[component]
pub(super) fn Problems(
    /// The questions.
    set: Asked,
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
