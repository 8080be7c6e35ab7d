//! The no-op twin of `browser`, for the server.

#![allow(clippy::missing_const_for_fn, reason = "the same signatures as the twin's")]

#[path = "browser_off/files.rs"]
mod files;
#[path = "browser_off/film.rs"]
mod film;
#[path = "browser_off/live.rs"]
mod live;
#[path = "browser_off/rows.rs"]
mod rows;
#[path = "browser_off/send.rs"]
mod send;
#[path = "browser_off/submit.rs"]
mod submit;
#[path = "browser_off/tabs.rs"]
mod tabs;
#[path = "browser_off/tree.rs"]
mod tree;

pub use files::{forget, nfc, on_files, picked, press};
pub use film::film;
pub use live::listen;
pub use rows::on_rows;
pub use send::{now, on_line, online, send, stop, warn_before_leaving};
pub use submit::submit;
pub use tabs::share;
pub use tree::{tree_key, tree_marks, tree_pressed, tree_stop};

use leptos::prelude::Callback;

/// Says on `<html>` that the page is alive.
pub fn say_hydrated() {}

/// A text as it stands in the document between `<title>` or `<textarea>` and its end: the libraries write it there as it is, and it may
/// hold that end.
pub fn titled(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;")
}

/// Moves the focus to the element of this id.
pub fn focus(_: &str) {}

/// Moves the focus to the element of this id, if what had it is gone.
pub fn focus_again(_: &str) {}

/// Whether the element of this id has the focus.
pub fn focused(_: &str) -> bool {
    false
}

/// Moves the focus to the button in the part of this id that the selector finds.
pub fn focus_in(_: &str, _: &str) {}

/// Keeps a text under a name for as long as the tab is open.
pub fn keep(_: &str, _: &str) {}

/// What was kept under a name in this tab.
pub fn kept(_: &str) -> Option<String> {
    None
}

/// Scrolls the element of this id to its top.
pub fn to_top(_: &str) {}

/// Brings the present link of this bar into view.
pub fn to_current(_: &str) {}

/// Brings the selected line of this tree into view.
pub fn to_selected(_: &str) {}

/// What stands in the field of this id.
pub fn read(_: &str) -> Option<String> {
    None
}

/// Puts a value into the field of this id, unless it stands there.
pub fn write(_: &str, _: &str) {}

/// Opens the dialog of this id over the page.
pub fn show_dialog(_: &str) {}

/// Closes the dialog of this id.
pub fn close_dialog(_: &str) {}

/// Whether the dialog or popover of this id is open.
pub fn is_open(_: &str) -> bool {
    false
}

/// Goes back, as the browser's own button does.
pub fn back() {}

/// Whether the focus is in something that has use for the arrow keys itself.
pub fn in_media() -> bool {
    false
}

/// Hides the popover of this id.
pub fn hide_popover(_: &str) {}

/// Puts the focus on a menu's first item when it has just opened; true when it is open.
pub fn menu_opened(_: &str) -> bool {
    false
}

/// Moves among the items of an open menu; true when the key was the menu's.
pub fn menu_key(_: &str, _: &str) -> bool {
    false
}

/// Copies text, and tells whether it worked.
pub fn copy(_: &str, _: Callback<(bool,)>) {}

/// Calls back when "/" is pressed outside of fields.
pub fn on_slash(_: Callback<()>) {}

/// The time of day: "14:05".
pub fn clock() -> String {
    String::new()
}

/// Sends a form of these fields.
pub fn post(_: &str, _: &[(&str, String)]) {}

/// Loads the page anew.
pub fn reload() {}

/// The address of this site, without a path.
pub fn origin() -> String {
    String::new()
}

/// Ticks or unticks the box of this id.
pub fn tick(_: &str, _: bool) {}

/// Whether the box of this id is ticked.
pub fn ticked(_: &str) -> bool {
    false
}
