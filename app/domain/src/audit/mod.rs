//! Audit: who did what, as whom (spec D45, B15).

use crate::moment::Stamp;
use serde::{Deserialize, Serialize};

/// An entry of an organisation's audit trail, as the trail shows it.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Entry {
    /// Its number in the organisation's chain, from 1 without gaps.
    pub seq: i64,
    /// When.
    pub at: Stamp,
    /// Who, by name; the program's own name for its own acts.
    pub who: String,
    /// What was done, as a code of room and verb: `campaigns.approve_all`.
    pub act: String,
    /// The name of what it was done to, as it was then.
    pub what: String,
    /// Counts and other facts, as short text; may be empty.
    pub detail: String,
    /// Sealed into the chain (spec D45).
    pub sealed: bool,
}
