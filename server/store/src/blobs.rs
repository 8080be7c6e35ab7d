//! The blob store: the bytes of files, in a folder or on an S3-compatible server.
//!
//! Bytes arrive in a local file first. In a folder that file already lies where it will stay, so that finishing an
//! upload moves nothing: a sync, and the row that names it. For S3 it is sent in parts and then taken away. Keys begin
//! with the organisation's id and never hold anything a person typed (spec D57, trust 9).

mod local;
mod remote;

pub use remote::Patience;

use crate::Result;
use bytes::Bytes;
use domain::{
    id::{FileId, OrganisationId},
    notices::Bucket,
};
use futures::{Stream, StreamExt};
use object_store::ObjectStore;
use remote::Remote;
use sha2::{Digest, Sha256};
use std::{
    io::ErrorKind,
    ops::Range,
    path::{Path, PathBuf},
    pin::Pin,
    sync::Arc,
};
use tokio::fs;

/// What a look at the disk or the bucket writes; it belongs to nothing and is no orphan.
const PROBE: &str = ".probe";

/// Bytes on their way to a reader.
pub type ByteStream = Pin<Box<dyn Stream<Item = Result<Bytes>> + Send>>;

/// Where the bytes are.
#[derive(Clone, Debug)]
pub struct Blobs {
    /// Where bytes arrive; for a folder also where they stay.
    local: PathBuf,
    remote: Option<Remote>,
}

/// The place of a file's bytes.
#[must_use]
pub fn key(organisation: OrganisationId, file: FileId) -> String {
    let id = file.to_string();
    format!("{organisation}/{}/{id}", &id[id.len() - 2..])
}

impl Blobs {
    /// A folder, made when missing.
    ///
    /// # Errors
    /// When it cannot be made.
    pub fn folder(root: &Path) -> Result<Self> {
        std::fs::create_dir_all(root)?;
        Ok(Self { local: root.to_owned(), remote: None })
    }

    /// Any object store, with a local folder for what arrives.
    ///
    /// # Errors
    /// When the folder cannot be made.
    pub fn object_store(store: Arc<dyn ObjectStore>, prefix: &str, arriving: &Path) -> Result<Self> {
        Self::on(Remote::new(store, prefix, Patience::default()), arriving)
    }

    /// `s3://bucket/prefix?endpoint=…&region=…`, or a folder's path. The server's keys come from outside the address.
    ///
    /// # Errors
    /// `Setting` when the address cannot be read.
    pub fn open(address: &str, data: &Path, keys: Option<(&str, &str)>) -> Result<Self> {
        Self::open_with(address, data, keys, Patience::default())
    }

    /// As `open`, with another patience for the server.
    ///
    /// # Errors
    /// As `open`.
    pub fn open_with(address: &str, data: &Path, keys: Option<(&str, &str)>, patience: Patience) -> Result<Self> {
        if address.starts_with("s3://") {
            Self::on(Remote::open(address, keys, patience)?, &data.join("uploads"))
        } else {
            Self::folder(Path::new(address))
        }
    }

    /// The bucket, as far as it may be told; none for a folder (spec D57).
    #[must_use]
    pub fn told(&self) -> Option<Bucket> {
        self.remote.as_ref().map(Remote::told)
    }

    fn on(remote: Remote, arriving: &Path) -> Result<Self> {
        std::fs::create_dir_all(arriving)?;
        Ok(Self { local: arriving.to_owned(), remote: Some(remote) })
    }

    /// The local file of bytes that arrive.
    #[must_use]
    pub fn arriving(&self, key: &str) -> PathBuf {
        match self.remote {
            None => self.local.join(key),
            Some(_) => self.local.join(Self::arriving_name(key)),
        }
    }

