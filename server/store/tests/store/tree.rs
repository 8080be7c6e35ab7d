//! The tree of folders under moves: what is written down of the folders above each stays what follows from where each stands,
//! over random trees and random moves, on both databases (spec D21).

use crate::support::{Vendor, vendor, write};
use domain::{
    id::FolderId,
    library::{Error, Node, below, may_move, trail},
};
use proptest::{
    collection::vec,
    prelude::*,
    test_runner::{Config, TestRunner},
};
use std::{cell::Cell, collections::HashMap, future::Future};
use store::{
    Db,
    testing::{TestDb, on_both, run},
};
use tokio::runtime::Runtime;

/// A folder's place: an earlier folder by its number, or the top.
type Place = Option<u8>;

/// Where the folders stand at first, and moves of several folders at once.
type Plan = (Vec<Place>, Vec<Vec<(u8, Place)>>);

fn plans() -> impl Strategy<Value = Plan> {
    let place = || prop::option::weighted(0.85, any::<u8>());
    (vec(place(), 2..40), vec(vec((any::<u8>(), place()), 1..4), 1..8))
}

fn pick(number: u8, among: &[FolderId]) -> FolderId {
    among[usize::from(number) % among.len()]
}

async fn build(db: &Db, acme: &Vendor, places: &[Place]) -> Vec<FolderId> {
    write(db, async |tx| {
        let mut made: Vec<(FolderId, i64)> = Vec::new();
        for (n, place) in places.iter().enumerate() {
            let above = place.filter(|_| n > 0).map(|place| made[usize::from(place) % n]).filter(|(_, depth)| *depth < 15);
            let depth = above.map_or(0, |(_, depth)| depth + 1);
            made.push((acme.folder(tx, above.map(|(folder, _)| folder), depth, &format!("Folder {n}")).await?, depth));
        }
        Ok(made.into_iter().map(|(folder, _)| folder).collect())
    })
    .await
    .expect("a tree")
}

/// Moves as operations do: asked, then done. Tells whether the tree took it.
async fn try_to_move(db: &Db, acme: &Vendor, moves: &[(FolderId, Option<FolderId>)]) -> Result<(), Error> {
    let tree = store::library::list_nodes(db, acme.id).await.expect("a tree");
    may_move(&tree, moves)?;
    let roots: Vec<FolderId> = moves.iter().map(|(folder, _)| *folder).collect();
    let placed = write(db, async |tx| store::library::place_folders(tx, acme.id, moves, below(&tree, &roots)).await).await;
    assert_eq!(placed.expect("a move"), moves.len() as u64);
    Ok(())
}

async fn check(db: &Db, acme: &Vendor) {
    assert_eq!(store::library::list_astray(db).await.expect("an answer"), [], "the folders above each");
    let tree = store::library::list_nodes(db, acme.id).await.expect("a tree");
    let known: HashMap<FolderId, &Node> = tree.iter().map(|node| (node.id, node)).collect();
    for node in &tree {
        let crumbs = store::library::list_crumbs(db, node.id).await.expect("crumbs");
        let names: Vec<&str> = crumbs.iter().map(|crumb| crumb.name.as_str()).collect();
        assert_eq!(names, trail(&known, node.id, None));
        let facts = store::library::find_folder(db, node.id, acme.scope()).await.expect("an answer").expect("a folder");
        assert_eq!(facts.depth, names.len() as i64 - 1, "a folder's depth");
    }
}

fn random(cases: u32, place: impl Future<Output = TestDb>) {
    let runtime = Runtime::new().expect("a runtime");
    let place = runtime.block_on(place);
    let db: Db = runtime.block_on(place.open());
    let config = Config { cases, max_shrink_iters: 200, failure_persistence: None, ..Config::default() };
    let (done, refused) = (Cell::new(0), Cell::new(0));
    let outcome = TestRunner::new(config).run(&plans(), |(places, moves)| {
        runtime.block_on(async {
            let acme = vendor(&db).await;
            let folders = build(&db, &acme, &places).await;
            for move_of_some in moves {
                let mut asked: HashMap<FolderId, Option<FolderId>> = HashMap::new();
                for (folder, to) in move_of_some {
                    asked.insert(pick(folder, &folders), to.map(|to| pick(to, &folders)));
                }
                let asked: Vec<_> = asked.into_iter().collect();
                let count = if try_to_move(&db, &acme, &asked).await.is_ok() { &done } else { &refused };
                count.set(count.get() + 1);
            }
            check(&db, &acme).await;
        });
        Ok(())
    });
    runtime.block_on(db.close());
    if let Err(failure) = outcome {
        panic!("{failure}");
    }
    assert!(done.get() >= cases && refused.get() >= cases / 4, "{} moves done, {} refused", done.get(), refused.get());
}

#[test]
fn d21_random_moves_leave_every_folder_above_right_on_sqlite() {
    random(60, async { TestDb::sqlite() });
}

#[test]
fn d21_random_moves_leave_every_folder_above_right_on_postgres() {
    random(20, TestDb::postgres());
}

#[tokio::test]
async fn what_is_written_down_of_the_folders_above_is_found_to_be_wrong_either_way() {
    on_both(|db| async move {
        let acme = vendor(&db).await;
        let folders = build(&db, &acme, &[None, Some(0), Some(1), None]).await;
        let astray = async || store::library::list_astray(&db).await.expect("an answer");
        assert_eq!(astray().await, []);
        run(&db, "delete from folder_ancestors where folder_id = $1 and ancestor_id = $2", &[folders[2].0, folders[0].0]).await;
        assert_eq!(astray().await, [folders[2]]);
        run(&db, "insert into folder_ancestors (folder_id, ancestor_id, distance) values ($1, $2, 2)", &[folders[2].0, folders[0].0]).await;
        assert_eq!(astray().await, []);
        run(&db, "update folders set depth = 7 where id = $1", &[folders[1].0]).await;
        assert_eq!(astray().await, [folders[1]]);
    })
    .await;
}
