//! Rows that are dragged onto something. A row says `data-key`; whatever takes rows says so by an attribute with its id: a folder
//! `data-folder`, with nothing for the top, and `data-name`. The twins of dragging are "Move to …" and the buttons up and down.

use leptos::{ev, prelude::*};
use std::{cell::RefCell, rc::Rc};
use wasm_bindgen::JsCast;
use web_sys::{DragEvent, Element};

/// What a dragged row is called in the data of the drag; it means nothing to other programs.
const KIND: &str = "application/x-portico-rows";

fn around(event: &DragEvent, selector: &str) -> Option<Element> {
    event.target()?.dyn_into::<Element>().ok()?.closest(selector).ok().flatten()
}

/// Says when the drag of a row begins, asks whether what has the attribute takes it, and tells where it was dropped (id and
/// name), until the part that asked is gone.
pub fn on_rows(
    takes: &'static str,
    begins: impl Fn(&str) + 'static,
    may: impl Fn(&str) -> bool + 'static,
    dropped: impl Fn(&str, &str) + 'static,
) {
    let selector = format!("[{takes}]");
    // the drag of a row is on; and what it hangs over
    let dragging = Rc::new(RefCell::new(false));
    let over = Rc::new(RefCell::new(None::<Element>));
    let mark = {
        let over = over.clone();
        move |target: Option<Element>| {
            let mut over = over.borrow_mut();
            if *over != target {
                if let Some(before) = over.take() {
                    let _ = before.class_list().remove_1("drop");
                }
                if let Some(now) = &target {
                    let _ = now.class_list().add_1("drop");
                }
                *over = target;
            }
        }
    };
    let start = window_event_listener(ev::dragstart, {
        let dragging = dragging.clone();
        move |event| {
            if let Some(key) = around(&event, "[data-key]").and_then(|row| row.get_attribute("data-key"))
                && let Some(data) = event.data_transfer()
            {
                let _ = data.set_data(KIND, &key);
                data.set_effect_allowed("move");
                dragging.replace(true);
                begins(&key);
            }
        }
    });
    let stay = window_event_listener(ev::dragover, {
        let (dragging, mark) = (dragging.clone(), mark.clone());
        move |event| {
            if !*dragging.borrow() {
                return;
            }
            let target = around(&event, &selector).filter(|target| may(&target.get_attribute(takes).unwrap_or_default()));
            if target.is_some() {
                event.prevent_default();
                if let Some(data) = event.data_transfer() {
                    data.set_drop_effect("move");
                }
            }
            mark(target);
        }
    });
    let drop = window_event_listener(ev::drop, {
        let (dragging, mark) = (dragging.clone(), mark.clone());
        move |event| {
            let target = over.borrow().clone().filter(|_| *dragging.borrow());
            mark(None);
            if let Some(target) = target {
                event.prevent_default();
                let of = |name: &str| target.get_attribute(name).unwrap_or_default();
                dropped(&of(takes), &of("data-name"));
            }
        }
    });
    let end = window_event_listener(ev::dragend, move |_| {
        dragging.replace(false);
        mark(None);
    });
    on_cleanup(move || {
        start.remove();
        stay.remove();
        drop.remove();
        end.remove();
    });
}
