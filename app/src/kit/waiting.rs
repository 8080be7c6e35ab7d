//! What is not there yet: the page that is not alive, and the page on its way.

use leptos::prelude::*;

/// Whether the page is alive. Given by the app; false on the server and until everything is mounted.
#[derive(Clone, Copy, Debug)]
pub struct Hydrated(pub RwSignal<bool>);

/// Whether another page, or fresh data for this one, is on its way.
#[derive(Clone, Copy, Debug)]
pub struct Going(pub RwSignal<bool>);

/// Whether the page is alive, so that buttons can be pressed.
#[must_use]
pub fn hydrated() -> Signal<bool> {
    use_context::<Hydrated>().map_or_else(|| Signal::from(false), |Hydrated(alive)| alive.into())
}

/// Says that something is on its way; the line at the top shows it after a moment.
#[must_use]
pub fn going() -> RwSignal<bool> {
    use_context::<Going>().map_or_else(|| RwSignal::new(false), |Going(going)| going)
}
