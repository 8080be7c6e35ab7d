//! Places to drop files: a zone that is also a button, and a whole page. What is dropped or chosen is known by a number;
//! its bytes stay in the browser.

use super::{Icon, counted, hydrated};
use crate::browser;
use leptos::prelude::*;

/// A file that was chosen or dropped.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Picked {
    /// The number the browser's side knows it by.
    pub number: u32,
    /// Its name.
    pub name: String,
    /// Bytes.
    pub size: u64,
}

fn named(files: Vec<(u32, String, u64)>) -> Vec<Picked> {
    files.into_iter().map(|(number, name, size)| Picked { number, name, size }).collect()
}

/// Listens for files dragged over the window, as long as it is active.
fn listen(active: Signal<bool>, over: RwSignal<usize>, pick: Callback<Vec<Picked>>) {
    Effect::new(move |_| {
        browser::on_files(
            move || active.try_get_untracked().unwrap_or_default(),
            move |count| {
                over.try_set(count);
            },
            move |files| pick.run(named(files)),
        );
    });
}

/// A zone for files: click, key and drop are one thing. While it is active a drop anywhere on the page is its.
#[component]
pub fn DropZone(
    /// The id of its file input.
    id: &'static str,
    /// What may come, told before anything is chosen.
    #[prop(into)]
    limits: String,
    /// It listens for drops.
    #[prop(into)]
    active: Signal<bool>,
    /// What is done with the files.
    #[prop(into)]
    pick: Callback<Vec<Picked>>,
) -> impl IntoView {
    let alive = hydrated();
    let over = RwSignal::new(0);
    listen(active, over, pick);
    view! {
        <label class=move || if over.get() != 0 { "kit-drop over" } else { "kit-drop" }>
            <Icon name="upload" />
            <strong>"Drop files here or " <span class="browse">"browse"</span></strong>
            <span>{limits}</span>
            <input
                class="kit-hide"
                type="file"
                multiple=true
                id=id
                disabled=move || !alive.get()
                on:change=move |_| pick.run(named(browser::picked(id)))
            />
        </label>
    }
}

/// The whole page as a place for files; seen only while they hang over it.
#[component]
pub fn DropPage(
    /// Where they would go: "into “Logos”".
    #[prop(into)]
    place: Signal<String>,
    /// What happens to them there.
    #[prop(into)]
    then: Signal<String>,
    /// It listens for drops.
    #[prop(into)]
    active: Signal<bool>,
    /// What is done with the files.
    #[prop(into)]
    pick: Callback<Vec<Picked>>,
) -> impl IntoView {
    let over = RwSignal::new(0_usize);
    listen(active, over, pick);
    let count = move || i64::try_from(over.get()).unwrap_or(i64::MAX);
    view! {
        <div class="kit-drop page" hidden=move || over.get() == 0>
            <Icon name="upload" />
            <strong>{move || format!("Drop {} {}", counted(count(), "file", "files"), place.get())}</strong>
            <span>{move || then.get()}</span>
        </div>
    }
}
