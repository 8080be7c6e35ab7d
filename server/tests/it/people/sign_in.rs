//! Signing in and out.

use super::{cookies_of, standing, target};
use crate::support::{Person, Persona, TestApp, without_nonce};
use operations::demo::PASSWORD;
use reqwest::StatusCode;
use serde_json::json;

#[tokio::test]
async fn s180_signing_in_leads_to_ones_own_side_and_without_it_everything_leads_to_sign_in() {
    let app = TestApp::demo().await;
    for (email, home) in [("admin@acme.example", "/marketing/library"), ("owner@northwind.example", "/home")] {
        let person = Person::stranger(&app);
        assert_eq!(target(&person.get("/partners?q=a").await), "/sign-in?next=%2Fpartners%3Fq%3Da");
        assert_eq!(standing(&person).await, 401);
        let answer = person.sign_in(email).await;
        assert_eq!((answer.status(), target(&answer)), (StatusCode::SEE_OTHER, "/"));
        assert_eq!(target(&person.get("/").await), home);
        assert_eq!(standing(&person).await, 200);
    }
    app.stop().await;
}

#[tokio::test]
async fn s180_signing_in_goes_on_to_the_page_that_was_asked_for_and_to_no_other_site() {
    let app = TestApp::demo().await;
    for (next, goes) in [
        ("/resources?q=logo", "/resources?q=logo"),
        ("https://evil.example/", "/"),
        ("//evil.example", "/"),
        ("/\\evil.example", "/"),
        ("/%0d%0aSet-Cookie:a=b", "/%0d%0aSet-Cookie:a=b"),
        ("/\r\nSet-Cookie: a=b", "/"),
        ("javascript:alert(1)", "/"),
    ] {
        let person = Person::stranger(&app);
        let fields = [("email", "owner@northwind.example"), ("password", PASSWORD), ("next", next)];
        let answer = person.form("/sign-in", &fields).await;
        assert_eq!((answer.status(), target(&answer)), (StatusCode::SEE_OTHER, goes), "{next:?}");
        let query = form_urlencoded::Serializer::new(String::new()).append_pair("next", next).finish();
        assert_eq!(target(&person.get(&format!("/sign-in?{query}")).await), goes, "signed in already, {next:?}");
        assert_eq!(target(&person.form("/preferences", &[("theme", "dark"), ("back", next)]).await), goes, "{next:?}");
    }
    app.stop().await;
}

#[tokio::test]
async fn trust_12_who_cannot_come_in_is_told_the_same_whatever_the_reason() {
    let app = TestApp::demo().await;
    let mut told = Vec::new();
    for (why, email, password) in [
        ("a wrong password", "owner@northwind.example", "not the password"),
        ("nobody has this address", "nobody@northwind.example", PASSWORD),
        ("no address at all", "nonsense", PASSWORD),
        ("the partner is suspended", "owner@halyard.example", PASSWORD),
        ("the partner was never let in", "owner@redwood-retail.example", PASSWORD),
        ("the membership is suspended", "former@northwind.example", PASSWORD),
    ] {
        let answer = Person::stranger(&app).form("/sign-in", &[("email", email), ("password", password)]).await;
        assert!(cookies_of(&answer).is_empty(), "{why}: {:?}", cookies_of(&answer));
        let status = answer.status();
        let page = answer.text().await.expect("a page");
        assert!(page.contains("E-mail and password do not fit together."), "{why}: {page}");
        assert!(!page.contains(password), "{why}: the password does not come back");
        told.push((status, without_nonce(&page).replace(email, "")));
    }
    assert_eq!(told[0].0, StatusCode::UNPROCESSABLE_ENTITY);
    for answer in &told {
        assert_eq!(answer, &told[0]);
    }
    app.stop().await;
}

#[tokio::test]
async fn d52_an_address_is_found_whatever_its_case() {
    let app = TestApp::demo().await;
    for email in [" Owner@Northwind.Example ", "OWNER@NORTHWIND.EXAMPLE"] {
        assert_eq!(Person::stranger(&app).sign_in(email).await.status(), StatusCode::SEE_OTHER, "{email}");
    }
    app.stop().await;
}

