//! Pages of resources: a total order that stands still while others add (spec S183, D49).

use crate::support::{NOW, Vendor, vendor, write};
use domain::{id::ItemId, paging::Sort};
use store::{Db, library::Shelf, testing::on_both};

const SORTS: [Sort; 4] = [Sort::Name, Sort::NameDown, Sort::Added, Sort::AddedDown];

fn key(item: &store::library::Item, sort: Sort) -> String {
    match sort {
        Sort::Name | Sort::NameDown => item.name_key.clone(),
        Sort::Added | Sort::AddedDown => item.created.0.to_string(),
    }
}

async fn add(db: &Db, acme: &Vendor, name: &str, later: i64) -> ItemId {
    let act = async |tx: &mut store::Tx| {
        let item = acme.item(tx, None, None, name, NOW.plus(later)).await?;
        store::library::put_groups(tx, item, acme.id, &[acme.everyone]).await?;
        Ok(item)
    };
    write(db, act).await.expect("an item")
}

#[tokio::test]
async fn s183_every_sort_is_a_total_order_in_which_nothing_repeats_or_vanishes_while_others_add() {
    on_both(|db| async move {
        let acme = vendor(&db).await;
        let shelf = Shelf { folder: None, words: "", archived: false };
        // many names and many moments are the same, and moments have different numbers of digits
        for (n, name) in ["Deck 9", "Deck 10", "deck 9", "DECK 9", "Äpfel", "a", "名", "Deck 9", "z", "a~b"].into_iter().enumerate() {
            add(&db, &acme, name, if n < 3 { -NOW.0 + n as i64 } else { n as i64 % 2 }).await;
        }
        for sort in SORTS {
            for limit in [1, 3, 7] {
                let all = store::library::list_resources(&db, acme.scope(), shelf, sort, None, 1_000).await.expect("all of it");
                let all: Vec<ItemId> = all.iter().map(|item| item.id).collect();
                let mut seen = Vec::new();
                let mut after: Option<(String, ItemId)> = None;
                loop {
                    let cursor = after.as_ref().map(|(key, id)| (key.as_str(), *id));
                    let page = store::library::list_resources(&db, acme.scope(), shelf, sort, cursor, limit).await.expect("a page");
                    let Some(last) = page.last() else { break };
                    after = Some((key(last, sort), last.id));
                    seen.extend(page.iter().map(|item| item.id));
                    // ahead of what was read: this must not push anything onto the next page
                    if seen.len() < all.len() {
                        let (name, later) = match sort {
                            Sort::Name | Sort::Added => ("!", -NOW.0 - 1),
                            Sort::NameDown | Sort::AddedDown => ("\u{10FFFD}", NOW.0),
                        };
                        add(&db, &acme, name, later).await;
                    }
                }
                seen.retain(|id| all.contains(id));
                assert_eq!(seen, all, "{sort:?} by {limit}");
            }
        }
    })
    .await;
}

#[tokio::test]
async fn s183_what_is_added_behind_the_cursor_is_read() {
    on_both(|db| async move {
        let acme = vendor(&db).await;
        let shelf = Shelf { folder: None, words: "", archived: false };
        let first = add(&db, &acme, "a", 0).await;
        for (sort, name, later) in [(Sort::Name, "b", 0), (Sort::NameDown, "0", 0), (Sort::Added, "a", 1), (Sort::AddedDown, "a", -1)] {
            let item = store::library::find_item(&db, first, acme.scope()).await.expect("an answer").expect("an item");
            let added = add(&db, &acme, name, later).await;
            let key = key(&item, sort);
            let page =
                store::library::list_resources(&db, acme.scope(), shelf, sort, Some((key.as_str(), first)), 100).await.expect("a page");
            assert!(page.iter().any(|item| item.id == added), "{sort:?}");
            assert!(page.iter().all(|item| item.id != first), "{sort:?}");
        }
    })
    .await;
}

#[tokio::test]
async fn d49_a_count_ends_at_ten_thousand_and_one() {
    on_both(|db| async move {
        let acme = vendor(&db).await;
        let item = add(&db, &acme, "Many", 0).await;
        let new_id = if matches!(db, Db::Sqlite { .. }) { "randomblob(16)" } else { "gen_random_uuid()" };
        let sql = format!(
            "with recursive n(n) as (select 1 union all select n + 1 from n where n < 10050)
             insert into items (id, organisation_id, name, name_key, search_key, description, kind, url, version, created_at)
             select {new_id}, organisation_id, name, name_key, search_key, description, kind, url, version, created_at
             from items, n
             where items.id = $1"
        );
        assert_eq!(store::testing::run(&db, &sql, &[item.0]).await, 10_050);
        for (words, count) in [("", 10_001), ("many", 10_001), ("few", 0)] {
            let shelf = Shelf { folder: None, words, archived: false };
            assert_eq!(store::library::count_resources(&db, acme.scope(), shelf).await.expect("a count"), count);
        }
    })
    .await;
}
