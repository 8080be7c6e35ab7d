//! Places to drop files: a zone that is also a button, a whole page, and the things of a page that say so (`data-folder`
//! or `data-campaign` with an id, and `data-name`). What is dropped or chosen is known by a number; its bytes stay in the
//! browser.

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
    /// When it was last changed, in Unix milliseconds.
    pub modified: i64,
    /// It is a folder, whose files do not come with it.
    pub folder: bool,
}

/// A thing of the page that files can be dropped on.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Spot {
    /// A folder; else a campaign.
    pub folder: bool,
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Whose it is; may be empty.
    pub of: String,
}

/// Who takes files, the stronger the later.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Taker {
    /// The frame around every page, for the things on it.
    Frame,
    /// The page.
    Page,
    /// A zone.
    Zone,
}

/// How many files hang over it, and over which thing of the page.
type Over = RwSignal<(usize, Option<Spot>)>;

/// Listens for files dragged over the window, as long as it is active.
fn listen(taker: Taker, active: Signal<bool>, over: Over, pick: Callback<(Vec<Picked>, Option<Spot>)>) {
    Effect::new(move |_| {
        browser::on_files(
            taker,
            move || active.try_get_untracked().unwrap_or_default(),
            move |count, spot| {
                over.try_set((count, spot));
            },
            move |files, spot| pick.run((files, spot)),
        );
    });
}

/// What lies over the page while files hang there: where they would go, and what happens then.
fn veil(
    over: Over,
    refuses: impl Fn() -> bool + Send + 'static,
    words: impl Fn() -> (String, String) + Send + Sync + 'static,
) -> impl IntoView {
    let words = Signal::derive(words);
    view! {
        <div class=move || if refuses() { "kit-drop page refuses" } else { "kit-drop page" } hidden=move || over.read().0 == 0>
            <div>
                <Icon name="upload" />
                <strong>{move || words.get().0}</strong>
                <span>{move || words.get().1}</span>
            </div>
        </div>
    }
}

fn drop_words(over: Over, place: &str) -> String {
    let count = over.with(|(count, _)| i64::try_from(*count).unwrap_or(i64::MAX));
    format!("Drop {} {place}", counted(count, "file", "files"))
}

/// A zone for files: click, key and drop are one thing. While it is active a drop anywhere on the page is its. Where
/// there is a finger instead of a mouse it offers the camera too.
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
    let over = Over::new((0, None));
    listen(Taker::Zone, active, over, Callback::new(move |(files, _)| pick.run(files)));
    let photo = format!("{id}-photo");
    let taken = photo.clone();
    view! {
        <label class=move || if over.read().0 != 0 { "kit-drop over" } else { "kit-drop" }>
            <Icon name="upload" />
            <strong>"Drop files here or " <span class="browse">"browse"</span></strong>
            <span>{limits}</span>
            <input
                class="kit-hide"
                type="file"
                multiple=true
                id=id
                disabled=move || !alive.get()
                on:change=move |_| pick.run(browser::picked(id))
            />
        </label>
        <label class="kit-button kit-camera">
            <Icon name="camera" />
            "Take a photo"
            <input
                class="kit-hide"
                type="file"
                accept="image/*"
                capture="environment"
                id=photo
                disabled=move || !alive.get()
                on:change=move |_| pick.run(browser::picked(&taken))
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
    let over = Over::new((0, None));
    listen(Taker::Page, active, over, Callback::new(move |(files, _)| pick.run(files)));
    veil(over, || false, move || (place.with(|place| drop_words(over, place)), then.get()))
}

/// The things of every page as places for files; and what is said where a page takes none.
#[component]
pub fn DropSpots(
    /// What happens to files on a thing of the page.
    then: Callback<Spot, String>,
    /// What is said where nothing takes files: what, and what to do.
    none: (&'static str, &'static str),
    /// What is done with the files, with none for a page that takes none.
    pick: Callback<(Vec<Picked>, Option<Spot>)>,
) -> impl IntoView {
    let over = Over::new((0, None));
    listen(Taker::Frame, Signal::stored(true), over, pick);
    let refuses = move || over.with(|(_, spot)| spot.is_none());
    let words = move || match over.get().1 {
        Some(spot) => (drop_words(over, &format!("into “{}”", spot.name)), then.run(spot)),
        None => (none.0.to_owned(), none.1.to_owned()),
    };
    veil(over, refuses, words)
}
