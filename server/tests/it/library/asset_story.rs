//! The story the portal is for: a campaign, its asset, the approval, the partner's download, the deletion. On both
//! databases, with files in a folder and on an S3-compatible server.

use super::{item_names, met, whole};
use crate::support::{Person, Persona, TestApp, media, until};
use reqwest::{Method, StatusCode};
use serde_json::{Value, json};

const FILE: &str = "acme-one-pager-from-shelf-to-screen.pdf";

struct World {
    app: TestApp,
    admin: Person,
    member: Person,
    owner: Person,
    /// Bluefin of the same vendor, Globex, and Globex's partner.
    strangers: [Person; 3],
    campaign: String,
    item: String,
    file: String,
    bytes: Vec<u8>,
}

/// A campaign is made by the form, and a PDF comes in several pieces, with a pause in the middle (spec S10-S13, S31).
async fn world(app: TestApp) -> World {
    let [admin, member, owner] = app.people([Persona::AcmeAdmin, Persona::AcmeMember, Persona::NorthwindOwner]).await;
    let strangers = app.people([Persona::BluefinOwner, Persona::GlobexAdmin, Persona::InitechOwner]).await;
    let northwind = admin.partner_named("Northwind").await;
    let campaign = admin.campaign(&northwind, "From shelf to screen").await;
    let bytes = media(FILE);
    let size = bytes.len() as u64;
    let facts = [("campaign", campaign.as_str()), ("name", "One-pager for the counter")];
    let upload = admin.announce(FILE, size, &facts).await;
    let (third, half) = (bytes.len() / 3, bytes.len() / 2);
    assert_eq!(admin.piece(&upload, 0, bytes[..third].to_vec()).await.status(), StatusCode::NO_CONTENT);
    let stands = admin.tus(Method::HEAD, &upload).await;
    assert_eq!(stands.headers()["upload-offset"].to_str().ok(), Some(third.to_string().as_str()));
    assert_eq!(stands.headers()["upload-length"].to_str().ok(), Some(size.to_string().as_str()));
    assert!(stands.headers().get("portico-item").is_none(), "it is nothing before it is whole");
    admin.piece(&upload, third as u64, bytes[third..half].to_vec()).await;
    let last = admin.piece(&upload, half as u64, bytes[half..].to_vec()).await;
    assert_eq!(last.status(), StatusCode::NO_CONTENT);
    let item = last.headers()["portico-item"].to_str().expect("an id").to_owned();
    let file = format!("/files/{item}/1/{FILE}");
    World { app, admin, member, owner, strangers, campaign, item, file, bytes }
}

impl World {
    /// What somebody finds of the campaign and its asset, by every way there is.
    async fn sees(&self, person: &Person) -> Vec<&'static str> {
        let mut found = Vec::new();
        let campaign = json!({ "campaign": self.campaign });
        let (status, page) = person.told("campaigns/get", campaign).await;
        if status == 200 {
            found.push("campaign");
            if item_names(&page["assets"]).contains(&"One-pager for the counter") {
                found.push("asset in it");
            }
        }
        let listed = person.campaigns("").await;
        if let Some((_, assets)) = listed.iter().find(|(name, _)| name == "From shelf to screen") {
            found.push(if *assets > 0 { "listed with 1" } else { "listed with 0" });
        }
        if !person.campaigns("SHELF to").await.is_empty() {
            found.push("found by words");
        }
        let (_, shared) = person.told("campaigns/shared", json!({ "words": "for the counter" })).await;
        if shared["rows"].as_array().is_some_and(|shared| !shared.is_empty()) {
            found.push("shared with its partner");
        }
        if person.told("library/item", json!({ "item": self.item })).await.0 == 200 {
            found.push("item");
        }
        // an asset is no resource: Resources never show it
        let resources = person.browse(None, "one-pager for the counter").await;
        if resources["items"]["total"] != 0 || !item_names(&resources["items"]["rows"]).is_empty() {
            found.push("among resources");
        }
        if person.get(&self.file).await.status() == StatusCode::OK {
            found.push("file");
        }
        if person.request(Method::HEAD, &self.file).send().await.expect("an answer").status() == StatusCode::OK {
            found.push("head of file");
        }
        if person.request(Method::GET, &self.file).header("range", "bytes=0-9").send().await.expect("an answer").status().is_success() {
            found.push("part of file");
        }
        found
    }

    /// Bluefin, Globex and Initech find nothing, and cannot tell it from what never was.
    async fn is_nobody_elses(&self) {
        let never = "0193b0a0-0000-7000-8000-0000000000aa";
        for stranger in &self.strangers {
            assert!(self.sees(stranger).await.is_empty(), "{:?}", self.sees(stranger).await);
            for path in [self.file.clone(), format!("/campaigns/{}", self.campaign), format!("/assets/{}", self.item)] {
                let other = path.replace(&self.item, never).replace(&self.campaign, never);
                let (foreign, unknown) = (met(stranger, &path).await, met(stranger, &other).await);
                assert_eq!(foreign.0, 404, "{path}");
                assert_eq!(foreign, unknown, "{path}: the same bytes for foreign and unknown");
            }
        }
    }
}

