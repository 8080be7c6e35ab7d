//! Accounts: people, memberships, sessions, invitations, preview (spec S180, D16, D40, D43, D44).

mod device;
mod error;
mod model;
mod rules;

pub use device::*;
pub use error::*;
pub use model::*;
pub use rules::*;
