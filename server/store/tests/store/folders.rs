//! Folders: names, depth and what is above.

use crate::support::{vendor, write};
use domain::{id::FolderId, paging::Sort};
use store::testing::on_both;

#[tokio::test]
async fn d21_siblings_have_different_names_whatever_the_case_and_the_same_name_elsewhere_is_fine() {
    on_both(|db| async move {
        let (acme, globex) = (vendor(&db).await, vendor(&db).await);
        let add = async |vendor: crate::support::Vendor, parent: Option<FolderId>, name: &str| {
            write(&db, async |tx| vendor.folder(tx, parent, i64::from(parent.is_some()), name).await).await
        };
        let top = add(acme, None, "Élan 7").await.expect("a folder");
        let other = add(acme, None, "Other").await.expect("a folder");
        let inside = add(acme, Some(top), "Élan 7").await.expect("the same name inside");
        add(acme, Some(other), "ÉLAN 7").await.expect("the same name in another folder");
        add(acme, Some(inside), "élan 7").await.expect("the same name deeper");
        add(globex, None, "Élan 7").await.expect("the same name at another vendor");
        for parent in [None, Some(top), Some(other), Some(inside)] {
            for name in ["ÉLAN 7", "e\u{301}lan 7", "élan 007"] {
                assert!(add(acme, parent, name).await.is_err_and(|error| error.is_unique("folders")), "{parent:?} {name}");
            }
        }
        assert_eq!(store::library::count_folders(&db, acme.id).await.expect("a count"), 5);
    })
    .await;
}

#[tokio::test]
async fn d21_a_folder_knows_every_folder_above_it_sixteen_deep() {
    on_both(|db| async move {
        let (acme, globex) = (vendor(&db).await, vendor(&db).await);
        let mut chain: Vec<FolderId> = Vec::new();
        for depth in 0..16 {
            let name = format!("Level {depth}");
            let folder = write(&db, async |tx| acme.folder(tx, chain.last().copied(), depth, &name).await).await.expect("a folder");
            chain.push(folder);
        }
        for (depth, folder) in chain.iter().enumerate() {
            let crumbs = store::library::list_crumbs(&db, *folder).await.expect("crumbs");
            assert_eq!(crumbs.iter().map(|crumb| crumb.id).collect::<Vec<_>>(), chain[..=depth]);
            let found = store::library::find_folder(&db, *folder, acme.scope()).await.expect("an answer").expect("a folder");
            assert_eq!((found.depth, found.name), (depth as i64, format!("Level {depth}")));
            assert!(store::library::find_folder(&db, *folder, globex.scope()).await.expect("an answer").is_none());
        }
        let below = async |inside, words: &str| {
            let lines = store::library::list_folders(&db, acme.scope(), inside, words, Sort::Name, None, 1_000).await.expect("folders");
            lines.iter().map(|line| line.id()).collect::<Vec<_>>()
        };
        assert_eq!(below(Some(chain[3]), "").await, [chain[4]]);
        assert_eq!(below(None, "level").await, chain);
        assert_eq!(below(Some(chain[3]), "LEVEL".to_lowercase().as_str()).await, chain[4..]);
        assert_eq!(below(Some(chain[3]), "level 2").await, []);
    })
    .await;
}

#[tokio::test]
async fn folders_are_sorted_four_ways() {
    on_both(|db| async move {
        let acme = vendor(&db).await;
        let mut made = Vec::new();
        for name in ["b", "Ä", "Part 10", "part 9", "a"] {
            made.push(write(&db, async |tx| acme.folder(tx, None, 0, name).await).await.expect("a folder"));
        }
        let list = async |sort| {
            let lines = store::library::list_folders(&db, acme.scope(), None, "", sort, None, 1_000).await.expect("folders");
            lines.into_iter().map(|line| line.name).collect::<Vec<_>>()
        };
        let mut by_name = vec!["a", "b", "part 9", "Part 10", "Ä"];
        let mut by_time = vec!["b", "Ä", "Part 10", "part 9", "a"];
        assert_eq!((list(Sort::Name).await, list(Sort::Added).await), (to(&by_name), to(&by_time)));
        by_name.reverse();
        by_time.reverse();
        assert_eq!((list(Sort::NameDown).await, list(Sort::AddedDown).await), (to(&by_name), to(&by_time)));
    })
    .await;
}

fn to(names: &[&str]) -> Vec<String> {
    names.iter().map(|name| (*name).to_owned()).collect()
}
