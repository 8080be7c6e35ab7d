//! The library room: resources and folders, the page of an item, uploads, and who sees what (spec S29-S42, S73-S85,
//! S94-S96, S178). Versions, pins, bulk actions and moving folders come with their own steps.

mod about;
mod acts;
mod add;
pub mod api;
mod associate;
mod delete;
mod edit;
mod item;
mod place;
mod resources;
mod row;
pub mod say;
mod sight;
mod stage;
mod table;
mod uploads;
mod viewer;

pub use acts::{ItemActs, ItemDialogs, ItemMenu};
pub use add::Add;
pub use item::Item;
pub use place::{bare, not_there, thumb_path};
pub use resources::Resources;
pub use row::{ItemName, Take, facts};
pub use uploads::{Queue, Target, UploadAsset, Uploads, picks, provide, queue};
pub use viewer::{Viewer, offer, view};
