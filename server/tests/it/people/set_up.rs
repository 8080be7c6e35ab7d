//! The first admin of a new installation (trust 19).

use super::{standing, target};
use crate::support::{Person, TestApp};
use reqwest::StatusCode;
use serde_json::{Value, json};

fn fields(code: &str) -> [(&str, &str); 5] {
    let password = "a sentence is fine";
    [("code", code), ("organisation", "Hooli"), ("name", "Gavin"), ("email", "gavin@hooli.example"), ("password", password)]
}

#[tokio::test]
async fn trust_19_set_up_needs_the_code_and_is_gone_once_somebody_is_there() {
    let app = TestApp::empty().await;
    let code = app.portal.base().set_up_code.clone().expect("a code");
    assert!(
        std::fs::read_to_string(app.config.data_dir.join("set-up-code")).expect("a file").contains(&code),
        "it is kept for the one who starts"
    );
    let person = Person::stranger(&app);
    assert_eq!(target(&person.get("/").await), "/set-up");
    assert_eq!(person.get("/set-up").await.status(), StatusCode::OK);
    assert!(!person.text("/set-up").await.contains(&code));

    for wrong in ["", "abcd-efgh-jkmn", &code[1..]] {
        let answer = person.form("/set-up", &fields(wrong)).await;
        assert_eq!(answer.status(), StatusCode::UNPROCESSABLE_ENTITY, "{wrong}");
        let page = answer.text().await.expect("a page");
        assert!(page.contains("Hooli") && page.contains("gavin@hooli.example"), "what was typed is still there");
        assert!(!page.contains("a sentence is fine"), "but not the password");
    }
    assert_eq!(standing(&person).await, 401);

    let answer = person.form("/set-up", &fields(&format!(" {} ", code.to_uppercase()))).await;
    assert_eq!((answer.status(), target(&answer)), (StatusCode::SEE_OTHER, "/"));
    assert_eq!(standing(&person).await, 200, "the first admin is signed in");
    let groups: Vec<Value> = person.answer("partners/groups", &json!({})).await;
    assert_eq!(groups.iter().map(|group| group["name"].as_str()).collect::<Vec<_>>(), [Some("All partners")]);
    let intents: Vec<String> = person.answer("campaigns/intents", &json!({})).await;
    assert_eq!(intents, domain::campaigns::INTENTS);

    let stranger = Person::stranger(&app);
    assert_eq!(stranger.get("/set-up").await.status(), StatusCode::NOT_FOUND);
    let again = stranger.form("/set-up", &fields(&code)).await;
    assert_eq!(again.status(), StatusCode::NOT_FOUND);
    assert_eq!(target(&stranger.get("/").await), "/sign-in");
    app.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn trust_19_ten_who_set_up_at_once_make_one_organisation() {
    let app = TestApp::empty().await;
    let code = app.portal.base().set_up_code.clone().expect("a code");
    let people: Vec<Person> = (0..10).map(|_| Person::stranger(&app)).collect();
    let answers =
        futures::future::join_all(people.iter().map(|person| async { person.form("/set-up", &fields(&code)).await.status() })).await;
    assert_eq!(answers.iter().filter(|status| **status == StatusCode::SEE_OTHER).count(), 1, "{answers:?}");
    assert_eq!(answers.iter().filter(|status| **status == StatusCode::NOT_FOUND).count(), 9, "{answers:?}");
    let made = store::organisations::count(&app.portal.base().db).await.expect("an answer");
    assert_eq!(made, 1);
    app.stop().await;
}

#[tokio::test]
async fn everything_wrong_with_a_set_up_is_told_at_once() {
    let app = TestApp::empty().await;
    let person = Person::stranger(&app);
    let wrong = [("code", "none"), ("organisation", ""), ("name", " "), ("email", "gavin"), ("password", "short")];
    let answer = person.form("/set-up", &wrong).await;
    assert_eq!(answer.status(), StatusCode::UNPROCESSABLE_ENTITY);
    let page = answer.text().await.expect("a page");
    for (field, _) in wrong {
        assert!(page.contains(&format!("href=\"#{field}\"")) && page.contains(&format!("id=\"{field}-error\"")), "{field}: {page}");
    }
    app.stop().await;
}

#[tokio::test]
async fn d43_set_up_refuses_what_cannot_be_a_name_an_address_or_a_password() {
    let app = TestApp::empty().await;
    let code = app.portal.base().set_up_code.clone().expect("a code");
    let person = Person::stranger(&app);
    for (field, wrong) in [
        ("organisation", ""),
        ("name", "a\u{202e}b"),
        ("email", "gavin"),
        ("password", "short"),
        ("password", "password123"),
        ("password", "gavin@hooli.example"),
    ] {
        let mut all = fields(&code);
        all.iter_mut().filter(|(name, _)| *name == field).for_each(|pair| pair.1 = wrong);
        assert_eq!(person.form("/set-up", &all).await.status(), StatusCode::UNPROCESSABLE_ENTITY, "{field} {wrong:?}");
    }
    assert_eq!(person.get("/set-up").await.status(), StatusCode::OK, "nothing was made");
    app.stop().await;
}
