//! The library room: resources and folders, what is done to many at once, the page of an item, uploads, and who sees what
//! (spec S29-S42, S73-S103, S178). Versions and pins come with their own steps.

mod about;
mod acts;
mod add;
pub mod api;
mod associate;
mod bar;
mod bulk;
mod delete;
pub mod done;
mod edit;
mod folder;
mod groups;
mod item;
mod list;
mod moving;
mod place;
mod remove;
mod resources;
mod row;
pub mod say;
mod sight;
mod stage;
mod steps;
mod table;
mod tree;
mod uploads;
mod viewer;
mod what;

pub use acts::{ItemActs, ItemDialogs, ItemMenu};
pub use add::Add;
pub use item::Item;
pub use place::{bare, not_there, thumb_path};
pub use resources::Resources;
pub use row::{ItemName, Take, facts};
pub use uploads::{Queue, Target, Uploads, provide, queue};
pub use viewer::{Viewer, offer, view};
