//! Uploads: which files are taken, how much of them, from whom, and what a broken line leaves behind (spec S31, S82-S85, D5,
//! D19, D42).

mod abandoned;
mod checksum;
mod hostile;
mod kinds;
mod limits;
mod names;
mod places;
mod protocol;
mod resuming;
mod rights;
mod silence;

use crate::support::{Person, TestApp};
use reqwest::Response;
use serde_json::Value;

/// The status of an answer with its reason.
async fn reason(answer: Response) -> (u16, Value) {
    let status = answer.status().as_u16();
    (status, serde_json::from_str(&answer.text().await.expect("text")).unwrap_or_default())
}

/// How many resources the vendor has.
async fn resources(admin: &Person) -> i64 {
    admin.browse(None, "").await["items"]["total"].as_i64().expect("a count")
}

/// Nothing is missing, damaged or left over.
async fn whole(app: &TestApp) {
    let report = operations::check::check(app.portal.base()).await.expect("a report");
    assert!(report.is_clean(), "{report:?}");
}
