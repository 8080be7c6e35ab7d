//! Campaigns: names, decisions, and what a partner sees of them.

use crate::support::{NOW, id, vendor, write};
use domain::{campaigns::Status, partners};
use store::{campaigns::Shelf, testing::on_both};

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
            let found = store::campaigns::list(&db, acme.scope(), Shelf { partner: None, words }, None, 100).await.expect("a list");
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
        assert_eq!(
            store::campaigns::list(&db, acme.scope(), Shelf { partner: Some(initech), words: "" }, None, 100).await.expect("a list").len(),
            0
        );
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

#[tokio::test]
async fn s183_d49_pages_of_campaigns_neither_repeat_nor_lose_one_under_inserts() {
    on_both(|db| async move {
        let acme = vendor(&db).await;
        let mut partners = Vec::new();
        for name in ["Zebra", "apple", "Mango"] {
            partners.push(acme.partner(&db, name, partners::Status::Active).await.expect("a partner"));
        }
        let add = async |partner, name: String| {
            write(&db, async |tx| acme.campaign(tx, partner, &name, Status::Draft).await).await.expect("a campaign")
        };
        for n in 0..5 {
            for partner in &partners {
                add(*partner, format!("Campaign {n}")).await;
            }
        }
        let all = store::campaigns::list(&db, acme.scope(), Shelf::default(), None, 100).await.expect("a list");
        let order: Vec<_> = all.iter().map(|row| (row.partner.name.clone(), row.name.clone())).collect();
        let right: Vec<_> = ["apple", "Mango", "Zebra"]
            .iter()
            .flat_map(|name| (0..5).map(move |n| ((*name).to_owned(), format!("Campaign {n}"))))
            .collect();
        assert_eq!(order, right, "by partner, then by name");
        let mut seen: Vec<store::campaigns::Campaign> = Vec::new();
        loop {
            let after = seen.last().map(|last| (last.partner.id, last.name_key.as_str(), last.id));
            let page = store::campaigns::list(&db, acme.scope(), Shelf::default(), after, 4).await.expect("a page");
            if page.is_empty() {
                break;
            }
            seen.extend(page);
            // one before, one at each partner between
            add(partners[1], format!("A {}", seen.len())).await;
        }
        let old: Vec<_> = seen.iter().map(|row| row.id).filter(|id| all.iter().any(|row| row.id == *id)).collect();
        assert_eq!(old, all.iter().map(|row| row.id).collect::<Vec<_>>());
        assert_eq!(store::campaigns::count(&db, acme.scope(), Shelf::default(), 7).await.expect("a count"), 7, "counted no further");
        let branches = store::campaigns::list_branches(&db, acme.id, "").await.expect("a tree");
        let branches: Vec<_> = branches.iter().map(|branch| (branch.partner.name.as_str(), branch.campaigns)).collect();
        assert_eq!((branches[0].0, branches[1], branches[2]), ("apple", ("Mango", 5), ("Zebra", 5)));
    })
    .await;
}

#[tokio::test]
async fn s183_assets_of_a_campaign_come_in_pages() {
    on_both(|db| async move {
        let acme = vendor(&db).await;
        let northwind = acme.partner(&db, "Northwind", partners::Status::Active).await.expect("a partner");
        let campaign = write(&db, async |tx| {
            let campaign = acme.campaign(tx, northwind, "Spring", Status::Draft).await?;
            for name in ["Deck 10", "Deck 9", "Deck 2", "Film"] {
                acme.asset(tx, campaign, name).await?;
            }
            Ok(campaign)
        })
        .await
        .expect("a campaign");
        let page = async |after: Option<&store::library::Item>| {
            let after = after.map(|item| (item.name_key.as_str(), item.id));
            store::library::list_assets(&db, acme.scope(), campaign, after, 2).await.expect("a page")
        };
        let names = |page: &[store::library::Item]| page.iter().map(|item| item.name.clone()).collect::<Vec<_>>();
        let first = page(None).await;
        assert_eq!(names(&first), ["Deck 2", "Deck 9"]);
        assert_eq!(names(&page(first.last()).await), ["Deck 10", "Film"]);
    })
    .await;
}

#[tokio::test]
async fn s9_s183_the_first_assets_of_many_campaigns_are_found_at_once() {
    on_both(|db| async move {
        let acme = vendor(&db).await;
        let northwind = acme.partner(&db, "Northwind", partners::Status::Active).await.expect("a partner");
        let campaigns = write(&db, async |tx| {
            let mut campaigns = Vec::new();
            for campaign in ["Spring", "Summer", "Autumn"] {
                let id = acme.campaign(tx, northwind, campaign, Status::Draft).await?;
                for name in ["Deck 10", "Deck 9", "Deck 2", "Film"] {
                    acme.asset(tx, id, &format!("{campaign} {name}")).await?;
                }
                campaigns.push(id);
            }
            Ok(campaigns)
        })
        .await
        .expect("campaigns");
        let first = async |campaigns: &[domain::id::CampaignId], words: &str| {
            let ids = store::library::list_first_assets(&db, acme.scope(), campaigns, words, 2).await.expect("ids");
            let items = store::library::list_picked(&db, acme.scope(), &ids).await.expect("items");
            items.into_iter().map(|item| item.name).collect::<Vec<_>>()
        };
        assert_eq!(first(&campaigns[..2], "").await, ["Spring Deck 2", "Spring Deck 9", "Summer Deck 2", "Summer Deck 9"]);
        assert_eq!(first(&campaigns, "film").await, ["Autumn Film", "Spring Film", "Summer Film"]);
        assert_eq!(first(&[], "").await, Vec::<String>::new());
    })
    .await;
}

#[tokio::test]
async fn d42_namesakes_are_found_by_any_name_there_may_be() {
    on_both(|db| async move {
        let acme = vendor(&db).await;
        let northwind = acme.partner(&db, "Northwind", partners::Status::Active).await.expect("a partner");
        let names = ["Deck", "A \"quoted\" deck", "Back\\slash", "Größe, 名前"];
        let campaign = write(&db, async |tx| {
            let campaign = acme.campaign(tx, northwind, "Spring", Status::Draft).await?;
            for name in names {
                acme.asset(tx, campaign, name).await?;
            }
            Ok(campaign)
        })
        .await
        .expect("a campaign");
        let keys: Vec<String> = names.iter().chain(&["Nobody's"]).map(|name| domain::text::name_key(name)).collect();
        let found = store::library::list_namesakes(&db, acme.scope(), Some(campaign), None, &keys).await.expect("an answer");
        let found: std::collections::BTreeSet<String> = found.into_iter().map(|item| item.name).collect();
        assert_eq!(found, names.map(str::to_owned).into());
    })
    .await;
}
