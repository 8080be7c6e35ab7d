//! Folders, items, files and uploads. What a partner sees of them is asked of the view `visible_items`, everywhere.

mod changes;
mod chosen;
mod files;
mod folders;
mod items;
mod many;
mod pictures;
mod resources;
mod sharing;
mod tree;
mod uploads;

pub use changes::*;
pub use files::*;
pub use folders::*;
pub use items::*;
pub use many::*;
pub use pictures::*;
pub use resources::*;
pub use sharing::*;
pub use tree::*;
pub use uploads::*;
