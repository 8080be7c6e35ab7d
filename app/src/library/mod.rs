//! The library room's pages and parts.

pub mod api;
