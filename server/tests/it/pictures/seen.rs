//! Pictures and words of files that are well.

use super::{shown, tried};
use crate::support::{Person, Persona, TestApp, fresh, media, until};
use reqwest::{Method, StatusCode};
use serde_json::json;

#[tokio::test]
async fn s88_files_that_come_get_a_picture_or_words() {
    let app = TestApp::demo_with_pictures().await;
    let admin = app.person(Persona::AcmeAdmin).await;
    let everyone = admin.group_named("All partners").await;
    for (file, expected) in [
        ("acme-logo-on-white.png", "image/jpeg"),
        ("acme-photo-counter-scanner.jpg", "image/jpeg"),
        ("acme-price-list-2027.pdf", "image/jpeg"),
        ("acme-launch-deck-real-time-stock.pptx", ""),
        ("acme-faq-stock-counts.docx", ""),
    ] {
        let item = admin.upload(file, &media(file), &[("groups", &everyone)]).await;
        tried(&app, &admin, &item).await;
        let page = admin.item(&item).await;
        assert_eq!(page["item"]["file"]["picture"], json!(!expected.is_empty()), "{file}");
        assert_eq!(page["words"].as_str().expect("words").is_empty(), !expected.is_empty(), "{file}");
        if !expected.is_empty() {
            let (media_type, bytes) = shown(&admin, &item).await;
            assert!(media_type == expected && bytes.len() < 20_000, "{file}: {media_type}, {} bytes", bytes.len());
        }
    }
    app.stop().await;
}

#[tokio::test]
async fn s88_files_from_before_get_their_pictures_after_the_start() {
    let app = TestApp::first_start_with_pictures().await;
    let bare = async || store::library::list_bare(&app.portal.base().db, None, 100).await.expect("a list").len();
    let began = std::time::Instant::now();
    while bare().await > 0 {
        assert!(began.elapsed().as_secs() < 60, "{} files have no picture", bare().await);
        tokio::time::sleep(std::time::Duration::from_millis(50)).await;
    }
    let without = "select reason from pictures where state = 'none' and words = ''";
    let reasons = store::testing::texts(&app.portal.base().db, without).await;
    assert!(reasons.is_empty(), "{reasons:?}");
    let report = operations::check::check(app.portal.base()).await.expect("a report");
    assert!(report.is_clean(), "{report:?}");
    app.stop().await;
}

#[tokio::test]
async fn trust_7_a_picture_is_asked_for_anew_each_time() {
    let app = TestApp::demo_with_pictures().await;
    let [admin, owner, bluefin] = app.people([Persona::AcmeAdmin, Persona::NorthwindOwner, Persona::BluefinOwner]).await;
    let northwind = admin.partner_named("Northwind").await;
    let campaign = admin.campaign(&northwind, &fresh("Campaign")).await;
    let item = admin.upload("logo.png", &media("acme-logo-on-white.png"), &[("campaign", &campaign)]).await;
    let (_, bytes) = shown(&admin, &item).await;
    let path = format!("/thumbnails/{item}/1");
    let met = async |person: &Person, path: &str, tag: &str| {
        let answer = person.request(Method::GET, path).header("if-none-match", tag).send().await.expect("an answer");
        let head = answer.headers().clone();
        (answer.status(), head, answer.bytes().await.expect("bytes").to_vec())
    };
    let unknown = met(&owner, "/thumbnails/0193b0a0-0000-7000-8000-0000000000aa/1", "*").await;
    assert_eq!(unknown.0, StatusCode::NOT_FOUND);
    let hidden = async |person: &Person| {
        let answer = met(person, &path, "*").await;
        assert_eq!((answer.0, &answer.2), (unknown.0, &unknown.2));
        assert!(answer.1.get("etag").is_none());
    };
    hidden(&owner).await;
    admin.approve(&campaign).await;
    let seen = met(&owner, &path, "\"other\"").await;
    assert_eq!((seen.0, &seen.2), (StatusCode::OK, &bytes));
    let head = |name| seen.1.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default();
    assert_eq!(head("cache-control"), "private, no-cache");
    assert_eq!(head("x-content-type-options"), "nosniff");
    assert_eq!(head("content-security-policy"), "default-src 'none'; sandbox");
    let again = met(&owner, &path, head("etag")).await;
    assert_eq!((again.0, again.2.len()), (StatusCode::NOT_MODIFIED, 0));
    hidden(&bluefin).await;
    for wrong in [format!("/thumbnails/{item}/2"), format!("/thumbnails/{item}/x"), "/thumbnails/x/1".to_owned()] {
        assert_eq!(met(&admin, &wrong, "*").await.2, unknown.2, "{wrong}");
    }
    assert_eq!(met(&Person::stranger(&app), &path, "*").await.0, StatusCode::UNAUTHORIZED);
    admin.answer::<()>("campaigns/go", &json!({ "campaign": campaign, "from": "approved", "to": "in_review" })).await;
    hidden(&owner).await;
    app.stop().await;
}

#[tokio::test]
async fn s91_a_picture_goes_with_its_item() {
    let app = TestApp::demo_with_pictures().await;
    let admin = app.person(Persona::AcmeAdmin).await;
    let everyone = admin.group_named("All partners").await;
    let item = admin.upload("logo.png", &media("acme-logo-on-white.png"), &[("groups", &everyone)]).await;
    shown(&admin, &item).await;
    admin.answer::<()>("library/remove", &json!({ "item": item })).await;
    assert_eq!(admin.get(&format!("/thumbnails/{item}/1")).await.status(), StatusCode::NOT_FOUND);
    let left = "select 'left' from pictures left join files on files.id = pictures.file_id where files.id is null";
    until("nothing is left", async || store::testing::texts(&app.portal.base().db, left).await.is_empty().then_some(())).await;
    app.stop().await;
}
