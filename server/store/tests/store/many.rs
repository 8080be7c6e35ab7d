//! Many resources at once: what an action reaches, and that nothing of another vendor is ever among it (spec S86-S90, S99, B2).

use crate::support::{NOW, Vendor, id, vendor, write};
use domain::{
    campaigns,
    id::{EntryId, FolderId, GroupId, ItemId, JobId, PartnerId},
    library::Contents,
    partners::Status,
};
use store::{
    Db,
    audit::Act,
    library::Shelf,
    testing::{on_both, run},
};

struct Made {
    folders: [FolderId; 3],
    items: Vec<ItemId>,
    partners: [PartnerId; 3],
    gold: GroupId,
    silver: GroupId,
}

/// Three folders in each other, four resources in each and at the top: one for everybody, one for gold, one for silver, and one
/// archived. Gold holds the first two partners, silver the second; the third is suspended.
async fn shelves(db: &Db, acme: &Vendor) -> Made {
    let mut partners = Vec::new();
    for (name, status) in [("A", Status::Active), ("B", Status::Active), ("C", Status::Suspended)] {
        partners.push(acme.partner(db, name, status).await.expect("a partner"));
    }
    let partners: [PartnerId; 3] = partners.try_into().expect("three");
    write(db, async |tx| {
        let gold = acme.group(tx, "Gold", &[partners[0], partners[1], partners[2]]).await?;
        let silver = acme.group(tx, "Silver", &[partners[1]]).await?;
        let mut folders: Vec<FolderId> = Vec::new();
        for depth in 0..3 {
            folders.push(acme.folder(tx, folders.last().copied(), depth, "Folder").await?);
        }
        let mut items = Vec::new();
        for place in std::iter::once(None).chain(folders.iter().copied().map(Some)) {
            for (name, group) in [("All", acme.everyone), ("Gold", gold), ("Silver", silver), ("Old", acme.everyone)] {
                items.push(acme.resource(tx, place, name, &[group]).await?);
            }
        }
        let old: Vec<ItemId> = items.iter().copied().skip(3).step_by(4).collect();
        assert_eq!(store::library::archive_items(tx, acme.id, &old, Some(NOW)).await?, 4);
        assert_eq!(store::library::archive_items(tx, acme.id, &old, Some(NOW)).await?, 0, "they are archived already");
        Ok(Made { folders: folders.try_into().expect("three"), items, partners, gold, silver })
    })
    .await
    .expect("shelves")
}

async fn seen(db: &Db, acme: &Vendor, partner: PartnerId, items: &[ItemId]) -> i64 {
    let shelf = Shelf { folder: None, words: "", archived: false };
    let mut count = 0;
    for item in items {
        count += i64::from(store::library::find_item(db, *item, acme.scope_of(partner)).await.expect("an answer").is_some());
    }
    let listed = store::library::count_resources(db, acme.scope_of(partner), shelf).await.expect("a count");
    assert!(listed <= count);
    count
}

#[tokio::test]
async fn b2_who_would_lose_sight_is_who_does() {
    on_both(|db| async move {
        let (acme, globex) = (vendor(&db).await, vendor(&db).await);
        let made = shelves(&db, &acme).await;
        let losing = async |items: &[ItemId], groups: &[GroupId]| {
            let rows = store::library::list_losing(&db, acme.id, items, groups).await.expect("an answer");
            rows.into_iter().map(|(id, _, count)| (id, count)).collect::<Vec<_>>()
        };
        let [a, b, _] = made.partners;
        assert_eq!(losing(&made.items, &[]).await, [(b, 12), (a, 8)], "all there is to see");
        assert_eq!(losing(&made.items, &[acme.everyone]).await, [], "everybody sees them");
        assert_eq!(losing(&made.items, &[made.gold]).await, [], "gold holds both");
        assert_eq!(losing(&made.items, &[made.silver]).await, [(a, 8)]);
        assert_eq!(losing(&made.items, &[globex.everyone]).await, [(b, 12), (a, 8)], "another vendor's group holds nobody");
        let before = [seen(&db, &acme, a, &made.items).await, seen(&db, &acme, b, &made.items).await];
        write(&db, async |tx| store::library::share_many(tx, acme.id, &made.items, &[made.silver], acme.person).await)
            .await
            .expect("shared");
        let after = [seen(&db, &acme, a, &made.items).await, seen(&db, &acme, b, &made.items).await];
        assert_eq!((before[0] - after[0], before[1] - after[1]), (8, 0));
    })
    .await;
}

