//! A choice of one among many: the native list.

use super::{Field, described, input::tie};
use leptos::prelude::*;

/// A choice of one among many.
#[component]
pub fn Select(
    /// Its id, and its name unless given.
    #[prop(into)]
    id: String,
    /// The label.
    #[prop(into)]
    label: String,
    /// The value chosen.
    value: RwSignal<String>,
    /// Values and their words.
    options: Vec<(String, String)>,
    /// The name it is sent under.
    #[prop(optional)]
    name: Option<&'static str>,
    /// What stands there before anything is chosen.
    #[prop(optional)]
    empty: Option<&'static str>,
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
) -> impl IntoView {
    tie(&id, value);
    let (own, hinted, chosen) = (id.clone(), !hint.is_empty(), value.get_untracked());
    let options = empty
        .map(|words| (String::new(), words.to_owned()))
        .into_iter()
        .chain(options)
        .map(|(value, words)| {
            let selected = value == chosen;
            view! { <option value=value selected=selected>{words}</option> }
        })
        .collect_view();
    view! {
        <Field id=id.clone() label error hint optional wide>
            <select
                class="kit-select"
                id=id.clone()
                name=name.map_or(id, str::to_owned)
                aria-invalid=move || error.read().is_some().then_some("true")
                aria-describedby=move || described(&own, error.read().is_some(), hinted)
                on:change:target=move |event| value.set(event.target().value())
            >
                {options}
            </select>
        </Field>
    }
}
