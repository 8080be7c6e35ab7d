//! The job table: work after a commit, at least once, by whoever holds the lease (spec D47).

use crate::{Result, Source, Tx, dialect::Lent};
use domain::{
    Moment,
    id::JobId,
    moment::{HOUR, MINUTE, SECOND},
};
use sqlx::{Database, Encode, Postgres, QueryBuilder, Sqlite, Type};
use uuid::Uuid;

/// How long a claim holds before another may take the job.
const LEASE: i64 = 30 * SECOND;
/// How long to wait after each failure; after the last the job is failed and shown to admins.
const BACK_OFF: [i64; 5] = [SECOND, 5 * SECOND, 30 * SECOND, 5 * MINUTE, HOUR];

/// The kind of job that writes a draft; its payload is the draft's id.
pub const DRAFT: &str = "draft";
/// The kind of job that sends a mail; its payload is the mail's id.
pub const MAIL: &str = "mail";
/// The kind of job that makes a file's picture; its payload is the file's id.
pub const PICTURE: &str = "picture";

/// What takes its time has a lane of its own, so that it holds up nothing else.
#[derive(Clone, Copy, Debug)]
pub enum Lane {
    /// Everything that is done at once.
    Quick,
    /// Pictures of files.
    Pictures,
    /// Mails.
    Mails,
    /// Drafts of texts: a model may take minutes.
    Drafts,
}

impl Lane {
    const fn as_str(self) -> &'static str {
        match self {
            Self::Quick => "quick",
            Self::Pictures => PICTURE,
            Self::Mails => MAIL,
            Self::Drafts => DRAFT,
        }
    }
}

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
stored!(Job: id, kind, payload, attempts);

/// Rows of one statement that adds many.
const SOME: usize = 500;
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
      where state = 'open' and run_at <= $1 and lease_until <= $1 and case when kind in ('draft', 'mail', 'picture') then kind else 'quick' end = $4
      order by run_at, id
      limit $3)
    returning id, kind, payload, attempts";

// materialized: the planner may run a plain subselect several times, each of which would lock other rows
const CLAIM_POSTGRES: &str = "
    with due as materialized (
      select id
      from jobs
      where state = 'open' and run_at <= $1 and lease_until <= $1 and case when kind in ('draft', 'mail', 'picture') then kind else 'quick' end = $4
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
    where state = 'open' and run_at <= $1 and lease_until <= $1 and case when kind in ('draft', 'mail', 'picture') then kind else 'quick' end = $2";

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

const TAKE_BACK: &str = "
    delete from jobs
    where kind = $1
      and key = $2
      and state = 'open'";

const RENEW: &str = "
    update jobs
    set lease_until = $2 + $3
    where id = $1
      and state = 'open'
      and attempts = $4";

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

/// Puts many jobs of a kind into the queue at once, each about its own key. The same key is queued once while it is open.
///
/// # Errors
/// Whatever the database says.
pub async fn insert_many(tx: &mut Tx, kind: &'static str, jobs: &[(JobId, String)], now: Moment) -> Result<()> {
    for some in jobs.chunks(SOME) {
        match tx.lend() {
            Lent::Sqlite(held) => many::<Sqlite>(kind, some, now).build().execute(held).await.map(|_| ())?,
            Lent::Postgres(held) => many::<Postgres>(kind, some, now).build().execute(held).await.map(|_| ())?,
        }
    }
    Ok(())
}

fn many<D: Database>(kind: &'static str, jobs: &[(JobId, String)], now: Moment) -> QueryBuilder<D>
where
    Uuid: Type<D> + for<'q> Encode<'q, D>,
    i64: Type<D> + for<'q> Encode<'q, D>,
    String: Type<D> + for<'q> Encode<'q, D>,
{
    let mut query =
        QueryBuilder::new("insert into jobs (id, kind, key, payload, state, attempts, run_at, lease_until, progress, error, created_at) ");
    query.push_values(jobs, |mut row, (id, key)| {
        row.push_bind(id.0).push_bind(kind.to_owned()).push_bind(key.clone()).push_bind(key.clone());
        row.push("'open'").push("0").push_bind(now.0).push("0").push("''").push("''").push_bind(now.0);
    });
    query.push(" on conflict (kind, key) where state = 'open' do nothing");
    query
}

/// Whether a job of a lane is due.
///
/// # Errors
/// Whatever the database says.
pub async fn any_due(on: impl Source, lane: Lane, now: Moment) -> Result<bool> {
    Ok(value!(on, i64, DUE, now.0, lane.as_str()) > 0)
}

/// Claims up to so many jobs of a lane that are due.
///
/// # Errors
/// Whatever the database says.
pub async fn claim(tx: &mut Tx, lane: Lane, limit: i64, now: Moment) -> Result<Vec<Job>> {
    let sql = if tx.is_sqlite() { CLAIM_SQLITE } else { CLAIM_POSTGRES };
    Ok(all!(tx, Job, sql, now.0, LEASE, limit, lane.as_str()))
}

/// Takes a job back that is not needed after all; `false` when there is none open.
///
/// # Errors
/// Whatever the database says.
pub async fn take_back(tx: &mut Tx, kind: &str, key: &str) -> Result<bool> {
    Ok(run!(tx, TAKE_BACK, kind, key) == 1)
}

/// Holds a claim for longer, while the work goes on (spec D47).
///
/// # Errors
/// Whatever the database says.
pub async fn renew(tx: &mut Tx, job: &Job, now: Moment) -> Result<()> {
    run!(tx, RENEW, job.id, now.0, LEASE, job.attempts);
    Ok(())
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
