//! Ids of the demo world: always the same, each one later than the one before (spec D54).

use domain::id::OrganisationId;
use uuid::{Builder, Uuid};

/// The moment the first id says it was made: 2026-01-01T00:00:00Z, in Unix milliseconds.
const FIRST: u64 = 1_767_225_600_000;
/// Spreads a counter over 64 bits, so that the ends of ids differ from each other.
const SPREAD: u64 = 0x9e37_79b9_7f4a_7c15;

/// Gives the ids out, one after the other.
#[derive(Debug, Default)]
pub struct Ids(u64);

impl Ids {
    /// The next id.
    pub fn next(&mut self) -> Uuid {
        self.0 += 1;
        let mut bytes = [0; 10];
        bytes[2..].copy_from_slice(&self.0.wrapping_mul(SPREAD).to_be_bytes());
        Builder::from_unix_timestamp_millis(FIRST + self.0, &bytes).into_uuid()
    }

    /// The next id, for a vendor.
    pub fn organisation(&mut self) -> OrganisationId {
        OrganisationId(self.next())
    }
}
