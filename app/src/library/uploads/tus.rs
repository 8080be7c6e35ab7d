//! One upload over tus 1.0: announce, send piece by piece, and after a lost connection ask how much arrived and go on.
//!
//! Every answer belongs to a turn; after Cancel, Pause or Retry the answers of earlier turns do not count.

use super::{
    queue::Queue,
    state::{State, Target, Upload, Way},
    wire::metadata,
};
use crate::{Problem, browser, library::say};
use domain::{Refusal, library::Error};
use leptos::prelude::*;
use std::time::Duration;

/// Bytes of a piece.
const PIECE: u64 = 8 * 1_048_576;
/// Seconds to wait after each loss in a row; after the last it is the reader's turn.
const WAITS: [u64; 6] = [1, 2, 4, 8, 15, 30];
/// Seconds to wait for what comes by itself.
const PATIENT: u64 = 15;
/// Milliseconds between two times that it is shown how far a file is.
const SHOWN: f64 = 250.0;
/// Milliseconds of silence after which a connection is lost.
const SILENCE: f64 = 20_000.0;

/// It waits for the connection.
pub(super) const OFFLINE: &str = "No connection. Goes on by itself.";
const CROWDED: &str = "Five of your uploads are running already. Goes on when one is done.";
const SIGNED_OUT: &str = "Signed out. Sign in again in another tab, then Retry.";
/// The words for a place that is gone (spec D22).
pub(super) const GONE: &str = "The place it was for is gone. Open another one, then put it there.";

struct Reply<'a> {
    status: u16,
    header: &'a dyn Fn(&str) -> Option<String>,
    body: String,
}

impl Reply<'_> {
    fn offset(&self) -> Option<u64> {
        (self.header)("Upload-Offset")?.parse().ok()
    }
}

/// Lets an upload run, from its beginning or from where it stands.
pub(super) fn begin(queue: Queue, upload: &Upload) {
    upload.state.set(State::Running { sent: upload.sent() });
    upload.wire.update_value(|wire| {
        wire.turn += 1;
        wire.pace.clear();
    });
    if upload.wire.with_value(|wire| wire.url.is_some()) { ask(queue, upload) } else { announce(queue, upload) }
}

