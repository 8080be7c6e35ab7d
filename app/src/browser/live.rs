//! The live stream: one for the whole tab, of everything that its parts listen to. The browser comes back by itself when the
//! connection is lost; whoever listens is greeted anew then, and reads again what it shows.

use js_sys::{JSON, Reflect};
use leptos::prelude::{document, on_cleanup, set_timeout};
use std::{
    cell::{Cell, RefCell},
    rc::Rc,
    time::Duration,
};
use wasm_bindgen::{JsCast, closure::Closure};
use web_sys::{EventSource, MessageEvent, VisibilityState};

/// What the stream may tell.
const NAMES: [&str; 8] = ["hello", "missed", "campaign", "draft", "words", "chat", "notice", LOST];
/// The connection is lost. The browser comes back by itself, unless it was refused.
const LOST: &str = "error";
/// How long after a refusal, as while the server starts anew, it is tried again.
const AGAIN: Duration = Duration::from_secs(5);
/// How long parts that come and go together may take, so that the stream is opened once.
const TOGETHER: Duration = Duration::from_millis(50);

type Heard = Rc<dyn Fn(&str, &str)>;
/// The stream, and what it calls.
type Source = (EventSource, Closure<dyn FnMut(MessageEvent)>);

thread_local! {
    static PARTS: RefCell<Vec<(u32, String, Heard)>> = const { RefCell::new(Vec::new()) };
    static SOURCE: RefCell<Option<Source>> = const { RefCell::new(None) };
    static LAST: Cell<u32> = const { Cell::new(0) };
    static OPENING: Cell<bool> = const { Cell::new(false) };
    static WATCHED: Cell<bool> = const { Cell::new(false) };
}

/// Listens to a topic, until the part that asked is gone: `heard` gets the name of each event and its facts as JSON. "hello"
/// says that the stream begins, "missed" that something was lost: then what is shown is read again.
pub fn listen(topic: String, heard: impl Fn(&str, &str) + 'static) {
    let number = LAST.get() + 1;
    LAST.set(number);
    PARTS.with_borrow_mut(|parts| parts.push((number, topic, Rc::new(heard))));
    open_soon();
    on_cleanup(move || {
        PARTS.with_borrow_mut(|parts| parts.retain(|(known, ..)| *known != number));
        open_soon();
    });
}

fn open_soon() {
    if !OPENING.replace(true) {
        set_timeout(open, TOGETHER);
    }
}

/// A window that nobody sees needs no connection: a browser has six of them for a site.
fn is_seen() -> bool {
    document().visibility_state() == VisibilityState::Visible
}

fn open() {
    OPENING.set(false);
    if !WATCHED.replace(true) {
        let turned = Closure::<dyn FnMut()>::new(open_soon);
        let _ = document().add_event_listener_with_callback("visibilitychange", turned.as_ref().unchecked_ref());
        turned.forget();
    }
    if let Some((old, _)) = SOURCE.take() {
        old.close();
    }
    let topics = PARTS.with_borrow(|parts| parts.iter().map(|(_, topic, _)| topic.clone()).collect::<Vec<_>>());
    if topics.is_empty() || !is_seen() {
        return;
    }
    let Ok(source) = EventSource::new(&["/events?topic=", &topics.join("&topic=")].concat()) else { return };
    let told = Closure::<dyn FnMut(MessageEvent)>::new(|event: MessageEvent| tell(&event));
    for name in NAMES {
        let _ = source.add_event_listener_with_callback(name, told.as_ref().unchecked_ref());
    }
    SOURCE.set(Some((source, told)));
}

/// Tells an event to whoever listens to its topic; one without a topic is for everybody.
fn tell(event: &MessageEvent) {
    if event.type_() == LOST {
        if SOURCE.with_borrow(|source| source.as_ref().is_some_and(|(source, _)| source.ready_state() == EventSource::CLOSED)) {
            set_timeout(open_soon, AGAIN);
        }
        return;
    }
    let Some(told) = event.data().as_string().and_then(|data| JSON::parse(&data).ok()) else { return };
    let topic = Reflect::get(&told, &"topic".into()).ok().and_then(|topic| topic.as_string());
    // what has no facts cannot be written as JSON
    let facts = Reflect::get(&told, &"data".into()).ok().filter(|data| data.is_object());
    let facts = facts.and_then(|data| JSON::stringify(&data).ok()).map(String::from);
    let (name, facts) = (event.type_(), facts.unwrap_or_default());
    // a part may go, or another come, by what it hears
    let parts: Vec<Heard> = PARTS.with_borrow(|parts| {
        let of = parts.iter().filter(|(_, own, _)| topic.as_ref().is_none_or(|topic| topic == own));
        of.map(|(_, _, heard)| heard.clone()).collect()
    });
    for heard in parts {
        heard(&name, &facts);
    }
}
