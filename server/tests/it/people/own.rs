//! What people change about themselves: profile, password, sessions (spec D43, D51).

use super::{cookies_of, field, row, standing, target};
use crate::support::{Person, Persona, TestApp};
use operations::demo::PASSWORD;
use reqwest::{Method, StatusCode};

const MEMBER: &str = "member@northwind.example";

/// Signs in by a browser of this name.
async fn by(app: &TestApp, user_agent: &str) -> Person {
    let person = Person::stranger(app);
    let body = form_urlencoded::Serializer::new(String::new()).extend_pairs([("email", MEMBER), ("password", PASSWORD)]).finish();
    let request = person.request(Method::POST, "/sign-in").header("content-type", "application/x-www-form-urlencoded");
    let answer = request.header("user-agent", user_agent).body(body).send().await.expect("an answer");
    assert_eq!(answer.status(), StatusCode::SEE_OTHER);
    person
}

#[tokio::test]
async fn d51_somebody_gives_their_name_and_the_zone_their_times_are_in() {
    let app = TestApp::demo().await;
    for persona in [Persona::NorthwindMember, Persona::AcmeMember] {
        let person = app.person(persona).await;
        let page = person.text("/settings/profile").await;
        assert!(page.contains("As your organisation: UTC") && page.contains("<option value=\"Europe/Amsterdam\""), "{page}");
        assert!(!page.contains(".wasm") && !page.contains("import("), "no program is loaded there (law 8)");
        let save =
            async |name: &str, zone: &str| person.form("/settings/profile", &[("act", "profile"), ("name", name), ("zone", zone)]).await;
        for (name, zone) in [("", "UTC"), ("a\u{202e}b", "UTC"), ("Jonas", "Mars/Olympus"), ("Jonas", "europe/amsterdam")] {
            let answer = save(name, zone).await;
            assert_eq!(answer.status(), StatusCode::UNPROCESSABLE_ENTITY, "{name:?} {zone}");
        }
        let answer = save("Jonas A. Weber", "Asia/Tokyo").await;
        assert_eq!((answer.status(), target(&answer)), (StatusCode::SEE_OTHER, "/settings/profile?told=saved"));
        let page = person.text("/settings/sessions").await;
        assert!(page.contains("Jonas A. Weber") && page.contains("JST"), "times are in the zone that was chosen: {page}");
        assert_eq!(save("Jonas A. Weber", "").await.status(), StatusCode::SEE_OTHER);
        assert!(!person.text("/settings/sessions").await.contains("JST"));
    }
    app.stop().await;
}

#[tokio::test]
async fn d43_a_new_password_needs_the_old_one_and_signs_out_everywhere_else() {
    let app = TestApp::demo().await;
    let [here, there] = app.people([Persona::NorthwindMember, Persona::NorthwindMember]).await;
    let before = here.cookies();
    let change = async |old: &str, new: &str| here.form("/settings/profile", &[("act", "password"), ("old", old), ("password", new)]).await;
    for (old, new, words) in [
        ("wrong password", "a new sentence", "It is not the password you have."),
        (PASSWORD, "short", "It needs at least 10"),
        (PASSWORD, MEMBER, "among the first"),
    ] {
        let answer = change(old, new).await;
        assert_eq!(answer.status(), StatusCode::UNPROCESSABLE_ENTITY, "{old}");
        let page = answer.text().await.expect("a page");
        assert!(page.contains(words) && !page.contains("value=\"wrong password\"") && !page.contains("value=\"short\""), "{words}: {page}");
    }
    let answer = change(PASSWORD, "a new sentence").await;
    assert_eq!((answer.status(), target(&answer)), (StatusCode::SEE_OTHER, "/settings/profile?told=password"));
    assert!(cookies_of(&answer).iter().any(|cookie| cookie.starts_with("portico=")), "a new token");
    assert_eq!((standing(&here).await, standing(&there).await), (200, 401));
    assert_eq!(standing(&Person::with_cookies(&app, &before)).await, 401, "the old token is dead");
    let stranger = Person::stranger(&app);
    assert_eq!(stranger.sign_in(MEMBER).await.status(), StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(stranger.form("/sign-in", &[("email", MEMBER), ("password", "a new sentence")]).await.status(), StatusCode::SEE_OTHER);

    // who found an open browser cannot guess on
    let mut answers = Vec::new();
    for _ in 0..11 {
        answers.push(change("wrong password", "another sentence").await.status());
    }
    assert_eq!(answers.last(), Some(&StatusCode::TOO_MANY_REQUESTS), "{answers:?}");
    app.stop().await;
}

#[tokio::test]
async fn d43_somebody_sees_their_own_sessions_and_ends_them_and_nobody_elses() {
    let app = TestApp::demo().await;
    let laptop = by(&app, "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0").await;
    let phone = by(&app, "Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) Version/19.0 Mobile/15E148 Safari/604.1").await;
    let third = by(&app, "curl/8").await;
    let page = laptop.text("/settings/sessions").await;
    for words in ["Firefox on Linux", "Safari on iOS", "Another program", "127.0.0.1"] {
        assert!(page.contains(words), "{words}: {page}");
    }
    assert!(row(&page, "Firefox on Linux").is_some_and(|row| row.contains("This session") && !row.contains("name=\"session\"")), "{page}");
    let session = field(row(&page, "Safari on iOS").expect("a session"), "session").to_owned();

    let other = app.person(Persona::NorthwindOwner).await;
    assert!(!other.text("/settings/sessions").await.contains("Firefox on Linux"));
    assert_eq!(other.form("/settings/sessions", &[("session", &session)]).await.status(), StatusCode::NOT_FOUND);
    assert_eq!(standing(&phone).await, 200);
    let answer = laptop.form("/settings/sessions", &[("session", &session)]).await;
    assert_eq!((answer.status(), target(&answer)), (StatusCode::SEE_OTHER, "/settings/sessions?told=ended"));
    assert_eq!((standing(&phone).await, standing(&third).await), (401, 200));
    assert_eq!(laptop.form("/settings/sessions", &[("session", &session)]).await.status(), StatusCode::NOT_FOUND, "it is ended already");
    laptop.form("/settings/sessions", &[("session", "others")]).await;
    assert_eq!((standing(&laptop).await, standing(&third).await, standing(&other).await), (200, 401, 200));
    app.stop().await;
}

#[tokio::test]
async fn s69_in_preview_nobody_changes_anything_about_themselves() {
    let app = TestApp::demo().await;
    let preview = app.person(Persona::Preview).await;
    for (page, form) in [
        ("/settings/profile", [("act", "profile"), ("name", "Somebody Else")]),
        ("/settings/profile", [("act", "password"), ("old", PASSWORD)]),
        ("/settings/sessions", [("session", "others"), ("act", "")]),
    ] {
        assert_eq!(preview.get(page).await.status(), StatusCode::NOT_FOUND, "{page}");
        assert_eq!(preview.form(page, &form).await.status(), StatusCode::FORBIDDEN, "{page}");
    }
    let team = preview.get("/team").await;
    assert_eq!(team.status(), StatusCode::OK, "what the partner sees is seen");
    let team = team.text().await.expect("a page");
    assert!(team.contains("Jonas Weber") && !team.contains("Invite somebody"), "{team}");
    app.stop().await;
}
