//! Deletion of folders and of many things at once (spec S90-S92, S98-S100, D7, D22, B17): says how much goes and who loses it,
//! offers to keep the contents or to archive them, and wants a name typed where more goes than one sees.

use super::{
    api,
    bulk::{Bulk, above},
    say,
    what::both,
};
use crate::kit::{Button, Confirm, Loss, counted, number};
use domain::library::{Contents, Lost};
use leptos::{prelude::*, task::spawn_local};
use leptos_router::{NavigateOptions, hooks::use_navigate};

/// So many folders are looked into before they are deleted; of more it is said that all in them goes.
const LOOKED: usize = 20;

/// What goes, as far as it is known.
#[derive(Clone, Default, Debug)]
struct Loses {
    /// What lies in the folders.
    held: Contents,
    /// Who loses sight of something.
    lost: Vec<Lost>,
    /// All folders were looked into.
    whole: bool,
}

/// The question before deletion.
#[component]
pub(super) fn Remove(
    /// What is deleted.
    bulk: Bulk,
) -> impl IntoView {
    let open = bulk.deleting;
    let found = RwSignal::new(None::<Loses>);
    let navigate = use_navigate();
    Effect::new(move |_| {
        if !open.get() {
            return;
        }
        found.set(None);
        let Some(what) = bulk.what.get_untracked() else { return };
        spawn_local(async move {
            let mut loses = Loses { whole: what.folders().len() <= LOOKED, ..Loses::default() };
            for folder in what.folders().iter().take(LOOKED) {
                match api::contents(*folder).await {
                    Ok(held) => {
                        loses.held.folders += held.folders;
                        loses.held.items += held.items;
                    }
                    Err(problem) => {
                        bulk.error.try_set(Some(problem.say(say::error)));
                        return;
                    }
                }
            }
            match api::losing(what.selection, Vec::new()).await {
                Ok(lost) => loses.lost = lost,
                Err(problem) => {
                    bulk.error.try_set(Some(problem.say(say::error)));
                    return;
                }
            }
            if open.try_get_untracked() == Some(true) {
                found.set(Some(loses));
            }
        });
    });
    let full = Memo::new(move |_| {
        found.with(|found| found.as_ref().is_none_or(|found| !found.whole || found.held.folders + found.held.items > 0))
    });
    let of_folders = move || bulk.what.with(|what| what.as_ref().is_some_and(|what| !what.folders().is_empty()));
    // what lies in it, or in them
    let within = move || if bulk.what.with(|what| what.as_ref().is_some_and(|what| what.count > 1)) { "them" } else { "it" };
    let folder = move || bulk.what.with(|what| what.as_ref().and_then(|what| what.folder.clone()));
    let title =
        Signal::derive(move || bulk.what.with(|what| what.as_ref().map(|what| format!("Delete {}?", what.words)).unwrap_or_default()));
    let text = Signal::derive(move || {
        if of_folders() && full.get() {
            format!("Everything in {} goes at once, at all levels, for everyone. This cannot be undone.", within())
        } else if of_folders() {
            format!("Nothing lies in {}. This cannot be undone.", within())
        } else {
            "Partners may be using them. The files and their records go at once, for everyone. This cannot be undone.".to_owned()
        }
    });
    let losses = Signal::derive(move || {
        let mut lines = Vec::new();
        let Some(Loses { held, lost, whole }) = found.get() else {
            return if of_folders() { vec![Loss::new("clock", "One moment", ": looking what is in it.")] } else { lines };
        };
        if !whole {
            lines.push(Loss::new("folder", "All folders and resources", " in them go."));
        } else if held.folders + held.items > 0 {
            lines.push(Loss::new("folder", both(held.folders, held.items), format!(" in {} go.", within())));
        }
        match lost.as_slice() {
            [] => lines.push(Loss::new("group", "No partner", " sees any of it now.")),
            [one] => lines.push(Loss::new("group", one.partner.name.clone(), format!(" loses sight of {}.", both(0, one.items)))),
            many => {
                let partners = counted(many.len() as i64, "partner", "partners");
                let most = many.iter().map(|lost| lost.items).max().unwrap_or_default();
                lines.push(Loss::new("group", partners, format!(" lose sight of up to {}.", both(0, most))));
            }
        }
        lines
    });
    // a folder that holds something asks for its name, several for how many they are
    let typed = Signal::derive(move || {
        let what = bulk.what.get()?;
        (!what.folders().is_empty() && full.get())
            .then(|| what.folder.map_or_else(|| format!("delete {}", number(what.count)), |folder| folder.name))
    });
    let done = move || {
        let navigate = navigate.clone();
        let home = above(bulk.what.get_untracked().as_ref());
        move || {
            if let Some(home) = home {
                navigate(&home, NavigateOptions { replace: true, ..NavigateOptions::default() });
            }
        }
    };
    let gone = done.clone();
    let keep = Callback::new(move |()| bulk.remove(true, done()));
    let archive = Callback::new(move |()| {
        if let Some(what) = bulk.what.get_untracked() {
            bulk.archive(what, true);
        }
    });
    let instead = move || {
        (folder().is_some() && full.get() && found.read().is_some()).then(|| {
            view! {
                <Button class="small" icon="arrow-up" busy=bulk.busy press=keep>
                    "Move the contents up instead"
                </Button>
            }
        })
    };
    let put_away = move || {
        let any = found.with(|found| found.as_ref().is_some_and(|found| found.held.items > 0 || !of_folders()));
        let archived = bulk.here.with(|here| here.archived);
        (any && !archived).then(|| {
            view! {
                <Button class="small" icon="archive" busy=bulk.busy press=archive>
                    "Archive instead"
                </Button>
            }
        })
    };
    view! {
        <Confirm
            id="bulk-delete"
            open
            title
            verb="Delete"
            text
            losses
            typed
            busy=bulk.busy
            error=bulk.error
            press=move || bulk.remove(false, gone())
        >
            <div class="kit-row wrap">{move || instead()} {move || put_away()}</div>
        </Confirm>
    }
}
