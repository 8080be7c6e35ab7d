//! The frame around every page: the vendor's house, the partner's porch, the preview's banner; and the page itself, which
//! is the same to the rooms on both sides.

mod account;
mod banner;
mod home;
mod house;
mod loaded;
mod organisation;
mod page;
mod places;
mod porch;
mod shared;
mod side;

pub use home::Home;
pub use loaded::Loaded;
pub(crate) use page::Arrival;
pub(crate) use page::Missing;
pub use page::{NotThere, Page};
pub(crate) use places::role_words;
pub use shared::{Shared, said};
pub use side::Side;
