//! Fields of a form that is sent without a script, and what a refused one said about them.

use super::say;
use crate::{
    Frame, Said,
    kit::{Icon, described},
};
use domain::{Refusal, accounts::Error};
use leptos::{
    either::{Either, EitherOf3},
    prelude::*,
};

/// What a form begins with: what was typed before, and what was wrong with it.
#[derive(Clone, Debug, Default)]
pub(super) struct Form {
    said: Option<Said>,
    refusal: Option<Refusal<Error>>,
}

impl Form {
    /// From the page's frame.
    pub fn of(frame: &Frame) -> Self {
        let said = frame.said.clone();
        // what cannot be read is a fault of ours, not silence
        let refusal = said.as_ref().map(|said| serde_json::from_str(&said.problem).unwrap_or(Refusal::Unavailable));
        Self { said, refusal }
    }

    /// The form as far as it is the one of several on its page that was sent, by its field `act`; else a fresh one.
    pub fn only(&self, act: &str) -> Self {
        if self.typed("act").as_deref() == Some(act) { self.clone() } else { Self::default() }
    }

    /// What was typed into a field.
    pub fn typed(&self, field: &str) -> Option<String> {
        self.said.as_ref().map(|said| said.typed(field)).filter(|typed| !typed.is_empty())
    }

    /// Everything that is wrong, one by one; nothing when it is not about what was typed.
    fn each(&self) -> &[Error] {
        match &self.refusal {
            Some(Refusal::Because(error)) => say::each(error),
            _ => &[],
        }
    }

    /// What is wrong with a field.
    pub fn wrong(&self, field: &str) -> Option<String> {
        self.each().iter().find(|error| say::field(error) == Some(field)).map(say::error)
    }

    /// The summary: what was refused, each with a link to its field.
    pub fn summary(&self) -> impl IntoView + use<> {
        let refusal = self.refusal.as_ref()?;
        let line = |error: &Error| {
            let words = say::refused_field(error);
            match say::field(error) {
                Some(field) => Either::Left(view! { <a href=format!("#{field}")>{words}</a> }),
                None => Either::Right(words),
            }
        };
        let words = match self.each() {
            [] => EitherOf3::A(say::refused(refusal)),
            [one] => EitherOf3::B(line(one)),
            several => {
                let lines = several.iter().map(|error| view! { <li>{line(error)}</li> }).collect_view();
                EitherOf3::C(view! { <ul>{lines}</ul> })
            }
        };
        Some(view! {
            <div class="kit-errors wide" role="alert" tabindex="-1" id="errors">
                <Icon name="warning" />
                <div>{words}</div>
            </div>
        })
    }

    /// Whether the focus belongs into a field: it is the first that is wrong, or the first of a fresh form.
    pub fn focus(&self, field: &str, first: bool) -> bool {
        match &self.refusal {
            None => first,
            Some(_) => self.each().iter().find_map(say::field).unwrap_or("password") == field,
        }
    }
}

/// A field of a form that is sent without a script.
#[component]
pub(super) fn Input(
    /// What the form began with.
    form: Form,
    /// Its id and name.
    name: &'static str,
    /// Its type.
    #[prop(default = "text")]
    kind: &'static str,
    /// What the browser may fill in.
    autocomplete: &'static str,
    /// What stands in it when nothing was typed before.
    #[prop(optional)]
    value: String,
    /// Stands first in its form.
    #[prop(optional)]
    first: bool,
    /// Over both columns.
    #[prop(optional)]
    wide: bool,
    /// Another label than the field has elsewhere.
    #[prop(optional)]
    label: Option<&'static str>,
    /// Further classes.
    #[prop(optional)]
    class: &'static str,
    /// What helps.
    #[prop(optional)]
    hint: &'static str,
) -> impl IntoView {
    let wrong = form.wrong(name);
    let describes = described(name, wrong.is_some(), !hint.is_empty());
    let value = (kind != "password").then(|| form.typed(name).unwrap_or(value));
    view! {
        <div class=if wide { "kit-field wide" } else { "kit-field" }>
            <label for=name>{label.unwrap_or_else(|| say::label(name))}</label>
            <input
                class=format!("kit-input {class}")
                id=name
                name=name
                type=kind
                autocomplete=autocomplete
                value=value
                required=true
                autofocus=form.focus(name, first)
                aria-invalid=wrong.is_some().then_some("true")
                aria-describedby=describes
            />
            {wrong
                .map(|words| {
                    view! {
                        <p class="error" id=format!("{name}-error")>
                            <Icon name="warning" />
                            <span>{words}</span>
                        </p>
                    }
                })}
            {(!hint.is_empty())
                .then(|| {
                    view! {
                        <p class="hint" id=format!("{name}-hint")>
                            {hint}
                        </p>
                    }
                })}
        </div>
    }
}
