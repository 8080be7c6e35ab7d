//! The audit trail (spec D45).

use crate::support::{NOW, Vendor, id, vendor, write};
use domain::{
    Cause, Door, Moment,
    id::EntryId,
    moment::{MINUTE, SECOND},
};
use store::{
    Db,
    audit::Act,
    testing::{self, on_both},
};

async fn enter(db: &Db, acme: &Vendor, name: &str, now: Moment) {
    let act = async |tx: &mut store::Tx| {
        let act = Act { act: "test.enter", subject: acme.id.0, name, detail: "detail".to_owned(), person: None };
        store::audit::insert(tx, EntryId(id()), acme.id, act, now).await
    };
    write(db, act).await.expect("an entry");
}

async fn seal(db: &Db, acme: &Vendor) -> u64 {
    write(db, async |tx| store::audit::seal(tx, acme.id, NOW).await).await.expect("sealed")
}

async fn faults(db: &Db, now: Moment) -> Vec<String> {
    store::audit::faults(db, now).await.expect("an answer")
}

#[tokio::test]
async fn d45_twenty_writers_at_once_leave_numbers_without_gaps_in_each_chain() {
    on_both(|db| async move {
        let (acme, globex) = (vendor(&db).await, vendor(&db).await);
        let writers = (0..20).map(|n| {
            let (db, acme, globex) = (&db, &acme, &globex);
            async move {
                enter(db, if n % 4 == 0 { globex } else { acme }, &n.to_string(), NOW).await;
                // a change that is taken back takes its number back
                let mut tx = db.begin(&Cause::system("test")).await.expect("a transaction");
                let act = Act { act: "test.never", subject: acme.id.0, name: "never", detail: String::new(), person: None };
                store::audit::insert(&mut tx, EntryId(id()), acme.id, act, NOW).await.expect("an entry");
                drop(tx);
                enter(db, acme, &n.to_string(), NOW).await;
            }
        });
        futures::future::join_all(writers).await;
        for (vendor, count) in [(&acme, 35), (&globex, 5)] {
            let lines = store::audit::list(&db, vendor.id, i64::MAX, 100, 9).await.expect("lines");
            assert_eq!(lines.iter().map(|line| line.0).collect::<Vec<_>>(), (1..=count).rev().collect::<Vec<_>>());
            assert_eq!(store::audit::count(&db, vendor.id).await.expect("a count"), count);
            assert_eq!(seal(&db, vendor).await, count as u64);
        }
        assert_eq!(faults(&db, NOW.plus(MINUTE * 2)).await, Vec::<String>::new());
    })
    .await;
}

#[tokio::test]
async fn d45_entries_are_sealed_in_order_and_only_once() {
    on_both(|db| async move {
        let acme = vendor(&db).await;
        for n in 0..3 {
            enter(&db, &acme, &n.to_string(), NOW).await;
        }
        assert_eq!(store::audit::list_unsealed(&db).await.expect("a list"), [acme.id]);
        assert_eq!((seal(&db, &acme).await, seal(&db, &acme).await), (3, 0));
        assert!(store::audit::list_unsealed(&db).await.expect("a list").is_empty());
        enter(&db, &acme, "later", NOW).await;
        let sealed =
            async || store::audit::list(&db, acme.id, i64::MAX, 9, 9).await.expect("lines").iter().map(|line| line.7).collect::<Vec<_>>();
        assert_eq!(sealed().await, [false, true, true, true]);
        assert_eq!(seal(&db, &acme).await, 1);
        assert_eq!(faults(&db, NOW).await, Vec::<String>::new());
    })
    .await;
}

