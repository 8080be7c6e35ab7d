//! The conversation: saved answer by answer, resumed anywhere, submitted once (spec S14-S19, D42, D44, D56).

use super::reason;
use crate::support::{PDF, Persona, TestApp, fresh};
use serde_json::{Value, json};

#[tokio::test]
async fn s16_a_conversation_goes_on_where_one_was_and_becomes_a_campaign_in_review() {
    let app = TestApp::demo().await;
    let [admin, member] = app.people([Persona::AcmeAdmin, Persona::AcmeMember]).await;
    let northwind = admin.partner_named("Northwind").await;
    let chat = admin.chat(&northwind).await;
    let name = fresh("<b>Spring</b> & shelves");
    let told = admin.say(&chat, 1, "name", &[&name]).await;
    assert_eq!((told["position"].as_u64(), told["version"].as_i64()), (Some(1), Some(2)));
    // somebody else, somewhere else: the same conversation
    let rows: Vec<Value> = member.answer("campaigns/chats", &json!({})).await;
    assert_eq!((rows[0]["name"].as_str(), &rows[0]["progress"]), (Some(name.as_str()), &json!([2, 4])));
    member.say(&chat, 2, "intent", &["Generate leads"]).await;
    let early = admin.told("campaigns/submit", json!({ "chat": chat, "version": 3 })).await;
    assert_eq!(reason(&early), "Answer", "submit is there once everything needed is answered");
    member.say(&chat, 3, "audience", &["Buyers at garden centres"]).await;
    let told = member.say(&chat, 4, "messaging", &[]).await;
    assert_eq!(told["position"], 4, "the review: the optional one was skipped");
    let back: Value = admin.answer("campaigns/turn_to", &json!({ "chat": chat, "version": 5, "position": 2 })).await;
    assert_eq!(back["position"], 2);
    let told = admin.say(&chat, 6, "audience", &["Buyers and category managers"]).await;
    assert_eq!(told["position"], 4, "an edited answer leads back to the review");
    let campaign: String = admin.answer("campaigns/submit", &json!({ "chat": chat, "version": 7 })).await;
    let page: Value = admin.answer("campaigns/get", &json!({ "campaign": campaign })).await;
    assert_eq!((page["campaign"]["status"].as_str(), page["campaign"]["name"].as_str()), (Some("in_review"), Some(name.as_str())));
    let brief: Value = admin.answer("campaigns/brief", &json!({ "campaign": campaign })).await;
    assert_eq!(brief["answers"][2][1], json!(["Buyers and category managers"]));
    assert_eq!(brief["answers"].as_array().map(Vec::len), Some(3), "what was skipped is left out");
    let notices: Vec<Value> = member.answer("notices/team", &json!({})).await;
    assert_eq!((notices[0]["campaign"].as_str(), notices[0]["name"].as_str()), (Some(campaign.as_str()), Some(name.as_str())));
    admin.upload("one pager.pdf", PDF, &[("campaign", &campaign)]).await;
    let again = admin.told("campaigns/submit", json!({ "chat": chat, "version": 8 })).await;
    assert_eq!(reason(&again), "Submitted");
    app.stop().await;
}

#[tokio::test]
async fn d56_two_who_answer_the_same_request_are_told_of_each_other() {
    let app = TestApp::demo().await;
    let [admin, member] = app.people([Persona::AcmeAdmin, Persona::AcmeMember]).await;
    let chat = admin.chat(&admin.partner_named("Northwind").await).await;
    admin.say(&chat, 1, "name", &["Spring"]).await;
    let late = member.told("campaigns/answer", json!({ "chat": chat, "version": 1, "question": "name", "values": ["Summer"] })).await;
    assert_eq!(reason(&late), "Stale");
    let stale = &late.1["Refused"]["Because"]["Stale"];
    assert_eq!((stale["by"].as_str(), stale["what"].as_str()), (Some("Maya Lindqvist"), Some("What should the campaign be called?")));
    let now: Value = member.answer("campaigns/chat", &json!({ "chat": chat })).await;
    assert_eq!(now["answers"][0]["values"], json!(["Spring"]));
    app.stop().await;
}

