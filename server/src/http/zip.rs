//! Many files as one ZIP: a plain form, so that it works without a script and for as many files as a ZIP takes (spec D42).
//!
//! Fields: `item` and `folder`, as often as needed, or `all=1` for a whole list with `in`, `q` and `archived` as its page has
//! them, and `but` for each that is left out. It changes nothing, and so partners and previews may send it too. A refusal is a
//! page with words for who asks for pages, and plain words for everybody else.

use super::{
    Shared,
    downloads::disposition,
    forms::{Posted, see},
    refused,
};
use crate::pages;
use axum::{
    body::Body,
    extract::State,
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use domain::{
    Refusal,
    library::{Error, Selection},
};
use std::str::FromStr;

/// Packs what was chosen; refused in words before the first byte.
pub async fn pack(State(shared): State<Shared>, form: Posted) -> Response {
    let Some((session, actor)) = form.visitor().and_then(|visitor| Some((visitor.session, visitor.actor.clone()?))) else {
        return see("/sign-in");
    };
    let Some(what) = chosen(&form) else {
        return pages::not_there(&shared, form.parts).await;
    };
    let library = &shared.portal.library;
    match library.pack(&actor, &what).await {
        Ok(pack) => {
            let name = HeaderValue::from_str(&disposition(&pack.name, true)).unwrap_or(HeaderValue::from_static("attachment"));
            let head = [
                (header::CONTENT_TYPE, HeaderValue::from_static("application/zip")),
                (header::CONTENT_DISPOSITION, name),
                (header::CACHE_CONTROL, HeaderValue::from_static("private, no-store")),
            ];
            (head, Body::from_stream(library.packed(session, &actor, pack))).into_response()
        }
        Err(Refusal::NotFound) => pages::not_there(&shared, form.parts).await,
        Err(Refusal::Because(error)) => {
            let status = match error {
                Error::TooManyFiles { .. } | Error::TooLargeTogether { .. } => StatusCode::PAYLOAD_TOO_LARGE,
                _ => StatusCode::UNPROCESSABLE_ENTITY,
            };
            pages::refused(&shared, form.parts, status, "No ZIP was made", pages::of_library(&error)).await
        }
        Err(refusal) => refused(&refusal),
    }
}

/// What the form names; none when it is not to be understood.
fn chosen(form: &Posted) -> Option<Selection> {
    if form.field("all") != "1" {
        return Some(Selection::These { folders: ids(form, "folder")?, items: ids(form, "item")? });
    }
    let folder = match form.field("in") {
        "" => None,
        folder => Some(folder.parse().ok()?),
    };
    Some(Selection::All { folder, q: form.field("q").to_owned(), archived: form.field("archived") == "1", but: ids(form, "but")? })
}

fn ids<T: FromStr>(form: &Posted, name: &str) -> Option<Vec<T>> {
    form.all(name).map(|id| id.parse().ok()).collect()
}
