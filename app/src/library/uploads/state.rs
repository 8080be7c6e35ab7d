//! One upload: what it is, what it is for, and where it stands.

use super::pace::Pace;
use domain::library::Place;
use leptos::prelude::*;

/// What uploads are for.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Target {
    /// The campaign or the folder.
    pub place: Place,
    /// Its name.
    pub name: String,
    /// The name of a campaign's partner; empty when it is not known.
    pub partner: String,
}

impl Target {
    /// Its page.
    pub(super) fn path(&self) -> String {
        match &self.place {
            Place::Campaign(id) => format!("/campaigns/{id}"),
            Place::Resources { folder, .. } => crate::library::place::folder_path(*folder),
        }
    }

    /// Its groups are gone.
    pub(super) fn forget_groups(&mut self) {
        if let Place::Resources { groups, .. } = &mut self.place {
            groups.clear();
        }
    }

    /// What happens to files there.
    #[must_use]
    pub fn then(&self) -> String {
        match &self.place {
            Place::Campaign(_) if self.partner.is_empty() => "Its partner sees them once they are approved.".to_owned(),
            Place::Campaign(_) => format!("{} sees them once they are approved.", self.partner),
            Place::Resources { .. } => "Their groups see them at once.".to_owned(),
        }
    }
}

/// What the reader can do about an upload that stopped.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Way {
    /// Nothing but to take note.
    None,
    /// Send it again.
    Retry,
    /// Give it another place (spec D22).
    Place,
}

/// Where an upload stands.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) enum State {
    /// It waits for its turn.
    Queued {
        /// Bytes that had been sent.
        sent: u64,
    },
    /// It is being sent.
    Running {
        /// Bytes sent.
        sent: u64,
    },
    /// The reader stopped it for a while.
    Paused {
        /// Bytes that had been sent.
        sent: u64,
    },
    /// It goes on by itself, soon.
    Lost {
        /// Bytes that had been sent.
        sent: u64,
        /// What it waits for; empty when the connection was lost and is tried again.
        why: &'static str,
    },
    /// The page or the browser was gone meanwhile, and the file with it.
    Interrupted {
        /// Bytes that have arrived.
        sent: u64,
    },
    /// It was refused or given up.
    Failed {
        /// Bytes that had been sent.
        sent: u64,
        /// Why, in words.
        words: String,
        /// What can be done.
        way: Way,
    },
    /// It is an item.
    Done,
}

impl State {
    /// It waits, or is under way.
    pub(super) fn is_open(&self) -> bool {
        matches!(self, Self::Queued { .. } | Self::Running { .. } | Self::Paused { .. } | Self::Lost { .. })
    }

    /// It takes one of the places of those that run.
    pub(super) fn is_running(&self) -> bool {
        matches!(self, Self::Running { .. } | Self::Lost { .. })
    }

    /// Bytes sent, of so many.
    pub(super) fn sent(&self, size: u64) -> u64 {
        match self {
            Self::Queued { sent }
            | Self::Running { sent }
            | Self::Paused { sent }
            | Self::Lost { sent, .. }
            | Self::Interrupted { sent }
            | Self::Failed { sent, .. } => (*sent).min(size),
            Self::Done => size,
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
    /// When something was last heard of the request, in milliseconds.
    pub heard: f64,
    /// When it was last shown how far it is, in milliseconds.
    pub shown: f64,
    /// How fast it goes.
    pub pace: Pace,
}

/// One upload.
#[derive(Clone, Debug)]
pub(super) struct Upload {
    /// The file's number on the browser's side; without a file any that no file has.
    pub number: u32,
    /// Its file is here.
    pub held: bool,
    /// The file's name.
    pub file: String,
    /// The name the item gets; empty for the file's own.
    pub name: String,
    /// Bytes.
    pub size: u64,
    /// When the file was last changed, in Unix milliseconds; 0 when it is not known.
    pub modified: i64,
    /// What it is for.
    pub target: ArcRwSignal<Target>,
    /// Where it stands. Counted, not owned: it outlives the page that began it.
    pub state: ArcRwSignal<State>,
    /// What the sending needs.
    pub wire: ArcStoredValue<Wire>,
}

impl Upload {
    /// Bytes sent so far.
    pub(super) fn sent(&self) -> u64 {
        self.state.read_untracked().sent(self.size)
    }
}
