//! Uploads: bytes come in pieces, are written where they will stay, and become an item in one commit (spec S31-S33,
//! S77, S80-S85, D5, D18, D19, D42).
//!
//! The file is the offset's truth. Rights and target are checked when an upload begins and again when it finishes.

mod content;
mod finish;

use crate::{Base, audit, base::id, fault};
use bytes::Bytes;
use domain::{
    Actor, Cause, Refusal,
    id::{CampaignId, FileId, FolderId, GroupId, ItemId, UploadId},
    library::{Error, UPLOAD_LIFE, UPLOAD_RUNS, UPLOADS_MAX, base_name, may_upload},
    text,
};
use futures::{Stream, StreamExt};
use sha2::{Digest, Sha256};
use std::{
    collections::HashMap,
    sync::{Arc, Mutex},
};
use store::{blobs, library::Upload};
use tokio::{
    io::{AsyncSeekExt, AsyncWriteExt},
    sync::Mutex as Turn,
};

/// The uploads room.
#[derive(Clone)]
pub struct Uploads {
    base: Arc<Base>,
    running: Arc<Mutex<HashMap<UploadId, Arc<Turn<Hash>>>>>,
}

/// The hash of what arrived so far, as long as this process saw all of it.
#[derive(Default)]
struct Hash {
    at: u64,
    state: Sha256,
}

