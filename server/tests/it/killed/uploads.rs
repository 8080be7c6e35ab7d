//! Killed while files are uploaded.

use super::{KILLS, Lives, campaign, downloads, sane, text};
use crate::support::{Caller, Chance, Lost, Program};
use bytes::Bytes;
use domain::library::ItemRow;
use reqwest::{Method, StatusCode};
use std::{
    collections::HashMap,
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
    time::Duration,
};

/// People who upload at the same time; one person may have five uploads running.
const WORKERS: u64 = 3;
/// Bytes of the largest file.
const LARGEST: u64 = 150_000;
/// Campaigns the files go into.
const CAMPAIGNS: usize = 8;
/// Bytes that are sent at a time.
const STEP: usize = 16_384;

/// A file on its way, as the client knows it.
#[derive(Debug)]
struct Sent {
    number: u64,
    size: usize,
    /// The campaign it is for.
    campaign: usize,
    /// Where the server takes its bytes; none when the answer to the announcement was lost.
    place: Option<String>,
    /// Bytes that were acknowledged.
    arrived: u64,
    /// The item that was acknowledged.
    item: Option<String>,
}

impl Sent {
    fn name(&self) -> String {
        format!("file {}", self.number)
    }

    fn bytes(&self) -> Bytes {
        text(self.number, self.size)
    }
}

/// Uploads files, one after the other, until no answer comes any more. Returns all it sent; the last may be unfinished.
async fn upload(caller: Caller, campaigns: Arc<Vec<String>>, mut sent: Vec<Sent>, next: Arc<AtomicU64>, mut chance: Chance) -> Vec<Sent> {
    loop {
        if sent.last().is_none_or(|last| last.item.is_some() || last.place.is_none()) {
            let (number, size) = (next.fetch_add(1, Ordering::Relaxed), 1 + chance.below(LARGEST) as usize);
            sent.push(Sent { number, size, campaign: number as usize % CAMPAIGNS, place: None, arrived: 0, item: None });
        }
        let last = sent.last_mut().expect("one is there");
        if one(&caller, &campaigns, last, &mut chance).await.is_err() {
            return sent;
        }
    }
}

/// Sends one file from where it stands to its end.
async fn one(caller: &Caller, campaigns: &[String], sent: &mut Sent, chance: &mut Chance) -> Result<(), Lost> {
    let place = match &sent.place {
        None => {
            let begun = sane(caller.announce(&format!("{}.txt", sent.name()), sent.size, &campaigns[sent.campaign]).await)?;
            assert_eq!(begun.status, StatusCode::CREATED, "{sent:?}: {}", begun.text());
            sent.place = begun.header("location").map(str::to_owned);
            sent.place.clone().expect("an address")
        }
        Some(place) => {
            let place = place.clone();
            stands(caller, &place, sent).await?;
            place
        }
    };
    let bytes = sent.bytes();
    while sent.item.is_none() {
        let from = usize::try_from(sent.arrived).expect("a small file");
        // the whole rest, or a piece of it
        let to = if chance.below(2) == 0 { sent.size } else { from + chance.below((sent.size - from + 1) as u64) as usize };
        let steps = bytes.slice(from..to);
        let steps: Vec<Bytes> = (0..steps.len()).step_by(STEP).map(|at| steps.slice(at..steps.len().min(at + STEP))).collect();
        let body = futures::stream::unfold(steps.into_iter(), |mut steps| async move {
            let step = steps.next()?;
            tokio::time::sleep(Duration::from_micros(500)).await;
            Some((Ok::<_, std::io::Error>(step), steps))
        });
        let answer = sane(caller.piece(&place, sent.arrived, reqwest::Body::wrap_stream(body)).await)?;
        assert_eq!(answer.status, StatusCode::NO_CONTENT, "{sent:?}: {}", answer.text());
        sent.arrived = answer.arrived();
        assert_eq!(sent.arrived, to as u64, "{sent:?}: everything that was sent has arrived");
        sent.item = answer.item();
        assert!(sent.item.is_some() || to < sent.size, "{sent:?}: the last piece makes the item");
    }
    Ok(())
}

/// Asks how much of an upload arrived: at least what was acknowledged.
async fn stands(caller: &Caller, place: &str, sent: &mut Sent) -> Result<(), Lost> {
    let stands = sane(caller.send(caller.tus(Method::HEAD, place)).await)?;
    assert_eq!(stands.status, StatusCode::OK, "{sent:?} is still known");
    assert!(stands.arrived() >= sent.arrived, "{sent:?}: only {} bytes are left", stands.arrived());
    assert!(stands.arrived() <= sent.size as u64, "{sent:?}: {} bytes are there", stands.arrived());
    sent.arrived = stands.arrived();
    sent.item = stands.item();
    Ok(())
}

