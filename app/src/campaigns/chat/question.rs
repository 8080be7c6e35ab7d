//! The form of one question: wording, help, kind, choices, whether it must be answered, and what its answer is for (spec S21, S22). A
//! plain form that a script makes quicker. A core question keeps its kind (spec D3).

use super::asked::{Asked, Problems, refused};
use crate::{
    browser,
    kit::{Select, TextArea, TextInput, address},
};
use domain::campaigns::{Answers, Change, Question, Use};
use leptos::{either::Either, prelude::*};

/// "One choice of 4, required".
pub(super) fn kind_words(question: &Question) -> String {
    let mut words = kind(question.kind).to_owned();
    if question.kind.is_choice() {
        words = format!("{words} of {}", question.choices.len() + usize::from(question.other));
    }
    if !question.required {
        words.push_str(", optional");
    }
    words
}

fn kind(kind: Answers) -> &'static str {
    match kind {
        Answers::Text => "Short text",
        Answers::LongText => "Long text",
        Answers::OneChoice => "One choice",
        Answers::Choices => "Several choices",
        Answers::Date => "Date",
        Answers::YesNo => "Yes or no",
    }
}

fn used(uses: Use) -> &'static str {
    match uses {
        Use::Name => "Campaign name",
        Use::Intent => "Intent",
        Use::Audience => "Target audience",
        Use::Messaging => "Messaging guidelines",
        Use::Product => "Product or offer",
        Use::Problem => "Problem it solves",
        Use::Proof => "Proof",
        Use::Action => "Call to action",
        Use::Link => "Link of the call to action",
        Use::Date => "Date",
        Use::Other => "Nothing in particular",
    }
}

/// The form of a question; without one for a new one.
#[component]
pub(super) fn EditQuestion(
    /// The questions.
    set: Asked,
    /// Closes the form.
    close: Callback<()>,
    /// The question.
    #[prop(optional)]
    question: Question,
) -> impl IntoView {
    let (id, core) = (question.id.clone(), question.uses.is_core());
    let said = refused().filter(|said| said.typed("question") == id);
    let first = |field: &str, known: String| RwSignal::new(said.as_ref().map_or(known, |said| said.typed(field)));
    let ticked = |field: &str, known: bool| said.as_ref().map_or(known, |said| !said.typed(field).is_empty());
    let (wording, help) = (first("wording", question.wording), first("help", question.help));
    let choices = first("choices", question.choices.join("\n"));
    let (kinds, uses) = (first("kind", question.kind.as_str().to_owned()), first("uses", question.uses.as_str().to_owned()));
    let (required, other) = (ticked("required", question.required || id.is_empty()), ticked("other", question.other));
    let own = id.clone();
    let send = Callback::new(move |over: bool| {
        let (kind, uses) = (kinds.get_untracked(), uses.get_untracked());
        let typed = Question {
            id: own.clone(),
            wording: wording.get_untracked(),
            help: help.get_untracked(),
            choices: choices.read_untracked().lines().map(str::to_owned).collect(),
            kind: if core { question.kind } else { Answers::parse(&kind).unwrap_or_default() },
            uses: if core { question.uses } else { Use::parse(&uses).unwrap_or_default() },
            required: core || browser::ticked("question-required"),
            other: if core { question.other } else { browser::ticked("question-other") },
        };
        let change = if own.is_empty() { Change::Add(typed) } else { Change::Edit(typed) };
        set.change(change, over, move || close.run(()));
    });
    let rest = if core {
        Either::Left(view! {
            <input type="hidden" name="kind" value=kinds.get_untracked() />
            <input type="hidden" name="uses" value=uses.get_untracked() />
            <input type="hidden" name="required" value="yes" />
            {other.then(|| view! { <input type="hidden" name="other" value="yes" /> })}
        })
    } else {
        let named = Answers::ALL.map(|each| (each.as_str().to_owned(), kind(each).to_owned())).to_vec();
        let uses_named = Use::OWN.map(|each| (each.as_str().to_owned(), used(each).to_owned())).to_vec();
        Either::Right(view! {
            <Select id="question-kind" name="kind" label="Kind" value=kinds options=named />
            <Select
                id="question-uses"
                name="uses"
                label="Used in drafts as"
                value=uses
                options=uses_named
            />
        })
    };
    let fixed = core && !question.kind.is_choice();
    let ticks = (!core).then(|| {
        view! {
            <label class="kit-choice">
                <input class="kit-check" type="checkbox" id="question-required" name="required" value="yes" checked=required />
                "Must be answered"
            </label>
            <label class="kit-choice campaigns-own">
                <input class="kit-check" type="checkbox" id="question-other" name="other" value="yes" checked=other />
                "Own words too (“Other”)"
            </label>
        }
    });
    Effect::new(|_| browser::focus("question-wording"));
    let version = move || set.set.with(|set| set.version.to_string());
    let target = id.clone();
    view! {
        <form
            class="campaigns-edit"
            method="post"
            action=move || address(&[("settings", "open"), ("edit", if target.is_empty() { "new" } else { target.as_str() })])
            novalidate
            on:submit=move |event| {
                event.prevent_default();
                send.run(false);
            }
        >
            <input type="hidden" name="act" value=if id.is_empty() { "add" } else { "edit" } />
            <input type="hidden" name="version" value=version />
            <input type="hidden" name="question" value=id />
            <Problems set over=Callback::from(move || send.run(true)) />
            <TextInput id="question-wording" name="wording" label="Question" value=wording />
            <TextInput id="question-help" name="help" label="Help below it" value=help optional=true />
            {rest}
            {(!fixed)
                .then(|| {
                    view! {
                        <div class=if core { "" } else { "campaigns-choices" }>
                            <TextArea id="question-choices" name="choices" label="Choices, one a line" value=choices />
                        </div>
                    }
                })}
            <div class="kit-row wrap campaigns-edit-end">
                {ticks} <span class="push kit-row">
                    <a class="kit-button" href=move || address(&[("edit", "")])>
                        "Cancel"
                    </a>
                    <button class="kit-button primary" aria-busy=move || set.busy.get().then_some("true")>
                        "Save question"
                    </button>
                </span>
            </div>
        </form>
    }
}
