//! Running uploads (spec D42).

use crate::support::{NOW, id, vendor, write};
use domain::{
    id::{ItemId, UploadId},
    moment::{DAY, HOUR},
};
use store::{library::NewUpload, testing::on_both};

#[tokio::test]
async fn d42_an_upload_becomes_an_item_once_and_is_swept_after_its_time() {
    on_both(|db| async move {
        let acme = vendor(&db).await;
        let begin = async |key: &str, expires| {
            let new = NewUpload {
                id: UploadId(id()),
                organisation: acme.id,
                person: acme.person,
                campaign: None,
                folder: None,
                group_ids: "",
                file_name: "deck.pptx",
                name: "Deck",
                size: 9,
                blob_key: key,
                expires,
            };
            write(&db, async |tx| store::library::insert_upload(tx, &new, NOW).await).await.expect("an upload");
            new.id
        };
        let (one, other) = (begin("a/1", NOW.plus(DAY)).await, begin("a/2", NOW.plus(HOUR)).await);
        let running = async |since| store::library::count_running(&db, acme.person, since).await.expect("a count");
        assert_eq!((running(NOW.plus(-1)).await, running(NOW).await), (2, 0), "one left alone does not count for ever");
        let touched = write(&db, async |tx| store::library::touch_upload(tx, other, NOW.plus(HOUR)).await).await.expect("an answer");
        assert!(touched);
        assert_eq!(running(NOW).await, 1);
        let finish = async || write(&db, async |tx| store::library::finish_upload(tx, one, ItemId(id())).await).await.expect("an answer");
        let (first, second) = futures::join!(finish(), finish());
        assert!(first != second);
        assert!(!write(&db, async |tx| store::library::remove_upload(tx, one).await).await.expect("an answer"), "it is an item by now");
        assert_eq!(store::library::list_running_blobs(&db).await.expect("blobs"), ["a/2"]);
        let expired = store::library::list_expired(&db, NOW.plus(HOUR)).await.expect("uploads");
        assert_eq!(expired.iter().map(|upload| upload.id()).collect::<Vec<_>>(), [other]);
        assert!(write(&db, async |tx| store::library::remove_upload(tx, other).await).await.expect("an answer"));
        assert!(store::library::find_upload(&db, other).await.expect("an answer").is_none());
    })
    .await;
}
