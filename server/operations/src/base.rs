//! The ground every room stands on: database, blobs, clock, limits.

use crate::{campaigns::Model, live::Live, notices::Mailer, tokens};
use domain::{Fault, Moment, Refusal, Stamp, library::Limits};
use jiff::{Timestamp, tz::TimeZone};
use std::{path::PathBuf, sync::Arc};
use store::{Blobs, Db};
use tokio::sync::Notify;
use uuid::Uuid;

/// What tells the time. Only the demo world may stand still, so that its pictures do (spec D54).
#[derive(Clone, Copy, Debug)]
pub enum Clock {
    /// The machine's.
    Machine,
    /// Always the same moment.
    Still(Moment),
}

/// The ground every room stands on.
#[derive(Clone, Debug)]
pub struct Base {
    /// The database.
    pub db: Db,
    /// The bytes of files.
    pub blobs: Blobs,
    /// The time.
    pub clock: Clock,
    /// How large files may be.
    pub limits: Limits,
    /// The address people reach this installation at, without a slash at the end.
    pub base_url: String,
    /// This program's file, of which pictures are made in child processes; `None` makes no pictures.
    pub program: Option<PathBuf>,
    /// The mail server; `None` when none is set up.
    pub mailer: Option<Mailer>,
    /// The model that may write drafts; `None` leaves them to the built-in drafter.
    pub model: Option<Model>,
    /// What open tabs hear.
    pub live: Live,
    /// Wakes who writes drafts.
    pub drafts: Arc<Notify>,
    /// The code that opens the set-up page; `None` when there is nothing to set up.
    pub set_up_code: Option<String>,
    /// Wakes who does the work after a commit.
    pub work: Arc<Notify>,
}

impl Base {
    /// Now.
    #[must_use]
    pub fn now(&self) -> Moment {
        match self.clock {
            Clock::Machine => Moment(Timestamp::now().as_millisecond()),
            Clock::Still(moment) => moment,
        }
    }

    /// Lets the work that a commit has queued begin at once, whoever does it; nobody waits for it.
    pub fn nudge(&self) {
        self.work.notify_one();
    }

    /// A moment as somebody in this zone reads it (spec D51).
    #[must_use]
    pub fn stamp(&self, at: Moment, zone: &str) -> Stamp {
        stamp(at, self.now(), zone)
    }
}

const MONTHS: [&str; 12] =
    ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];

/// A moment as somebody in this zone reads it, at some other moment.
fn stamp(at: Moment, now: Moment, zone: &str) -> Stamp {
    let zone = TimeZone::get(zone).unwrap_or(TimeZone::UTC);
    let read = |moment: Moment| Timestamp::from_millisecond(moment.0).unwrap_or(Timestamp::UNIX_EPOCH);
    let utc = TimeZone::UTC.to_datetime(read(at));
    let there = zone.to_offset_info(read(at));
    let then = there.offset().to_datetime(read(at));
    let today = zone.to_datetime(read(now));
    // written out here: a list has hundreds of them, and a format that is read each time costs more than its database row
    let (day, year, hour, minute) = (then.day(), then.year(), then.hour(), then.minute());
    let month = MONTHS.get(usize::from(then.month().unsigned_abs()) - 1).copied().unwrap_or_default();
    let brief = month.get(..3).unwrap_or(month);
    let short = if then.date() == today.date() {
        format!("{hour:02}:{minute:02}")
    } else if year == today.year() {
        format!("{day} {brief}, {hour:02}:{minute:02}")
    } else {
        format!("{day} {brief} {year}")
    };
    Stamp {
        at,
        short,
        long: format!("{day} {month} {year}, {hour:02}:{minute:02}:{:02} {}", then.second(), there.abbreviation()),
        iso: format!("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}Z", utc.year(), utc.month(), utc.day(), utc.hour(), utc.minute(), utc.second()),
    }
}

/// A new id.
pub(crate) fn id() -> Uuid {
    Uuid::now_v7()
}

/// What broke below, as the refusal a browser gets: the words stay in the log, under a reference.
pub fn fault<E>(error: impl Into<store::Error>) -> Refusal<E> {
    match error.into() {
        store::Error::Unavailable(why) => {
            tracing::warn!(%why, "the database or the disk is not available");
            Refusal::Unavailable
        }
        error => {
            let reference = tokens::reference();
            tracing::error!(%reference, error = ?error, "fault");
            Refusal::Fault(Fault { reference })
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::moment::{DAY, HOUR};

    #[test]
    fn d51_a_stamp_says_what_the_zones_own_calendar_says() {
        let now = Moment(1_795_190_400_000);
        for zone in ["UTC", "Europe/Berlin", "America/New_York", "Asia/Kathmandu", "Pacific/Chatham", "no zone"] {
            let known = TimeZone::get(zone).unwrap_or(TimeZone::UTC);
            for step in -900..900 {
                let at = now.plus(step * (DAY * 3 + HOUR * 5 + 61_001));
                let moment = Timestamp::from_millisecond(at.0).expect("a moment");
                let (then, today) =
                    (moment.to_zoned(known.clone()), Timestamp::from_millisecond(now.0).expect("now").to_zoned(known.clone()));
                let form = if then.date() == today.date() {
                    "%H:%M"
                } else if then.year() == today.year() {
                    "%-d %b, %H:%M"
                } else {
                    "%-d %b %Y"
                };
                let right = Stamp {
                    at,
                    short: then.strftime(form).to_string(),
                    long: then.strftime("%-d %B %Y, %H:%M:%S %Z").to_string(),
                    iso: moment.strftime("%Y-%m-%dT%H:%M:%SZ").to_string(),
                };
                assert_eq!(stamp(at, now, zone), right, "{zone}");
            }
        }
    }
}
