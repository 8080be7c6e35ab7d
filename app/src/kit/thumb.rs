//! Thumbnails: the glyph of a file's kind on that kind's ground.

use super::Icon;
use domain::library::FileKind;
use leptos::prelude::*;

/// A file or link without a picture of itself.
#[component]
pub fn Thumb(
    /// What it is.
    kind: FileKind,
    /// Written on it, such as "PDF" or a link's host; not on tiny ones.
    #[prop(optional, into)]
    format: String,
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
    let format = (class != "tiny" && !format.is_empty()).then(|| view! { <span class="format">{format}</span> });
    view! {
        <span class=format!("kit-thumb {look} {class}")>
            <Icon name=look />
            {format}
        </span>
    }
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
