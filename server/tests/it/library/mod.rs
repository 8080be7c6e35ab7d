//! The library through its doors: what a vendor puts in, approves and takes out, and what its partners see of it.

mod asset_story;
mod bulk;
mod downloads;
mod folders;
mod ids;
mod moves;
mod names;
mod pages;
mod resources;
mod trail;
mod zip;

use crate::support::{Person, TestApp};
use operations::check;
use std::path::Path;

/// The names of the items in a JSON list of them.
fn item_names(list: &serde_json::Value) -> Vec<&str> {
    crate::support::names(list)
}

/// How many files lie in the blob store.
fn blobs(app: &TestApp) -> usize {
    fn count(folder: &Path) -> usize {
        let entries = std::fs::read_dir(folder).expect("a folder");
        entries.map(|entry| entry.expect("an entry").path()).map(|path| if path.is_dir() { count(&path) } else { 1 }).sum()
    }
    count(Path::new(&app.config.blob_url))
}

/// Nothing is missing, damaged or left over.
async fn whole(app: &TestApp) {
    let report = check::check(app.portal.base()).await.expect("a report");
    assert!(report.is_clean(), "{report:?}");
}

/// The status and the body of an address.
async fn met(person: &Person, path: &str) -> (u16, String) {
    let answer = person.get(path).await;
    (answer.status().as_u16(), crate::support::without_nonce(&answer.text().await.expect("text")))
}
