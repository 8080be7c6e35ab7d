//! Starts the child that looks at a file, feeds it, and reads what it saw: at most ten seconds, one child at a time.

use super::child::{Seen, answer};
use bytes::Bytes;
use futures::StreamExt;
use std::{path::Path, process::Stdio, time::Duration};
use store::{Error, Result, blobs::ByteStream, library::Picture};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    process::{ChildStdin, ChildStdout, Command},
    sync::Semaphore,
    time::timeout,
};

/// How long a child may take (spec D42).
const PATIENCE: Duration = Duration::from_secs(10);
/// The most bytes a child may say.
const ANSWER: u64 = 256 * 1024;

/// One child at a time: pictures may cost 128 MiB in all, not each (trust).
static TURN: Semaphore = Semaphore::const_new(1);

/// Bytes that are all here, as those that come from the blob store.
pub(super) fn whole(bytes: Bytes) -> ByteStream {
    Box::pin(futures::stream::once(async move { Ok(bytes) }))
}

/// What a file looks like. What the file does to the child is part of the answer, as the reason why there is no picture.
///
/// # Errors
/// When the file cannot be read, or no child can be started.
pub(super) async fn at(program: &Path, extension: &str, bytes: ByteStream) -> Result<Picture> {
    let _turn = TURN.acquire().await.map_err(std::io::Error::other)?;
    let mut child = Command::new(program)
        .args(["picture", extension])
        .env_clear()
        .current_dir("/")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .kill_on_drop(true)
        .spawn()?;
    let (Some(stdin), Some(stdout)) = (child.stdin.take(), child.stdout.take()) else {
        return Err(Error::File(std::io::Error::other("a child without ends")));
    };
    let mut said = Vec::new();
    let seen = timeout(PATIENCE, async {
        let (fed, read) = tokio::join!(feed(stdin, bytes), listen(stdout, &mut said));
        fed?;
        read?;
        Ok::<_, Error>(child.wait().await?)
    });
    let none = |reason: String| Ok(Picture { reason, ..Picture::default() });
    match seen.await {
        Err(_) => {
            child.kill().await?;
            none("it took longer than ten seconds".to_owned())
        }
        Ok(Err(error)) => Err(error),
        Ok(Ok(status)) if !status.success() => none(format!("the program that looked at it ended: {status}")),
        Ok(Ok(_)) => match answer(&said) {
            Some(Seen::Picture { media_type, width, height, bytes }) => Ok(Picture {
                media_type: media_type.to_owned(),
                width: i64::from(width),
                height: i64::from(height),
                thumb: bytes.to_vec(),
                ..Picture::default()
            }),
            Some(Seen::Words(words)) => Ok(Picture { words: words.to_owned(), ..Picture::default() }),
            Some(Seen::None(reason)) => none(reason.to_owned()),
            None => none("the program that looked at it said nothing that is understood".to_owned()),
        },
    }
}

/// Hears what the child says. One that says more than it may finds nobody listening.
async fn listen(stdout: ChildStdout, said: &mut Vec<u8>) -> std::io::Result<usize> {
    stdout.take(ANSWER).read_to_end(said).await
}

/// Hands the bytes over; a child that has seen enough reads no further.
async fn feed(mut stdin: ChildStdin, mut bytes: ByteStream) -> Result<()> {
    while let Some(step) = bytes.next().await {
        if stdin.write_all(&step?).await.is_err() {
            break;
        }
    }
    Ok(())
}
