//! The blob store: the bytes of files, in a folder or on an S3-compatible server.
//!
//! Bytes arrive in a local file first. In a folder that file already lies where it will stay, so that finishing an
//! upload moves nothing: a sync, and the row that names it. For S3 it is sent in parts and then taken away. Keys begin
//! with the organisation's id and never hold anything a person typed (spec D57, trust 9).

use crate::{Error, Result};
use bytes::{Bytes, BytesMut};
use domain::id::{FileId, OrganisationId};
use futures::{Stream, StreamExt, TryStreamExt};
use object_store::{ObjectStore, ObjectStoreExt, aws::AmazonS3Builder, path::Path as Key};
use sha2::{Digest, Sha256};
use std::{
    io::{ErrorKind, Read, Seek, SeekFrom},
    ops::Range,
    path::{Path, PathBuf},
    pin::Pin,
    sync::Arc,
};
use tokio::{fs, io::AsyncReadExt, task::spawn_blocking};

/// How much is read from a local file at a time; stream helpers' 4 or 8 KiB cost half the speed.
const STEP: usize = 512 * 1024;
/// The size of a part sent to an S3-compatible server; all but the last are equal.
const PART: usize = 8 * 1024 * 1024;

/// The file that a look at the disk writes; it belongs to nothing and is no orphan.
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

