//! The room's words: how far a mail came.

use domain::notices::State;

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
