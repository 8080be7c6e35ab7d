//! The question before a loss: names the thing and who loses it; the focus starts on Cancel.

use super::{Button, Icon, dialog};
use crate::browser;
use leptos::prelude::*;

/// One line of what is lost.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Loss {
    icon: &'static str,
    strong: String,
    rest: String,
}

impl Loss {
    /// A line: icon, the figure or name, and what happens to it.
    #[must_use]
    pub fn new(icon: &'static str, strong: impl Into<String>, rest: impl Into<String>) -> Self {
        Self { icon, strong: strong.into(), rest: rest.into() }
    }
}

/// Asks before something is lost.
#[component]
pub fn Confirm(
    /// Its id.
    #[prop(into)]
    id: String,
    /// Whether it is open.
    open: RwSignal<bool>,
    /// The question, with the name of the thing.
    #[prop(into)]
    title: Signal<String>,
    /// The word on the button that does it.
    #[prop(into)]
    verb: Signal<String>,
    /// What happens, in a sentence.
    #[prop(optional, into)]
    text: Signal<String>,
    /// Who loses what.
    #[prop(optional, into)]
    losses: Signal<Vec<Loss>>,
    /// The way out: what to do instead.
    #[prop(optional, into)]
    after: Signal<String>,
    /// A name to be typed first.
    #[prop(optional, into)]
    typed: Signal<Option<String>>,
    /// It is being done.
    #[prop(optional, into)]
    busy: Signal<bool>,
    /// Why it was not done.
    #[prop(optional, into)]
    error: Signal<Option<String>>,
    /// Does it.
    #[prop(into)]
    press: Callback<()>,
    /// Other ways out, as buttons.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    let (heading, field) = (format!("{id}-title"), format!("{id}-typed"));
    let name = RwSignal::new(String::new());
    let closed = dialog::tie(&id, open);
    let clear = field.clone();
    Effect::new(move |_| {
        if open.get() {
            name.set(String::new());
            browser::write(&clear, "");
        }
    });
    let off = Signal::derive(move || match typed.get() {
        Some(wanted) if wanted.trim() != name.read().trim() => Some("Type the name first".to_owned()),
        _ => None,
    });
    let lines = move || {
        let losses = losses.get();
        (!losses.is_empty()).then(|| {
            let lines = losses.into_iter().map(|Loss { icon, strong, rest }| {
                view! {
                    <li>
                        <Icon name=icon />
                        <span>
                            <strong>{strong}</strong>
                            {rest}
                        </span>
                    </li>
                }
            });
            view! { <ul class="kit-loss">{lines.collect_view()}</ul> }
        })
    };
    let asks = move || {
        typed.get().map(|wanted| {
            view! {
                <div class="kit-field">
                    <label for=field.clone()>"Type "<strong>{wanted}</strong>" to go on"</label>
                    <input
                        class="kit-input"
                        id=field.clone()
                        autocomplete="off"
                        on:input:target=move |event| name.set(event.target().value())
                    />
                </div>
            }
        })
    };
    let said = move |words: Signal<String>, class: &'static str| {
        move || {
            let words = words.get();
            (!words.is_empty()).then(|| view! { <p class=class>{words}</p> })
        }
    };
    view! {
        <dialog class="kit-dialog" id=id role="alertdialog" aria-labelledby=heading on:close=closed>
            <header>
                <h2 id=heading.clone()>{move || title.get()}</h2>
            </header>
            <div class="body">
                {said(text, "")} {move || lines()} {children.map(|children| children())} {move || asks()} {said(after, "kit-meta")}
                {move || {
                    error
                        .get()
                        .map(|words| {
                            view! {
                                <div class="kit-note bad" role="alert">
                                    <Icon name="warning" />
                                    <div>{words}</div>
                                </div>
                            }
                        })
                }}
            </div>
            <footer>
                <Button autofocus=true press=move || open.set(false)>
                    "Cancel"
                </Button>
                <Button class="danger primary" busy off press>
                    {move || verb.get()}
                </Button>
            </footer>
        </dialog>
    }
}
