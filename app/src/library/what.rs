//! What an action is about: a row, a folder, or everything that is chosen, with its words.

use crate::kit::counted;
use domain::{
    id::{FolderId, GroupId},
    library::{FolderRef, ItemRow, Selection},
};

/// What an action is about.
#[derive(Clone, Debug)]
pub(super) struct What {
    /// It, as the server wants it.
    pub selection: Selection,
    /// It, in words: "3 resources", "“Logos”".
    pub words: String,
    /// How many things it is.
    pub count: i64,
    /// The one folder that it is.
    pub folder: Option<FolderRef>,
    /// The groups of the one resource that it is.
    pub groups: Vec<GroupId>,
    /// Where it lies, when all of it lies in one place.
    pub place: Option<Option<FolderId>>,
    /// The page's own folder: its page goes with it, and this is the one above.
    pub above: Option<Option<FolderId>>,
}

impl What {
    /// One resource, and where it lies if that is known.
    pub fn item(item: &ItemRow, place: Option<Option<FolderId>>) -> Self {
        Self {
            selection: Selection::These { folders: Vec::new(), items: vec![item.id] },
            words: format!("“{}”", item.name),
            count: 1,
            folder: None,
            groups: item.groups.iter().map(|group| group.id).collect(),
            place,
            above: None,
        }
    }

    /// One folder, and where it stands if that is known.
    pub fn folder(folder: FolderRef, place: Option<Option<FolderId>>) -> Self {
        Self {
            selection: Selection::These { folders: vec![folder.id], items: Vec::new() },
            words: format!("“{}”", folder.name),
            count: 1,
            folder: Some(folder),
            groups: Vec::new(),
            place,
            above: None,
        }
    }

    /// The folders among it.
    pub fn folders(&self) -> &[FolderId] {
        match &self.selection {
            Selection::These { folders, .. } => folders,
            Selection::All { .. } => &[],
        }
    }

    /// The keys of its rows; none stands for all.
    pub fn keys(&self) -> Option<Vec<String>> {
        match &self.selection {
            Selection::These { folders, items } => {
                Some(folders.iter().map(|id| folder_key(*id)).chain(items.iter().map(ToString::to_string)).collect())
            }
            Selection::All { .. } => None,
        }
    }
}

/// The key of a folder's row; an item's is its id.
pub(super) fn folder_key(id: FolderId) -> String {
    format!("{FOLDER}{id}")
}

/// What the keys of folders begin with.
pub(super) const FOLDER: &str = "folder-";

/// Folders and resources in words: "1 folder and 3 resources".
pub(super) fn both(folders: i64, items: i64) -> String {
    let (f, i) = (counted(folders, "folder", "folders"), counted(items, "resource", "resources"));
    match (folders, items) {
        (_, 0) if folders > 0 => f,
        (0, _) => i,
        _ => format!("{f} and {i}"),
    }
}

/// The list that is on the page: what "all" means.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub(super) struct Here {
    /// The folder; none at the top.
    pub folder: Option<FolderId>,
    /// What was searched for.
    pub q: String,
    /// It is the archive.
    pub archived: bool,
    /// How many resources it has.
    pub total: i64,
}
