//! A state: a glyph and a word, then a colour.

use super::Icon;
use leptos::prelude::*;

/// A state, quiet in rows, as a pill beside titles. The room gives class and word; the glyph goes with the class.
#[component]
pub fn Status(
    /// The state's class, as `style/kit/_status.scss` knows it.
    class: &'static str,
    /// The state in a word.
    word: &'static str,
    /// Beside a title.
    #[prop(optional)]
    pill: bool,
) -> impl IntoView {
    let glyph = match class {
        "draft" => "is-draft",
        "in-review" => "is-review",
        "approved" | "active" => "is-done",
        "archived" => "is-archived",
        "pending" | "invited" => "is-pending",
        "rejected" => "is-rejected",
        "suspended" => "is-lost",
        // no state that a room has; it does not pass for one
        _ => "info",
    };
    view! {
        <span class=format!("kit-status {class}{}", if pill { " pill" } else { "" })>
            <Icon name=glyph />
            {word}
        </span>
    }
}
