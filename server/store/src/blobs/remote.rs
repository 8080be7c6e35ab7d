//! An S3-compatible server, as the blob store needs one: it is waited for only so long, takes bytes in parts, and a read
//! that breaks goes on where it was.

use crate::{
    Error, Result,
    blobs::{ByteStream, PROBE, local},
};
use bytes::Bytes;
use domain::notices::Bucket;
use futures::{StreamExt, TryStreamExt, stream};
use object_store::{
    BackoffConfig, ClientOptions, GetOptions, ObjectStore, ObjectStoreExt, PutPayload, RetryConfig, aws::AmazonS3Builder, path::Path as Key,
};
use std::{
    io::ErrorKind,
    ops::Range,
    path::Path,
    sync::Arc,
    time::{Duration, Instant},
};
use tokio::{
    sync::{Mutex, Semaphore, SemaphorePermit},
    time::timeout,
};

/// The least size of a part; all but the last are equal.
const PART: u64 = 8 * 1024 * 1024;
/// A server takes at most so many parts.
const PARTS: u64 = 10_000;
/// How many parts are in memory at a time, of all uploads together.
const AT_ONCE: usize = 4;
/// How often a read that broke without a byte begins again.
const TRIES: u32 = 3;
/// What a look found holds for so long: nobody can make the program write to the bucket more often.
const LOOK_HOLDS: Duration = Duration::from_secs(5);

/// How long the server is waited for.
#[derive(Clone, Copy, Debug)]
pub struct Patience {
    /// For a connection, and for a look whether it is there.
    pub connect: Duration,
    /// For the next bytes of an answer; in this time it also takes a part.
    pub answer: Duration,
    /// How often a request is repeated that it answers badly.
    pub retries: usize,
}

impl Default for Patience {
    fn default() -> Self {
        Self { connect: Duration::from_secs(5), answer: Duration::from_secs(30), retries: 5 }
    }
}

/// A bucket, and where in it our bytes are.
#[derive(Clone, Debug)]
pub(super) struct Remote {
    store: Arc<dyn ObjectStore>,
    prefix: String,
    told: Bucket,
    patience: Patience,
    looked: Arc<Mutex<Option<Look>>>,
    turns: Arc<Semaphore>,
}

/// When somebody looked, and what was wrong.
type Look = (Instant, Option<String>);

impl Remote {
    pub(super) fn new(store: Arc<dyn ObjectStore>, prefix: &str, patience: Patience) -> Self {
        Self {
            store,
            prefix: prefix.trim_matches('/').to_owned(),
            told: Bucket { at: String::new(), keys: false },
            patience,
            looked: Arc::default(),
            turns: Arc::new(Semaphore::new(AT_ONCE)),
        }
    }

    /// Reads `s3://bucket/prefix?endpoint=…&region=…`. With an endpoint the bucket is the first part of the path, as such servers
    /// expect; without one it is Amazon's, where the bucket is part of the host unless its name holds a dot.
    pub(super) fn open(address: &str, keys: Option<(&str, &str)>, patience: Patience) -> Result<Self> {
        let setting = |words: String| Error::Setting(format!("the address of the blob store {words}"));
        let parsed = url::Url::parse(address).map_err(|error| setting(format!("cannot be read: {error}")))?;
        let bucket = parsed.host_str().filter(|bucket| !bucket.is_empty()).ok_or_else(|| setting("names no bucket".to_owned()))?;
        let mut client = ClientOptions::new()
            .with_connect_timeout(patience.connect)
            .with_read_timeout(patience.answer)
            // a download lasts as long as its reader is slow
            .with_timeout_disabled();
        let mut builder = AmazonS3Builder::new().with_bucket_name(bucket);
        let mut own_host = !bucket.contains('.');
        let mut server = String::new();
        for (name, value) in parsed.query_pairs() {
            match name.as_ref() {
                "endpoint" if value.starts_with("http://") || value.starts_with("https://") => {
                    client = client.with_allow_http(value.starts_with("http://"));
                    builder = builder.with_endpoint(value.trim_end_matches('/'));
                    own_host = false;
                    // its host alone: somebody may have written a name and a password before it
                    let url = url::Url::parse(&value).map_err(|error| setting(format!("has an endpoint that cannot be read: {error}")))?;
                    let port = url.port().map(|port| format!(":{port}")).unwrap_or_default();
                    server = format!(" on {}{port}", url.host_str().unwrap_or_default());
                }
                "endpoint" => return Err(setting("has an endpoint that begins with neither http:// nor https://".to_owned())),
                "region" => builder = builder.with_region(value),
                _ => return Err(setting(format!("has an unknown part: {name}"))),
            }
        }
        if let Some((id, secret)) = keys {
            builder = builder.with_access_key_id(id).with_secret_access_key(secret);
        }
        let retry = RetryConfig { backoff: BackoffConfig::default(), max_retries: patience.retries, retry_timeout: patience.answer };
        let builder = builder.with_client_options(client).with_virtual_hosted_style_request(own_host).with_retry(retry);
        let store = builder.build().map_err(|error| setting(format!("cannot be used: {error}")))?;
        let at = format!("s3://{bucket}{}{server}", parsed.path());
        Ok(Self { told: Bucket { at, keys: keys.is_some() }, ..Self::new(Arc::new(store), parsed.path(), patience) })
    }