#[derive(Clone, Debug)]
struct Remote {
    store: Arc<dyn ObjectStore>,
    prefix: String,
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
        std::fs::create_dir_all(arriving)?;
        Ok(Self { local: arriving.to_owned(), remote: Some(Remote { store, prefix: prefix.trim_matches('/').to_owned() }) })
    }

    /// `s3://bucket/prefix?endpoint=…&region=…`, or a folder's path. The server's keys come from outside the address.
    ///
    /// # Errors
    /// `Setting` when the address cannot be read.
    pub fn open(address: &str, data: &Path, keys: Option<(&str, &str)>) -> Result<Self> {
        if !address.starts_with("s3://") {
            return Self::folder(Path::new(address));
        }
        let parsed =
            url::Url::parse(address).map_err(|error| Error::Setting(format!("the address of the blob store cannot be read: {error}")))?;
        let bucket = parsed.host_str().ok_or_else(|| Error::Setting("the address of the blob store names no bucket".to_owned()))?;
        let mut builder = AmazonS3Builder::new().with_bucket_name(bucket);
        for (name, value) in parsed.query_pairs() {
            builder = match name.as_ref() {
                "endpoint" => builder.with_allow_http(value.starts_with("http://")).with_endpoint(value),
                "region" => builder.with_region(value),
                _ => return Err(Error::Setting(format!("the address of the blob store has an unknown part: {name}"))),
            };
        }
        if let Some((id, secret)) = keys {
            builder = builder.with_access_key_id(id).with_secret_access_key(secret);
        }
        Self::object_store(Arc::new(builder.build()?), parsed.path(), &data.join("uploads"))
    }

    /// The local file of bytes that arrive.
    #[must_use]
    pub fn arriving(&self, key: &str) -> PathBuf {
        match self.remote {
            None => self.local.join(key),
            Some(_) => self.local.join(key.replace('/', "-")),
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
        sync_folders(path).await
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

    /// Makes arrived bytes stay, whatever happens to the machine.
    ///
    /// # Errors
    /// `Unavailable` when the disk is full; `Object` when the server does not answer.
    pub async fn keep(&self, key: &str) -> Result<()> {
        let path = self.arriving(key);
        let Some(remote) = &self.remote else {
            fs::File::open(&path).await?.sync_all().await?;
            return sync_folders(path).await;
        };
        let mut file = match fs::File::open(&path).await {
            Err(error) if error.kind() == ErrorKind::NotFound => return self.size(key).await.map(|_| ()),
            file => file?,
        };
        let mut upload = remote.store.put_multipart(&remote.key(key)).await?;
        loop {
            let mut part = BytesMut::with_capacity(PART);
            while part.len() < PART && file.read_buf(&mut part).await? > 0 {}
            if part.is_empty() {
                break;
            }
            if let Err(error) = upload.put_part(part.freeze().into()).await {
                let _ = upload.abort().await;
                return Err(error.into());
            }
        }
        upload.complete().await?;
        Ok(fs::remove_file(&path).await?)
    }

    /// Writes bytes that are all here, and makes them stay.
    ///
    /// # Errors
    /// As `begin` and `keep`.
    pub async fn put(&self, key: &str, bytes: &[u8]) -> Result<()> {
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
            Some(remote) => Ok(remote.store.head(&remote.key(key)).await?.size),
        }
    }

    /// Kept bytes, or a part of them.
    ///
    /// # Errors
    /// When there are none.
    pub async fn read(&self, key: &str, range: Range<u64>) -> Result<ByteStream> {
        match &self.remote {
            None => read_local(self.local.join(key), range).await,
            Some(remote) => {
                if range.is_empty() {
                    return Ok(Box::pin(futures::stream::empty()));
                }
                let options = object_store::GetOptions { range: Some(range.into()), ..object_store::GetOptions::default() };
                let answer = remote.store.get_opts(&remote.key(key), options).await?;
                Ok(Box::pin(answer.into_stream().map_err(Error::from)))
            }
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
        match fs::remove_file(self.arriving(key)).await {
            Err(error) if error.kind() != ErrorKind::NotFound => return Err(error.into()),
            _ => {}
        }
        if let Some(remote) = &self.remote {
            match remote.store.delete(&remote.key(key)).await {
                Err(object_store::Error::NotFound { .. }) | Ok(()) => {}
                Err(error) => return Err(error.into()),
            }
        }
        Ok(())
    }

    /// The places of everything that is kept; in a folder also of what is arriving.
    ///
    /// # Errors
    /// When they cannot be listed.
    pub async fn list(&self) -> Result<Vec<String>> {
        match &self.remote {
            None => {
                let root = self.local.clone();
                let mut keys = Vec::new();
                let mut folders = vec![root.clone()];
                while let Some(folder) = folders.pop() {
                    let mut entries = fs::read_dir(&folder).await?;
                    while let Some(entry) = entries.next_entry().await? {
                        if entry.file_type().await?.is_dir() {
                            folders.push(entry.path());
                        } else if let Ok(key) = entry.path().strip_prefix(&root)
                            && key != Path::new(PROBE)
                        {
                            keys.push(key.to_string_lossy().into_owned());
                        }
                    }
                }
                Ok(keys)
            }
            Some(remote) => {
                let prefix = (!remote.prefix.is_empty()).then(|| Key::from(remote.prefix.as_str()));
                let cut = if remote.prefix.is_empty() { 0 } else { remote.prefix.len() + 1 };
                let keys = remote.store.list(prefix.as_ref()).map_ok(|object| object.location.as_ref()[cut..].to_owned());
                Ok(keys.try_collect().await?)
            }
        }
    }

    /// Whether bytes can be written now.
    ///
    /// # Errors
    /// When they cannot.
    pub async fn ping(&self) -> Result<()> {
        let probe = self.local.join(PROBE);
        fs::write(&probe, b"portico").await?;
        match fs::remove_file(&probe).await {
            // somebody else looked at the same time
            Err(error) if error.kind() == ErrorKind::NotFound => {}
            removed => removed?,
        }
        if let Some(remote) = &self.remote {
            match remote.store.head(&remote.key(PROBE)).await {
                Ok(_) | Err(object_store::Error::NotFound { .. }) => {}
                Err(error) => return Err(error.into()),
            }
        }
        Ok(())
    }
}

impl Remote {
    fn key(&self, key: &str) -> Key {
        if self.prefix.is_empty() { Key::from(key) } else { Key::from(format!("{}/{key}", self.prefix)) }
    }
}

/// A new name in a folder survives a power loss only once the folder itself is synced.
async fn sync_folders(path: PathBuf) -> Result<()> {
    spawn_blocking(move || {
        for folder in path.ancestors().skip(1).take(3) {
            std::fs::File::open(folder)?.sync_all()?;
        }
        Ok(())
    })
    .await
    .map_err(|error| Error::File(std::io::Error::other(error)))?
}

/// A file on its way out, step by step: a thread is taken only while a step is read, never while the reader is slow.
async fn read_local(path: PathBuf, range: Range<u64>) -> Result<ByteStream> {
    let file = blocking(move || {
        let mut file = std::fs::File::open(path)?;
        file.seek(SeekFrom::Start(range.start))?;
        Ok(file.take(range.end - range.start))
    })
    .await?;
    let ahead = tokio::spawn(step(file));
    Ok(Box::pin(futures::stream::unfold(Some(ahead), |ahead| async move {
        match ahead?.await {
            Err(error) => Some((Err(Error::File(std::io::Error::other(error))), None)),
            Ok(Err(error)) => Some((Err(error), None)),
            Ok(Ok((bytes, _))) if bytes.is_empty() => None,
            Ok(Ok((bytes, file))) => Some((Ok(bytes), Some(tokio::spawn(step(file))))),
        }
    })))
}

/// The next bytes of a file; none at its end.
async fn step(mut file: std::io::Take<std::fs::File>) -> Result<(Bytes, std::io::Take<std::fs::File>)> {
    blocking(move || {
        let mut step = BytesMut::zeroed(STEP.min(usize::try_from(file.limit()).unwrap_or(STEP)));
        let wanted = !step.is_empty();
        let read = file.read(&mut step)?;
        if wanted && read == 0 {
            return Err(ErrorKind::UnexpectedEof.into());
        }
        step.truncate(read);
        Ok((step.freeze(), file))
    })
    .await
}

async fn blocking<T: Send + 'static>(work: impl FnOnce() -> std::io::Result<T> + Send + 'static) -> Result<T> {
    Ok(spawn_blocking(work).await.map_err(std::io::Error::other)??)
}
