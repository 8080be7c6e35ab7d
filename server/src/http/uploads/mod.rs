//! Uploads by the tus protocol 1.0, with creation (also with the first bytes), checksum, expiration and termination; bytes
//! stream to their place (spec S31, S77, S82-S85).

mod head;

use super::{Shared, actor::Signed, forms::to_its_end, refusal};
use axum::{
    Extension, Json,
    body::Body,
    extract::{Path, State},
    http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode, header, request::Parts},
    response::{IntoResponse, Response},
};
use bytes::Bytes;
use domain::{
    Actor, Refusal,
    id::UploadId,
    library::{Error, FileFault},
};
use futures::{Stream, StreamExt};
use head::{LENGTH, OFFSET};
use operations::uploads::{ALGORITHMS, Standing};

const VERSION: &str = "1.0.0";
const RESUMABLE: HeaderName = HeaderName::from_static("tus-resumable");
const EXPIRES: HeaderName = HeaderName::from_static("upload-expires");
const EXTENSIONS: &str = "creation,creation-with-upload,checksum,expiration,termination";
/// The item an upload became; not of the protocol.
const ITEM: HeaderName = HeaderName::from_static("portico-item");

/// `OPTIONS` and `POST`.
pub async fn many(State(shared): State<Shared>, Extension(signed): Extension<Signed>, parts: Parts, body: Body) -> Response {
    match parts.method {
        Method::OPTIONS => with_version(options(&shared)),
        Method::POST => with_version(begin(&shared, signed, &parts.headers, body).await),
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
    let answer = match head::method(parts.method, &parts.headers) {
        Method::HEAD => stands(portal.uploads.standing(&actor, upload).await, StatusCode::OK),
        Method::PATCH => match (head::piece(&parts.headers), head::checksum(&parts.headers)) {
            (Err(status), _) => status.into_response(),
            (_, Err(words)) => (StatusCode::BAD_REQUEST, words).into_response(),
            (Ok(offset), Ok(sum)) => {
                let work = async move { portal.uploads.append(&actor, upload, offset, sum, stream(body)).await };
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
        (HeaderName::from_static("tus-extension"), HeaderValue::from_static(EXTENSIONS)),
        (HeaderName::from_static("tus-checksum-algorithm"), HeaderValue::from_static(ALGORITHMS)),
        (HeaderName::from_static("tus-max-size"), HeaderValue::from(most)),
    ];
    (StatusCode::NO_CONTENT, head).into_response()
}

async fn begin(shared: &Shared, signed: Signed, head: &HeaderMap, body: Body) -> Response {
    let actor = match actor(signed, head) {
        Ok(actor) => actor,
        Err(answer) => return answer,
    };
    let (announced, sum) = match (head::announced(head), head::checksum(head)) {
        (Ok(announced), Ok(sum)) => (announced, sum),
        (Err(words), _) | (_, Err(words)) => return (StatusCode::BAD_REQUEST, words).into_response(),
    };
    let with_upload = head::is_piece(head);
    let portal = shared.portal.clone();
    let work = async move {
        let (upload, standing) = portal.uploads.begin(&actor, &announced).await?;
        let answer = if with_upload { portal.uploads.append(&actor, upload, 0, sum, stream(body)).await } else { Ok(standing) };
        Ok((upload, answer))
    };
    let (upload, answer) = match to_its_end(work).await {
        Ok(begun) => begun,
        Err(refusal) => return refuse(&refusal),
    };
    // a file that is not what it says is thrown away with its upload; after all else it can go on there
    let over = matches!(answer, Err(Refusal::Because(Error::File(_))));
    let mut answer = stands(answer, StatusCode::CREATED);
    if let Some(Ok(place)) = (!over).then(|| HeaderValue::from_str(&format!("/uploads/{upload}"))) {
        answer.headers_mut().insert(header::LOCATION, place);
    }
    answer
}

fn stream(body: Body) -> impl Stream<Item = Result<Bytes, ()>> + Send + Unpin {
    body.into_data_stream().map(|piece| piece.map_err(|_| ()))
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
        Refusal::Because(Error::TargetGone | Error::Expired) => StatusCode::GONE,
        Refusal::Because(Error::TooManyUploads) => StatusCode::TOO_MANY_REQUESTS,
        Refusal::Because(Error::BrokenOff { .. }) => StatusCode::BAD_REQUEST,
        // "Checksum Mismatch" of the protocol, which HTTP has no word for
        Refusal::Because(Error::Checksum) => StatusCode::from_u16(460).unwrap_or(StatusCode::BAD_REQUEST),
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
