//! Uploads: bytes come in pieces, are written where they will stay, and become an item in one commit (spec S31-S33,
//! S77, S80-S85, D5, D18, D19, D42).
//!
//! The file is the offset's truth. Rights and target are checked when an upload begins and again when it finishes.

mod append;
mod checksum;
mod content;
mod finish;
mod office;
mod place;
mod turns;
mod unfinished;

pub use checksum::{ALGORITHMS, Checksum};

use crate::{Base, audit, base::id, fault};
use domain::{
    Actor, Cause, Moment, Refusal,
    id::{FileId, ItemId, UploadId},
    library::{Error, Place, UPLOAD_LIFE, UPLOAD_RUNS, UPLOADS_MAX, base_name, may_upload},
    text,
};
use std::sync::Arc;
use store::{blobs, library::Upload};
use turns::Turns;

/// The uploads room.
#[derive(Clone)]
pub struct Uploads {
    base: Arc<Base>,
    turns: Turns,
}

/// What an upload is for.
#[derive(Clone, Debug)]
pub struct Announced {
    /// The name the file comes with.
    pub file_name: String,
    /// The name the item gets; the file's own without its extension when empty.
    pub name: String,
    /// Bytes it will have.
    pub size: u64,
    /// Where it goes.
    pub place: Place,
    /// When the file was last changed, by the browser's word.
    pub modified: Option<Moment>,
}

/// Where an upload stands.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Standing {
    /// Bytes that have arrived.
    pub arrived: u64,
    /// Bytes it will have.
    pub size: u64,
    /// When it is given up, in Unix milliseconds.
    pub expires: i64,
    /// The item it became.
    pub item: Option<ItemId>,
}

impl Uploads {
    pub(crate) fn new(base: Arc<Base>) -> Self {
        Self { base, turns: Turns::default() }
    }

    /// Begins an upload, none of whose bytes are there (spec S31, S80, S82-S85).
    ///
    /// # Errors
    /// `NotFound` when the campaign or the folder is none; `File` with what is wrong with the file; `Name`; `NoGroup`;
    /// `CampaignArchived`; `TooManyUploads`.
    pub async fn begin(&self, actor: &Actor, announced: &Announced) -> Result<(UploadId, Standing), Refusal<Error>> {
        let cause = actor.vendor()?;
        let base = &self.base;
        let because = |error| Refusal::Because(error);
        let file_name = text::name(base_name(&announced.file_name)).map_err(|fault| because(Error::Name(fault)))?;
        let known = may_upload(&file_name, announced.size, base.limits).map_err(|fault| because(Error::File(fault)))?;
        let stem = &file_name[..file_name.len() - known.extension.len() - 1];
        let name = if announced.name.trim().is_empty() { stem } else { announced.name.as_str() };
        let name = text::name(name).map_err(|fault| because(Error::Name(fault)))?;
        let place = place::may_go_there(base, actor, &announced.place).await?.place().ok_or(Refusal::NotFound)?;
        let now = base.now();
        let upload = UploadId(id());
        let row = store::library::NewUpload {
            id: upload,
            organisation: actor.organisation,
            person: actor.person,
            place: &place,
            file_name: &file_name,
            name: &name,
            size: i64::try_from(announced.size).unwrap_or(i64::MAX),
            blob_key: &blobs::key(actor.organisation, FileId(upload.0)),
            modified: announced.modified,
            expires: now.plus(UPLOAD_LIFE),
        };
        let mut tx = base.db.begin(&cause).await.map_err(fault)?;
        // the entry takes the organisation's turn, so that the count holds until the commit
        audit::write(&mut tx, actor.organisation, "library.begin_upload", upload.0, &name, format!("{} bytes", announced.size), now)
            .await?;
        let running = store::library::count_running(&mut tx, actor.person, now.plus(-UPLOAD_RUNS)).await.map_err(fault)?;
        if running >= UPLOADS_MAX {
            return Err(because(Error::TooManyUploads));
        }
        store::library::insert_upload(&mut tx, &row, now).await.map_err(fault)?;
        tx.commit().await.map_err(fault)?;
        if let Err(error) = base.blobs.begin(row.blob_key).await {
            self.forget(&cause, upload).await?;
            return Err(fault(error));
        }
        Ok((upload, Standing { arrived: 0, size: announced.size, expires: row.expires.0, item: None }))
    }

    /// Takes the row of an upload back that nobody will ever hear of.
    async fn forget(&self, cause: &Cause, upload: UploadId) -> Result<(), Refusal<Error>> {
        let mut tx = self.base.db.begin(cause).await.map_err(fault)?;
        store::library::remove_upload(&mut tx, upload).await.map_err(fault)?;
        tx.commit().await.map_err(fault)
    }

    /// Where one's own upload stands.
    ///
    /// # Errors
    /// `NotFound` when it is somebody else's, given up or none; `Expired` when it was left for too long.
    pub async fn standing(&self, actor: &Actor, upload: UploadId) -> Result<Standing, Refusal<Error>> {
        actor.reads_as_vendor()?;
        let found = self.find(actor, upload).await?;
        self.stand(&found).await
    }

    async fn find(&self, actor: &Actor, upload: UploadId) -> Result<Upload, Refusal<Error>> {
        let found = store::library::find_upload(&self.base.db, upload).await.map_err(fault)?;
        let own = |upload: &Upload| upload.person() == actor.person && upload.organisation() == actor.organisation;
        let found = found.filter(own).ok_or(Refusal::NotFound)?;
        match (found.expires_at > self.base.now().0, found.item()) {
            (true, _) => Ok(found),
            (false, None) => Err(Refusal::Because(Error::Expired)),
            (false, Some(_)) => Err(Refusal::NotFound),
        }
    }

    async fn stand(&self, upload: &Upload) -> Result<Standing, Refusal<Error>> {
        let size = u64::try_from(upload.size).unwrap_or_default();
        let arrived = match upload.item() {
            Some(_) => size,
            None => match self.base.blobs.arrived(&upload.blob_key).await {
                // the process ended between the row and its file
                Err(error) if error.is_missing() => 0,
                arrived => arrived.map_err(fault)?,
            },
        };
        // bytes whose sum has not agreed are there and do not count
        let checked = upload.piece_at.and_then(|at| u64::try_from(at).ok());
        let arrived = checked.map_or(arrived, |at| arrived.min(at));
        Ok(Standing { arrived, size, expires: upload.expires_at, item: upload.item() })
    }

    /// Gives an unfinished upload up, bytes and all.
    ///
    /// # Errors
    /// `NotFound` when it is somebody else's, none, or an item by now; `Expired`; `Busy` while bytes reach another request.
    pub async fn cancel(&self, actor: &Actor, upload: UploadId) -> Result<(), Refusal<Error>> {
        let cause = actor.vendor()?;
        let found = self.find(actor, upload).await?;
        let _held = self.turns.take(upload).await.ok_or(Refusal::Because(Error::Busy))?;
        let now = self.base.now();
        let mut tx = self.base.db.begin(&cause).await.map_err(fault)?;
        if !store::library::remove_upload(&mut tx, upload).await.map_err(fault)? {
            return Err(Refusal::NotFound);
        }
        audit::write(&mut tx, actor.organisation, "library.cancel_upload", upload.0, &found.name, String::new(), now).await?;
        finish::throw_away(&mut tx, &found, now).await?;
        tx.commit().await.map_err(fault)?;
        self.turns.forget(upload);
        self.base.nudge();
        Ok(())
    }
}
