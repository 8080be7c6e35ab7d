//! Invitations (spec S181, D40, D43).

use super::{standing, target};
use crate::support::{Person, Persona, Sink, TestApp, link_in, without_nonce};
use reqwest::StatusCode;
use serde_json::{Value, json};

const NEW: [(&str, &str); 2] = [("name", "Ada Byron"), ("password", "a sentence is fine")];

/// Invites somebody to a partner; the link's address.
async fn invite(admin: &Person, partner: &str, email: &str, role: &str) -> String {
    let partner = admin.partner_named(partner).await;
    let who = json!({ "partner": partner, "name": "Ada", "email": email, "role": role });
    let link: String = admin.answer("partners/invite", &who).await;
    link[link.find("/invitation/").expect("the link of an invitation")..].to_owned()
}

async fn contacts(admin: &Person, partner: &str) -> Vec<(String, String)> {
    let partner = admin.partner_named(partner).await;
    let page: Value = admin.answer("partners/get", &json!({ "partner": partner })).await;
    let told = |row: &Value, what: &str| row[what].as_str().unwrap_or_default().to_owned();
    page["contacts"].as_array().into_iter().flatten().map(|row| (told(row, "email"), told(row, "role"))).collect()
}

#[tokio::test]
async fn s181_an_invitation_lets_somebody_new_in_once() {
    let app = TestApp::demo().await;
    let admin = app.person(Persona::AcmeAdmin).await;
    let link = invite(&admin, "Northwind", "ada@northwind.example", "partner_owner").await;
    assert!(link.len() > "/invitation/".len() + 42, "32 random bytes: {link}");

    let ada = Person::stranger(&app);
    let page = ada.text(&link).await;
    assert!(page.contains("ada@northwind.example") && page.contains("Northwind") && page.contains("Acme Software"), "{page}");
    assert_eq!(ada.form(&link, &[("name", "Ada Byron"), ("password", "short")]).await.status(), StatusCode::UNPROCESSABLE_ENTITY);
    let answer = ada.form(&link, &NEW).await;
    assert_eq!((answer.status(), target(&answer)), (StatusCode::SEE_OTHER, "/"));
    assert_eq!(target(&ada.get("/").await), "/home");
    assert!(contacts(&admin, "Northwind").await.contains(&("ada@northwind.example".to_owned(), "partner_owner".to_owned())));
    let again = Person::stranger(&app);
    let answer = again.form("/sign-in", &[("email", "ada@northwind.example"), NEW[1]]).await;
    assert_eq!(answer.status(), StatusCode::SEE_OTHER, "and signs in from now on");

    // used, replaced, never there: one page, and nothing in it that tells which
    let stranger = Person::stranger(&app);
    let unknown = "/invitation/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";
    let (used, never) = (stranger.get(&link).await, stranger.get(unknown).await);
    assert_eq!((used.status(), never.status()), (StatusCode::GONE, StatusCode::GONE));
    let (used, never) = (used.text().await.expect("a page"), never.text().await.expect("a page"));
    assert_eq!(without_nonce(&used), without_nonce(&never));
    assert!(used.contains("This invitation is over"), "{used}");
    let answer = stranger.form(&link, &NEW).await;
    assert_eq!(answer.status(), StatusCode::GONE);
    assert_eq!(standing(&stranger).await, 401);
    app.stop().await;
}

#[tokio::test]
async fn d43_a_newer_invitation_kills_the_older_one() {
    let app = TestApp::demo().await;
    let admin = app.person(Persona::AcmeAdmin).await;
    let older = invite(&admin, "Northwind", "ada@northwind.example", "partner_owner").await;
    let newer = invite(&admin, "Northwind", " ADA@northwind.example", "partner_member").await;
    let elsewhere = invite(&admin, "Bluefin", "ada@northwind.example", "partner_member").await;
    let ada = Person::stranger(&app);
    assert_eq!(ada.form(&older, &NEW).await.status(), StatusCode::GONE);
    assert_eq!(ada.form(&newer, &NEW).await.status(), StatusCode::SEE_OTHER);
    assert!(contacts(&admin, "Northwind").await.contains(&("ADA@northwind.example".to_owned(), "partner_member".to_owned())));
    assert_eq!(ada.form(&elsewhere, &[]).await.status(), StatusCode::SEE_OTHER, "another place is another invitation");
    app.stop().await;
}

