//! Moments in time, stored as Unix milliseconds in UTC (spec D51), and the stamps that people read.

use serde::{Deserialize, Serialize};

/// A moment: milliseconds since 1970-01-01T00:00:00Z (spec D51).
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Moment(pub i64);

/// One second in milliseconds.
pub const SECOND: i64 = 1_000;
/// One minute in milliseconds.
pub const MINUTE: i64 = 60 * SECOND;
/// One hour in milliseconds.
pub const HOUR: i64 = 60 * MINUTE;
/// One day of 24 hours in milliseconds.
pub const DAY: i64 = 24 * HOUR;

impl Moment {
    /// This moment and so many milliseconds; stays at the ends of the range instead of wrapping.
    #[must_use]
    pub fn plus(self, milliseconds: i64) -> Self {
        Self(self.0.saturating_add(milliseconds))
    }

    /// Milliseconds from `earlier` to this moment; negative when `earlier` is later.
    #[must_use]
    pub fn since(self, earlier: Self) -> i64 {
        self.0.saturating_sub(earlier.0)
    }
}

/// A moment as its reader sees it, formatted on the server in the reader's zone (spec D51).
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Stamp {
    /// The moment itself.
    pub at: Moment,
    /// "14:05" on the same day, "18 Nov, 14:05" in the same year, "18 Nov 2025" before.
    pub short: String,
    /// With year, seconds and the zone's name, for the tooltip.
    pub long: String,
    /// RFC 3339 in UTC, for `<time datetime>`.
    pub iso: String,
}
