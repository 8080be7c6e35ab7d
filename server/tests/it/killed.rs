//! The real program, killed at random moments and started again on the same data, against what a client was told.
//!
//! What was acknowledged is there; everything else is wholly there or wholly absent. `PORTICO_TEST_SEED` repeats the
//! delays of a run, though not the machine's own. On both databases, with files in a folder and on an S3-compatible server.

mod approvals;
mod deletions;
mod uploads;

use crate::support::{Answer, Caller, Chance, Lost, On, Program};
use bytes::Bytes;
use domain::{campaigns::CampaignPage, library::ItemRow};
use reqwest::StatusCode;
use serde_json::json;
use std::time::{Duration, Instant};

/// How often each of the three is killed, on SQLite with a folder.
const KILLS: usize = 50;
/// How often on every other ground.
const FEWER: usize = 5;

/// One data folder, the program's lives on it, and the vendor's member, whose session outlives them all.
struct Lives {
    program: Program,
    chance: Chance,
    caller: Caller,
    /// How long a life of a few deeds lasts at most: as long as they take on this machine, about.
    window: Duration,
    starts: Vec<Duration>,
    looks: Vec<Duration>,
    began: Instant,
    /// How often it is killed.
    kills: usize,
}

impl Lives {
    /// The first life, with the demo world made and somebody signed in.
    async fn begin(what: &str, mut program: Program) -> Self {
        let began = Instant::now();
        let chance = Chance::printed(what);
        let starts = vec![program.start()];
        let caller = Caller::of(&program.url, "member@acme.example").await;
        let kills = if program.on == On::SqliteAndFolder { KILLS } else { FEWER };
        Self { kills, program, chance, caller, window: Duration::from_millis(25), starts, looks: Vec::new(), began }
    }

    /// Kills the program after at most so long.
    async fn end_within(&mut self, most: Duration) {
        let most = u64::try_from(most.as_micros()).expect("a short while");
        tokio::time::sleep(Duration::from_micros(self.chance.below(most))).await;
        self.program.kill();
    }

    /// The next life is shorter when everything was answered in this one, and longer when not.
    fn tune(&mut self, all_answered: bool) {
        self.window = if all_answered { self.window * 4 / 5 } else { self.window * 5 / 4 };
        self.window = self.window.clamp(Duration::from_millis(5), Duration::from_millis(500));
    }

    /// Looks whether everything is sound and starts the program again, with the same session.
    fn go_on(&mut self) {
        let began = Instant::now();
        self.program.is_sound();
        self.looks.push(began.elapsed());
        self.starts.push(self.program.start());
        self.caller = self.caller.again();
    }

    /// Ends the program in order, looks once more, and tells how long it all took.
    fn over(mut self, what: &str) {
        self.program.ask_to_end();
        assert!(self.program.ended().success(), "the program ends well");
        self.program.is_sound();
        self.starts.sort();
        self.looks.sort();
        let (starts, looks) = (&self.starts, &self.looks);
        eprintln!(
            "{what}; {} kills in {:.1} s; start to ready {:?} median, {:?} longest; check {:?} median, {:?} longest",
            looks.len(),
            self.began.elapsed().as_secs_f64(),
            starts[starts.len() / 2],
            starts[starts.len() - 1],
            looks[looks.len() / 2],
            looks[looks.len() - 1],
        );
    }
}

/// The text of a file with a number: other bytes for every number.
fn text(number: u64, size: usize) -> Bytes {
    let mut chance = Chance::new(number);
    let mut text = format!("File {number}\n");
    while text.len() < size {
        text.push_str(&format!("{:016x}\n", chance.below(u64::MAX)));
    }
    text.truncate(size);
    text.into()
}

/// An answer that a living program may give: never a fault of its own.
fn sane(answer: Result<Answer, Lost>) -> Result<Answer, Lost> {
    if let Ok(answer) = &answer {
        assert!(answer.status.as_u16() < 500, "{} {}", answer.status, answer.text());
    }
    answer
}

/// A campaign as somebody sees it.
async fn campaign(caller: &Caller, id: &str) -> CampaignPage {
    let mut whole: CampaignPage = caller.told("campaigns/get", &json!({ "campaign": id })).await;
    while let Some(after) = whole.next.take() {
        let more: CampaignPage = caller.told("campaigns/get", &json!({ "campaign": id, "after": after })).await;
        whole.assets.extend(more.assets);
        whole.next = more.next;
    }
    whole
}

/// Where a file is downloaded.
fn address(row: &ItemRow) -> String {
    let file = row.file.as_ref().expect("a file");
    format!("/files/{}/{}/{}", row.id, file.version, file.name)
}

/// An item's bytes are there, as they were sent.
async fn downloads(caller: &Caller, row: &ItemRow, bytes: &Bytes) {
    let answer = caller.get(&address(row)).await.expect("an answer");
    assert_eq!(answer.status, StatusCode::OK, "{} downloads", row.name);
    assert!(answer.body == bytes, "{}: other bytes than were sent", row.name);
}
