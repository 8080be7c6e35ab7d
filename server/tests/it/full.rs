//! A disk that takes nothing more, and a database that somebody else holds: reading goes on, writing is refused in words,
//! nothing is half done, and it all works again afterwards.

use crate::support::{Answer, Caller, On, PORTICO, Persona, Program, TestApp, media, said};
use bytes::Bytes;
use domain::{Cause, Refusal, library::Error};
use reqwest::{Method, StatusCode};
use serde_json::json;
use std::{
    fs::File,
    io::Write,
    path::PathBuf,
    process::Command,
    time::{Duration, Instant},
};

/// A disk that can be filled and emptied while the program runs.
enum Disk {
    /// No file of the process may grow: works without special rights, and fails as a quota does.
    Limit,
    /// A small file system that only the program and its children see.
    Small,
}

impl Disk {
    /// Those that this machine allows; the first always.
    fn all() -> Vec<Self> {
        let small = Command::new("unshare").args(["-rm", "mount", "-t", "tmpfs", "none", "/mnt"]).output();
        let mut disks = vec![Self::Limit];
        if small.is_ok_and(|said| said.status.success()) {
            disks.push(Self::Small);
        } else {
            eprintln!("this machine lets nobody mount a small file system: only the limit of file sizes is tried");
        }
        disks
    }

    /// The command that becomes the program on this disk.
    fn command(&self, program: &Program) -> Command {
        std::fs::create_dir_all(program.data()).expect("a folder");
        let mut command = match self {
            Self::Limit => {
                let mut command = program.command("sh");
                // the signal would end the program before it sees the error
                command.args(["-c", "trap '' XFSZ; exec \"$0\" serve --demo", PORTICO]);
                command
            }
            Self::Small => {
                let mut command = program.command("unshare");
                let words = "mount -t tmpfs -o size=24m none \"$PORTICO_DATA_DIR\" && exec \"$0\" serve --demo";
                command.args(["-rm", "sh", "-c", words, PORTICO]);
                command
            }
        };
        // it has much to complain of
        command.env("PORTICO_LOG", "off");
        command
    }

    fn limit(program: &Program, limit: &str) {
        let pid = program.number().to_string();
        let set = Command::new("prlimit").args(["--pid", &pid, &format!("--fsize={limit}:")]).status();
        assert!(set.expect("prlimit runs").success(), "the limit is set");
    }

    fn ballast(program: &Program) -> PathBuf {
        let data = program.data();
        let inside = data.strip_prefix("/").expect("a whole path");
        PathBuf::from(format!("/proc/{}/root", program.number())).join(inside).join("ballast")
    }

    /// From now on it takes nothing.
    fn fill(&self, program: &Program) {
        match self {
            Self::Limit => Self::limit(program, "0"),
            Self::Small => {
                let mut ballast = File::create(Self::ballast(program)).expect("a file on the small disk");
                for step in [64 * 1024, 4096, 1] {
                    while ballast.write_all(&vec![7; step]).is_ok() {}
                }
            }
        }
    }

    /// There is space again.
    fn empty(&self, program: &Program) {
        match self {
            Self::Limit => Self::limit(program, "unlimited"),
            Self::Small => std::fs::remove_file(Self::ballast(program)).expect("to remove"),
        }
    }

    /// Nothing is wrong, while the program runs.
    fn is_sound(&self, program: &Program) {
        match self {
            Self::Limit => program.is_sound(),
            Self::Small => {
                let mut command = program.command("nsenter");
                command.args(["-t", &program.number().to_string(), "-U", "-m", "--preserve-credentials", PORTICO, "check"]);
                let said = said(command, "");
                assert!(said.well, "portico check: {} {}", said.out, said.err);
            }
        }
    }
}

/// A clear refusal: nothing was changed.
fn is_refused(what: &str, answer: &Answer) {
    assert_eq!(answer.status, StatusCode::SERVICE_UNAVAILABLE, "{what}: {}", answer.text());
}

