//! What keeps people's browsers safe: no writes from other sites, and the security headers on every kind of answer
//! (trust 2, 3, 9, 16).

use crate::support::{OFFSET, Person, Persona, RESUMABLE, TestApp};
use reqwest::{Method, RequestBuilder, Response, StatusCode, header::HeaderMap};
use serde_json::json;

/// One request of each kind that changes something.
async fn writes(admin: &Person, upload: &str) -> Vec<(&'static str, RequestBuilder)> {
    let form = |path: &str| admin.request(Method::POST, path).header("content-type", "application/x-www-form-urlencoded");
    vec![
        ("a form", form("/marketing/library").body("name=x")),
        ("sign-in", form("/sign-in").body("email=admin%40acme.example&password=portico-demo")),
        ("sign-out", form("/sign-out").body("")),
        ("preview", form("/preview").body("")),
        ("a server function", admin.request(Method::POST, "/api/partners/list").json(&json!({}))),
        ("a server function as text", admin.request(Method::POST, "/api/partners/list").header("content-type", "text/plain").body("{}")),
        ("an upload", admin.announcing("note.txt", 4, &[])),
        ("a piece", admin.request(Method::PATCH, upload).header(RESUMABLE.0, RESUMABLE.1).header(OFFSET, 0).body("abcd")),
        ("giving an upload up", admin.request(Method::DELETE, upload).header(RESUMABLE.0, RESUMABLE.1)),
    ]
}

#[tokio::test]
async fn trust_2_no_other_site_makes_somebodys_browser_write() {
    let app = TestApp::demo().await;
    let admin = app.person(Persona::AcmeAdmin).await;
    let everyone = admin.group_named("All partners").await;
    let upload = admin.announce("note.txt", 4, &[("groups", &everyone)]).await;
    let own = app.url.clone();
    for (name, value) in [
        ("sec-fetch-site", "cross-site"),
        ("sec-fetch-site", "same-site"),
        ("origin", "https://evil.example"),
        ("origin", "null"),
        ("origin", "http://127.0.0.1:1"),
    ] {
        let before = store::testing::fingerprint(&app.portal.base().db).await;
        for (what, request) in writes(&admin, &upload).await {
            let answer = request.header(name, value).send().await.expect("an answer");
            assert_eq!(answer.status(), StatusCode::FORBIDDEN, "{what} with {name}: {value}");
        }
        let after = store::testing::fingerprint(&app.portal.base().db).await;
        let changed = before.lines().zip(after.lines()).filter(|(before, after)| before != after && !before.starts_with("audit_entries"));
        assert_eq!(changed.count(), 0, "{before}\n{after}");
    }
    // one's own pages, and programs that are no browsers
    for head in [vec![("sec-fetch-site", "same-origin")], vec![("sec-fetch-site", "none")], vec![("origin", own.as_str())], vec![]] {
        let request = admin.request(Method::POST, "/api/campaigns/shelves").json(&json!({ "words": "", "at": "" }));
        let request = head.iter().fold(request, |request, (name, value)| request.header(*name, *value));
        assert_eq!(request.send().await.expect("an answer").status(), StatusCode::OK, "{head:?}");
    }
    // reading by a link on another site is fine: a mailed link must work
    let link = admin.request(Method::GET, "/").header("sec-fetch-site", "cross-site").send().await.expect("an answer");
    assert_eq!(link.status(), StatusCode::SEE_OTHER);
    app.stop().await;
}

#[tokio::test]
async fn trust_3_a_server_function_never_answers_with_a_redirect() {
    let app = TestApp::demo().await;
    let admin = app.person(Persona::AcmeAdmin).await;
    for arguments in [json!({ "words": "" }), json!({ "nonsense": 1 })] {
        let request = admin.request(Method::POST, "/api/campaigns/shelves").json(&arguments);
        let answer = request.header("referer", "https://evil.example/").header("accept", "text/html").send().await.expect("an answer");
        assert!(answer.headers().get("location").is_none(), "{:?}", answer.headers());
        assert!(!answer.status().is_redirection(), "{}", answer.status());
    }
    app.stop().await;
}

#[tokio::test]
async fn d42_arguments_that_cannot_be_read_are_refused_and_are_no_fault_of_ours() {
    let app = TestApp::demo().await;
    let admin = app.person(Persona::AcmeAdmin).await;
    let post = |body: Vec<u8>| admin.request(Method::POST, "/api/campaigns/get").header("content-type", "application/json").body(body);
    for body in ["", "{", "[]", "{}", "{\"campaign\": 7}", "{\"campaign\": \"not an id\"}", "{\"campaign\": \"\u{0}\"}"] {
        let answer = post(body.into()).send().await.expect("an answer");
        assert_eq!(answer.status(), StatusCode::BAD_REQUEST, "{body:?}");
    }
    let invalid = post(vec![0xff, 0xfe]).send().await.expect("an answer");
    assert_eq!(invalid.status(), StatusCode::BAD_REQUEST);
    let large = post(vec![b' '; 1024 * 1024 + 1]).send().await.expect("an answer");
    assert_eq!(large.status(), StatusCode::PAYLOAD_TOO_LARGE, "a body has at most 1 MiB");
    let form = admin.request(Method::POST, "/sign-in").header("content-type", "application/x-www-form-urlencoded");
    let large = form.body(vec![b'a'; 1024 * 1024 + 1]).send().await.expect("an answer");
    assert_eq!(large.status(), StatusCode::PAYLOAD_TOO_LARGE);
    let form = admin.request(Method::POST, "/sign-in").header("content-type", "text/plain").body("email=a");
    assert!(form.send().await.expect("an answer").status().is_client_error());
    app.stop().await;
}

