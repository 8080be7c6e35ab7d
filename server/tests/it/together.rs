//! Bulk and single deeds, sign-in and suspensions, all at once on PostgreSQL: nobody waits for somebody who waits for them, so that
//! nothing breaks and everything is whole afterwards (house law 6, trust "no double effect").

use crate::support::{Person, Persona, TestApp, fresh};
use futures::{
    FutureExt,
    future::{BoxFuture, join_all},
};
use operations::{check, demo::PASSWORD};
use serde_json::{Value, json};

/// How often everything meets.
const ROUNDS: usize = 20;

async fn call(person: &Person, door: &'static str, arguments: Value) -> (&'static str, u16) {
    (door, person.call(door, &arguments).await.status().as_u16())
}

async fn send(person: &Person, path: &'static str, fields: &[(&str, &str)]) -> (&'static str, u16) {
    (path, person.form(path, fields).await.status().as_u16())
}

/// Moves everything there, and back by the way the answer tells.
async fn there_and_back(person: &Person, what: &Value, to: &str) -> (&'static str, u16) {
    let answer = person.call("library/move_to", &json!({ "what": what, "to": to })).await;
    if !answer.status().is_success() {
        return ("library/move_to", answer.status().as_u16());
    }
    let told: Value = answer.json().await.expect("an answer");
    match &told["back"] {
        Value::Null => ("library/move_to", 200),
        back => call(person, "library/undo", json!({ "back": back })).await,
    }
}

/// Signs in, and chooses the first place when there are several.
async fn come(app: &TestApp, email: &str) -> (&'static str, u16) {
    let person = Person::stranger(app);
    let answer = person.form("/sign-in", &[("email", email), ("password", PASSWORD)]).await;
    let page = if answer.status().is_redirection() { person.text("/choose").await } else { String::new() };
    match page.split_once("name=\"membership\" value=\"").and_then(|(_, rest)| rest.split_once('"')) {
        Some((place, _)) => send(&person, "/choose", &[("membership", place)]).await,
        None => ("/sign-in", answer.status().as_u16()),
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn house_law_6_many_deeds_sign_ins_and_suspensions_at_once_stand_in_nobodys_way() {
    let app = TestApp::demo().await;
    let [admin, member] = app.people([Persona::AcmeAdmin, Persona::AcmeMember]).await;
    let everyone = admin.group_named("All partners").await;
    let northwind = admin.partner_named("Northwind").await;
    let page: Value = admin.answer("partners/get", &json!({ "partner": northwind })).await;
    let lee = page["contacts"].as_array().into_iter().flatten().find(|row| row["email"] == "lee@northwind.example").cloned();
    let lee = lee.expect("Lee")["person"].clone();
    let only = admin.group("Only Northwind", &[&northwind]).await;
    let (left, right) = (admin.folder(None, "Left").await, admin.folder(None, "Right").await);
    let inner = admin.folder(Some(&left), "Inner").await;
    for _ in 0..ROUNDS {
        let mut items = Vec::new();
        for n in 0..6 {
            let place = [&left, &right, &inner][n % 3];
            items.push(admin.link(Some(place), &fresh("Item"), &[&everyone]).await);
        }
        let doomed = admin.folder(Some(&right), &fresh("Doomed")).await;
        let all = json!({ "These": { "folders": [inner], "items": items } });
        let some = json!({ "These": { "folders": [doomed], "items": items[3..] } });
        let turn = |from: &str, to: &str| json!({ "partner": northwind, "from": from, "to": to });
        let own = Person::of(&app, Persona::NorthwindMember).await;
        let deeds: Vec<BoxFuture<'_, (&'static str, u16)>> = vec![
            there_and_back(&admin, &all, &right).boxed(),
            there_and_back(&member, &all, &left).boxed(),
            call(&admin, "library/set_groups", json!({ "what": all, "groups": [only] })).boxed(),
            call(&member, "library/set_groups", json!({ "what": all, "groups": [everyone, only] })).boxed(),
            call(&admin, "library/archive", json!({ "what": all })).boxed(),
            call(&member, "library/unarchive", json!({ "what": all })).boxed(),
            call(&admin, "library/remove_many", json!({ "what": some })).boxed(),
            call(&member, "library/remove", json!({ "item": items[4] })).boxed(),
            call(&member, "library/remove_folder", json!({ "folder": doomed, "keep": true })).boxed(),
            call(&member, "library/edit", json!({ "item": items[0], "version": 1, "name": "Other", "description": "" })).boxed(),
            call(&admin, "partners/set_status", turn("active", "suspended")).boxed(),
            call(&admin, "partners/set_status", turn("suspended", "active")).boxed(),
            call(&admin, "partners/suspend_contact", json!({ "partner": northwind, "person": lee, "suspended": true })).boxed(),
            call(&admin, "partners/suspend_contact", json!({ "partner": northwind, "person": lee, "suspended": false })).boxed(),
            come(&app, "owner@northwind.example").boxed(),
            come(&app, "owner@northwind.example").boxed(),
            come(&app, "lee@northwind.example").boxed(),
            come(&app, "lee@northwind.example").boxed(),
            send(&own, "/settings/profile", &[("act", "profile"), ("name", "Jonas"), ("zone", "")]).boxed(),
            send(&own, "/sign-out", &[("everywhere", "true")]).boxed(),
        ];
        let answers = join_all(deeds).await;
        assert!(answers.iter().all(|(_, status)| *status < 500), "{answers:?}");
        admin.call("partners/set_status", &turn("suspended", "active")).await;
        admin.call("partners/suspend_contact", &json!({ "partner": northwind, "person": lee, "suspended": false })).await;
    }
    let report = check::check(app.portal.base()).await.expect("a report");
    assert!(report.is_clean(), "{report:?}");
    app.stop().await;
}
