//! The edge under clients that are slow, silent or many, and what it says of itself.

use crate::support::{Caller, Chance, On, Persona, Program, TestApp, media, status_of, until};
use reqwest::StatusCode;
use std::time::{Duration, Instant};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpStream,
};

/// Requests on one connection.
const MANY: usize = 100;

/// A small file of the demo world, as an address, and somebody who may read it.
async fn small_file(app: &TestApp) -> (String, String) {
    let vendor = app.person(Persona::AcmeAdmin).await;
    let found = vendor.browse(None, "logo").await;
    let rows = found["items"]["rows"].as_array().expect("rows").clone();
    let file = rows.iter().filter(|row| row["file"].is_object()).min_by_key(|row| row["file"]["size"].as_i64()).expect("a file");
    let name = file["file"]["name"].as_str().expect("a name").replace(' ', "%20");
    (format!("/files/{}/{}/{name}", file["id"].as_str().expect("an id"), file["file"]["version"]), vendor.cookies())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_page_is_drawn_for_each_of_many_who_ask_at_once() {
    let app = TestApp::demo().await;
    let vendor = app.person(Persona::AcmeMember).await;
    let asking = (0..8).map(|_| async {
        for _ in 0..40 {
            let answer = vendor.get("/resources").await;
            assert_eq!(answer.status(), StatusCode::OK);
            assert!(answer.text().await.expect("a page").contains("<title>Resources – Portico</title>"));
        }
    });
    let asking: Vec<_> = asking.collect();
    futures::future::join_all(asking).await;
    app.stop().await;
}

/// Reads one answer; head and body.
async fn read_answer(stream: &mut TcpStream, kept: &mut Vec<u8>) {
    let mut step = vec![0; 64 * 1024];
    loop {
        if let Some(at) = kept.windows(4).position(|four| four == b"\r\n\r\n") {
            let head = String::from_utf8_lossy(&kept[..at]).to_ascii_lowercase();
            assert!(head.starts_with("http/1.1 206"), "{head}");
            let length = head.lines().find_map(|line| line.strip_prefix("content-length: ")).expect("a length");
            let whole = at + 4 + length.trim().parse::<usize>().expect("a number");
            if kept.len() >= whole {
                kept.drain(..whole);
                return;
            }
        }
        let read = stream.read(&mut step).await.expect("an answer");
        assert!(read > 0, "the connection was closed");
        kept.extend_from_slice(&step[..read]);
    }
}

/// Without TCP_NODELAY the body of each answer waits until the client's system acknowledges its head, 40 ms later. Sent
/// all at once the requests do not wait for each other, so that what one of them costs shows either way.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn many_small_answers_on_one_connection_do_not_wait_for_acknowledgements() {
    let app = TestApp::demo().await;
    let (file, cookies) = small_file(&app).await;
    let request = format!("GET {file} HTTP/1.1\r\nhost: {}\r\ncookie: {cookies}\r\nrange: bytes=0-99\r\n\r\n", app.config.addr);
    let mut best = f64::MAX;
    for _ in 0..3 {
        let mut stream = TcpStream::connect(app.config.addr).await.expect("a connection");
        let mut kept = Vec::new();
        let began = Instant::now();
        for _ in 0..MANY {
            stream.write_all(request.as_bytes()).await.expect("to write");
            read_answer(&mut stream, &mut kept).await;
        }
        let one_by_one = began.elapsed();
        let began = Instant::now();
        let (mut read, mut write) = stream.split();
        let all = request.repeat(MANY);
        let (written, drained) = tokio::join!(write.write_all(all.as_bytes()), drain(&mut read, MANY));
        written.expect("to write");
        let at_once = began.elapsed();
        assert_eq!(drained, MANY);
        eprintln!("{MANY} answers one by one in {one_by_one:?}, all at once in {at_once:?}");
        best = best.min(one_by_one.as_secs_f64() / at_once.as_secs_f64());
    }
    assert!(best < 8.0, "answers wait for acknowledgements: {best:.1} times as slow one by one");
    app.stop().await;
}

/// Reads until so many answers have begun and the last has ended.
async fn drain(read: &mut (impl AsyncReadExt + Unpin), answers: usize) -> usize {
    let (mut kept, mut step, mut found) = (Vec::new(), vec![0; 64 * 1024], 0);
    while found < answers {
        let read = read.read(&mut step).await.expect("an answer");
        assert!(read > 0, "the connection was closed");
        kept.extend_from_slice(&step[..read]);
        while let Some(at) = kept.windows(4).position(|four| four == b"\r\n\r\n").filter(|at| kept.len() >= at + 4 + 100) {
            kept.drain(..at + 4 + 100);
            found += 1;
        }
    }
    found
}

#[tokio::test]
async fn two_hundred_half_sent_heads_keep_nobody_waiting() {
    let app = TestApp::demo().await;
    let vendor = app.person(Persona::AcmeMember).await;
    let mut slow = Vec::new();
    for number in 0..200 {
        let mut stream = TcpStream::connect(app.config.addr).await.expect("a connection");
        let half = ["", "G", "GET / HTTP/1.1\r\nhost: a\r\nx-sl", "PRI * HTTP/2.0\r\n"][number % 4];
        stream.write_all(half.as_bytes()).await.expect("to write");
        slow.push(stream);
    }
    let answers = async {
        for _ in 0..20 {
            assert_eq!(vendor.get("/healthz").await.status(), StatusCode::OK);
            assert_eq!(vendor.get("/partners").await.status(), StatusCode::OK);
        }
    };
    tokio::time::timeout(Duration::from_secs(20), answers).await.expect("others are answered");
    drop(slow);
    app.stop().await;
}

