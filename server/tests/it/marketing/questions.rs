//! The settings of the questions: versions, and running conversations that keep theirs (spec S21-S24, D1, D3, D56).

use super::reason;
use crate::support::{Persona, TestApp};
use serde_json::{Value, json};

fn question(wording: &str, kind: &str) -> Value {
    json!({ "id": "", "wording": wording, "help": "", "kind": kind, "choices": [], "other": false, "required": true, "uses": "date" })
}

#[tokio::test]
async fn d3_a_running_conversation_keeps_the_questions_it_began_with() {
    let app = TestApp::demo().await;
    let admin = app.person(Persona::AcmeAdmin).await;
    let northwind = admin.partner_named("Northwind").await;
    let before = admin.chat(&northwind).await;
    let add = json!({ "version": 0, "change": { "Add": question("When does it start?", "date") } });
    let set: Value = admin.answer("campaigns/change_questions", &add).await;
    assert_eq!(set["questions"].as_array().map(Vec::len), Some(5));
    let version = set["version"].as_i64().expect("a version");
    let added = set["questions"][4]["id"].as_str().expect("an id").to_owned();
    let after = admin.chat(&northwind).await;
    for (chat, asked) in [(&before, 4), (&after, 5)] {
        let told: Value = admin.answer("campaigns/chat", &json!({ "chat": chat })).await;
        assert_eq!(told["questions"].as_array().map(Vec::len), Some(asked));
    }
    let stale = admin.told("campaigns/change_questions", add).await;
    assert_eq!(reason(&stale), "Stale");
    let moved: Value = admin.answer("campaigns/change_questions", &json!({ "version": version, "change": { "Move": [added, 0] } })).await;
    assert_eq!(moved["questions"][0]["id"], added.as_str());
    let core = admin.told("campaigns/change_questions", json!({ "version": version + 1, "change": { "Remove": "name" } })).await;
    assert_eq!(reason(&core), "Question");
    let reset: Value = admin.answer("campaigns/change_questions", &json!({ "version": version + 1, "change": "Reset" })).await;
    assert_eq!(reset["questions"].as_array().map(Vec::len), Some(4));
    let told: Value = admin.answer("campaigns/chat", &json!({ "chat": after })).await;
    assert_eq!(told["questions"].as_array().map(Vec::len), Some(5), "nor does a reset reach it");
    app.stop().await;
}

#[tokio::test]
async fn d1_the_choices_of_the_intent_are_the_intents_of_the_organisation() {
    let app = TestApp::demo().await;
    let [admin, member] = app.people([Persona::AcmeAdmin, Persona::AcmeMember]).await;
    let set: Value = admin.answer("campaigns/questions", &json!({})).await;
    let mut intent = set["questions"][1].clone();
    intent["choices"] = json!(["Fill a webinar", "Promote a product"]);
    let edit = json!({ "version": set["version"], "change": { "Edit": intent } });
    assert_eq!(member.told("campaigns/change_questions", edit.clone()).await.0, 404, "settings are the admins'");
    let _: Value = admin.answer("campaigns/change_questions", &edit).await;
    let intents: Vec<String> = admin.answer("campaigns/intents", &json!({})).await;
    assert_eq!(intents, ["Fill a webinar", "Promote a product"]);
    app.stop().await;
}
