//! Whether the process lives, and whether it can work.

use super::Shared;
use axum::{extract::State, http::StatusCode};

/// The process answers.
pub async fn alive() -> &'static str {
    "alive\n"
}

/// The database answers and bytes can be written.
pub async fn ready(State(shared): State<Shared>) -> (StatusCode, &'static str) {
    let base = shared.portal.base();
    if let Err(error) = base.db.ping().await {
        tracing::warn!(%error, "the database does not answer");
        return (StatusCode::SERVICE_UNAVAILABLE, "the database does not answer\n");
    }
    if let Err(error) = base.blobs.ping().await {
        tracing::warn!(%error, "no bytes can be written");
        return (StatusCode::SERVICE_UNAVAILABLE, "no bytes can be written\n");
    }
    (StatusCode::OK, "ready\n")
}
