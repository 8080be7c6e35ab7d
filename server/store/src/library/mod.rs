//! Folders, items, files and uploads. What a partner sees of them is asked of the view `visible_items`, everywhere.

mod changes;
mod files;
mod folders;
mod items;
mod pictures;
mod resources;
mod sharing;
mod uploads;

pub use changes::*;
pub use files::*;
pub use folders::*;
pub use items::*;
pub use pictures::*;
pub use resources::*;
pub use sharing::*;
pub use uploads::*;