/// What an upload is for.
#[derive(Clone, Debug, Default)]
pub struct Announced {
    /// The name the file comes with.
    pub file_name: String,
    /// The name the item gets; the file's own without its extension when empty.
    pub name: String,
    /// Bytes it will have.
    pub size: u64,
    /// The campaign it goes into.
    pub campaign: Option<CampaignId>,
    /// The folder it goes into; with neither it is a resource at the top.
    pub folder: Option<FolderId>,
    /// The groups of a resource.
    pub groups: Vec<GroupId>,
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
        Self { base, running: Arc::default() }
    }

    /// Begins an upload (spec S31, S80, S82-S85).
    ///
    /// # Errors
    /// `NotFound` when the campaign or the folder is none; `File` with what is wrong with the file; `Name`; `NoGroup`;
    /// `CampaignArchived`; `TooManyUploads`.
    pub async fn begin(&self, actor: &Actor, announced: &Announced) -> Result<UploadId, Refusal<Error>> {
        let cause = actor.vendor()?;
        let base = &self.base;
        let because = |error| Refusal::Because(error);
        let file_name = text::name(base_name(&announced.file_name)).map_err(|fault| because(Error::Name(fault)))?;
        let known = may_upload(&file_name, announced.size, base.limits).map_err(|fault| because(Error::File(fault)))?;
        let stem = &file_name[..file_name.len() - known.extension.len() - 1];
        let name = if announced.name.trim().is_empty() { stem } else { announced.name.as_str() };
        let name = text::name(name).map_err(|fault| because(Error::Name(fault)))?;
        finish::may_go_there(base, actor, announced.campaign, announced.folder, &announced.groups).await?;
        let now = base.now();
        let upload = UploadId(id());
        let groups: Vec<String> = announced.groups.iter().map(GroupId::to_string).collect();
        let row = store::library::NewUpload {
            id: upload,
            organisation: actor.organisation,
            person: actor.person,
            campaign: announced.campaign,
            folder: announced.folder,
            group_ids: &groups.join(","),
            file_name: &file_name,
            name: &name,
            size: i64::try_from(announced.size).unwrap_or(i64::MAX),
            blob_key: &blobs::key(actor.organisation, FileId(upload.0)),
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
        Ok(upload)
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
    /// `NotFound` when it is somebody else's, given up or none.
    pub async fn standing(&self, actor: &Actor, upload: UploadId) -> Result<Standing, Refusal<Error>> {
        actor.reads_as_vendor()?;
        let found = self.find(actor, upload).await?;
        self.stand(&found).await
    }

    async fn find(&self, actor: &Actor, upload: UploadId) -> Result<Upload, Refusal<Error>> {
        let found = store::library::find_upload(&self.base.db, upload).await.map_err(fault)?;
        let own = |upload: &Upload| {
            upload.person() == actor.person && upload.organisation() == actor.organisation && upload.expires_at > self.base.now().0
        };
        found.filter(own).ok_or(Refusal::NotFound)
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
        Ok(Standing { arrived, size, expires: upload.expires_at, item: upload.item() })
    }

    /// Takes the next bytes; the last one makes the item. What arrived before the connection broke is kept.
    ///
    /// # Errors
    /// `NotFound`; `Busy` while another request writes; `Offset` when the bytes do not follow on; `TooManyBytes`;
    /// `BrokenOff`; at the end whatever is wrong with the file or its target.
    pub async fn append<S>(&self, actor: &Actor, upload: UploadId, offset: u64, bytes: S) -> Result<Standing, Refusal<Error>>
    where
        S: Stream<Item = Result<Bytes, ()>> + Send + Unpin,
    {
        let cause = actor.vendor()?;
        self.find(actor, upload).await?;
        let turn = self.running.lock().expect("no holder panics").entry(upload).or_default().clone();
        let Ok(mut hash) = turn.try_lock() else {
            return Err(Refusal::Because(Error::Busy));
        };
        // whoever had the turn before may have finished it or given it up
        let found = self.find(actor, upload).await?;
        let standing = self.stand(&found).await?;
        if standing.arrived != offset {
            return Err(Refusal::Because(Error::Offset { arrived: standing.arrived }));
        }
        if standing.item.is_some() {
            drop(hash);
            self.running.lock().expect("no holder panics").remove(&upload);
            return Ok(standing);
        }
        if hash.at != offset {
            *hash = Hash::default();
        }
        self.touch(&cause, upload).await?;
        let arrived = self.write(&found, standing, &mut hash, bytes).await?;
        if arrived < standing.size {
            return Ok(Standing { arrived, ..standing });
        }
        let whole = (hash.at == standing.size).then(|| hash.state.clone().finalize().to_vec());
        let item = finish::finish(&self.base, actor, &found, whole).await;
        drop(hash);
        self.running.lock().expect("no holder panics").remove(&upload);
        Ok(Standing { arrived, item: Some(item?), ..standing })
    }

    async fn touch(&self, cause: &Cause, upload: UploadId) -> Result<(), Refusal<Error>> {
        let mut tx = self.base.db.begin(cause).await.map_err(fault)?;
        if !store::library::touch_upload(&mut tx, upload, self.base.now()).await.map_err(fault)? {
            return Err(Refusal::NotFound);
        }
        tx.commit().await.map_err(fault)
    }

    async fn write<S>(&self, upload: &Upload, standing: Standing, hash: &mut Hash, mut bytes: S) -> Result<u64, Refusal<Error>>
    where
        S: Stream<Item = Result<Bytes, ()>> + Send + Unpin,
    {
        if standing.arrived == standing.size {
            return Ok(standing.arrived);
        }
        let path = self.base.blobs.arriving(&upload.blob_key);
        if standing.arrived == 0 && !path.exists() {
            self.base.blobs.begin(&upload.blob_key).await.map_err(fault)?;
        }
        let mut file = tokio::fs::OpenOptions::new().write(true).open(&path).await.map_err(fault)?;
        file.set_max_buf_size(512 * 1024);
        file.seek(std::io::SeekFrom::Start(standing.arrived)).await.map_err(fault)?;
        let mut arrived = standing.arrived;
        let mut wrong = None;
        while let Some(piece) = bytes.next().await {
            let Ok(piece) = piece else {
                wrong = Some(Error::BrokenOff { arrived });
                break;
            };
            if arrived + piece.len() as u64 > standing.size {
                wrong = Some(Error::TooManyBytes);
                break;
            }
            file.write_all(&piece).await.map_err(fault)?;
            if hash.at == arrived {
                hash.state.update(&piece);
                hash.at += piece.len() as u64;
            }
            arrived += piece.len() as u64;
        }
        file.flush().await.map_err(fault)?;
        file.sync_data().await.map_err(fault)?;
        match wrong {
            Some(Error::BrokenOff { .. }) => Err(Refusal::Because(Error::BrokenOff { arrived })),
            Some(wrong) => Err(Refusal::Because(wrong)),
            None => Ok(arrived),
        }
    }

    /// Gives an unfinished upload up, bytes and all.
    ///
    /// # Errors
    /// `NotFound` when it is somebody else's, none, or an item by now; `Busy` while another request writes.
    pub async fn cancel(&self, actor: &Actor, upload: UploadId) -> Result<(), Refusal<Error>> {
        let cause = actor.vendor()?;
        let found = self.find(actor, upload).await?;
        let turn = self.running.lock().expect("no holder panics").entry(upload).or_default().clone();
        let Ok(held) = turn.try_lock() else {
            return Err(Refusal::Because(Error::Busy));
        };
        let now = self.base.now();
        let mut tx = self.base.db.begin(&cause).await.map_err(fault)?;
        if !store::library::remove_upload(&mut tx, upload).await.map_err(fault)? {
            return Err(Refusal::NotFound);
        }
        audit::write(&mut tx, actor.organisation, "library.cancel_upload", upload.0, &found.name, String::new(), now).await?;
        finish::throw_away(&mut tx, &found, now).await?;
        tx.commit().await.map_err(fault)?;
        drop(held);
        self.running.lock().expect("no holder panics").remove(&upload);
        crate::jobs::run_due(&self.base).await;
        Ok(())
    }
}
