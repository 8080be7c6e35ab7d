//! Uploads: choosing, checking, sending in pieces, and the panel that stays while one goes on working.
//!
//! Bytes never pass through here: the browser's side holds the files and knows each by a number.

mod again;
mod asset;
mod chosen;
mod clashes;
mod film;
mod pace;
mod panel;
mod put;
mod queue;
mod row;
mod state;
mod tus;
mod wire;

pub use chosen::Pick;
pub(super) use chosen::{Chosen, picks};
pub(super) use clashes::look;
pub use panel::Uploads;
pub use queue::{Queue, provide, queue};
pub use state::Target;
