//! Partner companies and groups.

use crate::support::{NOW, id, vendor, write};
use domain::{
    id::{GroupId, PartnerId},
    partners::{Facts, Status},
    text,
};
use store::testing::on_both;

#[tokio::test]
async fn names_and_codes_of_partners_and_groups_are_taken_within_a_vendor_whatever_the_case() {
    on_both(|db| async move {
        let (acme, globex) = (vendor(&db).await, vendor(&db).await);
        let add = async |vendor: crate::support::Vendor, name: &str, code: &str| {
            let facts = Facts { name: name.to_owned(), code: code.to_owned(), ..Facts::default() };
            write(&db, async |tx| store::partners::insert(tx, PartnerId(id()), vendor.id, &facts, Status::Active, None, NOW).await).await
        };
        add(acme, "Ärger & Söhne 7", "aerger").await.expect("a partner");
        let name = add(acme, "ÄRGER & SÖHNE 07", "other").await.expect_err("the name is taken");
        assert!(name.is_unique("name") && !name.is_unique("code"), "{name}");
        let code = add(acme, "Another", "aerger").await.expect_err("the code is taken");
        assert!(code.is_unique("code"), "{code}");
        add(globex, "Ärger & Söhne 7", "aerger").await.expect("another vendor's partners are no concern");
        write(&db, async |tx| acme.group(tx, "Gold", &[]).await).await.expect("a group");
        assert!(write(&db, async |tx| acme.group(tx, "GOLD", &[]).await).await.is_err_and(|error| error.is_unique("name")));
        write(&db, async |tx| globex.group(tx, "GOLD", &[]).await).await.expect("a group of another vendor");
    })
    .await;
}

#[tokio::test]
async fn d38_d56_of_two_who_save_or_decide_at_once_the_first_wins() {
    on_both(|db| async move {
        let (acme, globex) = (vendor(&db).await, vendor(&db).await);
        let northwind = acme.partner(&db, "Northwind", Status::Pending).await.expect("a partner");
        let decide = async |to| {
            let answer =
                write(&db, async |tx| store::partners::update_status(tx, northwind, acme.id, Status::Pending, to, acme.person).await).await;
            answer.expect("an answer")
        };
        let (active, rejected) = futures::join!(decide(Status::Active), decide(Status::Rejected));
        assert!(active != rejected);
        let stored = store::partners::find(&db, northwind, acme.id).await.expect("an answer").expect("a partner");
        assert_eq!(stored.status, if active { "active" } else { "rejected" });
        let save = async |vendor: crate::support::Vendor, version, name: &str| {
            let facts = Facts { name: name.to_owned(), code: "northwind".to_owned(), ..Facts::default() };
            let answer = write(&db, async |tx| store::partners::update(tx, northwind, vendor.id, version, &facts, acme.person).await).await;
            answer.expect("an answer")
        };
        assert!(!save(globex, stored.version, "Theirs").await, "another vendor's partner cannot be saved");
        assert!(!save(acme, stored.version - 1, "Stale").await);
        assert!(save(acme, stored.version, "Northwind B.V.").await);
        assert!(!save(acme, stored.version, "Too late").await);
        assert!(store::partners::find(&db, northwind, globex.id).await.expect("an answer").is_none());
        assert_eq!(store::partners::find(&db, northwind, acme.id).await.expect("an answer").expect("a partner").name, "Northwind B.V.");
    })
    .await;
}

#[tokio::test]
async fn s183_partners_are_found_by_words_and_paged_both_ways_while_others_are_added() {
    on_both(|db| async move {
        let acme = vendor(&db).await;
        for name in ["Shop 10", "shop 9", "Äpfel", "100 % Retail", "100 p Retail", "a_b", "axb", "Wow!", "Wow"] {
            acme.partner(&db, name, Status::Active).await.expect("a partner");
        }
        acme.partner(&db, "Zulu", Status::Ended).await.expect("a partner");
        let list = async |words: &str, status, down, after: Option<(&str, uuid::Uuid)>, limit| {
            store::partners::list(&db, acme.id, status, &text::search(words), down, after, limit).await.expect("a page")
        };
        let names = async |words: &str| list(words, None, false, None, 100).await.into_iter().map(|(_, row)| row.name).collect::<Vec<_>>();
        for (words, found) in [
            ("%", vec!["100 % Retail"]),
            ("_", vec!["a_b"]),
            ("!", vec!["Wow!"]),
            ("shop", vec!["shop 9", "Shop 10"]),
            ("äp", vec!["Äpfel"]),
            ("' or 1=1", vec![]),
        ] {
            assert_eq!(names(words).await, found, "{words}");
            assert_eq!(store::partners::count(&db, acme.id, None, &text::search(words)).await.expect("a count"), found.len() as i64);
        }
        assert_eq!(list("", Some(Status::Ended), false, None, 100).await.len(), 1);
        for down in [false, true] {
            let all: Vec<PartnerId> = list("", None, down, None, 100).await.into_iter().map(|(_, row)| row.id).collect();
            let mut seen = Vec::new();
            let mut after: Option<(String, uuid::Uuid)> = None;
            loop {
                let page = list("", None, down, after.as_ref().map(|(key, id)| (key.as_str(), *id)), 3).await;
                let Some((key, last)) = page.last() else { break };
                after = Some((key.clone(), last.id.0));
                seen.extend(page.into_iter().map(|(_, row)| row.id));
                acme.partner(&db, &format!("Later {} {}", seen.len(), down), Status::Active).await.expect("a partner");
            }
            seen.retain(|id| all.contains(id));
            assert_eq!(seen, all, "down: {down}");
        }
    })
    .await;
}

