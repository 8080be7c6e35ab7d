//! Pictures of files: small ones of images, of PDFs' first pages and of videos, and the first words of Office documents
//! (spec S88, S106, D42).
//!
//! Nothing of a file is decoded in this process: `look` starts a child with limits for it, `child` is what runs there.

mod child;
mod jpeg;
mod look;
mod page;
mod raster;
mod rows;
mod words;

#[cfg(test)]
mod tests;

pub use child::run as child;

use crate::{Base, audit, base::id, fault, jobs};
use bytes::Bytes;
use domain::{
    Actor, Cause, Moment, Refusal,
    id::{FileId, ItemId, JobId},
    library::{Error, FileKind, MEGABYTE},
};
use std::sync::Arc;
use store::{
    Tx,
    jobs::{Lane, PICTURE},
    library::{PICTURED, Picture, Thumb},
};

/// Files larger than this are not looked at: half of what the child may have.
const LARGEST: u64 = 64 * MEGABYTE;
/// Files that are queued at a time when the program finds some without a picture.
const BATCH: i64 = 50;

/// The pictures room.
#[derive(Clone)]
pub struct Pictures(Arc<Base>);

impl Pictures {
    pub(crate) fn new(base: Arc<Base>) -> Self {
        Self(base)
    }

    /// The small picture of an item in a version, if the reader sees the item; asked anew for every request (trust 7).
    ///
    /// # Errors
    /// `NotFound` when the reader does not, or when there is none.
    pub async fn thumb(&self, actor: &Actor, item: ItemId, version: i64) -> Result<Thumb, Refusal<Error>> {
        store::library::find_thumb(&self.0.db, item, version, actor.scope()).await.map_err(fault)?.ok_or(Refusal::NotFound)
    }

    /// Takes the picture of a video, which a browser made of it; it is drawn anew like any other.
    ///
    /// # Errors
    /// `NotFound` unless the item is a video of this vendor in this version; `Picture` when it has one, or when this is none.
    pub async fn give(&self, actor: &Actor, item: ItemId, version: i64, bytes: Bytes) -> Result<(), Refusal<Error>> {
        let cause = actor.vendor()?;
        let base = &self.0;
        let found = store::library::find_item(&base.db, item, actor.scope()).await.map_err(fault)?.ok_or(Refusal::NotFound)?;
        let file = found.file.filter(|file| file.version == version && found.kind == FileKind::Video).ok_or(Refusal::NotFound)?;
        let program = base.program.as_deref().ok_or(Refusal::Unavailable)?;
        if found.picture {
            return Err(Refusal::Because(Error::Picture));
        }
        let picture = look::at(program, "jpg", look::whole(bytes)).await.map_err(fault)?;
        if picture.thumb.is_empty() {
            return Err(Refusal::Because(Error::Picture));
        }
        let now = base.now();
        let mut tx = base.db.begin(&cause).await.map_err(fault)?;
        store::organisations::hold(&mut tx, actor.organisation).await.map_err(fault)?;
        if !store::library::insert_picture(&mut tx, file.id, &picture, now).await.map_err(fault)? {
            return Err(Refusal::Because(Error::Picture));
        }
        audit::write(&mut tx, actor.organisation, "library.give_picture", item.0, &found.name, String::new(), now).await?;
        tx.commit().await.map_err(fault)
    }
}

/// Queues the picture of a file that has just come, if one is made of its kind.
pub(crate) async fn enqueue(base: &Base, tx: &mut Tx, file: FileId, extension: &str, now: Moment) -> store::Result<()> {
    if base.program.is_none() || !PICTURED.contains(&extension) {
        return Ok(());
    }
    let file = file.to_string();
    store::jobs::insert(tx, JobId(id()), PICTURE, &file, &file, now).await
}

/// Queues the next files that have no picture yet, from before an upgrade or of a demo world; the last of them is where to
/// go on.
pub(crate) async fn catch_up(base: &Base, after: Option<FileId>) -> Result<Option<FileId>, Refusal<()>> {
    let files = store::library::list_bare(&base.db, after, BATCH).await.map_err(fault)?;
    if files.is_empty() {
        return Ok(None);
    }
    let mut tx = base.db.begin(&Cause::system(PICTURE)).await.map_err(fault)?;
    let jobs: Vec<(JobId, String)> = files.iter().map(|file| (JobId(id()), file.to_string())).collect();
    store::jobs::insert_many(&mut tx, PICTURE, &jobs, base.now()).await.map_err(fault)?;
    tx.commit().await.map_err(fault)?;
    Ok(files.last().copied())
}

/// Makes the picture of a file. Whatever the file does, it is tried once: that there is none is kept too.
pub(crate) async fn make(base: &Base, file: &str) -> Result<(), String> {
    let words = |error: store::Error| error.to_string();
    let (Ok(file), Some(program)) = (file.parse::<FileId>(), base.program.as_deref()) else {
        return Ok(());
    };
    let Some(bare) = store::library::find_bare(&base.db, file).await.map_err(words)? else {
        return Ok(());
    };
    let size = u64::try_from(bare.size).unwrap_or(u64::MAX);
    let picture = if size > LARGEST {
        Picture { reason: "the file is too large".to_owned(), ..Picture::default() }
    } else {
        let bytes = base.blobs.read(&bare.blob_key, 0..size).await.map_err(words)?;
        look::at(program, &bare.extension, bytes).await.map_err(words)?
    };
    if !picture.reason.is_empty() {
        tracing::info!(%file, reason = picture.reason, "a file has no picture");
    }
    let mut tx = base.db.begin(&Cause::system(PICTURE)).await.map_err(words)?;
    store::library::insert_picture(&mut tx, file, &picture, base.now()).await.map_err(words)?;
    tx.commit().await.map_err(words)
}

/// The work of pictures, in a turn of its own: a hostile file holds up other pictures and nothing else.
pub(crate) async fn work(base: &Base) {
    if base.program.is_none() {
        return;
    }
    let mut after = None;
    let mut behind = true;
    loop {
        jobs::run_due_of(base, Lane::Pictures).await;
        if behind {
            match catch_up(base, after).await {
                Ok(None) => behind = false,
                Ok(last) => {
                    after = last;
                    continue;
                }
                Err(refusal) => tracing::warn!(?refusal, "old files get their pictures later"),
            }
        }
        tokio::time::sleep(std::time::Duration::from_secs(1)).await;
    }
}
