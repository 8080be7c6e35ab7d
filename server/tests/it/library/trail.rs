//! The audit trail: one entry for each change, in its organisation's chain, and none for what was refused (spec D45).

use super::whole;
use crate::support::{PDF, Person, Persona, TestApp, until};
use domain::{audit::Entry, paging::Page};
use serde_json::json;
use std::collections::BTreeMap;

/// The whole trail, oldest first.
async fn trail(admin: &Person) -> Vec<Entry> {
    let mut entries: Vec<Entry> = Vec::new();
    loop {
        let before = entries.last().map(|entry| entry.seq);
        let page: Page<Entry> = admin.answer("audit/list", &json!({ "before": before })).await;
        entries.extend(page.rows);
        if page.next.is_none() {
            entries.reverse();
            return entries;
        }
    }
}

fn acts(entries: &[Entry]) -> BTreeMap<&str, usize> {
    let mut acts = BTreeMap::new();
    for entry in entries {
        *acts.entry(entry.act.as_str()).or_default() += 1;
    }
    acts
}

#[tokio::test]
async fn d45_every_change_stands_in_the_trail_once_with_who_did_it() {
    let app = TestApp::demo().await;
    let [admin, member, globex, owner] =
        app.people([Persona::AcmeAdmin, Persona::AcmeMember, Persona::GlobexAdmin, Persona::NorthwindOwner]).await;
    let (before, elsewhere) = (trail(&admin).await.len(), trail(&globex).await.len());

    let partner = admin.partner("Sandpiper").await;
    let facts = json!({ "name": "Sandpiper", "code": "sandpiper", "city": "Oslo", "website": "", "phone": "" });
    admin.answer::<()>("partners/update", &json!({ "partner": partner, "version": 1, "facts": facts })).await;
    let who = json!({ "partner": partner, "name": "Ada", "email": "ada@sandpiper.example", "role": "partner_owner" });
    let link: String = admin.answer("partners/invite", &who).await;
    let ada = Person::stranger(&app);
    ada.form(&link[link.find("/invitation/").expect("a link")..], &[("name", "Ada"), ("password", "a sentence is fine")]).await;
    let group = admin.group("Shorebirds", &[&partner]).await;
    admin.answer::<String>("partners/save_group", &json!({ "group": group, "version": 1, "name": "Waders", "members": [partner] })).await;
    let folder = member.folder(None, "Shore").await;
    let item = member.link(Some(&folder), "Tides", &[&group]).await;
    member.answer::<()>("library/edit", &json!({ "item": item, "version": 1, "name": "Tide table", "description": "" })).await;
    let campaign = member.campaign(&partner, "Low tide").await;
    let asset = member.upload("tide.pdf", PDF, &[("campaign", &campaign)]).await;
    member.answer::<()>("library/associate", &json!({ "item": item, "version": 2, "campaign": campaign })).await;
    assert_eq!(admin.approve(&campaign).await, 2);
    admin.answer::<()>("campaigns/go", &json!({ "campaign": campaign, "from": "approved", "to": "archived" })).await;
    let refused = member.send("wrong.pdf", b"no PDF at all", &[("groups", &group)]).await;
    assert_eq!(refused.status().as_u16(), 415);
    let given_up = member.announce("note.txt", 4, &[("groups", &group)]).await;
    member.tus(reqwest::Method::DELETE, &given_up).await;
    member.answer::<()>("library/remove", &json!({ "item": asset })).await;
    admin.answer::<()>("partners/remove_group", &json!({ "group": group, "replacement": null })).await;
    admin.answer::<()>("partners/set_status", &json!({ "partner": partner, "from": "active", "to": "ended" })).await;

    // refused, foreign, read: none of it is a change
    assert_eq!(owner.told("library/remove", json!({ "item": item })).await.0, 404);
    assert_eq!(admin.told("campaigns/approve_all", json!({ "campaign": campaign })).await.0, 422);
    admin.browse(None, "").await;

    let entries = trail(&admin).await;
    assert_eq!(
        acts(&entries[before..]).into_iter().collect::<Vec<_>>(),
        [
            ("accounts.join", 1),
            ("accounts.sign_in", 1),
            ("campaigns.approve_all", 1),
            ("campaigns.create", 1),
            ("campaigns.go", 1),
            ("library.add_folder", 1),
            ("library.add_link", 1),
            ("library.associate", 1),
            ("library.begin_upload", 3),
            ("library.cancel_upload", 1),
            ("library.edit", 1),
            ("library.refuse_upload", 1),
            ("library.remove", 1),
            ("library.upload", 1),
            ("partners.create", 1),
            ("partners.create_group", 1),
            ("partners.invite", 1),
            ("partners.remove_group", 1),
            ("partners.set_status", 1),
            ("partners.update", 1),
            ("partners.update_group", 1),
        ]
    );
    let who = |act: &str| entries.iter().rfind(|entry| entry.act == act).expect("an entry");
    assert_eq!((who("library.remove").who.as_str(), who("library.remove").what.as_str()), ("Tom Okafor", "tide"));
    assert_eq!((who("campaigns.approve_all").who.as_str(), who("campaigns.approve_all").detail.as_str()), ("Maya Lindqvist", "2 assets"));
    assert!(entries.iter().zip(1..).all(|(entry, seq)| entry.seq == seq), "numbered without gaps");
    assert_eq!(trail(&globex).await.len(), elsewhere, "another vendor's chain holds nothing of it");
    until("every entry is sealed", async || trail(&admin).await.iter().all(|entry| entry.sealed).then_some(())).await;
    whole(&app).await;
    app.stop().await;
}
