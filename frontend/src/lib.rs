//! The waking floor: hydrates the page that the server wrote.

// a page is one type as deep as its markup
#![recursion_limit = "512"]

use app::{App, Piece};
use leptos::{mount::hydrate_body, prelude::*};
use std::time::Duration;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen_futures::spawn_local;

/// How long to wait before a piece that did not arrive is asked for again.
const PAUSE: Duration = Duration::from_secs(3);

/// Called by the page once the first part of the program is loaded.
#[wasm_bindgen]
pub fn hydrate() {
    console_error_panic_hook::set_once();
    wake();
}

/// Hydrates once the piece with this page is there too.
fn wake() {
    spawn_local(async {
        let path = window().location().pathname().unwrap_or_default();
        match Piece::at(&path) {
            Some(piece) if !piece.fetch().await => set_timeout(wake, PAUSE),
            _ => hydrate_body(App),
        }
    });
}
