//! Campaigns, as the screens need them.

use crate::{id::CampaignId, library::ItemRow, moment::Stamp, partners::PartnerRef};
use serde::{Deserialize, Serialize};

/// Where a campaign stands (spec D2).
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Status {
    /// Made by hand and not yet sent to review.
    Draft,
    /// Waits for approval.
    InReview,
    /// Approved: the partner sees its approved assets.
    Approved,
    /// Put away; nobody but the vendor sees it.
    Archived,
}

impl Status {
    /// All of them, in the order of a campaign's life.
    pub const ALL: [Self; 4] = [Self::Draft, Self::InReview, Self::Approved, Self::Archived];

    /// As stored and as it stands in URLs.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::InReview => "in_review",
            Self::Approved => "approved",
            Self::Archived => "archived",
        }
    }

    /// From what is stored; `None` for any other text.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|status| status.as_str() == text)
    }
}

/// A campaign as a row (spec S7).
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct CampaignRow {
    /// Its id.
    pub id: CampaignId,
    /// Its name.
    pub name: String,
    /// The partner it is for (spec S11).
    pub partner: PartnerRef,
    /// The intent, in words (spec S12).
    pub intent: String,
    /// Where it stands.
    pub status: Status,
    /// Assets in it that the reader sees.
    pub assets: i64,
    /// Assets in it that wait for approval; 0 for a partner (spec S29).
    pub waiting: i64,
    /// Since when it stands there.
    pub since: Stamp,
}

/// A campaign as its page shows it.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct CampaignPage {
    /// The row.
    pub campaign: CampaignRow,
    /// A page of its assets that the reader sees, by name (spec D49).
    pub assets: Vec<ItemRow>,
    /// The cursor of their next page; `None` on the last.
    pub next: Option<String>,
    /// Partner contacts who see it once it is approved; for vendor people only.
    pub people: i64,
    /// Who made it; for vendor people only.
    pub made_by: Option<String>,
    /// When it was made.
    pub made: Stamp,
    /// Who brought it to its status; for vendor people only.
    pub status_by: Option<String>,
}

/// A partner in the tree of the Asset Library (spec S7).
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Shelf {
    /// The partner.
    pub partner: PartnerRef,
    /// Its campaigns, by name, where it stands open: at most the first 200.
    pub campaigns: Vec<CampaignRow>,
    /// How many campaigns it has.
    pub count: i64,
    /// Assets in all of them.
    pub assets: i64,
    /// Assets in all of them that wait for approval.
    pub waiting: i64,
}

/// What "New campaign" asks (spec S11-S13).
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct NewCampaign {
    /// The partner's id, as text; required (spec S11).
    pub partner: String,
    /// One of the list, or "other" (spec S12, D1).
    pub intent: String,
    /// The intent in own words, with "other".
    pub other: String,
    /// The name, 1 to 200 characters (spec S13).
    pub name: String,
}
