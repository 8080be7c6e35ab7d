//! The stage of an item, on its page and in the viewer: what a browser can show inside a page it shows there (spec D5);
//! slides and text documents stand as their first words, everything else as its picture or its kind, with its facts.

use super::{
    place::{file_path, host, thumb_path},
    row,
};
use crate::kit::{Icon, Thumb};
use domain::library::{FileKind, ItemRow};
use leptos::{
    either::{Either, EitherOf5},
    prelude::*,
};

/// Whether the server keeps the first words of such an item.
pub(super) fn has_words(item: &ItemRow) -> bool {
    matches!(item.kind, FileKind::Slides | FileKind::Document)
}

/// The item itself, as far as it can be seen.
#[component]
pub(super) fn Stage(
    /// The item.
    item: ItemRow,
    /// Its first words, the title first; empty until they are there, or when there are none.
    words: Signal<String>,
) -> impl IntoView {
    let shown = item.file.as_ref().filter(|file| file.inline).map(|file| file_path(item.id, file));
    let (kind, picture) = (item.kind, thumb_path(&item));
    let drawn = |item: &ItemRow, picture: Option<String>| {
        let format = item.url.as_deref().map_or_else(|| row::format(item), host);
        EitherOf5::E(move || {
            let words = words.get();
            if words.is_empty() {
                Either::Left(view! { <Thumb kind format=format.clone() picture=picture.clone() class="huge" /> })
            } else {
                Either::Right(view! { <Card words deck=kind == FileKind::Slides /> })
            }
        })
    };
    let name = item.name.clone();
    let view = match (shown.clone(), kind) {
        (Some(src), FileKind::Image) => EitherOf5::A(view! { <img src=src alt=name /> }),
        (Some(src), FileKind::Pdf | FileKind::Template) => {
            EitherOf5::B(view! { <iframe src=format!("{src}#navpanes=0") title=format!("Preview of {name}")></iframe> })
        }
        (Some(src), FileKind::Video) => {
            EitherOf5::C(view! { <video src=src poster=picture controls=true preload="metadata" aria-label=name></video> })
        }
        (Some(src), FileKind::Audio) => EitherOf5::D(view! { <audio src=src controls=true preload="metadata" aria-label=name></audio> }),
        (Some(_), FileKind::Slides | FileKind::Document | FileKind::Archive | FileKind::Link) | (None, _) => drawn(&item, picture),
    };
    let is_file = item.file.is_some() && shown.is_none();
    let hint = move || (is_file && words.read().is_empty()).then_some(" · download it to see it");
    let open = shown.map(|href| {
        view! {
            <a
                class="kit-icon-button small push"
                href=href
                rel="external noopener"
                target="_blank"
                aria-label="Open in a new tab"
                title="Open in a new tab"
            >
                <Icon name="external" />
            </a>
        }
    });
    view! {
        <section class="library-stage" aria-label="Preview">
            {view} <div class="library-stage-tools">
                <span class="kit-meta kit-num">{row::facts(&item)} {move || hint()}</span>
                {open}
            </div>
        </section>
    }
}

/// A slide or the beginning of a text, in words.
#[component]
fn Card(
    /// Line by line.
    words: String,
    /// It is a slide, whose first line is its title.
    deck: bool,
) -> impl IntoView {
    let (title, rest) = words.split_once('\n').unwrap_or((&words, ""));
    let rest = rest.lines().map(|line| view! { <p>{line.to_owned()}</p> }).collect_view();
    view! {
        <figure class="library-card" tabindex="0">
            <div>
                <p class="title">{title.to_owned()}</p>
                {rest}
            </div>
            <figcaption class="kit-meta">{if deck { "The first slide in words" } else { "How it begins, in words" }}</figcaption>
        </figure>
    }
}
