//! Buttons. They wait for the page to come alive, keep their words while busy, and say why they cannot be pressed.

use super::{Icon, hydrated};
use leptos::prelude::*;

/// A button with words.
#[component]
pub fn Button(
    /// `primary`, `danger`, `quiet`, `small`, `wide`, or several.
    #[prop(optional)]
    class: &'static str,
    /// An icon before the words.
    #[prop(optional)]
    icon: &'static str,
    /// `button`, or `submit` inside a form.
    #[prop(default = "button")]
    kind: &'static str,
    /// Work is under way.
    #[prop(optional, into)]
    busy: Signal<bool>,
    /// Why it cannot be pressed now.
    #[prop(optional, into)]
    off: Signal<Option<String>>,
    /// Takes the focus when its dialog opens.
    #[prop(optional)]
    autofocus: bool,
    /// What it does; a submit button leaves that to its form.
    #[prop(optional, into)]
    press: Option<Callback<()>>,
    children: Children,
) -> impl IntoView {
    let alive = hydrated();
    view! {
        <button
            class=format!("kit-button {class}")
            type=kind
            disabled=move || !alive.get()
            aria-busy=move || busy.get().then_some("true")
            aria-disabled=move || off.read().is_some().then_some("true")
            title=move || off.get()
            autofocus=autofocus
            on:click=move |event| guarded(&event, busy, off, press)
        >
            {(!icon.is_empty()).then(|| view! { <Icon name=icon /> })}
            {children()}
        </button>
    }
}

/// A button that is an icon; its label is read out and shown as its title.
#[component]
pub fn IconButton(
    /// The icon.
    icon: &'static str,
    /// What it does, in words.
    #[prop(into)]
    label: Signal<String>,
    /// `small`, `pin`, `push`, `only-phone`, or several.
    #[prop(optional)]
    class: &'static str,
    /// What it sends as `act` with its form, before and without a script.
    #[prop(optional)]
    act: &'static str,
    /// Work is under way.
    #[prop(optional, into)]
    busy: Signal<bool>,
    /// Why it cannot be pressed now.
    #[prop(optional, into)]
    off: Signal<Option<String>>,
    /// What it does.
    #[prop(into)]
    press: Callback<()>,
) -> impl IntoView {
    let alive = hydrated();
    view! {
        <button
            class=format!("kit-icon-button {class}")
            type=if act.is_empty() { "button" } else { "submit" }
            name=(!act.is_empty()).then_some("act")
            value=(!act.is_empty()).then_some(act)
            disabled=move || !alive.get() && (act.is_empty() || off.read().is_some())
            aria-label=move || label.get()
            aria-busy=move || busy.get().then_some("true")
            aria-disabled=move || off.read().is_some().then_some("true")
            title=move || off.get().unwrap_or_else(|| label.get())
            on:click=move |event| guarded(&event, busy, off, Some(press))
        >
            <Icon name=icon />
        </button>
    }
}

/// A press counts unless the button is busy or off; then a form is not sent either.
fn guarded(event: &leptos::ev::MouseEvent, busy: Signal<bool>, off: Signal<Option<String>>, press: Option<Callback<()>>) {
    if busy.get_untracked() || off.read_untracked().is_some() {
        event.prevent_default();
    } else if let Some(press) = press {
        // the form of a button that has its own deed is for who has no script
        event.prevent_default();
        press.run(());
    }
}
