//! The question that is asked now, as a plain form that a script makes quicker: the right control for its kind, suggestions, Back and
//! Skip. What is being typed is kept in the tab, so that a reload loses nothing (spec S16, experience 41, 42).

use super::{
    control::{Control, Typed},
    refused::{Refused, is_answer},
    talk::{Talk, place},
};
use crate::{Problem, browser, campaigns::say, kit::Icon};
use domain::campaigns::{Answers, Question, next_question, progress};
use leptos::prelude::*;

/// The form of a question.
#[component]
pub(super) fn Ask(
    /// The conversation.
    talk: Talk,
    /// The question, counted from 0.
    at: usize,
) -> impl IntoView {
    let (id, question, known, suggestions, due) = talk.chat.with_untracked(|chat| {
        let question = chat.questions.get(at).cloned().unwrap_or_default();
        let known = chat.answers.iter().find(|answer| answer.question == question.id).map(|answer| answer.values.clone());
        let suggestions = if chat.position == at { chat.suggestions.clone() } else { Vec::new() };
        (chat.id, question, known, suggestions, next_question(&chat.questions, &chat.answers))
    });
    let again = known.is_some();
    let first = talk.said.with_value(|said| Typed::refused(said.as_ref(), &question)).or(known).unwrap_or_default();
    let typed = Typed::new(&question, &first);
    let place = place(id, &question.id);
    let wrong = Signal::derive(move || {
        talk.problem.with(|problem| problem.as_ref().and_then(Problem::reason).filter(|reason| is_answer(reason)).map(say::error))
    });
    let send = {
        let question = question.clone();
        move |over: bool| {
            if !talk.busy.get_untracked() {
                talk.answer(question.id.clone(), typed.values(&question), over);
            }
        }
    };
    let (over, by_key) = (send.clone(), send.clone());
    let long = question.kind == Answers::LongText;
    let enter = move |event: leptos::ev::KeyboardEvent| {
        // the other controls are sent by the browser itself
        if long && event.key() == "Enter" && !event.shift_key() && !event.is_composing() && browser::focused("answer") {
            event.prevent_default();
            by_key(false);
        }
    };
    let (optional, name) = (!question.required, question.id.clone());
    let skip = question.id.clone();
    let control = view! { <Control question=question.clone() typed error=wrong /> };
    keep(place, question.clone(), typed);
    let hints = suggestions
        .into_iter()
        .map(|words| {
            let (value, shown, question) = (words.clone(), words.clone(), question.clone());
            view! {
                <button
                    class="kit-option campaigns-hint"
                    name="answer"
                    value=value
                    on:click=move |event| {
                        event.prevent_default();
                        typed.put(&question, std::slice::from_ref(&words));
                        browser::focus("answer");
                    }
                >
                    <Icon name="plus" class="small" />
                    {shown}
                </button>
            }
        })
        .collect_view();
    let (number, all) = talk.chat.with_untracked(|chat| progress(chat.questions.len(), at));
    let segments = (1..=all)
        .map(|each| {
            let class = match each.cmp(&number) {
                std::cmp::Ordering::Less => "done",
                std::cmp::Ordering::Equal => "now",
                std::cmp::Ordering::Greater => "",
            };
            view! { <i class=class></i> }
        })
        .collect_view();
    let version = move || talk.chat.with(|chat| chat.version.to_string());
    view! {
        <form
            class="kit-ask"
            method="post"
            action=format!("/marketing?chat={id}")
            novalidate
            on:submit=move |event| {
                event.prevent_default();
                send(false);
            }
            on:keydown=enter
        >
            // the button that the Enter key presses
            <button class="kit-hide" name="act" value="answer" tabindex="-1" aria-hidden="true"></button>
            <input type="hidden" name="chat" value=id.to_string() />
            <input type="hidden" name="version" value=version />
            <input type="hidden" name="question" value=name />
            <div class="kit-row">
                <span class="kit-segments" aria-hidden="true">
                    {segments}
                </span>
                <span class="kit-meta kit-num">{format!("Question {number} of {all}")}</span>
            </div>
            <Refused talk over=Callback::from(move || over(true)) />
            {control}
            {(!hints.is_empty())
                .then(|| {
                    view! {
                        <div class="kit-options" role="group" aria-label="Suggestions">
                            {hints}
                        </div>
                    }
                })}
            <div class="kit-row wrap">
                {at.checked_sub(1).map(|to| view! { <Turn talk to words="Back" icon="arrow-left" /> })}
                {(again && due > at).then(|| view! { <Turn talk to=due words="Leave it as it is" /> })}
                {(optional && !again)
                    .then(|| {
                        view! {
                            <button
                                class="kit-button quiet"
                                name="act"
                                value="skip"
                                on:click=move |event| {
                                    event.prevent_default();
                                    talk.answer(skip.clone(), Vec::new(), false);
                                }
                            >
                                "Skip"
                            </button>
                        }
                    })}
                <span class="push kit-meta campaigns-keys">
                    <kbd class="kit-key">"Enter"</kbd>
                    " to send"
                </span>
                <button class="kit-button primary" name="act" value="answer" aria-busy=move || talk.busy.get().then_some("true")>
                    "Next"
                </button>
            </div>
        </form>
    }
}

/// A button that turns to another question.
#[component]
fn Turn(talk: Talk, to: usize, words: &'static str, #[prop(optional)] icon: &'static str) -> impl IntoView {
    view! {
        <button
            class="kit-button quiet"
            form="turn"
            name="to"
            value=to.to_string()
            on:click=move |event| {
                event.prevent_default();
                talk.turn(to);
            }
        >
            {(!icon.is_empty()).then(|| view! { <Icon name=icon /> })}
            {words}
        </button>
    }
}

/// Keeps what is being typed in this tab, and brings back what was kept.
fn keep(place: String, question: Question, typed: Typed) {
    let before = typed.values(&question);
    Effect::new(move |seen: Option<()>| {
        let now = typed.follow(&question);
        if seen.is_none() {
            if let Some(kept) = browser::kept(&place).filter(|_| now == before) {
                typed.put(&question, &kept.split('\u{1f}').map(str::to_owned).collect::<Vec<_>>());
            }
        } else {
            browser::keep(&place, &if now == before { String::new() } else { now.join("\u{1f}") });
        }
    });
}
