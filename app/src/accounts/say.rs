//! The room's words: why somebody is not let in, and what its fields are called.

use crate::{
    Problem,
    kit::{email_words, text_words},
};
use domain::{
    Refusal,
    accounts::{Error, PASSWORD_MAX, PASSWORD_MIN, PasswordFault},
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
        Error::InvitationForAnother => "This invitation is for another address than yours. Sign out, then open it again.".to_owned(),
        Error::AlreadyMember => "You belong there already. Sign in.".to_owned(),
        Error::Several(errors) => errors.iter().map(refused_field).collect::<Vec<_>>().join(" "),
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
        Error::Credentials | Error::Throttled { .. } | Error::InvitationForAnother | Error::AlreadyMember | Error::Several(_) => None,
    }
}

/// The room's fields, and what they are called.
const LABELS: [(&str, &str); 5] = [
    ("code", "Set-up code"),
    ("name", "Your name"),
    ("organisation", "Name of your organisation"),
    ("email", "E-mail"),
    ("password", "Password"),
];

/// What a field is called.
#[must_use]
pub fn label(field: &str) -> &'static str {
    LABELS.iter().find(|(name, _)| *name == field).map_or("", |&(_, label)| label)
}
