//! "Move to …" (spec S101-S103, D21): the tree of folders to choose a place from. It is the twin of dragging rows.

use super::{
    bulk::Bulk,
    tree::{FolderTree, Place},
};
use crate::kit::{Button, Dialog, Note};
use leptos::prelude::*;

/// The dialog for another place.
#[component]
pub(super) fn Moving(
    /// What is moved.
    bulk: Bulk,
) -> impl IntoView {
    let open = bulk.moving;
    let place = RwSignal::new(None::<(Place, String)>);
    Effect::new(move |_| {
        if open.get() {
            place.set(None);
        }
    });
    let title =
        Signal::derive(move || bulk.what.with(|what| what.as_ref().map(|what| format!("Move {} to …", what.words)).unwrap_or_default()));
    let moved =
        Signal::derive(move || bulk.what.with(|what| what.as_ref().map(|what| (what.folders().to_vec(), what.place)).unwrap_or_default()));
    let off = Signal::derive(move || place.read().is_none().then(|| "Choose a place first".to_owned()));
    let tree = move || open.get().then(|| view! { <FolderTree tree=bulk.tree id="places" label="Places" pick=place moved /> });
    let press = move || {
        if let Some((to, _)) = place.get_untracked() {
            bulk.move_to(to);
        }
    };
    view! {
        <Dialog id="move" title open>
            <div class="body tall library-places">{move || tree()}</div>
            <footer>
                <div class="library-chosen" role="status">
                    {move || bulk.error.get().map(|words| view! { <Note kind="bad">{words}</Note> })}
                    {move || place.get().map(|(_, name)| view! { <span class="kit-meta">{format!("To “{name}”")}</span> })}
                </div>
                <Button press=move || open.set(false)>"Cancel"</Button>
                <Button class="primary" busy=bulk.busy off press>
                    "Move"
                </Button>
            </footer>
        </Dialog>
    }
}
