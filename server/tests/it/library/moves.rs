//! Moving resources and folders, and what it takes back (spec S97, S101-S103, D21, D49, D56).

use super::{item_names, whole};
use crate::support::{Persona, TestApp, fresh, names};
use futures::future::join_all;
use serde_json::{Value, json};

fn these(folders: &[&str], items: &[&str]) -> Value {
    json!({ "These": { "folders": folders, "items": items } })
}

fn because(told: &Value) -> &Value {
    &told["Refused"]["Because"]
}

#[tokio::test]
async fn s101_s103_many_are_moved_at_once_and_put_back_again() {
    let app = TestApp::demo().await;
    let [admin, globex, owner] = app.people([Persona::AcmeAdmin, Persona::GlobexAdmin, Persona::NorthwindOwner]).await;
    let everyone = admin.group_named("All partners").await;
    let [from, to, theirs] = [admin.folder(None, "From").await, admin.folder(None, "To").await, globex.folder(None, "Theirs").await];
    let inner = admin.folder(Some(&from), "Inner").await;
    let deep = admin.link(Some(&inner), "Deep", &[&everyone]).await;
    let mut items = Vec::new();
    for (place, name) in [(Some(&from), "One"), (Some(&from), "Two"), (None, "Three")] {
        items.push(admin.link(place.map(String::as_str), name, &[&everyone]).await);
    }
    let chosen = these(&[&inner], &[&items[0], &items[2], &items[0]]);
    let moved: Value = admin.answer("library/move_to", &json!({ "what": chosen, "to": to })).await;
    assert_eq!((&moved["folders"], &moved["items"]), (&json!(1), &json!(2)));
    let page = owner.browse(Some(&to), "").await;
    assert_eq!((names(&page["folders"]), item_names(&page["items"]["rows"])), (vec!["Inner"], vec!["One", "Three"]));
    let path: Value = owner.answer("library/path", &json!({ "folder": inner })).await;
    assert_eq!(names(&path), ["To", "Inner"]);
    assert_eq!(names(&owner.browse(Some(&to), "deep").await["items"]["rows"]), ["Deep"], "found below its new place");
    assert!(names(&owner.browse(Some(&from), "deep").await["items"]["rows"]).is_empty());
    let again: Value = admin.answer("library/move_to", &json!({ "what": chosen, "to": to })).await;
    assert_eq!((&again["folders"], &again["items"], &again["back"]), (&json!(0), &json!(0), &Value::Null), "it is there already");
    assert_eq!(again["words"], "Nothing moved: all of it is in “To” already.");

    // one is gone when the move is undone
    admin.answer::<()>("library/remove", &json!({ "item": items[2] })).await;
    let back: Value = admin.answer("library/undo", &json!({ "back": moved["back"] })).await;
    assert_eq!((&back["folders"], &back["items"], &back["whole"]), (&json!(1), &json!(1), &json!(false)));
    assert_eq!(back["words"], "Moved back 1 folder and 1 resource. 1 not: “Three” was deleted meanwhile.");
    let page = admin.browse(Some(&from), "").await;
    assert_eq!((names(&page["folders"]), item_names(&page["items"]["rows"])), (vec!["Inner"], vec!["One", "Two"]));
    let nothing: Value = globex.answer("library/undo", &json!({ "back": moved["back"] })).await;
    assert_eq!((&nothing["folders"], &nothing["items"]), (&json!(0), &json!(0)), "another vendor's things are none");
    assert_eq!(nothing["words"], "Nothing was done. 3 not: 3 were deleted meanwhile.", "and have no names");

    // nothing foreign and nothing that is none
    let foreign = globex.link(None, "Theirs", &[&globex.group_named("All partners").await]).await;
    for (what, to) in [
        (these(&[], &[&foreign]), json!(to)),
        (these(&[&theirs], &[]), json!(to)),
        (these(&[], &[&items[0]]), json!(theirs)),
        (these(&[], &[&items[2]]), json!(to)),
        (these(&[], &[&admin.campaign_with_asset().await.item]), json!(to)),
        (json!({ "All": { "folder": theirs, "q": "", "archived": false, "but": [] } }), json!(to)),
    ] {
        assert_eq!(admin.told("library/move_to", json!({ "what": what, "to": to })).await.0, 404, "{what}");
    }
    assert_eq!(item_names(&admin.browse(Some(&from), "").await["items"]["rows"]), ["One", "Two"]);
    assert_eq!(admin.told("library/move_to", json!({ "what": { "These": {} }, "to": null })).await.0, 400);
    let too_many: Vec<String> = (0..10_001).map(|_| uuid::Uuid::now_v7().to_string()).collect();
    let what = json!({ "These": { "folders": [], "items": too_many } });
    assert_eq!(because(&admin.told("library/move_to", json!({ "what": what, "to": null })).await.1), "TooManyChosen");

    // all of a list but one
    let what = json!({ "All": { "folder": from, "q": "", "archived": false, "but": [items[0]] } });
    let moved: Value = admin.answer("library/move_to", &json!({ "what": what, "to": inner })).await;
    assert_eq!((&moved["folders"], &moved["items"]), (&json!(0), &json!(1)));
    assert_eq!(item_names(&admin.browse(Some(&inner), "").await["items"]["rows"]), ["Deep", "Two"]);
    assert_eq!(admin.item(&deep).await["home"]["Resources"][1]["name"], "Inner");
    whole(&app).await;
    app.stop().await;
}

