//! Files that were chosen or dropped. They stay on this side; the views know each by a number.

use super::element;
use js_sys::Reflect;
use leptos::{ev, prelude::*};
use std::{
    cell::{Cell, RefCell},
    collections::HashMap,
    rc::Rc,
};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Blob, DragEvent, File, FileList, HtmlInputElement};

thread_local! {
    static FILES: RefCell<HashMap<u32, File>> = RefCell::default();
    static LAST: Cell<u32> = const { Cell::new(0) };
}

fn keep(list: Option<FileList>) -> Vec<(u32, String, u64)> {
    let Some(list) = list else { return Vec::new() };
    let files = (0..list.length()).filter_map(|at| list.item(at));
    files
        .map(|file| {
            let number = LAST.get() + 1;
            LAST.set(number);
            let facts = (number, file.name(), file.size() as u64);
            FILES.with_borrow_mut(|files| files.insert(number, file));
            facts
        })
        .collect()
}

/// Takes the files out of a file input: number, name and bytes of each.
pub fn picked(id: &str) -> Vec<(u32, String, u64)> {
    let Some(input) = element(id).and_then(|input| input.dyn_into::<HtmlInputElement>().ok()) else { return Vec::new() };
    let files = keep(input.files());
    input.set_value("");
    files
}

/// Lets a file go.
pub fn forget(number: u32) {
    FILES.with_borrow_mut(|files| files.remove(&number));
}

/// A file as a whole.
pub(super) fn file(number: u32) -> Option<File> {
    FILES.with_borrow(|files| files.get(&number).cloned())
}

/// A part of a file.
pub(super) fn slice(number: u32, from: u64, to: u64) -> Option<Blob> {
    FILES.with_borrow(|files| files.get(&number)?.slice_with_f64_and_f64(from as f64, to as f64).ok())
}

fn holds_files(event: &DragEvent) -> bool {
    event.data_transfer().is_some_and(|data| data.types().includes(&JsValue::from_str("Files"), 0))
}

fn count(event: &DragEvent) -> usize {
    let items = event.data_transfer().and_then(|data| Reflect::get(data.as_ref(), &"items".into()).ok());
    let length = items.and_then(|items| Reflect::get(&items, &"length".into()).ok()).and_then(|length| length.as_f64());
    length.map_or(1, |length| (length as usize).max(1))
}

/// Tells how many files hang over the window (none when they are gone) and which were dropped, while `active` says so
/// and until the part that asked is gone.
pub fn on_files(active: impl Fn() -> bool + 'static, over: impl Fn(usize) + 'static, dropped: impl Fn(Vec<(u32, String, u64)>) + 'static) {
    let (active, over) = (Rc::new(active), Rc::new(over));
    // every element inside the window enters and leaves on its own
    let depth = Rc::new(Cell::new(0_i32));
    let enter = window_event_listener(ev::dragenter, {
        let (active, over, depth) = (active.clone(), over.clone(), depth.clone());
        move |event| {
            if active() && holds_files(&event) {
                event.prevent_default();
                depth.set(depth.get() + 1);
                over(count(&event));
            }
        }
    });
    let stay = window_event_listener(ev::dragover, {
        let active = active.clone();
        move |event| {
            if active() && holds_files(&event) {
                event.prevent_default();
            }
        }
    });
    let leave = window_event_listener(ev::dragleave, {
        let (over, depth) = (over.clone(), depth.clone());
        move |event| {
            if holds_files(&event) {
                depth.set((depth.get() - 1).max(0));
                if depth.get() == 0 {
                    over(0);
                }
            }
        }
    });
    let drop = window_event_listener(ev::drop, move |event| {
        depth.set(0);
        over(0);
        if active() && holds_files(&event) {
            event.prevent_default();
            let files = keep(event.data_transfer().and_then(|data| data.files()));
            if !files.is_empty() {
                dropped(files);
            }
        }
    });
    on_cleanup(move || {
        enter.remove();
        stay.remove();
        leave.remove();
        drop.remove();
    });
}