    /// What may be told of it: never the keys.
    pub(super) fn told(&self) -> Bucket {
        self.told.clone()
    }

    fn key(&self, key: &str) -> Key {
        if self.prefix.is_empty() { Key::from(key) } else { Key::from(format!("{}/{key}", self.prefix)) }
    }

    /// Sends bytes that are all here.
    pub(super) async fn put(&self, key: &str, bytes: Bytes) -> Result<()> {
        self.store.put(&self.key(key), bytes.into()).await.map_err(unwritten)?;
        Ok(())
    }

    /// Sends a local file of this size, in parts when it is large; what a failure leaves there is given up.
    pub(super) async fn send(&self, key: &str, path: &Path, size: u64) -> Result<()> {
        let key = self.key(key);
        let part = PART.max(size.div_ceil(PARTS));
        if size <= part {
            let _turn = self.turn().await?;
            self.store.put(&key, payload(path, 0..size).await?).await.map_err(unwritten)?;
            return Ok(());
        }
        let mut upload = self.store.put_multipart(&key).await.map_err(unwritten)?;
        let sent = async {
            let mut at = 0;
            while at < size {
                let _turn = self.turn().await?;
                let end = size.min(at + part);
                upload.put_part(payload(path, at..end).await?).await.map_err(unwritten)?;
                at = end;
            }
            upload.complete().await.map_err(unwritten)
        }
        .await;
        if let Err(error) = sent {
            // parts that nobody gives up are kept, and paid for, without being seen
            let _ = timeout(self.patience.answer, upload.abort()).await;
            return Err(error);
        }
        Ok(())
    }

