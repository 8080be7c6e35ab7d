//! Downloads: names, types, ranges, and what a browser is told to do with them (spec S64, D5, trust 9).

use super::met;
use crate::support::{PDF, Person, Persona, TestApp, media};
use reqwest::{Method, Response, StatusCode};
use serde_json::json;

fn head<'a>(answer: &'a Response, name: &str) -> &'a str {
    answer.headers().get(name).and_then(|value| value.to_str().ok()).unwrap_or_default()
}

/// So many ranges that nobody means them.
const MANY: &str = "bytes=0-0,2-2,4-4,6-6,8-8,10-10,12-12,14-14,16-16,18-18,20-20,22-22,24-24,26-26,28-28,30-30,0-40,0-40,0-40,0-40";

async fn asked(person: &Person, path: &str, with: &[(&str, &str)]) -> Response {
    let request = with.iter().fold(person.request(Method::GET, path), |request, (name, value)| request.header(*name, *value));
    request.send().await.expect("an answer")
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn s64_a_download_has_its_own_name_its_type_and_exactly_its_bytes() {
    let app = TestApp::demo().await;
    let admin = app.person(Persona::AcmeAdmin).await;
    let everyone = admin.group_named("All partners").await;
    let owner = app.person(Persona::NorthwindOwner).await;
    for (file, name, media_type, inline) in [
        ("acme-price-list-2027.pdf", "Preisliste für Händler.pdf", "application/pdf", true),
        ("acme-logo-on-white.png", "ロゴ.PNG", "image/png", true),
        ("acme-logo.svg", "logo.svg", "image/svg+xml", false),
        ("acme-e-mail-template-peak-season.html", "mail \"1\".html", "text/html; charset=utf-8", false),
        ("acme-press-kit.zip", "a;b=c.zip", "application/zip", false),
        ("acme-webinar-2-stock-counts.mp4", "webinar.mp4", "video/mp4", true),
        ("acme-faq-stock-counts.docx", "100 % sure.docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", false),
    ] {
        let bytes = media(file);
        let item = admin.upload(name, &bytes, &[("groups", &everyone)]).await;
        let path = format!("/files/{item}/1/{}", form_urlencoded::byte_serialize(name.as_bytes()).collect::<String>().replace('+', "%20"));
        for (query, attached) in [("", !inline), ("?download", true)] {
            let answer = asked(&owner, &format!("{path}{query}"), &[]).await;
            assert_eq!(answer.status(), StatusCode::OK, "{path}");
            assert_eq!(head(&answer, "content-type"), media_type, "{name}");
            let way = if attached { "attachment; " } else { "inline; " };
            assert!(head(&answer, "content-disposition").starts_with(way), "{name}: {}", head(&answer, "content-disposition"));
            assert!(head(&answer, "content-disposition").contains("filename*=UTF-8''"), "{name}");
            assert_eq!(head(&answer, "content-length"), bytes.len().to_string(), "{name}");
            assert_eq!(head(&answer, "cache-control"), "private, no-cache", "{name}: asked for anew each time");
            assert_eq!(head(&answer, "accept-ranges"), "bytes", "{name}");
            assert!(head(&answer, "content-encoding").is_empty(), "{name}");
            let policy = head(&answer, "content-security-policy");
            assert!(policy.contains("sandbox") || media_type == "application/pdf", "{name}: {policy}");
            assert!(!policy.contains("script-src") && policy.starts_with("default-src 'none'"), "{name}: {policy}");
            assert_eq!(answer.bytes().await.expect("bytes"), bytes, "{name}");
        }
    }
    app.stop().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn s64_parts_repeats_and_heads_are_answered_as_http_says() {
    let app = TestApp::demo().await;
    let [admin, owner] = app.people([Persona::AcmeAdmin, Persona::NorthwindOwner]).await;
    let made = admin.campaign_with_asset().await;
    admin.approve(&made.id).await;
    let size = PDF.len();
    let whole = asked(&owner, &made.file, &[]).await;
    let tag = head(&whole, "etag").to_owned();
    assert!(tag.len() == 66 && tag.starts_with('"'), "the SHA-256 in quotes: {tag}");

    for (asks, status) in [
        (vec![("if-none-match", tag.as_str())], 304),
        (vec![("if-none-match", "\"other\"")], 200),
        (vec![("if-none-match", "*")], 304),
        (vec![("range", "bytes=0-4")], 206),
        (vec![("range", "bytes=5-")], 206),
        (vec![("range", "bytes=-6")], 206),
        (vec![("range", "bytes=0-99999")], 206),
        (vec![("range", "bytes=99999-")], 416),
        (vec![("range", "bytes=0-0,2-3")], 200),
        (vec![("range", "lines=1-2")], 200),
        (vec![("range", "items=0-1")], 200),
        (vec![("range", "bytes=-0")], 200),
        (vec![("range", "bytes=-99999")], 206),
        (vec![("range", "bytes=5-2")], 416),
        (vec![("range", "bytes=0-18446744073709551615")], 206),
        (vec![("range", "bytes=99999999999999999999999-")], 200),
        (vec![("range", MANY)], 200),
        (vec![("range", "bytes=0-4"), ("if-range", tag.as_str())], 206),
        (vec![("range", "bytes=0-4"), ("if-range", "\"other\"")], 200),
        (vec![("range", "bytes=0-4"), ("if-none-match", tag.as_str())], 304),
    ] {
        let answer = asked(&owner, &made.file, &asks).await;
        assert_eq!(answer.status().as_u16(), status, "{asks:?}");
        assert_eq!(head(&answer, "etag"), tag, "{asks:?}");
        let range = head(&answer, "content-range").to_owned();
        let bytes = answer.bytes().await.expect("bytes");
        match status {
            200 => assert_eq!(bytes, PDF, "{asks:?}"),
            206 => {
                let (from, to) = match asks[0].1 {
                    "bytes=0-4" => (0, 5),
                    "bytes=5-" => (5, size),
                    "bytes=-6" => (size - 6, size),
                    _ => (0, size),
                };
                assert_eq!(bytes, PDF[from..to], "{asks:?}");
                assert_eq!(range, format!("bytes {from}-{}/{size}", to - 1), "{asks:?}");
            }
            416 => assert_eq!((range, bytes.len()), (format!("bytes */{size}"), 0)),
            _ => assert!(bytes.is_empty(), "{asks:?}"),
        }
    }
    let answer = owner.request(Method::HEAD, &made.file).send().await.expect("an answer");
    assert_eq!((answer.status(), head(&answer, "content-length")), (StatusCode::OK, size.to_string().as_str()));
    app.stop().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn trust_7_a_lost_right_is_lost_for_parts_and_repeats_too() {
    let app = TestApp::demo().await;
    let [admin, owner] = app.people([Persona::AcmeAdmin, Persona::NorthwindOwner]).await;
    let made = admin.campaign_with_asset().await;
    admin.approve(&made.id).await;
    let tag = head(&asked(&owner, &made.file, &[]).await, "etag").to_owned();
    admin.answer::<()>("campaigns/go", &json!({ "campaign": made.id, "from": "approved", "to": "in_review" })).await;
    for asks in [vec![], vec![("if-none-match", tag.as_str())], vec![("range", "bytes=0-4")], vec![("range", "bytes=9999-")]] {
        let answer = asked(&owner, &made.file, &asks).await;
        assert_eq!(answer.status(), StatusCode::NOT_FOUND, "{asks:?}");
        assert!(answer.headers().get("etag").is_none(), "{asks:?}");
    }
    app.stop().await;
}

#[tokio::test]
async fn d46_only_the_right_version_and_name_are_the_address_of_a_file() {
    let app = TestApp::demo().await;
    let admin = app.person(Persona::AcmeAdmin).await;
    let made = admin.campaign_with_asset().await;
    let item = &made.item;
    assert_eq!(admin.get(&made.file).await.status(), StatusCode::OK);
    let unknown = met(&admin, "/files/0193b0a0-0000-7000-8000-0000000000aa/1/one%20pager.pdf").await;
    for wrong in [
        format!("/files/{item}/2/one%20pager.pdf"),
        format!("/files/{item}/0/one%20pager.pdf"),
        format!("/files/{item}/x/one%20pager.pdf"),
        format!("/files/{item}/1/other.pdf"),
        format!("/files/{item}/1/ONE%20PAGER.PDF"),
        format!("/files/{item}/1/..%2F..%2Fportico.db"),
        format!("/files/{}/1/one%20pager.pdf", item.to_uppercase()),
        "/files/../../portico.db/1/x".to_owned(),
    ] {
        assert_eq!(met(&admin, &wrong).await, unknown, "{wrong}");
    }
    app.stop().await;
}

#[tokio::test]
async fn s180_a_strangers_browser_is_led_to_sign_in_and_a_program_is_told_401() {
    let app = TestApp::demo().await;
    let made = app.person(Persona::AcmeAdmin).await.campaign_with_asset().await;
    let stranger = Person::stranger(&app);
    assert_eq!(asked(&stranger, &made.file, &[]).await.status(), StatusCode::UNAUTHORIZED);
    let answer = asked(&stranger, &made.file, &[("accept", "text/html,*/*")]).await;
    assert_eq!(answer.status(), StatusCode::SEE_OTHER);
    assert!(head(&answer, "location").starts_with("/sign-in?next=%2Ffiles%2F"), "{}", head(&answer, "location"));
    app.stop().await;
}
