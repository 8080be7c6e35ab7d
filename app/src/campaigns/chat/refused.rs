//! Why the last thing of a conversation was not done, and the ways on: try again, see what somebody else saved, or save over it
//! (spec D56).

use super::talk::Talk;
use crate::{Problem, campaigns::say, kit::Note};
use domain::{Refusal, campaigns::Error};
use leptos::prelude::*;

/// Why the last thing was not done, and the ways on; what is wrong with the answer itself stands beside its field (spec D56).
#[component]
pub(super) fn Refused(
    /// The conversation.
    talk: Talk,
    /// Does it all the same, over what somebody else saved; without it there is nothing to do over.
    #[prop(optional)]
    over: Option<Callback<()>>,
) -> impl IntoView {
    let reload = move || {
        let href = talk.chat.with_untracked(|chat| format!("/marketing?chat={}", chat.id));
        view! {
            <a
                class="kit-button small"
                href=href
                rel="external"
                on:click=move |event| {
                    event.prevent_default();
                    talk.reload();
                }
            >
                "Show what is there"
            </a>
        }
    };
    view! {
        <div role="alert">
            {move || {
                let problem = talk.problem.get()?;
                let reason = problem.reason();
                if reason.is_some_and(is_answer) && over.is_some() {
                    return None;
                }
                let stale = matches!(reason, Some(Error::Stale { .. }));
                let moved = stale || matches!(reason, Some(Error::Submitted { .. } | Error::Resting { .. } | Error::Gone));
                let words = problem.say(say::error);
                let lost = matches!(problem, Problem::Unreached | Problem::Refused(Refusal::Unavailable | Refusal::Fault(_)));
                let over = over.filter(|_| stale || lost);
                let over = over
                    .map(|over| {
                        view! {
                            <button class="kit-button small" name="act" value="answer" on:click=move |event| {
                                event.prevent_default();
                                over.run(());
                            }>{if lost { "Try again" } else { "Save mine all the same" }}</button>
                        }
                    });
                Some(
                    view! {
                        <Note kind="bad">
                            {words}
                            <span class="kit-row wrap">{moved.then(reload)} {over}</span>
                        </Note>
                    },
                )
            }}
        </div>
    }
}

/// What belongs beside the field.
pub(super) fn is_answer(error: &Error) -> bool {
    matches!(error, Error::Answer { .. })
}
