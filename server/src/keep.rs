//! `portico backup` and `portico restore`, for a SQLite database with a folder of files (spec B1). PostgreSQL and buckets have
//! tools of their own, which these commands name instead.

use crate::{Config, boot};
use anyhow::{Context, bail, ensure};
use std::{
    collections::HashSet,
    fs,
    io::ErrorKind,
    net::TcpListener,
    path::{Path, PathBuf},
};
use store::Db;

/// The database in a backup.
const DATABASE: &str = "portico.db";
/// The folder of files in a backup.
const BLOBS: &str = "blobs";
/// How often a backup begins anew because a file was deleted while it was copied.
const TRIES: usize = 10;

/// Where this installation keeps what it keeps: the database's file and the folder of files.
fn places(config: &Config) -> anyhow::Result<(PathBuf, PathBuf)> {
    let Some(database) = config.database_url.strip_prefix("sqlite:") else {
        bail!("the database is PostgreSQL: use pg_dump and pg_restore, then copy the files (README, Operations)");
    };
    ensure!(
        !config.blob_url.starts_with("s3://"),
        "the files are in a bucket: copy it with its own tools, after the database (README, Operations)"
    );
    Ok((PathBuf::from(database.trim_start_matches("//")), PathBuf::from(&config.blob_url)))
}

fn is_filled(folder: &Path) -> bool {
    fs::read_dir(folder).is_ok_and(|mut entries| entries.next().is_some())
}

/// Copies everything into a new folder, also while Portico runs; tells how many files there are. The database comes first,
/// then the files it names; when one of these was deleted meanwhile, the database is copied again. It gets its name last, so
/// that a backup that was broken off is none.
///
/// # Errors
/// What cannot be read or written.
pub async fn backup(config: &Config, folder: &Path) -> anyhow::Result<usize> {
    let (_, files) = places(config)?;
    ensure!(!is_filled(folder), "{} is not empty", folder.display());
    let base = boot::as_it_is(config).await?;
    let (copy, target) = (folder.join("unfinished.db"), folder.join(BLOBS));
    fs::create_dir_all(&target).with_context(|| format!("{} cannot be made", target.display()))?;
    let mut copied = HashSet::new();
    for _ in 0..TRIES {
        if copy.exists() {
            fs::remove_file(&copy)?;
        }
        base.db.copy_to(&copy).await.context("the database cannot be copied")?;
        let (kept, running) = named(&copy).await?;
        let mut gone = 0;
        for key in &kept {
            if !copied.contains(key) && !take(&files.join(key), &target.join(key))? {
                gone += 1;
            } else {
                copied.insert(key.clone());
            }
        }
        if gone > 0 {
            continue;
        }
        // what was deleted between two tries is not named any more
        for key in copied.iter().filter(|key| !kept.contains(*key)) {
            fs::remove_file(target.join(key))?;
        }
        for key in running.iter().filter(|key| !kept.contains(*key)) {
            take(&files.join(key), &target.join(key))?;
        }
        base.db.close().await;
        fs::File::open(&copy)?.sync_all()?;
        fs::rename(&copy, folder.join(DATABASE))?;
        fs::File::open(folder)?.sync_all()?;
        return Ok(kept.len());
    }
    bail!("files were deleted as fast as they could be copied; try again")
}

/// The files a copied database names: those that are kept, and those still arriving.
async fn named(copy: &Path) -> anyhow::Result<(HashSet<String>, Vec<String>)> {
    let db = Db::open(&format!("sqlite:{}", copy.display())).await?;
    let (mut kept, mut after) = (HashSet::new(), String::new());
    loop {
        let page = store::library::list_files(&db, &after).await?;
        let Some((last, ..)) = page.last() else { break };
        after.clone_from(last);
        kept.extend(page.into_iter().map(|(key, ..)| key));
    }
    let running = store::library::list_running_blobs(&db).await?;
    db.close().await;
    Ok((kept, running))
}

/// Copies a file, so that it stays; `false` when it is not there.
fn take(from: &Path, to: &Path) -> anyhow::Result<bool> {
    if let Some(folder) = to.parent() {
        fs::create_dir_all(folder)?;
    }
    match fs::copy(from, to) {
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(false),
        copied => copied.with_context(|| format!("{} cannot be copied", from.display()))?,
    };
    fs::File::open(to)?.sync_all()?;
    Ok(true)
}

/// Puts a backup into the place of this installation. What stands there is refused, or with `replace` put aside under
/// the names that are told; nothing is deleted. The check afterwards is the caller's.
///
/// # Errors
/// What stands in the way, or cannot be written.
pub async fn restore(config: &Config, folder: &Path, replace: bool) -> anyhow::Result<Vec<PathBuf>> {
    let (database, files) = places(config)?;
    ensure!(folder.join(DATABASE).is_file(), "{} is no finished backup: there is no {DATABASE} in it", folder.display());
    drop(TcpListener::bind(config.addr).with_context(|| format!("something listens at {}: stop Portico first", config.addr))?);
    let with = |path: &Path, end: &str| PathBuf::from(format!("{}{end}", path.display()));
    let free = (1..).map(|number| format!(".before-restore-{number}"));
    let aside = free.into_iter().find(|end| !with(&database, end).exists() && !with(&files, end).exists()).context("no name is free")?;
    // beside where it stood, so that it is moved in one step, and the log stays the database's
    let old: Vec<(PathBuf, PathBuf)> = ["", "-wal", "-shm"]
        .into_iter()
        .map(|end| (with(&database, end), with(&database, &format!("{aside}{end}"))))
        .chain([(files.clone(), with(&files, &aside))])
        .filter(|(path, _)| path.is_file() || is_filled(path))
        .collect();
    ensure!(
        replace || old.is_empty(),
        "{} is there already; with --replace it is put aside",
        old.first().map(|(path, _)| path.display().to_string()).unwrap_or_default()
    );
    // everything is copied before anything is moved: a full disk changes nothing
    let (new_database, new_files) = (with(&database, ".restored"), with(&files, ".restored"));
    for (path, place) in [(&new_database, &database), (&new_files, &files)] {
        if path.is_dir() {
            fs::remove_dir_all(path)?;
        }
        if let Some(above) = place.parent() {
            fs::create_dir_all(above)?;
        }
    }
    take(&folder.join(DATABASE), &new_database)?;
    fs::create_dir_all(&new_files)?;
    copy_all(&folder.join(BLOBS), &new_files)?;
    for (path, aside) in &old {
        fs::rename(path, aside).with_context(|| format!("{} cannot be put aside", path.display()))?;
    }
    if files.is_dir() {
        fs::remove_dir(&files)?;
    }
    fs::rename(&new_files, &files)?;
    fs::rename(&new_database, &database)?;
    Ok(old.into_iter().map(|(_, aside)| aside).collect())
}

fn copy_all(from: &Path, to: &Path) -> anyhow::Result<()> {
    for entry in fs::read_dir(from).with_context(|| format!("{} cannot be read", from.display()))? {
        let entry = entry?;
        let target = to.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            copy_all(&entry.path(), &target)?;
        } else {
            take(&entry.path(), &target)?;
        }
    }
    Ok(())
}
