//! What a vendor's page of one campaign shows beside its files (spec S3, S20, D9, B10).

use super::{Brief, CampaignRow, Difference, Draft, DraftKind};
use serde::{Deserialize, Serialize};

/// A draft's newest version beside an older one.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Against {
    /// Which draft.
    pub kind: DraftKind,
    /// The older version's number.
    pub older: i64,
    /// Part by part.
    pub parts: Vec<Difference>,
}

/// The drafts of a campaign and what belongs to them.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Work {
    /// The drafts, in the order they are shown; none for a campaign that nothing was written for yet.
    pub drafts: Vec<Draft>,
    /// Two versions word by word, when they were asked for and are both there.
    pub against: Option<Against>,
    /// What was asked and answered.
    pub brief: Brief,
    /// Decided campaigns of the same intent, the latest first.
    pub similar: Vec<CampaignRow>,
}
