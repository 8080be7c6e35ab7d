//! Editing a partner's facts. A save that comes too late says who saved before and what stands there now, and loses
//! nothing of what was typed (spec D56).

use super::{
    FactsFields, Refused, Sending, Typed, api, say,
    typed::{changes, merged},
};
use crate::kit::{Button, Dialog, Note, toasts};
use domain::{
    id::PartnerId,
    partners::{Error, Facts, PartnerPage},
};
use leptos::{prelude::*, task::spawn_local};

/// An edit: what stood there when it began, what is typed, and what somebody else saved meanwhile.
#[derive(Clone, Copy, Debug)]
pub struct Editing {
    open: RwSignal<bool>,
    begun: RwSignal<Option<(PartnerId, i64, Facts)>>,
    saved: RwSignal<Option<PartnerPage>>,
    typed: Typed,
    sending: Sending,
}

impl Editing {
    /// No edit yet.
    #[must_use]
    pub fn new() -> Self {
        Self {
            open: RwSignal::new(false),
            begun: RwSignal::new(None),
            saved: RwSignal::new(None),
            typed: Typed::new(),
            sending: Sending::new("edit"),
        }
    }

    /// Opens the dialog on a partner's facts.
    pub fn begin(self, page: &PartnerPage) {
        self.stand_on(page);
        self.typed.put(page.facts.clone());
        self.open.set(true);
    }

    fn stand_on(self, page: &PartnerPage) {
        self.begun.set(Some((page.partner.id, page.version, page.facts.clone())));
        self.saved.set(None);
        self.sending.clear();
    }

    /// What somebody else saved is read as soon as a save came too late.
    fn look(self) {
        let Some((partner, ..)) = self.begun.get_untracked() else { return };
        spawn_local(async move {
            if let Ok(page) = api::get(partner).await {
                self.saved.try_set(Some(page));
            }
        });
    }

    /// Takes over what was saved, keeps what was typed.
    fn reload(self) {
        if let (Some(saved), Some((_, _, begun))) = (self.saved.get_untracked(), self.begun.get_untracked()) {
            self.typed.put(merged(&begun, self.typed.facts(), &saved.facts));
            self.stand_on(&saved);
        }
    }

    /// Saves what is typed, whatever was saved meanwhile.
    fn overwrite(self, done: Callback<()>) {
        if let Some(saved) = self.saved.get_untracked() {
            self.stand_on(&saved);
            self.save(done);
        }
    }

    fn save(self, done: Callback<()>) {
        let Some((partner, version, _)) = self.begun.get_untracked() else { return };
        self.sending.send(api::update(partner, version, self.typed.facts()), move |()| {
            self.open.set(false);
            done.run(());
        });
    }
}

impl Default for Editing {
    fn default() -> Self {
        Self::new()
    }
}

/// The dialog of an edit; for admins.
#[component]
pub fn EditPartner(
    /// The edit.
    editing: Editing,
    /// Called when it is saved.
    #[prop(into)]
    done: Callback<()>,
) -> impl IntoView {
    let Editing { open, begun, typed, sending, .. } = editing;
    let toasts = toasts();
    let saved = Callback::new(move |()| {
        toasts.good(format!("Saved {}.", typed.facts().name.trim()));
        done.run(());
    });
    let title = Signal::derive(move || begun.read().as_ref().map(|(_, _, facts)| format!("Edit {}", facts.name)).unwrap_or_default());
    let stale = Memo::new(move |_| sending.reason().get().filter(|reason| matches!(reason, Error::Stale { .. })));
    Effect::new(move |_| {
        if stale.read().is_some() {
            editing.look();
        }
    });
    let foot = move || match stale.get() {
        Some(reason) => leptos::either::Either::Left(view! { <Late editing reason saved /> }),
        None => leptos::either::Either::Right(view! { <Refused sending /> }),
    };
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        editing.save(saved);
    };
    view! {
        <Dialog id="edit-partner" title open>
            <form novalidate on:submit=submit>
                <div class="body">
                    <FactsFields typed sending />
                    {move || foot()}
                </div>
                <footer>
                    <Button press=move || open.set(false)>"Cancel"</Button>
                    <Button kind="submit" class="primary" busy=sending.busy()>
                        "Save"
                    </Button>
                </footer>
            </form>
        </Dialog>
    }
}

/// Who saved before, what stands there now, and the two ways on.
#[component]
fn Late(editing: Editing, reason: Error, saved: Callback<()>) -> impl IntoView {
    let now = move || {
        let lines = match (editing.saved.get(), editing.begun.get()) {
            (Some(saved), Some((_, _, begun))) => changes(&begun, &saved.facts),
            _ => Vec::new(),
        };
        lines.into_iter().map(|(term, value)| view! { <li>{term}" is now “"{value}"”"</li> }).collect_view()
    };
    let off = Signal::derive(move || editing.saved.read().is_none().then(|| "Reading what is there now".to_owned()));
    view! {
        <div role="alert">
            <Note kind="bad">
                <strong>{say::error(&reason)}</strong>
                " What you typed is still here."
                <ul>{move || now()}</ul>
                <div class="kit-row wrap">
                    <Button class="small" icon="retry" off press=move || editing.reload()>
                        "Reload the rest"
                    </Button>
                    <Button class="small" off press=move || editing.overwrite(saved)>
                        "Save mine over it"
                    </Button>
                </div>
            </Note>
        </div>
    }
}
