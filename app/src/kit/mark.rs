//! The small marks: icons of the sprite, its drawings, and counts.

use super::number;
use leptos::prelude::*;

/// An icon of the sprite, by its name without `i-`. It never speaks; the words stand beside it or on its button.
#[component]
pub fn Icon(
    /// The icon.
    name: &'static str,
    /// `small`, `end` or `large`.
    #[prop(optional)]
    class: &'static str,
) -> impl IntoView {
    let class = if class.is_empty() { "kit-icon".to_owned() } else { format!("kit-icon {class}") };
    view! {
        <svg class=class aria-hidden="true">
            <use href=format!("/icons.svg#i-{name}") />
        </svg>
    }
}

/// A drawing of the sprite, by its name without `s-`.
#[component]
pub fn Scene(
    /// The drawing.
    name: &'static str,
) -> impl IntoView {
    view! {
        <svg viewBox="0 0 148 96" aria-hidden="true">
            <use href=format!("/icons.svg#s-{name}") />
        </svg>
    }
}

/// A count beside a word; apricot only for what waits for the reader.
#[component]
pub fn Count(
    /// How many.
    n: i64,
    /// It waits for the reader.
    #[prop(optional)]
    waits: bool,
) -> impl IntoView {
    view! { <b class=if waits { "kit-count waits" } else { "kit-count" }>{number(n)}</b> }
}
