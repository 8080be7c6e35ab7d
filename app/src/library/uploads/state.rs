//! One upload: what it is, what it is for, and where it stands.

use domain::id::{CampaignId, FolderId};
use leptos::prelude::*;

/// What uploads are for.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Target {
    /// Assets of a campaign.
    Campaign {
        /// The campaign.
        id: CampaignId,
        /// Its name.
        name: String,
        /// Its partner's name.
        partner: String,
    },
    /// Resources.
    Folder {
        /// The folder; none is the top.
        id: Option<FolderId>,
        /// Its name.
        name: String,
        /// The groups that get access, by id.
        groups: Vec<String>,
    },
}

impl Target {
    /// Its name.
    pub(super) fn name(&self) -> &str {
        match self {
            Self::Campaign { name, .. } | Self::Folder { name, .. } => name,
        }
    }

    /// Its page.
    pub(super) fn path(&self) -> String {
        match self {
            Self::Campaign { id, .. } => format!("/campaigns/{id}"),
            Self::Folder { id, .. } => crate::library::place::folder_path(*id),
        }
    }

    /// What happens to files there.
    #[must_use]
    pub fn then(&self) -> String {
        match self {
            Self::Campaign { partner, .. } => format!("{partner} sees them once they are approved."),
            Self::Folder { .. } => "Their groups see them at once.".to_owned(),
        }
    }
}

/// Where an upload stands.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) enum State {
    /// It waits for its turn.
    Queued,
    /// It is being sent.
    Running {
        /// Bytes sent.
        sent: u64,
    },
    /// The connection is lost and is tried again soon.
    Lost {
        /// Bytes that had been sent.
        sent: u64,
    },
    /// It was refused or given up.
    Failed {
        /// Bytes that had been sent.
        sent: u64,
        /// Why, in words.
        words: String,
        /// Sending it again may help.
        again: bool,
    },
    /// It is an item.
    Done {
        /// The item's id.
        item: String,
    },
}

impl State {
    /// It waits, or is under way.
    pub(super) fn is_open(&self) -> bool {
        matches!(self, Self::Queued | Self::Running { .. } | Self::Lost { .. })
    }

    /// It takes one of the places of those that run.
    pub(super) fn is_running(&self) -> bool {
        matches!(self, Self::Running { .. } | Self::Lost { .. })
    }

    /// Bytes sent, of so many.
    pub(super) fn sent(&self, size: u64) -> u64 {
        match self {
            Self::Queued => 0,
            Self::Running { sent } | Self::Lost { sent } | Self::Failed { sent, .. } => (*sent).min(size),
            Self::Done { .. } => size,
        }
    }
}

/// What only the sending needs to know.
#[derive(Clone, Default, Debug)]
pub(super) struct Wire {
    /// Where the server takes its bytes, once it has begun.
    pub url: Option<String>,
    /// The request under way.
    pub request: Option<u32>,
    /// Answers to earlier turns do not count.
    pub turn: u32,
    /// How often in a row the connection was lost.
    pub losses: u32,
}

/// One upload.
#[derive(Clone, Debug)]
pub(super) struct Upload {
    /// The file's number on the browser's side.
    pub number: u32,
    /// The file's name.
    pub file: String,
    /// The name the item gets; empty for the file's own.
    pub name: String,
    /// Bytes.
    pub size: u64,
    /// What it is for.
    pub target: Target,
    /// Where it stands. Counted, not owned: it outlives the page that began it.
    pub state: ArcRwSignal<State>,
    /// What the sending needs.
    pub wire: ArcStoredValue<Wire>,
}
