//! Resources: groups decide who sees them, links are links, and one may become an asset (spec S78-S81, D6, D17, D18, D55).

use super::{item_names, met, whole};
use crate::support::{PDF, Persona, TestApp, fresh};
use serde_json::{Value, json};

#[tokio::test]
async fn d6_d18_the_groups_of_a_resource_decide_who_sees_it() {
    let app = TestApp::demo().await;
    let [admin, owner, bluefin, initech] =
        app.people([Persona::AcmeAdmin, Persona::NorthwindOwner, Persona::BluefinOwner, Persona::InitechOwner]).await;
    let northwind = admin.partner_named("Northwind").await;
    let group = admin.group("Counters", &[&northwind]).await;
    let item = admin.upload("counter guide.pdf", PDF, &[("groups", &group)]).await;
    let file = format!("/files/{item}/1/counter%20guide.pdf");
    let seen = async |person: &crate::support::Person| {
        let listed = person.browse(None, "").await;
        let found = person.browse(None, "Counter Guide").await;
        let ways = [
            item_names(&listed["items"]["rows"]).contains(&"counter guide"),
            found["items"]["total"] == 1,
            person.told("library/item", json!({ "item": item })).await.0 == 200,
            met(person, &file).await.0 == 200,
        ];
        assert!(ways.iter().all(|way| *way == ways[0]), "all ways tell the same: {ways:?}");
        ways[0]
    };
    assert!(seen(&admin).await && seen(&owner).await && !seen(&bluefin).await && !seen(&initech).await);

    let bluefins = admin.partner_named("Bluefin").await;
    let save = |version: i64, members: &[&str]| json!({ "group": group, "version": version, "name": "Counters", "members": members });
    admin.answer::<String>("partners/save_group", &save(1, &[&bluefins])).await;
    assert!(!seen(&owner).await && seen(&bluefin).await, "who leaves the group sees it no more, who comes does");
    // who comes with the group as it was before is told who was first
    let (status, told) = admin.told("partners/save_group", save(1, &[])).await;
    assert_eq!((status, &told["Refused"]["Because"]["Stale"]["by"]), (422, &json!("Maya Lindqvist")), "{told}");
    assert!(seen(&bluefin).await, "and changed nothing");
    admin.answer::<String>("partners/save_group", &save(2, &[])).await;
    assert!(!seen(&owner).await && !seen(&bluefin).await && seen(&admin).await);

    // a group that is all a resource has needs a replacement
    let remove = |replacement: Value| json!({ "group": group, "replacement": replacement });
    let (status, told) = admin.told("partners/remove_group", remove(Value::Null)).await;
    assert_eq!((status, &told["Refused"]["Because"]), (422, &json!({ "OnlyGroup": { "resources": 1 } })));
    let everyone = admin.group_named("All partners").await;
    admin.answer::<()>("partners/remove_group", &remove(json!(everyone))).await;
    assert!(seen(&owner).await && seen(&bluefin).await && !seen(&initech).await, "everybody is every partner of this vendor");
    for door in ["partners/remove_group", "partners/save_group"] {
        let all = json!({ "group": everyone, "replacement": null, "name": "Nobody", "members": [] });
        let (status, told) = admin.told(door, all).await;
        assert_eq!((status, &told["Refused"]["Because"]), (422, &json!("Everyone")), "{door}");
    }
    whole(&app).await;
    app.stop().await;
}

#[tokio::test]
async fn d18_a_resource_has_at_least_one_group_of_its_own_vendor() {
    let app = TestApp::demo().await;
    let [admin, globex] = app.people([Persona::AcmeAdmin, Persona::GlobexAdmin]).await;
    let foreign = globex.group_named("Gold tier").await;
    for groups in [vec![], vec![foreign.as_str()], vec!["0193b0a0-0000-7000-8000-0000000000aa"]] {
        let new = json!({ "folder": null, "name": "Academy", "url": "https://acme.example", "groups": groups });
        let (status, told) = admin.told("library/add_link", json!({ "new": new })).await;
        assert_eq!((status, &told["Refused"]["Because"]), (422, &json!("NoGroup")), "{groups:?}");
        let answer = admin.send("a.pdf", PDF, &[("groups", &groups.join(","))]).await;
        assert_eq!((answer.status().as_u16(), answer.text().await.expect("text")), (422, json!({ "Because": "NoGroup" }).to_string()));
    }
    // a foreign group beside an own one is passed over
    let own = admin.group_named("Gold tier").await;
    let item = admin.link(None, "Gold academy", &[&foreign, &own, &own]).await;
    let page = admin.item(&item).await;
    assert_eq!(item_names(&page["item"]["groups"]), ["Gold tier"]);
    assert_eq!(page["item"]["groups"][0]["id"], json!(own));
    assert_eq!(globex.told("library/item", json!({ "item": item })).await.0, 404);
    whole(&app).await;
    app.stop().await;
}

