//! Doing something to many at once, and what it takes to undo it (spec S86, S87, S90, S98-S103, D7, D21, D22, B2, B17).

use crate::{
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

/// What was moved (spec S101-S103).
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Moved {
    /// Folders that stand elsewhere now; those that stood there already are not counted.
    pub folders: i64,
    /// Resources that lie elsewhere now.
    pub items: i64,
    /// Where each was before: what `put_back` takes.
    pub back: Vec<Shelved>,
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

/// What got other groups (spec S87).
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Regrouped {
    /// Resources whose groups are others now.
    pub items: i64,
    /// The groups each had before: what `put_back_groups` takes.
    pub back: Vec<(Vec<ItemId>, Vec<GroupId>)>,
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
