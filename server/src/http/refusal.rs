//! Refusals as HTTP answers. Nothing from below gets out: a status and a few words.

use axum::{
    body::Body,
    http::{Response as HttpResponse, StatusCode, header},
    response::{IntoResponse, Response},
};
use bytes::Bytes;
use domain::Refusal;
use std::any::Any;

/// The status that goes with a refusal.
pub fn status<E>(refusal: &Refusal<E>) -> StatusCode {
    match refusal {
        Refusal::Because(_) => StatusCode::UNPROCESSABLE_ENTITY,
        Refusal::NotFound => StatusCode::NOT_FOUND,
        Refusal::SignedOut => StatusCode::UNAUTHORIZED,
        Refusal::PreviewIsReadOnly => StatusCode::FORBIDDEN,
        Refusal::Unavailable => StatusCode::SERVICE_UNAVAILABLE,
        Refusal::Fault(_) => StatusCode::INTERNAL_SERVER_ERROR,
    }
}

/// A refusal for somebody who sees no page: its status and a word, which nobody keeps.
pub fn refused<E>(refusal: &Refusal<E>) -> Response {
    let words = match refusal {
        Refusal::Because(_) => "Refused.".to_owned(),
        Refusal::NotFound => "Not found.".to_owned(),
        Refusal::SignedOut => "Signed out.".to_owned(),
        Refusal::PreviewIsReadOnly => "Preview is read-only.".to_owned(),
        Refusal::Unavailable => "Busy, or the disk is full. Nothing was changed.".to_owned(),
        Refusal::Fault(fault) => format!("Something broke. Reference {}.", fault.reference),
    };
    (status(refusal), [(header::CACHE_CONTROL, "no-store")], words).into_response()
}

/// A request that another site made somebody's browser send (trust 2).
pub fn cross_site<E>(_: E) -> HttpResponse<Body> {
    (StatusCode::FORBIDDEN, "This request came from another site.").into_response()
}

/// A handler that panicked.
pub fn panicked(cause: Box<dyn Any + Send + 'static>) -> HttpResponse<Body> {
    let words = cause.downcast_ref::<String>().cloned().or_else(|| cause.downcast_ref::<&str>().map(|words| (*words).to_owned()));
    let reference = operations::tokens::reference();
    tracing::error!(%reference, panic = words.unwrap_or_default(), "panic");
    let mut answer = HttpResponse::new(Body::from(Bytes::from(format!("Something broke. Reference {reference}."))));
    *answer.status_mut() = StatusCode::INTERNAL_SERVER_ERROR;
    answer.headers_mut().insert(header::CONTENT_TYPE, header::HeaderValue::from_static("text/plain; charset=utf-8"));
    answer
}
