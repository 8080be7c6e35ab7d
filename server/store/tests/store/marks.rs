//! The numbers the program keeps for itself.

use crate::support::{vendor, write};
use domain::partners::Status;
use store::{
    campaigns::Shelf,
    testing::{self, on_both},
};

#[tokio::test]
async fn keys_of_an_older_program_are_made_anew_once() {
    on_both(|db| async move {
        let acme = vendor(&db).await;
        let cafe = acme.partner(&db, "Café Étoile", Status::Active).await.expect("a partner");
        write(&db, async |tx| acme.campaign(tx, cafe, "Crème brûlée", domain::campaigns::Status::Draft).await).await.expect("a campaign");
        let finds = async |words: &str| {
            let words = domain::text::search(words);
            let partners = store::partners::count(&db, acme.id, None, &words).await.expect("a count");
            let shelf = Shelf { partner: None, words: &words };
            (partners, store::campaigns::count(&db, acme.scope(), shelf, 100).await.expect("a count"))
        };
        assert_eq!((finds("cafe").await, finds("CAFÉ").await, finds("creme bru").await), ((1, 1), (1, 1), (0, 1)));
        // as an older program left them
        testing::run(&db, "update partners set search_key = 'café étoile'", &[]).await;
        testing::run(&db, "update campaigns set search_key = 'crème brûlée'", &[]).await;
        assert_eq!((finds("cafe").await, finds("creme").await), ((0, 0), (0, 0)));
        assert_eq!(store::marks::fold_again(&db).await.expect("it folds"), 2);
        assert_eq!((finds("cafe").await, finds("creme").await), ((1, 1), (0, 1)));
        testing::run(&db, "update partners set search_key = 'café'", &[]).await;
        assert_eq!(store::marks::fold_again(&db).await.expect("it folds"), 0, "once is enough");
    })
    .await;
}

#[tokio::test]
async fn a_look_whether_writing_works_changes_nothing() {
    on_both(|db| async move {
        let before = testing::fingerprint(&db).await;
        db.ping().await.expect("it writes");
        assert_eq!(testing::fingerprint(&db).await, before);
    })
    .await;
}
