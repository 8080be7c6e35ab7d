//! The picture of a video, which the browser that uploaded it sends.

use super::shown;
use crate::support::{Person, Persona, TestApp, fresh, media};
use reqwest::{Method, Response};

async fn give(person: &Person, item: &str, version: &str, media_type: &str, bytes: Vec<u8>) -> Response {
    let request = person.request(Method::POST, &format!("/thumbnails/{item}/{version}")).header("content-type", media_type);
    request.body(bytes).send().await.expect("an answer")
}

#[tokio::test]
async fn s88_a_video_takes_one_picture_from_its_vendors_people_and_draws_it_anew() {
    let app = TestApp::demo_with_pictures().await;
    let admin = app.person(Persona::AcmeAdmin).await;
    let northwind = admin.partner_named("Northwind").await;
    let campaign = admin.campaign(&northwind, &fresh("Campaign")).await;
    let facts = [("campaign", campaign.as_str())];
    let film = admin.upload("film.mp4", &media("acme-webinar-2-stock-counts.mp4"), &facts).await;
    let page = admin.upload("note.txt", b"note", &facts).await;
    let picture = || media("acme-photo-counter-scanner.jpg");
    admin.approve(&campaign).await;
    for (persona, status) in [
        (Persona::Nobody, 401),
        (Persona::NorthwindOwner, 404),
        (Persona::BluefinOwner, 404),
        (Persona::GlobexAdmin, 404),
        (Persona::Preview, 403),
    ] {
        let person = app.person(persona).await;
        assert_eq!(give(&person, &film, "1", "image/jpeg", picture()).await.status(), status, "{persona:?}");
    }
    for (item, version, media_type, bytes, status) in [
        (&page, "1", "image/jpeg", picture(), 404),
        (&film, "2", "image/jpeg", picture(), 404),
        (&film, "1", "image/svg+xml", b"<svg/>".to_vec(), 415),
        (&film, "1", "text/plain", picture(), 415),
        (&film, "1", "image/jpeg", b"no picture".to_vec(), 422),
        (&film, "1", "image/jpeg", vec![0; 1024 * 1024 + 1], 413),
        (&film, "1", "image/jpeg", picture(), 204),
        (&film, "1", "image/jpeg", picture(), 422),
    ] {
        let answer = give(&admin, item, version, media_type, bytes).await;
        assert_eq!(answer.status(), status, "{version} {media_type}");
    }
    let (media_type, bytes) = shown(&admin, &film).await;
    assert_eq!(media_type, "image/jpeg");
    assert!(bytes.len() < 20_000 && bytes != picture(), "{} bytes", bytes.len());
    let gave = store::testing::texts(&app.portal.base().db, "select subject from audit_entries where act = 'library.give_picture'").await;
    assert_eq!(gave, ["film"]);
    app.stop().await;
}

#[tokio::test]
async fn trust_2_another_site_gives_no_picture() {
    let app = TestApp::demo_with_pictures().await;
    let admin = app.person(Persona::AcmeAdmin).await;
    let everyone = admin.group_named("All partners").await;
    let film = admin.upload("film.mp4", &media("acme-webinar-2-stock-counts.mp4"), &[("groups", &everyone)]).await;
    let request = admin.request(Method::POST, &format!("/thumbnails/{film}/1")).header("content-type", "image/png");
    let request = request.header("origin", "https://evil.example").header("sec-fetch-site", "cross-site");
    assert_eq!(request.body(media("acme-logo-on-white.png")).send().await.expect("an answer").status(), 403);
    app.stop().await;
}