#[tokio::test]
async fn d40_somebody_known_joins_signed_in_with_the_invited_address_and_in_no_other_way() {
    let app = TestApp::demo().await;
    let [admin, owner, other] = app.people([Persona::AcmeAdmin, Persona::NorthwindOwner, Persona::BluefinOwner]).await;
    let link = invite(&admin, "Bluefin", "owner@northwind.example", "partner_member").await;
    let stranger = Person::stranger(&app);
    let taken = stranger.form(&link, &NEW).await;
    assert_eq!(taken.status(), StatusCode::UNPROCESSABLE_ENTITY, "nobody gets in with a password of their own");
    assert!(taken.text().await.expect("a page").contains("Sign in with it to join."));
    let page = other.text(&link).await;
    assert!(page.contains("This invitation is for"), "{page}");
    assert_eq!(other.form(&link, &[]).await.status(), StatusCode::UNPROCESSABLE_ENTITY);

    let before = owner.cookies();
    assert_eq!(owner.form(&link, &[]).await.status(), StatusCode::SEE_OTHER);
    assert_ne!(owner.cookies(), before, "a new place is a new token");
    assert_eq!(standing(&Person::with_cookies(&app, &before)).await, 401);
    assert!(owner.campaigns("").await.iter().any(|(name, _)| name == "Harbour breakfast Hamburg"), "at the new place");
    let (status, told) = admin
        .told("partners/invite", json!({ "partner": admin.partner_named("Bluefin").await, "name": "Ines", "email": "OWNER@northwind.example", "role": "partner_member" }))
        .await;
    assert_eq!((status, &told["Refused"]["Because"]), (422, &json!("AlreadyContact")));
    app.stop().await;
}

#[tokio::test]
async fn d40_whoever_holds_the_link_because_there_is_no_mail_server_does_not_learn_who_has_an_account() {
    let app = TestApp::demo().await;
    let admin = app.person(Persona::AcmeAdmin).await;
    let known = invite(&admin, "Bluefin", "owner@northwind.example", "partner_member").await;
    let unknown = invite(&admin, "Bluefin", "nobody@northwind.example", "partner_member").await;
    let plain = |page: String, link: &str| without_nonce(&page).replace(link, "/link").replace("nobody", "owner");
    for person in [Person::stranger(&app), app.person(Persona::AcmeAdmin).await] {
        let pages = [plain(person.text(&known).await, &known), plain(person.text(&unknown).await, &unknown)];
        assert_eq!(pages[0], pages[1]);
    }
    let stranger = Person::stranger(&app);
    for link in [&known, &unknown] {
        let page = stranger.text(link).await;
        assert!(page.contains("You have an account with this address already?") && page.contains("type=\"password\""), "{page}");
        let short = stranger.form(link, &[("name", "Ada Byron"), ("password", "short")]).await;
        assert_eq!(short.status(), StatusCode::UNPROCESSABLE_ENTITY);
        assert!(!short.text().await.expect("a page").contains("has an account"));
    }
    let owner = app.person(Persona::NorthwindOwner).await;
    assert!(owner.text(&known).await.contains("You have an account already"), "only the one invited is told");
    app.stop().await;
}

#[tokio::test]
async fn d40_with_a_mail_server_the_link_is_its_receivers_who_is_told_to_sign_in() {
    let sink = Sink::open().await;
    let app = TestApp::demo_with(&sink.settings()).await;
    let admin = app.person(Persona::AcmeAdmin).await;
    let bluefin = admin.partner_named("Bluefin").await;
    let who = json!({ "partner": bluefin, "name": "Ada", "email": "owner@northwind.example", "role": "partner_member" });
    admin.answer::<Option<String>>("partners/invite", &who).await;
    let link = link_in(&sink.mail_to("owner@northwind.example").await.replace("=\n", ""), "/invitation/");
    let page = Person::stranger(&app).text(&link).await;
    assert!(page.contains("has an account already") && !page.contains("type=\"password\""), "{page}");
    app.stop().await;
}

