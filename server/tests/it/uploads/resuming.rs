//! Broken lines, repeats and races (trust: nothing half done, no double effect).

use super::{reason, resources, whole};
use crate::support::{OFFSET, Persona, RESUMABLE, TestApp, Wire, media, until};
use reqwest::Method;
use serde_json::json;

const FILE: &str = "acme-customer-story-halden-outdoor.mp4";
const PIECE: (&str, &str) = ("content-type", "application/offset+octet-stream");

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn s31_what_arrived_before_the_line_broke_is_kept_and_the_rest_makes_the_same_file() {
    let app = TestApp::demo().await;
    let admin = app.person(Persona::AcmeAdmin).await;
    let everyone = admin.group_named("All partners").await;
    let bytes = media(FILE);
    let upload = admin.announce(FILE, bytes.len() as u64, &[("groups", &everyone)]).await;
    let mut at = 0;
    for stop in [1, 70_000, 70_001, 200_000] {
        let left = (bytes.len() - at).to_string();
        let head = [RESUMABLE, (OFFSET, &at.to_string()), PIECE, ("content-length", &left)].map(|(name, value)| (name, value.to_owned()));
        let head: Vec<(&str, &str)> = head.iter().map(|(name, value)| (*name, value.as_str())).collect();
        let mut wire = Wire::send_head(&app, &admin, &format!("PATCH {upload}"), &head).await;
        wire.send(&bytes[at..stop]).await;
        drop(wire);
        until("what was sent has arrived", async || (admin.arrived(&upload).await? == stop as u64).then_some(())).await;
        // an offset that is wrong in any case: it is refused either way, and changes nothing
        until("the break is noticed", async || (admin.piece(&upload, 0, "x").await.status().as_u16() == 409).then_some(())).await;
        at = stop;
    }
    let answer = admin.piece(&upload, at as u64, bytes[at..].to_vec()).await;
    let item = answer.headers()["portico-item"].to_str().expect("an id").to_owned();
    let got = admin.get(&format!("/files/{item}/1/{FILE}")).await.bytes().await.expect("bytes");
    assert!(got == bytes, "the same bytes");
    whole(&app).await;
    app.stop().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn s31_while_one_writes_another_is_told_to_wait_and_nothing_is_mixed() {
    let app = TestApp::demo().await;
    let admin = app.person(Persona::AcmeAdmin).await;
    let everyone = admin.group_named("All partners").await;
    let upload = admin.announce("note.txt", 8, &[("groups", &everyone)]).await;
    let mut wire =
        Wire::send_head(&app, &admin, &format!("PATCH {upload}"), &[RESUMABLE, (OFFSET, "0"), PIECE, ("content-length", "8")]).await;
    wire.send(b"four").await;
    until("the first one writes", async || (admin.arrived(&upload).await? == 4).then_some(())).await;
    assert_eq!(reason(admin.piece(&upload, 4, "evil").await).await, (423, json!({ "Because": "Busy" })));
    assert_eq!(admin.tus(Method::DELETE, &upload).await.status().as_u16(), 423, "nor is it given up under the writer's hands");
    wire.send(b"more").await;
    assert_eq!(wire.status().await, 204);
    let item = admin.tus(Method::HEAD, &upload).await.headers()["portico-item"].to_str().expect("an id").to_owned();
    assert_eq!(admin.text(&format!("/files/{item}/1/note.txt")).await, "fourmore");
    whole(&app).await;
    app.stop().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn d38_the_last_piece_sent_ten_times_at_once_makes_one_item() {
    let app = TestApp::demo().await;
    let admin = app.person(Persona::AcmeAdmin).await;
    let everyone = admin.group_named("All partners").await;
    for round in 0..5 {
        let before = resources(&admin).await;
        let bytes = media("acme-price-list-2027.pdf");
        let upload = admin.announce("list.pdf", bytes.len() as u64, &[("groups", &everyone)]).await;
        admin.piece(&upload, 0, bytes[..1000].to_vec()).await;
        let answers = futures::future::join_all((0..10).map(|_| admin.piece(&upload, 1000, bytes[1000..].to_vec()))).await;
        let statuses: Vec<u16> = answers.iter().map(|answer| answer.status().as_u16()).collect();
        assert_eq!(statuses.iter().filter(|status| **status == 204).count(), 1, "{round}: {statuses:?}");
        assert!(statuses.iter().all(|status| matches!(status, 204 | 409 | 423)), "{round}: {statuses:?}");
        assert_eq!(resources(&admin).await, before + 1, "{round}");
        assert_eq!(admin.tus(Method::HEAD, &upload).await.status().as_u16(), 200, "who missed the answer can ask");
    }
    whole(&app).await;
    app.stop().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn d42_giving_an_upload_up_frees_its_bytes_and_twice_is_once() {
    let app = TestApp::demo().await;
    let admin = app.person(Persona::AcmeAdmin).await;
    let everyone = admin.group_named("All partners").await;
    let upload = admin.announce("note.txt", 1_000, &[("groups", &everyone)]).await;
    admin.piece(&upload, 0, vec![b'x'; 900]).await;
    let id = upload.trim_start_matches("/uploads/").to_owned();
    let lies = async || app.bytes().await.iter().any(|place| place.ends_with(&id));
    assert!(lies().await);
    let (one, two) = tokio::join!(admin.tus(Method::DELETE, &upload), admin.tus(Method::DELETE, &upload));
    let mut statuses = [one.status().as_u16(), two.status().as_u16()];
    statuses.sort_unstable();
    assert!(matches!(statuses, [204, 404 | 423]), "{statuses:?}");
    until("the bytes are gone", async || (!lies().await).then_some(())).await;
    assert_eq!(admin.arrived(&upload).await, None);
    assert_eq!(admin.piece(&upload, 900, "x").await.status().as_u16(), 404);
    whole(&app).await;
    app.stop().await;
}
