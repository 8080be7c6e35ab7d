//! The keys of an open menu, after the authoring practices: arrows go round, Home and End to the ends, a letter to the
//! next item that begins with it, Tab and Escape leave.

use super::{element, hide_popover, is_open};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

fn items(id: &str) -> Vec<HtmlElement> {
    let Some(list) = element(id).and_then(|menu| menu.query_selector_all("[role=menuitem]").ok()) else {
        return Vec::new();
    };
    (0..list.length()).filter_map(|at| list.item(at)?.dyn_into().ok()).collect()
}

/// Puts the focus on a menu's first item when it has just opened; true when it is open.
pub fn menu_opened(id: &str) -> bool {
    let open = is_open(id);
    if open && let Some(first) = items(id).first() {
        let _ = first.focus();
    }
    open
}

/// Moves among the items of an open menu; true when the key was the menu's.
pub fn menu_key(id: &str, key: &str) -> bool {
    let items = items(id);
    let Some(last) = items.len().checked_sub(1) else { return false };
    let active: Option<Element> = leptos::prelude::document().active_element();
    let here = items.iter().position(|item| Some(item.as_ref()) == active.as_ref());
    let to = match (key, here) {
        ("ArrowDown", None) | ("Home", _) => 0,
        ("ArrowDown", Some(here)) => {
            if here == last {
                0
            } else {
                here + 1
            }
        }
        ("ArrowUp", None | Some(0)) | ("End", _) => last,
        ("ArrowUp", Some(here)) => here - 1,
        ("Tab", _) => {
            hide_popover(id);
            return false;
        }
        (letter, here) if letter.chars().count() == 1 && letter != " " => {
            let wanted = letter.to_lowercase();
            let from = here.map_or(0, |here| here + 1);
            let begins = |at: &usize| {
                let words = items[at % items.len()].text_content().unwrap_or_default();
                words.trim_start().to_lowercase().starts_with(&wanted)
            };
            match (from..from + items.len()).find(begins) {
                Some(at) => at % items.len(),
                None => return false,
            }
        }
        _ => return false,
    };
    let _ = items[to].focus();
    true
}
