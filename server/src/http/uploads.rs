//! Uploads by the tus protocol 1.0: creation, HEAD, PATCH and termination; bytes stream to their place (spec S31, S77, S82-S85).

use super::{Shared, actor::Signed, forms::to_its_end, refusal};
use axum::{
    Extension, Json,
    body::Body,
    extract::{Path, State},
    http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode, header, request::Parts},
    response::{IntoResponse, Response},
};
use base64::{Engine, engine::general_purpose::STANDARD};
use domain::{
    Actor, Refusal,
    id::UploadId,
    library::{Error, FileFault},
};
use futures::StreamExt;
use operations::uploads::{Announced, Standing};
use std::collections::HashMap;

const VERSION: &str = "1.0.0";
const RESUMABLE: HeaderName = HeaderName::from_static("tus-resumable");
const OFFSET: HeaderName = HeaderName::from_static("upload-offset");
const LENGTH: HeaderName = HeaderName::from_static("upload-length");
const METADATA: HeaderName = HeaderName::from_static("upload-metadata");
const EXPIRES: HeaderName = HeaderName::from_static("upload-expires");
const PIECE: &str = "application/offset+octet-stream";
/// The item an upload became; not of the protocol.
const ITEM: HeaderName = HeaderName::from_static("portico-item");

/// `OPTIONS` and `POST`.
pub async fn many(State(shared): State<Shared>, Extension(signed): Extension<Signed>, parts: Parts) -> Response {
    match parts.method {
        Method::OPTIONS => with_version(options(&shared)),
        Method::POST => with_version(begin(&shared, signed, &parts.headers).await),
        _ => not_here("OPTIONS, POST"),
    }
}

/// `HEAD`, `PATCH` and `DELETE`.
pub async fn one(
    State(shared): State<Shared>,
    Extension(signed): Extension<Signed>,
    Path(upload): Path<String>,
    parts: Parts,
    body: Body,
) -> Response {
    let portal = shared.portal.clone();
    let (actor, upload) = match (actor(signed, &parts.headers), upload.parse::<UploadId>()) {
        (Err(answer), _) => return with_version(answer),
        (_, Err(_)) => return with_version(refuse(&Refusal::NotFound)),
        (Ok(actor), Ok(upload)) => (actor, upload),
    };
    let answer = match parts.method {
        Method::HEAD => stands(portal.uploads.standing(&actor, upload).await, StatusCode::OK),
        Method::PATCH => match piece(&parts.headers) {
            Err(status) => status.into_response(),
            Ok(offset) => {
                let bytes = body.into_data_stream().map(|piece| piece.map_err(|_| ()));
                let work = async move { portal.uploads.append(&actor, upload, offset, bytes).await };
                stands(to_its_end(work).await, StatusCode::NO_CONTENT)
            }
        },
        Method::DELETE => match to_its_end(async move { portal.uploads.cancel(&actor, upload).await }).await {
            Ok(()) => StatusCode::NO_CONTENT.into_response(),
            Err(refusal) => refuse(&refusal),
        },
        _ => return not_here("HEAD, PATCH, DELETE"),
    };
    with_version(answer)
}

fn options(shared: &Shared) -> Response {
    let limits = shared.config.limits;
    let most = limits.video.max(limits.other);
    let head = [
        (HeaderName::from_static("tus-version"), HeaderValue::from_static(VERSION)),
        (HeaderName::from_static("tus-extension"), HeaderValue::from_static("creation,expiration,termination")),
        (HeaderName::from_static("tus-max-size"), HeaderValue::from(most)),
    ];
    (StatusCode::NO_CONTENT, head).into_response()
}

async fn begin(shared: &Shared, signed: Signed, head: &HeaderMap) -> Response {
    let actor = match actor(signed, head) {
        Ok(actor) => actor,
        Err(answer) => return answer,
    };
    let announced = match announced(head) {
        Ok(announced) => announced,
        Err(words) => return (StatusCode::BAD_REQUEST, words).into_response(),
    };
    let portal = shared.portal.clone();
    match to_its_end(async move { portal.uploads.begin(&actor, &announced).await }).await {
        Ok(upload) => (StatusCode::CREATED, [(header::LOCATION, format!("/uploads/{upload}"))]).into_response(),
        Err(refusal) => refuse(&refusal),
    }
}

/// Who asks, by a protocol version that is spoken here.
#[expect(clippy::result_large_err, reason = "the refusal is the whole answer")]
fn actor(Signed(visitor): Signed, head: &HeaderMap) -> Result<Actor, Response> {
    if head.get(RESUMABLE).is_none_or(|version| version != VERSION) {
        let speaks = [(HeaderName::from_static("tus-version"), HeaderValue::from_static(VERSION))];
        return Err((StatusCode::PRECONDITION_FAILED, speaks).into_response());
    }
    visitor.and_then(|visitor| visitor.actor).ok_or_else(|| refuse(&Refusal::SignedOut))
}

