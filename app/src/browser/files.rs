//! Files that were chosen or dropped. They stay on this side; the views know each by a number.

use super::element;
use crate::kit::Picked;
use js_sys::{JsString, Reflect};
use std::{
    cell::{Cell, RefCell},
    collections::HashMap,
};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Blob, DataTransfer, File, FileList, HtmlElement, HtmlInputElement};

thread_local! {
    static FILES: RefCell<HashMap<u32, File>> = RefCell::default();
    static LAST: Cell<u32> = const { Cell::new(0) };
}

/// A text with its accents put together (NFC), as the server keeps it.
pub fn nfc(text: &str) -> String {
    JsString::from(text).normalize("NFC").into()
}

fn keep(list: Option<FileList>, folders: &[bool]) -> Vec<Picked> {
    let Some(list) = list else { return Vec::new() };
    let files = (0..list.length()).filter_map(|at| list.item(at));
    files
        .enumerate()
        .map(|(at, file)| {
            let number = LAST.get() + 1;
            LAST.set(number);
            let picked = Picked {
                number,
                name: nfc(&file.name()),
                size: file.size() as u64,
                modified: file.last_modified() as i64,
                folder: folders.get(at).copied().unwrap_or_default(),
            };
            FILES.with_borrow_mut(|files| files.insert(number, file));
            picked
        })
        .collect()
}

/// Takes the files out of a file input.
pub fn picked(id: &str) -> Vec<Picked> {
    let Some(input) = element(id).and_then(|input| input.dyn_into::<HtmlInputElement>().ok()) else { return Vec::new() };
    let files = keep(input.files(), &[]);
    input.set_value("");
    files
}

/// Presses the element of this id, as the reader would.
pub fn press(id: &str) {
    if let Some(element) = element(id).and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
        element.click();
    }
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

/// The things that are dragged, one by one.
fn items(data: &DataTransfer) -> Vec<JsValue> {
    let get = |of: &JsValue, name: &str| Reflect::get(of, &name.into()).ok();
    let Some(items) = get(data.as_ref(), "items") else { return Vec::new() };
    let length = get(&items, "length").and_then(|length| length.as_f64()).unwrap_or_default();
    (0..length as u32).filter_map(|at| Reflect::get_u32(&items, at).ok()).collect()
}

/// How many things are dragged.
pub(super) fn count(data: &DataTransfer) -> usize {
    items(data).len().max(1)
}

/// What was dropped; a folder is told apart from a file, since its files do not come with it.
pub(super) fn dropped(data: &DataTransfer) -> Vec<Picked> {
    let is_folder = |item: &JsValue| {
        let entry = Reflect::get(item, &"webkitGetAsEntry".into()).ok()?.dyn_into::<js_sys::Function>().ok()?.call0(item).ok()?;
        Reflect::get(&entry, &"isDirectory".into()).ok().map(|is| is.is_truthy())
    };
    let folders: Vec<bool> = items(data).iter().map(|item| is_folder(item).unwrap_or_default()).collect();
    keep(data.files(), &folders)
}