/// The refusal as a browser's script reads it.
fn is_refused_as_json(what: &str, answer: &Answer) {
    is_refused(what, answer);
    let refusal: Refusal<Error> = serde_json::from_slice(&answer.body).unwrap_or_else(|error| panic!("{what}: {error}: {}", answer.text()));
    assert_eq!(refusal, Refusal::Unavailable, "{what}");
}

/// Reading works: pages, lists, files.
async fn reads(caller: &Caller, file: &str, bytes: &Bytes) {
    for path in ["/healthz", "/partners"] {
        let answer = caller.get(path).await.expect("an answer");
        assert_eq!(answer.status, StatusCode::OK, "{path}: {}", answer.text());
    }
    let answer = caller.get(file).await.expect("an answer");
    assert!(answer.status == StatusCode::OK && answer.body == *bytes, "a file downloads: {}", answer.status);
}

async fn folders(caller: &Caller) -> Vec<String> {
    let ask = json!({ "q": "", "sort": "name", "after": null, "size": 200 });
    let shelves: domain::library::Shelves = caller.told("library/browse", &json!({ "folder": null, "ask": ask })).await;
    shelves.folders.into_iter().map(|folder| folder.name).collect()
}

async fn story(disk: &Disk) {
    let mut program = Program::new();
    program.start_as(disk.command(&program));
    let caller = Caller::of(&program.url, "member@acme.example").await;
    let northwind = caller.partner("Northwind").await;
    let campaign = caller.campaign(&northwind, "On a small disk").await;
    let kept = Bytes::from(media("acme-logo-on-white.png"));
    let item = caller.upload("logo.png", kept.clone(), &campaign).await;
    let file = format!("/files/{item}/1/logo.png");
    let movie = Bytes::from(media("acme-customer-story-halden-outdoor.mp4"));
    let begun = caller.announce("story.mp4", movie.len(), &campaign).await.expect("an answer");
    let upload = begun.header("location").expect("an address").to_owned();
    let first = caller.piece(&upload, 0, movie.slice(..100_000)).await.expect("an answer");
    assert_eq!(first.arrived(), 100_000);

    disk.fill(&program);
    reads(&caller, &file, &kept).await;
    let answer = caller.piece(&upload, 100_000, movie.slice(100_000..)).await.expect("an answer");
    is_refused_as_json("a piece", &answer);
    let stands = caller.send(caller.tus(Method::HEAD, &upload)).await.expect("an answer");
    assert!((100_000..movie.len() as u64).contains(&stands.arrived()), "what arrived is kept: {}", stands.arrived());
    let unready = async || (caller.get("/readyz").await.ok()?.status == StatusCode::SERVICE_UNAVAILABLE).then_some(());
    crate::support::until("it says that it is not ready", unready).await;
    let mut refused = 0;
    let mut made = Vec::new();
    for number in 0..20 {
        let name = format!("Folder {number}");
        let new = json!({ "new": { "parent": null, "name": name, "description": "x".repeat(2_000) } });
        let answer = caller.call("library/add_folder", &new).await.expect("an answer");
        if answer.status == StatusCode::OK {
            made.push(name)
        } else {
            is_refused("a folder", &answer)
        }
        let begun = caller.announce(&format!("{number}.txt"), 10, &campaign).await.expect("an answer");
        match begun.status {
            StatusCode::CREATED | StatusCode::TOO_MANY_REQUESTS => {}
            _ => {
                is_refused_as_json("an announcement", &begun);
                refused += 1;
            }
        }
    }
    // a small disk may still have room in the log; a limit has none
    if matches!(disk, Disk::Limit) {
        assert_eq!((refused, made.len()), (20, 0), "every write is refused");
        let fields = [("partner", northwind.as_str()), ("intent", "other"), ("other", "Grow"), ("name", "No room")];
        let answer = caller.form("/marketing/library", &fields).await.expect("an answer");
        is_refused("a campaign", &answer);
        assert!(answer.text().contains("Nothing was changed."), "{}", answer.text());
    }
    let there = folders(&caller).await;
    assert_eq!(
        there.iter().filter(|name| name.starts_with("Folder ")).collect::<Vec<_>>().len(),
        made.len(),
        "what was refused is not there"
    );
    reads(&caller, &file, &kept).await;

    disk.empty(&program);
    let began = Instant::now();
    while caller.get("/readyz").await.expect("an answer").status != StatusCode::OK {
        assert!(began.elapsed() < Duration::from_secs(30), "it does not recover");
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    let stands = caller.send(caller.tus(Method::HEAD, &upload)).await.expect("an answer").arrived();
    let rest = movie.slice(usize::try_from(stands).expect("a small file")..);
    let done = caller.piece(&upload, stands, rest).await.expect("an answer");
    let story = done.item().unwrap_or_else(|| panic!("the upload goes on: {} {}", done.status, done.text()));
    reads(&caller, &format!("/files/{story}/1/story.mp4"), &movie).await;
    caller.campaign(&northwind, "Room again").await;
    disk.is_sound(&program);
    program.ask_to_end();
    assert!(program.ended().success(), "the program ends well");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_full_disk_loses_nothing_and_the_service_recovers_when_there_is_space() {
    for disk in Disk::all() {
        story(&disk).await;
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_busy_database_refuses_writes_in_words_and_keeps_nobody_from_reading() {
    let app = TestApp::on(On::SqliteAndFolder).await;
    let vendor = app.person(Persona::AcmeMember).await;
    let northwind = vendor.partner_named("Northwind").await;
    let campaign = vendor.campaign_with_asset().await;
    let db = store::Db::open(&app.config.database_url).await.expect("the database opens");
    // the trail is sealed and nothing is due, so that only the people of this test write
    let open = "select act from audit_entries where hash is null";
    crate::support::until("the trail is sealed", async || store::testing::texts(&db, open).await.is_empty().then_some(())).await;
    // everybody was last seen long ago, so that every request would like to write it down
    store::testing::run(&db, "update sessions set seen_at = seen_at - 3600000", &[]).await;
    let before = store::testing::fingerprint(&db).await;
    let held = db.begin(&Cause::system("test")).await.expect("nobody else writes");

    let own = (vendor.clone(), vendor.clone(), vendor.clone());
    let id = campaign.id.clone();
    let approve = tokio::spawn(async move { own.0.told("campaigns/approve_all", json!({ "campaign": id })).await });
    let id = campaign.id.clone();
    let begin = tokio::spawn(async move { own.1.send("late.txt", b"late", &[("campaign", &id)]).await });
    let fields = northwind.clone();
    let form = tokio::spawn(async move {
        let fields = [("partner", fields.as_str()), ("intent", "other"), ("other", "Grow"), ("name", "Too busy")];
        own.2.form("/marketing/library", &fields).await
    });
    for _ in 0..3 {
        for path in ["/partners", "/healthz", campaign.file.as_str()] {
            assert_eq!(vendor.get(path).await.status(), StatusCode::OK, "{path}");
        }
    }
    assert!(!approve.is_finished() && !begin.is_finished() && !form.is_finished(), "readers wait for writers");

    let (status, problem) = approve.await.expect("an answer");
    assert_eq!((status, problem), (503, json!({ "Refused": "Unavailable" })));
    let begun = begin.await.expect("an answer");
    assert_eq!(begun.status(), StatusCode::SERVICE_UNAVAILABLE);
    assert_eq!(begun.json::<Refusal<Error>>().await.expect("a refusal"), Refusal::Unavailable);
    let form = form.await.expect("an answer");
    assert_eq!(form.status(), StatusCode::SERVICE_UNAVAILABLE);
    assert_eq!(form.text().await.expect("words"), "Busy, or the disk is full. Nothing was changed.");
    assert_eq!(store::testing::fingerprint(&db).await, before, "nothing was changed");
    drop(held);

    assert_eq!(vendor.approve(&campaign.id).await, 1);
    vendor.upload("late.txt", b"late", &[("campaign", &campaign.id)]).await;
    vendor.campaign(&northwind, "Too busy").await;
    db.close().await;
    app.stop().await;
}
