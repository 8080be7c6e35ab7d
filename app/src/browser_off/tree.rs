//! The no-op twin of `browser::tree`.

use leptos::ev::MouseEvent;

/// What was pressed in a tree.
pub fn tree_pressed(_: &MouseEvent) -> Option<(String, String, bool)> {
    None
}

/// Says to the lines of a tree which are open, busy or chosen.
pub fn tree_marks(_: &str, _: &[String], _: &[String], _: Option<Option<&str>>) {}

/// Lets Tab come to one line of a tree.
pub fn tree_stop(_: &str, _: Option<&str>) -> String {
    String::new()
}

/// Moves among the lines of a tree; true when the key was the tree's.
pub fn tree_key(_: &str, _: &str) -> bool {
    false
}
