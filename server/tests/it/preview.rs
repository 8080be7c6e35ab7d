//! "View as partner": exactly what the partner sees, and not one written row (spec S68-S72, D16).

use crate::{
    doors::{World, doors},
    support::{Person, Persona, TestApp, until, without_nonce},
};
use reqwest::StatusCode;
use serde_json::{Value, json};
use std::collections::BTreeSet;
use store::testing;

/// Acme's admin through the eyes of one contact of Northwind, or of nobody in particular.
async fn looking(app: &TestApp, contact: Option<&str>) -> Person {
    let admin = app.person(Persona::AcmeAdmin).await;
    let northwind = admin.partner_named("Northwind").await;
    let page: Value = admin.answer("partners/get", &json!({ "partner": northwind })).await;
    let person = contact.map(|email| {
        let contacts = page["contacts"].as_array().expect("contacts");
        let found = contacts.iter().find(|contact| contact["email"] == email).expect("a contact");
        found["person"].as_str().expect("an id").to_owned()
    });
    let answer =
        admin.form("/preview", &[("partner", &northwind), ("contact", person.as_deref().unwrap_or_default()), ("back", "/home")]).await;
    assert_eq!((answer.status(), answer.headers()["location"].to_str().ok()), (StatusCode::SEE_OTHER, Some("/home")));
    admin
}

/// Waits until no job has anything to write any more.
async fn quiet(app: &TestApp) {
    let db = &app.portal.base().db;
    until("the trail is sealed", async || {
        let open = testing::texts(db, "select act from audit_entries where hash is null").await;
        let jobs = testing::texts(db, "select kind from jobs where state = 'open'").await;
        (open.is_empty() && jobs.is_empty()).then_some(())
    })
    .await;
}

/// Every id of Acme's campaigns, items, folders, whoever sees them, and one of another vendor and one of nobody.
async fn ids(app: &TestApp) -> Vec<(&'static str, String)> {
    let db = &app.portal.base().db;
    let mut ids = Vec::new();
    for kind in ["campaigns", "items", "folders"] {
        for id in testing::ids(db, &format!("select id from {kind} order by id"), &[]).await {
            ids.push((kind, id.to_string()));
        }
        ids.push((kind, "0193b0a0-0000-7000-8000-0000000000aa".to_owned()));
    }
    ids
}

