//! The native dialog: modal, closed by Escape, focus inside while open and back at its opener after.

use super::IconButton;
use crate::browser;
use leptos::{ev, prelude::*};

/// Opens and closes the element with the signal; what comes back closes the signal with the element. A browser tells late
/// that it closed: by then it may be open again.
pub(super) fn tie(id: &str, open: RwSignal<bool>) -> impl Fn(ev::Event) + 'static {
    let (id, shown) = (id.to_owned(), id.to_owned());
    Effect::new(move |_| if open.get() { browser::show_dialog(&id) } else { browser::close_dialog(&id) });
    move |_| {
        if !browser::is_open(&shown) {
            open.set(false);
        }
    }
}

/// A dialog over the page. Inside stand `.body` and `footer`, or a form that holds both.
#[component]
pub fn Dialog(
    /// Its id.
    #[prop(into)]
    id: String,
    /// The question or task.
    #[prop(into)]
    title: Signal<String>,
    /// Whether it is open.
    open: RwSignal<bool>,
    /// 680 px wide instead of 480.
    #[prop(optional)]
    wide: bool,
    children: Children,
) -> impl IntoView {
    let closed = tie(&id, open);
    let heading = format!("{id}-title");
    view! {
        <dialog
            class=if wide { "kit-dialog wide" } else { "kit-dialog" }
            id=id
            aria-labelledby=heading
            on:close=closed
        >
            <header>
                <h2 id=heading.clone()>{move || title.get()}</h2>
                <IconButton icon="x" class="small" label="Close" press=move || open.set(false) />
            </header>
            {children()}
        </dialog>
    }
}
