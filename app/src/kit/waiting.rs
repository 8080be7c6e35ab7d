//! What is not there yet: the page that is not alive, the page on its way, and bones in the shape of what comes.

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

/// Lines in the shape of a list; they appear when waiting takes longer than 300 ms.
#[component]
pub fn Skeleton(
    /// What is waited for, in words: "files".
    what: &'static str,
    /// How many lines.
    #[prop(default = 5)]
    lines: usize,
) -> impl IntoView {
    let line = |at: usize| {
        let long = if at.is_multiple_of(2) { "kit-bones half" } else { "kit-bones long" };
        view! {
            <div class="line">
                <i class="kit-bones thumb"></i>
                <span class="text">
                    <i class=long></i>
                    <i class="kit-bones short"></i>
                </span>
            </div>
        }
    };
    view! {
        <p class="kit-hide" role="status">{format!("Loading {what}")}</p>
        <div class="kit-skeleton" aria-hidden="true">{(0..lines).map(line).collect_view()}</div>
    }
}
