//! Whether the process lives, and whether it can work.

use super::Shared;
use axum::{Extension, extract::State, http::StatusCode};
use std::{
    sync::Arc,
    time::{Duration, Instant},
};
use tokio::{
    sync::Mutex,
    time::{error::Elapsed, timeout},
};

/// How long the look may take.
const LOOK: Duration = Duration::from_secs(2);
/// How long an answer holds, so that asking costs nothing.
const HOLDS: Duration = Duration::from_secs(1);

/// What the last look found, and when; nothing wrong is `None`.
#[derive(Debug, Default)]
pub struct Readiness(Mutex<Option<(Instant, Option<&'static str>)>>);

/// The process answers.
pub async fn alive() -> &'static str {
    "alive\n"
}

/// Database and bytes can be written.
pub async fn ready(State(shared): State<Shared>, Extension(readiness): Extension<Arc<Readiness>>) -> (StatusCode, &'static str) {
    // who asks meanwhile waits for the same look
    let mut last = readiness.0.lock().await;
    let wrong = match *last {
        Some((at, wrong)) if at.elapsed() < HOLDS => wrong,
        _ => {
            let wrong = look(&shared).await;
            *last = Some((Instant::now(), wrong));
            wrong
        }
    };
    match wrong {
        Some(wrong) => (StatusCode::SERVICE_UNAVAILABLE, wrong),
        None => (StatusCode::OK, "ready\n"),
    }
}

/// What does not work, in words.
async fn look(shared: &Shared) -> Option<&'static str> {
    let base = shared.portal.base();
    if said(timeout(LOOK, base.db.ping()).await, "the database takes no write") {
        return Some("the database takes no write\n");
    }
    if said(timeout(LOOK, base.blobs.ping()).await, "no bytes can be written") {
        return Some("no bytes can be written\n");
    }
    None
}

/// Logs what went wrong, if anything did.
fn said(answer: Result<store::Result<()>, Elapsed>, what: &str) -> bool {
    match answer {
        Ok(Ok(())) => return false,
        Ok(Err(error)) => tracing::warn!(%error, "{what}"),
        Err(_) => tracing::warn!("{what} in time"),
    }
    true
}
