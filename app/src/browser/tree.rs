//! The keys of a tree, after the authoring practices: up, down, Home, End, a letter to the next line that begins with it;
//! right opens or goes in, left closes or goes out, `*` opens all beside it, Enter and Space choose. What opens a line is
//! its part with `data-opens`; a tree without such parts has links alone.

use super::element;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

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

/// Moves among the lines of a tree, opens and closes them; true when the key was the tree's.
pub fn tree_key(id: &str, key: &str) -> bool {
    let Some(list) = element(id).and_then(|tree| tree.query_selector_all("[role=treeitem]").ok()) else { return false };
    let lines: Vec<HtmlElement> = (0..list.length()).filter_map(|at| list.item(at)?.dyn_into().ok()).collect();
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
