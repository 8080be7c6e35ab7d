//! Library: folders, assets and links, uploads, and who may see what (spec S25-S42, S63, S64, S67, S73-S103, S178).

mod bulk;
mod error;
mod files;
mod model;
mod names;
mod pack;
mod rules;
mod sight;
mod tree;
mod uploads;

pub use bulk::*;
pub use error::*;
pub use files::*;
pub use model::*;
pub use names::*;
pub use pack::*;
pub use rules::*;
pub use sight::*;
pub use tree::*;
pub use uploads::*;
