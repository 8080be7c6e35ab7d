//! Drafts by the built-in drafter: written by a job, tweaked, edited, compared, exported (spec S3, S20, D9, B10).

use super::reason;
use crate::support::{Persona, TestApp};
use serde_json::{Value, json};

fn tweak(part: Option<&str>, emphasis: &str) -> Value {
    json!({ "tone": "warm", "length": "short", "audience": "", "action": "Book a stock audit", "emphasis": emphasis, "part": part })
}

fn text(draft: &Value, part: &str) -> String {
    let parts = draft["parts"].as_array().into_iter().flatten();
    parts.filter(|found| found["key"] == part).map(|found| found["text"].as_str().unwrap_or_default().to_owned()).collect()
}

#[tokio::test]
async fn s3_a_submitted_campaign_gets_its_five_drafts_and_each_is_marked_as_generated() {
    let app = TestApp::demo().await;
    let [admin, owner] = app.people([Persona::AcmeAdmin, Persona::NorthwindOwner]).await;
    let campaign = admin.submitted(&admin.partner_named("Northwind").await).await;
    for kind in ["email", "posts", "one_pager", "landing", "talking_points"] {
        let draft = admin.draft_of(&campaign, kind, 1).await;
        assert_eq!(draft["versions"][0]["source"], "BuiltIn");
        assert!(draft["parts"].as_array().is_some_and(|parts| parts.iter().all(|part| part["text"] != "")), "{draft}");
    }
    let email = admin.draft_of(&campaign, "email", 1).await;
    let body = text(&email, "body");
    assert!(body.contains("A wrong count costs the season.") && body.contains("the 14-day trial") && body.contains("Northwind"), "{body}");
    assert!(email["findings"].as_array().is_some_and(|found| found.iter().all(|one| one["Word"].is_null())), "{email}");
    assert_eq!(owner.told("campaigns/drafts", json!({ "campaign": campaign })).await.0, 404);
    app.stop().await;
}

#[tokio::test]
async fn s20_a_tweak_writes_the_next_version_and_one_part_leaves_the_others() {
    let app = TestApp::demo().await;
    let admin = app.person(Persona::AcmeAdmin).await;
    let campaign = admin.submitted(&admin.partner_named("Northwind").await).await;
    let first = admin.draft_of(&campaign, "email", 1).await;
    let id = first["id"].as_str().expect("an id");
    let _: Value = admin.answer("campaigns/tweak", &json!({ "draft": id, "tweak": tweak(Some("subject"), "Nine weeks to sell") })).await;
    let second = admin.draft_of(&campaign, "email", 2).await;
    assert_eq!(text(&second, "subject"), "Nine weeks to sell");
    assert_eq!(text(&second, "body"), text(&first, "body"));
    let differences: Value = admin.answer("campaigns/compare", &json!({ "draft": id, "older": 1, "newer": 2 })).await;
    assert_eq!(differences[2]["runs"].as_array().map(Vec::len), Some(1), "the body is the same: {differences}");
    let _: Value = admin.answer("campaigns/tweak", &json!({ "draft": id, "tweak": tweak(None, "") })).await;
    let third = admin.draft_of(&campaign, "email", 3).await;
    assert!(text(&third, "body").contains("Book a stock audit") && text(&third, "body").starts_with("Hi there,"), "{third}");
    let number: i64 = admin.answer("campaigns/restore_draft", &json!({ "draft": id, "version": 3, "older": 1 })).await;
    let fourth = admin.draft_of(&campaign, "email", number).await;
    assert_eq!(fourth["parts"], first["parts"]);
    assert_eq!(fourth["versions"][0]["note"], "restores:1");
    app.stop().await;
}

#[tokio::test]
async fn d56_an_edit_by_hand_is_a_version_and_a_late_one_is_told() {
    let app = TestApp::demo().await;
    let [admin, member] = app.people([Persona::AcmeAdmin, Persona::AcmeMember]).await;
    let campaign = admin.submitted(&admin.partner_named("Northwind").await).await;
    let draft = admin.draft_of(&campaign, "posts", 1).await;
    let parts = |x: &str| {
        let part = |key: &str, text: &str| json!({ "key": key, "text": text });
        json!([part("linkedin", "<b>Markup</b> is text."), part("x", x), part("instagram", "Cheap, they said.")])
    };
    let edit = |version: i64, x: &str| json!({ "draft": draft["id"], "version": version, "parts": parts(x) });
    assert_eq!(reason(&admin.told("campaigns/edit_draft", edit(1, &"x".repeat(281))).await), "Part");
    let number: i64 = admin.answer("campaigns/edit_draft", &edit(1, "Short.")).await;
    let edited = admin.draft_of(&campaign, "posts", number).await;
    assert_eq!((text(&edited, "x").as_str(), &edited["versions"][0]["source"]), ("Short.", &json!("Hand")));
    let found: Vec<&Value> = edited["findings"].as_array().into_iter().flatten().collect();
    assert!(found.iter().any(|one| one["Word"]["word"] == "cheap" && one["Word"]["part"] == "instagram"), "{found:?}");
    let late = member.told("campaigns/edit_draft", edit(1, "Late.")).await;
    assert_eq!((reason(&late).as_str(), &late.1["Refused"]["Because"]["Stale"]["by"]), ("Stale", &json!("Maya Lindqvist")));
    app.stop().await;
}

