//! The keys of a tree, after the authoring practices, as far as a tree of links needs them: up, down, Home, End.

use super::element;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

/// Moves among the lines of a tree; true when the key was the tree's.
pub fn tree_key(id: &str, key: &str) -> bool {
    let Some(list) = element(id).and_then(|tree| tree.query_selector_all("[role=treeitem]").ok()) else { return false };
    let lines: Vec<HtmlElement> = (0..list.length()).filter_map(|at| list.item(at)?.dyn_into().ok()).collect();
    let Some(last) = lines.len().checked_sub(1) else { return false };
    let active: Option<Element> = leptos::prelude::document().active_element();
    let here = lines.iter().position(|line| Some(line.as_ref()) == active.as_ref());
    let to = match (key, here) {
        ("ArrowDown", Some(here)) => (here + 1).min(last),
        ("ArrowUp", Some(here)) => here.saturating_sub(1),
        ("Home", _) => 0,
        ("End", _) => last,
        _ => return false,
    };
    let _ = lines[to].focus();
    true
}
