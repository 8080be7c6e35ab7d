//! Fields of text. Each begins with the value the server wrote, keeps what was typed before the page was
//! alive, and follows its signal from then on.

use super::{Field, described, hydrated};
use crate::browser;
use leptos::prelude::*;

/// Ties a control to its signal: what was typed before the page was alive counts, then what the signal says.
pub(super) fn tie(id: &str, value: RwSignal<String>) {
    let id = id.to_owned();
    let alive = hydrated().get_untracked();
    Effect::new(move |before: Option<()>| {
        let wanted = value.get();
        match browser::read(&id) {
            Some(typed) if before.is_none() && !alive && typed != wanted => value.set(typed),
            _ => browser::write(&id, &wanted),
        }
    });
}

/// A field of one line.
#[component]
pub fn TextInput(
    /// Its id, and its name unless given.
    #[prop(into)]
    id: String,
    /// The label.
    #[prop(into)]
    label: String,
    /// What stands in it.
    value: RwSignal<String>,
    /// The name it is sent under.
    #[prop(optional)]
    name: Option<&'static str>,
    /// `text`, `email`, `url`, `tel`, `date`, `password`.
    #[prop(default = "text")]
    kind: &'static str,
    /// What the browser may fill in.
    #[prop(default = "off")]
    autocomplete: &'static str,
    /// Shown while it is empty.
    #[prop(optional)]
    placeholder: Option<&'static str>,
    /// Takes the focus when its dialog opens.
    #[prop(optional)]
    autofocus: bool,
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
    let (own, hinted) = (id.clone(), !hint.is_empty());
    view! {
        <Field id=id.clone() label error hint optional wide>
            <input
                class="kit-input"
                type=kind
                id=id.clone()
                name=name.map_or(id, str::to_owned)
                value=value.get_untracked()
                autocomplete=autocomplete
                placeholder=placeholder
                autofocus=autofocus
                aria-invalid=move || error.read().is_some().then_some("true")
                aria-describedby=move || described(&own, error.read().is_some(), hinted)
                on:input:target=move |event| value.set(event.target().value())
            />
        </Field>
    }
}

/// A field of several lines.
#[component]
pub fn TextArea(
    /// Its id, and its name unless given.
    #[prop(into)]
    id: String,
    /// The label.
    #[prop(into)]
    label: String,
    /// What stands in it.
    value: RwSignal<String>,
    /// The name it is sent under.
    #[prop(optional)]
    name: Option<&'static str>,
    /// Its height in lines.
    #[prop(default = 4)]
    rows: u32,
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
    let (own, hinted) = (id.clone(), !hint.is_empty());
    view! {
        <Field id=id.clone() label error hint optional wide>
            <textarea
                class="kit-area"
                id=id.clone()
                name=name.map_or(id, str::to_owned)
                rows=rows.to_string()
                aria-invalid=move || error.read().is_some().then_some("true")
                aria-describedby=move || described(&own, error.read().is_some(), hinted)
                on:input:target=move |event| value.set(event.target().value())
            >
                {browser::titled(&value.get_untracked())}
            </textarea>
        </Field>
    }
}
