//! The keys of a tree, after the authoring practices: up, down, Home, End, a letter to the next line that begins with it;
//! right opens or goes in, left closes or goes out, `*` opens all beside it, Enter and Space choose. What opens a line is
//! its part with `data-opens`; a tree without such parts has links alone.

use super::element;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, MouseEvent};

fn fact(line: &HtmlElement, name: &str) -> String {
    line.get_attribute(name).unwrap_or_default()
}

fn level(line: &HtmlElement) -> u32 {
    fact(line, "aria-level").parse().unwrap_or_default()
}

/// Opens or closes a line that is as `now`; true when there was something to press.
fn turn(line: &HtmlElement, now: &str) -> bool {
    let twist = line.query_selector("[data-opens]").ok().flatten().and_then(|twist| twist.dyn_into::<HtmlElement>().ok());
    match twist {
        Some(twist) if fact(line, "aria-expanded") == now => {
            twist.click();
            true
        }
        _ => false,
    }
}

/// What was pressed in a tree: the folder of the line and its name, and whether it was the part that opens it. None on a line
/// that cannot be chosen.
pub fn tree_pressed(event: &MouseEvent) -> Option<(String, String, bool)> {
    let at = event.target()?.dyn_into::<Element>().ok()?;
    let line = at.closest("[role=treeitem]").ok()??;
    let opens = at.closest("[data-opens]").ok()?.is_some();
    let of = |name: &str| line.get_attribute(name);
    (opens || of("aria-disabled").is_none()).then(|| (of("data-folder").unwrap_or_default(), of("data-name").unwrap_or_default(), opens))
}

fn lines(id: &str) -> Vec<HtmlElement> {
    let Some(list) = element(id).and_then(|tree| tree.query_selector_all("[role=treeitem]").ok()) else { return Vec::new() };
    (0..list.length()).filter_map(|at| list.item(at)?.dyn_into().ok()).collect()
}

/// Says to the lines of a tree which are open, which are busy, and, in a tree to choose from, which is chosen.
pub fn tree_marks(id: &str, open: &[String], busy: &[String], chosen: Option<Option<&str>>) {
    for line in lines(id) {
        let own = fact(&line, "data-folder");
        let mark = |name: &str, now: &str| {
            if fact(&line, name) != now {
                let _ = if now.is_empty() { line.remove_attribute(name) } else { line.set_attribute(name, now) };
            }
        };
        if line.has_attribute("aria-expanded") {
            mark("aria-expanded", if open.contains(&own) { "true" } else { "false" });
            mark("aria-busy", if busy.contains(&own) { "true" } else { "" });
        }
        if let Some(chosen) = chosen {
            mark("aria-selected", if chosen == Some(own.as_str()) { "true" } else { "" });
        }
    }
}

/// Lets Tab come to one line of a tree: the one of this folder, or else the one that has the focus. Tells its folder.
pub fn tree_stop(id: &str, folder: Option<&str>) -> String {
    let active = leptos::prelude::document().active_element();
    let mut found = String::new();
    for line in lines(id) {
        let own = fact(&line, "data-folder");
        let is = folder.map_or_else(|| Some(line.as_ref()) == active.as_ref(), |folder| own == folder);
        let tab = if is { 0 } else { -1 };
        if line.tab_index() != tab {
            line.set_tab_index(tab);
        }
        if is {
            found = own;
        }
    }
    found
}

/// Moves among the lines of a tree, opens and closes them; true when the key was the tree's.
pub fn tree_key(id: &str, key: &str) -> bool {
    let lines = lines(id);
    let Some(last) = lines.len().checked_sub(1) else { return false };
    let active: Option<Element> = leptos::prelude::document().active_element();
    let here = lines.iter().position(|line| Some(line.as_ref()) == active.as_ref());
    let to = match (key, here) {
        ("Home", _) => 0,
        ("End", _) => last,
        (_, None) => return false,
        ("ArrowDown", Some(here)) => (here + 1).min(last),
        ("ArrowUp", Some(here)) => here.saturating_sub(1),
        ("ArrowRight", Some(here)) => {
            let within = here < last && level(&lines[here + 1]) > level(&lines[here]);
            if turn(&lines[here], "false") || !within {
                return true;
            }
            here + 1
        }
        ("ArrowLeft", Some(here)) => {
            if turn(&lines[here], "true") {
                return true;
            }
            lines[..here].iter().rposition(|line| level(line) < level(&lines[here])).unwrap_or(here)
        }
        ("*", Some(here)) => {
            let own = level(&lines[here]);
            let from = lines[..here].iter().rposition(|line| level(line) < own).map_or(0, |above| above + 1);
            for line in lines[from..].iter().take_while(|line| level(line) >= own).filter(|line| level(line) == own) {
                turn(line, "false");
            }
            return true;
        }
        ("Enter" | " ", Some(here)) => {
            lines[here].click();
            return true;
        }
        (letter, Some(here)) if letter.chars().count() == 1 => {
            let wanted = letter.to_lowercase();
            let begins = |at: &usize| fact(&lines[at % lines.len()], "title").to_lowercase().starts_with(&wanted);
            match (here + 1..=here + lines.len()).find(begins) {
                Some(at) => at % lines.len(),
                None => return false,
            }
        }
        _ => return false,
    };
    let _ = lines[to].focus();
    true
}