/// The calls that read, about everything there is.
fn reads(ids: &[(&'static str, String)]) -> Vec<(&'static str, Value)> {
    let ask = |words: &str, sort: &str| json!({ "q": words, "sort": sort, "after": null, "size": 50 });
    let mut calls = vec![
        ("audit/list", json!({ "before": null })),
        ("campaigns/intents", json!({})),
        ("campaigns/list", json!({ "ask": ask("", "name"), "partner": null })),
        ("campaigns/list", json!({ "ask": ask("season", "name"), "partner": null })),
        ("campaigns/list", json!({ "ask": ask("bluefin", "name"), "partner": null })),
        ("campaigns/shared", json!({ "words": "" })),
        ("campaigns/shared", json!({ "words": "e-mail" })),
        ("library/browse", json!({ "folder": null, "ask": ask("", "name") })),
        ("library/browse", json!({ "folder": null, "ask": ask("", "added_down") })),
        ("library/browse", json!({ "folder": null, "ask": ask("deck", "name") })),
        ("partners/groups", json!({})),
        ("partners/list", json!({ "ask": ask("", "name"), "status": null })),
        ("partners/names", json!({})),
    ];
    for (kind, id) in ids {
        calls.push(match *kind {
            "campaigns" => ("campaigns/get", json!({ "campaign": id })),
            "items" => ("library/item", json!({ "item": id })),
            _ => ("library/browse", json!({ "folder": id, "ask": ask("", "name") })),
        });
    }
    calls
}

/// The part of a page that is not the frame.
fn sheet(page: &str) -> &str {
    let from = page.find("<main").expect("a sheet");
    let to = page.find("</main>").expect("the sheet's end");
    &page[from..to]
}

/// The addresses a page leads to.
fn leads_to(page: &str) -> BTreeSet<String> {
    let links = page.split("href=\"/").skip(1).filter_map(|rest| Some(format!("/{}", rest.split_once('"')?.0)));
    links.map(|link| link.replace("&amp;", "&")).filter(|link| !link.contains('.') && !link.starts_with("/pkg")).collect()
}

/// Waits until the files of the demo world have their pictures: whoever makes them writes, too.
async fn pictured(app: &TestApp) {
    let open = "select kind from jobs where state = 'open'";
    let none = async || testing::texts(&app.portal.base().db, open).await.is_empty().then_some(());
    crate::support::until("the pictures are made", none).await;
}

#[tokio::test]
async fn s72_preview_gets_the_same_answers_as_the_partners_own_contact() {
    let app = TestApp::demo().await;
    let ids = ids(&app).await;
    let member = app.person(Persona::NorthwindMember).await;
    let nobody = looking(&app, None).await;
    let contact = looking(&app, Some("member@northwind.example")).await;
    let mut seen = 0;
    for (door, arguments) in reads(&ids) {
        let theirs = member.told(door, arguments.clone()).await;
        seen += usize::from(theirs.0 == 200);
        for (eyes, person) in [("nobody in particular", &nobody), ("a contact", &contact)] {
            assert_eq!(person.told(door, arguments.clone()).await, theirs, "{door} {arguments} through {eyes}");
        }
    }
    assert!(seen > 30, "only {seen} calls were answered");
    let sees = async |person: &Person, item: &str| {
        let files: Vec<String> =
            person.item(item).await["item"]["file"]["name"].as_str().map(|name| format!("/files/{item}/1/{name}")).into_iter().collect();
        files
    };
    for (_, id) in ids.iter().filter(|(kind, _)| *kind == "items") {
        if member.told("library/item", json!({ "item": id })).await.0 != 200 {
            continue;
        }
        for file in sees(&member, id).await {
            let (theirs, ours) = (member.get(&file).await, contact.get(&file).await);
            assert_eq!((ours.status(), ours.headers()["etag"].clone()), (StatusCode::OK, theirs.headers()["etag"].clone()), "{file}");
        }
    }
    app.stop().await;
}

#[tokio::test]
async fn s72_every_page_in_preview_is_the_page_the_contact_sees() {
    let app = TestApp::demo().await;
    let ids = ids(&app).await;
    let member = app.person(Persona::NorthwindMember).await;
    let contact = looking(&app, Some("member@northwind.example")).await;
    let mut open: Vec<String> = [
        "/home",
        "/marketing",
        "/marketing/dashboard",
        "/marketing/library",
        "/resources",
        "/partners",
        "/partners/groups",
        "/audit",
        "/resources/add",
        "/nowhere",
    ]
    .map(str::to_owned)
    .to_vec();
    for (kind, id) in &ids {
        open.extend(match *kind {
            "campaigns" => vec![format!("/campaigns/{id}")],
            "items" => vec![format!("/resources/{id}"), format!("/assets/{id}")],
            _ => vec![format!("/resources/folders/{id}")],
        });
    }
    let mut known = BTreeSet::new();
    while let Some(path) = open.pop() {
        if !known.insert(path.clone())
            || known.len() > 400
            || path.starts_with("/choose")
            || path == "/team"
            || path.starts_with("/settings/")
        {
            continue;
        }
        let (theirs, ours) = (member.get(&path).await, contact.get(&path).await);
        assert_eq!(ours.status(), theirs.status(), "{path}");
        if theirs.status() == StatusCode::OK || theirs.status() == StatusCode::NOT_FOUND {
            let theirs = without_nonce(&theirs.text().await.expect("a page"));
            let ours = without_nonce(&ours.text().await.expect("a page"));
            assert_eq!(sheet(&ours), sheet(&theirs), "{path}");
            // where else one works and one's own profile are the reader's: in preview the banner stands for them
            let links = |page: &str| {
                leads_to(page).into_iter().filter(|link| !link.starts_with("/choose") && link != "/settings/profile").collect::<Vec<_>>()
            };
            assert_eq!(links(&ours), links(&theirs), "{path}: the same ways on");
            assert!(ours.contains("Viewing as Northwind.") && !theirs.contains("Viewing as"), "{path}");
            open.extend(leads_to(&theirs));
        }
    }
    app.stop().await;
}

#[tokio::test]
async fn s69_s70_s71_nothing_is_written_in_preview_whatever_is_tried() {
    let app = TestApp::demo_with_pictures().await;
    let world = World::new(&app).await;
    let ids = ids(&app).await;
    let preview = looking(&app, Some("member@northwind.example")).await;
    let nobody = looking(&app, None).await;
    let mut calls = Vec::new();
    for door in doors() {
        // signing in and out is nobody's preview: one begins as a stranger, and leaves with it
        if !["POST /sign-in", "POST /sign-out"].contains(&door.name) {
            calls.push((door.name, door.expected(Persona::Preview), (door.prepare)(&world).await));
        }
    }
    quiet(&app).await;
    pictured(&app).await;
    let before = testing::fingerprint(&app.portal.base().db).await;
    let mut refused = 0;
    for (name, expected, call) in &calls {
        for person in [&preview, &nobody] {
            // the session is the same, whatever an answer does to the cookies
            let person = Person::with_cookies(&app, &person.cookies());
            let status = call.send(&person).await.status().as_u16();
            // of several running uploads only the last one is still there
            let gone = name.contains("/uploads/{id}") && status == 404;
            assert!(
                gone || status.to_string() == *expected || (status == 303 && expected == "sign-in"),
                "{name}: {status} instead of {expected}"
            );
            refused += usize::from(status == 403);
        }
    }
    let writes = calls.iter().filter(|(_, expected, _)| expected == "403").count();
    assert!(writes > 15 && refused == 2 * writes, "{refused} of {writes} writes were refused, twice each");
    for (door, arguments) in reads(&ids) {
        preview.told(door, arguments).await;
    }
    assert_eq!(testing::fingerprint(&app.portal.base().db).await, before);
    app.stop().await;
}

#[tokio::test]
async fn s68_s70_entering_moving_and_leaving_write_nothing_and_lead_nowhere_else() {
    let app = TestApp::demo().await;
    let [admin, globex, owner] = app.people([Persona::AcmeAdmin, Persona::GlobexAdmin, Persona::NorthwindOwner]).await;
    let (northwind, bluefin) = (admin.partner_named("Northwind").await, admin.partner_named("Bluefin").await);
    let initech = globex.partner_named("Initech").await;
    quiet(&app).await;
    let before = testing::fingerprint(&app.portal.base().db).await;
    let mut seen = Vec::new();
    for partner in [&northwind, &bluefin] {
        assert_eq!(admin.form("/preview", &[("partner", partner), ("back", "https://evil.example")]).await.headers()["location"], "/");
        seen.push(admin.campaigns("").await);
        assert_eq!(admin.told("partners/names", json!({})).await.0, 404, "not the vendor's side any more");
    }
    assert_ne!(seen[0], seen[1], "one looks through the eyes of the partner chosen last");
    for (person, partner) in
        [(&admin, initech.as_str()), (&globex, northwind.as_str()), (&owner, northwind.as_str()), (&admin, ""), (&admin, "1")]
    {
        assert_eq!(person.form("/preview", &[("partner", partner)]).await.status(), StatusCode::NOT_FOUND, "{partner}");
    }
    assert_eq!(admin.campaigns("").await, seen[1], "a refused step changes nothing");
    assert_eq!(admin.form("/preview/exit", &[]).await.headers()["location"], "/marketing/library");
    assert_eq!(admin.told("partners/names", json!({})).await.0, 200, "one's own eyes again");
    assert_eq!(testing::fingerprint(&app.portal.base().db).await, before);

    // a cookie made by hand opens nothing
    for forged in [initech.clone(), format!("{northwind}.{initech}"), "nonsense".to_owned(), String::new()] {
        let session = admin.cookies();
        let by_hand = Person::with_cookies(&app, &format!("{session}; portico-preview={forged}"));
        let own = by_hand.told("partners/names", json!({})).await.0;
        assert_eq!(own, if forged.starts_with(&northwind) { 404 } else { 200 }, "{forged}");
        let theirs = Person::with_cookies(&app, &format!("{}; portico-preview={forged}", owner.cookies()));
        assert_eq!(theirs.campaigns("").await, owner.campaigns("").await, "a partner's people have only their own eyes");
    }
    app.stop().await;
}

#[tokio::test]
async fn s68_a_preview_that_begins_on_a_campaign_stays_there_or_says_why_not() {
    let app = TestApp::demo().await;
    let admin = app.person(Persona::AcmeAdmin).await;
    let made = admin.campaign_with_asset().await;
    let northwind = admin.partner_named("Northwind").await;
    let back = format!("/campaigns/{}", made.id);
    let target = async || {
        let answer = admin.form("/preview", &[("partner", &northwind), ("back", &back)]).await;
        assert_eq!(answer.status(), StatusCode::SEE_OTHER);
        let target = answer.headers()["location"].to_str().expect("text").to_owned();
        let page = admin.text(&target).await;
        admin.form("/preview/exit", &[]).await;
        (target, page)
    };
    let (there, page) = target().await;
    assert_eq!(there, "/marketing/library?unseen=draft");
    assert!(page.contains("The campaign you came from is not seen here: it is a draft"), "the library says why");
    admin.answer::<u64>("campaigns/approve_all", &json!({ "campaign": made.id })).await;
    assert_eq!(target().await.0, back);
    app.stop().await;
}
