//! What is ticked in a list of rows: by key, kept while one pages and sorts. The head's box is the page; "select all" is
//! everything the list would show, less what is unticked after.

use super::hydrated;
use crate::browser;
use leptos::prelude::*;

/// What is ticked.
#[derive(Clone, Copy, Debug)]
pub struct Picks {
    /// The keys ticked; once all are, the keys left out.
    rows: RwSignal<Vec<String>>,
    all: RwSignal<bool>,
    /// The keys of the rows on the page, in their order, and whether each stands apart from "all".
    page: RwSignal<Vec<(String, bool)>>,
    /// The row ticked last: one end of a range.
    last: StoredValue<String>,
}

impl Picks {
    /// Nothing yet.
    #[must_use]
    pub fn new() -> Self {
        Self {
            rows: RwSignal::new(Vec::new()),
            all: RwSignal::new(false),
            page: RwSignal::new(Vec::new()),
            last: StoredValue::new(String::new()),
        }
    }

    /// These rows are on the page now; each key with whether it stands apart from "all".
    pub fn shows(self, page: Vec<(String, bool)>) {
        self.page.set(page);
    }

    /// Nothing is ticked any more.
    pub fn clear(self) {
        self.all.set(false);
        self.rows.update(Vec::clear);
        self.last.set_value(String::new());
    }

    /// Something was done with these rows, or with all: they are not ticked any more. What was ticked meanwhile stays.
    pub fn done(self, keys: Option<Vec<String>>) {
        match keys {
            Some(keys) => self.put(&keys, false),
            None => self.clear(),
        }
    }

    /// Unticks all, and leaves the focus at the box of the page.
    pub fn leave(self) {
        self.clear();
        browser::focus(TICK_PAGE);
    }

    /// Everything is ticked, on other pages too.
    pub fn take_all(self) {
        self.rows.update(Vec::clear);
        self.all.set(true);
    }

    /// Whether all are ticked, but for the keys.
    #[must_use]
    pub fn is_all(self) -> bool {
        self.all.get()
    }

    /// The keys ticked; when all are, those left out.
    #[must_use]
    pub fn keys(self) -> Vec<String> {
        self.rows.get()
    }

    /// How many are ticked, given how many "all" are.
    #[must_use]
    pub fn count(self, all: i64) -> i64 {
        let rows = i64::try_from(self.rows.with(Vec::len)).unwrap_or(i64::MAX);
        if self.all.get() { (all - rows).max(0) } else { rows }
    }

    /// Whether a row is ticked.
    #[must_use]
    pub fn has(self, key: &str, apart: bool) -> bool {
        let all = self.all.get();
        !(all && apart) && self.rows.with(|rows| rows.iter().any(|row| row == key)) != all
    }

    fn put(self, keys: &[String], on: bool) {
        let listed = on != self.all.get_untracked();
        self.rows.update(|rows| {
            rows.retain(|row| !keys.contains(row));
            if listed {
                rows.extend_from_slice(keys);
            }
        });
    }

    /// Ticks or unticks a row; as a range from the one before.
    fn tick(self, key: &str, on: bool, range: bool) {
        let keys = self.page.with_untracked(|page| {
            let of = |wanted: &str| page.iter().position(|(key, _)| key == wanted);
            match (range, of(&self.last.get_value()), of(key)) {
                (true, Some(one), Some(other)) => {
                    let reach = &page[one.min(other)..=one.max(other)];
                    reach.iter().filter(|(_, apart)| !(*apart && self.all.get_untracked())).map(|(key, _)| key.clone()).collect()
                }
                _ => vec![key.to_owned()],
            }
        });
        self.put(&keys, on);
        self.last.set_value(key.to_owned());
    }

    /// Rows of the page that can be ticked, and how many are.
    fn on_page(self) -> (Vec<String>, usize) {
        let page = self.page.get();
        let keys: Vec<String> = page.into_iter().filter(|(_, apart)| !(*apart && self.all.get())).map(|(key, _)| key).collect();
        let ticked = keys.iter().filter(|key| self.has(key, false)).count();
        (keys, ticked)
    }
}

impl Default for Picks {
    fn default() -> Self {
        Self::new()
    }
}

