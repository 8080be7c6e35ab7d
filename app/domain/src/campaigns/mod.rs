//! Campaigns: co-marketing for one partner, asked for in a conversation or made by hand, drafted, approved (spec S2, S3, S10-S29,
//! D1-D4, D9).

mod answers;
mod chats;
mod drafts;
mod error;
mod guidelines;
mod machine;
mod model;
mod questions;
mod rules;
mod words;
mod work;

pub use answers::*;
pub use chats::*;
pub use drafts::*;
pub use error::*;
pub use guidelines::*;
pub use machine::*;
pub use model::*;
pub use questions::*;
pub use rules::*;
pub use words::*;
pub use work::*;
