//! Uploads that nobody comes back to: their bytes are kept for a day, and then they are gone (spec D42).

use super::whole;
use crate::support::{Persona, TestApp, until};
use reqwest::Method;

/// How many files there are, those on their way too.
async fn files(app: &TestApp) -> usize {
    app.bytes().await.len()
}

#[tokio::test(flavor = "multi_thread")]
async fn d42_fifty_abandoned_uploads_leave_neither_rows_nor_bytes() {
    let app = TestApp::demo().await;
    let admin = app.person(Persona::AcmeAdmin).await;
    let everyone = admin.group_named("All partners").await;
    let db = &app.portal.base().db;
    let before = files(&app).await;
    let mut left = Vec::new();
    for _ in 0..50 {
        // left alone for so long that it does not count as running
        store::testing::run(db, "update uploads set touched_at = 0", &[]).await;
        let upload = admin.announce("note.txt", 100_000, &[("groups", &everyone)]).await;
        admin.piece(&upload, 0, vec![b'x'; 60_000]).await;
        left.push(upload);
    }
    let kept = admin.upload("done.txt", b"done", &[("groups", &everyone)]).await;
    assert_eq!(files(&app).await, before + 51);
    app.portal.jobs.sweep().await.expect("a sweep");
    assert_eq!(files(&app).await, before + 51, "nothing goes before its time");

    assert_eq!(store::testing::run(db, "update uploads set expires_at = 1", &[]).await, 51);
    app.portal.jobs.sweep().await.expect("a sweep");
    assert!(store::testing::ids(db, "select id from uploads", &[]).await.is_empty());
    until("the bytes are gone", async || (files(&app).await == before + 1).then_some(())).await;
    for upload in left {
        assert_eq!(admin.tus(Method::HEAD, &upload).await.status().as_u16(), 404);
    }
    assert_eq!(admin.text(&format!("/files/{kept}/1/done.txt")).await, "done", "an item stays");
    whole(&app).await;
    app.stop().await;
}
