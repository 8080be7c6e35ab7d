//! The no-op twin of `browser::files` and `browser::drag`.

use crate::kit::{Picked, Spot, Taker};

/// A text with its accents put together.
pub fn nfc(text: &str) -> String {
    text.to_owned()
}

/// Takes the files out of a file input.
pub fn picked(_: &str) -> Vec<Picked> {
    Vec::new()
}

/// Presses the element of this id.
pub fn press(_: &str) {}

/// Lets a file go.
pub fn forget(_: u32) {}

/// Tells how many files hang where and which were dropped.
pub fn on_files(
    _: Taker,
    _: impl Fn() -> bool + 'static,
    _: impl Fn(usize, Option<Spot>) + 'static,
    _: impl Fn(Vec<Picked>, Option<Spot>) + 'static,
) {
}
