//! The drafts of a campaign, and what they are made of (spec S3, S20, D9, B10). Every deed on the page is a plain form, which works
//! before and without a script (house, law 10); with one the same form is sent in place.

pub mod api;
mod cards;
mod compare;
mod desk;
mod edit;
mod marks;
mod model;
mod parts;
mod setting;
mod similar;
mod templates;
mod tweak;
mod versions;
mod words;

pub(super) use cards::{Drafts, Refused};
pub(super) use desk::Desk;
pub use setting::{DraftingPage, Setting};
pub(super) use similar::{Answers, Similar};
