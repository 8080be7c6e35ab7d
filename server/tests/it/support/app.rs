//! The server under test: started like `portico serve --demo`, with its data in a temporary folder.

use super::{PORTICO, Person, Persona};
use server::Config;
use std::path::Path;
use store::testing::TestDb;
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
    /// Gone with the server.
    _db: TestDb,
}

impl TestApp {
    /// With the demo world, on a SQLite file.
    pub async fn demo() -> Self {
        Self::start(TestDb::sqlite(), true, &[], false).await
    }

    /// With the demo world, on PostgreSQL.
    pub async fn demo_on_postgres() -> Self {
        Self::start(TestDb::postgres().await, true, &[], false).await
    }

    /// With nobody in it, on a SQLite file.
    pub async fn empty() -> Self {
        Self::start(TestDb::sqlite(), false, &[], false).await
    }

    /// With the demo world and some settings of its own.
    pub async fn demo_with(settings: &[(&str, &str)]) -> Self {
        Self::start(TestDb::sqlite(), true, settings, false).await
    }

    /// With the demo world, and pictures of its files and of those that come: each costs a process.
    pub async fn demo_with_pictures() -> Self {
        Self::start(TestDb::sqlite(), true, &[], true).await
    }

    async fn start(db: TestDb, demo: bool, settings: &[(&str, &str)], pictures: bool) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
        let addr = listener.local_addr().expect("an address");
        let site = db.folder().join("site");
        web_files(&site);
        let own = [
            ("PORTICO_ADDR", addr.to_string()),
            ("PORTICO_DATA_DIR", db.folder().join("data").display().to_string()),
            ("PORTICO_DATABASE_URL", db.url.clone()),
            ("PORTICO_SITE_DIR", site.display().to_string()),
        ];
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
        Self { url: format!("http://{addr}"), config, portal, stop, task, _db: db }
    }

    /// Somebody of the demo world, signed in as they are.
    pub async fn person(&self, persona: Persona) -> Person {
        Person::of(self, persona).await
    }

    /// Stops the server and waits until it has.
    pub async fn stop(self) {
        let _ = self.stop.send(());
        self.task.await.expect("the server does not panic").expect("the server ends well");
    }
}

/// Web files that name a program but hold none: the tests of the edge need no browser.
pub(super) fn web_files(folder: &Path) {
    std::fs::create_dir_all(folder.join("pkg")).expect("a folder for web files");
    let names = r#"{ "js": "/pkg/portico.js", "wasm": "/pkg/portico.wasm", "css": "/pkg/portico.css" }"#;
    std::fs::write(folder.join("site.json"), names).expect("site.json");
    std::fs::write(folder.join("favicon.svg"), "<svg xmlns='http://www.w3.org/2000/svg'/>").expect("an icon");
    std::fs::write(folder.join("pkg/portico.css"), "body{}").expect("a style sheet");
}
