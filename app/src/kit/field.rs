//! A field: label, control, what is wrong, what helps. The control names both by `aria-describedby`.

use super::Icon;
use leptos::prelude::*;

/// The ids that describe a field's control: its error when there is one, and its hint.
#[must_use]
pub fn described(id: &str, wrong: bool, hint: bool) -> Option<String> {
    match (wrong, hint) {
        (true, true) => Some(format!("{id}-error {id}-hint")),
        (true, false) => Some(format!("{id}-error")),
        (false, true) => Some(format!("{id}-hint")),
        (false, false) => None,
    }
}

/// What is wrong with a field, while something is.
#[component]
pub(super) fn Wrong(
    /// The field's id.
    id: String,
    /// The sentence.
    error: Signal<Option<String>>,
) -> impl IntoView {
    move || {
        error.get().map(|words| {
            view! {
                <p class="error" id=format!("{id}-error")>
                    <Icon name="warning" />
                    <span>{words}</span>
                </p>
            }
        })
    }
}

/// The frame of a field, for a control of one's own with this `id` and `aria-describedby=described(…)`.
#[component]
pub fn Field(
    /// The control's id.
    #[prop(into)]
    id: String,
    /// The label.
    #[prop(into)]
    label: String,
    /// What is wrong.
    #[prop(optional, into)]
    error: Signal<Option<String>>,
    /// What helps.
    #[prop(optional, into)]
    hint: String,
    /// May stay empty, and says so.
    #[prop(optional)]
    optional: bool,
    /// Over both columns of a form with two.
    #[prop(optional)]
    wide: bool,
    children: Children,
) -> impl IntoView {
    let hint = (!hint.is_empty()).then(|| {
        view! {
            <p class="hint" id=format!("{id}-hint")>
                {hint}
            </p>
        }
    });
    let optional = optional.then(|| view! { <span class="optional">" optional"</span> });
    view! {
        <div class=if wide { "kit-field wide" } else { "kit-field" }>
            <label for=id.clone()>{label}{optional}</label>
            {children()}
            <Wrong id error />
            {hint}
        </div>
    }
}
