//! `portico check`: whether everything that should be there is there, and nothing else (trust).

use crate::{Base, fault, jobs};
use domain::{Refusal, moment::HOUR};
use serde::Serialize;
use std::collections::HashSet;
use store::Blobs;

/// What is wrong, each in words; all empty when nothing is.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Report {
    /// Files whose bytes are gone.
    pub missing: Vec<String>,
    /// Files whose bytes have another length or another SHA-256.
    pub damaged: Vec<String>,
    /// Bytes that belong to nothing.
    pub orphans: Vec<String>,
    /// Uploads past their time that were not swept.
    pub stuck_uploads: Vec<String>,
    /// Jobs that failed or should have run.
    pub jobs: Vec<String>,
    /// What is wrong with the audit trail.
    pub audit: Vec<String>,
    /// Folders of which it is not rightly known how deep they stand and in which others.
    pub folders: Vec<String>,
    /// Files that were looked at.
    pub files: u64,
}

impl Report {
    /// Nothing is wrong.
    #[must_use]
    pub fn is_clean(&self) -> bool {
        [&self.missing, &self.damaged, &self.orphans, &self.stuck_uploads, &self.jobs, &self.audit, &self.folders]
            .into_iter()
            .all(Vec::is_empty)
    }
}

/// Looks at everything. Reads only, and also while the program runs: what is on its way is looked for at the place it comes
/// from before the place it goes to, from the blobs to upload, file and removal.
///
/// # Errors
/// When the database or the blob store does not answer.
pub async fn check(base: &Base) -> Result<Report, Refusal<()>> {
    let now = base.now();
    let mut report = Report::default();
    let arriving = base.blobs.list_arriving().await.map_err(fault)?;
    let blobs = base.blobs.list().await.map_err(fault)?;
    let mut known: HashSet<String> = store::library::list_running_blobs(&base.db).await.map_err(fault)?.into_iter().collect();
    let mut after = String::new();
    loop {
        let files = store::library::list_files(&base.db, &after).await.map_err(fault)?;
        let Some((last, _, _)) = files.last() else {
            break;
        };
        after.clone_from(last);
        for (key, size, sha256) in files {
            report.files += 1;
            match base.blobs.size(&key).await {
                Err(error) if error.is_missing() => missing(base, &mut report, &key).await?,
                Err(error) => return Err(fault(error)),
                Ok(found) if i64::try_from(found) != Ok(size) => report.damaged.push(format!("{key}: {found} bytes instead of {size}")),
                Ok(_) => match base.blobs.sha256(&key).await {
                    Err(error) if error.is_missing() => missing(base, &mut report, &key).await?,
                    Err(error) => return Err(fault(error)),
                    Ok(found) if found != sha256 => report.damaged.push(format!("{key}: another SHA-256")),
                    Ok(_) => {}
                },
            }
            known.insert(key);
        }
    }
    known.extend(store::jobs::list_payloads(&base.db, jobs::REMOVE_BLOB).await.map_err(fault)?);
    for key in blobs.into_iter().filter(|key| !known.contains(key)) {
        // a removal may have been done meanwhile
        if base.blobs.size(&key).await.is_ok() {
            report.orphans.push(key);
        }
    }
    report.orphans.extend(arriving_for_nothing(base, arriving, &known).await?);
    report.orphans.sort();
    for upload in store::library::list_expired(&base.db, now.plus(-HOUR)).await.map_err(fault)? {
        if upload.item().is_none() {
            report.stuck_uploads.push(upload.id().to_string());
        }
    }
    for (kind, key, state, error) in store::jobs::list_left(&base.db, now.plus(-jobs::STUCK)).await.map_err(fault)? {
        report.jobs.push(format!("{kind} {key}: {state} {error}"));
    }
    report.audit = store::audit::faults(&base.db, now).await.map_err(fault)?;
    report.folders = store::library::list_astray(&base.db).await.map_err(fault)?.iter().map(ToString::to_string).collect();
    Ok(report)
}

/// Local files before an S3-compatible server that belong to no upload, and still do not at a second look.
async fn arriving_for_nothing(base: &Base, mut files: Vec<String>, known: &HashSet<String>) -> Result<Vec<String>, Refusal<()>> {
    let known: HashSet<String> = known.iter().map(|key| Blobs::arriving_name(key)).collect();
    files.retain(|file| !known.contains(file));
    if !files.is_empty() {
        let still = base.blobs.list_arriving().await.map_err(fault)?;
        files.retain(|file| still.contains(file));
    }
    Ok(files)
}

/// Bytes that are not there, unless their item was deleted since it was looked up.
async fn missing(base: &Base, report: &mut Report, key: &str) -> Result<(), Refusal<()>> {
    if store::library::is_file(&base.db, key).await.map_err(fault)? {
        report.missing.push(key.to_owned());
    }
    Ok(())
}
