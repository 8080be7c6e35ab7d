//! What only a browser can do: focus, dialogs, popovers, clipboard, what stands in a field. Everything is named by the
//! id of its element, so that the views need no types of the browser. `browser_off` is its twin on the server.

mod drag;
mod files;
mod film;
mod live;
mod menu;
mod rows;
mod send;
mod submit;
mod tabs;
mod tree;

pub use drag::on_files;
pub use files::{forget, nfc, picked, press};
pub use film::film;
pub use live::listen;
pub use menu::{menu_key, menu_opened};
pub use rows::on_rows;
pub use send::{now, on_line, online, send, stop, warn_before_leaving};
pub use submit::submit;
pub use tabs::share;
pub use tree::{tree_key, tree_marks, tree_pressed, tree_stop};

use js_sys::Reflect;
use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use web_sys::{Element, HtmlDialogElement, HtmlElement};

/// Room kept beside what is brought into view, in pixels.
const EDGE: i32 = 32;

fn element(id: &str) -> Option<Element> {
    document().get_element_by_id(id)
}

fn call(target: &JsValue, method: &str) {
    if let Ok(function) = Reflect::get(target, &method.into())
        && let Ok(function) = function.dyn_into::<js_sys::Function>()
    {
        let _ = function.call0(target);
    }
}

/// Says on `<html>` that the page is alive.
pub fn say_hydrated() {
    if let Some(html) = document().document_element() {
        let _ = html.set_attribute("data-hydrated", "");
    }
}

/// A text of the window's title or of a text area as a script sets it: as it is.
pub fn titled(text: &str) -> String {
    text.to_owned()
}

/// Moves the focus to the element of this id.
pub fn focus(id: &str) {
    if let Some(element) = element(id).and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
        let _ = element.focus();
    }
}

/// Moves the focus to the element of this id, if what had it is gone.
pub fn focus_again(id: &str) {
    if document().active_element().is_none_or(|active| active.tag_name() == "BODY") {
        focus(id);
    }
}

/// Whether the element of this id has the focus.
pub fn focused(id: &str) -> bool {
    document().active_element().is_some_and(|active| active.id() == id)
}

/// Moves the focus to the button in the part of this id that the selector finds.
pub fn focus_in(id: &str, part: &str) {
    if let Some(element) = element(id)
        && let Ok(Some(button)) = element.query_selector(&format!("{part} button"))
        && let Ok(button) = button.dyn_into::<HtmlElement>()
    {
        let _ = button.focus();
    }
}

/// Keeps a text under a name for as long as the tab is open; an empty one is forgotten.
pub fn keep(name: &str, text: &str) {
    if let Ok(Some(kept)) = window().session_storage() {
        let _ = if text.is_empty() { kept.remove_item(name) } else { kept.set_item(name, text) };
    }
}

/// What was kept under a name in this tab.
pub fn kept(name: &str) -> Option<String> {
    window().session_storage().ok().flatten()?.get_item(name).ok().flatten()
}

/// Scrolls the element of this id to its top.
pub fn to_top(id: &str) {
    if let Some(element) = element(id) {
        element.set_scroll_top(0);
    }
}

/// Brings the present link of this bar into view, sideways.
pub fn to_current(id: &str) {
    if let Some(bar) = element(id)
        && let Ok(Some(current)) = bar.query_selector("[aria-current]")
        && let Ok(current) = current.dyn_into::<HtmlElement>()
    {
        bar.set_scroll_left((current.offset_left() + current.offset_width() - bar.client_width() + EDGE).max(0));
    }
}

/// Brings the selected line of this tree into view.
pub fn to_selected(id: &str) {
    if let Some(tree) = element(id)
        && let Ok(Some(line)) = tree.query_selector("[aria-selected]")
    {
        let facts = web_sys::ScrollIntoViewOptions::new();
        facts.set_block(web_sys::ScrollLogicalPosition::Nearest);
        line.scroll_into_view_with_scroll_into_view_options(&facts);
    }
}

/// What stands in the field of this id.
pub fn read(id: &str) -> Option<String> {
    Reflect::get(element(id)?.as_ref(), &"value".into()).ok()?.as_string()
}

/// Puts a value into the field of this id, unless it stands there.
pub fn write(id: &str, value: &str) {
    if read(id).as_deref() != Some(value)
        && let Some(field) = element(id)
    {
        let _ = Reflect::set(field.as_ref(), &"value".into(), &value.into());
    }
}

/// Ticks or unticks the box of this id.
pub fn tick(id: &str, ticked: bool) {
    if let Some(field) = element(id) {
        let _ = Reflect::set(field.as_ref(), &"checked".into(), &ticked.into());
    }
}

/// Whether the box of this id is ticked.
pub fn ticked(id: &str) -> bool {
    element(id).and_then(|field| Reflect::get(field.as_ref(), &"checked".into()).ok()).is_some_and(|checked| checked.is_truthy())
}

fn dialog(id: &str) -> Option<HtmlDialogElement> {
    element(id)?.dyn_into().ok()
}

