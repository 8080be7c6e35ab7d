//! The stage of an item's page: what a browser can show inside a page it shows there (spec D5), everything else stands as
//! its kind with its facts.

use super::{
    place::{file_path, host},
    row,
};
use crate::kit::{Icon, Thumb};
use domain::library::{FileKind, ItemRow};
use leptos::{either::EitherOf5, prelude::*};

/// The item itself, as far as it can be seen.
#[component]
pub(super) fn Stage(
    /// The item.
    item: ItemRow,
) -> impl IntoView {
    let shown = item.file.as_ref().filter(|file| file.inline).map(|file| file_path(item.id, file));
    let drawn = |item: &ItemRow| {
        let format = item.url.as_deref().map_or_else(|| row::format(item), host);
        EitherOf5::E(view! { <Thumb kind=item.kind format class="huge" /> })
    };
    let name = item.name.clone();
    let view = match (shown.clone(), item.kind) {
        (Some(src), FileKind::Image) => EitherOf5::A(view! { <img src=src alt=name /> }),
        (Some(src), FileKind::Pdf | FileKind::Template) => {
            EitherOf5::B(view! { <iframe src=format!("{src}#navpanes=0") title=format!("Preview of {name}")></iframe> })
        }
        (Some(src), FileKind::Video) => EitherOf5::C(view! { <video src=src controls=true preload="metadata" aria-label=name></video> }),
        (Some(src), FileKind::Audio) => EitherOf5::D(view! { <audio src=src controls=true preload="metadata" aria-label=name></audio> }),
        (Some(_), FileKind::Slides | FileKind::Document | FileKind::Archive | FileKind::Link) | (None, _) => drawn(&item),
    };
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
    let hint = (item.file.is_some() && open.is_none()).then_some(" · download it to see it");
    view! {
        <section class="library-stage" aria-label="Preview">
            {view} <div class="library-stage-tools">
                <span class="kit-meta kit-num">{row::facts(&item)} {hint}</span>
                {open}
            </div>
        </section>
    }
}