const VENDOR: [&str; 8] = ["campaign", "asset in it", "listed with 1", "found by words", "item", "file", "head of file", "part of file"];
const PARTNER: [&str; 9] = [
    "campaign",
    "asset in it",
    "listed with 1",
    "found by words",
    "shared with its partner",
    "item",
    "file",
    "head of file",
    "part of file",
];

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn s25_s29_s36_s41_a_partner_sees_an_asset_from_approval_to_deletion_and_nobody_else_ever_does() {
    let app = TestApp::demo().await;
    let before = app.bytes().await.len();
    let world = world(app).await;
    let World { app, admin, member, owner, campaign, item, file, .. } = &world;

    // before the approval: the vendor's people work with it, the partner sees nothing at all
    assert_eq!(world.sees(admin).await, VENDOR);
    assert_eq!(world.sees(member).await, VENDOR);
    assert_eq!(world.sees(owner).await, [""; 0]);
    let hidden = met(owner, file).await;
    assert_eq!(hidden.0, 404);
    world.is_nobody_elses().await;

    // "Approve all", by a member; and a second one is told who was first
    assert_eq!(member.approve(campaign).await, 1);
    assert_eq!(world.sees(owner).await, PARTNER);
    world.is_nobody_elses().await;
    let got = owner.get(file).await;
    assert_eq!(got.bytes().await.expect("bytes"), world.bytes);
    let (status, told) = admin.told("campaigns/approve_all", json!({ "campaign": campaign })).await;
    assert_eq!((status, &told["Refused"]["Because"]), (422, &json!({ "NothingWaits": { "by": "Tom Okafor" } })));

    // what comes later waits again
    admin.upload("later.pdf", &world.bytes, &[("campaign", campaign)]).await;
    let page: Value = owner.answer("campaigns/get", &json!({ "campaign": campaign })).await;
    assert_eq!((item_names(&page["assets"]).len(), &page["campaign"]["assets"], &page["campaign"]["waiting"]), (1, &json!(1), &json!(0)));
    let page: Value = admin.answer("campaigns/get", &json!({ "campaign": campaign })).await;
    assert_eq!((item_names(&page["assets"]).len(), &page["campaign"]["assets"], &page["campaign"]["waiting"]), (2, &json!(2), &json!(1)));
    assert_eq!(admin.approve(campaign).await, 1, "approved again, for what waits");

    // taken back: gone at once, and back after the next approval
    let back = json!({ "campaign": campaign, "from": "approved", "to": "in_review" });
    admin.answer::<()>("campaigns/go", &back).await;
    assert_eq!(world.sees(owner).await, [""; 0]);
    let (status, told) = member.told("campaigns/go", back).await;
    assert_eq!((status, &told["Refused"]["Because"]["MovedOn"]["by"]), (422, &json!("Maya Lindqvist")));
    admin.approve(campaign).await;
    assert!(!world.sees(owner).await.is_empty());

    // deleted: for everyone, at once, record and bytes
    assert_eq!(app.bytes().await.len(), before + 2);
    admin.answer::<()>("library/remove", &json!({ "item": item })).await;
    assert_eq!(met(owner, file).await, hidden, "an open link ends in the page it was before the approval");
    assert_eq!(met(admin, file).await.0, 404);
    assert_eq!(owner.told("library/item", json!({ "item": item })).await.0, 404);
    assert_eq!(member.told("library/remove", json!({ "item": item })).await, (404, json!({ "Refused": "NotFound" })));
    until("the bytes are gone", async || (app.bytes().await.len() == before + 1).then_some(())).await;
    let rows = format!("select name from files where name = '{FILE}' and item_id not in (select id from items)");
    assert!(store::testing::texts(&app.portal.base().db, &rows).await.is_empty(), "no row is left");
    assert_eq!(owner.campaigns("from shelf").await, [("From shelf to screen".to_owned(), 1)]);
    whole(app).await;
    world.app.stop().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn d38_of_two_who_approve_or_delete_at_once_one_does_it() {
    let app = TestApp::demo().await;
    let [admin, member] = app.people([Persona::AcmeAdmin, Persona::AcmeMember]).await;
    for _ in 0..5 {
        let made = admin.campaign_with_asset().await;
        let campaign = json!({ "campaign": made.id });
        let (one, two) =
            tokio::join!(admin.told("campaigns/approve_all", campaign.clone()), member.told("campaigns/approve_all", campaign));
        let mut statuses = [one.0, two.0];
        statuses.sort_unstable();
        assert_eq!(statuses, [200, 422], "{one:?} {two:?}");
        let item = json!({ "item": made.item });
        let (one, two) = tokio::join!(admin.told("library/remove", item.clone()), member.told("library/remove", item));
        let mut statuses = [one.0, two.0];
        statuses.sort_unstable();
        assert_eq!(statuses, [200, 404]);
    }
    whole(&app).await;
    app.stop().await;
}

#[tokio::test]
async fn d6_archiving_a_campaign_hides_everything_in_it_and_closes_it() {
    let app = TestApp::demo().await;
    let [admin, owner] = app.people([Persona::AcmeAdmin, Persona::NorthwindOwner]).await;
    let made = admin.campaign_with_asset().await;
    admin.approve(&made.id).await;
    assert_eq!(owner.get(&made.file).await.status(), StatusCode::OK);
    admin.answer::<()>("campaigns/go", &json!({ "campaign": made.id, "from": "approved", "to": "archived" })).await;
    assert_eq!(owner.get(&made.file).await.status(), StatusCode::NOT_FOUND);
    assert_eq!(admin.get(&made.file).await.status(), StatusCode::OK, "the vendor keeps it");
    assert_eq!(admin.told("campaigns/approve_all", json!({ "campaign": made.id })).await.0, 422);
    let refused = admin.announcing("note.txt", 4, &[("campaign", &made.id)]).send().await.expect("an answer");
    assert_eq!(refused.status(), StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(refused.text().await.expect("text"), json!({ "Because": "CampaignArchived" }).to_string());
    app.stop().await;
}