#[tokio::test]
async fn experience_17_what_can_be_moved_is_moved_and_what_not_is_told_by_name() {
    let app = TestApp::demo().await;
    let [admin, member, globex] = app.people([Persona::AcmeAdmin, Persona::AcmeMember, Persona::GlobexAdmin]).await;
    let everyone = admin.group_named("All partners").await;
    let (to, taken) = (admin.folder(None, "Target").await, admin.folder(None, "Press").await);
    admin.folder(Some(&to), "press").await;
    let mut items = Vec::new();
    for name in ["Stays whole", "Deck", "Campaigned"] {
        items.push(admin.link(None, name, &[&everyone]).await);
    }
    let foreign = globex.link(None, "Foreign", &[&globex.group_named("All partners").await]).await;
    let campaign = admin.campaign(&admin.partner_named("Northwind").await, "Launch").await;
    let chosen = these(&[&to, &taken], &[&items[0], &items[1], &items[2], &foreign]);
    member.answer::<()>("library/remove", &json!({ "item": items[1] })).await;
    member.answer::<()>("library/associate", &json!({ "item": items[2], "version": 1, "campaign": campaign })).await;
    let moved: Value = admin.answer("library/move_to", &json!({ "what": chosen, "to": to })).await;
    assert_eq!((&moved["folders"], &moved["items"], &moved["whole"]), (&json!(0), &json!(1), &json!(false)));
    let words = moved["words"].as_str().expect("words");
    assert!(words.starts_with("Moved 1 resource into “Target”. 5 not: "), "{words}");
    for reason in ["“Campaigned” belongs to a campaign now", "“Deck” was deleted meanwhile", "one was deleted meanwhile, and 1 more."]
    {
        assert!(words.contains(reason), "{reason}: {words}");
    }
    assert!(!words.contains("Foreign"), "{words}");
    let page = admin.browse(Some(&to), "").await;
    assert_eq!((names(&page["folders"]), item_names(&page["items"]["rows"])), (vec!["press"], vec!["Stays whole"]));
    // groups, archive and deletion leave the same ones
    let what = these(&[], &[&items[0], &items[1], &items[2], &foreign]);
    let only = admin.group("Only", &[]).await;
    for (door, arguments) in [
        ("library/set_groups", json!({ "what": what, "groups": [only] })),
        ("library/archive", json!({ "what": what })),
        ("library/unarchive", json!({ "what": what })),
        ("library/remove_many", json!({ "what": what })),
    ] {
        let done: Value = admin.answer(door, &arguments).await;
        let words = done["words"].as_str().expect("words");
        assert!(done["items"] == 1 && words.contains("3 not: “Campaigned” belongs to a campaign now, “Deck”"), "{door}: {done}");
    }
    let nothing: Value = admin.answer("library/remove_many", &json!({ "what": what })).await;
    assert_eq!((&nothing["items"], &nothing["whole"], &nothing["back"]), (&json!(0), &json!(false), &Value::Null));
    whole(&app).await;
    app.stop().await;
}

