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

/// The names of the items in a JSON list of them.
fn item_names(list: &serde_json::Value) -> Vec<&str> {
    crate::support::names(list)
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