fn said<'a>(head: &'a HeaderMap, name: &str) -> &'a str {
    head.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default()
}

#[tokio::test]
async fn trust_9_16_every_kind_of_answer_carries_its_security_headers() {
    let app = TestApp::demo().await;
    let [admin, owner] = app.people([Persona::AcmeAdmin, Persona::NorthwindOwner]).await;
    let made = admin.campaign_with_asset().await;
    let stranger = Person::stranger(&app);
    let mut answers: Vec<(&str, Response)> = vec![
        ("a page", owner.get("/home").await),
        ("a door", stranger.get("/sign-in").await),
        ("a redirect", stranger.get("/home").await),
        ("a page that is not there", owner.get("/nowhere").await),
        ("a refused form", stranger.form("/sign-in", &[]).await),
        ("a server function", owner.call("campaigns/shared", &json!({ "words": "" })).await),
        ("a refusing server function", owner.call("partners/names", &json!({})).await),
        ("no server function", owner.call("no/such", &json!({})).await),
        ("a file", admin.get(&made.file).await),
        ("no file", owner.get(&made.file).await),
        ("a web file", stranger.get("/pkg/portico.css").await),
        ("no web file", stranger.get("/pkg/none.css").await),
        ("health", stranger.get("/healthz").await),
        ("an upload", owner.tus(Method::HEAD, "/uploads/none").await),
    ];
    let crossing = stranger.request(Method::POST, "/sign-in").header("sec-fetch-site", "cross-site").send().await.expect("an answer");
    answers.push(("a request from elsewhere", crossing));
    for (what, answer) in &answers {
        let head = answer.headers();
        assert_eq!(said(head, "x-content-type-options"), "nosniff", "{what}");
        assert_eq!(said(head, "referrer-policy"), "same-origin", "{what}");
        assert_eq!(said(head, "cross-origin-opener-policy"), "same-origin", "{what}");
        assert_eq!(said(head, "cross-origin-resource-policy"), "same-origin", "{what}");
        assert!(said(head, "permissions-policy").contains("camera=()"), "{what}");
        let policy = said(head, "content-security-policy");
        assert!(policy.starts_with("default-src 'none'"), "{what}: {policy}");
        assert!(!policy.contains("unsafe-inline") || *what == "a file", "{what}: {policy}");
        let scripts = policy.split(';').find(|part| part.trim().starts_with("script-src")).unwrap_or_default();
        assert!(!scripts.contains('*') && !scripts.contains("'unsafe-eval'"), "{what}: {policy}");
        if *what != "a file" {
            assert!(policy.contains("frame-ancestors 'none'") && policy.contains("base-uri 'none'"), "{what}: {policy}");
        }
        assert!(head.get("server").is_none() && head.get("x-powered-by").is_none(), "{what}");
    }
    let cached: Vec<_> = answers.iter().filter(|(what, _)| ["a page", "a door", "a server function"].contains(what)).collect();
    for (what, answer) in cached {
        assert_eq!(said(answer.headers(), "cache-control"), "no-store", "{what}");
    }
    app.stop().await;
}

#[tokio::test]
async fn trust_16_each_page_has_a_nonce_of_its_own_and_doors_load_no_program() {
    let app = TestApp::demo().await;
    let owner = app.person(Persona::NorthwindOwner).await;
    let mut nonces = Vec::new();
    for _ in 0..3 {
        let answer = owner.get("/home").await;
        let policy = said(answer.headers(), "content-security-policy").to_owned();
        let nonce = policy.split("'nonce-").nth(1).and_then(|rest| rest.split_once('\'')).expect("a nonce").0.to_owned();
        let page = answer.text().await.expect("a page");
        let tags = page.matches("<script").count();
        assert!(tags > 0 && page.matches(&format!("nonce=\"{nonce}\"")).count() >= tags, "every script carries it: {page}");
        assert!(!nonces.contains(&nonce));
        nonces.push(nonce);
    }
    for door in ["/sign-in", "/invitation/none", "/reset", "/reset/none"] {
        let page = Person::stranger(&app).text(door).await;
        assert!(!page.contains(".wasm") && !page.contains("import(") && !page.contains("style=\""), "{door}: {page}");
    }
    app.stop().await;
}

#[tokio::test]
async fn d46_a_page_asks_at_once_for_the_pieces_of_the_program_that_it_needs_and_for_no_others() {
    let app = TestApp::demo().await;
    let owner = app.person(Persona::NorthwindOwner).await;
    let page = owner.text("/home").await;
    for part in ["/pkg/portico.wasm", "/pkg/chunk.wasm", "/pkg/home.wasm"] {
        assert!(page.contains(&format!("<link rel=\"preload\" href=\"{part}\" as=\"fetch\"")), "{part}: {page}");
    }
    assert!(!page.contains("/pkg/partners.wasm"), "{page}");
    app.stop().await;
}

#[tokio::test]
async fn trust_16_pages_hold_no_inline_style_and_no_inline_handler() {
    let app = TestApp::demo().await;
    let [admin, owner] = app.people([Persona::AcmeAdmin, Persona::NorthwindOwner]).await;
    for (person, path) in [
        (&owner, "/home"),
        (&owner, "/marketing/library"),
        (&admin, "/marketing/library"),
        (&admin, "/resources"),
        (&admin, "/partners"),
        (&admin, "/partners/groups"),
        (&admin, "/audit"),
        (&owner, "/nowhere"),
    ] {
        let page = person.text(path).await;
        for word in [" style=\"", "<style", " onclick=", " onload=", "javascript:"] {
            assert!(!page.contains(word), "{path} holds {word}");
        }
    }
    app.stop().await;
}
