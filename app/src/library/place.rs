//! Where things of the library are found: the addresses of items, files and folders.

use crate::{Frame, Problem};
use domain::{
    Refusal,
    id::{FolderId, ItemId},
    library::{FileFacts, Home, ItemRow},
};
use leptos::prelude::use_context;

/// The page of an item; for a resource this is the direct link.
#[must_use]
pub fn item_path(item: &ItemRow) -> String {
    match item.campaign {
        Some(_) => format!("/assets/{}", item.id),
        None => format!("/resources/{}", item.id),
    }
}

/// The page of a folder, or of the top.
#[must_use]
pub fn folder_path(folder: Option<FolderId>) -> String {
    folder.map_or_else(|| "/resources".to_owned(), |folder| format!("/resources/folders/{folder}"))
}

/// The way into the add flow from a folder (spec S74, S75).
#[must_use]
pub fn add_path(folder: Option<FolderId>) -> String {
    folder.map_or_else(|| "/resources/add".to_owned(), |folder| format!("/resources/add?in={folder}"))
}

/// The page of what an item lives in.
#[must_use]
pub fn home_path(home: &Home) -> String {
    match home {
        Home::Campaign { id, .. } => format!("/campaigns/{id}"),
        Home::Resources(folders) => folder_path(folders.last().map(|folder| folder.id)),
    }
}

/// The answer to an address that names nothing of its kind; the page's status says so too.
pub fn not_there<E>() -> Problem<E> {
    if let Some(frame) = use_context::<Frame>() {
        frame.status.say(404);
    }
    Problem::Refused(Refusal::NotFound)
}

/// A problem without the room's own reasons.
pub fn bare<E>(problem: Problem<E>) -> Problem<()> {
    match problem {
        Problem::Refused(refusal) => Problem::Refused(refusal.map(|_| ())),
        Problem::Unreached => Problem::Unreached,
    }
}

/// Where a file is shown.
#[must_use]
pub fn file_path(item: ItemId, file: &FileFacts) -> String {
    format!("/files/{item}/{}/{}", file.version, escaped(&file.name))
}

/// Where the small picture of an item is shown; none when there is no picture.
#[must_use]
pub fn thumb_path(item: &ItemRow) -> Option<String> {
    let file = item.file.as_ref().filter(|file| file.picture)?;
    Some(format!("/thumbnails/{}/{}", item.id, file.version))
}

/// Where a file is downloaded.
#[must_use]
pub fn download_path(item: ItemId, file: &FileFacts) -> String {
    format!("{}?download", file_path(item, file))
}

/// A name as a part of a path: the same on both sides, so that hydration finds what the server wrote.
fn escaped(name: &str) -> String {
    let mut text = String::with_capacity(name.len());
    for byte in name.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' => text.push(char::from(byte)),
            _ => {
                text.push('%');
                text.push_str(&format!("{byte:02X}"));
            }
        }
    }
    text
}

/// The host of a link, to be shown.
#[must_use]
pub fn host(url: &str) -> String {
    let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
    let authority = rest.split(['/', '?', '#', '\\']).next().unwrap_or(rest);
    authority.rsplit('@').next().unwrap_or(authority).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn any_name_is_one_part_of_a_path() {
        assert_eq!(escaped("Größe 50 %/x?#.pdf"), "Gr%C3%B6%C3%9Fe%2050%20%25%2Fx%3F%23.pdf");
    }

    #[test]
    fn the_host_is_where_a_link_really_leads() {
        for (url, shown) in [
            ("https://academy.acme.example/a?b", "academy.acme.example"),
            ("https://acme.example@evil.example/", "evil.example"),
            ("http://x.example:8080#f", "x.example:8080"),
        ] {
            assert_eq!(host(url), shown);
        }
    }
}
