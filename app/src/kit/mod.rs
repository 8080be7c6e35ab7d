//! What pages are made of: marks, buttons, fields, dialogs, lists, states. Knows no room; its classes stand in `style/kit`.
//! `address` reads the page's query, which is the state of every list (spec D46).

mod address;
mod button;
mod choice;
mod confirm;
mod copy_link;
mod crumbs;
mod dialog;
mod drop;
mod empty;
mod errors;
mod facts;
mod field;
mod input;
mod list;
mod logo;
mod mark;
mod menu;
mod messages;
mod moment;
mod options;
mod picks;
mod plan;
mod rows;
mod search;
mod select;
mod status;
mod table;
mod tabs;
mod thumb;
mod toasts;
mod trouble;
mod typed;
mod waiting;
mod words;

use leptos::attr::{Attribute, custom::custom_attribute};

pub use address::address;
pub use button::{Button, IconButton};
pub use choice::Choices;
pub use confirm::{Confirm, Loss};
pub use copy_link::CopyLink;
pub use crumbs::{Crumbs, Steps};
pub use dialog::Dialog;
pub use drop::{DropPage, DropSpots, DropZone, Picked, Spot, Taker};
pub use empty::{Empty, Note};
pub use errors::Errors;
pub use facts::{Fact, Facts, Sees, SeesLine};
pub use field::{Field, described};
pub use input::{TextArea, TextInput};
pub use list::{Ended, Head, Pages, is_paged};
pub use logo::{Face, Logo};
pub use mark::{Count, Icon, Scene};
pub use menu::{Menu, MenuItem, MenuLink};
pub use messages::{MESSAGES, Messages};
pub use moment::Time;
pub use options::{Choice, Options};
pub use picks::{Picks, Tick};
pub use plan::{Plan, Point};
pub use rows::Rows;
pub use search::Search;
pub use select::Select;
pub use status::Status;
pub use table::{Column, Table};
pub use tabs::{Tab, Tabs};
pub use thumb::{FolderThumb, Thumb};
pub use toasts::{ToastStack, Toasts, Undo, toasts};
pub use trouble::{Snag, Trouble};
pub use typed::{email_words, link_words, text_words};
pub use waiting::{Going, Hydrated, going, hydrated};
pub use words::{counted, mail, number, size_words};

/// The level of a tree's line, an attribute that the library has no word for.
#[must_use]
pub fn level(level: usize) -> impl Attribute {
    custom_attribute("aria-level", level.to_string())
}

/// Moves the focus to a field, such as the first wrong one after a refused form.
pub fn focus_field(id: &str) {
    crate::browser::focus(id);
}