    /// Makes the empty local file of an upload.
    ///
    /// # Errors
    /// `Unavailable` when the disk is full.
    pub async fn begin(&self, key: &str) -> Result<()> {
        let path = self.arriving(key);
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder).await?;
        }
        fs::File::create(&path).await?.sync_all().await?;
        local::sync_folders(path).await
    }

    /// How many bytes have arrived; the file is the offset's truth.
    ///
    /// # Errors
    /// When there is no such file.
    pub async fn arrived(&self, key: &str) -> Result<u64> {
        match fs::metadata(self.arriving(key)).await {
            Ok(facts) => Ok(facts.len()),
            // the last part reached the server before the row was written
            Err(error) if error.kind() == ErrorKind::NotFound && self.remote.is_some() => self.size(key).await,
            Err(error) => Err(error.into()),
        }
    }

    /// Cuts arrived bytes back to so many, whatever happens to the machine. Fewer than that stay as they are.
    ///
    /// # Errors
    /// When the file cannot be cut.
    pub async fn cut(&self, key: &str, length: u64) -> Result<()> {
        let file = match fs::OpenOptions::new().write(true).open(self.arriving(key)).await {
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(()),
            file => file?,
        };
        if file.metadata().await?.len() > length {
            file.set_len(length).await?;
            file.sync_all().await?;
        }
        Ok(())
    }

    /// Makes arrived bytes stay, whatever happens to the machine. May be repeated, as after a crash.
    ///
    /// # Errors
    /// `Unavailable` when the disk is full, or the server does not answer or has no such bucket.
    pub async fn keep(&self, key: &str) -> Result<()> {
        let path = self.arriving(key);
        let Some(remote) = &self.remote else {
            fs::File::open(&path).await?.sync_all().await?;
            return local::sync_folders(path).await;
        };
        match fs::metadata(&path).await {
            // it was sent before the process ended
            Err(error) if error.kind() == ErrorKind::NotFound => remote.size(key).await.map(|_| ()),
            facts => {
                remote.send(key, &path, facts?.len()).await?;
                local::remove(&path).await
            }
        }
    }

    /// Writes bytes that are all here, and makes them stay.
    ///
    /// # Errors
    /// As `begin` and `keep`.
    pub async fn put(&self, key: &str, bytes: &[u8]) -> Result<()> {
        if let Some(remote) = &self.remote {
            return remote.put(key, Bytes::copy_from_slice(bytes)).await;
        }
        self.begin(key).await?;
        fs::write(self.arriving(key), bytes).await?;
        self.keep(key).await
    }

    /// How many bytes are kept.
    ///
    /// # Errors
    /// When there are none.
    pub async fn size(&self, key: &str) -> Result<u64> {
        match &self.remote {
            None => Ok(fs::metadata(self.local.join(key)).await?.len()),
            Some(remote) => remote.size(key).await,
        }
    }

    /// Kept bytes, or a part of them.
    ///
    /// # Errors
    /// When there are none.
    pub async fn read(&self, key: &str, range: Range<u64>) -> Result<ByteStream> {
        match &self.remote {
            None => local::read(self.local.join(key), range).await,
            Some(remote) => remote.read(key, range).await,
        }
    }

    /// SHA-256 of kept bytes.
    ///
    /// # Errors
    /// When there are none.
    pub async fn sha256(&self, key: &str) -> Result<Vec<u8>> {
        let size = self.size(key).await?;
        let mut bytes = self.read(key, 0..size).await?;
        let mut hash = Sha256::new();
        while let Some(step) = bytes.next().await {
            hash.update(&step?);
        }
        Ok(hash.finalize().to_vec())
    }

    /// Takes bytes away, arrived or kept. What is gone already is no error.
    ///
    /// # Errors
    /// When they cannot be taken away.
    pub async fn remove(&self, key: &str) -> Result<()> {
        local::remove(&self.arriving(key)).await?;
        match &self.remote {
            None => Ok(()),
            Some(remote) => remote.remove(key).await,
        }
    }

    /// The places of everything that is kept; in a folder also of what is arriving.
    ///
    /// # Errors
    /// When they cannot be listed.
    pub async fn list(&self) -> Result<Vec<String>> {
        match &self.remote {
            None => local::list(&self.local).await,
            Some(remote) => remote.list().await,
        }
    }

    /// The local files of what is on its way to a server, by their names; none for a folder, where everything is listed.
    ///
    /// # Errors
    /// When they cannot be listed.
    pub async fn list_arriving(&self) -> Result<Vec<String>> {
        if self.remote.is_some() { local::list(&self.local).await } else { Ok(Vec::new()) }
    }

    /// The name of the local file that the bytes of a place arrive in, as `list_arriving` has it.
    #[must_use]
    pub fn arriving_name(key: &str) -> String {
        key.replace('/', "-")
    }

    /// Takes a local file away that `list_arriving` named and that belongs to nothing.
    ///
    /// # Errors
    /// When it cannot be taken away.
    pub async fn remove_arriving(&self, name: &str) -> Result<()> {
        if self.remote.is_some() { local::remove(&self.local.join(name)).await } else { Ok(()) }
    }

    /// Whether bytes can be written now.
    ///
    /// # Errors
    /// When they cannot; `Unavailable` says what is wrong with the server.
    pub async fn ping(&self) -> Result<()> {
        let probe = self.local.join(PROBE);
        fs::write(&probe, b"portico").await?;
        // somebody else may have looked at the same time
        local::remove(&probe).await?;
        match &self.remote {
            None => Ok(()),
            Some(remote) => remote.ping().await,
        }
    }
}