#[tokio::test]
async fn d43_every_change_of_identity_makes_a_new_token_and_the_old_one_is_dead() {
    let app = TestApp::demo().await;
    let lee = Person::stranger(&app);
    lee.sign_in("lee@northwind.example").await;
    let before = lee.cookies();
    let page = lee.text("/choose").await;
    let place = page.split_once("name=\"membership\" value=\"").and_then(|(_, rest)| rest.split_once('"')).expect("a place").0;
    assert_eq!(lee.form("/choose", &[("membership", place)]).await.status(), StatusCode::SEE_OTHER);
    let chosen = lee.cookies();
    assert_ne!(before, chosen, "a new token with the place");
    assert_eq!(target(&Person::with_cookies(&app, &before).get("/choose").await), "/sign-in?next=%2Fchoose", "the old token is nobody's");
    assert_eq!(standing(&lee).await, 200);

    let answer = lee.form("/sign-out", &[]).await;
    assert_eq!(target(&answer), "/sign-in");
    assert_eq!(lee.cookies(), "", "the cookies are taken away");
    assert_eq!(standing(&Person::with_cookies(&app, &chosen)).await, 401, "and the token is dead");

    lee.sign_in("member@northwind.example").await;
    let first = lee.cookies();
    lee.sign_in("member@northwind.example").await;
    assert_ne!(lee.cookies(), first, "signing in again is a new token");
    app.stop().await;
}

#[tokio::test]
async fn d43_signing_out_everywhere_ends_every_session_of_the_person_and_nobody_elses() {
    let app = TestApp::demo().await;
    let [phone, laptop, other] = app.people([Persona::NorthwindMember, Persona::NorthwindMember, Persona::NorthwindOwner]).await;
    let here = phone.cookies();
    phone.form("/sign-out", &[]).await;
    assert_eq!(standing(&laptop).await, 200, "signing out ends one session");
    phone.sign_in("member@northwind.example").await;
    assert_ne!(phone.cookies(), here);
    phone.form("/sign-out", &[("everywhere", "true")]).await;
    assert_eq!(standing(&phone).await, 401);
    assert_eq!(standing(&laptop).await, 401, "signing out everywhere ends all of them");
    assert_eq!(standing(&other).await, 200);
    app.stop().await;
}

#[tokio::test]
async fn d55_a_session_ends_with_the_partners_suspension_at_the_next_request() {
    let app = TestApp::demo().await;
    let [admin, owner, bluefin] = app.people([Persona::AcmeAdmin, Persona::NorthwindOwner, Persona::BluefinOwner]).await;
    let northwind = admin.partner_named("Northwind").await;
    let to = |from: &str, to: &str| json!({ "partner": northwind, "from": from, "to": to });
    admin.answer::<()>("partners/set_status", &to("active", "suspended")).await;
    assert_eq!(standing(&owner).await, 401);
    assert_eq!(target(&owner.get("/home").await), "/sign-in?next=%2Fhome");
    assert_eq!(owner.sign_in("owner@northwind.example").await.status(), StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(standing(&bluefin).await, 200, "other partners go on");

    admin.answer::<()>("partners/set_status", &to("suspended", "active")).await;
    assert_eq!(standing(&owner).await, 401, "the old session does not come back");
    assert_eq!(owner.sign_in("owner@northwind.example").await.status(), StatusCode::SEE_OTHER);
    let (status, _) = admin.told("partners/set_status", to("suspended", "active")).await;
    assert_eq!(status, 422, "a second admin with an old page is told so");
    app.stop().await;
}

#[tokio::test]
async fn trust_4_cookies_are_http_only_and_lax_and_by_https_bound_to_the_host() {
    let plain = TestApp::demo().await;
    let answer = Person::stranger(&plain).sign_in("admin@acme.example").await;
    let session = cookies_of(&answer).into_iter().find(|cookie| cookie.starts_with("portico=")).expect("a session");
    assert!(session.contains("HttpOnly") && session.contains("SameSite=Lax") && session.contains("Path=/"), "{session}");
    assert!(!session.contains("Secure"), "{session}");
    assert!(session.split(';').next().is_some_and(|value| value.len() >= "portico=".len() + 43), "32 random bytes: {session}");
    plain.stop().await;

    let safe = TestApp::demo_with(&[("PORTICO_BASE_URL", "https://portal.example")]).await;
    let answer = Person::stranger(&safe).sign_in("admin@acme.example").await;
    let session = cookies_of(&answer).into_iter().find(|cookie| cookie.starts_with("__Host-portico=")).expect("a session");
    for word in ["HttpOnly", "Secure", "SameSite=Lax", "Path=/"] {
        assert!(session.contains(word), "{word}: {session}");
    }
    assert!(!session.contains("Domain"), "{session}");
    let value = session.split(';').next().expect("a value");
    let by_hand = async |cookies: &str| {
        let request = Person::stranger(&safe).request(reqwest::Method::GET, "/").header("cookie", cookies);
        target(&request.send().await.expect("an answer")).to_owned()
    };
    assert_eq!(by_hand(value).await, "/marketing/library");
    assert_eq!(by_hand(&value.replace("__Host-", "")).await, "/sign-in", "the plain name is not looked at");
    safe.stop().await;
}
