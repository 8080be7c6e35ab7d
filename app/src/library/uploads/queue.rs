//! The uploads of this tab, two at a time, and the word to the lists that something changed. Given once by the app, so
//! that they go on while one walks through it.

use super::{
    Pick, film,
    state::{State, Target, Upload, Way},
    tus,
};
use crate::{
    browser,
    kit::{Picked, Toasts, counted, toasts},
};
use leptos::prelude::*;

/// Uploads that run at the same time.
const AT_ONCE: usize = 2;

/// The uploads of this tab.
#[derive(Clone, Copy, Debug)]
pub struct Queue {
    pub(super) rows: RwSignal<Vec<Upload>>,
    changed: RwSignal<u32>,
    brought: RwSignal<Vec<Picked>>,
    fresh: StoredValue<Vec<(String, Target)>>,
    pub(super) toasts: Toasts,
    /// The place the reader looks at, and which part of a page says so.
    pub(super) here: RwSignal<Option<(u32, Target)>>,
    /// "Upload asset": what for, which files, and whether it is open.
    pub(super) asset: RwSignal<Option<Target>>,
    pub(super) chosen: RwSignal<Vec<Pick>>,
    pub(super) choosing: RwSignal<bool>,
    /// An upload that is put into a folder and has no groups any more.
    pub(super) homeless: RwSignal<Option<(Upload, Target)>>,
}

/// Gives the app its uploads; once, after the messages.
pub fn provide() {
    provide_context(Queue {
        rows: RwSignal::new(Vec::new()),
        changed: RwSignal::new(0),
        brought: RwSignal::new(Vec::new()),
        fresh: StoredValue::new(Vec::new()),
        toasts: toasts(),
        here: RwSignal::new(None),
        asset: RwSignal::new(None),
        chosen: RwSignal::new(Vec::new()),
        choosing: RwSignal::new(false),
        homeless: RwSignal::new(None),
    });
}

/// The uploads of this tab.
#[must_use]
pub fn queue() -> Queue {
    if use_context::<Queue>().is_none() {
        provide();
    }
    expect_context()
}

impl Queue {
    /// Tells the lists that something of the library changed.
    pub fn tell(self) {
        self.changed.try_update(|times| *times += 1);
    }

    /// How often something changed; lists ask again when it does.
    #[must_use]
    pub fn changes(self) -> u32 {
        self.changed.get()
    }

    /// Takes files along to the page that asks what to do with them; false when all of them belong to interrupted
    /// uploads, which go on.
    #[must_use]
    pub fn bring(self, files: Vec<Picked>) -> bool {
        let files = self.again(files);
        let some = !files.is_empty();
        self.brought.set(files);
        some
    }

    /// The files that were taken along, as soon as there are some.
    #[must_use]
    pub fn brought(self) -> Vec<Picked> {
        let files = self.brought.get();
        if !files.is_empty() {
            self.brought.set(Vec::new());
        }
        files
    }

    /// Says which place the reader looks at, until the part that says so is gone.
    pub fn stand(self, target: Target) {
        Effect::new(move |_| {
            let own = self.here.with_untracked(|here| here.as_ref().map_or(0, |(own, _)| *own)) + 1;
            self.here.set(Some((own, target.clone())));
            on_cleanup(move || {
                self.here.try_update(|here| *here = here.take().filter(|(other, _)| *other != own));
            });
        });
    }

    /// Opens "Upload asset", with files or none.
    pub fn ask(self, target: Target, files: Vec<Pick>) {
        self.asset.set(Some(target));
        self.chosen.set(files);
        self.choosing.set(true);
    }

    /// Begins the uploads of these files; what may not come is there as refused, what is to be left out is not there.
    pub fn add(self, files: Vec<Pick>, target: &Target) {
        let (left_out, files): (Vec<Pick>, Vec<Pick>) = files.into_iter().partition(|pick| pick.skip.get_untracked());
        for pick in left_out {
            browser::forget(pick.number);
        }
        let rows = files.into_iter().map(|pick| {
            let state = match pick.wrong() {
                Some(words) => State::Failed { sent: 0, words, way: Way::None },
                None => State::Queued { sent: 0 },
            };
            Upload {
                number: pick.number,
                held: true,
                name: pick.name.get_untracked(),
                file: pick.file,
                size: pick.size,
                modified: pick.modified,
                target: ArcRwSignal::new(target.clone()),
                state: ArcRwSignal::new(state),
                wire: ArcStoredValue::default(),
            }
        });
        self.rows.update(|all| all.extend(rows));
        self.pump();
    }

