//! Files dragged over the window: who takes them, and which thing of the page is under the pointer.

use super::files::{count, dropped};
use crate::kit::{Picked, Spot, Taker};
use leptos::{ev, prelude::*};
use std::{
    cell::{Cell, RefCell},
    rc::Rc,
};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{DragEvent, Element, Node};

/// Who takes files.
struct Place {
    number: u32,
    taker: Taker,
    active: Box<dyn Fn() -> bool>,
    over: Box<dyn Fn(usize, Option<Spot>)>,
    dropped: Box<dyn Fn(Vec<Picked>, Option<Spot>)>,
}

/// Where the files hang now.
struct Hanging {
    place: Rc<Place>,
    element: Option<Element>,
}

thread_local! {
    static PLACES: RefCell<Vec<Rc<Place>>> = RefCell::default();
    static HANGING: RefCell<Option<Hanging>> = const { RefCell::new(None) };
    static LAST: Cell<u32> = const { Cell::new(0) };
    // every element inside the window enters and leaves on its own
    static DEPTH: Cell<i32> = const { Cell::new(0) };
}

/// Tells how many files hang where (none when they are gone) and which were dropped, while `active` says so and until
/// the part that asked is gone. A zone takes all of them; else a thing of the page under the pointer, which is the
/// frame's; else the page.
pub fn on_files(
    taker: Taker,
    active: impl Fn() -> bool + 'static,
    over: impl Fn(usize, Option<Spot>) + 'static,
    dropped: impl Fn(Vec<Picked>, Option<Spot>) + 'static,
) {
    let number = LAST.get() + 1;
    LAST.set(number);
    if number == 1 {
        listen();
    }
    let place = Place { number, taker, active: Box::new(active), over: Box::new(over), dropped: Box::new(dropped) };
    PLACES.with_borrow_mut(|places| places.push(Rc::new(place)));
    on_cleanup(move || {
        PLACES.with_borrow_mut(|places| places.retain(|place| place.number != number));
        if HANGING.with_borrow(|now| now.as_ref().is_some_and(|now| now.place.number == number)) {
            leave();
        }
    });
}

fn listen() {
    let enter = |event: DragEvent| {
        if holds_files(&event) {
            DEPTH.set(DEPTH.get() + 1);
            hang(&event);
        }
    };
    let _ = window_event_listener(ev::dragenter, enter);
    let _ = window_event_listener(ev::dragover, |event| {
        if holds_files(&event) {
            hang(&event);
        }
    });
    let _ = window_event_listener(ev::dragleave, |event| {
        if holds_files(&event) {
            DEPTH.set((DEPTH.get() - 1).max(0));
            if DEPTH.get() == 0 {
                leave();
            }
        }
    });
    let _ = window_event_listener(ev::drop, |event| {
        DEPTH.set(0);
        leave();
        if holds_files(&event)
            && let Some((place, element)) = at(&event)
        {
            event.prevent_default();
            let files = event.data_transfer().map(|data| dropped(&data)).unwrap_or_default();
            if !files.is_empty() {
                (place.dropped)(files, element.as_ref().map(spot));
            }
        }
    });
}

fn holds_files(event: &DragEvent) -> bool {
    event.data_transfer().is_some_and(|data| data.types().includes(&JsValue::from_str("Files"), 0))
}

/// Who takes the files, and the thing under the pointer if it counts.
fn at(event: &DragEvent) -> Option<(Rc<Place>, Option<Element>)> {
    let node = event.target().and_then(|target| target.dyn_into::<Node>().ok())?;
    let element = node.dyn_ref::<Element>().cloned().or_else(|| node.parent_element());
    let element = element.and_then(|element| element.closest("[data-folder], [data-campaign]").ok().flatten());
    let active: Vec<Rc<Place>> = PLACES.with_borrow(|places| places.iter().filter(|place| (place.active)()).cloned().collect());
    let first = active.iter().max_by_key(|place| place.taker)?;
    if element.is_some() && first.taker != Taker::Zone {
        let frame = active.iter().find(|place| place.taker == Taker::Frame)?;
        return Some((frame.clone(), element));
    }
    Some((first.clone(), None))
}

fn spot(element: &Element) -> Spot {
    let get = |name: &str| element.get_attribute(name);
    let folder = get("data-folder");
    Spot {
        folder: folder.is_some(),
        id: folder.or_else(|| get("data-campaign")).unwrap_or_default(),
        name: get("data-name").unwrap_or_default(),
        of: get("data-of").unwrap_or_default(),
    }
}

fn hang(event: &DragEvent) {
    let Some((place, element)) = at(event) else { return leave() };
    event.prevent_default();
    let data = event.data_transfer();
    if let Some(data) = &data {
        data.set_drop_effect("copy");
    }
    if HANGING.with_borrow(|now| now.as_ref().is_some_and(|now| now.place.number == place.number && now.element == element)) {
        return;
    }
    leave();
    if let Some(element) = &element {
        let _ = element.set_attribute("data-over", "");
    }
    let (over, facts) = (place.clone(), element.as_ref().map(spot));
    HANGING.set(Some(Hanging { place, element }));
    (over.over)(data.map_or(1, |data| count(&data)), facts);
}

fn leave() {
    if let Some(Hanging { place, element }) = HANGING.take() {
        if let Some(element) = element {
            let _ = element.remove_attribute("data-over");
        }
        (place.over)(0, None);
    }
}