#[tokio::test]
async fn s79_d17_a_link_leads_by_http_or_https_and_is_never_run() {
    let app = TestApp::demo().await;
    let admin = app.person(Persona::AcmeAdmin).await;
    let everyone = admin.group_named("All partners").await;
    let before = admin.browse(None, "").await["items"]["total"].clone();
    for url in [
        "javascript:alert('http://a.example')",
        " JavaScript:alert(1)//https://",
        "java\nscript:alert(1)",
        "data:text/html,<script>http://</script>",
        "vbscript:https://",
        "file:///etc/passwd",
        "ftp://a.example",
        "//a.example",
        "a.example",
        "http://",
        "https://a\u{202e}.example",
        "",
    ] {
        let new = json!({ "folder": null, "name": "Academy", "url": url, "groups": [everyone] });
        let (status, told) = admin.told("library/add_link", json!({ "new": new })).await;
        assert_eq!(status, 422, "{url:?}: {told}");
        assert!(told["Refused"]["Because"]["Link"].is_string(), "{url:?}: {told}");
    }
    assert_eq!(admin.browse(None, "").await["items"]["total"], before, "nothing was added");
    let new = json!({ "folder": null, "name": "", "url": "", "groups": [] });
    let (_, told) = admin.told("library/add_link", json!({ "new": new })).await;
    assert_eq!(told["Refused"]["Because"]["Several"].as_array().map(Vec::len), Some(3), "everything wrong is told at once: {told}");
    app.stop().await;
}

#[tokio::test]
async fn s34_d6_a_resource_that_becomes_an_asset_is_hidden_until_it_is_approved() {
    let app = TestApp::demo().await;
    let [admin, member, owner, bluefin] =
        app.people([Persona::AcmeAdmin, Persona::AcmeMember, Persona::NorthwindOwner, Persona::BluefinOwner]).await;
    let everyone = admin.group_named("All partners").await;
    let folder = admin.folder(None, &fresh("Shelf")).await;
    let item = admin.upload("guide.pdf", PDF, &[("groups", &everyone), ("folder", &folder)]).await;
    let made = admin.campaign_with_asset().await;
    admin.approve(&made.id).await;
    let file = format!("/files/{item}/1/guide.pdf");
    assert_eq!((met(&owner, &file).await.0, met(&bluefin, &file).await.0), (200, 200));

    let to = json!({ "item": item, "version": 1, "campaign": made.id });
    admin.answer::<()>("library/associate", &to).await;
    assert_eq!((met(&owner, &file).await.0, met(&bluefin, &file).await.0), (404, 404));
    let page = admin.item(&item).await;
    assert_eq!((page["item"]["approved"].as_bool(), &page["item"]["groups"], &page["version"]), (Some(false), &json!([]), &json!(2)));
    assert_eq!(page["home"]["Campaign"]["id"], json!(made.id));
    assert_eq!(admin.browse(Some(&folder), "").await["items"]["total"], 0, "it left its folder");

    assert_eq!(member.told("library/associate", to.clone()).await.0, 200, "it is there already: what was asked for is so");
    assert_eq!(admin.item(&item).await["version"], 2, "and nothing is done twice");
    let elsewhere = admin.campaign_with_asset().await;
    let (status, told) = member.told("library/associate", json!({ "item": item, "version": 1, "campaign": elsewhere.id })).await;
    assert_eq!((status, &told["Refused"]["Because"]), (422, &json!({ "Stale": { "by": "Maya Lindqvist" } })));
    assert_eq!(admin.approve(&made.id).await, 1);
    assert_eq!((met(&owner, &file).await.0, met(&bluefin, &file).await.0), (200, 404), "its campaign's partner, and nobody else");
    whole(&app).await;
    app.stop().await;
}

#[tokio::test]
async fn b2_who_can_see_this_tells_what_is_so() {
    let app = TestApp::demo().await;
    let [admin, owner] = app.people([Persona::AcmeAdmin, Persona::NorthwindOwner]).await;
    let everyone = admin.group_named("All partners").await;
    let item = admin.link(None, "Academy for all", &[&everyone]).await;
    let page = admin.item(&item).await;
    let sight = |name: &str| {
        let watchers = page["watchers"].as_array().expect("a list");
        let found = watchers.iter().find(|watcher| watcher["partner"]["name"] == name).expect("a partner");
        found["sight"].clone()
    };
    assert_eq!(sight("Northwind"), json!({ "Seen": { "Groups": ["All partners"] } }));
    assert_eq!(sight("Halyard Group"), json!({ "Hidden": { "PartnerNotActive": "suspended" } }));
    let theirs = owner.item(&item).await;
    assert_eq!(
        (&theirs["watchers"], &theirs["added_by"], &theirs["item"]["groups"]),
        (&json!([]), &Value::Null, &json!([])),
        "a partner learns of no other"
    );
    app.stop().await;
}
