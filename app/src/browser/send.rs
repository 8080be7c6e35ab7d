//! Requests with progress, which `fetch` does not have, and the warning before a tab closes over them.

use super::files;
use leptos::prelude::{on_cleanup, window, window_event_listener};
use std::{
    cell::{Cell, RefCell},
    collections::HashMap,
    rc::Rc,
};
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use web_sys::{BeforeUnloadEvent, ProgressEvent, XmlHttpRequest};

/// A request that takes longer than this has lost its connection: 8 MiB at 28 kB a second.
const PATIENCE: u32 = 300_000;

struct Running {
    request: XmlHttpRequest,
    _progress: Closure<dyn FnMut(ProgressEvent)>,
}

/// What is asked when the page is about to be left.
type Warning = Closure<dyn FnMut(BeforeUnloadEvent)>;

thread_local! {
    static RUNNING: RefCell<HashMap<u32, Running>> = RefCell::default();
    static LAST: Cell<u32> = const { Cell::new(0) };
    static WARNING: RefCell<Option<Warning>> = const { RefCell::new(None) };
}

/// Sends a request with a part of a file, or with nothing, as its body. `done` gets the status (0 when no answer came),
/// a way to read headers, and the body. The number stops it.
pub fn send(
    method: &str,
    url: &str,
    headers: &[(&str, String)],
    body: Option<(u32, u64, u64)>,
    progress: impl Fn(u64) + 'static,
    done: impl FnOnce(u16, &dyn Fn(&str) -> Option<String>, String) + 'static,
) -> u32 {
    let number = LAST.get() + 1;
    LAST.set(number);
    let Ok(request) = XmlHttpRequest::new() else { return number };
    let _ = request.open_with_async(method, url, true);
    request.set_timeout(PATIENCE);
    for (name, value) in headers {
        let _ = request.set_request_header(name, value);
    }
    let progress = Closure::<dyn FnMut(ProgressEvent)>::new(move |event: ProgressEvent| progress(event.loaded() as u64));
    let slice = body.and_then(|(file, from, to)| files::slice(file, from, to));
    if slice.is_some()
        && let Ok(upload) = request.upload()
    {
        upload.set_onprogress(Some(progress.as_ref().unchecked_ref()));
    }
    let answered = request.clone();
    let end = Closure::once_into_js(move |_: JsValue| {
        RUNNING.with_borrow_mut(|running| running.remove(&number));
        let header = |name: &str| answered.get_response_header(name).ok().flatten();
        let body = answered.response_text().ok().flatten().unwrap_or_default();
        done(answered.status().unwrap_or_default(), &header, body);
    });
    request.set_onloadend(Some(end.unchecked_ref()));
    RUNNING.with_borrow_mut(|running| running.insert(number, Running { request: request.clone(), _progress: progress }));
    let _ = match slice {
        Some(slice) => request.send_with_opt_blob(Some(&slice)),
        None => request.send(),
    };
    number
}

/// Stops a request; its `done` gets the status 0.
pub fn stop(number: u32) {
    let request = RUNNING.with_borrow(|running| running.get(&number).map(|running| running.request.clone()));
    if let Some(request) = request {
        let _ = request.abort();
    }
}

/// Calls back when the connection comes or goes, until the part that asked is gone.
pub fn on_line(change: impl Fn(bool) + 'static) {
    let change = Rc::new(change);
    let gone = change.clone();
    let online = window_event_listener(leptos::ev::online, move |_| change(true));
    let offline = window_event_listener(leptos::ev::offline, move |_| gone(false));
    on_cleanup(move || {
        online.remove();
        offline.remove();
    });
}

/// Whether there is a connection, as far as the browser knows.
pub fn online() -> bool {
    window().navigator().on_line()
}

/// Milliseconds, to measure how long things take.
pub fn now() -> f64 {
    js_sys::Date::now()
}

/// Whether it is asked before the tab is closed.
pub(super) fn warns() -> bool {
    WARNING.with_borrow(Option::is_some)
}

/// Asks before the tab is closed, or stops asking.
pub fn warn_before_leaving(warn: bool) {
    WARNING.with_borrow_mut(|warning| {
        if warn == warning.is_some() {
            return;
        }
        *warning = warn.then(|| {
            Closure::<dyn FnMut(BeforeUnloadEvent)>::new(|event: BeforeUnloadEvent| {
                event.prevent_default();
                event.set_return_value("Uploads are running.");
            })
        });
        window().set_onbeforeunload(warning.as_ref().map(|warning| warning.as_ref().unchecked_ref()));
    });
}
