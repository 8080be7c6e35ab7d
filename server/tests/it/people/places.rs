//! People with several places to work at (spec D40).

use super::{standing, target};
use crate::support::{Person, Persona, TestApp};
use reqwest::StatusCode;
use serde_json::json;

/// The memberships and the words of the page that offers them.
async fn offered(person: &Person) -> Vec<(String, String)> {
    let page = person.text("/choose").await;
    let buttons = page.split("name=\"membership\" value=\"").skip(1);
    buttons
        .filter_map(|rest| {
            let (id, rest) = rest.split_once('"')?;
            let (_, rest) = rest.split_once("<strong>")?;
            Some((id.to_owned(), rest.split_once("</strong>")?.0.replace("<!>", "")))
        })
        .collect()
}

#[tokio::test]
async fn d40_who_has_several_places_is_asked_where_to_work() {
    let app = TestApp::demo().await;
    let lee = Person::stranger(&app);
    let fields = [("email", "lee@northwind.example"), ("password", operations::demo::PASSWORD), ("next", "/resources")];
    let answer = lee.form("/sign-in", &fields).await;
    assert_eq!((answer.status(), target(&answer)), (StatusCode::SEE_OTHER, "/choose?next=%2Fresources"));
    assert_eq!(standing(&lee).await, 401, "nothing is seen before a place is chosen");
    assert_eq!(target(&lee.get("/home").await), "/choose?next=%2Fhome");

    let places = offered(&lee).await;
    let names: Vec<&str> = places.iter().map(|(_, name)| name.as_str()).collect();
    assert_eq!(names.len(), 2, "{names:?}");
    assert!(names.contains(&"Northwind at Acme Software") && names.contains(&"Bluefin at Acme Software"), "{names:?}");
    for (place, name) in places {
        let answer = lee.form("/choose", &[("membership", &place), ("next", "/resources")]).await;
        assert_eq!((answer.status(), target(&answer)), (StatusCode::SEE_OTHER, "/resources"));
        let seen = lee.campaigns("").await;
        let bluefin = seen.iter().any(|(campaign, _)| campaign == "Harbour breakfast Hamburg");
        assert_eq!(bluefin, name.starts_with("Bluefin"), "a session holds one place: {seen:?}");
        assert_eq!(offered(&lee).await[0].1, name, "the last choice is offered first");
    }
    app.stop().await;
}

#[tokio::test]
async fn d40_nobody_works_at_a_place_of_somebody_else() {
    let app = TestApp::demo().await;
    let [sam, lee] = [Person::stranger(&app), Person::stranger(&app)];
    sam.sign_in("sam@acme.example").await;
    lee.sign_in("lee@northwind.example").await;
    let own = offered(&sam).await;
    assert_eq!(own.len(), 2);
    for (place, _) in &own {
        assert_eq!(lee.form("/choose", &[("membership", place)]).await.status(), StatusCode::NOT_FOUND);
    }
    for wrong in ["", "1", "0193b0a0-0000-7000-8000-0000000000aa"] {
        assert_eq!(lee.form("/choose", &[("membership", wrong)]).await.status(), StatusCode::NOT_FOUND, "{wrong:?}");
    }
    assert_eq!(standing(&lee).await, 401, "and nothing was chosen by it");

    // one and the same person is on the vendor's side here and on a partner's there
    for (place, name) in own {
        sam.form("/choose", &[("membership", &place)]).await;
        let (status, _) = sam.told("partners/names", json!({})).await;
        assert_eq!(status, if name == "Acme Software" { 200 } else { 404 }, "{name}");
    }
    app.stop().await;
}

#[tokio::test]
async fn d40_a_place_that_was_closed_is_offered_no_more_and_its_session_sees_nothing() {
    let app = TestApp::demo().await;
    let lee = Person::stranger(&app);
    lee.sign_in("lee@northwind.example").await;
    let places = offered(&lee).await;
    let (bluefin, _) = places.iter().find(|(_, name)| name.starts_with("Bluefin")).expect("a place at Bluefin");
    lee.form("/choose", &[("membership", bluefin)]).await;
    let admin = app.person(Persona::AcmeAdmin).await;
    let partner = admin.partner_named("Bluefin").await;
    admin.answer::<()>("partners/set_status", &json!({ "partner": partner, "from": "active", "to": "ended" })).await;
    assert_eq!(standing(&lee).await, 401);

    // one place is left: no question any more
    let answer = lee.sign_in("lee@northwind.example").await;
    assert_eq!((answer.status(), target(&answer)), (StatusCode::SEE_OTHER, "/"));
    assert_eq!(lee.form("/choose", &[("membership", bluefin)]).await.status(), StatusCode::NOT_FOUND);
    app.stop().await;
}