fn send(
    upload: &Upload,
    (method, url): (&str, &str),
    headers: &[(&str, String)],
    body: Option<(u64, u64)>,
    answer: impl FnOnce(&Upload, Reply<'_>) + 'static,
) {
    let turn = upload.wire.with_value(|wire| wire.turn);
    let mut all = vec![("Tus-Resumable", "1.0.0".to_owned())];
    all.extend_from_slice(headers);
    let (state, size, from) = (upload.state.clone(), upload.size, body.map_or(0, |(from, _)| from));
    let wire = upload.wire.clone();
    let progress = move |loaded: u64| {
        let (now, sent) = (browser::now(), (from + loaded).min(size));
        let show = wire.try_update_value(|wire| {
            if wire.turn != turn {
                return false;
            }
            wire.heard = now;
            wire.pace.note(now, sent);
            let show = now - wire.shown >= SHOWN || sent == size;
            if show {
                wire.shown = now;
            }
            show
        });
        if show == Some(true) {
            state.set(State::Running { sent });
        }
    };
    let own = upload.clone();
    let done = move |status: u16, header: &dyn Fn(&str) -> Option<String>, body: String| {
        if own.wire.with_value(|wire| wire.turn == turn) {
            own.wire.update_value(|wire| wire.request = None);
            answer(&own, Reply { status, header, body });
        }
    };
    let number = browser::send(method, url, &all, body.map(|(from, to)| (upload.number, from, to)), progress, done);
    upload.wire.update_value(|wire| {
        wire.request = Some(number);
        wire.heard = browser::now();
    });
}

fn announce(queue: Queue, upload: &Upload) {
    let headers = [("Upload-Length", upload.size.to_string()), ("Upload-Metadata", metadata(upload))];
    send(upload, ("POST", "/uploads"), &headers, None, move |upload, reply| match (reply.status, (reply.header)("Location")) {
        (201, Some(url)) => {
            upload.wire.update_value(|wire| wire.url = Some(url));
            piece(queue, upload, 0);
        }
        (404, _) => queue.failed(upload, GONE.to_owned(), Way::Place),
        _ => refused(queue, upload, &reply),
    });
}

fn piece(queue: Queue, upload: &Upload, from: u64) {
    let Some(url) = upload.wire.with_value(|wire| wire.url.clone()) else { return };
    let to = (from + PIECE).min(upload.size);
    let headers = [("Content-Type", "application/offset+octet-stream".to_owned()), ("Upload-Offset", from.to_string())];
    send(upload, ("PATCH", &url), &headers, Some((from, to)), move |upload, reply| {
        match (reply.status, (reply.header)("Portico-Item"), reply.offset()) {
            (200..300, Some(item), _) => queue.done(upload, &item),
            (200..300, None, Some(arrived)) if arrived > from => {
                upload.wire.update_value(|wire| wire.losses = 0);
                upload.state.set(State::Running { sent: arrived });
                piece(queue, upload, arrived);
            }
            (404, ..) => anew(queue, upload),
            _ => refused(queue, upload, &reply),
        }
    });
}

/// Asks how much arrived, and goes on from there. When all of it did, an empty last piece brings the answer that was lost.
fn ask(queue: Queue, upload: &Upload) {
    let Some(url) = upload.wire.with_value(|wire| wire.url.clone()) else { return };
    send(upload, ("HEAD", &url), &[], None, move |upload, reply| match (reply.status, reply.offset()) {
        (200..300, Some(arrived)) if arrived < upload.size && !upload.held => {
            upload.state.set(State::Interrupted { sent: arrived });
            queue.pump();
        }
        (200..300, Some(arrived)) => {
            upload.state.set(State::Running { sent: arrived });
            piece(queue, upload, arrived);
        }
        (404 | 410, _) => anew(queue, upload),
        (status, _) if (400..500).contains(&status) => refused(queue, upload, &reply),
        _ => lost(queue, upload, ""),
    });
}

/// The server knows nothing of it any more: it begins at the beginning, after a while.
fn anew(queue: Queue, upload: &Upload) {
    upload.wire.update_value(|wire| wire.url = None);
    upload.state.set(State::Running { sent: 0 });
    if upload.held {
        lost(queue, upload, "");
    } else {
        queue.failed(upload, say::error(&Error::Expired), Way::None);
    }
}

fn refused(queue: Queue, upload: &Upload, reply: &Reply<'_>) {
    if reply.status == 401 {
        return queue.failed(upload, SIGNED_OUT.to_owned(), Way::Retry);
    }
    match serde_json::from_str::<Refusal<Error>>(&reply.body) {
        Ok(Refusal::Because(Error::Busy | Error::Offset { .. } | Error::BrokenOff { .. } | Error::Checksum)) => lost(queue, upload, ""),
        Ok(Refusal::Because(Error::TooManyUploads)) => lost(queue, upload, CROWDED),
        Ok(Refusal::Because(Error::Expired)) => anew(queue, upload),
        Ok(Refusal::Because(Error::TargetGone)) => queue.failed(upload, GONE.to_owned(), Way::Place),
        Ok(Refusal::Because(error @ Error::NoGroup)) => {
            upload.target.update(Target::forget_groups);
            queue.failed(upload, say::error(&error), Way::Place);
        }
        Ok(Refusal::Because(error @ Error::CampaignArchived)) => queue.failed(upload, say::error(&error), Way::Place),
        Ok(Refusal::Because(error)) => {
            let way = if say::may_retry(&error) { Way::Retry } else { Way::None };
            queue.failed(upload, say::error(&error), way);
        }
        Ok(Refusal::Unavailable) => lost(queue, upload, ""),
        Ok(refusal) => {
            let way = if matches!(refusal, Refusal::Fault(_)) { Way::Retry } else { Way::None };
            queue.failed(upload, Problem::from(refusal).say(say::error), way);
        }
        Err(_) if reply.status == 0 || reply.status >= 500 => lost(queue, upload, ""),
        Err(_) => queue.failed(upload, Problem::Unreached.say(say::error), Way::Retry),
    }
}

/// Tries again after a while; after the last time it says so and offers Retry. What is only waited for has no last time.
fn lost(queue: Queue, upload: &Upload, why: &'static str) {
    let sent = upload.sent();
    let why = if browser::online() { why } else { OFFLINE };
    let losses = upload.wire.with_value(|wire| wire.losses);
    let counts = why.is_empty();
    let Some(seconds) = (if counts { WAITS.get(losses as usize).copied() } else { Some(PATIENT) }) else {
        let percent = (sent * 100).checked_div(upload.size).unwrap_or_default();
        queue.failed(upload, format!("Connection lost at {percent} %. What arrived is kept."), Way::Retry);
        return;
    };
    upload.state.set(State::Lost { sent, why });
    upload.wire.update_value(|wire| wire.losses += u32::from(counts));
    let (own, turn) = (upload.clone(), upload.wire.with_value(|wire| wire.turn));
    set_timeout(
        move || {
            if own.wire.with_value(|wire| wire.turn == turn) {
                begin(queue, &own);
            }
        },
        Duration::from_secs(seconds),
    );
}

/// Lets nothing more be sent; what arrived stays.
pub(super) fn halt(upload: &Upload) {
    upload.wire.update_value(|wire| wire.turn += 1);
    if let Some(request) = upload.wire.try_update_value(|wire| wire.request.take()).flatten() {
        browser::stop(request);
    }
}

/// The connection is gone: what is under way waits for it, and asks now and then.
pub(super) fn offline(queue: Queue, upload: &Upload) {
    halt(upload);
    lost(queue, upload, OFFLINE);
}

/// Gives a request up that is silent for too long, so that it is asked how much arrived. Once all is sent the server is at work.
pub(super) fn watch(upload: &Upload) {
    let silent = upload.wire.with_value(|wire| wire.request.filter(|_| browser::now() - wire.heard > SILENCE));
    if let Some(request) = silent.filter(|_| upload.sent() < upload.size) {
        browser::stop(request);
    }
}

/// Stops an upload and tells the server to throw away what arrived, unless the server refused it and did so itself.
pub(super) fn give_up(upload: &Upload) {
    halt(upload);
    if !matches!(*upload.state.read_untracked(), State::Done | State::Failed { way: Way::None, .. }) {
        throw_away(upload, 5);
    }
}

/// The piece that was just stopped may still be in the server's hands; then it is asked again.
fn throw_away(upload: &Upload, times: u32) {
    let Some(url) = upload.wire.with_value(|wire| wire.url.clone()) else { return };
    send(upload, ("DELETE", &url), &[], None, move |upload, reply| {
        if times > 0 && !matches!(reply.status, 200..300 | 404 | 410) {
            let own = upload.clone();
            set_timeout(move || throw_away(&own, times - 1), Duration::from_millis(400));
        }
    });
}
