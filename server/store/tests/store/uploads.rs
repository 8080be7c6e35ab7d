//! Running uploads (spec D42).

use crate::support::{NOW, id, vendor, write};
use domain::{
    id::{CampaignId, GroupId, ItemId, UploadId},
    library::Place,
    moment::{DAY, HOUR},
};
use store::{library::NewUpload, testing::on_both};

#[tokio::test]
async fn d42_an_upload_becomes_an_item_once_and_is_swept_after_its_time() {
    on_both(|db| async move {
        let acme = vendor(&db).await;
        let place = Place::Resources { folder: None, groups: vec![GroupId(id()), GroupId(id())] };
        let begin = async |key: &str, expires| {
            let new = NewUpload {
                id: UploadId(id()),
                organisation: acme.id,
                person: acme.person,
                place: &place,
                file_name: "deck.pptx",
                name: "Deck",
                size: 9,
                blob_key: key,
                modified: Some(NOW),
                expires,
            };
            write(&db, async |tx| store::library::insert_upload(tx, &new, NOW).await).await.expect("an upload");
            new.id
        };
        let (one, other) = (begin("a/1", NOW.plus(DAY)).await, begin("a/2", NOW.plus(HOUR)).await);
        let running = async |since| store::library::count_running(&db, acme.person, since).await.expect("a count");
        assert_eq!((running(NOW.plus(-1)).await, running(NOW).await), (2, 0), "one left alone does not count for ever");
        let touched =
            write(&db, async |tx| store::library::touch_upload(tx, other, Some(4), NOW.plus(HOUR)).await).await.expect("an answer");
        assert!(touched);
        assert_eq!(running(NOW).await, 1);
        let found = async || store::library::find_upload(&db, other).await.expect("an answer").expect("the upload");
        assert_eq!((found().await.place(), found().await.piece_at, found().await.modified_at), (place.clone(), Some(4), Some(NOW.0)));
        assert!(write(&db, async |tx| store::library::count_piece(tx, other).await).await.expect("an answer"));
        let elsewhere = Place::Campaign(CampaignId(id()));
        assert!(write(&db, async |tx| store::library::retarget_upload(tx, other, &elsewhere).await).await.expect("an answer"));
        assert_eq!((found().await.place(), found().await.piece_at), (elsewhere.clone(), None));
        let unfinished = async |now| {
            let rows = store::library::list_unfinished(&db, acme.person, acme.id, now).await.expect("uploads");
            rows.iter().map(|upload| upload.id()).collect::<Vec<_>>()
        };
        assert_eq!((unfinished(NOW).await, unfinished(NOW.plus(HOUR)).await), (vec![other, one], vec![one]), "newest first");

        let finish = async || write(&db, async |tx| store::library::finish_upload(tx, one, ItemId(id())).await).await.expect("an answer");
        let (first, second) = futures::join!(finish(), finish());
        assert!(first != second);
        assert!(unfinished(NOW.plus(HOUR)).await.is_empty());
        let late = write(&db, async |tx| store::library::retarget_upload(tx, one, &elsewhere).await).await.expect("an answer");
        assert!(!late, "an item goes nowhere else");
        assert!(!write(&db, async |tx| store::library::remove_upload(tx, one).await).await.expect("an answer"), "it is an item by now");
        assert_eq!(store::library::list_running_blobs(&db).await.expect("blobs"), ["a/2"]);
        let expired = store::library::list_expired(&db, NOW.plus(HOUR)).await.expect("uploads");
        assert_eq!(expired.iter().map(|upload| upload.id()).collect::<Vec<_>>(), [other]);
        assert!(write(&db, async |tx| store::library::remove_upload(tx, other).await).await.expect("an answer"));
        assert!(store::library::find_upload(&db, other).await.expect("an answer").is_none());
    })
    .await;
}
