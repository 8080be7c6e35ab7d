//! Work after a commit: taking bytes away, sealing the audit trail, sweeping what is past its time (spec D45, D47).

use crate::{Base, base::id, campaigns, fault, notices, pictures};
use domain::{
    Cause, Refusal,
    accounts::{FAILURE_WINDOW, SESSION_IDLE, SESSION_LIFE},
    id::JobId,
    moment::{DAY, HOUR, SECOND},
};
use std::{
    collections::{HashMap, HashSet},
    sync::Arc,
    time::Duration,
};
use store::{
    Blobs,
    jobs::{Job, Lane, PICTURE},
};
use tokio::task::{Id, JoinError, JoinSet};

/// The kind of job that takes a blob away; its payload is the blob's place.
pub const REMOVE_BLOB: &str = "remove_blob";

/// What goes on side by side.
const LANES: [Lane; 4] = [Lane::Quick, Lane::Pictures, Lane::Mails, Lane::Drafts];
/// At most so many jobs at a time (spec D47).
const AT_A_TIME: i64 = 2;
/// How often past things are swept.
const SWEEP_EVERY: i64 = HOUR / 6;

/// The runner.
#[derive(Clone)]
pub struct Jobs(Arc<Base>);

impl Jobs {
    pub(crate) fn new(base: Arc<Base>) -> Self {
        Self(base)
    }

    /// Runs jobs until the process ends: what is due at once, then every second and whenever somebody queued some. Pictures,
    /// mails and drafts have lanes of their own.
    pub async fn run(self) {
        tell("release", self.release().await);
        let (mut lanes, mut running) = (JoinSet::new(), HashMap::new());
        for lane in LANES {
            running.insert(self.begin(&mut lanes, lane), lane);
        }
        while let Some(ended) = lanes.join_next_with_id().await {
            let id = ended.as_ref().map_or_else(JoinError::id, |(id, ())| *id);
            let Some(lane) = running.remove(&id) else { continue };
            tracing::error!(?lane, ended = ?ended.err(), "work after commits broke off and begins anew");
            tokio::time::sleep(Duration::from_secs(1)).await;
            running.insert(self.begin(&mut lanes, lane), lane);
        }
    }

    /// Each lane is a task of its own: one that broke takes no other with it.
    fn begin(&self, lanes: &mut JoinSet<()>, lane: Lane) -> Id {
        let jobs = self.clone();
        let work = async move {
            match lane {
                Lane::Quick => jobs.quick().await,
                Lane::Pictures => pictures::work(&jobs.0).await,
                Lane::Mails => notices::run(&jobs.0).await,
                Lane::Drafts => campaigns::run(&jobs.0).await,
            }
        };
        lanes.spawn(work).id()
    }

    async fn quick(&self) {
        let mut swept = i64::MIN;
        loop {
            run_due(&self.0).await;
            tell("seal", self.seal().await);
            let now = self.0.now().0;
            if now.saturating_sub(swept) >= SWEEP_EVERY {
                tell("sweep", self.sweep().await);
                swept = now;
            }
            tokio::select! {
                () = self.0.work.notified() => {}
                () = tokio::time::sleep(Duration::from_secs(1)) => {}
            }
        }
    }

    /// Does everything that is due, as after a long time: what was left when a backup was made.
    ///
    /// # Errors
    /// `Unavailable` or `Fault`.
    pub async fn catch_up(&self) -> Result<(), Refusal<()>> {
        self.release().await?;
        self.sweep().await?;
        run_due(&self.0).await;
        self.seal().await
    }

    /// What was claimed when the process was killed waits for no lease.
    async fn release(&self) -> Result<(), Refusal<()>> {
        let mut tx = self.0.db.begin(&Cause::system("release")).await.map_err(fault)?;
        store::jobs::release(&mut tx).await.map_err(fault)?;
        tx.commit().await.map_err(fault)
    }

    /// Seals every audit entry that has no seal yet (spec D45).
    ///
    /// # Errors
    /// `Unavailable` or `Fault`.
    pub async fn seal(&self) -> Result<(), Refusal<()>> {
        for organisation in store::audit::list_unsealed(&self.0.db).await.map_err(fault)? {
            let mut tx = self.0.db.begin(&Cause::system("seal")).await.map_err(fault)?;
            store::audit::seal(&mut tx, organisation, self.0.now()).await.map_err(fault)?;
            tx.commit().await.map_err(fault)?;
        }
        Ok(())
    }