#[tokio::test]
async fn d21_a_folder_does_not_go_into_itself_beside_its_name_or_too_deep() {
    let app = TestApp::demo().await;
    let admin = app.person(Persona::AcmeAdmin).await;
    let (a, b) = (admin.folder(None, "Alpha").await, admin.folder(None, "Beta").await);
    let inner = admin.folder(Some(&a), "beta").await;
    let mut deepest = b.clone();
    for level in 2..=15 {
        deepest = admin.folder(Some(&deepest), &format!("Level {level}")).await;
    }
    for (what, to, why) in [
        (&a, Some(&a), json!("IntoItself")),
        (&a, Some(&inner), json!("IntoItself")),
        (&inner, None, json!({ "Clash": "beta" })),
        (&a, Some(&deepest), json!("TooDeep")),
    ] {
        let (status, told) = admin.told("library/move_to", json!({ "what": these(&[what], &[]), "to": to })).await;
        assert_eq!((status, because(&told)), (422, &why));
    }
    let moved: Value = admin.answer("library/move_to", &json!({ "what": these(&[&inner], &[]), "to": deepest })).await;
    assert_eq!(moved["folders"], 1, "the sixteenth level");
    assert_eq!(names(&admin.browse(Some(&inner), "").await["crumbs"]).len(), 15);
    whole(&app).await;
    app.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn d21_of_those_who_put_folders_into_each_other_at_once_nobody_makes_a_ring() {
    let app = TestApp::demo().await;
    let admin = app.person(Persona::AcmeAdmin).await;
    let mut folders = Vec::new();
    for name in ["R1", "R2", "R3"] {
        folders.push(admin.folder(None, name).await);
    }
    let moves = (0..10).map(|n| {
        let (folder, to) = (folders[n % 3].as_str(), folders[(n + 1) % 3].as_str());
        admin.told("library/move_to", json!({ "what": these(&[folder], &[]), "to": to }))
    });
    let answers = join_all(moves).await;
    assert!(answers.iter().all(|(status, told)| *status == 200 || because(told) == "IntoItself"), "{answers:?}");
    assert_eq!(names(&admin.browse(None, "R").await["folders"]).iter().filter(|name| name.len() == 2).count(), 3);
    let top: Vec<Value> = admin.answer("library/branch", &json!({ "folder": null })).await;
    assert_eq!(top.iter().filter(|branch| branch["name"].as_str().is_some_and(|name| name.starts_with('R') && name.len() == 2)).count(), 1);
    whole(&app).await;
    app.stop().await;
}

#[tokio::test]
async fn s97_d56_a_folder_is_edited_by_one_at_a_time() {
    let app = TestApp::demo().await;
    let [admin, member] = app.people([Persona::AcmeAdmin, Persona::AcmeMember]).await;
    let (folder, _) = (admin.folder(None, "Before").await, admin.folder(None, "Taken").await);
    let edit = |version: i64, name: &str| json!({ "folder": folder, "version": version, "name": name, "description": "Words" });
    assert_eq!(admin.told("library/edit_folder", edit(1, "After")).await.0, 200);
    let (status, told) = member.told("library/edit_folder", edit(1, "Mine")).await;
    assert_eq!(status, 422);
    assert!(because(&told)["Stale"]["by"].as_str().is_some_and(|by| !by.is_empty()), "{told}");
    assert_eq!(because(&member.told("library/edit_folder", edit(2, "TAKEN")).await.1), "NameTaken");
    assert!(because(&member.told("library/edit_folder", edit(2, " ")).await.1)["Name"].is_string());
    let facts = admin.browse(Some(&folder), "").await["folder"].clone();
    assert_eq!((&facts["name"], &facts["description"], &facts["version"]), (&json!("After"), &json!("Words"), &json!(2)));
    app.stop().await;
}

#[tokio::test]
async fn d49_folders_and_resources_are_one_list_of_pages() {
    let app = TestApp::demo().await;
    let admin = app.person(Persona::AcmeAdmin).await;
    let everyone = admin.group_named("All partners").await;
    for (folders, items) in [(50, 3), (53, 49), (3, 0)] {
        let folder = admin.folder(None, &fresh("Long")).await;
        let mut right = Vec::new();
        for n in 0..folders {
            right.push(format!("Folder {n}"));
            admin.folder(Some(&folder), &right[n]).await;
        }
        for n in 0..items {
            right.push(format!("Item {n}"));
            admin.link(Some(&folder), &right[folders + n], &[&everyone]).await;
        }
        for (sort, size) in [("name", 50), ("added", 50), ("name_down", 50), ("added_down", 1_000)] {
            let (mut read, mut after, mut pages) = (Vec::new(), Value::Null, 0);
            loop {
                let ask = json!({ "q": "", "sort": sort, "after": after, "size": size });
                let page: Value = admin.answer("library/browse", &json!({ "folder": folder, "ask": ask })).await;
                assert_eq!((&page["folders_total"], &page["items"]["total"]), (&json!(folders), &json!(items)));
                let rows = names(&page["folders"]).into_iter().chain(names(&page["items"]["rows"])).map(str::to_owned);
                let before = read.len();
                read.extend(rows);
                assert!(read.len() > before && read.len() <= before + size, "a page is full and no fuller");
                (after, pages) = (page["items"]["next"].clone(), pages + 1);
                if after.is_null() {
                    break;
                }
            }
            if sort.ends_with("_down") {
                read[..folders].reverse();
                read[folders..].reverse();
            }
            assert_eq!(read, right, "{sort} by {size}");
            assert_eq!(pages, (folders + items).div_ceil(size));
        }
    }
    app.stop().await;
}
