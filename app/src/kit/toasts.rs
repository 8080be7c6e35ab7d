//! Messages about what happened: they take no focus, wait while one points at them, and errors stay until dismissed. What
//! can be undone has its Undo here and in the list of messages, which keeps the last ones of this tab.

use super::{Icon, IconButton};
use crate::browser;
use leptos::prelude::*;
use std::{fmt, sync::Arc, time::Duration};

/// How long a message stays.
const STAY: Duration = Duration::from_secs(8);
/// How long one stays that can be undone.
const UNDO: Duration = Duration::from_secs(12);
/// How long it waits again while somebody points at it.
const AGAIN: Duration = Duration::from_secs(3);
/// Messages that are kept.
const KEPT: usize = 50;

/// The way back from what was done; outlives the page that it was done on.
#[derive(Clone)]
pub struct Undo(Arc<dyn Fn() + Send + Sync>);

impl Undo {
    /// What takes it back.
    #[must_use]
    pub fn new(back: impl Fn() + Send + Sync + 'static) -> Self {
        Self(Arc::new(back))
    }
}

impl fmt::Debug for Undo {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Undo")
    }
}

/// A message.
#[derive(Clone, Debug)]
pub(super) struct Toast {
    pub number: u64,
    pub look: &'static str,
    pub icon: &'static str,
    pub words: String,
    /// When it came: "14:05".
    pub time: String,
    /// It is on the screen still.
    shown: bool,
    /// It can be taken back still.
    pub undo: Option<Undo>,
}

/// The messages of this tab.
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
        self.push("good", "is-done", words.into(), None);
    }

    /// It was done, perhaps not all of it; what was not stays until dismissed.
    pub fn tell(self, words: String, whole: bool, undo: Option<Undo>) {
        let (look, icon) = if whole { ("good", "is-done") } else { ("bad", "warning") };
        self.push(look, icon, words, undo);
    }

    /// It was not done; stays until dismissed.
    pub fn bad(self, words: impl Into<String>) {
        self.push("bad", "warning", words.into(), None);
    }

    fn push(self, look: &'static str, icon: &'static str, words: String, undo: Option<Undo>) {
        let number = self.last.get_value() + 1;
        self.last.set_value(number);
        let stay = if undo.is_some() { UNDO } else { STAY };
        self.list.update(|list| {
            list.push(Toast { number, look, icon, words, time: browser::clock(), shown: true, undo });
            if list.len() > KEPT {
                list.remove(0);
            }
        });
        if look != "bad" {
            self.fade(number, stay);
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

    /// Takes it from the screen; the list of messages keeps it.
    fn drop(self, number: u64) {
        self.list.try_update(|list| list.iter_mut().filter(|toast| toast.number == number).for_each(|toast| toast.shown = false));
        // what had the focus or the pointer is gone, and says no more that it left
        self.held.try_set(false);
    }

    /// Takes it from the screen because somebody pressed so, and gives the focus on.
    fn dismiss(self, number: u64) {
        self.drop(number);
        request_animation_frame(|| browser::focus_again("sheet"));
    }

    /// Takes back what it tells of, once, and gives the focus on to the element of an id.
    pub(super) fn undo(self, number: u64, to: &'static str) {
        let undo = self.list.try_update(|list| list.iter_mut().find(|toast| toast.number == number)?.undo.take());
        self.drop(number);
        request_animation_frame(move || browser::focus_again(to));
        if let Some(Some(Undo(back))) = undo {
            back();
        }
    }

    /// All that are kept, the newest first.
    pub(super) fn kept(self) -> Vec<Toast> {
        self.list.with(|list| list.iter().rev().cloned().collect())
    }

    fn shown(self) -> Vec<Toast> {
        self.list.with(|list| list.iter().filter(|toast| toast.shown).cloned().collect())
    }
}

impl Default for Toasts {
    fn default() -> Self {
        Self::new()
    }
}

/// The messages of this tab.
#[must_use]
pub fn toasts() -> Toasts {
    use_context().unwrap_or_default()
}

/// The stack of messages; once in the app.
#[component]
pub fn ToastStack() -> impl IntoView {
    let toasts = toasts();
    let row = move |Toast { number, look, icon, words, undo, .. }: Toast| {
        let undo = undo.map(|_| {
            view! {
                <button class="kit-link" type="button" on:click=move |_| toasts.undo(number, "sheet")>
                    "Undo"
                </button>
            }
        });
        view! {
            <div class=format!("kit-toast {look}") role=(look == "bad").then_some("alert")>
                <Icon name=icon />
                <div>{words}</div>
                {undo}
                <IconButton icon="x" class="small" label="Dismiss" press=move || toasts.dismiss(number) />
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
            <For each=move || toasts.shown() key=|toast| (toast.number, toast.undo.is_some()) children=row />
        </div>
    }
}