/// Whether the dialog or popover of this id is open.
pub fn is_open(id: &str) -> bool {
    element(id).is_some_and(|element| element.matches(":popover-open, dialog[open]").unwrap_or_default())
}

/// Opens the dialog of this id over the page. A menu it was opened from closes first, so that the focus comes back to
/// the button that the reader knows.
pub fn show_dialog(id: &str) {
    if let Some(menu) = document().active_element().and_then(|at| at.closest("[popover]").ok().flatten()) {
        call(menu.as_ref(), "hidePopover");
    }
    if let Some(dialog) = dialog(id).filter(|_| !is_open(id)) {
        let _ = dialog.show_modal();
    }
}

/// Closes the dialog of this id.
pub fn close_dialog(id: &str) {
    if let Some(dialog) = dialog(id).filter(|_| is_open(id)) {
        dialog.close();
    }
}

/// Goes back, as the browser's own button does.
pub fn back() {
    if let Ok(history) = Reflect::get(window().as_ref(), &"history".into()) {
        call(&history, "back");
    }
}

/// Whether the focus is in something that has use for the arrow keys itself.
pub fn in_media() -> bool {
    document().active_element().is_some_and(|at| at.matches("video, audio, iframe, input, textarea, select").unwrap_or_default())
}

/// Hides the popover of this id.
pub fn hide_popover(id: &str) {
    if let Some(popover) = element(id).filter(|_| is_open(id)) {
        call(popover.as_ref(), "hidePopover");
    }
}

/// Copies text, and tells whether it worked. Without https a browser has no clipboard to give.
pub fn copy(text: &str, done: Callback<(bool,)>) {
    let clipboard = Reflect::get(window().navigator().as_ref(), &"clipboard".into()).unwrap_or(JsValue::UNDEFINED);
    if clipboard.is_undefined() {
        done.run((false,));
        return;
    }
    let good = Closure::once_into_js(move |_: JsValue| done.run((true,)));
    let bad = Closure::once_into_js(move |_: JsValue| done.run((false,)));
    let promise = window().navigator().clipboard().write_text(text);
    if let Ok(then) = Reflect::get(promise.as_ref(), &"then".into())
        && let Ok(then) = then.dyn_into::<js_sys::Function>()
    {
        let _ = then.call2(promise.as_ref(), &good, &bad);
    }
}

/// Calls back when "/" is pressed outside of fields, until the part that asked is gone.
pub fn on_slash(press: Callback<()>) {
    let handle = window_event_listener(leptos::ev::keydown, move |event| {
        let in_field = document()
            .active_element()
            .is_some_and(|at| at.matches("input, textarea, select, [contenteditable], dialog *").unwrap_or_default());
        if event.key() == "/" && !in_field && !event.ctrl_key() && !event.meta_key() && !event.alt_key() {
            event.prevent_default();
            press.run(());
        }
    });
    on_cleanup(move || handle.remove());
}

/// The time of day in the person's zone, which the server wrote on `<html>`: "14:05". Where the browser does not know the
/// zone, this machine's.
pub fn clock() -> String {
    let (now, facts) = (js_sys::Date::new_0(), JsValue::from(js_sys::Object::new()));
    let zone = document().document_element().and_then(|html| html.get_attribute("data-zone")).unwrap_or_default();
    for (name, value) in [("timeStyle", "short"), ("timeZone", zone.as_str())] {
        let _ = Reflect::set(&facts, &name.into(), &value.into());
    }
    // it throws at a zone that it does not know
    let say = Reflect::get(now.as_ref(), &"toLocaleTimeString".into()).and_then(|say| say.dyn_into::<js_sys::Function>());
    let said = say.and_then(|say| say.call2(now.as_ref(), &JsValue::from_str("en-GB"), &facts));
    said.ok().and_then(|said| said.as_string()).unwrap_or_else(|| String::from(now.to_time_string()).chars().take(5).collect())
}

/// Sends a form of these fields, for an answer that is downloaded. Beside uploads it goes by a tab of its own, which closes at
/// once: this one would ask whether it may be left.
pub fn post(action: &str, fields: &[(&str, String)]) {
    let make = |tag: &str, facts: &[(&str, &str)]| {
        let element = document().create_element(tag).ok()?;
        for (name, value) in facts {
            let _ = element.set_attribute(name, value);
        }
        Some(element)
    };
    let target = if send::warns() { "_blank" } else { "_self" };
    let facts = [("method", "post"), ("action", action), ("target", target), ("hidden", "")];
    let (Some(form), Some(body)) = (make("form", &facts), document().body()) else {
        return;
    };
    for (name, value) in fields {
        if let Some(field) = make("input", &[("name", name), ("value", value)]) {
            let _ = form.append_child(&field);
        }
    }
    let _ = body.append_child(&form);
    call(form.as_ref(), "submit");
    form.remove();
}

/// Loads the page anew.
pub fn reload() {
    let _ = window().location().reload();
}

/// The address of this site, without a path.
pub fn origin() -> String {
    window().location().origin().unwrap_or_default()
}
