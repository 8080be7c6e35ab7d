//! The conversation that asks for a campaign, and the settings of its questions (spec S2, S14-S18, S21-S24).

pub mod api;
mod ask;
mod asked;
mod begin;
mod control;
mod conversation;
mod log;
mod page;
mod question;
mod refused;
mod review;
mod row;
mod settings;
mod talk;
mod words;

pub use begin::Requests;
pub use page::AiMarketing;
