//! What is counted. Today that is when somebody was last seen; views and downloads will come in here as well, so that
//! preview is kept out of all figures at one place (spec S71, house law 3).

use crate::{Base, accounts::Visitor, fault};
use domain::{Cause, Mode, Refusal, moment::MINUTE};
use std::sync::Arc;

/// The analytics room.
#[derive(Clone)]
pub struct Analytics(Arc<Base>);

/// A session's last moment is written down at most so often.
const SEEN_EVERY: i64 = 5 * MINUTE;

impl Analytics {
    pub(crate) fn new(base: Arc<Base>) -> Self {
        Self(base)
    }

    /// Whether it is to be written down that somebody is here: outside preview, and once in a while.
    #[must_use]
    pub fn is_due(&self, visitor: &Visitor) -> bool {
        let plain = visitor.actor.as_ref().is_some_and(|actor| actor.mode == Mode::Plain);
        plain && self.0.now().since(visitor.seen) >= SEEN_EVERY
    }

    /// Remembers that somebody is here: for the session's end, and, outside preview, for "last seen".
    ///
    /// # Errors
    /// `Unavailable` or `Fault`.
    pub async fn seen(&self, visitor: &Visitor) -> Result<(), Refusal<()>> {
        let Some(actor) = visitor.actor.as_ref().filter(|_| self.is_due(visitor)) else {
            return Ok(());
        };
        let now = self.0.now();
        let mut tx = self.0.db.begin(&Cause::system("seen")).await.map_err(fault)?;
        store::accounts::update_session_seen(&mut tx, visitor.session, now).await.map_err(fault)?;
        store::accounts::update_seen(&mut tx, actor.membership, now).await.map_err(fault)?;
        tx.commit().await.map_err(fault)
    }
}
