//! Sessions, and the places they hold.

use crate::support::{NOW, id, vendor, write};
use domain::{
    Moment, Role,
    id::{MembershipId, PersonId, SessionId},
    moment::DAY,
    partners::Status,
};
use store::{Db, accounts::NewSession, testing::on_both};

async fn sign_in(db: &Db, token: &[u8], person: PersonId, membership: Option<MembershipId>, now: Moment) -> SessionId {
    let session = SessionId(id());
    let new = NewSession { id: session, token_hash: token, person, membership, user_agent: "a browser", address: "192.0.2.1" };
    write(db, async |tx| store::accounts::insert_session(tx, &new, now).await).await.expect("a session");
    session
}

async fn is_in(db: &Db, token: &[u8]) -> bool {
    store::accounts::find_session(db, token).await.expect("an answer").is_some()
}

async fn has_actor(db: &Db, token: &[u8]) -> bool {
    store::accounts::find_session(db, token).await.expect("an answer").and_then(|session| session.actor).is_some()
}

#[tokio::test]
async fn d40_d43_a_session_is_found_by_its_token_and_holds_one_place_until_it_is_ended() {
    on_both(|db| async move {
        let acme = vendor(&db).await;
        let northwind = acme.partner(&db, "Northwind", Status::Active).await.expect("a partner");
        let (person, place) = write(&db, async |tx| acme.member(tx, Some(northwind), Role::PartnerOwner).await).await.expect("a person");
        let session = sign_in(&db, b"token", person, Some(place), NOW).await;
        assert!(!is_in(&db, b"another").await);
        let found = store::accounts::find_session(&db, b"token").await.expect("an answer").expect("a session");
        let actor = found.actor.expect("an actor");
        assert_eq!((found.id, found.person, found.created, found.seen), (session, person, NOW, NOW));
        assert_eq!((actor.person, actor.membership, actor.organisation), (person, place, acme.id));
        assert_eq!((actor.partner, actor.role, actor.zone.as_str()), (Some(northwind), Role::PartnerOwner, "UTC"));
        sign_in(&db, b"undecided", person, None, NOW).await;
        assert!(is_in(&db, b"undecided").await && !has_actor(&db, b"undecided").await);
        write(&db, async |tx| store::accounts::remove_session(tx, session).await).await.expect("to end it");
        assert!(!is_in(&db, b"token").await && is_in(&db, b"undecided").await);
        write(&db, async |tx| store::accounts::remove_sessions_of_person(tx, person).await).await.expect("to end them");
        assert!(!is_in(&db, b"undecided").await);
    })
    .await;
}

#[tokio::test]
async fn d43_d55_a_suspended_place_and_a_partner_that_is_not_active_give_no_actor_and_are_not_offered() {
    on_both(|db| async move {
        let acme = vendor(&db).await;
        let northwind = acme.partner(&db, "Northwind", Status::Active).await.expect("a partner");
        let (person, place) = write(&db, async |tx| acme.member(tx, Some(northwind), Role::PartnerMember).await).await.expect("a person");
        let (maya, at_acme) = write(&db, async |tx| acme.member(tx, None, Role::Member).await).await.expect("a person");
        sign_in(&db, b"ines", person, Some(place), NOW).await;
        sign_in(&db, b"maya", maya, Some(at_acme), NOW).await;
        let offered = async |person| store::accounts::list_places(&db, person, None).await.expect("places").len();
        let mut before = Status::Active;
        for status in [Status::Suspended, Status::Ended, Status::Pending, Status::Rejected, Status::Active] {
            let moved = write(&db, async |tx| store::partners::update_status(tx, northwind, acme.id, before, status, maya).await).await;
            assert!(moved.expect("an answer"));
            let open = status == Status::Active;
            assert_eq!((has_actor(&db, b"ines").await, offered(person).await), (open, usize::from(open)), "{status:?}");
            assert!(has_actor(&db, b"maya").await);
            before = status;
        }
        for place in [place, at_acme] {
            let suspend =
                async || write(&db, async |tx| store::accounts::suspend_membership(tx, place, NOW).await).await.expect("an answer");
            assert!(suspend().await && !suspend().await);
        }
        for (token, person) in [(b"ines", person), (b"maya", maya)] {
            assert!(is_in(&db, token).await && !has_actor(&db, token).await);
            assert_eq!(offered(person).await, 0);
        }
        assert!(store::accounts::list_contact_names(&db, northwind).await.expect("names").is_empty());
    })
    .await;
}

#[tokio::test]
async fn d43_sessions_end_after_their_time_and_with_their_partner() {
    on_both(|db| async move {
        let acme = vendor(&db).await;
        let northwind = acme.partner(&db, "Northwind", Status::Active).await.expect("a partner");
        let (person, place) = write(&db, async |tx| acme.member(tx, Some(northwind), Role::PartnerMember).await).await.expect("a person");
        sign_in(&db, b"old", person, Some(place), NOW.plus(-30 * DAY)).await;
        sign_in(&db, b"idle", person, Some(place), NOW.plus(-8 * DAY)).await;
        let seen = sign_in(&db, b"seen", person, Some(place), NOW.plus(-8 * DAY)).await;
        write(&db, async |tx| store::accounts::update_session_seen(tx, seen, NOW).await).await.expect("seen");
        let sweep = write(&db, async |tx| store::accounts::remove_ended_sessions(tx, NOW.plus(-29 * DAY), NOW.plus(-7 * DAY)).await).await;
        assert_eq!(sweep.expect("an answer"), 2);
        assert!(!is_in(&db, b"old").await && !is_in(&db, b"idle").await && is_in(&db, b"seen").await);
        sign_in(&db, b"acme", acme.person, None, NOW).await;
        let open = async |place, role| store::accounts::is_open(&db, seen, place, role).await.expect("an answer");
        assert!(open(place, Role::PartnerMember).await && !open(place, Role::PartnerOwner).await, "another role is another right");
        assert_eq!(store::accounts::find_organisation_of(&db, place).await.expect("an answer"), Some(acme.id));
        let ended = write(&db, async |tx| store::accounts::remove_sessions_of_partner(tx, northwind).await).await;
        assert_eq!(ended.expect("an answer"), 1);
        assert!(!is_in(&db, b"seen").await && is_in(&db, b"acme").await && !open(place, Role::PartnerMember).await);
    })
    .await;
}
