//! The job table: work after a commit, at least once, by whoever holds the lease (spec D47).

use crate::{Result, Source, Tx};
use domain::{
    Moment,
    id::JobId,
    moment::{HOUR, MINUTE, SECOND},
};
use uuid::Uuid;

/// How long a claim holds before another may take the job.
const LEASE: i64 = 30 * SECOND;
/// How long to wait after each failure; after the last the job is failed and shown to admins.
const BACK_OFF: [i64; 5] = [SECOND, 5 * SECOND, 30 * SECOND, 5 * MINUTE, HOUR];

/// The kind of job that sends a mail; its payload is the mail's id. Mails have a lane of their own, so that a mail server that
/// takes its time holds up nothing else.
pub const MAIL: &str = "mail";

/// A job as claimed.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Job {
    id: Uuid,
    /// What to do.
    pub kind: String,
    /// With what.
    pub payload: String,
    attempts: i64,
}

impl Job {
    /// Whether there is no further try after this one.
    #[must_use]
    pub fn is_last_try(&self) -> bool {
        usize::try_from(self.attempts).is_ok_and(|attempts| attempts > BACK_OFF.len())
    }
}

const ENQUEUE: &str = "
    insert into jobs (id, kind, key, payload, state, attempts, run_at, lease_until, progress, error, created_at)
    values ($1, $2, $3, $4, 'open', 0, $5, 0, '', '', $5)
    on conflict (kind, key) where state = 'open' do nothing";

const CLAIM_SQLITE: &str = "
    update jobs
    set attempts = attempts + 1, lease_until = $1 + $2
    where id in (
      select id
      from jobs
      where state = 'open' and run_at <= $1 and lease_until <= $1 and (kind = 'mail') = $4
      order by run_at, id
      limit $3)
    returning id, kind, payload, attempts";

// materialized: the planner may run a plain subselect several times, each of which would lock other rows
const CLAIM_POSTGRES: &str = "
    with due as materialized (
      select id
      from jobs
      where state = 'open' and run_at <= $1 and lease_until <= $1 and (kind = 'mail') = $4
      order by run_at, id
      limit $3
      for update skip locked)
    update jobs
    set attempts = attempts + 1, lease_until = $1 + $2
    from due
    where jobs.id = due.id
    returning jobs.id, jobs.kind, jobs.payload, jobs.attempts";

const DUE: &str = "
    select count(*)
    from jobs
    where state = 'open' and run_at <= $1 and lease_until <= $1 and (kind = 'mail') = $2";

const DONE: &str = "
    update jobs
    set state = 'done', lease_until = 0
    where id = $1 and state = 'open'";

const AGAIN: &str = "
    update jobs
    set run_at = $2, lease_until = 0, error = $3
    where id = $1 and state = 'open'";

const FAILED: &str = "
    update jobs
    set state = 'failed', lease_until = 0, error = $2
    where id = $1 and state = 'open'";

const RELEASE: &str = "
    update jobs
    set lease_until = 0
    where state = 'open' and lease_until > 0";

const REMOVE_DONE: &str = "
    delete from jobs
    where state = 'done' and created_at < $1";

const LEFT: &str = "
    select kind, key, state, error
    from jobs
    where state = 'failed' or (state = 'open' and run_at < $1)
    order by created_at, id
    limit 1000";

const OPEN_PAYLOADS: &str = "
    select payload
    from jobs
    where kind = $1 and state <> 'done'";

/// Puts a job into the queue, in the transaction of its cause. The same key is queued once while it is open.
///
/// # Errors
/// Whatever the database says.
pub async fn insert(tx: &mut Tx, id: JobId, kind: &'static str, key: &str, payload: &str, now: Moment) -> Result<()> {
    run!(tx, ENQUEUE, id.0, kind, key, payload, now.0);
    Ok(())
}

/// Whether a job is due, mails left out.
///
/// # Errors
/// Whatever the database says.
pub async fn any_due(on: impl Source, now: Moment) -> Result<bool> {
    Ok(value!(on, i64, DUE, now.0, false) > 0)
}

/// Whether a mail is due.
///
/// # Errors
/// Whatever the database says.
pub async fn any_mail_due(on: impl Source, now: Moment) -> Result<bool> {
    Ok(value!(on, i64, DUE, now.0, true) > 0)
}

/// Claims up to so many jobs that are due, mails left out.
///
/// # Errors
/// Whatever the database says.
pub async fn claim(tx: &mut Tx, limit: i64, now: Moment) -> Result<Vec<Job>> {
    claim_of(tx, limit, now, false).await
}

/// Claims the mail that is due first.
///
/// # Errors
/// Whatever the database says.
pub async fn claim_mail(tx: &mut Tx, now: Moment) -> Result<Option<Job>> {
    Ok(claim_of(tx, 1, now, true).await?.pop())
}

async fn claim_of(tx: &mut Tx, limit: i64, now: Moment, mail: bool) -> Result<Vec<Job>> {
    let sql = if tx.is_sqlite() { CLAIM_SQLITE } else { CLAIM_POSTGRES };
    Ok(all!(tx, Job, sql, now.0, LEASE, limit, mail))
}

/// Takes back what the process before this one claimed and did not finish. Only where one process does all the work: on
/// a server another may be at it.
///
/// # Errors
/// Whatever the database says.
pub async fn release(tx: &mut Tx) -> Result<()> {
    if tx.is_sqlite() {
        run!(tx, RELEASE);
    }
    Ok(())
}

/// A job is done.
///
/// # Errors
/// Whatever the database says.
pub async fn done(tx: &mut Tx, job: &Job) -> Result<()> {
    run!(tx, DONE, job.id);
    Ok(())
}

/// A job failed this time: again later, or never.
///
/// # Errors
/// Whatever the database says.
pub async fn failed(tx: &mut Tx, job: &Job, error: &str, now: Moment) -> Result<()> {
    let wait = usize::try_from(job.attempts - 1).ok().and_then(|attempt| BACK_OFF.get(attempt));
    match wait {
        Some(wait) => run!(tx, AGAIN, job.id, now.plus(*wait).0, error),
        None => run!(tx, FAILED, job.id, error),
    };
    Ok(())
}

/// Forgets jobs done before a moment.
///
/// # Errors
/// Whatever the database says.
pub async fn remove_done(tx: &mut Tx, before: Moment) -> Result<()> {
    run!(tx, REMOVE_DONE, before.0);
    Ok(())
}

/// Jobs that failed or should have run before a moment: kind, key, state, error.
///
/// # Errors
/// Whatever the database says.
pub async fn list_left(on: impl Source, due_before: Moment) -> Result<Vec<(String, String, String, String)>> {
    Ok(all!(on, (String, String, String, String), LEFT, due_before.0))
}

/// What the open and failed jobs of a kind are about.
///
/// # Errors
/// Whatever the database says.
pub async fn list_payloads(on: impl Source, kind: &str) -> Result<Vec<String>> {
    Ok(all!(on, (String,), OPEN_PAYLOADS, kind).into_iter().map(|row| row.0).collect())
}
