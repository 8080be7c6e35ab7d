//! The memory floor: SQL, migrations, the blob store and the job table. The only owner of sqlx, rusqlite and object_store.
//!
//! Reads take a `Source` (the database or a transaction), writes take a `&mut Tx`, and a `Tx` takes a `Cause`. No rule
//! stands here except the ones the database itself guards.

#[macro_use]
mod dialect;
#[macro_use]
mod file;

pub mod accounts;
pub mod audit;
pub mod blobs;
pub mod campaigns;
mod error;
pub mod groups;
pub mod jobs;
pub mod library;
pub mod marks;
pub mod notices;
pub mod organisations;
pub mod partners;
#[cfg(feature = "testing")]
pub mod testing;

pub use blobs::Blobs;
pub use dialect::{Db, Source, Tx};
pub use error::{Error, Result};
