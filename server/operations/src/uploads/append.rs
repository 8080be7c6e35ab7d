//! The bytes of an upload: piece after piece into the file they stay in, the last of which makes the item.
//!
//! A piece with a checksum is written like any other, but its bytes count only once the sum agreed: until then the row
//! says where it begins, so that neither a break nor the end of the process lets them count.

use super::{
    Standing, Uploads,
    checksum::{Checksum, Summing},
    finish,
    turns::{Hash, Held},
};
use crate::fault;
use bytes::Bytes;
use domain::{Actor, Cause, Refusal, id::UploadId, library::Error};
use futures::{Stream, StreamExt};
use sha2::Digest;
use std::io::SeekFrom;
use store::library::Upload;
use tokio::{
    fs::File,
    io::{AsyncSeekExt, AsyncWriteExt},
};

impl Uploads {
    /// Takes the next bytes; the last one makes the item. What arrived before the connection broke is kept, unless the
    /// piece has a checksum: then all of it counts, or nothing.
    ///
    /// # Errors
    /// `NotFound`; `Expired`; `Busy` while bytes reach another request; `Offset` when the bytes do not follow on;
    /// `TooManyBytes`; `BrokenOff`; `Checksum`; at the end whatever is wrong with the file or its target.
    pub async fn append<S>(
        &self,
        actor: &Actor,
        upload: UploadId,
        offset: u64,
        sum: Option<Checksum>,
        bytes: S,
    ) -> Result<Standing, Refusal<Error>>
    where
        S: Stream<Item = Result<Bytes, ()>> + Send + Unpin,
    {
        let cause = actor.vendor()?;
        self.find(actor, upload).await?;
        let mut held = self.turns.take(upload).await.ok_or(Refusal::Because(Error::Busy))?;
        // whoever had the turn before may have finished it or given it up
        let found = self.find(actor, upload).await?;
        let standing = self.stand(&found).await?;
        if standing.arrived != offset {
            return Err(Refusal::Because(Error::Offset { arrived: standing.arrived }));
        }
        if standing.item.is_some() {
            self.turns.forget(upload);
            return Ok(standing);
        }
        if held.hash.at != offset {
            *held.hash = Hash::default();
        }
        if found.piece_at.is_some() {
            self.base.blobs.cut(&found.blob_key, offset).await.map_err(fault)?;
        }
        self.touch(&cause, &found, sum.is_some().then_some(offset)).await?;
        let arrived = if offset < standing.size {
            self.write(&found, standing, &mut held, sum, bytes).await?
        } else if sum.is_none_or(|sum| Summing::new(sum).agrees()) {
            offset
        } else {
            return Err(Refusal::Because(Error::Checksum));
        };
        if sum.is_some() {
            self.count_piece(&cause, &found).await?;
        }
        if arrived < standing.size {
            return Ok(Standing { arrived, ..standing });
        }
        let whole = (held.hash.at == standing.size).then(|| held.hash.state.clone().finalize().to_vec());
        let item = finish::finish(&self.base, actor, &found, whole).await?;
        self.turns.forget(upload);
        Ok(Standing { arrived, item: Some(item), ..standing })
    }

    async fn touch(&self, cause: &Cause, upload: &Upload, piece: Option<u64>) -> Result<(), Refusal<Error>> {
        let piece = piece.map(|at| i64::try_from(at).unwrap_or(i64::MAX));
        let mut tx = self.base.db.begin(cause).await.map_err(fault)?;
        if !store::library::touch_upload(&mut tx, upload.id(), piece, self.base.now()).await.map_err(fault)? {
            return Err(Refusal::NotFound);
        }
        tx.commit().await.map_err(fault)
    }

    async fn count_piece(&self, cause: &Cause, upload: &Upload) -> Result<(), Refusal<Error>> {
        let mut tx = self.base.db.begin(cause).await.map_err(fault)?;
        if !store::library::count_piece(&mut tx, upload.id()).await.map_err(fault)? {
            return Err(Refusal::NotFound);
        }
        tx.commit().await.map_err(fault)
    }

    async fn write<S>(
        &self,
        upload: &Upload,
        standing: Standing,
        held: &mut Held,
        sum: Option<Checksum>,
        mut bytes: S,
    ) -> Result<u64, Refusal<Error>>
    where
        S: Stream<Item = Result<Bytes, ()>> + Send + Unpin,
    {
        let mut file = self.open(upload, standing.arrived).await?;
        let before = held.hash.clone();
        let mut summing = sum.map(Summing::new);
        let mut arrived = standing.arrived;
        let mut wrong = None;
        loop {
            held.waits();
            let piece = tokio::select! {
                biased;
                () = held.is_to_stop() => Some(Err(())),
                piece = bytes.next() => piece,
            };
            let piece = match piece {
                None => break,
                Some(Ok(piece)) if piece.is_empty() => continue,
                Some(Ok(piece)) => piece,
                Some(Err(())) => {
                    wrong = Some(Error::BrokenOff { arrived });
                    break;
                }
            };
            held.works();
            if arrived + piece.len() as u64 > standing.size {
                wrong = Some(Error::TooManyBytes);
                break;
            }
            file.write_all(&piece).await.map_err(fault)?;
            if let Some(summing) = &mut summing {
                summing.update(&piece);
            }
            if held.hash.at == arrived {
                held.hash.state.update(&piece);
                held.hash.at += piece.len() as u64;
            }
            arrived += piece.len() as u64;
        }
        held.works();
        file.flush().await.map_err(fault)?;
        let checked = summing.is_some();
        if wrong.is_none() && summing.is_some_and(|summing| !summing.agrees()) {
            wrong = Some(Error::Checksum);
        }
        if wrong.is_some() && checked {
            file.set_len(standing.arrived).await.map_err(fault)?;
            *held.hash = before;
            arrived = standing.arrived;
        }
        file.sync_data().await.map_err(fault)?;
        match wrong {
            Some(Error::BrokenOff { .. }) => Err(Refusal::Because(Error::BrokenOff { arrived })),
            Some(wrong) => Err(Refusal::Because(wrong)),
            None => Ok(arrived),
        }
    }

    /// The file that bytes arrive in, at the place of the next one.
    async fn open(&self, upload: &Upload, at: u64) -> Result<File, Refusal<Error>> {
        let path = self.base.blobs.arriving(&upload.blob_key);
        if at == 0 && !path.exists() {
            self.base.blobs.begin(&upload.blob_key).await.map_err(fault)?;
        }
        let mut file = tokio::fs::OpenOptions::new().write(true).open(&path).await.map_err(fault)?;
        file.set_max_buf_size(512 * 1024);
        file.seek(SeekFrom::Start(at)).await.map_err(fault)?;
        Ok(file)
    }
}
