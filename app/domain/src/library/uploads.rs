//! Where uploads go, which of them wait, and what stands there already (spec S31, S80, D22).

use super::FolderRef;
use crate::{
    id::{CampaignId, FolderId, GroupId, ItemId, UploadId},
    moment::{Moment, Stamp},
    partners::GroupRef,
};
use serde::{Deserialize, Serialize};

/// Names that are compared at once: as many as files are taken at once (spec D42).
pub const NAMES_MAX: usize = 100;

/// Where a file goes (spec D6): into a campaign, or among the resources; never both.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum Place {
    /// It becomes an asset of this campaign (spec S31).
    Campaign(CampaignId),
    /// It becomes a resource.
    Resources {
        /// The folder; `None` for the top (spec S75).
        folder: Option<FolderId>,
        /// The groups that get access; at least one (spec S80, D18).
        groups: Vec<GroupId>,
    },
}

/// Where an unfinished upload goes, as far as that is still there (spec D22).
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum Aim {
    /// A campaign.
    Campaign {
        /// The campaign.
        id: CampaignId,
        /// Its name.
        name: String,
        /// Its partner's name.
        partner: String,
    },
    /// The resources.
    Resources {
        /// The folder; `None` for the top.
        folder: Option<FolderRef>,
        /// The groups that are still there; at least one.
        groups: Vec<GroupRef>,
    },
    /// The campaign, the folder or every group is gone: another place is needed.
    Gone,
}

impl Aim {
    /// The place, without the groups that are gone; `None` when there is none any more.
    #[must_use]
    pub fn place(&self) -> Option<Place> {
        match self {
            Self::Campaign { id, .. } => Some(Place::Campaign(*id)),
            Self::Resources { folder, groups } => Some(Place::Resources {
                folder: folder.as_ref().map(|folder| folder.id),
                groups: groups.iter().map(|group| group.id).collect(),
            }),
            Self::Gone => None,
        }
    }

    /// Its name; nothing for the top and for what is gone.
    #[must_use]
    pub fn name(&self) -> &str {
        match self {
            Self::Campaign { name, .. } => name,
            Self::Resources { folder, .. } => folder.as_ref().map_or("", |folder| folder.name.as_str()),
            Self::Gone => "",
        }
    }
}

/// An upload of one's own that can go on (spec D22, D42).
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Unfinished {
    /// Its id; it goes on at `/uploads/<id>`.
    pub id: UploadId,
    /// The file's name.
    pub file: String,
    /// The name the item gets.
    pub name: String,
    /// Bytes it will have.
    pub size: i64,
    /// Bytes that have arrived.
    pub arrived: i64,
    /// When the file was last changed, if the browser said so: tells the same file from another of its name.
    pub modified: Option<Moment>,
    /// Where it goes.
    pub aim: Aim,
    /// When it is given up.
    pub expires: Stamp,
}

/// An item that has the name of a file that is to come.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Clash {
    /// The name that was asked for.
    pub name: String,
    /// The newest item of that name.
    pub item: ItemId,
    /// Its bytes; `None` for a link.
    pub size: Option<i64>,
    /// When it was added.
    pub added: Stamp,
}