/// Everything acknowledged is in its campaign, nothing else is, and what came since last time downloads.
async fn compare(caller: &Caller, campaigns: &[String], sent: &[Vec<Sent>], seen: &mut HashMap<String, u64>) {
    let mut assets = Vec::new();
    for id in campaigns {
        assets.extend(campaign(caller, id).await.assets);
    }
    let mut listed: HashMap<&str, &ItemRow> = HashMap::new();
    for row in &assets {
        assert!(listed.insert(&row.name, row).is_none(), "{} is there twice", row.name);
    }
    for sent in sent.iter().flatten() {
        let row = listed.remove(sent.name().as_str());
        let Some(row) = row else {
            assert_eq!(sent.item, None, "{sent:?} was acknowledged and is not there");
            continue;
        };
        assert!(sent.place.is_some(), "{sent:?} is there although its announcement was never answered");
        if let Some(item) = &sent.item {
            assert_eq!(*item, row.id.to_string(), "{sent:?} became one item");
        }
        assert_eq!(row.campaign.map(|id| id.to_string()).as_ref(), Some(&campaigns[sent.campaign]), "{sent:?}");
        assert_eq!(row.file.as_ref().map(|file| file.size), Some(sent.size as i64), "{sent:?}");
        if seen.insert(sent.name(), sent.number).is_none() {
            downloads(caller, row, &sent.bytes()).await;
        }
    }
    assert!(listed.is_empty(), "nobody sent these: {:?}", listed.keys());
}

/// Uploads whose announcement was never answered stand at their beginning, and can be given up.
async fn give_up_unknown(lives: &Lives, sent: &[Vec<Sent>]) -> usize {
    let known: Vec<&str> = sent.iter().flatten().filter_map(|sent| sent.place.as_deref()).collect();
    let db = store::Db::open(&lives.program.database()).await.expect("the database opens");
    let open = store::testing::ids(&db, "select id from uploads where item_id is null", &[]).await;
    db.close().await;
    let unknown: Vec<String> = open.iter().map(|id| format!("/uploads/{id}")).filter(|place| !known.contains(&place.as_str())).collect();
    for place in &unknown {
        let stands = lives.caller.send(lives.caller.tus(Method::HEAD, place)).await.expect("an answer");
        assert_eq!((stands.status, stands.arrived()), (StatusCode::OK, 0), "{place}");
        let given_up = lives.caller.send(lives.caller.tus(Method::DELETE, place)).await.expect("an answer");
        assert_eq!(given_up.status, StatusCode::NO_CONTENT, "{place}: {}", given_up.text());
    }
    unknown.len()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn no_upload_that_was_acknowledged_is_lost_and_no_other_is_half_there() {
    let program = Program::here().await;
    let mut lives = Lives::begin("uploads", program).await;
    let northwind = lives.caller.partner("Northwind").await;
    let mut campaigns = Vec::new();
    for number in 0..CAMPAIGNS {
        campaigns.push(lives.caller.campaign(&northwind, &format!("Killed while uploading {number}")).await);
    }
    let campaigns = Arc::new(campaigns);
    let next = Arc::new(AtomicU64::new(1));
    let mut sent: Vec<Vec<Sent>> = (0..WORKERS).map(|_| Vec::new()).collect();
    let mut seen = HashMap::new();
    let (mut resumed, mut unknown) = (0, 0);
    for _ in 0..lives.kills {
        let mut workers = Vec::new();
        for own in sent.drain(..) {
            let chance = Chance::new(lives.chance.below(u64::MAX));
            workers.push(tokio::spawn(upload(lives.caller.clone(), campaigns.clone(), own, next.clone(), chance)));
        }
        lives.end_within(Duration::from_millis(300)).await;
        for worker in workers {
            sent.push(worker.await.expect("the worker was answered well"));
        }
        lives.go_on();
        let lasts = sent.iter().filter_map(|own| own.last());
        resumed += lasts.clone().filter(|last| last.place.is_some() && last.item.is_none()).count();
        if lasts.clone().any(|last| last.place.is_none()) {
            unknown += give_up_unknown(&lives, &sent).await;
        }
        compare(&lives.caller, &campaigns, &sent, &mut seen).await;
    }
    for own in &mut sent {
        let chance = &mut lives.chance;
        if let Some(last) = own.last_mut().filter(|last| last.place.is_some()) {
            one(&lives.caller, &campaigns, last, chance).await.expect("an answer");
        }
    }
    seen.clear();
    compare(&lives.caller, &campaigns, &sent, &mut seen).await;
    let items = sent.iter().flatten().filter(|sent| sent.item.is_some()).count();
    assert_eq!(seen.len(), items, "every upload that went on is an item");
    assert!(lives.kills < KILLS || resumed > 0, "no upload was ever broken off");
    lives.over(&format!("{items} files uploaded, {resumed} of them resumed, {unknown} announced and never answered"));
}