#[tokio::test]
async fn d45_a_thousand_entries_and_more_are_sealed_step_by_step() {
    on_both(|db| async move {
        let acme = vendor(&db).await;
        write(&db, async |tx| {
            for n in 0..1_100 {
                let act = Act { act: "test.enter", subject: acme.id.0, name: "one of many", detail: n.to_string(), person: None };
                store::audit::insert(tx, EntryId(id()), acme.id, act, NOW).await?;
            }
            Ok(())
        })
        .await
        .expect("entries");
        assert_eq!((seal(&db, &acme).await, seal(&db, &acme).await), (1_000, 100));
        assert_eq!(faults(&db, NOW.plus(2 * MINUTE)).await, Vec::<String>::new());
    })
    .await;
}

#[tokio::test]
async fn d45_what_was_changed_taken_away_or_left_unsealed_is_found() {
    let tricks = [
        ("update audit_entries set detail = 'nothing' where organisation_id = $1 and seq = 2", "entry 2 was changed after it was sealed"),
        ("update audit_entries set at = at + 1 where organisation_id = $1 and seq = 1", "entry 1 was changed after it was sealed"),
        (
            "update audit_entries set person_id = organisation_id where organisation_id = $1 and seq = 4",
            "entry 4 was changed after it was sealed",
        ),
        ("delete from audit_entries where organisation_id = $1 and seq = 3", "entry 3 is missing"),
        ("delete from audit_entries where organisation_id = $1 and seq = 1", "entry 1 is missing"),
        ("delete from audit_entries where organisation_id = $1 and seq = 5", "the last entries are missing"),
        ("delete from audit_entries where organisation_id = $1", "the last entries are missing"),
        ("update organisations set audit_seq = audit_seq - 1 where id = $1", "the last entries are missing"),
        ("update audit_entries set hash = null where organisation_id = $1 and seq = 5", "entry 5 is not sealed"),
    ];
    on_both(|db| async move {
        let sound = vendor(&db).await;
        enter(&db, &sound, "one", NOW).await;
        seal(&db, &sound).await;
        for (sql, fault) in tricks {
            let acme = vendor(&db).await;
            for n in 0..5 {
                enter(&db, &acme, &n.to_string(), NOW).await;
            }
            seal(&db, &acme).await;
            assert!(testing::run(&db, sql, &[acme.id.0]).await > 0);
            let own = format!("organisation {}: ", acme.id);
            let found: Vec<String> = faults(&db, NOW.plus(2 * MINUTE)).await.into_iter().filter(|fault| fault.starts_with(&own)).collect();
            assert!(found.contains(&format!("{own}{fault}")), "{sql}: {found:?}");
        }
        let own = format!("organisation {}: ", sound.id);
        assert!(!faults(&db, NOW).await.iter().any(|fault| fault.starts_with(&own)), "another's chain is sound");
    })
    .await;
}

#[tokio::test]
async fn d45_an_entry_has_a_minute_to_be_sealed() {
    on_both(|db| async move {
        let acme = vendor(&db).await;
        enter(&db, &acme, "one", NOW).await;
        assert_eq!(faults(&db, NOW.plus(MINUTE)).await, Vec::<String>::new());
        let found = faults(&db, NOW.plus(MINUTE + SECOND)).await;
        assert_eq!(found, [format!("organisation {}: entry 1 is not sealed", acme.id)]);
    })
    .await;
}

#[tokio::test]
async fn d45_an_entry_says_by_which_door_or_job_it_came() {
    on_both(|db| async move {
        let acme = vendor(&db).await;
        for cause in [Cause::anonymous(Door::SetUp), Cause::system("seal")] {
            let mut tx = db.begin(&cause).await.expect("a transaction");
            let act = Act { act: "test.enter", subject: acme.id.0, name: "one", detail: String::new(), person: None };
            store::audit::insert(&mut tx, EntryId(id()), acme.id, act, NOW).await.expect("an entry");
            tx.commit().await.expect("to commit");
        }
        let lines = store::audit::list(&db, acme.id, i64::MAX, 9, 9).await.expect("lines");
        assert_eq!(lines.iter().map(|line| line.3.as_str()).collect::<Vec<_>>(), ["system:seal", "door:setup"]);
    })
    .await;
}