#[tokio::test]
async fn d44_an_admin_takes_an_invitation_back_on_the_partners_page_and_suspends_one_contact() {
    let app = TestApp::demo().await;
    let [admin, member, globex, owner] =
        app.people([Persona::AcmeAdmin, Persona::AcmeMember, Persona::GlobexAdmin, Persona::NorthwindOwner]).await;
    let link = invite(&admin, "Northwind", "ada@northwind.example", "partner_member").await;
    let northwind = admin.partner_named("Northwind").await;
    let page: Value = admin.answer("partners/get", &json!({ "partner": northwind })).await;
    let revoke = json!({ "partner": northwind, "invitation": page["invited"][0]["id"] });
    let elsewhere = json!({ "partner": admin.partner_named("Bluefin").await, "invitation": page["invited"][0]["id"] });
    for (person, what) in [(&member, &revoke), (&globex, &revoke), (&owner, &revoke), (&admin, &elsewhere)] {
        assert_eq!(person.told("partners/revoke", what.clone()).await.0, 404);
    }
    admin.answer::<()>("partners/revoke", &revoke).await;
    assert_eq!(admin.told("partners/revoke", revoke).await.0, 404, "it is taken back already");
    assert_eq!(Person::stranger(&app).form(&link, &NEW).await.status(), StatusCode::GONE);

    let contact = page["contacts"].as_array().into_iter().flatten().find(|row| row["email"] == "owner@northwind.example").cloned();
    let person = contact.expect("the owner")["person"].clone();
    let suspend = |suspended: bool| json!({ "partner": northwind, "person": person, "suspended": suspended });
    for other in [&member, &globex, &owner] {
        assert_eq!(other.told("partners/suspend_contact", suspend(true)).await.0, 404);
    }
    let stale = |told: (u16, Value)| (told.0, told.1["Refused"]["Because"]["Stale"].is_object());
    assert_eq!(stale(admin.told("partners/suspend_contact", suspend(false)).await), (422, true));
    admin.answer::<()>("partners/suspend_contact", &suspend(true)).await;
    assert_eq!(stale(admin.told("partners/suspend_contact", suspend(true)).await), (422, true));
    assert_eq!(standing(&owner).await, 401, "signed out at once (D55)");
    assert_eq!(owner.sign_in("owner@northwind.example").await.status(), StatusCode::UNPROCESSABLE_ENTITY);
    let colleague = app.person(Persona::NorthwindMember).await;
    assert_eq!(standing(&colleague).await, 200, "nobody else is");
    admin.answer::<()>("partners/suspend_contact", &suspend(false)).await;
    assert_eq!(owner.sign_in("owner@northwind.example").await.status(), StatusCode::SEE_OTHER);
    let (_, trail) = admin.told("audit/list", json!({ "before": null })).await;
    for act in ["accounts.suspend", "accounts.reactivate", "accounts.revoke"] {
        assert!(trail["rows"].as_array().into_iter().flatten().any(|entry| entry["act"] == act), "{act}: {trail}");
    }
    app.stop().await;
}

#[tokio::test]
async fn d43_an_invitation_is_over_when_its_partner_is_and_gives_no_vendor_role() {
    let app = TestApp::demo().await;
    let admin = app.person(Persona::AcmeAdmin).await;
    let northwind = admin.partner_named("Northwind").await;
    for role in ["admin", "member"] {
        let who = json!({ "partner": northwind, "name": "Ada", "email": "ada@northwind.example", "role": role });
        let (status, told) = admin.told("partners/invite", who).await;
        assert_eq!((status, &told["Refused"]["Because"]), (422, &json!("Role")), "{role}");
    }
    let link = invite(&admin, "Northwind", "ada@northwind.example", "partner_member").await;
    admin.answer::<()>("partners/set_status", &json!({ "partner": northwind, "from": "active", "to": "suspended" })).await;
    assert_eq!(Person::stranger(&app).form(&link, &NEW).await.status(), StatusCode::GONE);
    app.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn d43_ten_who_use_one_link_at_once_get_one_place() {
    let app = TestApp::demo().await;
    let admin = app.person(Persona::AcmeAdmin).await;
    let link = invite(&admin, "Northwind", "ada@northwind.example", "partner_member").await;
    let people: Vec<Person> = (0..10).map(|_| Person::stranger(&app)).collect();
    let answers = futures::future::join_all(people.iter().map(|person| async { person.form(&link, &NEW).await.status() })).await;
    assert_eq!(answers.iter().filter(|status| **status == StatusCode::SEE_OTHER).count(), 1, "{answers:?}");
    assert!(answers.iter().all(|status| !status.is_server_error()), "{answers:?}");
    assert_eq!(contacts(&admin, "Northwind").await.iter().filter(|(email, _)| email == "ada@northwind.example").count(), 1);
    app.stop().await;
}
