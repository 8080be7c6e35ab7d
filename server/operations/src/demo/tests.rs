//! The demo world as a whole: it is made once, hangs together on both databases, and says the same each time.

use super::*;
use crate::{Clock, Portal, check};
use domain::{Moment, id::PersonId, library::Limits, paging::Ask, text};
use std::collections::HashSet;
use store::{Blobs, testing::TestDb};

/// 20 November 2026, 11:30 UTC.
const NOW: Moment = Moment(1_795_174_200_000);

async fn portal(place: &TestDb) -> Portal {
    Portal::new(Base {
        db: place.open().await,
        blobs: Blobs::folder(&place.folder().join("files")).expect("a folder"),
        clock: Clock::Still(NOW),
        limits: Limits::default(),
        base_url: "http://portico.example".to_owned(),
        program: None,
        mailer: None,
        model: None,
        live: crate::live::Live::default(),
        drafts: std::sync::Arc::default(),
        set_up_code: None,
        work: std::sync::Arc::default(),
    })
}

async fn actor(portal: &Portal, email: &str, place: usize) -> domain::Actor {
    let db = &portal.base().db;
    let person = store::accounts::find_person_by_email(db, email).await.expect("an answer").expect("a person");
    let places = store::accounts::list_places(db, person.id(), None).await.expect("an answer");
    let mut tx = db.begin(&Cause::system("test")).await.expect("a transaction");
    let session = store::accounts::NewSession {
        id: domain::id::SessionId(crate::base::id()),
        token_hash: email.as_bytes(),
        person: PersonId(person.id().0),
        membership: Some(places[place].membership),
        user_agent: "",
        address: "",
    };
    store::accounts::insert_session(&mut tx, &session, NOW).await.expect("a session");
    tx.commit().await.expect("to commit");
    store::accounts::find_session(db, email.as_bytes()).await.expect("an answer").and_then(|session| session.actor).expect("an actor")
}

#[tokio::test]
async fn d54_the_demo_world_is_made_once_and_hangs_together() {
    for place in [TestDb::sqlite(), TestDb::postgres().await] {
        let portal = portal(&place).await;
        make(portal.base()).await.expect("the world");
        let report = check::check(portal.base()).await.expect("a report");
        let files = world::VENDORS.iter().map(|vendor| vendor.files().count() as u64).sum::<u64>();
        assert!(report.is_clean(), "{report:?}");
        assert_eq!(report.files, files);
        make(portal.base()).await.expect("nothing to do");
        assert_eq!(check::check(portal.base()).await.expect("a report").files, files);

        let maya = actor(&portal, "admin@acme.example", 0).await;
        let ines = actor(&portal, "owner@northwind.example", 0).await;
        let all = portal.library.browse(&maya, None, &Ask::default(), false).await.expect("resources");
        let own = portal.library.browse(&ines, None, &Ask::default(), false).await.expect("resources");
        assert!(own.folders.len() < all.folders.len(), "the empty folder and the one for nobody are not shown to partners");
        let found = portal.campaigns.list(&ines, &Ask::default(), None).await.expect("campaigns");
        let names: Vec<_> = found.rows.iter().map(|campaign| (campaign.name.as_str(), campaign.assets)).collect();
        assert_eq!(names, [("Partnership announcement", 3), ("Peak season webinar series 2026", 3)]);
        let talks = portal.campaigns.chats(&maya).await.expect("conversations");
        let talks: Vec<_> = talks.iter().map(|chat| (chat.partner.name.as_str(), chat.name.as_str(), chat.progress)).collect();
        assert_eq!(talks, [("Larkspur", "Spring shelves, live", (3, 4))]);
    }
}

#[test]
fn d54_ids_are_the_same_each_time_and_each_later_than_the_one_before() {
    let many = || {
        let mut ids = Ids::default();
        (0..5_000).map(|_| ids.next()).collect::<Vec<_>>()
    };
    assert_eq!(many(), many());
    assert!(many().is_sorted());
    assert_eq!(many().into_iter().collect::<HashSet<_>>().len(), 5_000);
    assert_eq!(Ids::default().next().get_version_num(), 7);
}

#[test]
fn d42_everything_in_it_could_have_been_typed() {
    let mut names: Vec<&str> = people::PEOPLE.iter().map(|person| person.name).collect();
    for vendor in &world::VENDORS {
        names.extend(vendor.groups.iter().map(|(name, _)| *name));
        names.extend(vendor.folders.iter().filter_map(|(path, _)| path.rsplit('/').next()));
        for partner in vendor.partners {
            names.push(partner.name);
            assert!(partner.website.is_empty() || text::link(partner.website).is_ok(), "{}", partner.website);
        }
        for campaign in vendor.campaigns {
            names.extend([campaign.name, campaign.intent]);
            names.extend(campaign.approved.iter().chain(campaign.waiting).map(|(name, _)| *name));
        }
        for resource in vendor.resources {
            names.push(resource.name);
            assert!(!resource.groups.is_empty(), "{}", resource.name);
            if let world::Content::Link(url) = resource.content {
                assert!(text::link(url).is_ok(), "{url}");
            }
        }
    }
    for name in &names {
        assert_eq!(text::name(name).as_deref(), Ok(*name));
    }
    assert!(names.iter().any(|name| name.chars().count() > 150), "a long name is among them");
}
