//! The outbox (spec D31, D43, D47).

use crate::support::{NOW, Vendor, id, vendor, write};
use domain::{
    Moment,
    id::{JobId, MailId},
    moment::HOUR,
    notices::{Kind, State},
    text,
};
use store::{
    Db,
    jobs::{self, Lane},
    notices::NewMail,
    testing::on_both,
};
use uuid::Uuid;

async fn mail(db: &Db, acme: &Vendor, about: Uuid, link: &str, now: Moment) -> MailId {
    let mail = MailId(id());
    let to = text::email("Ada@Acme.example").expect("an address");
    let (subject, body) = ("Invitation", "Hello.");
    let new = NewMail {
        id: mail,
        organisation: Some(acme.id),
        kind: Kind::Invitation,
        about,
        to: &to,
        subject,
        body,
        link,
        expires: now.plus(HOUR),
    };
    write(db, async |tx| store::notices::insert(tx, &new, now).await).await.expect("a mail");
    mail
}

#[tokio::test]
async fn d31_a_mail_keeps_its_link_only_as_long_as_it_waits() {
    on_both(|db| async move {
        let acme = vendor(&db).await;
        let about = id();
        let link = async |about| store::notices::find_link(&db, Kind::Invitation, about, "ada@acme.example", NOW).await.expect("an answer");
        let first = mail(&db, &acme, about, "https://x/1", NOW).await;
        assert_eq!(link(about).await.as_deref(), Some("https://x/1"));
        write(&db, async |tx| store::notices::update_dropped(tx, Kind::Invitation, about, "ada@acme.example", "replaced").await)
            .await
            .expect("done");
        assert_eq!(link(about).await, None);
        assert!(store::notices::find_waiting(&db, first).await.expect("an answer").is_none());

        let second = mail(&db, &acme, about, "https://x/2", NOW.plus(1)).await;
        assert_eq!(store::notices::list_waiting(&db).await.expect("a list"), [second]);
        write(&db, async |tx| store::notices::update_tried(tx, second, State::Failed, "550").await).await.expect("tried");
        let again = async |organisation| {
            write(&db, async |tx| store::notices::update_again(tx, second, organisation, NOW.plus(2)).await).await.expect("an answer")
        };
        let other = vendor(&db).await;
        assert!(!again(other.id).await && again(acme.id).await && !again(acme.id).await);
        write(&db, async |tx| store::notices::update_sent(tx, second, NOW.plus(3)).await).await.expect("sent");
        assert_eq!(link(about).await, None);

        let third = mail(&db, &acme, id(), "https://x/3", NOW.plus(4)).await;
        write(&db, async |tx| store::notices::update_over(tx, NOW.plus(4 + HOUR), "over").await).await.expect("swept");
        assert!(store::notices::find_waiting(&db, third).await.expect("an answer").is_none());
        assert_eq!(store::testing::texts(&db, "select link from mails where link <> ''").await, Vec::<String>::new());

        let list = async |after| store::notices::list(&db, acme.id, after, 2).await.expect("a list");
        let page = list(None).await;
        let rows: Vec<_> = page.iter().map(|mail| (mail.id, mail.state, mail.attempts)).collect();
        assert_eq!(rows, [(third, State::Dropped, 0), (second, State::Sent, 2)], "newest first");
        let rest = list(Some((page[1].created, page[1].id.0))).await;
        assert_eq!(rest.iter().map(|mail| (mail.id, mail.error.as_str())).collect::<Vec<_>>(), [(first, "replaced")]);
        assert!(store::notices::list(&db, other.id, None, 2).await.expect("a list").is_empty());
    })
    .await;
}

#[tokio::test]
async fn d47_mails_have_a_lane_of_their_own() {
    on_both(|db| async move {
        for (kind, key) in [("sweep", "a"), (jobs::MAIL, "b")] {
            write(&db, async |tx| jobs::insert(tx, JobId(id()), kind, key, key, NOW).await).await.expect("a job");
        }
        let other = write(&db, async |tx| jobs::claim(tx, Lane::Quick, 9, NOW).await).await.expect("a claim");
        assert_eq!(other.iter().map(|job| job.kind.as_str()).collect::<Vec<_>>(), ["sweep"]);
        assert!(
            !jobs::any_due(&db, Lane::Quick, NOW).await.expect("an answer")
                && jobs::any_due(&db, Lane::Mails, NOW).await.expect("an answer")
        );
        let mut now = NOW;
        for attempt in 1..=6 {
            let job = write(&db, async |tx| jobs::claim(tx, Lane::Mails, 1, now).await).await.expect("a claim").pop().expect("a mail");
            assert_eq!((job.payload.as_str(), job.is_last_try()), ("b", attempt == 6), "{attempt}");
            write(&db, async |tx| jobs::failed(tx, &job, "busy", now).await).await.expect("written down");
            now = now.plus(HOUR);
        }
        assert!(!jobs::any_due(&db, Lane::Mails, now).await.expect("an answer"));
    })
    .await;
}
