//! The real program's memory while large files come and go: it depends neither on their size nor on how slowly somebody reads
//! (trust: slow clients do not matter; speed: an upload takes 32 MiB at most).

use crate::support::{Caller, Program, media};
use bytes::Bytes;
use futures::StreamExt;
use reqwest::StatusCode;
use std::time::Duration;

/// Bytes of the file.
const SIZE: usize = 80 * 1024 * 1024;
/// How much more memory the program may take.
const MOST: u64 = 32 * 1024 * 1024;
/// How many read slowly at once.
const SLOW: usize = 2;

/// Memory of its own that a process has, in bytes.
fn memory(program: &Program) -> u64 {
    let status = std::fs::read_to_string(format!("/proc/{}/status", program.number())).expect("the process lives");
    let line = status.lines().find(|line| line.starts_with("RssAnon:")).expect("the kernel tells");
    line.split_whitespace().nth(1).and_then(|kilobytes| kilobytes.parse::<u64>().ok()).expect("a number") * 1024
}

/// The most memory while something happens.
async fn most<T>(program: &Program, deed: impl Future<Output = T>) -> (T, u64) {
    let mut deed = std::pin::pin!(deed);
    let mut most = 0;
    loop {
        tokio::select! {
            done = &mut deed => return (done, most.max(memory(program))),
            () = tokio::time::sleep(Duration::from_millis(20)) => most = most.max(memory(program)),
        }
    }
}

/// A video of this size: one of the demo world, and a box of free space.
fn video() -> Bytes {
    let mut bytes = media("acme-customer-story-halden-outdoor.mp4");
    let free = u32::try_from(SIZE - bytes.len()).expect("a small box");
    bytes.extend_from_slice(&free.to_be_bytes());
    bytes.extend_from_slice(b"free");
    bytes.resize(SIZE, 7);
    bytes.into()
}

#[tokio::test(flavor = "multi_thread")]
async fn large_files_come_and_go_in_little_memory() {
    let mut program = Program::here().await;
    program.start();
    let caller = Caller::of(&program.url, "member@acme.example").await;
    let northwind = caller.partner("Northwind").await;
    let campaign = caller.campaign(&northwind, "Large files").await;
    let video = video();
    let before = memory(&program);

    let (item, highest) = most(&program, caller.upload("story.mp4", video.clone(), &campaign)).await;
    assert!(highest < before + MOST, "an upload takes {} bytes", highest - before);

    let file = format!("/files/{item}/1/story.mp4");
    let slow = async {
        let mut readers = Vec::new();
        for _ in 0..SLOW {
            let answer = caller.again().request(reqwest::Method::GET, &file).send().await.expect("an answer");
            assert_eq!(answer.status(), StatusCode::OK);
            readers.push(answer.bytes_stream());
        }
        tokio::time::sleep(Duration::from_secs(2)).await;
        for mut reader in readers {
            let mut length = 0;
            while let Some(step) = reader.next().await {
                length += step.expect("bytes").len();
            }
            assert_eq!(length, SIZE);
        }
    };
    let ((), highest) = most(&program, slow).await;
    assert!(highest < before + 2 * MOST, "{SLOW} slow readers take {} bytes", highest - before);
    assert!(caller.get(&file).await.expect("an answer").body == video, "the same bytes");
}
