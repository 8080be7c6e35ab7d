//! Folders, items and uploads, as the screens need them.

use super::{FileKind, Sight};
use crate::{
    campaigns,
    id::{CampaignId, FileId, FolderId, ItemId},
    moment::Stamp,
    partners::{GroupRef, PartnerRef},
};
use serde::{Deserialize, Serialize};

/// A folder where it is only named.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct FolderRef {
    /// Its id.
    pub id: FolderId,
    /// Its name.
    pub name: String,
}

/// A folder as a row.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct FolderRow {
    /// Its id.
    pub id: FolderId,
    /// Its name.
    pub name: String,
    /// Folders right in it that the reader sees.
    pub folders: i64,
    /// Resources right in it that the reader sees.
    pub items: i64,
    /// When it was made.
    pub added: Stamp,
}

/// The bytes of an item.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct FileFacts {
    /// The file's id.
    pub id: FileId,
    /// Which version of the item it is, from 1.
    pub version: i64,
    /// The name it was uploaded with, and is downloaded with.
    pub name: String,
    /// Its extension, lower case.
    pub extension: String,
    /// Bytes.
    pub size: i64,
    /// A browser may show it inside a page (spec D5).
    pub inline: bool,
    /// There is a small picture of it.
    pub picture: bool,
}

/// An item as a row: a campaign's asset or a resource (spec D6).
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct ItemRow {
    /// Its id.
    pub id: ItemId,
    /// Its name (spec S33).
    pub name: String,
    /// What it is.
    pub kind: FileKind,
    /// Its bytes; `None` for a link.
    pub file: Option<FileFacts>,
    /// Where a link leads; `None` for a file.
    pub url: Option<String>,
    /// The campaign it is an asset of; `None` for a resource.
    pub campaign: Option<CampaignId>,
    /// Approved; always for resources (spec S28).
    pub approved: bool,
    /// Archived: no partner sees it, and lists hold it only when asked for it (spec D7, B17).
    pub archived: bool,
    /// The groups it is shared with; for vendor people only (spec D18).
    pub groups: Vec<GroupRef>,
    /// When it was added.
    pub added: Stamp,
}

/// The cursor that stands before the first resource of a list, after all its folders.
pub const ITEMS: &str = "/";

/// A page of Resources: one folder or the top, or the answer to a search (spec S73-S75, S95, S178).
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Shelves {
    /// The folder; `None` at the top.
    pub folder: Option<FolderFacts>,
    /// The folders from the top down to this one's parent.
    pub crumbs: Vec<FolderRef>,
    /// Folders of this page, in the order asked for: they are a list's first rows.
    pub folders: Vec<FolderRow>,
    /// How many folders there are in all, on this page and others.
    pub folders_total: i64,
    /// Resources of this page. `next` is the cursor of the whole list, folders and resources; `total` counts resources alone.
    pub items: crate::paging::Page<ItemRow>,
}

/// What is known of one folder.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct FolderFacts {
    /// Its id.
    pub id: FolderId,
    /// Its name.
    pub name: String,
    /// Its description; may be empty (spec S96).
    pub description: String,
    /// How many folders stand above it.
    pub depth: i64,
    /// Number of the version these facts are (spec D56).
    pub version: i64,
}

/// Where an item lives (spec D6).
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum Home {
    /// In a campaign.
    Campaign {
        /// The campaign.
        id: CampaignId,
        /// Its name.
        name: String,
        /// Where it stands.
        status: campaigns::Status,
        /// Its partner.
        partner: PartnerRef,
    },
    /// Among the resources, in folders from the top down.
    Resources(Vec<FolderRef>),
}

/// An item as its page shows it (spec S88).
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct ItemPage {
    /// The row.
    pub item: ItemRow,
    /// Its description; may be empty.
    pub description: String,
    /// The first words of slides or of a text document, line by line, the title first; empty for everything else.
    pub words: String,
    /// Where it lives.
    pub home: Home,
    /// Number of the version these facts are (spec D56).
    pub version: i64,
    /// Who added it; for vendor people only.
    pub added_by: Option<String>,
    /// Who sees it and why; for vendor people only (spec B2).
    pub watchers: Vec<Watcher>,
}

/// One line of "Who can see this?" (spec B2).
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Watcher {
    /// The partner.
    pub partner: PartnerRef,
    /// Its people who can sign in.
    pub people: i64,
    /// Whether it sees the item, and why.
    pub sight: Sight,
}

/// What "New folder" asks (spec S94, S96).
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct NewFolder {
    /// The folder it goes into; `None` for the top (spec S75).
    pub parent: Option<FolderId>,
    /// Name, 1 to 200 characters.
    pub name: String,
    /// Description, at most 2,000 characters; may be empty.
    pub description: String,
}

/// What adding a link asks (spec S78-S80).
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct NewLink {
    /// The folder it goes into; `None` for the top (spec S75).
    pub folder: Option<FolderId>,
    /// Link name, 1 to 200 characters.
    pub name: String,
    /// URL, http or https.
    pub url: String,
    /// The groups that get access; at least one (spec D18).
    pub groups: Vec<crate::id::GroupId>,
}
