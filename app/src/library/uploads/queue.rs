//! The uploads of this tab, two at a time, and the word to the lists that something changed. Given once by the app, so
//! that they go on while one walks through it.

use super::{
    Pick, film,
    state::{State, Target, Upload},
    tus,
};
use crate::{
    browser,
    kit::{Picked, Toasts, counted, toasts},
    library::say,
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
    toasts: Toasts,
}

/// Gives the app its uploads; once, after the messages.
pub fn provide() {
    provide_context(Queue {
        rows: RwSignal::new(Vec::new()),
        changed: RwSignal::new(0),
        brought: RwSignal::new(Vec::new()),
        fresh: StoredValue::new(Vec::new()),
        toasts: toasts(),
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

    /// Takes files along to the page that asks what to do with them.
    pub fn bring(self, files: Vec<Picked>) {
        self.brought.set(files);
    }

    /// The files that were taken along.
    #[must_use]
    pub fn brought(self) -> Vec<Picked> {
        self.brought.try_update(std::mem::take).unwrap_or_default()
    }

    /// Begins the uploads of these files; what may not come is there as refused.
    pub fn add(self, files: Vec<Pick>, target: &Target) {
        let rows = files.into_iter().map(|pick| {
            let state = match &pick.fault {
                Some(fault) => State::Failed { sent: 0, words: say::file(fault), again: false },
                None => State::Queued,
            };
            Upload {
                number: pick.number,
                file: pick.file.clone(),
                name: pick.name.get_untracked(),
                size: pick.size,
                target: target.clone(),
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
        let next = rows.into_iter().filter(|row| *row.state.read_untracked() == State::Queued);
        for upload in next.take(AT_ONCE.saturating_sub(running)).collect::<Vec<_>>() {
            tus::begin(self, &upload);
        }
    }

    /// An upload has become an item.
    pub(super) fn done(self, upload: &Upload, item: String) {
        film::take(self, upload, &item);
        upload.state.set(State::Done { item });
        browser::forget(upload.number);
        let name = if upload.name.is_empty() { upload.file.clone() } else { upload.name.clone() };
        self.fresh.update_value(|fresh| fresh.push((name, upload.target.clone())));
        self.tell();
        self.pump();
        if !self.rows.with_untracked(|rows| rows.iter().any(|row| row.state.read_untracked().is_open())) {
            self.report();
        }
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
            format!("Added {what} to “{}”. {}", target.name(), target.then())
        } else {
            format!("Added {what}.")
        };
        self.toasts.good(words);
    }

    /// An upload was refused or lost for good.
    pub(super) fn failed(self, upload: &Upload, words: String, again: bool) {
        let sent = upload.state.read_untracked().sent(upload.size);
        upload.state.set(State::Failed { sent, words, again });
        self.pump();
        if !self.rows.with_untracked(|rows| rows.iter().any(|row| row.state.read_untracked().is_open())) {
            self.report();
        }
    }

    /// Sends an upload on, from where it stands.
    pub(super) fn retry(self, upload: &Upload) {
        upload.wire.update_value(|wire| wire.losses = 0);
        upload.state.set(State::Queued);
        self.pump();
    }

    /// The connection is there again: whatever lost it goes on at once.
    pub(super) fn wake(self) {
        for upload in self.rows.get_untracked() {
            let lost = matches!(*upload.state.read_untracked(), State::Lost { .. });
            if lost {
                upload.wire.update_value(|wire| wire.losses = 0);
                tus::begin(self, &upload);
            }
        }
    }

    /// Takes an upload away, and what arrived of it.
    pub(super) fn cancel(self, upload: &Upload) {
        tus::give_up(upload);
        browser::forget(upload.number);
        let number = upload.number;
        self.rows.update(|rows| rows.retain(|row| row.number != number));
        self.pump();
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
