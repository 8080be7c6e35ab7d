//! The people of a place, and who goes on leading it (spec D40, D43, D44).

use crate::support::{NOW, Vendor, id, vendor, write};
use domain::{
    Role,
    id::{PersonId, ResetId, SessionId},
    moment::HOUR,
    partners::Status,
};
use store::{accounts::NewSession, testing::on_both};

#[tokio::test]
async fn d40_a_place_keeps_somebody_who_leads_it() {
    on_both(|db| async move {
        let acme = vendor(&db).await;
        let northwind = acme.partner(&db, "Northwind", Status::Active).await.expect("a partner");
        for (spot, top, low) in
            [((acme.id, None), Role::Admin, Role::Member), ((acme.id, Some(northwind)), Role::PartnerOwner, Role::PartnerMember)]
        {
            let join = async |role| write(&db, async |tx| acme.member(tx, spot.1, role).await).await.expect("a person").1;
            let (one, other, worker) = (join(top).await, join(top).await, join(low).await);
            let role = async |who, by, from, to| {
                write(&db, async |tx| store::accounts::update_role(tx, who, spot, by, from, to).await).await.expect("an answer")
            };
            assert!(!role(one, worker, top, low).await, "who leads nothing changes nothing");
            assert!(!role(one, other, low, top).await, "it stands otherwise");
            assert!(role(one, other, top, low).await);
            assert!(!role(other, other, top, low).await, "the last one stays");
            assert!(!role(other, one, top, low).await, "and who led before leads no more");
            let suspend = async |who, by| {
                write(&db, async |tx| store::accounts::update_suspended(tx, who, spot, by, NOW).await).await.expect("an answer")
            };
            let remove = async |who, by| {
                write(&db, async |tx| store::accounts::remove_membership(tx, who, spot, by).await).await.expect("an answer")
            };
            assert!(!suspend(other, other).await && !remove(other, other).await);
            assert!(role(one, other, low, top).await && suspend(one, other).await && !suspend(one, other).await);
            assert!(!remove(other, other).await, "who is suspended leads nobody");
            assert!(!role(other, one, top, low).await);
            let back = write(&db, async |tx| store::accounts::update_reactivated(tx, one, spot, other).await).await;
            assert!(back.expect("an answer") && remove(other, other).await);
            let left = store::accounts::list_members(&db, spot).await.expect("a list");
            let left: Vec<_> = left.iter().map(|member| (member.membership, member.role)).collect();
            assert_eq!(left, [(one, top), (worker, low)], "those who lead come first");
            let elsewhere = (acme.id, if spot.1.is_none() { Some(northwind) } else { None });
            assert!(store::accounts::find_member(&db, worker, elsewhere).await.expect("an answer").is_none());
            let reached = write(&db, async |tx| store::accounts::remove_membership(tx, worker, elsewhere, one).await).await;
            assert!(!reached.expect("an answer"), "nobody reaches another place");
        }
    })
    .await;
}

#[tokio::test]
async fn d44_an_admin_of_the_vendor_suspends_a_partners_contact_and_nobody_else_does() {
    on_both(|db| async move {
        let (acme, globex) = (vendor(&db).await, vendor(&db).await);
        let northwind = acme.partner(&db, "Northwind", Status::Active).await.expect("a partner");
        let spot = (acme.id, Some(northwind));
        let join = async |of: &Vendor, partner, role| write(&db, async |tx| of.member(tx, partner, role).await).await.expect("a person").1;
        let (admin, member) = (join(&acme, None, Role::Admin).await, join(&acme, None, Role::Member).await);
        let (owner, stranger) = (join(&acme, spot.1, Role::PartnerOwner).await, join(&globex, None, Role::Admin).await);
        let turn = async |who, by, at| {
            write(&db, async |tx| store::accounts::update_contact(tx, who, spot, by, at).await).await.expect("an answer")
        };
        for by in [member, owner, stranger] {
            assert!(!turn(owner, by, Some(NOW)).await);
        }
        assert!(!turn(owner, admin, None).await, "nobody is suspended yet");
        assert!(turn(owner, admin, Some(NOW)).await && !turn(owner, admin, Some(NOW)).await, "the last owner too, once");
        assert!(store::accounts::find_member(&db, owner, spot).await.expect("an answer").is_some_and(|owner| owner.suspended));
        assert!(turn(owner, admin, None).await);
        assert!(!turn(member, admin, Some(NOW)).await, "the vendor's own people are no contacts");
    })
    .await;
}

