//! Killed while items are deleted.

use super::{KILLS, Lives, address, campaign, downloads, sane, text};
use crate::support::{Caller, Program};
use domain::library::ItemRow;
use reqwest::StatusCode;
use serde_json::json;
use std::time::{Duration, Instant};

/// Items that are deleted at the same time.
const AT_ONCE: usize = 8;
/// Bytes of each.
const SIZE: usize = 3_000;

/// An item that waits for its deletion.
struct Doomed {
    number: u64,
    row: ItemRow,
}

/// Uploads items until so many are there.
async fn fill(caller: &Caller, id: &str, doomed: &mut Vec<Doomed>, made: &mut u64) {
    let mut fillers = Vec::new();
    for _ in doomed.len()..AT_ONCE {
        *made += 1;
        let (caller, id, number) = (caller.clone(), id.to_owned(), *made);
        fillers.push(async move { (number, caller.upload(&format!("item {number}.txt"), text(number, SIZE), &id).await) });
    }
    use futures::StreamExt;
    let filled: Vec<(u64, String)> = futures::stream::iter(fillers).buffer_unordered(4).collect().await;
    let rows = campaign(caller, id).await.assets;
    for (number, item) in filled {
        let row = rows.iter().find(|row| row.id.to_string() == item).expect("the item is listed").clone();
        doomed.push(Doomed { number, row });
    }
}

/// Whether an item is wholly there; else it is wholly gone, but for its file, which goes a moment later.
async fn is_there(caller: &Caller, doomed: &Doomed) -> bool {
    let page = caller.call("library/item", &json!({ "item": doomed.row.id })).await.expect("an answer");
    if page.status == StatusCode::OK {
        downloads(caller, &doomed.row, &text(doomed.number, SIZE)).await;
        return true;
    }
    assert_eq!(page.status, StatusCode::NOT_FOUND, "{}", page.text());
    let file = caller.get(&address(&doomed.row)).await.expect("an answer");
    assert_eq!(file.status, StatusCode::NOT_FOUND, "the bytes of an item that is gone are served");
    false
}

/// The file of a deleted item leaves the disk soon after the start, at the latest when a lease has ended.
async fn leaves_the_disk(program: &Program, row: &ItemRow) {
    let name = row.file.as_ref().expect("a file").id.to_string();
    let began = Instant::now();
    while program.blobs().iter().any(|path| path.ends_with(&name)) {
        assert!(began.elapsed() < Duration::from_secs(45), "the file of {} stays on the disk", row.name);
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_item_that_was_deleted_stays_deleted_with_its_file() {
    let program = Program::here().await;
    let mut lives = Lives::begin("deletions", program).await;
    let northwind = lives.caller.partner("Northwind").await;
    let id = lives.caller.campaign(&northwind, "Killed while deleting").await;
    let (mut doomed, mut made) = (Vec::new(), 0);
    let (mut gone, mut acknowledged) = (0, 0);
    let mut leaving = Vec::new();
    for _ in 0..lives.kills {
        fill(&lives.caller, &id, &mut doomed, &mut made).await;
        let mut deeds = Vec::new();
        for doomed in doomed.drain(..) {
            let caller = lives.caller.clone();
            deeds.push(tokio::spawn(async move {
                let answer = sane(caller.call("library/remove", &json!({ "item": doomed.row.id })).await);
                (doomed, answer)
            }));
        }
        lives.end_within(lives.window).await;
        let mut answers = Vec::new();
        for deed in deeds {
            answers.push(deed.await.expect("an answer a living program may give"));
        }
        lives.tune(answers.iter().all(|(_, answer)| answer.is_ok()));
        lives.go_on();
        for (item, answer) in answers {
            let there = is_there(&lives.caller, &item).await;
            if let Ok(answer) = answer {
                assert_eq!(answer.status, StatusCode::OK, "{}", answer.text());
                assert!(!there, "the deletion of {} was acknowledged and is lost", item.row.name);
                acknowledged += 1;
            }
            if there {
                doomed.push(item);
            } else {
                gone += 1;
                leaving.push(item.row);
            }
        }
        // on PostgreSQL another program may be at it: what was claimed waits for the end of its lease
        if lives.program.on.is_sqlite() {
            for row in leaving.drain(..) {
                leaves_the_disk(&lives.program, &row).await;
            }
        }
        let listed = campaign(&lives.caller, &id).await.assets.len();
        assert_eq!(listed, doomed.len(), "the list holds what is there");
    }
    for row in &leaving {
        leaves_the_disk(&lives.program, row).await;
    }
    assert!(lives.kills < KILLS || acknowledged > 0, "the kills came too early");
    lives.over(&format!("{gone} items deleted, {acknowledged} acknowledged, {} done without an answer", gone - acknowledged));
}
