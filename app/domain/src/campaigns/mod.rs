//! Campaigns: co-marketing for one partner, from draft to approved (spec S10-S13, S25-S29, D1, D2, D4).

mod error;
mod model;
mod rules;

pub use error::*;
pub use model::*;
pub use rules::*;
