//! The room's words: how far a mail came, and why one for a test did not.

use domain::{
    Refusal,
    notices::{Error, State},
};

/// Why a mail for a test was not sent.
#[must_use]
pub fn not_sent(refusal: &Refusal<Error>) -> String {
    match refusal {
        Refusal::Because(Error::NoServer) => "No mail server is set up, so nothing was sent.".to_owned(),
        Refusal::Because(Error::NotSent(words)) => format!("The mail was not sent. The mail server, or the way to it, says: {words}"),
        Refusal::NotFound | Refusal::SignedOut | Refusal::PreviewIsReadOnly | Refusal::Unavailable | Refusal::Fault(_) => {
            "The mail was not sent. Try again.".to_owned()
        }
    }
}

/// A state: its class and its word.
#[must_use]
pub fn state(state: State) -> (&'static str, &'static str) {
    match state {
        State::Waiting => ("pending", "Waiting"),
        State::Sent => ("active", "Sent"),
        State::Failed => ("rejected", "Failed"),
        State::Dropped => ("archived", "Not needed"),
    }
}
