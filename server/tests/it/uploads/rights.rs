//! Whose an upload is, and what becomes of it when its right or its place is lost on the way (spec S36, trust 7).

use super::{reason, resources, whole};
use crate::support::{OFFSET, Person, Persona, RESUMABLE, TestApp, Wire, fresh, until};
use reqwest::Method;
use serde_json::json;

#[tokio::test]
async fn s36_an_upload_is_its_uploaders_and_nobody_elses() {
    let app = TestApp::demo().await;
    let admin = app.person(Persona::AcmeAdmin).await;
    let everyone = admin.group_named("All partners").await;
    let upload = admin.announce("note.txt", 8, &[("groups", &everyone)]).await;
    admin.piece(&upload, 0, "four").await;
    let second = Person::stranger(&app);
    second.sign_in("second.admin@acme.example").await;
    let mut others = vec![second];
    for persona in [Persona::AcmeMember, Persona::GlobexAdmin, Persona::NorthwindOwner, Persona::InitechOwner] {
        others.push(app.person(persona).await);
    }
    for other in &others {
        for unknown in ["/uploads/0193b0a0-0000-7000-8000-0000000000aa", &upload] {
            assert_eq!(other.tus(Method::HEAD, unknown).await.status().as_u16(), 404);
            assert_eq!(reason(other.piece(unknown, 4, "evil").await).await, (404, json!("NotFound")));
            assert_eq!(reason(other.tus(Method::DELETE, unknown).await).await, (404, json!("NotFound")));
        }
    }
    let stranger = Person::stranger(&app);
    assert_eq!(stranger.tus(Method::HEAD, &upload).await.status().as_u16(), 401);
    assert_eq!(stranger.piece(&upload, 4, "evil").await.status().as_u16(), 401);
    assert_eq!(admin.piece(&upload, 4, "more").await.status().as_u16(), 204, "and its own goes on");
    app.stop().await;
}

#[tokio::test]
async fn trust_7_who_is_let_go_or_signs_out_midway_finishes_nothing() {
    let app = TestApp::demo().await;
    let [admin, member] = app.people([Persona::AcmeAdmin, Persona::AcmeMember]).await;
    let everyone = admin.group_named("All partners").await;
    let before = resources(&admin).await;
    let upload = member.announce("note.txt", 8, &[("groups", &everyone)]).await;
    member.piece(&upload, 0, "four").await;
    let here = Person::with_cookies(&app, &member.cookies());
    member.form("/sign-out", &[]).await;
    assert_eq!(here.piece(&upload, 4, "more").await.status().as_u16(), 401, "the session is over");
    member.sign_in("member@acme.example").await;
    assert_eq!(member.arrived(&upload).await, Some(4), "a new one goes on");
    suspend(&app, "member@acme.example").await;
    assert_eq!(member.piece(&upload, 4, "more").await.status().as_u16(), 401);
    assert_eq!(resources(&admin).await, before);
    app.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn trust_7_a_right_that_is_lost_while_the_last_piece_comes_is_lost_for_it_too() {
    let app = TestApp::demo().await;
    let [admin, member] = app.people([Persona::AcmeAdmin, Persona::AcmeMember]).await;
    let everyone = admin.group_named("All partners").await;
    let before = resources(&admin).await;
    let upload = member.announce("note.txt", 8, &[("groups", &everyone)]).await;
    let head = [RESUMABLE, (OFFSET, "0"), ("content-type", "application/offset+octet-stream"), ("content-length", "8")];
    let mut wire = Wire::send_head(&app, &member, &format!("PATCH {upload}"), &head).await;
    wire.send(b"four").await;
    until("the piece is on its way", async || (member.arrived(&upload).await? == 4).then_some(())).await;
    suspend(&app, "member@acme.example").await;
    wire.send(b"more").await;
    assert_eq!(wire.status().await, 401);
    assert_eq!(resources(&admin).await, before);
    // the bytes wait for the right as they wait for a place
    assert_eq!(store::testing::run(&app.portal.base().db, "update memberships set suspended_at = null", &[]).await.min(1), 1);
    assert_eq!(member.arrived(&upload).await, Some(8));
    assert!(member.piece(&upload, 8, "").await.headers().contains_key("portico-item"));
    assert_eq!(resources(&admin).await, before + 1);
    whole(&app).await;
    app.stop().await;
}

#[tokio::test]
async fn d22_an_upload_whose_place_went_away_waits_and_makes_nothing() {
    let app = TestApp::demo().await;
    let admin = app.person(Persona::AcmeAdmin).await;
    let northwind = admin.partner_named("Northwind").await;
    let campaign = admin.campaign(&northwind, &fresh("Campaign")).await;
    let upload = admin.announce("note.txt", 8, &[("campaign", &campaign)]).await;
    admin.piece(&upload, 0, "four").await;
    let go = |from: &str, to: &str| json!({ "campaign": campaign, "from": from, "to": to });
    admin.answer::<()>("campaigns/go", &go("draft", "archived")).await;
    assert_eq!(reason(admin.piece(&upload, 4, "more").await).await, (422, json!({ "Because": "CampaignArchived" })));
    assert_eq!(admin.arrived(&upload).await, Some(8), "the bytes are not lost");
    admin.answer::<()>("campaigns/go", &go("archived", "in_review")).await;
    let answer = admin.piece(&upload, 8, "").await;
    assert!(answer.headers().contains_key("portico-item"), "{}", answer.status());

    let group = admin.group(&fresh("Group"), &[&northwind]).await;
    let upload = admin.announce("note.txt", 4, &[("groups", &group)]).await;
    admin.answer::<()>("partners/remove_group", &json!({ "group": group, "replacement": null })).await;
    assert_eq!(reason(admin.piece(&upload, 0, "four").await).await, (410, json!({ "Because": "TargetGone" })));
    assert_eq!(admin.tus(Method::DELETE, &upload).await.status().as_u16(), 204);
    whole(&app).await;
    app.stop().await;
}

#[tokio::test]
async fn d6_an_upload_goes_to_one_place_of_ones_own_vendor() {
    let app = TestApp::demo().await;
    let [admin, globex] = app.people([Persona::AcmeAdmin, Persona::GlobexAdmin]).await;
    let made = admin.campaign_with_asset().await;
    let everyone = admin.group_named("All partners").await;
    let folder = admin.folder(None, &fresh("Folder")).await;
    let foreign = globex.group_named("All partners").await;
    let not_found = (404, json!("NotFound"));
    for (who, facts, expected) in [
        (&globex, vec![("campaign", made.id.as_str())], not_found.clone()),
        (&globex, vec![("folder", folder.as_str()), ("groups", foreign.as_str())], not_found.clone()),
        (&admin, vec![("campaign", folder.as_str())], not_found.clone()),
        (&admin, vec![("folder", made.id.as_str()), ("groups", everyone.as_str())], not_found),
        (&admin, vec![("folder", folder.as_str())], (422, json!({ "Because": "NoGroup" }))),
        (&admin, vec![("groups", foreign.as_str())], (422, json!({ "Because": "NoGroup" }))),
    ] {
        let answer = who.announcing("note.txt", 4, &facts).send().await.expect("an answer");
        assert_eq!(reason(answer).await, expected, "{facts:?}");
    }
    app.stop().await;
}

/// Takes somebody's place away, behind every door.
async fn suspend(app: &TestApp, email: &str) {
    let sql = format!("update memberships set suspended_at = 1 where person_id in (select id from people where email_key = '{email}')");
    assert_eq!(store::testing::run(&app.portal.base().db, &sql, &[]).await, 1);
}
