//! The protocol: tus 1.0 with creation, expiration and termination, and nothing that is not of it.

use super::reason;
use crate::support::{OFFSET, Persona, RESUMABLE, TestApp};
use reqwest::Method;
use serde_json::json;

#[tokio::test]
async fn s31_a_client_learns_what_is_spoken_here_and_must_speak_it() {
    let app = TestApp::demo().await;
    let admin = app.person(Persona::AcmeAdmin).await;
    let everyone = admin.group_named("All partners").await;
    let options = admin.request(Method::OPTIONS, "/uploads").send().await.expect("an answer");
    assert_eq!(options.headers()["tus-version"], "1.0.0");
    assert_eq!(options.headers()["tus-extension"], "creation,expiration,termination");
    let upload = admin.announce("note.txt", 4, &[("groups", &everyone)]).await;
    for version in [None, Some("0.2.2"), Some("1.0.1"), Some("")] {
        for (method, path) in [(Method::POST, "/uploads"), (Method::HEAD, &upload), (Method::PATCH, &upload), (Method::DELETE, &upload)] {
            let mut request = admin.request(method.clone(), path).header("upload-length", 4).header(OFFSET, 0);
            if let Some(version) = version {
                request = request.header(RESUMABLE.0, version);
            }
            let answer = request.send().await.expect("an answer");
            assert_eq!(answer.status().as_u16(), 412, "{method} {version:?}");
            assert_eq!(answer.headers()["tus-version"], "1.0.0", "{method} {version:?}");
        }
    }
    for (method, path, status) in
        [(Method::GET, "/uploads", 405), (Method::PUT, &upload, 405), (Method::GET, &upload, 405), (Method::HEAD, "/uploads/1", 404)]
    {
        assert_eq!(admin.tus(method.clone(), path).await.status().as_u16(), status, "{method} {path}");
    }
    let stands = admin.tus(Method::HEAD, &upload).await;
    assert_eq!(
        (stands.headers()["cache-control"].to_str().ok(), stands.headers()[RESUMABLE.0].to_str().ok()),
        (Some("no-store"), Some("1.0.0"))
    );
    assert!(stands.headers().contains_key("upload-expires"));
    app.stop().await;
}

#[tokio::test]
async fn d42_an_announcement_that_cannot_be_read_is_refused() {
    let app = TestApp::demo().await;
    let admin = app.person(Persona::AcmeAdmin).await;
    let announce = async |length: Option<&str>, metadata: Option<&str>| {
        let mut request = admin.request(Method::POST, "/uploads").header(RESUMABLE.0, RESUMABLE.1);
        if let Some(length) = length {
            request = request.header("upload-length", length);
        }
        if let Some(metadata) = metadata {
            request = request.header("upload-metadata", metadata);
        }
        request.send().await.expect("an answer").status().as_u16()
    };
    // "bm90ZS50eHQ=" is note.txt, "//4=" no UTF-8, "bm9uc2Vuc2U=" nonsense
    let good = Some("filename bm90ZS50eHQ=");
    for length in [None, Some(""), Some("-1"), Some("four"), Some("4.0"), Some("99999999999999999999999")] {
        assert_eq!(announce(length, good).await, 400, "{length:?}");
    }
    for metadata in [
        None,
        Some(""),
        Some("filename"),
        Some("filename !!!"),
        Some("filename bm90ZS50eHQ"),
        Some("filename //4="),
        Some("name bm90ZS50eHQ="),
        Some("filename bm90ZS50eHQ=,campaign bm9uc2Vuc2U="),
        Some("filename bm90ZS50eHQ=,folder bm9uc2Vuc2U="),
        Some("filename bm90ZS50eHQ=,groups bm9uc2Vuc2U="),
        Some("filename bm90ZS50eHQ=,,campaign !"),
    ] {
        assert_eq!(announce(Some("4"), metadata).await, 400, "{metadata:?}");
    }
    assert_eq!(announce(Some("18446744073709551615"), good).await, 413, "more than there is");
    app.stop().await;
}

#[tokio::test]
async fn s31_a_piece_that_does_not_follow_on_is_refused_and_changes_nothing() {
    let app = TestApp::demo().await;
    let admin = app.person(Persona::AcmeAdmin).await;
    let everyone = admin.group_named("All partners").await;
    let upload = admin.announce("note.txt", 8, &[("groups", &everyone)]).await;
    admin.piece(&upload, 0, "four").await;
    for offset in [0, 3, 5, 8, u64::MAX] {
        let answer = admin.piece(&upload, offset, "four").await;
        assert_eq!(reason(answer).await, (409, json!({ "Because": { "Offset": { "arrived": 4 } } })), "{offset}");
    }
    let patch = || admin.request(Method::PATCH, &upload).header(RESUMABLE.0, RESUMABLE.1).body("four");
    let kind = patch().header(OFFSET, 4).header("content-type", "text/plain").send().await.expect("an answer");
    assert_eq!(kind.status().as_u16(), 415);
    for offset in ["", "-1", "four", "99999999999999999999999"] {
        let request = patch().header(OFFSET, offset).header("content-type", "application/offset+octet-stream");
        assert_eq!(request.send().await.expect("an answer").status().as_u16(), 400, "{offset:?}");
    }
    assert_eq!(admin.arrived(&upload).await, Some(4));
    let last = admin.piece(&upload, 4, "more").await;
    let item = last.headers()["portico-item"].clone();
    let again = admin.piece(&upload, 8, "").await;
    assert_eq!((again.status().as_u16(), &again.headers()["portico-item"]), (204, &item), "asking again tells the same item");
    assert_eq!(admin.text(&format!("/files/{}/1/note.txt", item.to_str().expect("an id"))).await, "fourmore");
    assert_eq!(admin.tus(Method::DELETE, &upload).await.status().as_u16(), 404, "an item is not given up as an upload");
    app.stop().await;
}
