//! The server under test: started like `portico serve --demo`, on the ground of this run.

use super::{Ground, On, PORTICO, Person, Persona};
use server::Config;
use std::path::{Path, PathBuf};
use store::testing::S3;
use tokio::{net::TcpListener, sync::oneshot, task::JoinHandle};

/// A running server.
pub struct TestApp {
    /// Its address, without a slash at the end.
    pub url: String,
    /// Its settings.
    pub config: Config,
    /// Its rooms, for what a test prepares or looks up behind the doors.
    pub portal: operations::Portal,
    stop: oneshot::Sender<()>,
    task: JoinHandle<anyhow::Result<()>>,
    ground: Ground,
}

impl TestApp {
    /// With the demo world, on the ground of this run.
    pub async fn demo() -> Self {
        Self::on(On::here()).await
    }

    /// With the demo world, on a ground that the test is about.
    pub async fn on(on: On) -> Self {
        Self::start(Ground::with_the_world(on).await, true, &[]).await
    }

    /// With nobody in it.
    pub async fn empty() -> Self {
        Self::empty_on(On::here()).await
    }

    /// With nobody in it, on a ground that the test is about.
    pub async fn empty_on(on: On) -> Self {
        Self::start(Ground::new(on).await, false, &[]).await
    }

    /// With the demo world and some settings of its own.
    pub async fn demo_with(settings: &[(&str, &str)]) -> Self {
        Self::start(Ground::with_the_world(On::here()).await, true, settings).await
    }

    /// With the demo world, and pictures of the files that come: each costs a process.
    pub async fn demo_with_pictures() -> Self {
        Self::begin(Ground::with_the_world(On::here()).await, true, &[], true).await
    }

    /// With the demo world made at this start, and pictures of its files too.
    pub async fn first_start_with_pictures() -> Self {
        Self::begin(Ground::new(On::here()).await, true, &[], true).await
    }

    /// Starts it on this ground.
    pub async fn start(ground: Ground, demo: bool, settings: &[(&str, &str)]) -> Self {
        Self::begin(ground, demo, settings, false).await
    }

    async fn begin(ground: Ground, demo: bool, settings: &[(&str, &str)], pictures: bool) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
        let addr = listener.local_addr().expect("an address");
        let site = ground.db.folder().join("site");
        web_files(&site);
        let mut own = ground.settings();
        own.extend([
            ("PORTICO_ADDR", addr.to_string()),
            ("PORTICO_DATA_DIR", ground.data().display().to_string()),
            ("PORTICO_SITE_DIR", site.display().to_string()),
        ]);
        let mut config = Config::read(|name| {
            let set = settings.iter().find(|(known, _)| *known == name).map(|(_, value)| (*value).to_owned());
            set.or_else(|| own.iter().find(|(known, _)| *known == name).map(|(_, value)| value.clone()))
        })
        .expect("settings that hold");
        config.program = pictures.then(|| PORTICO.into());
        let running = server::start(config.clone(), demo).await.expect("the server starts");
        let portal = running.portal.clone();
        let (stop, stopped) = oneshot::channel();
        let task = tokio::spawn(server::run(running, listener, async move {
            let _ = stopped.await;
        }));
        Self { url: format!("http://{addr}"), config, portal, stop, task, ground }
    }

    /// Somebody of the demo world, signed in as they are.
    pub async fn person(&self, persona: Persona) -> Person {
        Person::of(self, persona).await
    }

    /// The server for files, where there is one.
    pub fn s3(&self) -> &S3 {
        self.ground.s3.as_ref().expect("files are on an S3-compatible server")
    }

    /// The folder in which the files lie in the end, also when a server keeps them there.
    pub fn files(&self) -> PathBuf {
        self.ground.files(&self.config.data_dir)
    }

    /// The folder in which bytes arrive: the same, or one before the bucket.
    pub fn arriving(&self) -> PathBuf {
        if self.ground.s3.is_some() { self.config.data_dir.join("uploads") } else { self.files() }
    }

    /// The places of all bytes there are, those on their way too.
    pub async fn bytes(&self) -> Vec<String> {
        let blobs = &self.portal.base().blobs;
        let kept = blobs.list().await.expect("a list");
        kept.into_iter().chain(blobs.list_arriving().await.expect("a list")).collect()
    }

    /// Stops the server and waits until it has.
    pub async fn stop(self) {
        let _ = self.stop.send(());
        self.task.await.expect("the server does not panic").expect("the server ends well");
        drop(self.portal);
        self.ground.remove().await;
    }
}

/// Web files that name a program but hold none: the tests of the edge need no browser.
pub(super) fn web_files(folder: &Path) {
    std::fs::create_dir_all(folder.join("pkg")).expect("a folder for web files");
    let names = r#"{ "js": "/pkg/portico.js", "wasm": "/pkg/portico.wasm", "css": "/pkg/portico.css",
        "pieces": { "home": ["/pkg/chunk.wasm", "/pkg/home.wasm"], "partners": ["/pkg/partners.wasm"] } }"#;
    std::fs::write(folder.join("site.json"), names).expect("site.json");
    std::fs::write(folder.join("favicon.svg"), "<svg xmlns='http://www.w3.org/2000/svg'/>").expect("an icon");
    std::fs::write(folder.join("pkg/portico.css"), "body{}").expect("a style sheet");
}
