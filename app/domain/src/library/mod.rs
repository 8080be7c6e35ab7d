//! Library: folders, assets and links, uploads, and who may see what (spec S25-S42, S63, S64, S67, S73-S85, S94-S96, S178).

mod error;
mod files;
mod model;
mod rules;
mod sight;
mod uploads;

pub use error::*;
pub use files::*;
pub use model::*;
pub use rules::*;
pub use sight::*;
pub use uploads::*;