#[tokio::test]
async fn s87_groups_are_given_to_ones_own_resources_only_and_foreign_groups_to_none() {
    on_both(|db| async move {
        let (acme, globex) = (vendor(&db).await, vendor(&db).await);
        let made = shelves(&db, &acme).await;
        let theirs = write(&db, async |tx| globex.resource(tx, None, "Theirs", &[globex.everyone]).await).await.expect("an item");
        let mut items = made.items.clone();
        items.push(theirs);
        let groups = [made.gold, made.silver, globex.everyone];
        write(&db, async |tx| store::library::share_many(tx, acme.id, &items, &groups, acme.person).await).await.expect("shared");
        let shared = store::library::list_shared(&db, acme.id, &items).await.expect("groups");
        assert_eq!(shared.len(), 2 * made.items.len());
        assert!(shared.iter().all(|(item, group)| *item != theirs && [made.gold, made.silver].contains(group)));
        assert_eq!(store::library::list_shared(&db, globex.id, &[theirs]).await.expect("groups"), [(theirs, globex.everyone)]);
        assert!(!store::library::are_groups(&db, acme.id, &groups).await.expect("an answer"));
        assert!(store::library::are_groups(&db, acme.id, &groups[..2]).await.expect("an answer"));
        assert_eq!(store::library::list_placed(&db, acme.id, &[theirs]).await.expect("places"), []);
        let moved = write(&db, async |tx| store::library::place_items(tx, acme.id, &[(theirs, Some(made.folders[0]))]).await).await;
        assert_eq!(moved.expect("nothing"), 0);
    })
    .await;
}

#[tokio::test]
async fn s99_what_goes_with_a_folder_is_counted_at_all_levels_and_goes_with_it() {
    on_both(|db| async move {
        let acme = vendor(&db).await;
        let made = shelves(&db, &acme).await;
        let [top, middle, _] = made.folders;
        let contents = async |folder| store::library::find_contents(&db, acme.id, folder).await.expect("figures");
        assert_eq!(contents(top).await, Contents { folders: 2, items: 12, partners: 2, archived: 3 });
        assert_eq!(contents(middle).await, Contents { folders: 1, items: 8, partners: 2, archived: 2 });
        let all = store::library::list_below(&db, acme.id, &[middle]).await.expect("items");
        assert_eq!(all.len(), 8);
        let still = write(&db, async |tx| store::library::remove_folders(tx, acme.id, &made.folders[1..]).await).await;
        assert!(still.is_err_and(|error| error.is_foreign()), "there is something in them");
        write(&db, async |tx| {
            store::library::hold_folders(tx, &made.folders[1..]).await?;
            assert_eq!(store::library::remove_items(tx, acme.id, &all).await?, 8);
            assert_eq!(store::library::remove_folders(tx, acme.id, &made.folders[1..]).await?, 2);
            Ok(())
        })
        .await
        .expect("deleted");
        assert_eq!(contents(top).await, Contents { folders: 0, items: 4, partners: 2, archived: 1 });
        assert_eq!(store::library::list_astray(&db).await.expect("an answer"), []);
    })
    .await;
}

#[tokio::test]
async fn b17_what_is_archived_stands_in_a_list_of_its_own_with_all_levels() {
    on_both(|db| async move {
        let acme = vendor(&db).await;
        let made = shelves(&db, &acme).await;
        let listed = async |folder, archived| {
            let shelf = Shelf { folder, words: "", archived };
            let ids = store::library::list_resource_ids(&db, acme.scope(), shelf, 1_000).await.expect("ids");
            let count = store::library::count_resources(&db, acme.scope(), shelf).await.expect("a count");
            assert_eq!(count, ids.len() as i64);
            count
        };
        assert_eq!((listed(None, false).await, listed(None, true).await), (3, 4));
        assert_eq!((listed(Some(made.folders[1]), false).await, listed(Some(made.folders[1]), true).await), (3, 2));
        let back = write(&db, async |tx| store::library::archive_items(tx, acme.id, &made.items, None).await).await;
        assert_eq!(back.expect("back"), 4);
        assert_eq!((listed(None, false).await, listed(None, true).await), (4, 0));
        let shelf = Shelf { folder: None, words: "", archived: true };
        let partner = acme.scope_of(made.partners[0]);
        assert_eq!(store::library::count_resources(&db, partner, shelf).await.expect("a count"), 0, "no partner's list holds them");
    })
    .await;
}

