//! The control for each kind of question (spec S16): a line, several lines, one choice with own words where they are taken, several
//! choices, a day, yes or no.

use crate::{
    Said,
    kit::{Choice, Choices, Options, TextArea, TextInput},
};
use domain::campaigns::{Answers, OTHER, Question};
use leptos::{either::EitherOf5, prelude::*};

/// What is being typed or chosen.
#[derive(Clone, Copy, Debug)]
pub(super) struct Typed {
    value: RwSignal<String>,
    other: RwSignal<String>,
    several: RwSignal<Vec<String>>,
}

impl Typed {
    /// An answer, to be changed.
    pub fn new(question: &Question, values: &[String]) -> Self {
        let typed = Self { value: RwSignal::new(String::new()), other: RwSignal::new(String::new()), several: RwSignal::new(Vec::new()) };
        typed.put(question, values);
        typed
    }

    /// What was typed into a form that was refused, when it asked this question.
    pub fn refused(said: Option<&Said>, question: &Question) -> Option<Vec<String>> {
        let said = said.filter(|said| said.typed("question") == question.id)?;
        let own = said.typed("other");
        let of = |(name, value): &(String, String)| {
            (name == "answer").then(|| if value == OTHER && !own.is_empty() { own.clone() } else { value.clone() })
        };
        Some(said.typed.iter().filter_map(of).collect())
    }

    /// Puts an answer into the control.
    pub fn put(self, question: &Question, values: &[String]) {
        let first = values.first().cloned().unwrap_or_default();
        if question.kind == Answers::Choices {
            self.several.set(values.to_vec());
        } else if question.other && !first.is_empty() && !question.choices.contains(&first) {
            self.value.set(OTHER.to_owned());
            self.other.set(first);
        } else {
            self.value.set(first);
        }
    }

    /// The answer as it stands now; reactive.
    pub fn follow(self, question: &Question) -> Vec<String> {
        if question.kind == Answers::Choices {
            return self.several.get();
        }
        let value = self.value.get();
        if question.other && value == OTHER { vec![self.other.get()] } else { vec![value] }
    }

    /// The answer as it stands now.
    pub fn values(self, question: &Question) -> Vec<String> {
        untrack(|| self.follow(question))
    }
}

/// The control of a question; its id is `answer`.
#[component]
pub(super) fn Control(
    /// The question.
    question: Question,
    /// What is being typed.
    typed: Typed,
    /// What is wrong with it.
    error: Signal<Option<String>>,
) -> impl IntoView {
    let Question { wording, kind, choices, other, .. } = question;
    let choice = |value: String, label: String| Choice { value, label, icon: "", hint: String::new() };
    let value = typed.value;
    match kind {
        Answers::LongText => EitherOf5::A(view! { <TextArea id="answer" label=wording value rows=3 error /> }),
        Answers::Choices => {
            let options = choices.into_iter().map(|choice| (choice.clone(), choice, String::new())).collect();
            EitherOf5::B(view! { <Choices id="answer" legend=wording options chosen=typed.several error /> })
        }
        Answers::OneChoice => {
            let mut options: Vec<Choice> = choices.into_iter().map(|each| choice(each.clone(), each)).collect();
            if other {
                options.push(choice(OTHER.to_owned(), "Other".to_owned()));
            }
            EitherOf5::C(view! {
                <Options id="answer" legend=wording options value error />
                {other
                    .then(|| {
                        view! {
                            <div class="campaigns-other">
                                <TextInput id="other" label="In your own words" value=typed.other />
                            </div>
                        }
                    })}
            })
        }
        Answers::YesNo => {
            let options = vec![choice("yes".to_owned(), "Yes".to_owned()), choice("no".to_owned(), "No".to_owned())];
            EitherOf5::D(view! { <Options id="answer" legend=wording options value error /> })
        }
        Answers::Text | Answers::Date => {
            let kind = if kind == Answers::Date { "date" } else { "text" };
            EitherOf5::E(view! { <TextInput id="answer" label=wording value kind error /> })
        }
    }
}
