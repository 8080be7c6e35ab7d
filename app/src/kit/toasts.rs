//! Messages about what happened: they take no focus, wait while one points at them, and errors stay until dismissed.

use super::{Icon, IconButton};
use leptos::prelude::*;
use std::time::Duration;

/// How long a message stays.
const STAY: Duration = Duration::from_secs(8);
/// How long it waits again while somebody points at it.
const AGAIN: Duration = Duration::from_secs(3);

#[derive(Clone, Debug)]
struct Toast {
    number: u64,
    look: &'static str,
    icon: &'static str,
    words: String,
}

/// The messages on the screen.
#[derive(Clone, Copy, Debug)]
pub struct Toasts {
    list: RwSignal<Vec<Toast>>,
    held: RwSignal<bool>,
    last: StoredValue<u64>,
}

impl Toasts {
    /// None yet.
    #[must_use]
    pub fn new() -> Self {
        Self { list: RwSignal::new(Vec::new()), held: RwSignal::new(false), last: StoredValue::new(0) }
    }

    /// It was done.
    pub fn good(self, words: impl Into<String>) {
        self.push("good", "is-done", words.into());
    }

    /// It was not done; stays until dismissed.
    pub fn bad(self, words: impl Into<String>) {
        self.push("bad", "warning", words.into());
    }

    fn push(self, look: &'static str, icon: &'static str, words: String) {
        let number = self.last.get_value() + 1;
        self.last.set_value(number);
        self.list.update(|list| list.push(Toast { number, look, icon, words }));
        if look != "bad" {
            self.fade(number, STAY);
        }
    }

    fn fade(self, number: u64, after: Duration) {
        set_timeout(
            move || {
                if self.held.try_get_untracked().unwrap_or_default() {
                    self.fade(number, AGAIN);
                } else {
                    self.drop(number);
                }
            },
            after,
        );
    }

    fn drop(self, number: u64) {
        self.list.try_update(|list| list.retain(|toast| toast.number != number));
    }
}

impl Default for Toasts {
    fn default() -> Self {
        Self::new()
    }
}

/// The messages on the screen.
#[must_use]
pub fn toasts() -> Toasts {
    use_context().unwrap_or_default()
}

/// The stack of messages; once in the app.
#[component]
pub fn ToastStack() -> impl IntoView {
    let toasts = toasts();
    let row = move |Toast { number, look, icon, words }: Toast| {
        view! {
            <div class=format!("kit-toast {look}") role=(look == "bad").then_some("alert")>
                <Icon name=icon />
                <div>{words}</div>
                <IconButton icon="x" class="small" label="Dismiss" press=move || toasts.drop(number) />
            </div>
        }
    };
    view! {
        <div
            class="kit-toasts"
            role="status"
            aria-label="Messages"
            on:mouseenter=move |_| toasts.held.set(true)
            on:mouseleave=move |_| toasts.held.set(false)
            on:focusin=move |_| toasts.held.set(true)
            on:focusout=move |_| toasts.held.set(false)
        >
            <For each=move || toasts.list.get() key=|toast| toast.number children=row />
        </div>
    }
}