#[tokio::test]
async fn d18_d55_everyone_stays_as_it_is_and_another_vendors_partners_and_groups_are_passed_over() {
    on_both(|db| async move {
        let (acme, globex) = (vendor(&db).await, vendor(&db).await);
        let northwind = acme.partner(&db, "Northwind", Status::Active).await.expect("a partner");
        let initech = globex.partner(&db, "Initech", Status::Active).await.expect("a partner");
        let gold = write(&db, async |tx| acme.group(tx, "Gold", &[northwind, initech, northwind]).await).await.expect("a group");
        let members = store::partners::list_group_members(&db, acme.id).await.expect("members");
        assert_eq!(members.iter().map(|(partner, _)| *partner).collect::<Vec<_>>(), [northwind]);
        let rename = async |group, version, vendor: crate::support::Vendor| {
            let act = async |tx: &mut store::Tx| store::groups::update(tx, group, vendor.id, version, "Mine", vendor.person).await;
            write(&db, act).await.expect("an answer")
        };
        assert!(!rename(acme.everyone, 1, acme).await && !rename(gold, 1, globex).await && rename(gold, 1, acme).await);
        assert!(!rename(gold, 1, acme).await && rename(gold, 2, acme).await, "D56: of two saves of one version the first wins");
        let changer =
            async |group, vendor: crate::support::Vendor| store::groups::find_changer(&db, group, vendor.id).await.expect("an answer");
        assert_eq!(changer(gold, acme).await, Some(Some("Maya".to_owned())));
        assert_eq!((changer(acme.everyone, acme).await, changer(gold, globex).await), (Some(None), None));
        let item =
            write(&db, async |tx| acme.resource(tx, None, "Deck", &[gold, acme.everyone, globex.everyone]).await).await.expect("an item");
        let groups = store::library::list_groups(&db, acme.id, &[item]).await.expect("groups");
        assert_eq!(groups.iter().map(|(_, group)| group.id).collect::<Vec<_>>(), [acme.everyone, gold]);
        for (group, vendor) in [(acme.everyone, acme), (gold, globex)] {
            assert!(!write(&db, async |tx| store::groups::remove(tx, group, vendor.id).await).await.expect("an answer"));
            write(&db, async |tx| store::groups::put_members(tx, gold, globex.id, &[]).await).await.expect("an answer");
        }
        assert_eq!(store::library::list_groups(&db, acme.id, &[item]).await.expect("groups").len(), 2, "nothing was taken from the item");
        assert_eq!(store::partners::list_group_members(&db, acme.id).await.expect("members").len(), 1, "nor from the group");
    })
    .await;
}

#[tokio::test]
async fn d55_what_only_one_group_sees_is_counted_and_can_be_given_to_another() {
    on_both(|db| async move {
        let acme = vendor(&db).await;
        let (gold, silver) =
            write(&db, async |tx| Ok((acme.group(tx, "Gold", &[]).await?, acme.group(tx, "Silver", &[]).await?))).await.expect("groups");
        let give = async |name: &str, groups: &[GroupId]| {
            write(&db, async |tx| acme.resource(tx, None, name, groups).await).await.expect("an item")
        };
        give("Only gold", &[gold]).await;
        give("Both", &[gold, silver]).await;
        give("Only silver", &[silver]).await;
        let only = async |group| store::groups::count_only(&db, group).await.expect("a count");
        assert_eq!((only(gold).await, only(silver).await), (1, 1));
        write(&db, async |tx| store::groups::give_to(tx, gold, silver).await).await.expect("given");
        assert_eq!((only(gold).await, only(silver).await), (0, 1));
        assert!(write(&db, async |tx| store::groups::remove(tx, gold, acme.id).await).await.expect("an answer"));
        let left = store::groups::list(&db, acme.id).await.expect("groups");
        let left: Vec<_> = left.iter().map(|group| (group.name.as_str(), group.everyone, group.resources)).collect();
        assert_eq!(left, [("All partners", true, 0), ("Silver", false, 3)]);
    })
    .await;
}
