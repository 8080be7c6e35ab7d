//! Folders: a tree for the vendor, and for each partner the part of it that holds something (spec S94-S96, S178, D21).

use super::item_names;
use crate::support::{Person, Persona, TestApp, fresh, names};
use serde_json::{Value, json};

/// Every folder somebody comes to from the top, as a path, with the counts shown beside it.
async fn tree(person: &Person) -> Vec<(String, i64, i64)> {
    let mut found = Vec::new();
    let mut open: Vec<(Option<String>, String)> = vec![(None, String::new())];
    while let Some((folder, path)) = open.pop() {
        let page = person.browse(folder.as_deref(), "").await;
        for row in page["folders"].as_array().expect("folders") {
            let path = format!("{path}/{}", row["name"].as_str().expect("a name"));
            let count = |what: &str| row[what].as_i64().expect("a count");
            found.push((path.clone(), count("folders"), count("items")));
            open.push((row["id"].as_str().map(str::to_owned), path));
        }
    }
    found.sort();
    found
}

#[tokio::test]
async fn s178_a_partner_walks_the_same_folders_and_meets_only_those_that_hold_something_for_it() {
    let app = TestApp::demo().await;
    let [admin, owner, bluefin, initech] =
        app.people([Persona::AcmeAdmin, Persona::NorthwindOwner, Persona::BluefinOwner, Persona::InitechOwner]).await;
    for person in [&owner, &bluefin, &initech] {
        for (path, folders, items) in tree(person).await {
            assert!(folders + items > 0, "{path} is shown and leads to nothing");
        }
    }
    let paths = |tree: Vec<(String, i64, i64)>| tree.into_iter().map(|(path, ..)| path).collect::<Vec<_>>();
    let all = paths(tree(&admin).await);
    for hidden in ["/Trade shows", "/Launch 2027", "/Launch 2027/Press", "/Product briefs/2026/Autumn"] {
        assert!(all.contains(&hidden.to_owned()), "{hidden}");
        assert!(!paths(tree(&bluefin).await).contains(&hidden.to_owned()), "{hidden} holds nothing for Bluefin");
    }
    assert!(paths(tree(&owner).await).contains(&"/Launch 2027/Press".to_owned()));
    assert!(
        paths(tree(&initech).await).iter().all(|path| !all.contains(path) || path.starts_with("/Brand and logos")),
        "another vendor's tree"
    );

    // one deep down opens the way to it, and taking it away closes it again
    let mut parent = None;
    for name in ["Deep", "Deeper", "Deepest"] {
        parent = Some(admin.folder(parent.as_deref(), name).await);
    }
    assert!(!paths(tree(&owner).await).contains(&"/Deep".to_owned()));
    let deepest = parent.expect("a folder");
    let northwind = admin.partner_named("Northwind").await;
    let group = admin.group(&fresh("Group"), &[&northwind]).await;
    let item = admin.link(Some(&deepest), "Deep link", &[&group]).await;
    assert!(tree(&owner).await.contains(&("/Deep/Deeper/Deepest".to_owned(), 0, 1)));
    assert!(!paths(tree(&bluefin).await).contains(&"/Deep".to_owned()));
    assert_eq!(
        bluefin.told("library/browse", json!({ "folder": deepest, "ask": { "q": "", "sort": "name", "after": null, "size": 50 } })).await.0,
        404
    );
    let page = owner.browse(Some(&deepest), "").await;
    assert_eq!((names(&page["crumbs"]), item_names(&page["items"]["rows"])), (vec!["Deep", "Deeper"], vec!["Deep link"]));
    assert_eq!(names(&owner.browse(None, "deepest").await["folders"]), ["Deepest"], "found by words");
    assert!(names(&bluefin.browse(None, "deepest").await["folders"]).is_empty());
    admin.answer::<()>("library/remove", &json!({ "item": item })).await;
    assert!(!paths(tree(&owner).await).contains(&"/Deep".to_owned()));
    app.stop().await;
}

#[tokio::test]
async fn s67_a_partners_pages_and_counts_hold_nothing_of_others() {
    let app = TestApp::demo().await;
    let [owner, bluefin] = app.people([Persona::NorthwindOwner, Persona::BluefinOwner]).await;
    // "Gold tier" holds Northwind; "Retail specialists" too; Bluefin is in "EMEA resellers" only
    for (person, words, seen) in [
        (&owner, "launch deck", 2),
        (&bluefin, "launch deck", 0),
        (&bluefin, "Boutique", 1),
        (&owner, "100 % free_to_use!", 1),
        (&owner, "%", 1),
        (&owner, "_", 1),
    ] {
        let page = person.browse(None, words).await;
        assert_eq!(
            (page["items"]["total"].as_i64(), item_names(&page["items"]["rows"]).len()),
            (Some(seen), usize::try_from(seen).expect("a count")),
            "{words}"
        );
    }
    assert_eq!(bluefin.campaigns("northwind").await, []);
    assert_eq!(bluefin.campaigns("Warehouse").await, []);
    assert!(owner.campaigns("warehouse").await.is_empty(), "an open campaign is not there for its own partner either");
    app.stop().await;
}

#[tokio::test]
async fn d21_siblings_have_different_names_whatever_the_case() {
    let app = TestApp::demo().await;
    let [admin, globex] = app.people([Persona::AcmeAdmin, Persona::GlobexAdmin]).await;
    let shelf = admin.folder(None, "Größe 9").await;
    for clash in ["größe 9", "GRÖSSE 9", " Größe 9 ", "Gro\u{308}ße 9", "Größe ９"] {
        let (status, told) = admin.told("library/add_folder", json!({ "new": { "parent": null, "name": clash, "description": "" } })).await;
        let expected = if clash == "GRÖSSE 9" { (200, Value::Null) } else { (422, json!("NameTaken")) };
        assert_eq!((status, told["Refused"]["Because"].clone()), expected, "{clash}: {told}");
    }
    admin.folder(Some(&shelf), "Größe 9").await;
    globex.folder(None, "Größe 9").await;
    app.stop().await;
}

#[tokio::test]
async fn d21_folders_stand_sixteen_deep_and_no_deeper() {
    let app = TestApp::demo().await;
    let admin = app.person(Persona::AcmeAdmin).await;
    let mut parent = None;
    for depth in 1..=16 {
        parent = Some(admin.folder(parent.as_deref(), &format!("Level {depth}")).await);
    }
    let (status, told) =
        admin.told("library/add_folder", json!({ "new": { "parent": parent, "name": "Level 17", "description": "" } })).await;
    assert_eq!((status, &told["Refused"]["Because"]), (422, &json!("TooDeep")));
    let page = admin.browse(parent.as_deref(), "").await;
    assert_eq!(names(&page["crumbs"]).len(), 15);
    app.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn d21_of_ten_who_make_one_folder_at_once_one_makes_it() {
    let app = TestApp::demo().await;
    let admin = app.person(Persona::AcmeAdmin).await;
    let new = json!({ "new": { "parent": null, "name": "One of a kind", "description": "" } });
    let answers = futures::future::join_all((0..10).map(|_| admin.told("library/add_folder", new.clone()))).await;
    assert_eq!(answers.iter().filter(|(status, _)| *status == 200).count(), 1, "{answers:?}");
    assert!(answers.iter().all(|(status, told)| *status == 200 || told["Refused"]["Because"] == "NameTaken"), "{answers:?}");
    app.stop().await;
}