    /// Lets the next ones run.
    pub(super) fn pump(self) {
        let rows = self.rows.get_untracked();
        let running = rows.iter().filter(|row| row.state.read_untracked().is_running()).count();
        let next = rows.into_iter().filter(|row| matches!(*row.state.read_untracked(), State::Queued { .. }));
        for upload in next.take(AT_ONCE.saturating_sub(running)).collect::<Vec<_>>() {
            tus::begin(self, &upload);
        }
    }

    /// Something ended: the next ones run, and after the last it is said what has been added.
    fn after(self) {
        self.pump();
        if !self.rows.with_untracked(|rows| rows.iter().any(|row| row.state.read_untracked().is_open())) {
            self.report();
        }
    }

    /// An upload has become an item.
    pub(super) fn done(self, upload: &Upload, item: &str) {
        film::take(self, upload, item);
        upload.state.set(State::Done);
        browser::forget(upload.number);
        let name = if upload.name.is_empty() { upload.file.clone() } else { upload.name.clone() };
        self.fresh.update_value(|fresh| fresh.push((name, upload.target.get_untracked())));
        self.tell();
        self.after();
    }

    /// Says what has been added since it was last said.
    fn report(self) {
        let fresh = self.fresh.try_update_value(std::mem::take).unwrap_or_default();
        let Some((name, target)) = fresh.first() else { return };
        let what = match fresh.len() {
            1 => format!("“{name}”"),
            many => counted(i64::try_from(many).unwrap_or(i64::MAX), "file", "files"),
        };
        let words = if fresh.iter().all(|(_, other)| other == target) {
            format!("Added {what} to “{}”. {}", target.name, target.then())
        } else {
            format!("Added {what}.")
        };
        self.toasts.good(words);
    }

    /// An upload was refused or lost for good.
    pub(super) fn failed(self, upload: &Upload, words: String, way: Way) {
        upload.state.set(State::Failed { sent: upload.sent(), words, way });
        self.after();
    }

    /// Sends an upload on, from where it stands.
    pub(super) fn go_on(self, upload: &Upload) {
        upload.wire.update_value(|wire| wire.losses = 0);
        upload.state.set(State::Queued { sent: upload.sent() });
        self.pump();
    }

    /// Stops an upload for a while.
    pub(super) fn pause(self, upload: &Upload) {
        tus::halt(upload);
        upload.state.set(State::Paused { sent: upload.sent() });
        self.pump();
    }

    /// Stops all that are on their way, or lets all that were stopped go on.
    pub(super) fn turn_all(self, on: bool) {
        for upload in self.rows.get_untracked() {
            let is_paused = matches!(*upload.state.read_untracked(), State::Paused { .. });
            if on && is_paused {
                self.go_on(&upload);
            } else if !on && !is_paused && upload.state.read_untracked().is_open() {
                tus::halt(&upload);
                upload.state.set(State::Paused { sent: upload.sent() });
            }
        }
    }

    /// The connection came or went: whatever lost it goes on at once, whatever is under way waits.
    pub(super) fn turn_line(self, on: bool) {
        for upload in self.rows.get_untracked() {
            let (lost, running) = match *upload.state.read_untracked() {
                State::Lost { .. } => (true, false),
                State::Running { .. } => (false, true),
                _ => (false, false),
            };
            if on && lost {
                upload.wire.update_value(|wire| wire.losses = 0);
                tus::begin(self, &upload);
            } else if !on && (lost || running) {
                tus::offline(self, &upload);
            }
        }
    }

    /// Looks whether what is under way is still alive.
    pub(super) fn watch(self) {
        for upload in self.rows.get_untracked() {
            tus::watch(&upload);
        }
    }

    /// Takes an upload away, and what arrived of it.
    pub(super) fn cancel(self, upload: &Upload) {
        tus::give_up(upload);
        browser::forget(upload.number);
        let number = upload.number;
        self.rows.update(|rows| rows.retain(|row| row.number != number));
        self.after();
    }

    /// Takes away what is over.
    pub(super) fn close(self) {
        for upload in self.rows.get_untracked() {
            if !upload.state.read_untracked().is_open() {
                browser::forget(upload.number);
            }
        }
        self.rows.update(|rows| rows.retain(|row| row.state.read_untracked().is_open()));
    }
}
