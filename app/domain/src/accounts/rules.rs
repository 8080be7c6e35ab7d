//! Times and limits of sessions, links and tries, and what a password must be (spec D43).

use super::PasswordFault;
use crate::moment::{DAY, HOUR, MINUTE, Moment};

/// A session ends after so long without a request.
pub const SESSION_IDLE: i64 = 7 * DAY;
/// A session ends so long after it began, whatever happens.
pub const SESSION_LIFE: i64 = 30 * DAY;
/// How long an invitation holds.
pub const INVITATION_LIFE: i64 = 7 * DAY;
/// Invitations to one place that may be open at a time: each is a mail to whoever is named (trust 15).
pub const INVITATIONS_MAX: usize = 50;
/// How long a way to a new password holds.
pub const RESET_LIFE: i64 = HOUR;
/// The window in which failures to sign in count.
pub const FAILURE_WINDOW: i64 = 15 * MINUTE;
/// Failures an account may have in the window.
pub const ACCOUNT_FAILURES: i64 = 10;
/// Failures a network address may have in the window.
pub const ADDRESS_FAILURES: i64 = 100;
/// The shortest password, in characters.
pub const PASSWORD_MIN: usize = 10;
/// The longest password, in characters.
pub const PASSWORD_MAX: usize = 128;

/// A list of passwords that are tried first by everybody who guesses: each at least ten characters, folded.
const COMMON: &str = include_str!("common_passwords.txt");

/// Whether the session of these times still holds at `now` (spec D43).
#[must_use]
pub fn session_holds(created: Moment, seen: Moment, now: Moment) -> bool {
    now.since(created) < SESSION_LIFE && now.since(seen) < SESSION_IDLE
}

/// Whether a password may be used: 10 to 128 characters, not a common one, not the address itself (spec D43).
///
/// # Errors
/// The first thing wrong with it.
pub fn may_be_password(password: &str, email_key: &str) -> Result<(), PasswordFault> {
    let length = password.chars().count();
    if length < PASSWORD_MIN {
        return Err(PasswordFault::TooShort);
    }
    if length > PASSWORD_MAX {
        return Err(PasswordFault::TooLong);
    }
    let folded = crate::text::same(password);
    if folded == email_key || COMMON.lines().any(|common| common == folded) {
        return Err(PasswordFault::Common);
    }
    Ok(())
}

/// Seconds until the oldest of too many failures leaves the window; `None` while another try is allowed (spec D43).
#[must_use]
pub fn throttled(failures: i64, allowed: i64, oldest: Option<Moment>, now: Moment) -> Option<i64> {
    if failures < allowed {
        return None;
    }
    let left = oldest.map_or(FAILURE_WINDOW, |oldest| FAILURE_WINDOW - now.since(oldest));
    Some((left.max(0) + 999) / 1_000)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::moment::SECOND;

    #[test]
    fn d43_a_session_ends_idle_after_seven_days_and_for_good_after_thirty() {
        for (created, seen, now, holds) in [
            (0, 0, 0, true),
            (0, 0, 7 * DAY - 1, true),
            (0, 0, 7 * DAY, false),
            (0, 29 * DAY, 30 * DAY - 1, true),
            (0, 29 * DAY, 30 * DAY, false),
        ] {
            assert_eq!(session_holds(Moment(created), Moment(seen), Moment(now)), holds, "{created} {seen} {now}");
        }
    }

    #[test]
    fn d43_passwords() {
        for (password, answer) in [
            ("short", Err(PasswordFault::TooShort)),
            ("password123", Err(PasswordFault::Common)),
            ("PASSWORD123", Err(PasswordFault::Common)),
            ("maya@acme.example", Err(PasswordFault::Common)),
            ("portico-demo", Ok(())),
            ("correct horse battery staple", Ok(())),
            ("пароль и ключ", Ok(())),
        ] {
            assert_eq!(may_be_password(password, "maya@acme.example"), answer, "{password}");
        }
        assert_eq!(may_be_password(&"x".repeat(129), ""), Err(PasswordFault::TooLong));
        assert_eq!(may_be_password(&"xy".repeat(64), ""), Ok(()));
    }

    #[test]
    fn d43_the_eleventh_failure_waits_until_the_first_is_fifteen_minutes_old() {
        assert_eq!(throttled(9, 10, Some(Moment(0)), Moment(60 * SECOND)), None);
        assert_eq!(throttled(10, 10, Some(Moment(0)), Moment(60 * SECOND)), Some(14 * 60));
        assert_eq!(throttled(10, 10, Some(Moment(0)), Moment(15 * MINUTE)), Some(0));
    }
}
