//! An S3-compatible server for tests, in a temporary folder on a port of its own, that can be told to behave badly.

use futures::StreamExt;
use http_body_util::{BodyExt, StreamBody};
use hyper::{Request, Response, StatusCode, body::Frame, body::Incoming, service::service_fn};
use hyper_util::{
    rt::{TokioExecutor, TokioIo},
    server::conn::auto::Builder,
};
use s3s::{
    Body,
    auth::SimpleAuth,
    service::{S3Service, S3ServiceBuilder},
};
use std::{
    fs,
    net::SocketAddr,
    path::{Path, PathBuf},
    sync::{Arc, Mutex},
    thread,
};
use tokio::{net::TcpListener, runtime, sync::oneshot};

/// The bucket there is.
const BUCKET: &str = "portico";

/// How the server behaves.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Mood {
    /// As it should.
    Well,
    /// It takes every request and answers none.
    Silent,
    /// It answers everything with this status.
    Answering(u16),
    /// It takes no second part.
    RefusingParts,
    /// Its line breaks after so many bytes of every answer.
    Breaking(usize),
}

/// A running server with one bucket, gone with the test. It has a thread of its own, so that a test may keep its only one
/// waiting for a program that asks the server.
pub struct S3 {
    addr: SocketAddr,
    mood: Arc<Mutex<Mood>>,
    folder: tempfile::TempDir,
    stop: Option<oneshot::Sender<()>>,
}

impl S3 {
    /// The keys it takes.
    pub const KEYS: (&str, &str) = ("PORTICOTESTKEY", "a secret that only tests know");

    /// Starts it.
    ///
    /// # Panics
    /// When there is no place or no port for it.
    #[must_use]
    pub fn start() -> Self {
        // whoever comes second finds one installed
        let _ = rustls::crypto::ring::default_provider().install_default();
        let folder = tempfile::tempdir().expect("a temporary folder");
        fs::create_dir(folder.path().join(BUCKET)).expect("a bucket");
        let mood = Arc::new(Mutex::new(Mood::Well));
        let listener = std::net::TcpListener::bind("127.0.0.1:0").expect("a free port");
        listener.set_nonblocking(true).expect("a listener that does not block");
        let addr = listener.local_addr().expect("an address");
        let (stop, stopped) = oneshot::channel();
        let (buckets, told) = (folder.path().to_owned(), mood.clone());
        thread::spawn(move || {
            let runtime = runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
            runtime.block_on(async {
                tokio::select! {
                    () = serve(listener, &buckets, told) => {}
                    _ = stopped => {}
                }
            });
            // what somebody still waits for is not waited for
            runtime.shutdown_background();
        });
        Self { addr, mood, folder, stop: Some(stop) }
    }

    /// The folder of everything it keeps: what lies there is served.
    #[must_use]
    pub fn folder(&self) -> &Path {
        self.folder.path()
    }

    /// Where the program finds its bucket, as the settings take it.
    #[must_use]
    pub fn address(&self) -> String {
        self.address_of(BUCKET)
    }

    /// The same for another bucket, which is not there.
    #[must_use]
    pub fn address_of(&self, bucket: &str) -> String {
        format!("s3://{bucket}/in/here?endpoint=http://{}&region=eu-central-1", self.addr)
    }

    /// From now on it behaves like this.
    ///
    /// # Panics
    /// Never: nobody panics while it is told.
    pub fn behave(&self, mood: Mood) {
        *self.mood.lock().expect("no holder panics") = mood;
    }

    /// The file in which it keeps the object of a key of the program.
    #[must_use]
    pub fn object(&self, key: &str) -> PathBuf {
        self.folder.path().join(BUCKET).join("in/here").join(key)
    }

    /// How many parts of uploads lie there that were neither completed nor given up.
    ///
    /// # Panics
    /// When its folder cannot be read.
    #[must_use]
    pub fn parts(&self) -> usize {
        let entries = fs::read_dir(self.folder.path()).expect("its folder");
        entries.filter(|entry| entry.as_ref().is_ok_and(|entry| entry.file_name().to_string_lossy().starts_with(".upload"))).count()
    }
}

impl Drop for S3 {
    fn drop(&mut self) {
        let _ = self.stop.take().map(|stop| stop.send(()));
    }
}

async fn serve(listener: std::net::TcpListener, buckets: &Path, mood: Arc<Mutex<Mood>>) {
    let mut service = S3ServiceBuilder::new(s3s_fs::FileSystem::new(buckets).expect("a folder of buckets"));
    service.set_auth(SimpleAuth::from_single(S3::KEYS.0, S3::KEYS.1));
    let service = service.build();
    let listener = TcpListener::from_std(listener).expect("a listener");
    while let Ok((line, _)) = listener.accept().await {
        let _ = line.set_nodelay(true);
        let (service, mood) = (service.clone(), mood.clone());
        tokio::spawn(async move {
            let answer = service_fn(move |request| answer(service.clone(), mood.clone(), request));
            let _ = Builder::new(TokioExecutor::new()).serve_connection(TokioIo::new(line), answer).await;
        });
    }
}

async fn answer(service: S3Service, mood: Arc<Mutex<Mood>>, request: Request<Incoming>) -> Result<Response<Body>, String> {
    let mood = *mood.lock().map_err(|error| error.to_string())?;
    // s3s-fs makes a bucket that something is put into; no other server does
    if request.uri().path().split('/').nth(1) != Some(BUCKET) {
        return failing(404);
    }
    let second_part = request.uri().query().is_some_and(|query| query.contains("partNumber=2"));
    match mood {
        Mood::Silent => std::future::pending().await,
        Mood::Answering(status) => failing(status),
        Mood::RefusingParts if second_part => failing(500),
        Mood::Well | Mood::RefusingParts => service.call(request.map(Body::from)).await.map_err(|error| format!("{error:?}")),
        Mood::Breaking(after) => {
            let answer = service.call(request.map(Body::from)).await.map_err(|error| format!("{error:?}"))?;
            Ok(answer.map(|body| broken(body, after)))
        }
    }
}

fn failing(status: u16) -> Result<Response<Body>, String> {
    let mut answer = Response::new(Body::from("<Error><Code>Test</Code></Error>".to_owned()));
    *answer.status_mut() = StatusCode::from_u16(status).map_err(|error| error.to_string())?;
    Ok(answer)
}

/// A body of which only the first bytes come before the line breaks.
fn broken(body: Body, after: usize) -> Body {
    let mut left = after;
    let steps = body.into_data_stream().map(move |step| {
        let mut step = step.map_err(|error| error.to_string())?;
        if left == 0 {
            return Err("the line breaks".to_owned());
        }
        step.truncate(left);
        left -= step.len();
        Ok(Frame::data(step))
    });
    Body::http_body_unsync(StreamBody::new(steps))
}
