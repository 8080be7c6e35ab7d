//! How large, how many, how long (spec S83-S85, D19, D42).

use super::{reason, resources, whole};
use crate::support::{Persona, TestApp, media};
use reqwest::Method;
use serde_json::json;

const MEGABYTE: usize = 1_048_576;

#[tokio::test]
async fn s83_s84_s85_the_limits_hold_to_the_byte_for_videos_and_for_everything_else() {
    let app = TestApp::demo_with(&[("PORTICO_VIDEO_LIMIT_MB", "2"), ("PORTICO_FILE_LIMIT_MB", "1")]).await;
    let admin = app.person(Persona::AcmeAdmin).await;
    let everyone = admin.group_named("All partners").await;
    let padded = |file: &str, size: usize| {
        let mut bytes = media(file);
        assert!(bytes.len() < size);
        bytes.resize(size, b' ');
        bytes
    };
    for (name, file, limit, video) in [
        ("film.mp4", "acme-webinar-2-stock-counts.mp4", 2 * MEGABYTE, true),
        ("film.MP4", "acme-webinar-2-stock-counts.mp4", 2 * MEGABYTE, true),
        ("song.mp3", "acme-jingle-stock-you-can-trust.mp3", MEGABYTE, false),
        ("page.pdf", "acme-price-list-2027.pdf", MEGABYTE, false),
        ("mail.html", "acme-e-mail-template-peak-season.html", MEGABYTE, false),
    ] {
        let exactly = padded(file, limit);
        assert_eq!(admin.send(name, &exactly, &[("groups", &everyone)]).await.status().as_u16(), 204, "{name} of exactly {limit}");
        let answer = admin.announcing(name, limit as u64 + 1, &[("groups", &everyone)]).send().await.expect("an answer");
        let why = json!({ "Because": { "File": { "TooLarge": { "limit": limit, "video": video } } } });
        assert_eq!(reason(answer).await, (413, why), "{name} of one byte more");
    }
    let answer = admin.tus(Method::OPTIONS, "/uploads").await;
    assert_eq!(answer.headers()["tus-max-size"].to_str().ok(), Some((2 * MEGABYTE).to_string().as_str()));
    whole(&app).await;
    app.stop().await;
}

#[tokio::test]
async fn s83_s84_without_settings_it_is_250_and_30_megabytes() {
    let app = TestApp::demo().await;
    let admin = app.person(Persona::AcmeAdmin).await;
    let everyone = admin.group_named("All partners").await;
    for (name, size, status) in [
        ("film.mp4", 250 * MEGABYTE, 201),
        ("film.mp4", 250 * MEGABYTE + 1, 413),
        ("deck.pptx", 30 * MEGABYTE, 201),
        ("deck.pptx", 30 * MEGABYTE + 1, 413),
        ("song.mp3", 30 * MEGABYTE + 1, 413),
        ("none.txt", 0, 422),
    ] {
        let answer = admin.announcing(name, size as u64, &[("groups", &everyone)]).send().await.expect("an answer");
        assert_eq!(answer.status().as_u16(), status, "{name} {size}");
    }
    app.stop().await;
}

#[tokio::test]
async fn d19_more_bytes_than_announced_are_refused_while_they_come_and_fewer_are_no_file() {
    let app = TestApp::demo().await;
    let admin = app.person(Persona::AcmeAdmin).await;
    let everyone = admin.group_named("All partners").await;
    let before = resources(&admin).await;
    let upload = admin.announce("note.txt", 10, &[("groups", &everyone)]).await;
    let answer = admin.piece(&upload, 0, "twelve bytes").await;
    assert_eq!(reason(answer).await, (413, json!({ "Because": "TooManyBytes" })));
    assert_eq!(resources(&admin).await, before, "nothing is there to be seen");
    let arrived = admin.arrived(&upload).await.expect("it goes on");
    assert!(arrived <= 10, "{arrived}");
    admin.tus(Method::DELETE, &upload).await;

    // without a length, in chunks, for as long as one likes
    let endless = futures::stream::iter((0..2_000).map(|_| Ok::<_, std::io::Error>(bytes::Bytes::from_static(&[b'x'; 1024]))));
    let upload = admin.announce("note.txt", 10_000, &[("groups", &everyone)]).await;
    let request = admin.request(Method::PATCH, &upload).header("tus-resumable", "1.0.0").header("upload-offset", 0);
    let request = request.header("content-type", "application/offset+octet-stream").body(reqwest::Body::wrap_stream(endless));
    if let Ok(answer) = request.send().await {
        assert_eq!(answer.status().as_u16(), 413);
    }
    assert_eq!(resources(&admin).await, before);
    admin.tus(Method::DELETE, &upload).await;

    let upload = admin.announce("note.txt", 10, &[("groups", &everyone)]).await;
    assert_eq!(admin.piece(&upload, 0, "nine byte").await.status().as_u16(), 204);
    assert_eq!((admin.arrived(&upload).await, resources(&admin).await), (Some(9), before), "one byte is missing");
    assert_eq!(admin.piece(&upload, 9, "s").await.status().as_u16(), 204);
    assert_eq!(resources(&admin).await, before + 1);
    whole(&app).await;
    app.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn d42_a_person_has_five_uploads_running_and_no_more() {
    let app = TestApp::demo().await;
    let [admin, member] = app.people([Persona::AcmeAdmin, Persona::AcmeMember]).await;
    let everyone = admin.group_named("All partners").await;
    let facts = [("groups", everyone.as_str())];
    let asked = (0..12).map(|_| async { admin.announcing("note.txt", 4, &facts).send().await.expect("an answer") });
    let answers = futures::future::join_all(asked).await;
    let mut running: Vec<String> =
        answers.iter().filter_map(|answer| Some(answer.headers().get("location")?.to_str().ok()?.to_owned())).collect();
    assert_eq!(running.len(), 5, "however many are asked for at once");
    let refused = answers.into_iter().find(|answer| answer.status().as_u16() == 429).expect("a refusal");
    assert_eq!(reason(refused).await, (429, json!({ "Because": "TooManyUploads" })));
    member.announce("note.txt", 4, &facts).await;

    admin.piece(&running.pop().expect("one"), 0, "done").await;
    running.push(admin.announce("note.txt", 4, &facts).await);
    assert_eq!(admin.announcing("note.txt", 4, &facts).send().await.expect("an answer").status().as_u16(), 429);
    admin.tus(Method::DELETE, &running.pop().expect("one")).await;
    admin.announce("note.txt", 4, &facts).await;
    app.stop().await;
}
