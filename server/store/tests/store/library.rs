//! Items and their files.

use crate::support::{NOW, id, vendor, write};
use domain::{campaigns, id::FileId, paging::Sort, partners::Status};
use store::{
    library::{File, Shelf},
    testing::on_both,
};

fn file(key: &str, version: i64) -> File {
    File {
        id: FileId(id()),
        version,
        name: "deck.pptx".to_owned(),
        extension: "pptx".to_owned(),
        size: 5_000_000_000,
        sha256: vec![7; 32],
        blob_key: key.to_owned(),
        created: NOW,
    }
}

#[tokio::test]
async fn d42_words_are_found_as_they_stand_whatever_they_mean_to_a_database() {
    on_both(|db| async move {
        let acme = vendor(&db).await;
        for name in [
            "100 % cotton",
            "100 p cotton",
            "free_to_use",
            "freeXtoXuse",
            "Wow!",
            "Wow",
            "it's",
            "Straße",
            "Ｆｕｌｌ ｗｉｄｔｈ",
            "カタログ",
        ] {
            write(&db, async |tx| acme.resource(tx, None, name, &[acme.everyone]).await).await.expect("an item");
        }
        for (words, found) in [
            ("%", vec!["100 % cotton"]),
            ("_", vec!["free_to_use"]),
            ("e_t", vec!["free_to_use"]),
            ("!", vec!["Wow!"]),
            ("!%", vec![]),
            ("it's", vec!["it's"]),
            ("\\", vec![]),
            ("stras", vec![]),
            ("straße", vec!["Straße"]),
            ("full width", vec!["Ｆｕｌｌ ｗｉｄｔｈ"]),
            ("タロ", vec!["カタログ"]),
        ] {
            let shelf = Shelf { folder: None, words, archived: false };
            let page = store::library::list_resources(&db, acme.scope(), shelf, Sort::Name, None, 100).await.expect("a page");
            assert_eq!(page.iter().map(|item| item.name.as_str()).collect::<Vec<_>>(), found, "{words}");
            assert_eq!(store::library::count_resources(&db, acme.scope(), shelf).await.expect("a count"), found.len() as i64);
        }
    })
    .await;
}

#[tokio::test]
async fn s75_words_are_looked_for_in_a_folder_and_everything_below_it() {
    on_both(|db| async move {
        let acme = vendor(&db).await;
        let (outer, inner) = write(&db, async |tx| {
            let outer = acme.folder(tx, None, 0, "Outer").await?;
            let inner = acme.folder(tx, Some(outer), 1, "Inner").await?;
            for (folder, name) in [(None, "Deck top"), (Some(outer), "Deck outer"), (Some(inner), "Deck inner")] {
                acme.resource(tx, folder, name, &[acme.everyone]).await?;
            }
            Ok((outer, inner))
        })
        .await
        .expect("folders");
        for (folder, words, found) in [
            (None, "", vec!["Deck top"]),
            (Some(outer), "", vec!["Deck outer"]),
            (None, "deck", vec!["Deck inner", "Deck outer", "Deck top"]),
            (Some(outer), "deck", vec!["Deck inner", "Deck outer"]),
            (Some(inner), "deck", vec!["Deck inner"]),
        ] {
            let page = store::library::list_resources(&db, acme.scope(), Shelf { folder, words, archived: false }, Sort::Name, None, 100)
                .await
                .expect("a page");
            assert_eq!(page.iter().map(|item| item.name.as_str()).collect::<Vec<_>>(), found, "{folder:?} {words}");
        }
    })
    .await;
}

