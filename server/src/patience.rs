//! Patience with who reads: a connection that takes no byte for too long, while there are some for it, is let go. Nothing
//! else ends a download that its reader has stopped in the middle; who reads slowly may go on.

use std::{
    io::{Error, ErrorKind, IoSlice, Result},
    pin::Pin,
    task::{Context, Poll, ready},
    time::Duration,
};
use tokio::{
    io::{AsyncRead, AsyncWrite, ReadBuf},
    net::TcpStream,
    time::{Instant, Sleep, sleep},
};

/// A connection whose reader may pause for so long.
pub struct Patient {
    stream: TcpStream,
    limit: Duration,
    /// Runs while bytes wait.
    clock: Pin<Box<Sleep>>,
    waits: bool,
}

impl Patient {
    /// With a connection and the longest pause.
    pub fn new(stream: TcpStream, limit: Duration) -> Self {
        Self { stream, limit, clock: Box::pin(sleep(limit)), waits: false }
    }

    /// What became of a write; one that has to wait for too long has failed.
    fn watch<T>(&mut self, context: &mut Context<'_>, written: Poll<Result<T>>) -> Poll<Result<T>> {
        if written.is_ready() {
            self.waits = false;
            return written;
        }
        if !self.waits {
            self.waits = true;
            self.clock.as_mut().reset(Instant::now() + self.limit);
        }
        ready!(self.clock.as_mut().poll(context));
        Poll::Ready(Err(Error::new(ErrorKind::TimedOut, "nobody reads")))
    }
}

impl AsyncRead for Patient {
    fn poll_read(mut self: Pin<&mut Self>, context: &mut Context<'_>, into: &mut ReadBuf<'_>) -> Poll<Result<()>> {
        Pin::new(&mut self.stream).poll_read(context, into)
    }
}

impl AsyncWrite for Patient {
    fn poll_write(mut self: Pin<&mut Self>, context: &mut Context<'_>, bytes: &[u8]) -> Poll<Result<usize>> {
        let written = Pin::new(&mut self.stream).poll_write(context, bytes);
        self.watch(context, written)
    }

    fn poll_write_vectored(mut self: Pin<&mut Self>, context: &mut Context<'_>, parts: &[IoSlice<'_>]) -> Poll<Result<usize>> {
        let written = Pin::new(&mut self.stream).poll_write_vectored(context, parts);
        self.watch(context, written)
    }

    fn is_write_vectored(&self) -> bool {
        self.stream.is_write_vectored()
    }

    fn poll_flush(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Result<()>> {
        Pin::new(&mut self.stream).poll_flush(context)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Result<()>> {
        Pin::new(&mut self.stream).poll_shutdown(context)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use tokio::{
        io::{AsyncReadExt, AsyncWriteExt},
        net::TcpListener,
    };

    const LIMIT: Duration = Duration::from_millis(300);

    async fn pair() -> (Patient, TcpStream) {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let reader = TcpStream::connect(listener.local_addr().expect("an address")).await.expect("a connection");
        (Patient::new(listener.accept().await.expect("a connection").0, LIMIT), reader)
    }

    #[tokio::test]
    async fn who_reads_nothing_is_let_go_after_the_limit_and_not_before() {
        let (mut writer, _reader) = pair().await;
        let began = Instant::now();
        let ended = loop {
            if let Err(error) = writer.write_all(&[0; 64 * 1024]).await {
                break error;
            }
        };
        assert_eq!(ended.kind(), ErrorKind::TimedOut);
        assert!(began.elapsed() >= LIMIT, "{:?}", began.elapsed());
    }

    #[tokio::test]
    async fn who_reads_slowly_gets_everything() {
        const ALL: usize = 16 * 1024 * 1024;
        let (mut writer, mut reader) = pair().await;
        let sent = tokio::spawn(async move { writer.write_all(&vec![0; ALL]).await });
        let (mut read, mut step) = (0, vec![0; ALL / 16]);
        while read < ALL {
            tokio::time::sleep(LIMIT / 6).await;
            read += reader.read(&mut step).await.expect("bytes");
        }
        sent.await.expect("it ends").expect("it is sent");
    }

    #[tokio::test]
    async fn a_connection_with_nothing_to_say_may_be_silent() {
        let (mut writer, mut reader) = pair().await;
        tokio::time::sleep(LIMIT * 2).await;
        writer.write_all(b"here").await.expect("it is sent");
        let mut four = [0; 4];
        reader.read_exact(&mut four).await.expect("bytes");
        assert_eq!(&four, b"here");
    }
}
