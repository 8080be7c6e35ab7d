//! Notices: the outbox, for a vendor's admins (spec D31). The digest and notices inside the portal come with their own steps.

pub mod api;
mod outbox;
mod say;

pub use outbox::OutboxPage;