#[tokio::test]
async fn d56_of_two_who_save_an_item_the_second_is_told() {
    on_both(|db| async move {
        let (acme, globex) = (vendor(&db).await, vendor(&db).await);
        let item = write(&db, async |tx| acme.resource(tx, None, "Deck", &[acme.everyone]).await).await.expect("an item");
        let save = async |organisation, version, name: &str| {
            let act = async |tx: &mut store::Tx| {
                store::library::update_item(tx, item, organisation, version, name, "About shelves", acme.person).await
            };
            write(&db, act).await.expect("an answer")
        };
        assert!(!save(globex.id, 1, "Theirs").await);
        let (one, other) = futures::join!(save(acme.id, 1, "One"), save(acme.id, 1, "Other"));
        assert!(one != other);
        let found = store::library::find_item(&db, item, acme.scope()).await.expect("an answer").expect("an item");
        assert_eq!((found.version, found.changed_by.as_deref(), found.description.as_str()), (2, Some("Maya"), "About shelves"));
        let shelf = Shelf { folder: None, words: "shelves", archived: false };
        assert_eq!(store::library::count_resources(&db, acme.scope(), shelf).await.expect("a count"), 1, "descriptions are searched too");
    })
    .await;
}

#[tokio::test]
async fn d6_an_item_that_moves_into_a_campaign_leaves_its_groups_and_its_folder_and_waits() {
    on_both(|db| async move {
        let acme = vendor(&db).await;
        let northwind = acme.partner(&db, "Northwind", Status::Active).await.expect("a partner");
        let (campaign, item) = write(&db, async |tx| {
            let folder = acme.folder(tx, None, 0, "Folder").await?;
            let campaign = acme.campaign(tx, northwind, "Spring", campaigns::Status::Approved).await?;
            Ok((campaign, acme.resource(tx, Some(folder), "Deck", &[acme.everyone]).await?))
        })
        .await
        .expect("an item");
        let seen = async || store::library::find_item(&db, item, acme.scope_of(northwind)).await.expect("an answer").is_some();
        assert!(seen().await);
        let go = async |version| {
            let act = async |tx: &mut store::Tx| store::library::move_to_campaign(tx, item, acme.id, version, campaign, acme.person).await;
            write(&db, act).await.expect("an answer")
        };
        assert!(!go(7).await && seen().await && go(1).await && !seen().await);
        let found = store::library::find_item(&db, item, acme.scope()).await.expect("an answer").expect("an item");
        assert_eq!((found.campaign, found.folder, found.approved), (Some(campaign), None, false));
        assert!(store::library::list_groups(&db, acme.id, &[item]).await.expect("groups").is_empty());
        write(&db, async |tx| store::library::approve_assets(tx, campaign, None, NOW).await).await.expect("approved");
        assert!(seen().await);
    })
    .await;
}

#[tokio::test]
async fn s38_an_item_goes_with_everything_that_hangs_on_it() {
    on_both(|db| async move {
        let (acme, globex) = (vendor(&db).await, vendor(&db).await);
        let item = write(&db, async |tx| {
            let item = acme.resource(tx, None, "Deck", &[acme.everyone]).await?;
            store::library::insert_file(tx, item, acme.id, &file("a/1", 1), None).await?;
            Ok(item)
        })
        .await
        .expect("an item");
        let again = write(&db, async |tx| store::library::insert_file(tx, item, acme.id, &file("a/2", 1), None).await).await;
        assert!(again.is_err_and(|error| error.is_unique("files")));
        let found = store::library::find_item(&db, item, acme.scope()).await.expect("an answer").expect("an item").file.expect("a file");
        assert_eq!((found.version, found.size, found.sha256, found.blob_key.as_str()), (1, 5_000_000_000, vec![7; 32], "a/1"));
        let remove =
            async |organisation| write(&db, async |tx| store::library::remove_item(tx, item, organisation).await).await.expect("an answer");
        assert_eq!(remove(globex.id).await, None);
        assert_eq!(store::library::list_blobs(&db, item, globex.id).await.expect("blobs"), Vec::<String>::new());
        assert_eq!(store::library::list_blobs(&db, item, acme.id).await.expect("blobs"), ["a/1"]);
        assert_eq!(store::library::list_files(&db, "").await.expect("files").len(), 1);
        assert_eq!(remove(acme.id).await.as_deref(), Some("Deck"));
        assert_eq!(remove(acme.id).await, None);
        assert!(store::library::list_files(&db, "").await.expect("files").is_empty());
        assert!(store::library::list_groups(&db, acme.id, &[item]).await.expect("groups").is_empty());
    })
    .await;
}
