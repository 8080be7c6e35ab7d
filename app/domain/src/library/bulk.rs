//! Doing something to many at once, and what it takes to undo it (spec S86, S87, S90, S98-S103, D7, D21, D22, B2, B17).

use super::{Error, NewFolder};
use crate::{
    Refusal,
    id::{FolderId, GroupId, ItemId},
    partners::PartnerRef,
};
use serde::{Deserialize, Serialize};

/// The most resources and folders an action takes at once.
pub const CHOSEN_MAX: usize = 10_000;

/// What was ticked in a list of Resources (spec S86). A campaign's assets are never among it.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum Selection {
    /// These and no others.
    These {
        /// Folders.
        folders: Vec<FolderId>,
        /// Resources.
        items: Vec<ItemId>,
    },
    /// Every resource of a list, on all its pages, but no folder.
    All {
        /// The folder of the list; `None` for the top.
        folder: Option<FolderId>,
        /// The words searched for in it; may be empty.
        q: String,
        /// It is the list of what is archived.
        archived: bool,
        /// Those whose tick was taken away again.
        but: Vec<ItemId>,
    },
}

/// Why something of a selection was left as it was (experience 17).
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum WhyLeft {
    /// It is not there any more, or never was.
    Gone,
    /// It belongs to a campaign by now (spec D6).
    OfCampaign,
    /// A folder cannot be put into itself or into one below it (spec D21).
    IntoItself,
    /// Folders would stand deeper than 16 (spec D21).
    TooDeep,
    /// A folder of its name stands there (spec D21).
    NameTaken,
    /// The folder that it would go back to is gone.
    PlaceGone,
    /// All groups that it would get back are gone.
    GroupsGone,
}

impl WhyLeft {
    /// The refusal, when nothing but this was asked for; `name` is its name.
    #[must_use]
    pub fn refusal(self, name: &str) -> Refusal<Error> {
        match self {
            Self::IntoItself => Refusal::Because(Error::IntoItself),
            Self::TooDeep => Refusal::Because(Error::TooDeep),
            Self::NameTaken => Refusal::Because(Error::Clash(name.to_owned())),
            Self::Gone | Self::OfCampaign | Self::PlaceGone | Self::GroupsGone => Refusal::NotFound,
        }
    }
}

/// Something that was left as it was.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Left {
    /// Its name; empty when nobody knows it any more.
    pub name: String,
    /// Why.
    pub why: WhyLeft,
}

/// What was done to many.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Deed {
    /// Put into the place of this name (spec S101-S103).
    Moved(String),
    /// Put back where it was.
    MovedBack,
    /// Given other groups (spec S87).
    Regrouped,
    /// Given the groups back that it had.
    GroupsBack,
    /// Put into the archive (spec D7).
    Archived,
    /// Brought back from it.
    Restored,
    /// Deleted for good (spec S90, D7).
    Removed,
    /// The folder of this name, deleted with everything in it (spec S98, S99).
    FolderRemoved(String),
    /// The folder of this name, deleted alone: what was in it moved up (spec S100, B17).
    MovedUp(String),
    /// The folder of this name, made again with what had moved up.
    FolderBack(String),
}

/// What an action on many did, and what it left (experience 17).
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Done {
    /// What was done.
    pub deed: Deed,
    /// Folders it was done to.
    pub folders: i64,
    /// Resources it was done to.
    pub items: i64,
    /// How many were as asked for already.
    pub same: i64,
    /// What was left as it was.
    pub left: Vec<Left>,
    /// The way back, if there is one.
    pub back: Option<Back>,
}

/// The way back from an action on many.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum Back {
    /// To the places where it was.
    Places(Vec<Shelved>),
    /// To the groups that it had: those with the same groups together.
    Groups(Vec<(Vec<ItemId>, Vec<GroupId>)>),
    /// Into the archive again, or out of it.
    Archive {
        /// The resources whose state changed.
        items: Vec<ItemId>,
        /// Into it.
        away: bool,
    },
    /// Into a folder that is made again.
    Folder {
        /// The folder that went.
        folder: NewFolder,
        /// What was right in it; `folder` is its old id.
        held: Shelved,
    },
}

/// The answer to an action on many: figures, the words to show, and the way back.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Told {
    /// Folders it was done to.
    pub folders: i64,
    /// Resources it was done to.
    pub items: i64,
    /// What was done, and what not and why.
    pub words: String,
    /// All that was asked for was done.
    pub whole: bool,
    /// The way back, if there is one.
    pub back: Option<Back>,
}

/// What lay in one place.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Shelved {
    /// The place; `None` for the top.
    pub folder: Option<FolderId>,
    /// Folders that stood right in it.
    pub folders: Vec<FolderId>,
    /// Resources that lay right in it.
    pub items: Vec<ItemId>,
}

/// What is in a folder, at all levels (spec S99, D22).
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Contents {
    /// Folders below it.
    pub folders: i64,
    /// Resources in it and below, those archived too.
    pub items: i64,
    /// Partners that see at least one of them.
    pub partners: i64,
    /// How many of the resources are archived.
    pub archived: i64,
}

/// A partner that loses sight of something (spec B2).
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Lost {
    /// The partner.
    pub partner: PartnerRef,
    /// How many resources it sees now and will not see.
    pub items: i64,
}

/// A folder in a tree (spec S103).
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Branch {
    /// Its id.
    pub id: FolderId,
    /// Its name.
    pub name: String,
    /// Folders right in it that the reader sees: there is something to unfold.
    pub folders: i64,
    /// Resources right in it that the reader sees.
    pub items: i64,
}
