//! What an operation answers when it does not do what was asked.

use serde::{Deserialize, Serialize};

/// Something broke that the person cannot mend. The chain of causes stands in the log under the reference.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, thiserror::Error)]
#[error("something went wrong on our side; reference {reference}")]
pub struct Fault {
    /// Eight letters that stand in the log line and on the screen.
    pub reference: String,
}

/// Why an operation was not done. `E` is the room's own error: facts a person can act on.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, thiserror::Error)]
pub enum Refusal<E> {
    /// The room refuses, for a reason in the person's hands.
    #[error("refused")]
    Because(E),
    /// There is no such thing for this person: unknown, foreign, of another kind or not for the role (spec D46, S36).
    #[error("not found")]
    NotFound,
    /// Nobody is signed in, or the session ended (spec S180, D43).
    #[error("signed out")]
    SignedOut,
    /// A write in preview (spec S69, D16).
    #[error("preview is read-only")]
    PreviewIsReadOnly,
    /// The database is busy or the disk is full: nothing was changed, try again.
    #[error("unavailable")]
    Unavailable,
    /// A fault of ours.
    #[error(transparent)]
    Fault(Fault),
}

impl<E> Refusal<E> {
    /// The same refusal for another room's error type.
    pub fn map<F>(self, f: impl FnOnce(E) -> F) -> Refusal<F> {
        match self {
            Self::Because(error) => Refusal::Because(f(error)),
            Self::NotFound => Refusal::NotFound,
            Self::SignedOut => Refusal::SignedOut,
            Self::PreviewIsReadOnly => Refusal::PreviewIsReadOnly,
            Self::Unavailable => Refusal::Unavailable,
            Self::Fault(fault) => Refusal::Fault(fault),
        }
    }
}
