//! Actions on many resources, and the end of folders (spec S87, S90, S98-S100, D7, D22, B2, B17).

use super::{item_names, whole};
use crate::support::{PDF, Person, Persona, TestApp, names};
use reqwest::StatusCode;
use serde_json::{Value, json};
use std::time::Duration;

fn items(items: &[&str]) -> Value {
    json!({ "These": { "folders": [], "items": items } })
}

fn folder(folder: &str) -> Value {
    json!({ "These": { "folders": [folder], "items": [] } })
}

async fn sees(person: &Person, item: &str) -> bool {
    person.told("library/item", json!({ "item": item })).await.0 == 200
}

#[tokio::test]
async fn s87_b2_groups_change_for_all_chosen_after_saying_who_loses_them_and_come_back() {
    let app = TestApp::demo().await;
    let [admin, globex, owner, bluefin] =
        app.people([Persona::AcmeAdmin, Persona::GlobexAdmin, Persona::NorthwindOwner, Persona::BluefinOwner]).await;
    let everyone = admin.group_named("All partners").await;
    let only = admin.group("Only Northwind", &[&admin.partner_named("Northwind").await]).await;
    let (a, b) = (admin.link(None, "A", &[&everyone]).await, admin.link(None, "B", &[&everyone, &only]).await);
    let what = items(&[&a, &b]);
    let losing: Vec<Value> = admin.answer("library/losing", &json!({ "what": what, "groups": [only] })).await;
    let lost = |name: &str| losing.iter().find(|lost| lost["partner"]["name"] == name).map(|lost| lost["items"].clone());
    assert_eq!((lost("Bluefin"), lost("Northwind")), (Some(json!(2)), None));
    for (groups, status) in [(vec![], 422), (vec![globex.group_named("All partners").await, only.clone()], 404)] {
        assert_eq!(admin.told("library/set_groups", json!({ "what": what, "groups": groups })).await.0, status);
    }
    let done: Value = admin.answer("library/set_groups", &json!({ "what": what, "groups": [only] })).await;
    assert_eq!(done["items"], 2);
    assert!(sees(&owner, &a).await && sees(&owner, &b).await && !sees(&bluefin, &a).await && !sees(&bluefin, &b).await);
    let again: Value = admin.answer("library/set_groups", &json!({ "what": what, "groups": [only, only] })).await;
    assert_eq!((&again["items"], &again["back"]), (&json!(0), &Value::Null));
    let back: Value = admin.answer("library/undo", &json!({ "back": done["back"] })).await;
    assert_eq!((&back["items"], &back["words"]), (&json!(2), &json!("Gave 2 resources their groups back.")));
    assert!(sees(&bluefin, &a).await && sees(&bluefin, &b).await);
    assert_eq!(names(&admin.item(&b).await["item"]["groups"]), ["All partners", "Only Northwind"]);
    assert_eq!(globex.answer::<Value>("library/undo", &json!({ "back": done["back"] })).await["items"], 0);
    app.stop().await;
}

