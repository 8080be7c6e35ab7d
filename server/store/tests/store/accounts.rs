//! People, places, invitations and failures to sign in.

use crate::support::{NOW, Vendor, id, vendor, write};
use domain::{
    Role,
    id::{InvitationId, MembershipId, PersonId},
    moment::{DAY, MINUTE},
    partners::Status,
    text,
};
use store::{Db, accounts::NewInvitation, testing::on_both};

async fn invite(db: &Db, acme: &Vendor, partner: domain::id::PartnerId, token: &[u8], email: &str) {
    let new = NewInvitation {
        id: InvitationId(id()),
        token_hash: token,
        organisation: acme.id,
        partner: Some(partner),
        role: Role::PartnerMember,
        email: &text::email(email).expect("an address"),
        name: "Jonas",
        by: acme.person,
        expires: NOW.plus(7 * DAY),
    };
    write(db, async |tx| store::accounts::insert_invitation(tx, &new, NOW).await).await.expect("an invitation");
}

#[tokio::test]
async fn d43_an_invitation_works_once_and_a_newer_one_kills_the_older() {
    on_both(|db| async move {
        let acme = vendor(&db).await;
        let northwind = acme.partner(&db, "Northwind", Status::Active).await.expect("a partner");
        let bluefin = acme.partner(&db, "Bluefin", Status::Active).await.expect("a partner");
        let find = async |token: &[u8], now| store::accounts::find_invitation(&db, token, now).await.expect("an answer");
        invite(&db, &acme, northwind, b"older", "jonas@northwind.example").await;
        invite(&db, &acme, bluefin, b"elsewhere", "jonas@northwind.example").await;
        invite(&db, &acme, northwind, b"newer", "Jonas@Northwind.Example").await;
        assert!(find(b"older", NOW).await.is_none() && find(b"elsewhere", NOW).await.is_some());
        let found = find(b"newer", NOW.plus(7 * DAY - 1)).await.expect("it holds for seven days");
        assert_eq!((found.partner, found.partner_name.as_deref(), found.role), (Some(northwind), Some("Northwind"), Role::PartnerMember));
        assert_eq!((found.email.as_str(), found.email_key.as_str()), ("Jonas@Northwind.Example", "jonas@northwind.example"));
        assert!(find(b"newer", NOW.plus(7 * DAY)).await.is_none());
        assert_eq!(store::accounts::list_invitations(&db, (acme.id, Some(northwind)), NOW).await.expect("a list").len(), 1);
        let take = async || write(&db, async |tx| store::accounts::remove_invitation(tx, found.id).await).await.expect("an answer");
        let (one, other) = futures::join!(take(), take());
        assert!(one != other, "two take it at the same time: one gets it");
        assert!(find(b"newer", NOW).await.is_none());
        let moved = async |tx: &mut store::Tx| {
            store::partners::update_status(tx, bluefin, acme.id, Status::Active, Status::Ended, acme.person).await
        };
        write(&db, moved).await.expect("ended");
        assert!(find(b"elsewhere", NOW).await.is_none(), "nobody is let into a partner that is not active");
    })
    .await;
}

#[tokio::test]
async fn d40_d52_a_person_is_one_address_and_has_a_place_once() {
    on_both(|db| async move {
        let acme = vendor(&db).await;
        let northwind = acme.partner(&db, "Northwind", Status::Active).await.expect("a partner");
        let bluefin = acme.partner(&db, "Bluefin", Status::Active).await.expect("a partner");
        let add = async |address: &str| {
            let email = text::email(address).expect("an address");
            write(&db, async |tx| store::accounts::insert_person(tx, PersonId(id()), &email, "Zoë", "", NOW).await).await
        };
        add("Zoë@München.example").await.expect("a person");
        assert!(add("zoë@xn--mnchen-3ya.EXAMPLE").await.is_err_and(|error| error.is_unique("email")));
        let zoe = store::accounts::find_person_by_email(&db, "zoë@xn--mnchen-3ya.example").await.expect("an answer").expect("a person");
        assert_eq!(zoe.email, "Zoë@München.example");
        let join = async |partner, role, seconds| {
            let membership = MembershipId(id());
            let now = NOW.plus(seconds);
            write(&db, async |tx| store::accounts::insert_membership(tx, membership, zoe.id(), acme.id, partner, role, now).await).await?;
            Ok::<_, store::Error>(membership)
        };
        let owner = join(Some(northwind), Role::PartnerOwner, 0).await.expect("a place");
        let member = join(Some(bluefin), Role::PartnerMember, 1).await.expect("a place");
        let at_acme = join(None, Role::Member, 2).await.expect("a place");
        assert!(join(Some(northwind), Role::PartnerMember, 3).await.is_err_and(|error| error.is_unique("memberships")));
        assert!(join(None, Role::Admin, 3).await.is_err_and(|error| error.is_unique("memberships")));
        assert!(join(None, Role::PartnerOwner, 4).await.is_err(), "a partner's role needs a partner");
        for (place, seconds) in [(member, 10), (at_acme, 20)] {
            let chosen = write(&db, async |tx| store::accounts::choose_place(tx, place, NOW.plus(seconds)).await).await;
            assert_eq!(chosen.expect("an answer"), Some(acme.id));
        }
        let places = store::accounts::list_places(&db, zoe.id(), Some(owner)).await.expect("places");
        let order: Vec<_> = places.iter().map(|place| (place.membership, place.current)).collect();
        assert_eq!(order, [(at_acme, false), (member, false), (owner, true)], "the last choice first");
    })
    .await;
}

#[tokio::test]
async fn d43_failures_count_for_their_account_and_their_address_until_a_success_or_their_time() {
    on_both(|db| async move {
        for (account, address, minutes) in
            [("ines", "192.0.2.1", -20), ("ines", "192.0.2.1", -10), ("ines", "192.0.2.2", -5), ("tom", "192.0.2.1", 0)]
        {
            let at = NOW.plus(minutes * MINUTE);
            write(&db, async |tx| store::accounts::insert_failure(tx, id(), account, address, at).await).await.expect("counted");
        }
        let since = NOW.plus(-15 * MINUTE);
        let account = async |account| store::accounts::failures_of_account(&db, account, since).await.expect("a count");
        let address = async |address| store::accounts::failures_of_address(&db, address, since).await.expect("a count");
        assert_eq!(account("ines").await, (2, Some(NOW.plus(-10 * MINUTE))));
        assert_eq!(account("nobody").await, (0, None));
        assert_eq!(address("192.0.2.1").await, (2, Some(NOW.plus(-10 * MINUTE))));
        write(&db, async |tx| store::accounts::remove_failures(tx, "ines").await).await.expect("cleared");
        assert_eq!((account("ines").await.0, account("tom").await.0, address("192.0.2.1").await.0), (0, 1, 1));
        write(&db, async |tx| store::accounts::remove_old_failures(tx, NOW).await).await.expect("swept");
        assert_eq!(account("tom").await, (0, None));
    })
    .await;
}
