//! The list of messages: what happened in this tab, so that none is lost with its toast.

use super::{
    Icon,
    toasts::{Toast, toasts},
};
use leptos::prelude::*;

/// The id that `popovertarget` of its buttons names.
pub const MESSAGES: &str = "messages";

/// The list of messages; once in the app. A popover that hangs from the button that opened it.
#[component]
pub fn Messages(
    /// Where it hangs: `up`, or below to the left.
    place: &'static str,
) -> impl IntoView {
    let toasts = toasts();
    let row = move |Toast { number, look, icon, words, time, undo, .. }: Toast| {
        let undo = undo.map(|_| {
            view! {
                <button class="kit-link" type="button" on:click=move |_| toasts.undo(number, MESSAGES)>
                    "Undo"
                </button>
            }
        });
        view! {
            <li class=look>
                <Icon name=icon />
                <div>
                    <p>{words}</p>
                    <span class="kit-meta">
                        <time>{time}</time>
                    </span>
                </div>
                {undo}
            </li>
        }
    };
    let none = move || toasts.kept().is_empty().then(|| view! { <p class="kit-meta">"Nothing happened in this tab yet."</p> });
    view! {
        <section class=format!("kit-menu kit-messages {place}") id=MESSAGES popover="auto" aria-label="Messages of this tab" tabindex="-1">
            <h2>"Messages"</h2>
            {move || none()}
            <ol>
                <For each=move || toasts.kept() key=|toast| (toast.number, toast.undo.is_some()) children=row />
            </ol>
        </section>
    }
}
