//! Parts of an item's row that every list shows the same way.

use super::{
    place::{download_path, host, item_path, thumb_path},
    viewer::Viewing,
};
use crate::kit::{Icon, Thumb, hydrated, size_words};
use domain::library::ItemRow;
use leptos::{either::Either, prelude::*};

/// Type and size of an item: "PDF · 1.1 MB", or where a link leads.
#[must_use]
pub fn facts(item: &ItemRow) -> String {
    match (&item.file, &item.url) {
        (Some(file), _) => format!("{} · {}", format(item), size_words(file.size)),
        (None, Some(url)) => format!("Link · {}", host(url)),
        (None, None) => "Link".to_owned(),
    }
}

/// The type in a word: "PDF", "Link".
#[must_use]
pub fn format(item: &ItemRow) -> String {
    item.file.as_ref().map_or_else(|| "Link".to_owned(), |file| file.extension.to_uppercase())
}

/// Thumbnail and name of an item with a line of facts below. The name leads to its page, the thumbnail opens the viewer of
/// a page that has one.
#[component]
pub fn ItemName(
    /// The item.
    item: ItemRow,
    /// The line below.
    children: Children,
) -> impl IntoView {
    let alive = hydrated();
    let (id, thumb) = (item.id, view! { <Thumb kind=item.kind picture=thumb_path(&item) class="tiny" /> });
    let thumb = match use_context::<Viewing>().filter(|_| item.file.is_some()) {
        Some(viewing) => Either::Left(view! {
            <button
                class="library-look"
                type="button"
                aria-label=format!("Preview {}", item.name)
                title="Preview"
                aria-haspopup="dialog"
                disabled=move || !alive.get()
                on:click=move |_| viewing.open(id)
            >
                {thumb}
            </button>
        }),
        None => Either::Right(thumb),
    };
    view! {
        <div class="name">
            {thumb}
            <div>
                <a href=item_path(&item) title=item.name.clone()>
                    {item.name.clone()}
                </a>
                <span class="sub">{children()}</span>
            </div>
        </div>
    }
}

/// The way to get an item: its download, or its link.
#[component]
pub fn Take(
    /// The item.
    item: ItemRow,
    /// `small`, `primary`, or both.
    #[prop(optional)]
    class: &'static str,
    /// On a page of its own, where the item's name is the heading.
    #[prop(optional)]
    alone: bool,
) -> impl IntoView {
    let class = format!("kit-button {class}");
    let label = |verb: &str| (!alone).then(|| format!("{verb} {}", item.name));
    match (&item.file, &item.url) {
        (Some(file), _) => Either::Left(view! {
            <a class=class href=download_path(item.id, file) rel="external" download="" aria-label=label("Download")>
                <Icon name="download" />
                <span>"Download"</span>
            </a>
        }),
        (None, url) => Either::Right(view! {
            <a class=class href=url.clone() rel="noopener noreferrer external" target="_blank" aria-label=label("Open link")>
                <Icon name="external" />
                <span>"Open link"</span>
            </a>
        }),
    }
}
