//! A forgotten password (spec D43, trust 12).

use super::{cookies_of, links, standing, target};
use crate::support::{Person, Persona, Sink, TestApp, link_in, until, without_nonce};
use operations::demo::PASSWORD;
use reqwest::StatusCode;
use serde_json::json;

const OWNER: &str = "owner@northwind.example";
const NEW: [(&str, &str); 1] = [("password", "a new sentence is fine")];

async fn ask(app: &TestApp, email: &str) -> StatusCode {
    Person::stranger(app).form("/reset", &[("email", email)]).await.status()
}

#[tokio::test]
async fn d43_a_mailed_link_sets_a_new_password_once_and_signs_everybody_out() {
    let sink = Sink::open().await;
    let app = TestApp::demo_with(&sink.settings()).await;
    let [laptop, phone, other] = app.people([Persona::NorthwindOwner, Persona::NorthwindOwner, Persona::NorthwindMember]).await;
    let stranger = Person::stranger(&app);
    assert!(stranger.text("/sign-in").await.contains("href=\"/reset\""), "sign-in leads there");
    let answer = stranger.form("/reset", &[("email", " Owner@Northwind.example ")]).await;
    assert_eq!((answer.status(), target(&answer)), (StatusCode::SEE_OTHER, "/reset?told=mail"));
    assert!(stranger.text("/reset?told=mail").await.contains("If this address has an account, a mail is on its way."));

    let mail = sink.mail_to(OWNER).await;
    for words in ["Subject: A new password", "From: Portico <portal@acme.example>", "holds for one hour and works once", "Auto-Submitted"] {
        assert!(mail.contains(words), "{words}: {mail}");
    }
    let link = link_in(&mail, "/reset/");
    assert!(link.len() >= "/reset/".len() + 43, "32 random bytes: {link}");
    until("the link is forgotten", || async { links(&app).await.is_empty().then_some(()) }).await;

    let page = stranger.text(&link).await;
    assert!(page.contains(OWNER) && page.contains("New password"), "{page}");
    assert!(!page.contains(".wasm") && !page.contains("import("), "no program is loaded there (law 8)");
    let short = stranger.form(&link, &[("password", "short")]).await;
    assert_eq!(short.status(), StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(standing(&phone).await, 200, "nothing happened yet");

    let answer = stranger.form(&link, &NEW).await;
    assert_eq!((answer.status(), target(&answer)), (StatusCode::SEE_OTHER, "/sign-in?told=changed"));
    assert!(cookies_of(&answer).iter().all(|cookie| cookie.contains("Max-Age=0") || cookie.contains("1970")), "no session is opened");
    assert!(stranger.text("/sign-in?told=changed").await.contains("Your password is changed"));
    assert_eq!((standing(&laptop).await, standing(&phone).await, standing(&other).await), (401, 401, 200));
    assert_eq!(stranger.sign_in(OWNER).await.status(), StatusCode::UNPROCESSABLE_ENTITY, "the old one is over");
    assert_eq!(stranger.form("/sign-in", &[("email", OWNER), NEW[0]]).await.status(), StatusCode::SEE_OTHER);

    let again = Person::stranger(&app);
    for token in [&link, "/reset/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"] {
        assert_eq!(again.get(token).await.status(), StatusCode::GONE, "{token}");
        assert_eq!(again.form(token, &[("password", "another sentence")]).await.status(), StatusCode::GONE, "{token}");
    }
    let admin = app.person(Persona::AcmeAdmin).await;
    let (_, trail) = admin.told("audit/list", json!({ "before": null })).await;
    assert!(trail["rows"].as_array().into_iter().flatten().any(|entry| entry["act"] == "accounts.reset"), "{trail}");
    app.stop().await;
}

#[tokio::test]
async fn trust_12_the_answer_is_the_same_for_every_address_and_a_mail_goes_only_to_an_account() {
    let app = TestApp::demo().await;
    let mut told = Vec::new();
    for email in ["nobody@northwind.example", "former@northwind.example", "owner@halyard.example", OWNER] {
        let stranger = Person::stranger(&app);
        let answer = stranger.form("/reset", &[("email", email)]).await;
        let (status, to, cookies) = (answer.status(), target(&answer).to_owned(), cookies_of(&answer));
        told.push((status, to.clone(), cookies, without_nonce(&stranger.text(&to).await)));
        let written = links(&app).await.len();
        assert_eq!(written, usize::from(email == OWNER), "{email}");
    }
    assert!(told.iter().all(|answer| *answer == told[0]), "{told:#?}");
    assert_eq!(ask(&app, "no address").await, StatusCode::UNPROCESSABLE_ENTITY, "what is no address is nobody's");
    app.stop().await;
}

#[tokio::test]
async fn d43_a_newer_link_kills_the_older_and_an_hour_kills_both() {
    let app = TestApp::demo().await;
    assert_eq!(ask(&app, OWNER).await, StatusCode::SEE_OTHER);
    let older = links(&app).await.pop().expect("a link");
    assert_eq!(ask(&app, OWNER).await, StatusCode::SEE_OTHER);
    let links = links(&app).await;
    assert_eq!(links.len(), 1, "the older mail is dropped with its link");
    let stranger = Person::stranger(&app);
    assert_eq!(stranger.form(&older, &NEW).await.status(), StatusCode::GONE);
    assert_eq!(stranger.get(&links[0]).await.status(), StatusCode::OK);
    store::testing::run(&app.portal.base().db, "update resets set expires_at = 1", &[]).await;
    assert_eq!(stranger.get(&links[0]).await.status(), StatusCode::GONE);
    assert_eq!(stranger.form(&links[0], &NEW).await.status(), StatusCode::GONE);
    assert_eq!(stranger.sign_in(OWNER).await.status(), StatusCode::SEE_OTHER, "the password is as it was");
    app.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn d43_ten_who_use_one_link_at_once_change_one_password() {
    let app = TestApp::demo().await;
    ask(&app, OWNER).await;
    let link = links(&app).await.pop().expect("a link");
    let passwords: Vec<String> = (0..6).map(|n| format!("a sentence of number {n}")).collect();
    let tries = passwords.iter().map(|password| {
        let (person, link) = (Person::stranger(&app), link.clone());
        async move { person.form(&link, &[("password", password)]).await.status() }
    });
    let answers = futures::future::join_all(tries).await;
    assert_eq!(answers.iter().filter(|status| **status == StatusCode::SEE_OTHER).count(), 1, "{answers:?}");
    assert!(answers.iter().all(|status| !status.is_server_error()), "{answers:?}");
    app.stop().await;
}

#[tokio::test]
async fn d43_asking_again_and_again_has_to_wait_and_signing_in_has_not() {
    let app = TestApp::demo().await;
    for email in [OWNER, "nobody@nowhere.example"] {
        for n in 1..=10 {
            assert_eq!(ask(&app, email).await, StatusCode::SEE_OTHER, "{email} {n}");
        }
        let answer = Person::stranger(&app).form("/reset", &[("email", email)]).await;
        assert_eq!(answer.status(), StatusCode::TOO_MANY_REQUESTS, "{email}");
        assert!(answer.headers().contains_key("retry-after"));
    }
    assert_eq!(ask(&app, "member@northwind.example").await, StatusCode::SEE_OTHER);
    for n in 21..100 {
        assert_eq!(ask(&app, &format!("nobody{n}@nowhere.example")).await, StatusCode::SEE_OTHER, "{n}");
    }
    assert_eq!(ask(&app, "nobody@elsewhere.example").await, StatusCode::TOO_MANY_REQUESTS, "a hundred from one network address");
    let fields = [("email", OWNER), ("password", PASSWORD)];
    assert_eq!(Person::stranger(&app).form("/sign-in", &fields).await.status(), StatusCode::SEE_OTHER);
    app.stop().await;
}
