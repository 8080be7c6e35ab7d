//! The campaigns room's pages and parts.

pub mod api;
