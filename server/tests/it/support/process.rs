//! The real program as a child process: started, killed, asked to end, and its other commands.

use super::{Ground, On, app::web_files};
use std::{
    collections::hash_map::RandomState,
    hash::{BuildHasher, Hasher},
    io::Write,
    net::{SocketAddr, TcpListener},
    path::{Path, PathBuf},
    process::{Child, Command, ExitStatus, Output, Stdio},
    time::{Duration, Instant},
};
use store::testing::S3;

/// The program's file.
pub const PORTICO: &str = env!("CARGO_BIN_EXE_portico");

/// A folder of data, and the program that works on it, life after life.
pub struct Program {
    /// Its address, without a slash at the end.
    pub url: String,
    /// Where it listens.
    pub addr: SocketAddr,
    folder: tempfile::TempDir,
    /// What it stands on.
    pub on: On,
    ground: Option<Ground>,
    child: Option<Child>,
}

impl Program {
    /// A temporary folder with web files, a free port, and no settings: SQLite and a folder. Nothing runs yet.
    pub fn new() -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder");
        web_files(&folder.path().join("site"));
        let addr = free_address();
        Self { url: format!("http://{addr}"), addr, folder, on: On::SqliteAndFolder, ground: None, child: None }
    }

    /// The same on the ground of this run.
    pub async fn here() -> Self {
        Self::on(On::here()).await
    }

    /// The same on a ground that the test is about.
    pub async fn on(on: On) -> Self {
        let mut program = Self::new();
        program.on = on;
        program.ground = Some(Ground::new(on).await);
        program
    }

    /// The folder of everything.
    pub fn folder(&self) -> &Path {
        self.folder.path()
    }

    /// The data folder.
    pub fn data(&self) -> PathBuf {
        self.folder().join("data")
    }

    /// The database's address.
    pub fn database(&self) -> String {
        match &self.ground {
            Some(ground) => ground.db.url.clone(),
            None => format!("sqlite:{}", self.data().join("portico.db").display()),
        }
    }

    /// The folder of the blob store, or of the server that keeps the files.
    pub fn files(&self) -> PathBuf {
        self.ground.as_ref().map_or_else(|| self.data().join("blobs"), |ground| ground.files(&self.data()))
    }

    /// The server for files, where there is one.
    pub fn s3(&self) -> &S3 {
        self.ground.as_ref().and_then(|ground| ground.s3.as_ref()).expect("files are on an S3-compatible server")
    }

    /// The files of the blob store, with their paths.
    pub fn blobs(&self) -> Vec<PathBuf> {
        let mut found = Vec::new();
        let mut folders = vec![self.files()];
        while let Some(folder) = folders.pop() {
            for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
                let path = entry.path();
                if path.is_dir() {
                    folders.push(path)
                } else if !path.ends_with(".probe") {
                    found.push(path)
                }
            }
        }
        found.sort();
        found
    }

    /// A program with this one's settings and nothing else in its environment.
    pub fn command(&self, program: impl AsRef<std::ffi::OsStr>) -> Command {
        let mut command = Command::new(program);
        command.env_clear().env("PATH", "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin");
        command.env("PORTICO_ADDR", self.addr.to_string()).env("PORTICO_DATA_DIR", self.data());
        command.env("PORTICO_SITE_DIR", self.folder().join("site")).env("PORTICO_LOG", "warn");
        command.envs(self.ground.iter().flat_map(Ground::settings));
        command.current_dir(self.folder()).stdin(Stdio::null()).stdout(Stdio::null());
        command
    }

    /// Starts it with the demo world and waits until it is ready; tells how long that took.
    pub fn start(&mut self) -> Duration {
        let mut command = self.command(PORTICO);
        command.args(["serve", "--demo"]);
        self.start_as(command)
    }

    /// Starts it by a command that becomes the program, and waits until it is ready.
    pub fn start_as(&mut self, mut command: Command) -> Duration {
        assert!(self.child.is_none(), "it runs already");
        let began = Instant::now();
        let mut child = command.spawn().expect("the program starts");
        while super::caller::status_of(self.addr, "/readyz") != Some(200) {
            if let Some(status) = child.try_wait().expect("the program can be looked at") {
                panic!("the program ended at its start: {status}");
            }
            assert!(began.elapsed() < Duration::from_secs(60), "the program is not ready");
            std::thread::sleep(Duration::from_millis(5));
        }
        self.child = Some(child);
        began.elapsed()
    }

    /// The number of the running process.
    pub fn number(&self) -> u32 {
        self.child.as_ref().expect("it runs").id()
    }

    /// `kill -9`.
    pub fn kill(&mut self) {
        let mut child = self.child.take().expect("it runs");
        child.kill().expect("it can be killed");
        child.wait().expect("it ended");
    }

    /// Sends SIGTERM.
    pub fn ask_to_end(&self) {
        let sent = Command::new("sh").args(["-c", &format!("kill -TERM {}", self.number())]).status();
        assert!(sent.expect("sh runs").success(), "SIGTERM is sent");
    }

    /// Waits until it has ended.
    pub fn ended(&mut self) -> ExitStatus {
        let mut child = self.child.take().expect("it runs");
        let began = Instant::now();
        loop {
            if let Some(status) = child.try_wait().expect("the program can be looked at") {
                return status;
            }
            if began.elapsed() > Duration::from_secs(30) {
                let _ = child.kill();
                panic!("the program does not end");
            }
            std::thread::sleep(Duration::from_millis(5));
        }
    }

    /// Another command of the program, with what it reads.
    pub fn run(&self, arguments: &[&str], input: &str) -> Said {
        let mut command = self.command(PORTICO);
        command.args(arguments);
        said(command, input)
    }

    /// `portico check --json` finds nothing wrong.
    pub fn is_sound(&self) {
        let said = self.run(&["check", "--json"], "");
        assert!(said.well, "portico check: {} {}", said.out, said.err);
        let report: serde_json::Value = serde_json::from_str(&said.out).expect("JSON");
        for what in ["missing", "damaged", "orphans", "stuck_uploads", "jobs", "audit"] {
            assert_eq!(report[what].as_array().map(Vec::len), Some(0), "{what}: {report}");
        }
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        if let Some(mut child) = self.child.take() {
            let _ = child.kill();
            let _ = child.wait();
        }
    }
}

