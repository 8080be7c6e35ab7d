//! The headers of an upload: what is announced, which piece comes, and which sum it must have.

use axum::http::{HeaderMap, HeaderName, Method, StatusCode, header};
use base64::{Engine, engine::general_purpose::STANDARD};
use domain::{Moment, id::NotAnId, library::Place};
use operations::uploads::{Announced, Checksum};
use std::{collections::HashMap, str::FromStr};

pub const OFFSET: HeaderName = HeaderName::from_static("upload-offset");
pub const LENGTH: HeaderName = HeaderName::from_static("upload-length");
const DEFER: HeaderName = HeaderName::from_static("upload-defer-length");
const METADATA: HeaderName = HeaderName::from_static("upload-metadata");
const CHECKSUM: HeaderName = HeaderName::from_static("upload-checksum");
const METHOD: HeaderName = HeaderName::from_static("x-http-method-override");
/// The Content-Type of bytes of an upload.
const PIECE: &str = "application/offset+octet-stream";

/// The method that is meant: some networks let nothing but GET and POST through.
pub fn method(sent: Method, head: &HeaderMap) -> Method {
    match (&sent, text(head, &METHOD)) {
        (&Method::POST, Some("PATCH")) => Method::PATCH,
        (&Method::POST, Some("DELETE")) => Method::DELETE,
        _ => sent,
    }
}

/// What the headers announce; else what is wrong with them.
pub fn announced(head: &HeaderMap) -> Result<Announced, &'static str> {
    if head.contains_key(DEFER) {
        return Err("Upload-Defer-Length is not taken; say Upload-Length.");
    }
    let size = text(head, &LENGTH).and_then(|length| length.parse().ok()).ok_or("Upload-Length must be the file's bytes.")?;
    let mut facts = HashMap::new();
    for pair in text(head, &METADATA).unwrap_or_default().split(',').map(str::trim).filter(|pair| !pair.is_empty()) {
        let (name, value) = pair.split_once(' ').unwrap_or((pair, ""));
        let value = STANDARD.decode(value.trim()).ok().and_then(|bytes| String::from_utf8(bytes).ok());
        facts.insert(name.to_owned(), value.ok_or("Upload-Metadata must be names and base64 of UTF-8.")?);
    }
    let mut take = |name: &str| facts.remove(name).filter(|value| !value.is_empty());
    if take("purpose").is_some_and(|purpose| purpose != "library") {
        return Err("purpose can be library, and nothing else.");
    }
    let place = place(take("campaign"), take("folder"), take("groups"))?;
    let modified = take("modified").map(|modified| modified.parse().map(Moment)).transpose();
    let modified = modified.ok().filter(|modified| modified.is_none_or(|modified| modified.0 >= 0));
    Ok(Announced {
        file_name: take("filename").ok_or("Upload-Metadata must hold filename.")?,
        name: take("name").unwrap_or_default(),
        size,
        place,
        modified: modified.ok_or("modified must be Unix milliseconds.")?,
    })
}

fn place(campaign: Option<String>, folder: Option<String>, groups: Option<String>) -> Result<Place, &'static str> {
    let Some(campaign) = campaign else {
        let groups = groups.unwrap_or_default();
        let groups = groups.split(',').map(str::trim).filter(|group| !group.is_empty()).map(id).collect::<Result<_, _>>()?;
        return Ok(Place::Resources { folder: folder.as_deref().map(id).transpose()?, groups });
    };
    if folder.is_some() || groups.is_some() {
        return Err("A file goes into a campaign, or into a folder with groups; not into both.");
    }
    Ok(Place::Campaign(id(&campaign)?))
}

fn id<T: FromStr<Err = NotAnId>>(text: &str) -> Result<T, &'static str> {
    text.parse().map_err(|_| "An id in Upload-Metadata is no id.")
}

/// The offset of a piece; else the status that says what is wrong with its head.
pub fn piece(head: &HeaderMap) -> Result<u64, StatusCode> {
    if !is_piece(head) {
        return Err(StatusCode::UNSUPPORTED_MEDIA_TYPE);
    }
    text(head, &OFFSET).and_then(|offset| offset.parse().ok()).ok_or(StatusCode::BAD_REQUEST)
}

/// Whether the body is bytes of an upload.
pub fn is_piece(head: &HeaderMap) -> bool {
    text(head, &header::CONTENT_TYPE) == Some(PIECE)
}

/// The sum the body must have, when one was sent; else what is wrong with it.
pub fn checksum(head: &HeaderMap) -> Result<Option<Checksum>, &'static str> {
    let Some(sent) = head.get(CHECKSUM) else {
        return Ok(None);
    };
    let sum = sent.to_str().ok().and_then(|sent| sent.split_once(' ')).and_then(|(algorithm, sum)| {
        let sum = STANDARD.decode(sum.trim()).ok()?;
        Checksum::of(algorithm, &sum)
    });
    sum.map(Some).ok_or("Upload-Checksum must be sha1 or sha256, and the sum in base64.")
}

fn text<'a>(head: &'a HeaderMap, name: &HeaderName) -> Option<&'a str> {
    head.get(name)?.to_str().ok()
}