/// What the headers announce; else what is wrong with them.
fn announced(head: &HeaderMap) -> Result<Announced, &'static str> {
    let size = text(head, &LENGTH).and_then(|length| length.parse().ok()).ok_or("Upload-Length must be the file's bytes.")?;
    let mut facts = HashMap::new();
    for pair in text(head, &METADATA).unwrap_or_default().split(',').map(str::trim).filter(|pair| !pair.is_empty()) {
        let (name, value) = pair.split_once(' ').unwrap_or((pair, ""));
        let value = STANDARD.decode(value.trim()).ok().and_then(|bytes| String::from_utf8(bytes).ok());
        facts.insert(name.to_owned(), value.ok_or("Upload-Metadata must be names and base64 of UTF-8.")?);
    }
    let mut take = |name: &str| facts.remove(name).filter(|value| !value.is_empty());
    let id = "An id in Upload-Metadata is no id.";
    let campaign = take("campaign").map(|value| value.parse()).transpose().map_err(|_| id)?;
    let folder = take("folder").map(|value| value.parse()).transpose().map_err(|_| id)?;
    let groups = take("groups").unwrap_or_default();
    let groups =
        groups.split(',').map(str::trim).filter(|group| !group.is_empty()).map(str::parse).collect::<Result<_, _>>().map_err(|_| id)?;
    let file_name = take("filename").ok_or("Upload-Metadata must hold filename.")?;
    Ok(Announced { file_name, name: take("name").unwrap_or_default(), size, campaign, folder, groups })
}

/// The offset of a piece; else the status that says what is wrong with its head.
fn piece(head: &HeaderMap) -> Result<u64, StatusCode> {
    if text(head, &header::CONTENT_TYPE) != Some(PIECE) {
        return Err(StatusCode::UNSUPPORTED_MEDIA_TYPE);
    }
    text(head, &OFFSET).and_then(|offset| offset.parse().ok()).ok_or(StatusCode::BAD_REQUEST)
}

fn text<'a>(head: &'a HeaderMap, name: &HeaderName) -> Option<&'a str> {
    head.get(name)?.to_str().ok()
}

fn stands(answer: Result<Standing, Refusal<Error>>, status: StatusCode) -> Response {
    let standing = match answer {
        Ok(standing) => standing,
        Err(refusal) => return refuse(&refusal),
    };
    let mut head = HeaderMap::new();
    head.insert(OFFSET, HeaderValue::from(standing.arrived));
    head.insert(LENGTH, HeaderValue::from(standing.size));
    head.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    let until = std::time::UNIX_EPOCH + std::time::Duration::from_millis(standing.expires.unsigned_abs());
    if let Ok(until) = HeaderValue::from_str(&httpdate::fmt_http_date(until)) {
        head.insert(EXPIRES, until);
    }
    if let Some(Ok(item)) = standing.item.map(|item| HeaderValue::from_str(&item.to_string())) {
        head.insert(ITEM, item);
    }
    (status, head).into_response()
}

/// A refusal with its reason as JSON, which the browser says in words.
fn refuse(refusal: &Refusal<Error>) -> Response {
    let status = match refusal {
        Refusal::Because(Error::File(FileFault::TooLarge { .. }) | Error::TooManyBytes) => StatusCode::PAYLOAD_TOO_LARGE,
        Refusal::Because(Error::File(FileFault::Extension(_) | FileFault::Content(_))) => StatusCode::UNSUPPORTED_MEDIA_TYPE,
        Refusal::Because(Error::Offset { .. }) => StatusCode::CONFLICT,
        Refusal::Because(Error::Busy) => StatusCode::LOCKED,
        Refusal::Because(Error::TargetGone) => StatusCode::GONE,
        Refusal::Because(Error::TooManyUploads) => StatusCode::TOO_MANY_REQUESTS,
        Refusal::Because(Error::BrokenOff { .. }) => StatusCode::BAD_REQUEST,
        refusal => refusal::status(refusal),
    };
    (status, Json(refusal)).into_response()
}

fn not_here(allowed: &'static str) -> Response {
    (StatusCode::METHOD_NOT_ALLOWED, [(header::ALLOW, allowed)]).into_response()
}

fn with_version(mut answer: Response) -> Response {
    answer.headers_mut().insert(RESUMABLE, HeaderValue::from_static(VERSION));
    answer
}
