//! The viewer: what is in a list, one after the other, over the list (spec S88, S106). What is open stands in the address,
//! so that Back, Forward and a reload find it (spec D46); the list's own rows are what it goes through.

use super::{
    api,
    place::item_path,
    row::Take,
    stage::{Stage, has_words},
};
use crate::{
    browser,
    kit::{Icon, IconButton, address, hydrated},
};
use domain::{id::ItemId, library::ItemRow};
use leptos::{ev, prelude::*, task::spawn_local};
use leptos_router::{
    NavigateOptions,
    hooks::{use_navigate, use_query_map},
};

/// The element's id; there is one on a page.
const VIEWER: &str = "viewer";

/// What can be viewed on a page, and the way to open it. Given by the page, found by its rows.
#[derive(Clone, Copy, Debug)]
pub struct Viewing {
    items: RwSignal<Vec<ItemRow>>,
    go: Callback<(Option<ItemId>, bool)>,
    /// Opened from the list: Back leads there.
    pushed: StoredValue<bool>,
}

impl Viewing {
    /// Opens an item over the list.
    pub fn open(self, item: ItemId) {
        self.pushed.set_value(true);
        self.go.run((Some(item), false));
    }
}

/// Lets the rows of a page open the viewer; `field` is where the address says what is open.
pub fn view(field: &'static str) -> Viewing {
    let navigate = use_navigate();
    let go = Callback::new(move |(item, replace): (Option<ItemId>, bool)| {
        let item = item.map(|item| item.to_string()).unwrap_or_default();
        let target = untrack(|| address(&[(field, &item)]));
        navigate(&target, NavigateOptions { replace, scroll: false, ..NavigateOptions::default() });
    });
    let viewing = Viewing { items: RwSignal::new(Vec::new()), go, pushed: StoredValue::new(false) };
    provide_context(viewing);
    viewing
}

/// Tells the page's viewer which files there are; nothing on a page without one.
pub fn offer<'a>(items: impl Iterator<Item = &'a ItemRow>) {
    if let Some(viewing) = use_context::<Viewing>() {
        viewing.items.set(items.filter(|item| item.file.is_some()).cloned().collect());
    }
}

/// The viewer of a page; once, outside of what reloads.
#[component]
pub fn Viewer(
    /// What it shows.
    viewing: Viewing,
    /// Where the address says what is open, as given to `view`.
    field: &'static str,
) -> impl IntoView {
    let (query, alive, items) = (use_query_map(), hydrated(), viewing.items);
    // the server draws it closed, and the browser begins as the server did
    let at = Memo::new(move |_| {
        let asked = query.with(|query| query.get(field)).filter(|_| alive.get())?;
        items.with(|items| items.iter().position(|item| item.id.to_string() == asked))
    });
    let shown = Memo::new(move |_| items.with(|items| items.get(at.get()?).cloned()));
    // Closed by Back: the dialog's own word of it may come only after Forward has opened it again.
    let expected = StoredValue::new(false);
    Effect::new(move |_| {
        if at.get().is_some() {
            browser::show_dialog(VIEWER);
        } else if browser::dialog_open(VIEWER) {
            expected.set_value(true);
            browser::close_dialog(VIEWER);
        }
    });
    let words = RwSignal::new(String::new());
    Effect::new(move |_| {
        words.set(String::new());
        if let Some(item) = shown.get().filter(has_words) {
            spawn_local(async move {
                let page = api::item(item.id).await;
                if let Ok(page) = page
                    && shown.try_get_untracked().flatten().is_some_and(|now| now.id == item.id)
                {
                    words.set(page.words);
                }
            });
        }
    });
    let to = move |step: isize| {
        let next = at.get_untracked().and_then(|at| at.checked_add_signed(step));
        if let Some(item) = next.and_then(|next| items.with_untracked(|items| items.get(next).map(|item| item.id))) {
            viewing.go.run((Some(item), true));
        }
    };
    let closed = move |_| {
        // closed by Back, it is closed in the address too
        if expected.get_value() || at.get_untracked().is_none() {
            expected.set_value(false);
            return;
        }
        if viewing.pushed.get_value() {
            viewing.pushed.set_value(false);
            browser::back();
        } else {
            viewing.go.run((None, true));
        }
    };
    let key = move |event: ev::KeyboardEvent| {
        let step = match event.key().as_str() {
            "ArrowLeft" => -1,
            "ArrowRight" => 1,
            _ => return,
        };
        if !(event.ctrl_key() || event.meta_key() || event.alt_key() || browser::in_media()) {
            event.prevent_default();
            to(step);
        }
    };
    let first = Signal::derive(move || (at.get() == Some(0)).then(|| "This is the first".to_owned()));
    let last = Signal::derive(move || at.get().is_some_and(|at| at + 1 == items.with(Vec::len)).then(|| "This is the last".to_owned()));
    let count = move || at.get().map(|at| format!("{} of {}", at + 1, items.with(Vec::len)));
    view! {
        <dialog class="kit-dialog library-viewer" id=VIEWER aria-labelledby="viewer-title" on:close=closed on:keydown=key>
            <header>
                <h2 id="viewer-title" class="kit-cut">
                    {move || shown.get().map(|item| item.name)}
                </h2>
                <span class="kit-meta kit-num" aria-live="polite">
                    {count}
                </span>
                <IconButton icon="chevron-left" label="Previous" off=first press=move || to(-1) />
                <IconButton icon="chevron-right" label="Next" off=last press=move || to(1) />
                <IconButton icon="x" label="Close" press=move || browser::close_dialog(VIEWER) />
            </header>
            {move || {
                shown
                    .get()
                    .map(|item| {
                        view! {
                            <Stage item=item.clone() words=words.into() />
                            <footer>
                                <a class="kit-button" href=item_path(&item)>
                                    <Icon name="info" />
                                    "Open page"
                                </a>
                                <Take item class="primary" />
                            </footer>
                        }
                    })
            }}
        </dialog>
    }
}
