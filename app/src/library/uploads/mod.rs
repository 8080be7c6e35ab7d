//! Uploads: choosing, checking, sending in pieces, and the panel that stays while one goes on working.
//!
//! Bytes never pass through here: the browser's side holds the files and knows each by a number.

mod asset;
mod chosen;
mod film;
mod panel;
mod queue;
mod row;
mod state;
mod tus;
mod wire;

pub use asset::UploadAsset;
pub use chosen::{Chosen, Pick, picks};
pub use panel::Uploads;
pub use queue::{Queue, provide, queue};
pub use state::Target;
