//! The deeds floor: use cases and jobs. Each reads in the same beats: find, may, begin, guarded write, enqueue, audit,
//! commit, tell. Nothing here knows HTTP or HTML.

pub mod accounts;
pub mod analytics;
pub mod audit;
mod base;
pub mod campaigns;
pub mod check;
pub mod demo;
pub mod jobs;
pub mod library;
pub mod live;
pub mod notices;
pub mod partners;
pub mod pictures;
pub mod tokens;
pub mod uploads;

pub use base::{Base, Clock, fault};

use std::sync::Arc;

/// Every room, as the floors above use them.
#[derive(Clone)]
pub struct Portal {
    /// People, sessions, invitations.
    pub accounts: accounts::Accounts,
    /// What is counted, and when somebody was seen.
    pub analytics: analytics::Analytics,
    /// The audit trail.
    pub audit: audit::Audit,
    /// Campaigns.
    pub campaigns: campaigns::Campaigns,
    /// Folders and items.
    pub library: library::Library,
    /// What files look like.
    pub pictures: pictures::Pictures,
    /// The outbox.
    pub notices: notices::Notices,
    /// Running uploads.
    pub uploads: uploads::Uploads,
    /// Partner companies, contacts, groups.
    pub partners: partners::Partners,
    /// Work after a commit.
    pub jobs: jobs::Jobs,
    base: Arc<Base>,
}

impl Portal {
    /// All rooms on one ground.
    #[must_use]
    pub fn new(base: Base) -> Self {
        let base = Arc::new(base);
        Self {
            accounts: accounts::Accounts::new(base.clone()),
            analytics: analytics::Analytics::new(base.clone()),
            audit: audit::Audit::new(base.clone()),
            campaigns: campaigns::Campaigns::new(base.clone()),
            library: library::Library::new(base.clone()),
            pictures: pictures::Pictures::new(base.clone()),
            notices: notices::Notices::new(base.clone()),
            uploads: uploads::Uploads::new(base.clone()),
            partners: partners::Partners::new(base.clone()),
            jobs: jobs::Jobs::new(base.clone()),
            base,
        }
    }

    /// The ground the rooms stand on.
    #[must_use]
    pub fn base(&self) -> &Base {
        &self.base
    }
}
