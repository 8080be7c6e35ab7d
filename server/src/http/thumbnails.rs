//! Small pictures of files, for whoever sees the item, asked anew for every request; and the picture of a video, which the
//! browser that uploaded it sends (spec S88, S106, trust 7, 8, 9).

use super::{Shared, actor::Signed, forms::to_its_end, refused};
use axum::{
    Extension,
    extract::{Path, State},
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use bytes::Bytes;
use domain::{Refusal, id::ItemId};

/// What a browser may do with a picture it opens: nothing.
const POLICY: &str = "default-src 'none'; sandbox";
/// What a browser may send as the picture of a video.
const TAKEN: [&str; 3] = ["image/jpeg", "image/png", "image/webp"];

/// Serves a small picture. One that is not there and one that is not for this reader answer with the same bytes.
pub async fn thumbnail(
    State(shared): State<Shared>,
    Extension(Signed(visitor)): Extension<Signed>,
    Path((item, version)): Path<(String, String)>,
    asked: HeaderMap,
) -> Response {
    let Some(actor) = visitor.and_then(|visitor| visitor.actor) else {
        return refused(&Refusal::<()>::SignedOut);
    };
    let (Ok(item), Ok(version)) = (item.parse::<ItemId>(), version.parse::<i64>()) else {
        return refused(&Refusal::<()>::NotFound);
    };
    let thumb = match shared.portal.pictures.thumb(&actor, item, version).await {
        Ok(thumb) => thumb,
        Err(refusal) => return refused(&refusal),
    };
    let tag = thumb.tag();
    let mut head = HeaderMap::new();
    let mut put = |name, value: &str| {
        if let Ok(value) = HeaderValue::from_str(value) {
            head.insert(name, value);
        }
    };
    put(header::ETAG, &tag);
    put(header::CACHE_CONTROL, "private, no-cache");
    put(header::CONTENT_SECURITY_POLICY, POLICY);
    let known = asked.get(header::IF_NONE_MATCH).and_then(|known| known.to_str().ok());
    if known.is_some_and(|known| known.split(',').any(|known| matches!(known.trim(), "*") || known.trim() == tag)) {
        return (StatusCode::NOT_MODIFIED, head).into_response();
    }
    put(header::CONTENT_TYPE, &thumb.media_type);
    (head, thumb.thumb).into_response()
}

/// Takes the picture of a video.
pub async fn give(
    State(shared): State<Shared>,
    Extension(Signed(visitor)): Extension<Signed>,
    Path((item, version)): Path<(String, String)>,
    head: HeaderMap,
    bytes: Bytes,
) -> Response {
    let Some(actor) = visitor.and_then(|visitor| visitor.actor) else {
        return refused(&Refusal::<()>::SignedOut);
    };
    let (Ok(item), Ok(version)) = (item.parse::<ItemId>(), version.parse::<i64>()) else {
        return refused(&Refusal::<()>::NotFound);
    };
    if !head.get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).is_some_and(|kind| TAKEN.contains(&kind)) {
        return StatusCode::UNSUPPORTED_MEDIA_TYPE.into_response();
    }
    let pictures = shared.portal.pictures.clone();
    match to_its_end(async move { pictures.give(&actor, item, version, bytes).await }).await {
        Ok(()) => StatusCode::NO_CONTENT.into_response(),
        Err(refusal) => refused(&refusal),
    }
}
