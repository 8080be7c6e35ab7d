//! Partners: partner companies, their contacts and the groups that resources are shared with (spec S165-S167, S181, D18, D30, D55).

mod error;
mod model;
mod rules;

pub use error::*;
pub use model::*;
pub use rules::*;
