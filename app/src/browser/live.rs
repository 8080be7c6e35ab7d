//! The live stream: one for the whole tab, of everything that its parts listen to. The browser comes back by itself when the
//! connection is lost; whoever listens is greeted anew then, and reads again what it shows.

use js_sys::{JSON, Reflect};
use leptos::prelude::{on_cleanup, set_timeout};
use std::{
    cell::{Cell, RefCell},
    rc::Rc,
    time::Duration,
};
use wasm_bindgen::{JsCast, closure::Closure};
use web_sys::{EventSource, MessageEvent};

/// What the stream may tell.
const NAMES: [&str; 7] = ["hello", "missed", "campaign", "draft", "words", "chat", "notice"];
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

fn open() {
    OPENING.set(false);
    if let Some((old, _)) = SOURCE.take() {
        old.close();
    }
    let topics = PARTS.with_borrow(|parts| parts.iter().map(|(_, topic, _)| topic.clone()).collect::<Vec<_>>());
    if topics.is_empty() {
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
