//! What was said: each question with its answer, read out as it comes (experience 41). Lines that are there already stay as they are,
//! so that only what is new is spoken.

use super::{talk::Talk, words::answer_words};
use crate::kit::Logo;
use domain::accounts::Me;
use leptos::{either::Either, prelude::*};

/// A line of the conversation.
#[derive(Clone, PartialEq, Eq, Debug)]
struct Line {
    /// What makes it another line: the question and what was answered.
    key: String,
    at: usize,
    /// The answer; `None` for the question.
    said: Option<String>,
}

fn lines(talk: Talk) -> Vec<Line> {
    let at = talk.at.get();
    talk.chat.with(|chat| {
        let mut lines = Vec::new();
        for (number, question) in chat.questions.iter().enumerate().take(at + 1) {
            lines.push(Line { key: question.id.clone(), at: number, said: None });
            if number < at || !chat.open {
                let values = chat.answers.iter().find(|answer| answer.question == question.id).map(|answer| answer.values.as_slice());
                let Some(values) = values else { continue };
                let said = answer_words(question, values);
                lines.push(Line { key: format!("{}\n{said}", question.id), at: number, said: Some(said) });
            }
        }
        lines
    })
}

/// The conversation so far.
#[component]
pub(super) fn Log(
    /// The conversation.
    talk: Talk,
) -> impl IntoView {
    let me: Me = expect_context();
    let (id, name) = (me.organisation.to_string(), me.organisation_name);
    let draw = move |line: Line| {
        let at = line.at;
        let question = talk.chat.with_untracked(|chat| chat.questions.get(at).cloned()).unwrap_or_default();
        let Some(said) = line.said else {
            let hint = (!question.help.is_empty()).then(|| view! { <div class="hint">{question.help}</div> });
            return Either::Left(view! {
                <div class="kit-say">
                    <Logo id=id.clone() name=name.clone() />
                    <div class="text">{question.wording} {hint}</div>
                </div>
            });
        };
        let label = format!("Edit the answer to “{}”", question.wording);
        let edit = move || {
            talk.chat.read().open.then(|| {
                view! {
                    <button
                        class="kit-link"
                        form="turn"
                        name="to"
                        value=at.to_string()
                        aria-label=label.clone()
                        on:click=move |event| {
                            event.prevent_default();
                            talk.turn(at);
                        }
                    >
                        "Edit"
                    </button>
                }
            })
        };
        let skipped = said.is_empty();
        Either::Right(view! {
            <div class="kit-say mine">
                <div class=if skipped { "text none" } else { "text" }>{if skipped { "Skipped".to_owned() } else { said }}</div>
                <span class="edit">{edit}</span>
            </div>
        })
    };
    view! {
        <div class="kit-chat" role="log" aria-live="polite" aria-label="Conversation">
            <For each=move || lines(talk) key=|line| line.key.clone() children=draw />
        </div>
    }
}
