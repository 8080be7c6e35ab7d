//! What is done to many at once (spec S86, S87, S90, S101-S103, D7, B17): what it is about, the deeds themselves, and their
//! undo. Rows that are on their way leave the list at once and come back with the reason when the server refuses.

use super::{
    api,
    place::folder_path,
    say,
    tree::Tree,
    uploads::{Queue, queue},
    what::{FOLDER, Here, What, both},
};
use crate::{
    Problem, browser,
    kit::{Picks, Toasts, Undo, toasts},
};
use domain::{
    id::{FolderId, GroupId, ItemId},
    library::{Back, Error, Selection, Told},
};
use leptos::{prelude::*, task::spawn_local};
use std::{future::Future, pin::Pin, time::Duration};

/// When lists ask again after something was done.
const SOON: Duration = Duration::from_millis(30);

/// An action on its way.
type Work = Pin<Box<dyn Future<Output = Result<Told, Problem<Error>>>>>;

/// The open question or dialog about what was chosen.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Dialog {
    Move,
    Groups,
    Delete,
}

/// What is chosen on a page and what is being done to it.
#[derive(Clone, Copy, Debug)]
pub struct Bulk {
    /// The rows ticked.
    pub(super) picks: Picks,
    /// The tree of folders, beside the list and in "Move to …".
    pub(super) tree: Tree,
    /// The list on the page.
    pub(super) here: RwSignal<Here>,
    /// What a dialog or a drag is about.
    pub(super) what: RwSignal<Option<What>>,
    pub(super) moving: RwSignal<bool>,
    pub(super) grouping: RwSignal<bool>,
    pub(super) deleting: RwSignal<bool>,
    /// It is being done.
    pub(super) busy: RwSignal<bool>,
    /// Why it was not.
    pub(super) error: RwSignal<Option<String>>,
    /// Something was done: what had the focus may be gone with the old list.
    done: StoredValue<bool>,
    /// The rows that are on their way; `Some(None)` stands for all.
    gone: RwSignal<Option<Option<Vec<String>>>>,
    toasts: Toasts,
    queue: Queue,
}

impl Bulk {
    /// Nothing is chosen.
    pub(super) fn new() -> Self {
        Self {
            picks: Picks::new(),
            tree: Tree::new(),
            here: RwSignal::new(Here::default()),
            what: RwSignal::new(None),
            moving: RwSignal::new(false),
            grouping: RwSignal::new(false),
            deleting: RwSignal::new(false),
            busy: RwSignal::new(false),
            error: RwSignal::new(None),
            done: StoredValue::new(false),
            gone: RwSignal::new(None),
            toasts: toasts(),
            queue: queue(),
        }
    }

    /// How many are ticked.
    pub(super) fn count(self) -> i64 {
        self.picks.count(self.here.with(|here| here.total))
    }

    /// Where everything lies that is on the page; not known in a search and in the archive.
    pub(super) fn place(self) -> Option<Option<FolderId>> {
        self.here.with_untracked(|here| (here.q.trim().is_empty() && !here.archived).then_some(here.folder))
    }

    /// A fresh list is on the page: whatever left and is in it again stays, and another list begins with nothing ticked.
    pub(super) fn shows(self, here: Here) {
        let before = self.here.get_untracked();
        if (before.folder, &before.q, before.archived) != (here.folder, &here.q, here.archived) {
            self.picks.clear();
        }
        self.here.set(here);
        if !self.busy.get_untracked() {
            self.gone.set(None);
        }
        if self.done.get_value() {
            self.done.set_value(false);
            request_animation_frame(|| browser::focus_again("sheet"));
        }
    }

    /// Whether resources are among these keys.
    pub(super) fn picked_items(self, keys: &[String]) -> bool {
        keys.iter().any(|key| !key.starts_with(FOLDER))
    }

    /// What is ticked.
    pub(super) fn picked(self) -> What {
        let (keys, here) = (untrack(|| self.picks.keys()), self.here.get_untracked());
        let mut folders = Vec::new();
        let mut items: Vec<ItemId> = Vec::new();
        for key in keys {
            match key.strip_prefix(FOLDER) {
                Some(folder) => folders.extend(folder.parse::<FolderId>()),
                None => items.extend(key.parse::<ItemId>()),
            }
        }
        let count = untrack(|| self.count());
        let place = self.place();
        let (selection, words) = if untrack(|| self.picks.is_all()) {
            let words = both(0, count);
            (Selection::All { folder: here.folder, q: here.q, archived: here.archived, but: items }, words)
        } else {
            let words = both(folders.len() as i64, items.len() as i64);
            (Selection::These { folders, items }, words)
        };
        What { selection, words, count, folder: None, groups: Vec::new(), place, above: None }
    }

    /// What a drag of this row is about: the row alone, or with all ticked ones if it is one of them.
    pub(super) fn dragged(self, key: &str) {
        let ticked = untrack(|| self.picks.has(key, key.starts_with(FOLDER)));
        let mut what = self.picked();
        if !ticked {
            let (folders, items) = match key.strip_prefix(FOLDER) {
                Some(folder) => (folder.parse().into_iter().collect(), Vec::new()),
                None => (Vec::new(), key.parse().into_iter().collect()),
            };
            what.words = both(folders.len() as i64, items.len() as i64);
            what.count = 1;
            what.selection = Selection::These { folders, items };
        }
        self.what.set(Some(what));
    }