    /// A part may be read into memory; who waits too long for it is told so.
    async fn turn(&self) -> Result<SemaphorePermit<'_>> {
        match timeout(self.patience.answer, self.turns.acquire()).await {
            Ok(Ok(turn)) => Ok(turn),
            _ => Err(Error::Unavailable("too much is on its way to the bucket".to_owned())),
        }
    }

    pub(super) async fn size(&self, key: &str) -> Result<u64> {
        Ok(self.store.head(&self.key(key)).await?.size)
    }

    /// A part of the bytes. The first of them have been asked for when this returns.
    pub(super) async fn read(&self, key: &str, range: Range<u64>) -> Result<ByteStream> {
        if range.is_empty() {
            return Ok(Box::pin(stream::empty()));
        }
        let key = self.key(key);
        let open = self.from(&key, range.clone()).await?;
        let reading = Reading { remote: self.clone(), key, left: range, open, fruitless: 0 };
        Ok(Box::pin(stream::try_unfold(reading, Reading::step)))
    }

    async fn from(&self, key: &Key, range: Range<u64>) -> Result<ByteStream> {
        let options = GetOptions { range: Some(range.into()), ..GetOptions::default() };
        Ok(Box::pin(self.store.get_opts(key, options).await?.into_stream().map_err(Error::from)))
    }

    /// Takes bytes away; whoever deletes may wait for it, so that the wait is short.
    pub(super) async fn remove(&self, key: &str) -> Result<()> {
        match timeout(self.patience.connect, self.store.delete(&self.key(key))).await {
            Ok(Err(object_store::Error::NotFound { .. }) | Ok(())) => Ok(()),
            Ok(Err(error)) => Err(error.into()),
            Err(_) => Err(Error::Unavailable(self.silent())),
        }
    }

    pub(super) async fn list(&self) -> Result<Vec<String>> {
        let prefix = (!self.prefix.is_empty()).then(|| Key::from(self.prefix.as_str()));
        let cut = if self.prefix.is_empty() { 0 } else { self.prefix.len() + 1 };
        let mut objects = self.store.list(prefix.as_ref());
        let mut keys = Vec::new();
        while let Some(object) = objects.next().await {
            keys.push(object.map_err(unwritten)?.location.as_ref()[cut..].to_owned());
        }
        keys.retain(|key| key != PROBE);
        Ok(keys)
    }

    /// Writes the probe, unless somebody did a moment ago.
    pub(super) async fn ping(&self) -> Result<()> {
        let mut looked = self.looked.lock().await;
        let known = looked.take().filter(|(at, _)| at.elapsed() < LOOK_HOLDS);
        let look = match known {
            Some(look) => look,
            None => {
                let wrong = self.look().await.err();
                (Instant::now(), wrong)
            }
        };
        let wrong = look.1.clone();
        *looked = Some(look);
        wrong.map_or(Ok(()), |wrong| Err(Error::Unavailable(wrong)))
    }

    async fn look(&self) -> std::result::Result<(), String> {
        match timeout(self.patience.connect, self.store.put(&self.key(PROBE), Bytes::from_static(b"portico").into())).await {
            Ok(Ok(_)) => Ok(()),
            Ok(Err(error)) => Err(words(&error)),
            Err(_) => Err(self.silent()),
        }
    }

    fn silent(&self) -> String {
        format!("the server of the bucket does not answer within {:?}", self.patience.connect)
    }
}

/// A read on its way.
struct Reading {
    remote: Remote,
    key: Key,
    left: Range<u64>,
    open: ByteStream,
    fruitless: u32,
}

impl Reading {
    /// The next bytes. A reader may be so slow that the server hangs up meanwhile: then the rest is asked for anew.
    async fn step(mut self) -> Result<Option<(Bytes, Self)>> {
        while !self.left.is_empty() {
            match self.open.next().await {
                Some(Ok(bytes)) => {
                    self.left.start += bytes.len() as u64;
                    self.fruitless = 0;
                    return Ok(Some((bytes, self)));
                }
                None => return Err(Error::File(ErrorKind::UnexpectedEof.into())),
                Some(Err(error)) if self.fruitless == TRIES => return Err(error),
                Some(Err(_)) => {
                    self.fruitless += 1;
                    self.open = self.remote.from(&self.key, self.left.clone()).await?;
                }
            }
        }
        Ok(None)
    }
}

/// A part of a local file, in steps: one large piece of memory would make the allocator keep pieces as large for good.
async fn payload(path: &Path, range: Range<u64>) -> Result<PutPayload> {
    let steps: Vec<Bytes> = local::read(path.to_owned(), range).await?.try_collect().await?;
    Ok(steps.into_iter().collect())
}

/// Where something is written or listed, only a missing bucket is not found.
fn unwritten(error: object_store::Error) -> Error {
    match error {
        object_store::Error::NotFound { .. } => Error::Unavailable(words(&error)),
        error => error.into(),
    }
}

/// What is wrong with the server, for whoever set it up.
fn words(error: &object_store::Error) -> String {
    match error {
        object_store::Error::NotFound { .. } => "there is no such bucket".to_owned(),
        object_store::Error::PermissionDenied { .. } | object_store::Error::Unauthenticated { .. } => {
            format!("the server of the bucket refuses the keys: {error}")
        }
        error => format!("the server of the bucket is not reached: {error}"),
    }
}
