//! A model behind an OpenAI-compatible address, with everything that can go wrong with it; and its key, which nobody ever sees
//! (spec D9, D57, B10).

use crate::support::{KEY, Manner, Persona, StandIn, TestApp, until};
use serde_json::{Value, json};
use std::time::Duration;

fn plain() -> Value {
    json!({ "tone": "plain", "length": "usual", "audience": "", "action": "", "emphasis": "", "part": "subject" })
}

#[tokio::test]
async fn d9_a_model_writes_what_is_asked_and_learns_only_this_request() {
    let model = StandIn::open().await;
    let app = TestApp::demo_with(&model.settings()).await;
    let [admin, member] = app.people([Persona::AcmeAdmin, Persona::AcmeMember]).await;
    let campaign = admin.submitted(&admin.partner_named("Northwind").await).await;
    let draft = admin.draft_of(&campaign, "email", 1).await;
    assert_eq!(draft["versions"][0]["source"], json!({ "Model": "stand-in" }));
    assert_eq!(draft["parts"][0]["text"], "The model wrote the subject of it.");
    let asked = model.asked().join("\n");
    assert!(asked.to_lowercase().contains(&format!("authorization: bearer {KEY}")), "the key is in its header");
    assert!(asked.contains("Buyers at garden centres") && asked.contains("Northwind"));
    for other in ["Bluefin", "Larkspur", "Globex", "Maya Lindqvist", "@"] {
        assert!(!asked.contains(other), "{other} was sent");
    }
    let sent: String = member.answer("campaigns/sent", &json!({ "draft": draft["id"] })).await;
    assert!(sent.contains("Buyers at garden centres") && !sent.contains(KEY));
    let page: Value = admin.answer("campaigns/model", &json!({})).await;
    assert_eq!((page["name"].as_str(), page["has_key"].as_bool()), (Some("stand-in"), Some(true)));
    assert!(page["used"].as_i64().is_some_and(|used| used >= 100) && !page.to_string().contains(KEY));
    let well: Value = admin.answer("campaigns/test_model", &json!({})).await;
    assert_eq!(well, Value::Null);
    app.stop().await;
}

#[tokio::test]
async fn d9_whatever_a_model_does_a_draft_is_written_and_says_why_it_is_not_the_models() {
    let model = StandIn::open().await;
    let app = TestApp::demo_with(&model.settings()).await;
    let admin = app.person(Persona::AcmeAdmin).await;
    let campaign = admin.submitted(&admin.partner_named("Northwind").await).await;
    let draft = admin.draft_of(&campaign, "email", 1).await;
    let mut version = 1;
    for (manner, failure) in [
        (Manner::Wrongly, "wrong"),
        (Manner::Nonsense, "wrong"),
        (Manner::Half, "half"),
        (Manner::Status(500), "broken"),
        (Manner::Status(429), "busy"),
        (Manner::Status(401), "refused"),
        (Manner::Never, "silent"),
    ] {
        model.be(manner);
        let _: Value = admin.answer("campaigns/tweak", &json!({ "draft": draft["id"], "tweak": plain() })).await;
        version += 1;
        let written = admin.draft_of(&campaign, "email", version).await;
        let newest = &written["versions"][0];
        assert_eq!(
            (&newest["source"], newest["note"].as_str()),
            (&json!("BuiltIn"), Some(format!("instead:{failure}").as_str())),
            "{manner:?}"
        );
        assert_eq!(written["parts"][2], draft["parts"][2], "{manner:?}: nothing is lost");
        assert!(!written.to_string().contains(KEY));
    }
    model.be(Manner::Once(429));
    let _: Value = admin.answer("campaigns/tweak", &json!({ "draft": draft["id"], "tweak": plain() })).await;
    let written = admin.draft_of(&campaign, "email", version + 1).await;
    assert_eq!(written["versions"][0]["source"], json!({ "Model": "stand-in" }), "asked again, it writes");
    let trail: Value = admin.answer("audit/list", &json!({ "before": null })).await;
    assert!(!trail.to_string().contains(KEY));
    for column in ["select note from draft_versions", "select error from jobs", "select detail from audit_entries"] {
        let texts = store::testing::texts(&app.portal.base().db, column).await;
        assert!(!texts.iter().any(|text| text.contains(KEY)), "{column}");
    }
    app.stop().await;
}

#[tokio::test]
async fn d9_a_budget_that_is_used_up_leaves_the_rest_to_the_built_in_drafter() {
    let model = StandIn::open().await;
    let mut settings = model.settings();
    settings.push(("PORTICO_MODEL_DAILY_TOKENS", "10"));
    let app = TestApp::demo_with(&settings).await;
    let admin = app.person(Persona::AcmeAdmin).await;
    let campaign = admin.submitted(&admin.partner_named("Northwind").await).await;
    let draft = admin.draft_of(&campaign, "posts", 1).await;
    assert_eq!(draft["versions"][0]["note"], "instead:budget");
    assert_eq!(model.asked().len(), 0);
    app.stop().await;
}

#[tokio::test]
async fn b10_words_are_seen_as_they_come_and_writing_is_stopped() {
    let model = StandIn::open().await;
    let app = TestApp::demo_with(&model.settings()).await;
    let admin = app.person(Persona::AcmeAdmin).await;
    let campaign = admin.submitted(&admin.partner_named("Northwind").await).await;
    let draft = admin.draft_of(&campaign, "email", 1).await;
    for kind in ["posts", "one_pager", "landing", "talking_points"] {
        admin.draft_of(&campaign, kind, 1).await;
    }
    let mut stream = admin.get(&format!("/events?topic=campaign:{campaign}")).await;
    model.be(Manner::Slowly(Duration::from_millis(300)));
    let _: Value = admin.answer("campaigns/tweak", &json!({ "draft": draft["id"], "tweak": plain() })).await;
    let mut heard = String::new();
    while heard.matches("event: words").count() < 3 {
        let piece =
            tokio::time::timeout(Duration::from_secs(10), stream.chunk()).await.expect("in time").expect("a stream").expect("no end");
        heard.push_str(&String::from_utf8_lossy(&piece));
    }
    // who reloads has what came so far
    until("it is kept", || async {
        let now: Value = admin.answer("campaigns/draft", &json!({ "draft": draft["id"] })).await;
        (now["state"] == "writing" && now["coming"] != "").then_some(())
    })
    .await;
    let busy = admin.told("campaigns/tweak", json!({ "draft": draft["id"], "tweak": plain() })).await;
    assert_eq!(super::reason(&busy), "BeingWritten");
    let _: Value = admin.answer("campaigns/stop_draft", &json!({ "draft": draft["id"] })).await;
    let stopped = admin.draft_of(&campaign, "email", 1).await;
    assert_eq!((&stopped["coming"], &stopped["parts"]), (&json!(""), &draft["parts"]));
    app.stop().await;
}
