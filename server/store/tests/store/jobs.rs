//! The job table (spec D47).

use crate::support::{NOW, id, write};
use domain::{
    Moment,
    id::JobId,
    moment::{DAY, HOUR, MINUTE, SECOND},
};
use std::{collections::HashSet, time::Duration};
use store::{
    Db,
    jobs::{Job, Lane},
    testing::{TestDb, on_both},
};

/// No kind has its own turn here.
const ALL: Lane = Lane::Quick;

async fn enqueue(db: &Db, key: &str, now: Moment) {
    write(db, async |tx| store::jobs::insert(tx, JobId(id()), "sweep", key, key, now).await).await.expect("a job");
}

async fn claim(db: &Db, limit: i64, now: Moment) -> Vec<Job> {
    write(db, async |tx| store::jobs::claim(tx, ALL, limit, now).await).await.expect("a claim")
}

#[tokio::test]
async fn d47_each_job_goes_to_one_claimer() {
    on_both(|db| async move {
        for n in 0..40 {
            enqueue(&db, &n.to_string(), NOW).await;
        }
        let claimers = (0..10).map(|_| async {
            let mut own = Vec::new();
            loop {
                let jobs = claim(&db, 3, NOW).await;
                assert!(jobs.len() <= 3);
                if jobs.is_empty() && !store::jobs::any_due(&db, ALL, NOW).await.expect("an answer") {
                    return own;
                }
                own.extend(jobs.into_iter().map(|job| job.payload));
            }
        });
        let claimed: Vec<String> = futures::future::join_all(claimers).await.into_iter().flatten().collect();
        assert_eq!(claimed.len(), 40);
        assert_eq!(claimed.into_iter().collect::<HashSet<_>>().len(), 40);
    })
    .await;
}

#[tokio::test]
async fn d47_claims_of_two_transactions_at_once_pass_each_other() {
    let place = TestDb::postgres().await;
    let db = place.open().await;
    for n in 0..4 {
        enqueue(&db, &n.to_string(), NOW).await;
    }
    let cause = domain::Cause::system("test");
    let (mut one, mut other) = (db.begin(&cause).await.expect("a transaction"), db.begin(&cause).await.expect("a transaction"));
    let first = store::jobs::claim(&mut one, ALL, 3, NOW).await.expect("a claim");
    let second = store::jobs::claim(&mut other, ALL, 3, NOW).await.expect("a claim");
    assert_eq!((first.len(), second.len()), (3, 1), "the second does not wait, and takes what is left");
    drop(one);
    other.commit().await.expect("to commit");
    let mut again = 0;
    // a transaction that is dropped is taken back in the background
    for _ in 0..500 {
        again += claim(&db, 9, NOW).await.len();
        if again == 3 {
            return;
        }
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
    panic!("what was not committed is free again, but only {again} were");
}

#[tokio::test]
async fn d47_a_claim_holds_for_its_lease_and_then_another_may_take_the_job() {
    on_both(|db| async move {
        enqueue(&db, "one", NOW).await;
        assert_eq!(claim(&db, 9, NOW.plus(-1)).await.len(), 0, "not before its time");
        assert_eq!(claim(&db, 9, NOW).await.len(), 1);
        assert_eq!(claim(&db, 9, NOW.plus(30 * SECOND - 1)).await.len(), 0);
        let again = claim(&db, 9, NOW.plus(30 * SECOND)).await;
        assert_eq!(again.len(), 1);
        write(&db, async |tx| store::jobs::done(tx, &again[0]).await).await.expect("done");
        assert!(!store::jobs::any_due(&db, ALL, NOW.plus(DAY)).await.expect("an answer"));
    })
    .await;
}

#[tokio::test]
async fn d47_a_failing_job_waits_longer_each_time_and_is_failed_after_the_last() {
    on_both(|db| async move {
        enqueue(&db, "one", NOW).await;
        let mut now = NOW;
        for wait in [SECOND, 5 * SECOND, 30 * SECOND, 5 * MINUTE, HOUR] {
            let jobs = claim(&db, 9, now).await;
            write(&db, async |tx| store::jobs::failed(tx, &jobs[0], "no disk", now).await).await.expect("noted");
            assert!(!store::jobs::any_due(&db, ALL, now.plus(wait - 1)).await.expect("an answer"), "{wait}");
            now = now.plus(wait);
            assert!(store::jobs::any_due(&db, ALL, now).await.expect("an answer"), "{wait}");
        }
        let jobs = claim(&db, 9, now).await;
        write(&db, async |tx| store::jobs::failed(tx, &jobs[0], "still no disk", now).await).await.expect("noted");
        assert_eq!(claim(&db, 9, now.plus(DAY)).await.len(), 0);
        let left = store::jobs::list_left(&db, NOW).await.expect("a list");
        assert_eq!(left, [("sweep".to_owned(), "one".to_owned(), "failed".to_owned(), "still no disk".to_owned())]);
        assert_eq!(store::jobs::list_payloads(&db, "sweep").await.expect("payloads"), ["one"]);
    })
    .await;
}

#[tokio::test]
async fn d47_the_same_key_is_queued_once_while_it_is_open() {
    on_both(|db| async move {
        enqueue(&db, "one", NOW).await;
        enqueue(&db, "one", NOW).await;
        enqueue(&db, "other", NOW.plus(1)).await;
        let jobs = claim(&db, 9, NOW.plus(1)).await;
        assert_eq!(jobs.len(), 2);
        for job in &jobs {
            write(&db, async |tx| store::jobs::done(tx, job).await).await.expect("done");
        }
        enqueue(&db, "one", NOW).await;
        assert_eq!(claim(&db, 9, NOW.plus(1)).await.len(), 1, "once done, it can be queued again");
        write(&db, async |tx| store::jobs::remove_done(tx, NOW.plus(1)).await).await.expect("swept");
        let count = "select kind from jobs where state = 'done'";
        assert_eq!(store::testing::texts(&db, count).await.len(), 1, "the one that was queued later stays");
    })
    .await;
}

#[tokio::test]
async fn d47_a_kind_with_its_own_turn_holds_up_nobody() {
    on_both(|db| async move {
        enqueue(&db, "quick", NOW).await;
        write(&db, async |tx| store::jobs::insert(tx, JobId(id()), "picture", "slow", "slow", NOW).await).await.expect("a job");
        for (lane, payload) in [(Lane::Quick, "quick"), (Lane::Pictures, "slow")] {
            assert!(store::jobs::any_due(&db, lane, NOW).await.expect("an answer"), "{lane:?}");
            let claimed = write(&db, async |tx| store::jobs::claim(tx, lane, 5, NOW).await).await.expect("a claim");
            let claimed: Vec<_> = claimed.into_iter().map(|job| job.payload).collect();
            assert_eq!(claimed, [payload], "{lane:?}");
            assert!(!store::jobs::any_due(&db, lane, NOW).await.expect("an answer"), "{lane:?}");
        }
    })
    .await;
}
