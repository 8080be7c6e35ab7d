//! The truth floor: types, pure rules and refusals, shared by the browser and the server.
//!
//! Nothing here reads a clock, a disk, the network or randomness: moments and ids come in as parameters.

#![deny(missing_docs)]

pub mod accounts;
pub mod actor;
pub mod audit;
pub mod campaigns;
pub mod id;
pub mod library;
pub mod moment;
pub mod notices;
pub mod paging;
pub mod partners;
pub mod refusal;
pub mod text;

pub use actor::{Actor, Cause, Door, Mode, Role, Scope};
pub use moment::{Moment, Stamp};
pub use refusal::{Fault, Refusal};
