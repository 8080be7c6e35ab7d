//! Thumbnails: a small picture of a file, or the glyph of its kind on that kind's ground.

use super::Icon;
use domain::library::FileKind;
use leptos::{either::Either, prelude::*};

/// A file or link.
#[component]
pub fn Thumb(
    /// What it is.
    kind: FileKind,
    /// Written on it, such as "PDF" or a link's host; not on tiny ones, and not on pictures.
    #[prop(optional, into)]
    format: String,
    /// The address of its picture.
    #[prop(default = None)]
    picture: Option<String>,
    /// `tiny` in rows, `huge` on a stage, nothing in tiles.
    #[prop(optional)]
    class: &'static str,
) -> impl IntoView {
    let look = match kind {
        FileKind::Image => "image",
        FileKind::Pdf => "pdf",
        FileKind::Slides => "deck",
        FileKind::Document => "doc",
        FileKind::Template => "file",
        FileKind::Video => "video",
        FileKind::Audio => "audio",
        FileKind::Archive => "zip",
        FileKind::Link => "link",
    };
    let drawn = if picture.is_some() { "drawn" } else { "" };
    let inside = match picture {
        // the box has its size from the style sheet, so that nothing moves when the picture comes
        Some(src) => Either::Left(view! { <img src=src loading="lazy" decoding="async" alt="" width="320" height="200" /> }),
        None => {
            let format = (class != "tiny" && !format.is_empty()).then(|| view! { <span class="format">{format}</span> });
            Either::Right(view! {
                <Icon name=look />
                {format}
            })
        }
    };
    view! { <span class=format!("kit-thumb {look} {class} {drawn}")>{inside}</span> }
}

/// A folder.
#[component]
pub fn FolderThumb(
    /// `tiny` in rows.
    #[prop(optional)]
    class: &'static str,
) -> impl IntoView {
    view! {
        <span class=format!("kit-thumb folder {class}")>
            <Icon name="folder" />
        </span>
    }
}
