//! What files look like: pictures and words for whoever sees them, pictures of videos, and files that mean harm (spec S88,
//! S106, D42, trust 7, 8, 9).

mod given;
mod hostile;
mod seen;

use crate::support::{Person, TestApp};
use domain::id::FileId;
use std::time::{Duration, Instant};

/// The bytes of a small picture and their type.
type Shown = (String, Vec<u8>);

/// The small picture of an item, once it is there.
async fn shown(person: &Person, item: &str) -> Shown {
    crate::support::until("the picture is there", async || {
        let answer = person.get(&format!("/thumbnails/{item}/1")).await;
        let found = answer.status().is_success();
        let media_type = answer.headers().get("content-type").and_then(|kind| kind.to_str().ok()).unwrap_or_default().to_owned();
        let bytes = answer.bytes().await.expect("bytes").to_vec();
        found.then_some((media_type, bytes))
    })
    .await
}

/// Waits until an item's file was looked at, whatever was seen, and tells how long that took.
async fn tried(app: &TestApp, person: &Person, item: &str) -> Duration {
    let file: FileId = person.item(item).await["item"]["file"]["id"].as_str().and_then(|id| id.parse().ok()).expect("a file");
    let began = Instant::now();
    while store::library::find_bare(&app.portal.base().db, file).await.expect("an answer").is_some() {
        assert!(began.elapsed() < Duration::from_secs(40), "{item} was never looked at");
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    began.elapsed()
}
