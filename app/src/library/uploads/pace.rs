//! How fast an upload goes, and how long it will take: the last seconds tell, and only once they agree.

/// What is looked at, in milliseconds.
const SPAN: f64 = 5_000.0;
/// How long it has to go on before it says how long it takes, in milliseconds.
const STEADY: f64 = 3_000.0;
/// Between two things that are kept, in milliseconds.
const STEP: f64 = 200.0;
const KILO: u64 = 1_024;
const MEGA: u64 = KILO * KILO;

/// What was heard of an upload in the last seconds: when, and how many bytes had been sent.
#[derive(Clone, Default, Debug)]
pub(super) struct Pace(Vec<(f64, u64)>);

impl Pace {
    /// So many bytes have been sent by now.
    pub fn note(&mut self, now: f64, sent: u64) {
        if self.0.last().is_some_and(|(at, before)| *before > sent || now - at > SPAN) {
            self.0.clear();
        }
        if self.0.last().is_none_or(|(at, _)| now - at >= STEP) {
            self.0.push((now, sent));
        }
        self.0.retain(|(at, _)| now - at <= SPAN);
    }

    /// Begins anew.
    pub fn clear(&mut self) {
        self.0.clear();
    }

    /// Bytes in a second between two of what is kept.
    fn between(&self, from: usize, to: usize) -> Option<u64> {
        let (&(begun, before), &(at, sent)) = (self.0.get(from)?, self.0.get(to)?);
        (at - begun >= 1_000.0).then(|| (sent.saturating_sub(before) as f64 * 1_000.0 / (at - begun)) as u64)
    }

    /// Bytes a second.
    fn speed(&self) -> Option<u64> {
        self.between(0, self.0.len().checked_sub(1)?)
    }

    /// Seconds until the rest is sent; known once the last half is about as fast as all of it.
    fn left(&self, rest: u64) -> Option<u64> {
        let last = self.0.len().checked_sub(1)?;
        let (speed, lately) = (self.speed()?, self.between(last / 2, last)?);
        let steady = self.0[last].0 - self.0[0].0 >= STEADY && lately <= speed * 3 / 2 && speed <= lately * 3 / 2;
        (steady && speed > 0).then(|| rest.div_ceil(speed))
    }

    /// "3.2 of 8.0 MB · 1.4 MB/s · 4 s left", as far as it is known.
    pub fn words(&self, sent: u64, size: u64) -> String {
        let unit = if size < MEGA { KILO } else { MEGA };
        let mut words = format!("{} of {} {}", amount(sent, size, unit), amount(size, size, unit), name(unit));
        if let Some(speed) = self.speed().filter(|speed| *speed > 0) {
            let unit = if speed < MEGA { KILO } else { MEGA };
            words.push_str(&format!(" · {} {}/s", amount(speed, speed, unit), name(unit)));
        }
        if let Some(left) = self.left(size.saturating_sub(sent)) {
            let (count, unit) = match left {
                0..100 => (left, "s"),
                100..6_000 => (left.div_ceil(60), "min"),
                _ => (left.div_ceil(3_600), "h"),
            };
            words.push_str(&format!(" · {count} {unit} left"));
        }
        words
    }
}

fn name(unit: u64) -> &'static str {
    if unit == KILO { "kB" } else { "MB" }
}

/// With tenths while the whole is under 100 MB.
fn amount(bytes: u64, whole: u64, unit: u64) -> String {
    if unit == KILO || whole >= 100 * MEGA {
        return ((bytes + unit / 2) / unit).to_string();
    }
    let tenths = (bytes * 10 + unit / 2) / unit;
    format!("{}.{}", tenths / 10, tenths % 10)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn heard(all: impl IntoIterator<Item = (u32, u64)>) -> Pace {
        let mut pace = Pace::default();
        for (at, sent) in all {
            pace.note(f64::from(at), sent);
        }
        pace
    }

    #[test]
    fn experience_1_a_row_says_how_much_how_fast_and_how_long() {
        let steady = heard((0..=10).map(|step| (step * 400, u64::from(step) * 400 * MEGA / 1_000)));
        assert_eq!(steady.words(4 * MEGA, 8 * MEGA), "4.0 of 8.0 MB · 1.0 MB/s · 4 s left");
        assert_eq!(steady.words(40 * MEGA, 250 * MEGA), "40 of 250 MB · 1.0 MB/s · 4 min left");
        assert_eq!(heard([(0, 0)]).words(300 * KILO, 800 * KILO), "300 of 800 kB");
        let slow = heard((0..=20).map(|step| (step * 200, u64::from(step) * 20 * KILO)));
        assert_eq!(slow.words(400 * KILO, 900 * KILO), "400 of 900 kB · 100 kB/s · 5 s left");
    }

    #[test]
    fn nothing_is_foretold_before_it_is_steady() {
        let young = heard((0..=10).map(|step| (step * 200, u64::from(step) * MEGA)));
        assert_eq!(young.words(10 * MEGA, 20 * MEGA), "10.0 of 20.0 MB · 5.0 MB/s");
        let faster = heard((0..=20).map(|step: u32| (step * 200, u64::from(step.pow(4)) * KILO)));
        assert!(!faster.words(5 * MEGA, 90 * MEGA).contains("left"));
        let stuck = heard((0..=20).map(|step| (step * 200, MEGA)));
        assert_eq!(stuck.words(MEGA, 2 * MEGA), "1.0 of 2.0 MB");
    }

    #[test]
    fn only_the_last_seconds_count() {
        let mut pace = heard((0..=40).map(|step| (step * 200, u64::from(step) * MEGA)));
        assert_eq!(pace.speed(), Some(5 * MEGA));
        pace.note(8_400.0, 10 * MEGA);
        assert_eq!(pace.speed(), None, "what was sent is sent again");
        pace.note(60_000.0, 11 * MEGA);
        assert_eq!(pace.speed(), None, "after a pause");
    }
}