#[tokio::test]
async fn s3_an_export_is_an_asset_that_waits_and_is_what_its_name_says() {
    let app = TestApp::demo().await;
    let [admin, owner] = app.people([Persona::AcmeAdmin, Persona::NorthwindOwner]).await;
    let campaign = admin.submitted(&admin.partner_named("Northwind").await).await;
    let draft = admin.draft_of(&campaign, "one_pager", 1).await;
    for (form, begins) in [("docx", &b"PK\x03\x04"[..]), ("html", b"<!doctype html>"), ("pdf", b"%PDF-")] {
        let item: String = admin.answer("campaigns/export_draft", &json!({ "draft": draft["id"], "form": form })).await;
        let told = admin.item(&item).await;
        let name = told["item"]["file"]["name"].as_str().or(told["row"]["file"]["name"].as_str()).unwrap_or_default().to_owned();
        let name = if name.is_empty() { format!("one-pager-version-1.{form}") } else { name };
        let file = format!("/files/{item}/1/{name}");
        let answer = admin.get(&file).await;
        assert_eq!(answer.status().as_u16(), 200, "{file}: {told}");
        assert!(answer.bytes().await.expect("bytes").starts_with(begins), "{form}");
        assert_eq!(owner.get(&file).await.status().as_u16(), 404, "nothing is seen before it is approved");
    }
    assert_eq!(admin.told("campaigns/export_draft", json!({ "draft": draft["id"], "form": "exe" })).await.0, 404);
    let report = operations::check::check(app.portal.base()).await.expect("a report");
    assert_eq!(report.orphans, Vec::<String>::new());
    app.stop().await;
}

#[tokio::test]
async fn b10_an_own_template_pack_is_checked_and_used() {
    let app = TestApp::demo().await;
    let admin = app.person(Persona::AcmeAdmin).await;
    let pack: Value = admin.answer("campaigns/pack", &json!({ "pack": "leads" })).await;
    let own = |text: &str| json!({ "pack": "leads", "text": text, "version": 0 });
    let built_in = pack["text"].as_str().expect("a text");
    for broken in [
        "nothing",
        &built_in.replace("{{ why() }}", "{{ unknown }}"),
        &built_in.replace("## posts.x", "## posts.y"),
        &built_in.replace("{{ why() }}", "{% for a in range(9999) %}{% for b in range(9999) %}x{% endfor %}{% endfor %}"),
    ] {
        assert_eq!(reason(&admin.told("campaigns/save_pack", own(broken)).await), "Template");
    }
    let mine = built_in.replacen("{{ hello() }}", "Good morning,", 1);
    let _: i64 = admin.answer("campaigns/save_pack", &own(&mine)).await;
    let campaign = admin.submitted(&admin.partner_named("Northwind").await).await;
    assert!(text(&admin.draft_of(&campaign, "email", 1).await, "body").starts_with("Good morning,"));
    app.stop().await;
}

#[tokio::test]
async fn d9_a_campaign_made_by_hand_gets_drafts_when_they_are_asked_for_and_says_what_is_missing() {
    let app = TestApp::demo().await;
    let admin = app.person(Persona::AcmeAdmin).await;
    let made = admin.campaign_with_asset().await;
    let begun: usize = admin.answer("campaigns/write_drafts", &json!({ "campaign": made.id })).await;
    assert_eq!(begun, 5);
    let draft = admin.draft_of(&made.id, "landing", 1).await;
    assert!(draft["findings"].as_array().is_some_and(|found| found.iter().any(|one| !one["Gap"].is_null())), "{draft}");
    app.stop().await;
}

#[tokio::test]
async fn b10_an_archived_campaign_is_left_alone_and_is_found_as_a_similar_one() {
    let app = TestApp::demo().await;
    let admin = app.person(Persona::AcmeAdmin).await;
    let northwind = admin.partner_named("Northwind").await;
    let (old, new) = (admin.submitted(&northwind).await, admin.submitted(&northwind).await);
    let draft = admin.draft_of(&old, "email", 1).await;
    let _: Value = admin.answer("campaigns/go", &json!({ "campaign": old, "from": "in_review", "to": "archived" })).await;
    for (verb, body) in [
        ("campaigns/tweak", json!({ "draft": draft["id"], "tweak": tweak(None, "") })),
        ("campaigns/edit_draft", json!({ "draft": draft["id"], "version": 1, "parts": draft["parts"] })),
        ("campaigns/restore_draft", json!({ "draft": draft["id"], "version": 1, "older": 1 })),
    ] {
        assert_eq!(reason(&admin.told(verb, body).await), "MovedOn", "{verb}");
    }
    let similar: Vec<Value> = admin.answer("campaigns/similar", &json!({ "campaign": new })).await;
    assert!(similar.iter().any(|row| row["id"] == old.as_str()), "{similar:?}");
    app.stop().await;
}
