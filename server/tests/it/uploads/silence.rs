//! Two who write to one upload: one whom bytes reach is left alone, one who hears nothing makes room (spec D22).

use super::{reason, whole};
use crate::support::{Persona, TestApp, Wire, media, sum, until};
use reqwest::Method;
use serde_json::json;
use std::time::Duration;

/// A little longer than a writer may be silent.
const SILENCE: Duration = Duration::from_millis(2_200);

#[tokio::test(flavor = "multi_thread")]
async fn d22_a_silent_writer_makes_room_for_who_comes_back() {
    let app = TestApp::demo().await;
    let admin = app.person(Persona::AcmeAdmin).await;
    let everyone = admin.group_named("All partners").await;
    let upload = admin.announce("note.txt", 8, &[("groups", &everyone)]).await;
    let mut wire = Wire::piece(&app, &admin, &upload, 0, 8, &[]).await;
    wire.send(b"four").await;
    until("the first one writes", async || (admin.arrived(&upload).await? == 4).then_some(())).await;
    assert_eq!(reason(admin.piece(&upload, 4, "more").await).await, (423, json!({ "Because": "Busy" })));
    tokio::time::sleep(SILENCE).await;
    assert_eq!(admin.arrived(&upload).await, Some(4), "what is really there");
    let last = admin.piece(&upload, 4, "more").await;
    let item = last.headers()["portico-item"].to_str().expect("an id").to_owned();
    assert_eq!(wire.status().await, 400, "the silent one is told that it broke off");
    assert_eq!(admin.text(&format!("/files/{item}/1/note.txt")).await, "fourmore");
    whole(&app).await;
    app.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn d22_a_writer_whom_bytes_reach_is_left_alone_however_slow_it_is() {
    let app = TestApp::demo().await;
    let admin = app.person(Persona::AcmeAdmin).await;
    let everyone = admin.group_named("All partners").await;
    let upload = admin.announce("note.txt", 12, &[("groups", &everyone)]).await;
    let mut wire = Wire::piece(&app, &admin, &upload, 0, 12, &[]).await;
    for sent in 1..=11 {
        wire.send(b"x").await;
        until("it arrives", async || (admin.arrived(&upload).await? == sent).then_some(())).await;
        assert_eq!(admin.piece(&upload, sent, "y").await.status().as_u16(), 423, "after {sent}");
        tokio::time::sleep(Duration::from_millis(250)).await;
    }
    wire.send(b"x").await;
    assert_eq!(wire.status().await, 204);
    let item = admin.tus(Method::HEAD, &upload).await.headers()["portico-item"].to_str().expect("an id").to_owned();
    assert_eq!(admin.text(&format!("/files/{item}/1/note.txt")).await, "x".repeat(12));
    app.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn d22_of_ten_who_come_back_at_once_one_goes_on() {
    let app = TestApp::demo().await;
    let admin = app.person(Persona::AcmeAdmin).await;
    let everyone = admin.group_named("All partners").await;
    let upload = admin.announce("note.txt", 8, &[("groups", &everyone)]).await;
    let mut wire = Wire::piece(&app, &admin, &upload, 0, 8, &[]).await;
    wire.send(b"four").await;
    until("the first one writes", async || (admin.arrived(&upload).await? == 4).then_some(())).await;
    tokio::time::sleep(SILENCE).await;
    let answers = futures::future::join_all((0..10).map(|_| admin.piece(&upload, 4, "more"))).await;
    let mut statuses: Vec<u16> = answers.iter().map(|answer| answer.status().as_u16()).collect();
    statuses.sort_unstable();
    assert_eq!(statuses.iter().filter(|status| **status == 204).count(), 1, "{statuses:?}");
    assert!(statuses.iter().all(|status| matches!(status, 204 | 409 | 423)), "{statuses:?}");
    drop(wire);
    whole(&app).await;
    app.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn d22_what_a_silent_writer_could_not_prove_is_gone_and_an_upload_under_it_can_be_given_up() {
    let app = TestApp::demo().await;
    let admin = app.person(Persona::AcmeAdmin).await;
    let everyone = admin.group_named("All partners").await;
    let proven = admin.announce("note.txt", 8, &[("groups", &everyone)]).await;
    let given_up = admin.announce("note.txt", 8, &[("groups", &everyone)]).await;
    let sum = sum("sha1", b"fourmore");
    let mut one = Wire::piece(&app, &admin, &proven, 0, 8, &[("upload-checksum", &sum)]).await;
    one.send(b"evil").await;
    let mut other = Wire::piece(&app, &admin, &given_up, 0, 8, &[]).await;
    other.send(b"four").await;
    until("the other one writes", async || (admin.arrived(&given_up).await? == 4).then_some(())).await;
    tokio::time::sleep(SILENCE).await;
    assert_eq!(admin.arrived(&proven).await, Some(0));
    let last = admin.checked(&proven, 0, &sum, "fourmore").await;
    assert!(last.headers().contains_key("portico-item"), "{}", last.status());
    assert_eq!(admin.tus(Method::DELETE, &given_up).await.status().as_u16(), 204);
    drop((one, other));
    whole(&app).await;
    app.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn s31_a_line_that_breaks_at_the_beginning_in_the_middle_or_at_the_end_loses_nothing() {
    const FILE: &str = "acme-customer-story-halden-outdoor.mp4";
    let app = TestApp::demo().await;
    let admin = app.person(Persona::AcmeAdmin).await;
    let everyone = admin.group_named("All partners").await;
    let bytes = media(FILE);
    for percent in [1, 50, 99] {
        let stop = bytes.len() * percent / 100;
        let upload = admin.announce(FILE, bytes.len() as u64, &[("groups", &everyone)]).await;
        let mut wire = Wire::piece(&app, &admin, &upload, 0, bytes.len(), &[]).await;
        wire.send(&bytes[..stop]).await;
        drop(wire);
        until("what was sent has arrived", async || (admin.arrived(&upload).await? == stop as u64).then_some(())).await;
        let last = until("the break is noticed", async || {
            let answer = admin.piece(&upload, stop as u64, bytes[stop..].to_vec()).await;
            (answer.status().as_u16() == 204).then_some(answer)
        })
        .await;
        let item = last.headers()["portico-item"].to_str().expect("an id").to_owned();
        assert!(admin.get(&format!("/files/{item}/1/{FILE}")).await.bytes().await.expect("bytes") == bytes, "{percent} %");
    }
    whole(&app).await;
    app.stop().await;
}
