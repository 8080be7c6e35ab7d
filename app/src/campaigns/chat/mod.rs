//! The conversation that asks for a campaign, and the settings of its questions (spec S2, S14-S18, S21-S24).

pub mod api;
