//! The protocol: tus 1.0 with creation, also with the first bytes, expiration and termination, and nothing that is not of it.

use super::reason;
use crate::support::{OFFSET, PDF, PIECE, Persona, RESUMABLE, TestApp, sum, told};
use reqwest::Method;
use serde_json::json;

#[tokio::test]
async fn s31_a_client_learns_what_is_spoken_here_and_must_speak_it() {
    let app = TestApp::demo().await;
    let admin = app.person(Persona::AcmeAdmin).await;
    let everyone = admin.group_named("All partners").await;
    let options = admin.request(Method::OPTIONS, "/uploads").send().await.expect("an answer");
    assert_eq!(options.headers()["tus-version"], "1.0.0");
    assert_eq!(options.headers()["tus-extension"], "creation,creation-with-upload,checksum,expiration,termination");
    assert_eq!(options.headers()["tus-checksum-algorithm"], "sha1,sha256");
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
        Some("filename bm90ZS50eHQ=,modified bm9uc2Vuc2U="),
        Some("filename bm90ZS50eHQ=,modified LTE="),
        Some("filename bm90ZS50eHQ=,purpose bm9uc2Vuc2U="),
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

#[tokio::test]
async fn s31_the_first_bytes_may_come_with_the_announcement() {
    let app = TestApp::demo().await;
    let admin = app.person(Persona::AcmeAdmin).await;
    let everyone = admin.group_named("All partners").await;
    let facts = [("groups", everyone.as_str()), ("purpose", "library")];
    let with = async |name: &str, size: usize, bytes: &'static [u8], sum: Option<&str>| {
        let request = admin.announcing(name, size as u64, &facts).header(PIECE.0, PIECE.1);
        let request = sum.iter().fold(request, |request, sum| request.header("upload-checksum", *sum));
        request.body(bytes).send().await.expect("an answer")
    };
    let whole = with("one.pdf", PDF.len(), PDF, None).await;
    assert_eq!((whole.status().as_u16(), told(&whole, OFFSET)), (201, Some(PDF.len().to_string())));
    assert!(whole.headers().contains_key("upload-expires") && whole.headers().contains_key("location"));
    let item = told(&whole, "portico-item").expect("all of it was there");
    assert_eq!(admin.get(&format!("/files/{item}/1/one.pdf")).await.bytes().await.expect("bytes"), PDF);

    for (bytes, sum) in [(&b"four"[..], None), (b"", None), (b"four", Some(sum("sha256", b"four")))] {
        let part = with("note.txt", 8, bytes, sum.as_deref()).await;
        assert_eq!((part.status().as_u16(), told(&part, OFFSET)), (201, Some(bytes.len().to_string())));
        assert!(!part.headers().contains_key("portico-item"));
        let upload = told(&part, "location").expect("an address");
        let last = admin.piece(&upload, bytes.len() as u64, &b"fourmore"[bytes.len()..]).await;
        assert!(last.headers().contains_key("portico-item"), "{}", last.status());
    }

    // what is wrong with the bytes is told, and where it goes on if it does
    let wrong = with("note.txt", 8, b"four", Some(&sum("sha1", b"five"))).await;
    assert_eq!(wrong.status().as_u16(), 460);
    let upload = told(&wrong, "location").expect("it goes on");
    assert_eq!(admin.arrived(&upload).await, Some(0));
    let many = with("note.txt", 3, b"four", None).await;
    assert_eq!((many.status().as_u16(), many.headers().contains_key("location")), (413, true));
    let lie = with("lie.pdf", 4, b"four", None).await;
    assert_eq!((lie.status().as_u16(), lie.headers().contains_key("location")), (415, false), "it is thrown away");
    assert_eq!(with("note.txt", 4, b"four", Some("md5 kA==")).await.status().as_u16(), 400);
    // a body of another kind is none of the upload's
    let other = admin.announcing("note.txt", 4, &facts).body("four").send().await.expect("an answer");
    assert_eq!((other.status().as_u16(), told(&other, OFFSET).as_deref()), (201, Some("0")));
    app.stop().await;
}

#[tokio::test]
async fn d42_what_an_announcement_may_not_ask_is_refused_in_words() {
    let app = TestApp::demo().await;
    let admin = app.person(Persona::AcmeAdmin).await;
    let everyone = admin.group_named("All partners").await;
    let groups = ("groups", everyone.as_str());
    for (facts, words) in [
        (vec![groups, ("purpose", "import")], "purpose can be library"),
        (vec![groups, ("campaign", everyone.as_str())], "not into both"),
        (vec![("folder", everyone.as_str()), ("campaign", everyone.as_str())], "not into both"),
        (vec![groups, ("modified", "yesterday")], "Unix milliseconds"),
    ] {
        let answer = admin.announcing("note.txt", 4, &facts).send().await.expect("an answer");
        assert_eq!(answer.status().as_u16(), 400, "{facts:?}");
        assert!(answer.text().await.expect("text").contains(words), "{facts:?}");
    }
    let deferred = admin.request(Method::POST, "/uploads").header(RESUMABLE.0, RESUMABLE.1).header("upload-defer-length", 1);
    let answer = deferred.send().await.expect("an answer");
    assert_eq!(answer.status().as_u16(), 400);
    assert!(answer.text().await.expect("text").contains("Upload-Length"));
    app.stop().await;
}

#[tokio::test]
async fn s31_where_only_post_passes_the_method_is_told_in_a_header() {
    let app = TestApp::demo().await;
    let admin = app.person(Persona::AcmeAdmin).await;
    let everyone = admin.group_named("All partners").await;
    let upload = admin.announce("note.txt", 8, &[("groups", &everyone)]).await;
    let post = |method: &'static str, offset: u64| {
        let request = admin.request(Method::POST, &upload).header(RESUMABLE.0, RESUMABLE.1).header("x-http-method-override", method);
        request.header(OFFSET, offset).header(PIECE.0, PIECE.1)
    };
    assert_eq!(post("PATCH", 0).body("four").send().await.expect("an answer").status().as_u16(), 204);
    assert_eq!(admin.arrived(&upload).await, Some(4));
    assert_eq!(post("PUT", 4).send().await.expect("an answer").status().as_u16(), 405);
    let read = admin.request(Method::GET, &upload).header(RESUMABLE.0, RESUMABLE.1).header("x-http-method-override", "DELETE");
    assert_eq!(read.send().await.expect("an answer").status().as_u16(), 405, "a read is never a deed");
    assert_eq!(post("DELETE", 0).send().await.expect("an answer").status().as_u16(), 204);
    assert_eq!(admin.arrived(&upload).await, None);
    app.stop().await;
}
