//! The room's words: why somebody is not let in, and what its fields are called.

use crate::{
    Problem,
    kit::{email_words, text_words},
    layout::role_words,
};
use domain::{
    Refusal,
    accounts::{Device, Error, INVITATIONS_MAX, PASSWORD_MAX, PASSWORD_MIN, PasswordFault},
};

/// The sentence for a refusal.
#[must_use]
pub fn error(error: &Error) -> String {
    match error {
        Error::Credentials => "E-mail and password do not fit together.".to_owned(),
        Error::Throttled { seconds } => {
            let minutes = (seconds + 59) / 60;
            let wait = if minutes == 1 { "a minute".to_owned() } else { format!("{minutes} minutes") };
            format!("Too many tries. Wait {wait} and try again.")
        }
        Error::Code => "It is not the code that the server printed when it started.".to_owned(),
        Error::Name(fault) | Error::Organisation(fault) => text_words(*fault),
        Error::Email(fault) => email_words(*fault),
        Error::Password(PasswordFault::TooShort) => format!("It needs at least {PASSWORD_MIN} characters. A sentence is fine."),
        Error::Password(PasswordFault::TooLong) => format!("It has more than {PASSWORD_MAX} characters."),
        Error::Password(PasswordFault::Common) => "It is among the first that anybody would try. Take another one.".to_owned(),
        Error::HasAccount => "This address has an account already. Sign in with it to join.".to_owned(),
        Error::InvitationForAnother => "This invitation is for another address than yours. Sign out, then open it again.".to_owned(),
        Error::Several(errors) => errors.iter().map(refused_field).collect::<Vec<_>>().join(" "),
        Error::AlreadyMember => "This address belongs there already.".to_owned(),
        Error::TooManyInvited => format!("{INVITATIONS_MAX} invitations are open here. Take one back, or wait until some are accepted."),
        Error::Role => "Choose one of the roles.".to_owned(),
        Error::Last { role } => {
            let who = role_words(*role);
            format!("Not done: this is the last {who}. Somebody has to stay it, so make another {who} first.")
        }
        Error::Changed => "Not done: somebody changed this meanwhile. Here is how it stands now.".to_owned(),
        Error::OldPassword => "It is not the password you have.".to_owned(),
        Error::Zone => "Choose a zone from the list.".to_owned(),
    }
}

/// The sentence for a refusal on the command line, with the field it is about.
#[must_use]
pub fn refused(refusal: &Refusal<Error>) -> String {
    match refusal {
        Refusal::Because(error) => refused_field(error),
        other => Problem::from(other.clone()).say(error),
    }
}

/// The sentence, with the field it is about.
#[must_use]
pub fn refused_field(wrong: &Error) -> String {
    let words = error(wrong);
    field(wrong).map_or(words.clone(), |field| format!("{}: {words}", label(field)))
}

/// What is wrong, one by one.
#[must_use]
pub fn each(error: &Error) -> &[Error] {
    match error {
        Error::Several(errors) => errors,
        one => std::slice::from_ref(one),
    }
}

/// The field that a refusal is about; none when it is about the form as a whole.
#[must_use]
pub fn field(error: &Error) -> Option<&'static str> {
    match error {
        Error::Code => Some("code"),
        Error::Name(_) => Some("name"),
        Error::Organisation(_) => Some("organisation"),
        Error::Email(_) => Some("email"),
        Error::Password(_) => Some("password"),
        Error::OldPassword => Some("old"),
        Error::Zone => Some("zone"),
        Error::Role => Some("role"),
        Error::Credentials
        | Error::Throttled { .. }
        | Error::HasAccount
        | Error::InvitationForAnother
        | Error::AlreadyMember
        | Error::TooManyInvited
        | Error::Last { .. }
        | Error::Changed
        | Error::Several(_) => None,
    }
}

/// The room's fields, and what they are called.
const LABELS: [(&str, &str); 8] = [
    ("code", "Set-up code"),
    ("name", "Your name"),
    ("organisation", "Name of your organisation"),
    ("email", "E-mail"),
    ("password", "Password"),
    ("old", "Present password"),
    ("zone", "Time zone"),
    ("role", "Role"),
];

/// What a field is called.
#[must_use]
pub fn label(field: &str) -> &'static str {
    LABELS.iter().find(|(name, _)| *name == field).map_or("", |&(_, label)| label)
}

/// What was done, and the page that is shown now says so.
const TOLD: [(&str, &str); 11] = [
    ("changed", "Your password is changed. Sign in with the new one."),
    ("mail", "If this address has an account, a mail is on its way. Its link holds for one hour."),
    ("saved", "Saved."),
    ("password", "Your password is changed. You are signed out everywhere else."),
    ("ended", "This session is ended."),
    ("others", "All other sessions are ended."),
    ("revoked", "The invitation is taken back. Its link works no more."),
    ("role", "The role is changed."),
    ("suspended", "Suspended, and signed out here."),
    ("reactivated", "Active again."),
    ("removed", "Removed, and signed out here."),
];

/// The sentence for what was done; none for a word that nobody here says.
#[must_use]
pub fn told(word: &str) -> Option<&'static str> {
    TOLD.iter().find(|(known, _)| *known == word).map(|&(_, words)| words)
}

/// A browser and what it runs on: "Firefox on Linux".
#[must_use]
pub fn device(device: Device) -> String {
    match (device.browser, device.system) {
        (Some(browser), Some(system)) => format!("{} on {}", browser.name(), system.name()),
        (Some(browser), None) => browser.name().to_owned(),
        (None, Some(system)) => format!("A browser on {}", system.name()),
        (None, None) => "Another program".to_owned(),
    }
}
