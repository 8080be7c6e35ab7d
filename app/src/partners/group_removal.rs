//! Deleting a group. What only this group could see needs another one first: asked in the same dialog (spec D55).

use super::{Refused, Sending, api, say};
use crate::{
    browser,
    kit::{Button, Dialog, Icon, Note, Select, counted, toasts},
};
use domain::partners::{Error, GroupRow};
use leptos::prelude::*;

/// A group about to be deleted.
#[derive(Clone, Copy, Debug)]
pub struct Removing {
    open: RwSignal<bool>,
    group: RwSignal<Option<GroupRow>>,
    /// The other groups: id and words.
    others: RwSignal<Vec<(String, String)>>,
    /// Why the server wants a replacement, once it said so.
    needed: RwSignal<Option<Error>>,
    replacement: RwSignal<String>,
    sending: Sending,
}

impl Removing {
    /// None yet.
    #[must_use]
    pub fn new() -> Self {
        Self {
            open: RwSignal::new(false),
            group: RwSignal::new(None),
            others: RwSignal::new(Vec::new()),
            needed: RwSignal::new(None),
            replacement: RwSignal::new(String::new()),
            sending: Sending::new("remove"),
        }
    }

    /// Opens the dialog.
    pub fn begin(self, group: &GroupRow, groups: &[GroupRow]) {
        let words = |other: &GroupRow| (other.id.to_string(), format!("{} ({})", other.name, say::members(other)));
        self.others.set(groups.iter().filter(|other| other.id != group.id).map(words).collect());
        self.group.set(Some(group.clone()));
        self.needed.set(None);
        self.replacement.set(String::new());
        self.sending.clear();
        self.open.set(true);
    }
}

impl Default for Removing {
    fn default() -> Self {
        Self::new()
    }
}

/// The question before a group is deleted; for admins.
#[component]
pub fn GroupRemoval(
    /// The group.
    removing: Removing,
    /// Called when it is deleted.
    #[prop(into)]
    done: Callback<()>,
) -> impl IntoView {
    let Removing { open, group, needed, replacement, sending, .. } = removing;
    let toasts = toasts();
    let title =
        Signal::derive(move || group.read().as_ref().map(|group| format!("Delete the group “{}”?", group.name)).unwrap_or_default());
    Effect::new(move |_| {
        if let Some(reason @ Error::OnlyGroup { .. }) = sending.reason().get() {
            needed.set(Some(reason));
        }
    });
    let off = Signal::derive(move || (needed.read().is_some() && replacement.read().is_empty()).then(|| "Choose a group first".to_owned()));
    let remove = move || {
        let Some(gone) = group.get_untracked() else { return };
        let other = replacement.get_untracked().parse().ok();
        sending.send(api::remove_group(gone.id, other), move |()| {
            open.set(false);
            toasts.good(format!("Deleted “{}”.", gone.name));
            done.run(());
        });
    };
    view! {
        <Dialog id="group-removal" title open>
            <div class="body">
                <p>"The group goes at once. This cannot be undone. No partner and no resource is deleted."</p>
                {move || group.get().map(|group| view! { <Losses group /> })}
                <Refused sending />
                {move || needed.get().map(|reason| view! { <Replacement removing reason /> })}
            </div>
            <footer>
                <Button autofocus=true press=move || open.set(false)>
                    "Cancel"
                </Button>
                <Button class="danger primary" busy=sending.busy() off press=remove>
                    "Delete group"
                </Button>
            </footer>
        </Dialog>
    }
}

/// Who loses what.
#[component]
fn Losses(group: GroupRow) -> impl IntoView {
    let GroupRow { partners, resting, resources, .. } = group;
    // who is not active sees nothing that could be lost
    let partners = i64::try_from(partners.len()).unwrap_or(i64::MAX) - resting;
    (partners > 0 && resources > 0).then(|| {
        view! {
            <ul class="kit-loss">
                <li>
                    <Icon name="group" />
                    <span>
                        <strong>{counted(partners, "partner", "partners")}</strong>
                        {format!(" lose what only this group shares with them, of {}.", counted(resources, "resource", "resources"))}
                    </span>
                </li>
            </ul>
        }
    })
}

/// The group that takes its place.
#[component]
fn Replacement(removing: Removing, reason: Error) -> impl IntoView {
    let id = removing.sending.id("replacement");
    let field = id.clone();
    Effect::new(move |_| browser::focus(&field));
    view! {
        <div role="alert">
            <Note kind="waits">{say::error(&reason)}</Note>
        </div>
        <Select
            id
            label="Group that gets its resources"
            value=removing.replacement
            options=removing.others.get_untracked()
            empty="Choose a group"
            hint="Its partners see them from now on."
        />
    }
}
