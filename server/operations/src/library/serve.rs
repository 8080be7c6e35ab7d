//! The bytes of an item, for somebody who sees it; asked anew for every request, range and all (spec S29, S64, trust 7).

use super::Library;
use crate::fault;
use domain::{
    Actor, Refusal,
    id::ItemId,
    library::{Error, FileType, file_type},
};
use std::ops::Range;
use store::{blobs::ByteStream, library::File};

/// A file that may be served to whom it was asked for.
#[derive(Clone, Debug)]
pub struct Served {
    /// The file.
    pub file: File,
    /// What it is served as.
    pub kind: FileType,
}

impl Library {
    /// The file of an item in a version, if the reader sees the item and the name is the file's own.
    ///
    /// # Errors
    /// `NotFound` in every other case.
    pub async fn file(&self, actor: &Actor, item: ItemId, version: i64, name: &str) -> Result<Served, Refusal<Error>> {
        let found = store::library::find_item(&self.0.db, item, actor.scope()).await.map_err(fault)?;
        let file = found.and_then(|item| item.file).filter(|file| file.version == version && file.name == name).ok_or(Refusal::NotFound)?;
        let kind = file_type(&file.name).map_err(|_| Refusal::NotFound)?;
        Ok(Served { file, kind })
    }

    /// A part of a file's bytes.
    ///
    /// # Errors
    /// `Fault` when the bytes are not where they should be.
    pub async fn read(&self, served: &Served, range: Range<u64>) -> Result<ByteStream, Refusal<Error>> {
        self.0.blobs.read(&served.file.blob_key, range).await.map_err(fault)
    }
}