#[tokio::test]
async fn many_jobs_are_queued_at_once_and_each_once() {
    on_both(|db| async move {
        let jobs: Vec<(JobId, String)> = (0..1_201).map(|n| (JobId(crate::support::id()), format!("blob {}", n % 1_200))).collect();
        let twice: Vec<(JobId, String)> = jobs.iter().map(|(_, key)| (JobId(crate::support::id()), key.clone())).collect();
        for some in [&jobs[..1_200], &twice] {
            write(&db, async |tx| store::jobs::insert_many(tx, "test", some, NOW).await).await.expect("queued");
        }
        let queued = store::jobs::list_payloads(&db, "test").await.expect("payloads");
        assert_eq!(queued.len(), 1_200);
        assert_eq!(run(&db, "delete from jobs where kind = 'test' and attempts = 0 and state = 'open'", &[]).await, 1_200);
    })
    .await;
}

#[tokio::test]
async fn what_is_chosen_is_found_as_far_as_a_scope_reaches() {
    on_both(|db| async move {
        let (acme, globex) = (vendor(&db).await, vendor(&db).await);
        let made = shelves(&db, &acme).await;
        let [top, middle, _] = made.folders;
        let (own, partner) = (acme.scope(), acme.scope_of(made.partners[0]));
        for (scope, picked, inside, folders) in [(own, 16, 6, 3), (partner, 8, 4, 3), (globex.scope(), 0, 0, 0)] {
            let found = store::library::list_picked(&db, scope, &made.items).await.expect("items");
            assert_eq!(found.len(), picked);
            let found = store::library::list_inside(&db, scope, &[middle], 100).await.expect("items");
            assert_eq!(found.len(), inside);
            assert_eq!(store::library::count_seen(&db, scope, &made.folders).await.expect("a count"), folders);
        }
        assert_eq!(store::library::list_inside(&db, own, &[top, middle], 2).await.expect("items").len(), 2);
        assert_eq!(store::library::list_these(&db, acme.id, &made.folders).await.expect("folders"), made.folders);
        assert!(store::library::list_these(&db, globex.id, &made.folders).await.expect("folders").is_empty());
        let names = store::library::list_names(&db, &[top], &made.items[..2], 2).await.expect("names");
        assert_eq!(names, ["Folder", "All"]);
        let save = async |version, name: &str| {
            write(&db, async |tx| store::library::update_folder(tx, top, acme.id, version, name, "", acme.person).await).await
        };
        assert_eq!(store::library::find_folder_changer(&db, top, acme.id).await.expect("an answer"), Some(String::new()));
        assert!(save(1, "New").await.expect("saved") && !save(1, "Late").await.expect("refused"));
        assert_eq!(store::library::find_folder_changer(&db, top, acme.id).await.expect("an answer"), Some("Maya".to_owned()));
        assert_eq!(store::library::find_folder_changer(&db, top, globex.id).await.expect("an answer"), None);
    })
    .await;
}

#[tokio::test]
async fn experience_17_what_is_left_out_has_its_name_as_long_as_the_own_trail_knows_it() {
    on_both(|db| async move {
        let (acme, globex) = (vendor(&db).await, vendor(&db).await);
        let northwind = acme.partner(&db, "Northwind", Status::Active).await.expect("a partner");
        let (asset, resource, gone) = (ItemId(id()), ItemId(id()), id());
        let made = write(&db, async |tx| {
            let campaign = acme.campaign(tx, northwind, "Launch", campaigns::Status::InReview).await?;
            let (asset, resource) = (acme.asset(tx, campaign, "Asset").await?, acme.resource(tx, None, "Logo", &[acme.everyone]).await?);
            for (act, name) in [("library.remove", "Deck"), ("library.edit", "Was")] {
                let act = Act { act, subject: gone, name, detail: String::new(), person: None };
                store::audit::insert(tx, EntryId(id()), acme.id, act, NOW).await?;
            }
            Ok([asset, resource])
        });
        let made = made.await.expect("two items");
        let among = async |vendor: &Vendor| store::library::list_assets_among(&db, vendor.id, &[made[0], made[1], asset, resource]).await;
        assert_eq!(among(&acme).await.expect("assets"), [(made[0], "Asset".to_owned())]);
        assert!(among(&globex).await.expect("assets").is_empty());
        let names = async |vendor: &Vendor| store::library::list_removed_names(&db, vendor.id, &[gone, asset.0]).await;
        assert_eq!(names(&acme).await.expect("names"), [(gone, "Deck".to_owned())]);
        assert!(names(&globex).await.expect("names").is_empty(), "another vendor's trail is another's");
    })
    .await;
}
