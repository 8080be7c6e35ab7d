//! Uploads that wait: for another place when theirs went away, and for who comes back later (spec D22, D42).

use super::{reason, resources, whole};
use crate::support::{Person, Persona, TestApp, Wire, fresh, until};
use reqwest::Method;
use serde_json::{Value, json};

/// An upload's id, from its address.
fn id(upload: &str) -> &str {
    upload.trim_start_matches("/uploads/")
}

/// Chooses another place; status and refusal.
async fn retarget(person: &Person, upload: &str, place: Value) -> (u16, Value) {
    let (status, told) = person.told("library/retarget", json!({ "upload": id(upload), "place": place })).await;
    (status, told["Refused"].clone())
}

async fn unfinished(person: &Person) -> Vec<Value> {
    person.answer("library/unfinished", &json!({})).await
}

/// Deletes a folder behind every door.
async fn delete_folder(app: &TestApp, folder: &str) {
    let folder = folder.parse().expect("an id");
    assert_eq!(store::testing::run(&app.portal.base().db, "delete from folders where id = $1", &[folder]).await, 1);
}

#[tokio::test]
async fn d22_an_upload_whose_folder_was_deleted_gets_another_place_and_is_finished_there() {
    let app = TestApp::demo().await;
    let admin = app.person(Persona::AcmeAdmin).await;
    let everyone = admin.group_named("All partners").await;
    let northwind = admin.partner_named("Northwind").await;
    let campaign = admin.campaign(&northwind, &fresh("Campaign")).await;
    let before = resources(&admin).await;
    for to_campaign in [true, false] {
        let folder = admin.folder(None, &fresh("Folder")).await;
        let other = admin.folder(None, &fresh("Folder")).await;
        let upload = admin.announce("note.txt", 8, &[("folder", &folder), ("groups", &everyone)]).await;
        admin.piece(&upload, 0, "four").await;
        delete_folder(&app, &folder).await;
        assert_eq!(unfinished(&admin).await[0]["aim"], json!("Gone"));
        assert_eq!(reason(admin.piece(&upload, 4, "more").await).await, (410, json!({ "Because": "TargetGone" })));
        assert_eq!(admin.arrived(&upload).await, Some(8), "the bytes wait");
        assert_eq!(resources(&admin).await, before);
        let place = if to_campaign {
            json!({ "Campaign": campaign })
        } else {
            json!({ "Resources": { "folder": other, "groups": [everyone, everyone] } })
        };
        assert_eq!(retarget(&admin, &upload, place.clone()).await, (200, Value::Null));
        let last = admin.piece(&upload, 8, "").await;
        let item = last.headers()["portico-item"].to_str().expect("an id").to_owned();
        let page = admin.item(&item).await;
        match to_campaign {
            true => assert_eq!((&page["home"]["Campaign"]["id"], &page["item"]["approved"]), (&json!(campaign), &json!(false))),
            false => assert_eq!(page["home"]["Resources"][0]["id"], json!(other)),
        }
        assert_eq!(retarget(&admin, &upload, place).await, (404, json!("NotFound")), "an item is no upload");
        admin.answer::<()>("library/remove", &json!({ "item": item })).await;
    }
    whole(&app).await;
    app.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn d22_another_place_is_ones_own_vendors_and_open_and_for_ones_own_upload() {
    let app = TestApp::demo().await;
    let [admin, member, globex, owner] =
        app.people([Persona::AcmeAdmin, Persona::AcmeMember, Persona::GlobexAdmin, Persona::NorthwindOwner]).await;
    let everyone = admin.group_named("All partners").await;
    let foreign = globex.group_named("All partners").await;
    let northwind = admin.partner_named("Northwind").await;
    let campaign = admin.campaign(&northwind, &fresh("Campaign")).await;
    let archived = admin.campaign(&northwind, &fresh("Campaign")).await;
    admin.answer::<()>("campaigns/go", &json!({ "campaign": archived, "from": "draft", "to": "archived" })).await;
    let globex_folder = globex.folder(None, &fresh("Folder")).await;
    let upload = admin.announce("note.txt", 8, &[("groups", &everyone)]).await;
    let not_found = (404, json!("NotFound"));
    for other in [&member, &globex, &owner] {
        assert_eq!(retarget(other, &upload, json!({ "Campaign": campaign })).await, not_found);
    }
    for (place, expected) in [
        (json!({ "Campaign": everyone }), not_found.clone()),
        (json!({ "Campaign": archived }), (422, json!({ "Because": "CampaignArchived" }))),
        (json!({ "Resources": { "folder": globex_folder, "groups": [everyone] } }), not_found),
        (json!({ "Resources": { "folder": null, "groups": [] } }), (422, json!({ "Because": "NoGroup" }))),
        (json!({ "Resources": { "folder": null, "groups": [foreign] } }), (422, json!({ "Because": "NoGroup" }))),
    ] {
        assert_eq!(retarget(&admin, &upload, place.clone()).await, expected, "{place}");
    }
    // not under the hands of a writer
    let mut wire = Wire::piece(&app, &admin, &upload, 0, 8, &[]).await;
    wire.send(b"four").await;
    until("the piece is on its way", async || (admin.arrived(&upload).await? == 4).then_some(())).await;
    assert_eq!(retarget(&admin, &upload, json!({ "Campaign": campaign })).await, (422, json!({ "Because": "Busy" })));
    wire.send(b"more").await;
    assert_eq!(wire.status().await, 204);
    app.stop().await;
}

#[tokio::test]
async fn d22_who_comes_back_later_finds_ones_own_unfinished_uploads() {
    let app = TestApp::demo().await;
    let [admin, member, owner] = app.people([Persona::AcmeAdmin, Persona::AcmeMember, Persona::NorthwindOwner]).await;
    let everyone = admin.group_named("All partners").await;
    let northwind = admin.partner_named("Northwind").await;
    let name = fresh("Campaign");
    let campaign = admin.campaign(&northwind, &name).await;
    let folder = admin.folder(None, "Price lists").await;
    assert!(unfinished(&admin).await.is_empty());
    let one = admin.announce("one.txt", 8, &[("campaign", &campaign), ("name", "First"), ("modified", "1795174200000")]).await;
    admin.piece(&one, 0, "four").await;
    let two = admin.announce("C:\\files\\two.txt", 9, &[("folder", &folder), ("groups", &everyone)]).await;
    let done = admin.upload("done.txt", b"done", &[("groups", &everyone)]).await;
    let rows = unfinished(&admin).await;
    assert_eq!(rows.len(), 2, "{done} is done");
    let known = |row: &Value| json!([row["id"], row["file"], row["name"], row["size"], row["arrived"], row["modified"]]);
    assert_eq!(known(&rows[0]), json!([id(&two), "two.txt", "two", 9, 0, null]), "newest first");
    assert_eq!(known(&rows[1]), json!([id(&one), "one.txt", "First", 8, 4, 1_795_174_200_000_i64]));
    assert_eq!(rows[1]["aim"], json!({ "Campaign": { "id": campaign, "name": name, "partner": "Northwind" } }));
    let groups = json!([{ "id": everyone, "name": "All partners" }]);
    assert_eq!(rows[0]["aim"], json!({ "Resources": { "folder": { "id": folder, "name": "Price lists" }, "groups": groups } }));
    assert!(rows[0]["expires"]["at"].as_i64() > Some(0));

    assert!(unfinished(&member).await.is_empty(), "each person has their own");
    assert_eq!(owner.told("library/unfinished", json!({})).await.0, 404);
    let id = id(&two).parse().expect("an id");
    assert_eq!(store::testing::run(&app.portal.base().db, "update uploads set expires_at = 1 where id = $1", &[id]).await, 1);
    assert_eq!(unfinished(&admin).await.len(), 1, "what is past its time cannot go on");
    assert_eq!(admin.tus(Method::HEAD, &two).await.status().as_u16(), 410);
    assert_eq!(reason(admin.piece(&two, 0, "x").await).await, (410, json!({ "Because": "Expired" })));
    for other in [&member, &owner] {
        assert_eq!(reason(other.piece(&two, 0, "x").await).await, (404, json!("NotFound")), "and nobody else learns of it");
    }
    app.stop().await;
}

#[tokio::test]
async fn d42_names_that_stand_in_a_place_already_are_told_before_anything_is_sent() {
    let app = TestApp::demo().await;
    let [admin, globex, owner] = app.people([Persona::AcmeAdmin, Persona::GlobexAdmin, Persona::NorthwindOwner]).await;
    let everyone = admin.group_named("All partners").await;
    let northwind = admin.partner_named("Northwind").await;
    let campaign = admin.campaign(&northwind, &fresh("Campaign")).await;
    let folder = admin.folder(None, &fresh("Folder")).await;
    admin.upload("deck.txt", b"old", &[("folder", &folder), ("groups", &everyone)]).await;
    let newer = admin.upload("Deck.txt", b"newer", &[("folder", &folder), ("groups", &everyone)]).await;
    let top = admin.upload("Deck.txt", b"at the top", &[("groups", &everyone)]).await;
    let asset = admin.upload("Deck.txt", b"asset", &[("campaign", &campaign)]).await;
    let link = admin.link(Some(&folder), "Academy", &[&everyone]).await;
    let clashes = async |place: Value, names: &[&str]| {
        let found: Vec<Value> = admin.answer("library/clashes", &json!({ "place": place, "names": names })).await;
        found.iter().map(|clash| json!([clash["name"], clash["item"], clash["size"]])).collect::<Vec<_>>()
    };
    let resources = |folder: Option<&str>| json!({ "Resources": { "folder": folder, "groups": [] } });
    let names = ["DECK", "other", "a\u{0}b", "", " academy "];
    assert_eq!(clashes(resources(Some(&folder)), &names).await, [json!(["DECK", newer, 5]), json!([" academy ", link, null])]);
    assert_eq!(clashes(resources(None), &["DECK"]).await, [json!(["DECK", top, 10])]);
    assert_eq!(clashes(json!({ "Campaign": campaign }), &["DECK"]).await, [json!(["DECK", asset, 5])]);
    let many: Vec<&str> = std::iter::repeat_n("other", 100).chain(["DECK"]).collect();
    assert!(clashes(resources(None), &many).await.is_empty(), "a hundred at once");
    for (other, place) in [(&globex, resources(Some(&folder))), (&globex, json!({ "Campaign": campaign })), (&owner, resources(None))] {
        let (status, told) = other.told("library/clashes", json!({ "place": place, "names": ["DECK"] })).await;
        assert_eq!((status, &told["Refused"]), (404, &json!("NotFound")), "{place}");
    }
    app.stop().await;
}