    /// Forgets sessions, failures, uploads and jobs that are past their time.
    ///
    /// # Errors
    /// `Unavailable` or `Fault`.
    pub async fn sweep(&self) -> Result<(), Refusal<()>> {
        let now = self.0.now();
        let cause = Cause::system("sweep");
        let mut tx = self.0.db.begin(&cause).await.map_err(fault)?;
        store::accounts::remove_ended_sessions(&mut tx, now.plus(-SESSION_LIFE), now.plus(-SESSION_IDLE)).await.map_err(fault)?;
        store::accounts::remove_old_failures(&mut tx, now.plus(-FAILURE_WINDOW)).await.map_err(fault)?;
        store::accounts::remove_old_resets(&mut tx, now).await.map_err(fault)?;
        notices::sweep(&mut tx, now).await?;
        store::jobs::remove_done(&mut tx, now.plus(-DAY)).await.map_err(fault)?;
        tx.commit().await.map_err(fault)?;
        loop {
            let expired = store::library::list_expired(&self.0.db, now).await.map_err(fault)?;
            if expired.is_empty() {
                self.0.nudge();
                return self.sweep_arriving().await;
            }
            for upload in expired {
                let mut tx = self.0.db.begin(&cause).await.map_err(fault)?;
                // one that became an item meanwhile keeps its bytes: only its row here is forgotten
                if store::library::remove_upload(&mut tx, upload.id()).await.map_err(fault)? {
                    store::jobs::insert(&mut tx, JobId(id()), REMOVE_BLOB, &upload.blob_key, &upload.blob_key, now).await.map_err(fault)?;
                } else {
                    store::library::forget_upload(&mut tx, upload.id()).await.map_err(fault)?;
                }
                tx.commit().await.map_err(fault)?;
            }
        }
    }

    /// Takes away what lies in the local folder before an S3-compatible server and belongs to no upload: an announcement that
    /// failed half-way, or a database that was put back.
    async fn sweep_arriving(&self) -> Result<(), Refusal<()>> {
        // files first: an upload's row is there before its file, and stays at least as long
        let files = self.0.blobs.list_arriving().await.map_err(fault)?;
        if files.is_empty() {
            return Ok(());
        }
        let running = store::library::list_running_blobs(&self.0.db).await.map_err(fault)?;
        let running: HashSet<String> = running.iter().map(|key| Blobs::arriving_name(key)).collect();
        for file in files.iter().filter(|file| !running.contains(*file)) {
            self.0.blobs.remove_arriving(file).await.map_err(fault)?;
        }
        Ok(())
    }
}

/// Runs what is due until nothing is; a job that fails waits for its next turn.
async fn run_due(base: &Base) {
    run_due_of(base, Lane::Quick).await;
}

/// As `run_due`, of this lane.
pub(crate) async fn run_due_of(base: &Base, lane: Lane) {
    loop {
        match claim(base, lane).await {
            Ok(jobs) if jobs.is_empty() => return,
            Ok(jobs) => {
                let mut well = true;
                for job in jobs {
                    let done = work(base, &job).await;
                    well &= done.is_ok();
                    tell("job", finish(base, &job, done).await);
                }
                if !well {
                    return;
                }
            }
            Err(refusal) => return tell("claim", Err(refusal)),
        }
    }
}

async fn claim(base: &Base, lane: Lane) -> Result<Vec<Job>, Refusal<()>> {
    if !store::jobs::any_due(&base.db, lane, base.now()).await.map_err(fault)? {
        return Ok(Vec::new());
    }
    let mut tx = base.db.begin(&Cause::system("claim")).await.map_err(fault)?;
    let jobs = store::jobs::claim(&mut tx, lane, AT_A_TIME, base.now()).await.map_err(fault)?;
    tx.commit().await.map_err(fault)?;
    Ok(jobs)
}

async fn work(base: &Base, job: &Job) -> Result<(), String> {
    match job.kind.as_str() {
        PICTURE => pictures::make(base, &job.payload).await,
        REMOVE_BLOB => base.blobs.remove(&job.payload).await.map_err(|error| error.to_string()),
        kind => Err(format!("no such kind of job: {kind}")),
    }
}

async fn finish(base: &Base, job: &Job, done: Result<(), String>) -> Result<(), Refusal<()>> {
    let mut tx = base.db.begin(&Cause::system("job")).await.map_err(fault)?;
    match done {
        Ok(()) => store::jobs::done(&mut tx, job).await.map_err(fault)?,
        Err(error) => {
            tracing::warn!(kind = job.kind, %error, "a job failed");
            store::jobs::failed(&mut tx, job, &error, base.now()).await.map_err(fault)?;
        }
    }
    tx.commit().await.map_err(fault)
}

fn tell(what: &str, answer: Result<(), Refusal<()>>) {
    if let Err(refusal) = answer {
        tracing::warn!(what, ?refusal, "work after a commit goes on later");
    }
}

/// How old an open job may be before `portico check` calls it stuck.
pub(crate) const STUCK: i64 = 60 * SECOND;