/// What a command said.
#[derive(Debug)]
pub struct Said {
    /// It ended with 0.
    pub well: bool,
    /// What it printed.
    pub out: String,
    /// What it complained of.
    pub err: String,
}

/// Runs a command to its end, with what it reads.
pub fn said(mut command: Command, input: &str) -> Said {
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().expect("the program starts");
    // a program that refuses before it reads has closed its end
    let _ = child.stdin.take().expect("its input").write_all(input.as_bytes());
    let Output { status, stdout, stderr } = child.wait_with_output().expect("the program ends");
    let text = |bytes| String::from_utf8(bytes).expect("UTF-8");
    Said { well: status.success(), out: text(stdout), err: text(stderr) }
}

/// A port that nobody has, below those the system gives away by itself: it must still be free after a `kill -9`.
fn free_address() -> SocketAddr {
    let mut chance = Chance::new(RandomState::new().build_hasher().finish());
    loop {
        let addr = SocketAddr::from(([127, 0, 0, 1], u16::try_from(20_000 + chance.below(12_000)).expect("a port")));
        if TcpListener::bind(addr).is_ok() {
            return addr;
        }
    }
}

/// Numbers that come again from the same seed (splitmix64).
#[derive(Clone, Debug)]
pub struct Chance(u64);

impl Chance {
    /// From a seed.
    pub fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// From `PORTICO_TEST_SEED`, or a new seed, which is printed.
    pub fn printed(what: &str) -> Self {
        #[expect(clippy::disallowed_methods, reason = "a seed to repeat a test with is no setting of the program")]
        let given = std::env::var("PORTICO_TEST_SEED").ok().and_then(|seed| seed.parse().ok());
        let seed = given.unwrap_or_else(|| RandomState::new().build_hasher().finish());
        eprintln!("{what}: PORTICO_TEST_SEED={seed}");
        Self(seed)
    }

    /// A number below another.
    pub fn below(&mut self, most: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (mixed ^ (mixed >> 31)) % most
    }
}
