//! Local files of the blob store: where bytes arrive, and in a folder also where they stay.

use crate::{
    Error, Result,
    blobs::{ByteStream, PROBE},
};
use bytes::{Bytes, BytesMut};
use std::{
    io::{ErrorKind, Read, Seek, SeekFrom},
    ops::Range,
    path::{Path, PathBuf},
    sync::atomic::{AtomicUsize, Ordering},
};
use tokio::{fs, task::spawn_blocking};

/// How much is read from a local file at a time; stream helpers' 4 or 8 KiB cost half the speed.
const STEP: usize = 512 * 1024;
/// How much it is at least, however many files are on their way out.
const LEAST: usize = 16 * 1024;
/// How much all of them read at a time.
const TOGETHER: usize = 32 * 1024 * 1024;
/// How much the first steps are, before it shows that somebody takes them.
const FIRST: usize = 64 * 1024;

/// The files below a folder, by their paths from there; the probe is none.
pub(super) async fn list(root: &Path) -> Result<Vec<String>> {
    let mut keys = Vec::new();
    let mut folders = vec![root.to_owned()];
    while let Some(folder) = folders.pop() {
        let mut entries = fs::read_dir(&folder).await?;
        while let Some(entry) = entries.next_entry().await? {
            if entry.file_type().await?.is_dir() {
                folders.push(entry.path());
            } else if let Ok(key) = entry.path().strip_prefix(root)
                && key != Path::new(PROBE)
            {
                keys.push(key.to_string_lossy().into_owned());
            }
        }
    }
    Ok(keys)
}

/// Takes a file away; one that is gone already is no error.
pub(super) async fn remove(path: &Path) -> Result<()> {
    match fs::remove_file(path).await {
        Err(error) if error.kind() != ErrorKind::NotFound => Err(error.into()),
        _ => Ok(()),
    }
}

/// A new name in a folder survives a power loss only once the folder itself is synced.
pub(super) async fn sync_folders(path: PathBuf) -> Result<()> {
    spawn_blocking(move || {
        for folder in path.ancestors().skip(1).take(3) {
            std::fs::File::open(folder)?.sync_all()?;
        }
        Ok(())
    })
    .await
    .map_err(|error| Error::File(std::io::Error::other(error)))?
}

/// A file on its way out.
struct Going {
    file: std::io::Take<std::fs::File>,
    /// How much of it was read.
    gone: usize,
}

/// How many there are.
static GOING: AtomicUsize = AtomicUsize::new(0);

impl Going {
    fn new(file: std::io::Take<std::fs::File>) -> Self {
        GOING.fetch_add(1, Ordering::Relaxed);
        Self { file, gone: 0 }
    }

    /// How much is read next. All files together have so much read ahead, so that a thousand readers who take nothing cost
    /// little more than a hundred; and steps grow with what was taken, since several of them wait on the way to a reader.
    fn step(&self) -> usize {
        let share = TOGETHER / GOING.load(Ordering::Relaxed).max(1);
        let step = share.clamp(LEAST, STEP).min((self.gone / 4).max(FIRST));
        step.min(usize::try_from(self.file.limit()).unwrap_or(STEP))
    }
}

impl Drop for Going {
    fn drop(&mut self) {
        GOING.fetch_sub(1, Ordering::Relaxed);
    }
}

/// A file on its way out, step by step: a thread is taken only while a step is read, never while the reader is slow.
pub(super) async fn read(path: PathBuf, range: Range<u64>) -> Result<ByteStream> {
    let file = blocking(move || {
        let mut file = std::fs::File::open(path)?;
        file.seek(SeekFrom::Start(range.start))?;
        Ok(Going::new(file.take(range.end - range.start)))
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
async fn step(mut file: Going) -> Result<(Bytes, Going)> {
    blocking(move || {
        let mut step = BytesMut::zeroed(file.step());
        let wanted = !step.is_empty();
        let read = file.file.read(&mut step)?;
        file.gone += read;
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
