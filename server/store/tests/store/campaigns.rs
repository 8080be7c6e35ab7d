//! Campaigns: names, decisions, and what a partner sees of them.

use crate::support::{NOW, id, vendor, write};
use domain::{campaigns::Status, partners};
use store::testing::on_both;

#[tokio::test]
async fn d38_two_who_decide_at_once_and_the_first_wins() {
    on_both(|db| async move {
        let acme = vendor(&db).await;
        let northwind = acme.partner(&db, "Northwind", partners::Status::Active).await.expect("a partner");
        let campaign = write(&db, async |tx| acme.campaign(tx, northwind, "Spring", Status::InReview).await).await.expect("a campaign");
        let decide = async |to, later| {
            let now = NOW.plus(later);
            let act = async |tx: &mut store::Tx| {
                store::campaigns::update_status(tx, campaign, acme.id, Status::InReview, to, acme.person, now).await
            };
            write(&db, act).await.expect("an answer")
        };
        let (approved, archived) = futures::join!(decide(Status::Approved, 1), decide(Status::Archived, 2));
        assert!(approved != archived);
        let found = store::campaigns::find(&db, campaign, acme.scope()).await.expect("an answer").expect("a campaign");
        assert_eq!(
            (found.status, found.status_at),
            if approved { (Status::Approved, NOW.plus(1)) } else { (Status::Archived, NOW.plus(2)) }
        );
        assert_eq!((found.status_by.as_deref(), found.made_by.as_deref(), found.created), (Some("Maya"), Some("Maya"), NOW));
    })
    .await;
}

#[tokio::test]
async fn d4_approving_takes_what_waits_and_what_comes_later_waits_again() {
    on_both(|db| async move {
        let acme = vendor(&db).await;
        let northwind = acme.partner(&db, "Northwind", partners::Status::Active).await.expect("a partner");
        let campaign = write(&db, async |tx| {
            let campaign = acme.campaign(tx, northwind, "Spring", Status::Approved).await?;
            acme.asset(tx, campaign, "One").await?;
            acme.asset(tx, campaign, "Two").await?;
            Ok(campaign)
        })
        .await
        .expect("a campaign");
        let counts = async |scope| {
            let found = store::campaigns::find(&db, campaign, scope).await.expect("an answer").expect("a campaign");
            (found.assets, found.waiting)
        };
        let approve =
            async || write(&db, async |tx| store::library::approve_assets(tx, campaign, None, NOW).await).await.expect("an answer");
        assert_eq!((counts(acme.scope()).await, counts(acme.scope_of(northwind)).await), ((2, 2), (0, 0)));
        assert_eq!((approve().await, approve().await), (2, 0));
        write(&db, async |tx| acme.asset(tx, campaign, "Three").await).await.expect("an asset");
        assert_eq!((counts(acme.scope()).await, counts(acme.scope_of(northwind)).await), ((3, 1), (2, 0)));
        assert_eq!(store::campaigns::count_waiting_of(&db, northwind).await.expect("a count"), 1);
        assert_eq!(approve().await, 1);
    })
    .await;
}

#[tokio::test]
async fn names_of_campaigns_are_taken_within_a_partner_whatever_the_case() {
    on_both(|db| async move {
        let acme = vendor(&db).await;
        let northwind = acme.partner(&db, "Northwind", partners::Status::Active).await.expect("a partner");
        let bluefin = acme.partner(&db, "Bluefin", partners::Status::Active).await.expect("a partner");
        let add = async |partner, name: &str| write(&db, async |tx| acme.campaign(tx, partner, name, Status::Draft).await).await;
        add(northwind, "Frühjahr 2027").await.expect("a campaign");
        assert!(add(northwind, "FRÜHJAHR 2027").await.is_err_and(|error| error.is_unique("campaigns")));
        add(bluefin, "FRÜHJAHR 2027").await.expect("another partner's names are no concern");
    })
    .await;
}

#[tokio::test]
async fn s7_campaigns_are_found_by_parts_of_name_intent_and_partner() {
    on_both(|db| async move {
        let (acme, globex) = (vendor(&db).await, vendor(&db).await);
        let northwind = acme.partner(&db, "Northwind 24", partners::Status::Active).await.expect("a partner");
        let initech = globex.partner(&db, "Initech", partners::Status::Active).await.expect("a partner");
        write(&db, async |tx| {
            acme.campaign(tx, northwind, "Webinar series 2026", Status::Approved).await?;
            acme.campaign(tx, northwind, "100 % shelf_life!", Status::Draft).await?;
            globex.campaign(tx, initech, "Webinar", Status::Approved).await
        })
        .await
        .expect("campaigns");
        let find = async |words: &str| {
            let found = store::campaigns::list(&db, acme.scope(), None, words, 100).await.expect("a list");
            found.into_iter().map(|campaign| campaign.name).collect::<Vec<_>>()
        };
        for (words, found) in [
            ("webinar", vec!["Webinar series 2026"]),
            ("series 20", vec!["Webinar series 2026"]),
            ("northwind 24", vec!["100 % shelf_life!", "Webinar series 2026"]),
            ("leads", vec!["100 % shelf_life!", "Webinar series 2026"]),
            ("%", vec!["100 % shelf_life!"]),
            ("_", vec!["100 % shelf_life!"]),
            ("!", vec!["100 % shelf_life!"]),
            ("initech", vec![]),
        ] {
            assert_eq!(find(words).await, found, "{words}");
        }
        assert_eq!(store::campaigns::list(&db, acme.scope(), Some(initech), "", 100).await.expect("a list").len(), 0);
    })
    .await;
}

#[tokio::test]
async fn s12_intents_stand_in_the_vendors_order() {
    on_both(|db| async move {
        let acme = vendor(&db).await;
        for (position, name) in [(2, "Last"), (0, "Zeroth"), (1, "Middle")] {
            write(&db, async |tx| store::campaigns::insert_intent(tx, id(), acme.id, name, position).await).await.expect("an intent");
        }
        assert_eq!(store::campaigns::list_intents(&db, acme.id).await.expect("a list"), ["Zeroth", "Middle", "Last"]);
    })
    .await;
}
