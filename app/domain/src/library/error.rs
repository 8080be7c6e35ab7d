//! Why something is not put into, changed in or taken out of the library.

use super::FileFault;
use crate::text::{LinkFault, TextFault};
use serde::{Deserialize, Serialize};

/// Refusals of the library room.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, thiserror::Error)]
pub enum Error {
    /// The name of a folder, an item or a link.
    #[error("name")]
    Name(TextFault),
    /// A folder beside it has this name, whatever the case (spec D21).
    #[error("name taken")]
    NameTaken,
    /// A folder of this name stands at the place where one is moved to (spec D21).
    #[error("clash")]
    Clash(String),
    /// A folder cannot be put into itself or into one below it (spec D21).
    #[error("into itself")]
    IntoItself,
    /// More than 10,000 were chosen at once.
    #[error("too many chosen")]
    TooManyChosen,
    /// Nothing was chosen, or there is nothing in what was.
    #[error("nothing chosen")]
    NothingChosen,
    /// More files than a ZIP takes (spec D42).
    #[error("too many files")]
    TooManyFiles {
        /// The most it takes.
        limit: i64,
    },
    /// More bytes than a ZIP takes (spec D42).
    #[error("too large together")]
    TooLargeTogether {
        /// The most it takes, in bytes.
        limit: u64,
    },
    /// The description.
    #[error("description")]
    Description(TextFault),
    /// The link (spec S79).
    #[error("link")]
    Link(LinkFault),
    /// No group was chosen (spec D18).
    #[error("no group")]
    NoGroup,
    /// Folders would stand deeper than 16 (spec D21).
    #[error("too deep")]
    TooDeep,
    /// The organisation has as many folders as it can have (spec D42).
    #[error("too many folders")]
    TooManyFolders,
    /// The file itself.
    #[error("file")]
    File(FileFault),
    /// So many uploads of this person are running already (spec D42).
    #[error("too many uploads")]
    TooManyUploads,
    /// The campaign or the folder the upload was for is gone; the bytes wait for another place (spec D22).
    #[error("target gone")]
    TargetGone,
    /// Somebody, or another tab, is writing to this upload right now.
    #[error("busy")]
    Busy,
    /// The upload stands elsewhere: so many bytes have arrived.
    #[error("offset")]
    Offset {
        /// Bytes that have arrived.
        arrived: u64,
    },
    /// More bytes came than were announced.
    #[error("too many bytes")]
    TooManyBytes,
    /// The connection broke; what arrived is kept.
    #[error("broken off")]
    BrokenOff {
        /// Bytes that have arrived.
        arrived: u64,
    },
    /// The bytes are not those whose checksum was sent; they were thrown away.
    #[error("checksum")]
    Checksum,
    /// The upload was left alone for too long and is given up (spec D42).
    #[error("expired")]
    Expired,
    /// The picture of a video is none that can be drawn, or the video has one already.
    #[error("picture")]
    Picture,
    /// The campaign is archived: nothing can be put into it.
    #[error("campaign archived")]
    CampaignArchived,
    /// Somebody else saved meanwhile (spec D56).
    #[error("stale")]
    Stale {
        /// Who saved last.
        by: String,
    },
    /// Everything wrong with a form at once, field by field.
    #[error("several")]
    Several(Vec<Error>),
}