/// The box of a row, in a cell of its own. With Shift it ticks all from the one ticked before.
#[component]
pub fn Tick(
    /// What is ticked.
    picks: Picks,
    /// The row's key.
    #[prop(into)]
    key: String,
    /// The row's name.
    name: String,
    /// It stands apart from "all".
    #[prop(optional)]
    apart: bool,
) -> impl IntoView {
    let alive = hydrated();
    let own = key.clone();
    view! {
        <td class="tick">
            <label>
                <input
                    class="kit-check"
                    type="checkbox"
                    aria-label=format!("Select {name}")
                    disabled=move || !alive.get() || (apart && picks.is_all())
                    prop:checked=move || picks.has(&own, apart)
                    on:click:target=move |event| picks.tick(&key, event.target().checked(), event.shift_key())
                />
            </label>
        </td>
    }
}

/// The id of the box in the head.
const TICK_PAGE: &str = "tick-page";

/// The box in the head: all rows of the page.
#[component]
pub fn TickPage(
    /// What is ticked.
    picks: Picks,
) -> impl IntoView {
    let alive = hydrated();
    let state = Memo::new(move |_| {
        let (keys, ticked) = picks.on_page();
        (ticked, keys.len())
    });
    view! {
        <td class="tick">
            <label>
                <input
                    class="kit-check"
                    type="checkbox"
                    id=TICK_PAGE
                    aria-label="Select all on this page"
                    disabled=move || !alive.get()
                    prop:checked=move || state.get().0 != 0 && state.get().0 == state.get().1
                    prop:indeterminate=move || state.get().0 != 0 && state.get().0 != state.get().1
                    on:click:target=move |event| {
                        let (keys, _) = untrack(|| picks.on_page());
                        picks.put(&keys, event.target().checked());
                    }
                />
            </label>
        </td>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page(keys: &[&str]) -> Picks {
        let picks = Picks::new();
        picks.shows(keys.iter().map(|key| ((*key).to_owned(), key.starts_with("folder"))).collect());
        picks
    }

    fn ticked(picks: Picks, keys: &[&str]) -> Vec<bool> {
        keys.iter().map(|key| picks.has(key, key.starts_with("folder"))).collect()
    }

    #[test]
    fn s86_a_range_goes_from_the_row_ticked_before() {
        let owner = Owner::new();
        owner.set();
        let keys = ["folder", "a", "b", "c", "d"];
        let picks = page(&keys);
        picks.tick("c", true, false);
        picks.tick("a", true, true);
        assert_eq!(ticked(picks, &keys), [false, true, true, true, false]);
        picks.tick("b", false, true);
        assert_eq!(ticked(picks, &keys), [false, false, false, true, false]);
        // the row before is on another page: the row alone
        picks.shows(vec![("e".to_owned(), false), ("f".to_owned(), false)]);
        picks.tick("f", true, true);
        assert_eq!((picks.count(9), ticked(picks, &["c", "e", "f"])), (2, vec![true, false, true]));
    }

    #[test]
    fn s86_what_was_ticked_while_others_were_moved_stays_ticked() {
        let owner = Owner::new();
        owner.set();
        let keys = ["a", "b", "c"];
        let picks = page(&keys);
        picks.tick("a", true, false);
        picks.tick("b", true, false);
        picks.done(Some(vec!["a".to_owned()]));
        assert_eq!(ticked(picks, &keys), [false, true, false]);
        picks.take_all();
        picks.done(None);
        assert_eq!(ticked(picks, &keys), [false; 3]);
    }

    #[test]
    fn s86_all_are_everything_but_folders_less_what_is_unticked() {
        let owner = Owner::new();
        owner.set();
        let keys = ["folder", "a", "b"];
        let picks = page(&keys);
        picks.tick("folder", true, false);
        picks.take_all();
        assert_eq!((picks.count(214), ticked(picks, &keys)), (214, vec![false, true, true]));
        picks.tick("b", false, false);
        assert_eq!((picks.count(214), picks.keys(), picks.has("elsewhere", false)), (213, vec!["b".to_owned()], true));
        picks.clear();
        assert_eq!((picks.count(214), ticked(picks, &keys)), (0, vec![false; 3]));
    }
}
