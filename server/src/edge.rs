//! The edge: connections. Own accept loop, because axum's sets no timer, so that slow heads would never be let go.

use crate::{Running, http, patience::Patient};
use hyper::{Request, body::Incoming};
use hyper_util::{
    rt::{TokioExecutor, TokioIo, TokioTimer},
    server::{
        conn::auto,
        graceful::{GracefulShutdown, Watcher},
    },
    service::TowerToHyperService,
};
use std::{
    future::Future,
    net::SocketAddr,
    pin::pin,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    time::Duration,
};
use tokio::{
    net::{TcpListener, TcpStream},
    sync::Semaphore,
};
use tower::ServiceExt;

/// Connections held at a time; more wait in the system's queue.
const CONNECTIONS: usize = 4_096;
/// How long a head may take, the first byte included.
const HEAD: Duration = Duration::from_secs(30);
/// How long a reader may take no byte of its answer.
const STALL: Duration = Duration::from_secs(60);
/// How much a connection keeps of an answer until its reader takes it, a step of the file more at most. It is the longest head
/// of a request, too, and how much of an upload is read at a time: a third of it made uploads a third slower.
const KEPT: usize = 192 * 1024;
/// How long running answers may take once the program is asked to end.
const GOODBYE: Duration = Duration::from_secs(10);

/// Serves until `stop` is done, then lets running answers end.
///
/// # Errors
/// When the listener breaks for good.
pub async fn run(running: Running, listener: TcpListener, stop: impl Future<Output = ()>) -> anyhow::Result<()> {
    let jobs = tokio::spawn(running.portal.jobs.clone().run());
    let db = running.portal.base().db.clone();
    let live = running.portal.base().live.clone();
    let router = http::router(running);
    let places = Arc::new(Semaphore::new(CONNECTIONS));
    let goodbye = GracefulShutdown::new();
    let mut stop = pin!(stop);
    loop {
        let place = tokio::select! {
            () = &mut stop => break,
            place = places.clone().acquire_owned() => place?,
        };
        let (stream, peer) = tokio::select! {
            () = &mut stop => break,
            accepted = listener.accept() => match accepted {
                Ok(accepted) => accepted,
                Err(error) => {
                    tracing::warn!(%error, "a connection could not be taken");
                    tokio::time::sleep(Duration::from_millis(50)).await;
                    continue;
                }
            },
        };
        let connection = goodbye.watcher();
        let router = router.clone();
        tokio::spawn(async move {
            serve(stream, peer, router, connection, STALL).await;
            drop(place);
        });
    }
    drop(listener);
    // open streams would keep the end waiting
    live.close();
    if tokio::time::timeout(GOODBYE, goodbye.shutdown()).await.is_err() {
        tracing::warn!("some answers were cut off");
    }
    jobs.abort();
    db.close().await;
    Ok(())
}

async fn serve(stream: TcpStream, peer: SocketAddr, router: axum::Router, watcher: Watcher, stall: Duration) {
    if let Err(error) = stream.set_nodelay(true) {
        tracing::debug!(%error, "TCP_NODELAY");
    }
    let asked = Arc::new(AtomicBool::new(false));
    let asks = asked.clone();
    let service = router.map_request(move |mut request: Request<Incoming>| {
        asks.store(true, Ordering::Relaxed);
        request.extensions_mut().insert(http::Peer(peer));
        request.map(axum::body::Body::new)
    });
    let mut builder = auto::Builder::new(TokioExecutor::new());
    // without pipeline_flush: it would take a whole file into memory for a slow reader
    builder.http1().timer(TokioTimer::new()).header_read_timeout(HEAD).max_buf_size(KEPT);
    builder.http2().timer(TokioTimer::new()).keep_alive_interval(HEAD).max_concurrent_streams(200);
    let connection = builder.serve_connection(TokioIo::new(Patient::new(stream, stall)), TowerToHyperService::new(service));
    let mut connection = pin!(watcher.watch(connection));
    // hyper's timer starts with the first byte of HTTP/1: who sends nothing, or half of an HTTP/2 preface, never meets it
    let ended = tokio::select! {
        ended = &mut connection => ended,
        () = tokio::time::sleep(HEAD) => {
            if !asked.load(Ordering::Relaxed) {
                tracing::debug!("a connection that asked nothing was let go");
                return;
            }
            connection.await
        }
    };
    if let Err(error) = ended {
        tracing::debug!(%error, "a connection ended early");
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::{Router, body::Body, routing::get};
    use tokio::{io::AsyncWriteExt, sync::mpsc};

    /// A download that does not end by itself: what it sends drops its end of the channel when the connection is gone.
    #[tokio::test]
    async fn a_download_nobody_reads_is_let_go() {
        let (alive, mut gone) = mpsc::channel::<()>(1);
        let endless = move || {
            let alive = alive.clone();
            async move {
                Body::from_stream(futures::stream::repeat_with(move || {
                    let _held = &alive;
                    Ok::<_, std::io::Error>(bytes::Bytes::from_static(&[0; 64 * 1024]))
                }))
            }
        };
        let router = Router::new().route("/", get(endless));
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let mut reader = TcpStream::connect(listener.local_addr().expect("an address")).await.expect("a connection");
        reader.write_all(b"GET / HTTP/1.1\r\nhost: here\r\n\r\n").await.expect("to write");
        let (stream, peer) = listener.accept().await.expect("a connection");
        let served = tokio::spawn(serve(stream, peer, router, GracefulShutdown::new().watcher(), Duration::from_millis(300)));
        tokio::time::timeout(Duration::from_secs(20), served).await.expect("it is let go").expect("without a panic");
        assert!(gone.recv().await.is_none(), "and what was to be sent is dropped");
    }
}
