//! The drafts of a campaign, and what they are made of (spec S3, S20, D9).

pub mod api;
