//! What files look like (spec S88, D42).

use crate::support::{NOW, id, vendor, write};
use domain::{campaigns, id::FileId, moment::MINUTE, partners::Status};
use store::{
    library::{File, Picture},
    testing::on_both,
};

fn file(extension: &str) -> File {
    let id = FileId(id());
    File {
        id,
        version: 1,
        name: format!("file.{extension}"),
        extension: extension.to_owned(),
        size: 7,
        sha256: vec![7; 32],
        blob_key: id.to_string(),
        created: NOW,
    }
}

fn drawn() -> Picture {
    Picture { media_type: "image/jpeg".to_owned(), width: 320, height: 200, thumb: vec![1, 2, 3], ..Picture::default() }
}

#[tokio::test]
async fn s88_a_picture_is_kept_once_and_goes_with_its_item() {
    on_both(|db| async move {
        let acme = vendor(&db).await;
        let (png, film) = (file("png"), file("mp4"));
        let item = write(&db, async |tx| {
            let item = acme.resource(tx, None, "Logo", &[acme.everyone]).await?;
            store::library::insert_file(tx, item, acme.id, &png, None).await?;
            let other = acme.resource(tx, None, "Film", &[acme.everyone]).await?;
            store::library::insert_file(tx, other, acme.id, &film, None).await?;
            Ok(item)
        })
        .await
        .expect("two items");
        assert_eq!(store::library::list_bare(&db, None, 10).await.expect("a list"), [png.id], "a video waits for its browser");
        assert!(store::library::list_bare(&db, Some(png.id), 10).await.expect("a list").is_empty());
        assert!(!store::library::find_item(&db, item, acme.scope()).await.expect("an answer").expect("the item").picture);
        for (picture, kept) in [(drawn(), true), (Picture { thumb: vec![4], ..drawn() }, false)] {
            let made = write(&db, async |tx| store::library::insert_picture(tx, png.id, &picture, NOW).await).await;
            assert_eq!(made.expect("an answer"), kept);
        }
        let gone = write(&db, async |tx| store::library::insert_picture(tx, FileId(id()), &drawn(), NOW).await).await;
        assert!(!gone.expect("an answer"), "a file that went meanwhile");
        assert!(store::library::find_bare(&db, png.id).await.expect("an answer").is_none());
        assert!(store::library::find_item(&db, item, acme.scope()).await.expect("an answer").expect("the item").picture);
        let thumb = store::library::find_thumb(&db, item, 1, acme.scope()).await.expect("an answer").expect("a picture");
        assert_eq!((thumb.thumb.as_slice(), thumb.media_type.as_str()), ([1, 2, 3].as_slice(), "image/jpeg"));
        write(&db, async |tx| store::library::remove_item(tx, item, acme.id).await).await.expect("an answer");
        assert!(store::library::find_thumb(&db, item, 1, acme.scope()).await.expect("an answer").is_none());
    })
    .await;
}

#[tokio::test]
async fn trust_7_a_picture_is_seen_by_whoever_sees_its_item_in_this_version() {
    on_both(|db| async move {
        let (acme, globex) = (vendor(&db).await, vendor(&db).await);
        let partner = acme.partner(&db, "Northwind", Status::Active).await.expect("a partner");
        let other = acme.partner(&db, "Bluefin", Status::Active).await.expect("a partner");
        let png = file("png");
        let (campaign, item) = write(&db, async |tx| {
            let campaign = acme.campaign(tx, partner, "Launch", campaigns::Status::InReview).await?;
            let item = acme.asset(tx, campaign, "Logo").await?;
            store::library::insert_file(tx, item, acme.id, &png, None).await?;
            store::library::insert_picture(tx, png.id, &drawn(), NOW.plus(MINUTE)).await?;
            Ok((campaign, item))
        })
        .await
        .expect("an asset");
        let seen = async |version, scope| store::library::find_thumb(&db, item, version, scope).await.expect("an answer").is_some();
        assert!(seen(1, acme.scope()).await && !seen(2, acme.scope()).await && !seen(1, globex.scope()).await);
        assert!(!seen(1, acme.scope_of(partner)).await, "it waits for approval");
        write(&db, async |tx| {
            store::library::approve_assets(tx, campaign, Some(acme.person), NOW).await?;
            let (from, to) = (campaigns::Status::InReview, campaigns::Status::Approved);
            store::campaigns::update_status(tx, campaign, acme.id, from, to, acme.person, NOW).await
        })
        .await
        .expect("approved");
        assert!(seen(1, acme.scope_of(partner)).await && seen(1, acme.preview_of(partner)).await);
        assert!(!seen(1, acme.scope_of(other)).await && !seen(1, acme.preview_of(other)).await);
        let newer = File { version: 2, ..file("png") };
        let sql = "insert into files (id, organisation_id, item_id, version, name, extension, size, sha256, blob_key, created_at)
                   select $1, organisation_id, item_id, 2, name, extension, size, sha256, blob_key, created_at from files where id = $2";
        assert_eq!(store::testing::run(&db, sql, &[newer.id.0, png.id.0]).await, 1);
        assert!(!seen(1, acme.scope()).await, "an older version has no picture of its own to show");
    })
    .await;
}

#[tokio::test]
async fn s88_words_are_kept_without_a_picture() {
    on_both(|db| async move {
        let acme = vendor(&db).await;
        let deck = file("pptx");
        let item = write(&db, async |tx| {
            let item = acme.resource(tx, None, "Deck", &[acme.everyone]).await?;
            store::library::insert_file(tx, item, acme.id, &deck, None).await?;
            let words = Picture { words: "Title\nLine".to_owned(), ..Picture::default() };
            store::library::insert_picture(tx, deck.id, &words, NOW).await?;
            Ok(item)
        })
        .await
        .expect("a deck");
        assert_eq!(store::library::find_words(&db, deck.id).await.expect("words"), "Title\nLine");
        assert_eq!(store::library::find_words(&db, FileId(id())).await.expect("words"), "");
        assert!(!store::library::find_item(&db, item, acme.scope()).await.expect("an answer").expect("the item").picture);
        assert!(store::library::find_thumb(&db, item, 1, acme.scope()).await.expect("an answer").is_none());
    })
    .await;
}
