//! Who writes to an upload: one at a time. One whom no byte reaches any more makes room for who comes back (spec D22).
//!
//! A browser that lost its line comes back before its old connection is known to be dead. Without this it would wait
//! until that one is given up for its silence.

use domain::{
    id::UploadId,
    library::{UPLOAD_RUNS, UPLOAD_SILENCE},
};
use sha2::Sha256;
use std::{
    collections::HashMap,
    sync::{Arc, Mutex, MutexGuard},
    time::{Duration, Instant},
};
use tokio::sync::{Mutex as Lock, Notify, OwnedMutexGuard};

/// How long somebody may take to lay down what arrived and make room.
const PATIENCE: Duration = Duration::from_secs(10);

/// The hash of what arrived so far, as long as this process saw all of it.
#[derive(Clone, Default)]
pub(super) struct Hash {
    pub at: u64,
    pub state: Sha256,
}

/// The turns of this process.
#[derive(Clone, Default)]
pub(super) struct Turns(Arc<Mutex<HashMap<UploadId, Arc<Turn>>>>);

struct Turn {
    hash: Arc<Lock<Hash>>,
    writer: Mutex<Writer>,
}

struct Writer {
    /// Since when it waits for a byte; none while it has something to do.
    waits: Option<Instant>,
    /// When there was one.
    seen: Instant,
    /// Asks it to make room.
    stop: Arc<Notify>,
}

/// A turn that is held; given back when dropped.
pub(super) struct Held {
    pub hash: OwnedMutexGuard<Hash>,
    turn: Arc<Turn>,
    stop: Arc<Notify>,
}

impl Turns {
    /// The turn to write to an upload; none while bytes reach somebody else, or while what arrived is made an item.
    pub(super) async fn take(&self, upload: UploadId) -> Option<Held> {
        let turn = self.of(upload);
        let hash = match turn.hash.clone().try_lock_owned() {
            Ok(hash) => hash,
            Err(_) if turn.makes_room() => tokio::time::timeout(PATIENCE, turn.hash.clone().lock_owned()).await.ok()?,
            Err(_) => return None,
        };
        let stop = Arc::new(Notify::new());
        *turn.writer() = Writer { waits: None, seen: Instant::now(), stop: stop.clone() };
        Some(Held { hash, turn, stop })
    }

    /// Forgets the turn of an upload that is over.
    pub(super) fn forget(&self, upload: UploadId) {
        self.all().remove(&upload);
    }

    /// The turn of an upload. The turns of uploads that were left alone are forgotten on the way.
    fn of(&self, upload: UploadId) -> Arc<Turn> {
        let mut all = self.all();
        let kept = Duration::from_millis(UPLOAD_RUNS.unsigned_abs());
        all.retain(|_, turn| Arc::strong_count(turn) > 1 || turn.writer().seen.elapsed() < kept);
        all.entry(upload).or_default().clone()
    }

    fn all(&self) -> MutexGuard<'_, HashMap<UploadId, Arc<Turn>>> {
        self.0.lock().expect("no holder panics")
    }
}

impl Default for Turn {
    fn default() -> Self {
        let writer = Writer { waits: None, seen: Instant::now(), stop: Arc::default() };
        Self { hash: Arc::default(), writer: Mutex::new(writer) }
    }
}

impl Turn {
    fn writer(&self) -> MutexGuard<'_, Writer> {
        self.writer.lock().expect("no holder panics")
    }

    /// Asks a writer to make room whom no byte has reached for a while; only the first who asks is its heir.
    fn makes_room(&self) -> bool {
        let mut writer = self.writer();
        let silent = writer.waits.is_some_and(|since| since.elapsed() >= Duration::from_millis(UPLOAD_SILENCE.unsigned_abs()));
        if silent {
            writer.waits = None;
            writer.stop.notify_one();
        }
        silent
    }
}

impl Held {
    /// It waits for bytes from now on, unless it does already.
    pub(super) fn waits(&self) {
        self.turn.writer().waits.get_or_insert_with(Instant::now);
    }

    /// Bytes have come.
    pub(super) fn works(&self) {
        self.turn.writer().waits = None;
    }

    /// Ends when somebody else is to go on.
    pub(super) async fn is_to_stop(&self) {
        self.stop.notified().await;
    }
}

impl Drop for Held {
    fn drop(&mut self) {
        let mut writer = self.turn.writer();
        writer.waits = None;
        writer.seen = Instant::now();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    fn upload(number: u128) -> UploadId {
        UploadId(Uuid::from_u128(number))
    }

    /// As if no byte had come for so long.
    fn silent(held: &Held, for_: Duration) {
        held.turn.writer().waits = Some(Instant::now().checked_sub(for_).expect("the machine runs for a while"));
    }

    #[tokio::test]
    async fn d22_only_who_hears_nothing_makes_room_and_only_for_one() {
        let turns = Turns::default();
        let held = turns.take(upload(1)).await.expect("nobody else");
        assert!(turns.take(upload(2)).await.is_some(), "another upload is another turn");
        assert!(turns.take(upload(1)).await.is_none(), "it has something to do");
        held.waits();
        assert!(turns.take(upload(1)).await.is_none(), "it waits since just now");
        silent(&held, Duration::from_secs(3));
        held.waits();
        let heir = tokio::spawn({
            let turns = turns.clone();
            async move { turns.take(upload(1)).await }
        });
        held.is_to_stop().await;
        assert!(turns.take(upload(1)).await.is_none(), "there is an heir already");
        drop(held);
        let held = heir.await.expect("it ends").expect("it is the heir's turn");
        assert!(turns.take(upload(1)).await.is_none());
        drop(held);
        assert!(turns.take(upload(1)).await.is_some());
    }

    #[tokio::test]
    async fn d42_turns_that_were_left_alone_are_forgotten_and_no_others() {
        let turns = Turns::default();
        let held = turns.take(upload(1)).await.expect("nobody else");
        for number in 2..50 {
            turns.take(upload(number)).await.expect("nobody else");
        }
        let long_ago = Instant::now().checked_sub(Duration::from_secs(121)).expect("the machine runs for a while");
        for turn in turns.all().values() {
            turn.writer().seen = long_ago;
        }
        assert!(turns.take(upload(50)).await.is_some());
        let mut left: Vec<UploadId> = turns.all().keys().copied().collect();
        left.sort_unstable();
        assert_eq!(left, [upload(1), upload(50)]);
        drop(held);
    }
}