#[tokio::test]
async fn d43_a_way_to_a_new_password_is_one_a_person_and_holds_for_its_time() {
    on_both(|db| async move {
        let acme = vendor(&db).await;
        let add = async |token: &[u8], person: PersonId| {
            let expires = NOW.plus(HOUR);
            write(&db, async |tx| store::accounts::insert_reset(tx, ResetId(id()), token, person, expires, NOW).await)
                .await
                .expect("a way");
        };
        let find = async |token: &[u8], now| store::accounts::find_reset(&db, token, now).await.expect("an answer");
        add(b"older", acme.person).await;
        add(b"newer", acme.person).await;
        assert!(find(b"older", NOW).await.is_none());
        let (reset, person) = find(b"newer", NOW.plus(HOUR - 1)).await.expect("it holds for an hour");
        assert_eq!(person, acme.person);
        assert!(find(b"newer", NOW.plus(HOUR)).await.is_none());
        let take = async || write(&db, async |tx| store::accounts::remove_reset(tx, reset).await).await.expect("an answer");
        let (one, other) = futures::join!(take(), take());
        assert!(one != other, "it works once");
        add(b"third", acme.person).await;
        write(&db, async |tx| store::accounts::remove_old_resets(tx, NOW.plus(HOUR)).await).await.expect("swept");
        assert!(find(b"third", NOW).await.is_none());
    })
    .await;
}

#[tokio::test]
async fn d43_d51_a_person_has_sessions_a_password_and_a_zone_of_their_own() {
    on_both(|db| async move {
        let acme = vendor(&db).await;
        let (person, place) = write(&db, async |tx| acme.member(tx, None, Role::Member).await).await.expect("a person");
        let begin = async |token: &[u8], person| {
            let session = SessionId(id());
            let new =
                NewSession { id: session, token_hash: token, person, membership: None, user_agent: "a browser", address: "192.0.2.1" };
            write(&db, async |tx| store::accounts::insert_session(tx, &new, NOW).await).await.expect("a session");
            session
        };
        let (one, other, foreign) = (begin(b"1", person).await, begin(b"2", person).await, begin(b"3", acme.person).await);
        let list = async |person| store::accounts::list_sessions(&db, person, NOW.plus(-1), NOW.plus(-1)).await.expect("a list").len();
        assert_eq!((list(person).await, list(acme.person).await), (2, 1));
        let end = async |session| {
            write(&db, async |tx| store::accounts::remove_session_of_person(tx, person, session).await).await.expect("an answer")
        };
        assert!(!end(foreign).await && end(other).await && !end(other).await);
        begin(b"4", person).await;
        let others = write(&db, async |tx| store::accounts::remove_other_sessions(tx, person, one).await).await;
        assert_eq!((others.expect("an answer"), list(person).await, list(acme.person).await), (1, 1, 1));

        let change = async |from: &str, to: &str| {
            write(&db, async |tx| store::accounts::update_password(tx, person, from, to).await).await.expect("an answer")
        };
        assert!(change("", "hash").await && !change("", "another").await, "guarded by the one it was");
        let begun = NewSession { id: SessionId(id()), token_hash: b"5", person, membership: Some(place), user_agent: "", address: "" };
        write(&db, async |tx| store::accounts::insert_session(tx, &begun, NOW).await).await.expect("a session");
        let zone = async || {
            let found = store::accounts::find_session(&db, b"5").await.expect("an answer").and_then(|session| session.actor);
            found.expect("an actor").zone
        };
        assert_eq!(zone().await, "UTC");
        write(&db, async |tx| store::accounts::update_person(tx, person, "Ines", Some("Asia/Tokyo")).await).await.expect("saved");
        assert_eq!(zone().await, "Asia/Tokyo");
    })
    .await;
}
