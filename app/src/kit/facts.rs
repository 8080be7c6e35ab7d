//! Facts in two columns, and who sees a thing.

use super::Icon;
use leptos::prelude::*;

/// A list of facts.
#[component]
pub fn Facts(
    /// With more room between.
    #[prop(optional)]
    wide: bool,
    children: Children,
) -> impl IntoView {
    view! { <dl class=if wide { "kit-facts wide" } else { "kit-facts" }>{children()}</dl> }
}

/// One fact.
#[component]
pub fn Fact(
    /// What it is about.
    term: &'static str,
    children: Children,
) -> impl IntoView {
    view! {
        <dt>{term}</dt>
        <dd>{children()}</dd>
    }
}

/// One line of "Who can see this?".
#[derive(Clone, Debug)]
pub struct SeesLine {
    class: &'static str,
    icon: &'static str,
    who: String,
    reason: String,
}

impl SeesLine {
    /// They see it, because.
    #[must_use]
    pub fn yes(who: impl Into<String>, reason: impl Into<String>) -> Self {
        Self { class: "", icon: "eye", who: who.into(), reason: reason.into() }
    }

    /// They do not see it yet, because.
    #[must_use]
    pub fn soon(who: impl Into<String>, reason: impl Into<String>) -> Self {
        Self { class: "soon", icon: "clock", who: who.into(), reason: reason.into() }
    }

    /// They do not see it, because.
    #[must_use]
    pub fn no(who: impl Into<String>, reason: impl Into<String>) -> Self {
        Self { class: "no", icon: "eye-off", who: who.into(), reason: reason.into() }
    }
}

/// Who sees a thing, and why.
#[component]
pub fn Sees(
    /// Line by line.
    lines: Vec<SeesLine>,
) -> impl IntoView {
    let lines = lines.into_iter().map(|SeesLine { class, icon, who, reason }| {
        view! {
            <li class=class>
                <Icon name=icon />
                <span>
                    <strong>{who}</strong>
                    <span class="reason">{reason}</span>
                </span>
            </li>
        }
    });
    view! { <ul class="kit-sees">{lines.collect_view()}</ul> }
}