#[tokio::test]
async fn b17_what_is_archived_leaves_every_partner_and_comes_back() {
    let app = TestApp::demo().await;
    let [admin, owner] = app.people([Persona::AcmeAdmin, Persona::NorthwindOwner]).await;
    let everyone = admin.group_named("All partners").await;
    let shelf = admin.folder(None, "Shelf").await;
    let inner = admin.folder(Some(&shelf), "Inner").await;
    let (a, b) = (admin.link(Some(&shelf), "A", &[&everyone]).await, admin.link(Some(&inner), "B", &[&everyone]).await);
    let losing: Vec<Value> = admin.answer("library/losing", &json!({ "what": folder(&shelf), "groups": [] })).await;
    assert!(losing.iter().any(|lost| lost["partner"]["name"] == "Northwind" && lost["items"] == 2), "{losing:?}");
    // what was archived before stays so when the folder's contents come back
    assert_eq!(admin.answer::<Value>("library/archive", &json!({ "what": items(&[&a]) })).await["items"], 1);
    let done: Value = admin.answer("library/archive", &json!({ "what": folder(&shelf) })).await;
    assert_eq!((&done["items"], &done["words"]), (&json!(1), &json!("Archived 1 resource. No partner sees it now.")));
    let back: Value = admin.answer("library/undo", &json!({ "back": done["back"] })).await;
    assert_eq!((&back["items"], &back["words"]), (&json!(1), &json!("Restored 1 resource. Its groups see it again.")));
    assert!(!sees(&owner, &a).await && sees(&owner, &b).await);
    for count in [1, 0] {
        assert_eq!(admin.answer::<Value>("library/archive", &json!({ "what": folder(&shelf) })).await["items"], count);
    }
    assert!(!sees(&owner, &a).await && !sees(&owner, &b).await);
    assert_eq!(admin.item(&a).await["item"]["archived"], true);
    assert!(!names(&owner.browse(None, "").await["folders"]).contains(&"Shelf"), "there is nothing in it for partners");
    assert!(item_names(&admin.browse(Some(&shelf), "").await["items"]["rows"]).is_empty());
    let ask = json!({ "q": "", "sort": "name", "after": null, "size": 50 });
    let archived: Value = admin.answer("library/browse", &json!({ "folder": shelf, "ask": ask, "archived": true })).await;
    assert_eq!((item_names(&archived["items"]["rows"]), &archived["folders_total"]), (vec!["A", "B"], &json!(0)));
    let theirs: Value = owner.answer("library/browse", &json!({ "folder": null, "ask": ask, "archived": true })).await;
    assert_eq!(theirs["items"]["total"], 0);
    let contents: Value = admin.answer("library/contents", &json!({ "folder": shelf })).await;
    assert_eq!(contents, json!({ "folders": 1, "items": 2, "partners": 0, "archived": 2 }));
    let what = json!({ "All": { "folder": shelf, "q": "", "archived": true, "but": [a] } });
    assert_eq!(admin.answer::<Value>("library/unarchive", &json!({ "what": what })).await["items"], 1);
    assert!(!sees(&owner, &a).await && sees(&owner, &b).await);
    assert_eq!(admin.answer::<Value>("library/unarchive", &json!({ "what": items(&[&a, &b]) })).await["items"], 1);
    assert!(sees(&owner, &a).await);
    app.stop().await;
}

#[tokio::test]
async fn s90_s99_deleting_takes_all_levels_once_and_their_bytes_soon() {
    let app = TestApp::demo().await;
    let [admin, globex] = app.people([Persona::AcmeAdmin, Persona::GlobexAdmin]).await;
    let everyone = admin.group_named("All partners").await;
    let before = app.bytes().await.len();
    let shelf = admin.folder(None, "Shelf").await;
    let inner = admin.folder(Some(&shelf), "Inner").await;
    let deep = admin.upload("deep.pdf", PDF, &[("folder", &inner), ("groups", &everyone)]).await;
    let loose = admin.upload("loose.pdf", PDF, &[("groups", &everyone)]).await;
    let kept = admin.upload("kept.pdf", PDF, &[("groups", &everyone)]).await;
    let what = json!({ "These": { "folders": [shelf, inner], "items": [loose, deep] } });
    assert_eq!(globex.answer::<Value>("library/remove_many", &json!({ "what": what })).await["items"], 0);
    let went: Value = admin.answer("library/remove_many", &json!({ "what": what })).await;
    assert_eq!((&went["folders"], &went["items"], &went["words"]), (&json!(2), &json!(2), &json!("Deleted 2 folders and 2 resources.")));
    let again: Value = admin.answer("library/remove_many", &json!({ "what": what })).await;
    assert_eq!((&again["items"], &again["words"]), (&json!(0), &json!("Nothing was done. 4 not: 4 were deleted meanwhile.")));
    for (door, arguments) in [
        ("library/remove_many", json!({ "what": items(&[&loose]) })),
        ("library/remove_many", json!({ "what": folder(&shelf) })),
        ("library/remove_folder", json!({ "folder": inner, "keep": true })),
        ("library/contents", json!({ "folder": shelf })),
    ] {
        assert_eq!(admin.told(door, arguments).await.0, 404, "{door}");
    }
    assert!(sees(&admin, &kept).await && !sees(&admin, &deep).await);
    for _ in 0..50 {
        if app.bytes().await.len() == before + 1 {
            break;
        }
        tokio::time::sleep(Duration::from_millis(200)).await;
    }
    assert_eq!(app.bytes().await.len(), before + 1, "the bytes of two are gone");
    let trail: Value = admin.answer("audit/list", &json!({ "before": null })).await;
    let entry = &trail["rows"].as_array().expect("entries").iter().find(|entry| entry["act"] == "library.remove_many").cloned();
    let entry = entry.as_ref().expect("one entry");
    assert_eq!(entry["what"], "2 folders, 2 resources");
    assert!(entry["detail"].as_str().is_some_and(|detail| detail.contains(&deep) && detail.starts_with("Inner, Shelf")), "{entry}");
    whole(&app).await;
    app.stop().await;
}