    /// Whether what is dragged may be put there; the server asks again, and knows the folders below too.
    pub(super) fn may_land(self, folder: Option<FolderId>) -> bool {
        self.what.with_untracked(|what| {
            what.as_ref().is_some_and(|what| what.place != Some(folder) && !folder.is_some_and(|id| what.folders().contains(&id)))
        })
    }

    /// Opens a dialog about something.
    pub(super) fn ask(self, what: What, dialog: Dialog) {
        self.error.set(None);
        self.what.set(Some(what));
        match dialog {
            Dialog::Move => self.moving.set(true),
            Dialog::Groups => self.grouping.set(true),
            Dialog::Delete => self.deleting.set(true),
        }
    }

    /// A row is on its way out of the list.
    pub(super) fn is_gone(self, key: &str) -> bool {
        self.gone.with(|gone| match gone {
            None => false,
            Some(None) => !key.starts_with(FOLDER),
            Some(Some(keys)) => keys.iter().any(|gone| gone == key),
        })
    }

    /// Does it: rows leave at once if `leaves` says so, dialogs close when it is done, the refusal is said where one looks.
    fn send(self, leaves: Option<Option<Vec<String>>>, work: Work, then: impl FnOnce() + 'static) {
        if self.busy.get_untracked() {
            return;
        }
        self.busy.set(true);
        self.error.set(None);
        self.gone.set(leaves);
        let keys = self.what.with_untracked(|what| what.as_ref().and_then(What::keys));
        spawn_local(async move {
            let answer = work.await;
            self.busy.try_set(false);
            match answer {
                Ok(told) => {
                    for open in [self.moving, self.grouping, self.deleting] {
                        open.try_set(false);
                    }
                    if self.busy.try_get_untracked().is_some() {
                        self.picks.done(keys);
                        self.done.set_value(true);
                    }
                    if !told.whole {
                        // what did not go is in the list still
                        self.gone.try_set(None);
                    }
                    tell(told, self.toasts, self.queue);
                    then();
                }
                Err(problem) => {
                    self.gone.try_set(None);
                    let words = problem.say(say::error);
                    let open = [self.moving, self.grouping, self.deleting].iter().any(|open| open.try_get_untracked() == Some(true));
                    if open {
                        self.error.try_set(Some(words));
                    } else {
                        self.toasts.bad(words);
                    }
                }
            }
            // after a page that went with its folder was left
            let queue = self.queue;
            set_timeout(move || queue.tell(), SOON);
        });
    }

    /// Moves it into a folder or to the top.
    pub(super) fn move_to(self, to: Option<FolderId>) {
        let Some(what) = self.what.get_untracked() else { return };
        // in a search what was moved is found where it lies now
        let leaves = what.place.is_some().then(|| what.keys());
        self.send(leaves, Box::pin(api::move_to(what.selection, to)), || {});
    }

    /// Gives it other groups.
    pub(super) fn set_groups(self, groups: Vec<GroupId>) {
        let Some(what) = self.what.get_untracked() else { return };
        self.send(None, Box::pin(api::set_groups(what.selection, groups)), || {});
    }

    /// Archives it, or brings it back from the archive.
    pub(super) fn archive(self, what: What, away: bool) {
        self.what.set(Some(what.clone()));
        let leaves = what.folders().is_empty().then(|| what.keys());
        let work: Work = if away { Box::pin(api::archive(what.selection)) } else { Box::pin(api::unarchive(what.selection)) };
        self.send(leaves, work, || {});
    }

    /// Deletes it for good. Of a folder `keep` moves the contents up first.
    pub(super) fn remove(self, keep: bool, then: impl FnOnce() + 'static) {
        let Some(what) = self.what.get_untracked() else { return };
        let (leaves, tree, folders) = (Some(what.keys()), self.tree, what.folders().to_vec());
        let work: Work = match what.folder {
            Some(folder) => Box::pin(api::remove_folder(folder.id, keep)),
            None => Box::pin(api::remove_many(what.selection)),
        };
        self.send(leaves, work, move || {
            tree.close(&folders);
            then();
        });
    }

    /// Downloads it as one ZIP: a plain form, so that the bytes go to the disk and not through the page.
    pub(super) fn zip(self, what: &What) {
        let mut fields: Vec<(&str, String)> = Vec::new();
        match &what.selection {
            Selection::These { folders, items } => {
                fields.extend(folders.iter().map(|id| ("folder", id.to_string())));
                fields.extend(items.iter().map(|id| ("item", id.to_string())));
            }
            Selection::All { folder, q, archived, but } => {
                fields.push(("all", "1".to_owned()));
                fields.push(("in", folder.map(|id| id.to_string()).unwrap_or_default()));
                fields.push(("q", q.clone()));
                fields.push(("archived", if *archived { "1" } else { "" }.to_owned()));
                fields.extend(but.iter().map(|id| ("but", id.to_string())));
            }
        }
        browser::post("/files/zip", &fields);
    }
}

/// Says what was done, and offers the way back.
fn tell(told: Told, toasts: Toasts, queue: Queue) {
    let undo = told.back.map(|back| Undo::new(move || reverse(back.clone(), toasts, queue)));
    toasts.tell(told.words, told.whole, undo);
}

/// Takes something back and says how much of it.
fn reverse(back: Back, toasts: Toasts, queue: Queue) {
    spawn_local(async move {
        match api::undo(back).await {
            Ok(told) => tell(told, toasts, queue),
            Err(problem) => toasts.bad(problem.say(say::error)),
        }
        queue.tell();
    });
}

/// Leaves a folder that is no more.
pub(super) fn above(what: Option<&What>) -> Option<String> {
    what.and_then(|what| what.above).map(folder_path)
}