#[tokio::test]
async fn d42_bad_answers_are_refused_and_markup_is_kept_as_text() {
    let app = TestApp::demo().await;
    let admin = app.person(Persona::AcmeAdmin).await;
    let chat = admin.chat(&admin.partner_named("Northwind").await).await;
    let long = "x".repeat(100_000);
    for (question, values) in [
        ("name", json!([])),
        ("name", json!([" "])),
        ("name", json!(["a\u{202e}b"])),
        ("intent", json!([long])),
        ("audience", json!([long])),
        ("nothing", json!(["x"])),
    ] {
        let answer = admin.told("campaigns/answer", json!({ "chat": chat, "version": 1, "question": question, "values": values })).await;
        assert!(["Answer", "Gone"].contains(&reason(&answer).as_str()), "{question}");
    }
    let script = "<script>alert(1)</script>";
    let told = admin.say(&chat, 1, "name", &[script]).await;
    assert_eq!(told["answers"][0]["values"], json!([script]));
    app.stop().await;
}

#[tokio::test]
async fn s14_a_partner_that_is_suspended_meanwhile_gets_no_campaign_and_no_answer_is_lost() {
    let app = TestApp::demo().await;
    let admin = app.person(Persona::AcmeAdmin).await;
    let bluefin = admin.partner_named("Bluefin").await;
    let (chat, version) = admin.answered(&bluefin).await;
    let turn = async |from: &str, to: &str| {
        let status: Value = admin.answer("partners/set_status", &json!({ "partner": bluefin, "from": from, "to": to })).await;
        status
    };
    turn("active", "suspended").await;
    for (door, all) in [
        ("campaigns/submit", json!({ "chat": chat, "version": version })),
        ("campaigns/answer", json!({ "chat": chat, "version": version, "question": "name", "values": ["x"] })),
    ] {
        assert_eq!(reason(&admin.told(door, all).await), "Resting", "{door}");
    }
    assert_eq!(reason(&admin.told("campaigns/begin_chat", json!({ "partner": bluefin })).await), "Partner");
    turn("suspended", "active").await;
    let campaign: String = admin.answer("campaigns/submit", &json!({ "chat": chat, "version": version })).await;
    assert!(!campaign.is_empty());
    app.stop().await;
}

#[tokio::test]
async fn d44_partners_ask_for_their_own_company_when_the_vendor_lets_them_and_nobody_sees_the_others() {
    let app = TestApp::demo().await;
    let [admin, owner, bluefin, globex] =
        app.people([Persona::AcmeAdmin, Persona::NorthwindOwner, Persona::BluefinOwner, Persona::GlobexAdmin]).await;
    assert_eq!(owner.told("campaigns/begin_chat", json!({ "partner": null })).await.0, 404);
    let _: Value = admin.answer("campaigns/let_partners_ask", &json!({ "allowed": true })).await;
    // whatever a partner names, it is its own company
    let other = admin.partner_named("Bluefin").await;
    let chat: String = owner.answer("campaigns/begin_chat", &json!({ "partner": other })).await;
    let told: Value = owner.answer("campaigns/chat", &json!({ "chat": chat })).await;
    assert_eq!(told["partner"]["name"], "Northwind");
    for stranger in [&bluefin, &globex, &admin] {
        assert_eq!(stranger.told("campaigns/chat", json!({ "chat": chat })).await.0, 404);
    }
    let own = admin.chat(&admin.partner_named("Northwind").await).await;
    assert_eq!(owner.told("campaigns/chat", json!({ "chat": own })).await.0, 404, "what the vendor prepares is the vendor's");
    let rows: Vec<Value> = bluefin.answer("campaigns/chats", &json!({})).await;
    assert_eq!(rows, Vec::<Value>::new());
    let _: Value = admin.answer("campaigns/let_partners_ask", &json!({ "allowed": false })).await;
    assert_eq!(owner.told("campaigns/chat", json!({ "chat": chat })).await.0, 404);
    app.stop().await;
}

#[tokio::test]
async fn s16_suggestions_come_from_this_partner_and_from_no_other() {
    let app = TestApp::demo().await;
    let admin = app.person(Persona::AcmeAdmin).await;
    let (northwind, bluefin) = (admin.partner_named("Northwind").await, admin.partner_named("Bluefin").await);
    admin.submitted(&northwind).await;
    for (partner, known) in [(&northwind, true), (&bluefin, false)] {
        let chat = admin.chat(partner).await;
        admin.say(&chat, 1, "name", &[&fresh("Next")]).await;
        let told = admin.say(&chat, 2, "intent", &["Generate leads"]).await;
        let suggested = told["suggestions"].as_array().expect("suggestions").clone();
        assert_eq!(suggested.contains(&json!("Buyers at garden centres")), known, "{suggested:?}");
        assert!(!suggested.is_empty());
    }
    app.stop().await;
}
