//! Why a campaign is not made, approved or taken back.

use super::Status;
use crate::text::TextFault;
use serde::{Deserialize, Serialize};

/// Refusals of the campaigns room.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, thiserror::Error)]
pub enum Error {
    /// No partner was chosen, or it is no active partner of this organisation (spec S11).
    #[error("partner")]
    Partner,
    /// No intent was chosen (spec S12).
    #[error("intent")]
    Intent,
    /// "Other" was chosen without own words, or with words that cannot be taken.
    #[error("other intent")]
    Other(TextFault),
    /// The name (spec S13).
    #[error("name")]
    Name(TextFault),
    /// Another campaign of this partner has this name.
    #[error("name taken")]
    NameTaken,
    /// The campaign stands elsewhere by now: somebody was quicker (spec D38).
    #[error("moved on")]
    MovedOn {
        /// Where it stands.
        status: Status,
        /// Who brought it there.
        by: String,
    },
    /// Approved already, and nothing waits (spec S25, D4).
    #[error("nothing waits")]
    NothingWaits {
        /// Who approved.
        by: String,
    },
    /// Everything wrong with a form at once, field by field.
    #[error("several")]
    Several(Vec<Error>),
}