#[tokio::test]
async fn a_connection_that_asks_nothing_is_let_go_however_little_it_sends() {
    let app = TestApp::empty().await;
    let mut waiting = Vec::new();
    for half in ["", "GET / HTTP/1.1\r\nhost: a\r\nx-sl", "PRI * HTTP/2.0\r\n", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"] {
        let mut stream = TcpStream::connect(app.config.addr).await.expect("a connection");
        stream.write_all(half.as_bytes()).await.expect("to write");
        waiting.push(tokio::spawn(async move {
            let mut said = Vec::new();
            let end = tokio::time::timeout(Duration::from_secs(60), stream.read_to_end(&mut said)).await;
            assert!(end.is_ok(), "still held after a minute: {half:?}");
        }));
    }
    for one in waiting {
        one.await.expect("each is let go");
    }
    app.stop().await;
}

#[tokio::test]
async fn readyz_says_when_no_bytes_can_be_written_and_healthz_still_lives() {
    let app = TestApp::on(On::SqliteAndFolder).await;
    let status = async |path: &'static str| {
        let addr = app.config.addr;
        tokio::task::spawn_blocking(move || status_of(addr, path)).await.expect("it asks")
    };
    assert_eq!((status("/healthz").await, status("/readyz").await), (Some(200), Some(200)));
    let blobs = app.config.data_dir.join("blobs");
    let aside = app.config.data_dir.join("aside");
    // rights do not keep root from writing: a file stands where the folder was
    std::fs::rename(&blobs, &aside).expect("to move");
    std::fs::write(&blobs, "no folder").expect("to write");
    // an answer holds for a second
    let last = async |wanted: u16| until("it looks again", async || (status("/readyz").await == Some(wanted)).then_some(())).await;
    last(503).await;
    let stranger = crate::support::Person::stranger(&app);
    let answer = stranger.get("/readyz").await;
    assert_eq!(answer.status(), StatusCode::SERVICE_UNAVAILABLE);
    assert_eq!(answer.text().await.expect("text"), "no bytes can be written\n");
    assert_eq!(status("/healthz").await, Some(200));
    std::fs::remove_file(&blobs).expect("to remove");
    std::fs::rename(&aside, &blobs).expect("to move");
    last(200).await;
    app.stop().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn readyz_says_when_the_database_takes_no_write_and_looks_once_a_second() {
    let app = TestApp::empty_on(On::SqliteAndFolder).await;
    let stranger = crate::support::Person::stranger(&app);
    let db = app.portal.base().db.clone();
    let before = store::testing::fingerprint(&db).await;
    assert_eq!(stranger.get("/readyz").await.status(), StatusCode::OK);
    assert_eq!(store::testing::fingerprint(&db).await, before, "what was written to see whether it works was put back");
    // somebody holds the one writer
    let held = db.begin(&domain::Cause::system("test")).await.expect("a transaction");
    assert_eq!(stranger.get("/readyz").await.status(), StatusCode::OK, "the last answer holds");
    tokio::time::sleep(Duration::from_millis(1_100)).await;
    let began = Instant::now();
    let answers = futures::future::join_all((0..20).map(|_| async { stranger.get("/readyz").await })).await;
    assert!(began.elapsed() < Duration::from_secs(4), "they wait for one look of two seconds: {:?}", began.elapsed());
    for answer in answers {
        assert_eq!(answer.status(), StatusCode::SERVICE_UNAVAILABLE);
        assert_eq!(answer.text().await.expect("text"), "the database takes no write\n");
    }
    drop(held);
    until("it looks again", async || (stranger.get("/readyz").await.status() == StatusCode::OK).then_some(())).await;
    app.stop().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn many_who_ask_readyz_at_once_do_not_trip_over_each_other() {
    let app = TestApp::empty().await;
    let asks: Vec<_> = (0..100)
        .map(|_| {
            let stranger = crate::support::Person::stranger(&app);
            tokio::spawn(async move { stranger.get("/readyz").await.status() })
        })
        .collect();
    for ask in asks {
        assert_eq!(ask.await.expect("an answer"), StatusCode::OK);
    }
    assert!(!app.arriving().join(".probe").exists(), "nothing is left behind");
    app.stop().await;
}

/// The largest file of the demo world is read slowly while the program is asked to end.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn asked_to_end_the_program_finishes_running_downloads_and_closes_the_database() {
    let mut program = Program::here().await;
    program.start();
    let caller = Caller::of(&program.url, "admin@acme.example").await;
    let northwind = caller.partner("Northwind").await;
    let campaign = caller.campaign(&northwind, "Going home").await;
    let bytes: Vec<u8> = (0..24).flat_map(|_| media("acme-customer-story-halden-outdoor.mp4")).collect();
    let item = caller.upload("story.mp4", bytes.clone().into(), &campaign).await;
    let request = caller.request(reqwest::Method::GET, &format!("/files/{item}/1/story.mp4"));
    let mut answer = request.send().await.expect("an answer");
    let mut read = answer.chunk().await.expect("bytes").expect("bytes").to_vec();
    program.ask_to_end();
    let addr = program.addr;
    let closed = || async { (TcpStream::connect(addr).await.is_err()).then_some(()) };
    until("nobody is let in any more", closed).await;
    let mut chance = Chance::new(7);
    while let Some(step) = answer.chunk().await.expect("the download goes on") {
        read.extend_from_slice(&step);
        if chance.below(40) == 0 {
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
    }
    assert!(read == bytes, "{} of {} bytes came", read.len(), bytes.len());
    assert!(program.ended().success(), "the program ends well");
    if let Some(file) = program.database().strip_prefix("sqlite:") {
        assert!(!std::path::Path::new(&format!("{file}-wal")).exists(), "the log is folded into the database");
    }
    program.is_sound();
}