#[tokio::test]
async fn s100_b17_a_folder_may_go_alone_and_what_is_in_it_moves_up() {
    let app = TestApp::demo().await;
    let [admin, owner] = app.people([Persona::AcmeAdmin, Persona::NorthwindOwner]).await;
    let everyone = admin.group_named("All partners").await;
    let top = admin.folder(None, "Top").await;
    let launch = admin.folder(Some(&top), "Launch").await;
    let (same, press) = (admin.folder(Some(&launch), "launch").await, admin.folder(Some(&launch), "Press").await);
    let (item, deep) = (admin.link(Some(&launch), "Item", &[&everyone]).await, admin.link(Some(&press), "Deep", &[&everyone]).await);
    let other = admin.folder(Some(&top), "PRESS").await;
    let (status, told) = admin.told("library/remove_folder", json!({ "folder": launch, "keep": true })).await;
    assert_eq!((status, &told["Refused"]["Because"]), (422, &json!({ "Clash": "Press" })));
    admin.answer::<Value>("library/remove_folder", &json!({ "folder": other, "keep": false })).await;
    let went: Value = admin.answer("library/remove_folder", &json!({ "folder": launch, "keep": true })).await;
    assert_eq!((&went["folders"], &went["items"]), (&json!(2), &json!(2)));
    let page = admin.browse(Some(&top), "").await;
    assert_eq!((names(&page["folders"]), item_names(&page["items"]["rows"])), (vec!["launch", "Press"], vec!["Item"]));
    assert!(sees(&owner, &item).await && sees(&owner, &deep).await);
    let path: Value = owner.answer("library/path", &json!({ "folder": press })).await;
    assert_eq!(names(&path), ["Top", "Press"]);
    assert_eq!(admin.told("library/remove_folder", json!({ "folder": launch, "keep": true })).await.0, 404);
    // one in it has its name now: it must go before the folder can come back
    assert_eq!(went["words"], "Deleted “Launch”. 2 folders and 2 resources moved up.");
    let (status, told) = admin.told("library/undo", json!({ "back": went["back"] })).await;
    assert_eq!((status, &told["Refused"]["Because"]), (422, &json!("NameTaken")));
    let moved: Value = admin.answer("library/move_to", &json!({ "what": folder(&same), "to": null })).await;
    let back: Value = admin.answer("library/undo", &json!({ "back": went["back"] })).await;
    assert_eq!(back["words"], "“Launch” is back with 2 folders and 1 resource.");
    let page = admin.browse(Some(&top), "").await;
    assert_eq!((names(&page["folders"]), page["items"]["total"].as_i64()), (vec!["Launch"], Some(0)));
    assert_eq!(moved["folders"], 1);
    admin.answer::<Value>("library/remove_folder", &json!({ "folder": same, "keep": true })).await;
    whole(&app).await;
    app.stop().await;
}

#[tokio::test]
async fn d22_an_upload_into_a_folder_that_goes_is_told_so() {
    let app = TestApp::demo().await;
    let admin = app.person(Persona::AcmeAdmin).await;
    let everyone = admin.group_named("All partners").await;
    let shelf = admin.folder(None, "Shelf").await;
    let upload = admin.announce("late.pdf", PDF.len() as u64, &[("folder", &shelf), ("groups", &everyone)]).await;
    admin.answer::<Value>("library/remove_folder", &json!({ "folder": shelf, "keep": false })).await;
    let answer = admin.piece(&upload, 0, PDF).await;
    assert_eq!(answer.status(), StatusCode::GONE);
    let told = answer.text().await.expect("text");
    assert!(told.contains("TargetGone"), "{told}");
    whole(&app).await;
    app.stop().await;
}
