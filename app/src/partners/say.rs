//! The partners room in words: refusals, statuses, and what a change of status does. No other file of the room
//! says these; every match is whole, so that a new fact does not compile until it has its words.

use crate::kit::{counted, email_words, link_words, text_words};
use domain::partners::{Error, GroupRow, Status};

/// The sentence for a refusal.
#[must_use]
pub fn error(error: &Error) -> String {
    match error {
        Error::Name(fault) | Error::City(fault) | Error::Phone(fault) => text_words(*fault),
        Error::NameTaken => "This name is taken. Choose another one.".to_owned(),
        Error::Code => "A short code has 2 to 32 letters, digits and hyphens.".to_owned(),
        Error::CodeTaken => "Another partner has this short code.".to_owned(),
        Error::Website(fault) => link_words(*fault),
        Error::Email(fault) => email_words(*fault),
        Error::TooManyInvited => "As many invitations are open here as may be. Wait until some are accepted or over.".to_owned(),
        Error::AlreadyContact => "This address belongs to one of this partner’s people already.".to_owned(),
        Error::Role => "Choose Partner Owner or Partner Member.".to_owned(),
        Error::Stale { by } if by.is_empty() => "Not saved: somebody changed this meanwhile.".to_owned(),
        Error::Stale { by } => format!("Not saved: {by} changed this meanwhile."),
        Error::Everyone => EVERYONE.to_owned(),
        Error::OnlyGroup { resources: 1 } => "One resource is in no other group. Choose the group that gets it.".to_owned(),
        Error::OnlyGroup { resources } => format!("{resources} resources are in no other group. Choose the group that gets them."),
    }
}

/// Why "All partners" stays as it is (spec D55).
pub const EVERYONE: &str = "Holds every active partner, always. It cannot be changed or deleted.";

/// How many partners are in a group, and how many of them see nothing now: "3 partners, 1 not active".
#[must_use]
pub fn members(group: &GroupRow) -> String {
    let all = counted(i64::try_from(group.partners.len()).unwrap_or(i64::MAX), "partner", "partners");
    if group.resting == 0 { all } else { format!("{all}, {} not active", group.resting) }
}

/// The field that a refusal belongs to, by the end of its id; none when it belongs to the whole form.
#[must_use]
pub fn field(error: &Error) -> Option<&'static str> {
    match error {
        Error::Name(_) | Error::NameTaken => Some("name"),
        Error::Code | Error::CodeTaken => Some("code"),
        Error::City(_) => Some("city"),
        Error::Website(_) => Some("website"),
        Error::Phone(_) => Some("phone"),
        Error::Email(_) | Error::AlreadyContact => Some("email"),
        Error::OnlyGroup { .. } => Some("replacement"),
        Error::TooManyInvited | Error::Role | Error::Stale { .. } | Error::Everyone => None,
    }
}

/// A status: its class and its word.
#[must_use]
pub fn status(status: Status) -> (&'static str, &'static str) {
    match status {
        Status::Pending => ("pending", "Pending"),
        Status::Active => ("active", "Active"),
        Status::Suspended => ("suspended", "Suspended"),
        Status::Rejected => ("rejected", "Rejected"),
        Status::Ended => ("archived", "Ended"),
    }
}

/// What one does to bring a partner to a status: icon and words.
#[must_use]
pub fn way(to: Status) -> (&'static str, &'static str) {
    match to {
        Status::Pending => ("clock", "Back to pending"),
        Status::Active => ("check", "Make active"),
        Status::Suspended => ("pause", "Suspend"),
        Status::Rejected => ("x", "Reject"),
        Status::Ended => ("archive", "End partnership"),
    }
}

/// The question before it.
#[must_use]
pub fn question(to: Status, name: &str) -> String {
    match to {
        Status::Pending => format!("Set {name} back to pending?"),
        Status::Active => format!("Make {name} active?"),
        Status::Suspended => format!("Suspend {name}?"),
        Status::Rejected => format!("Reject {name}?"),
        Status::Ended => format!("End the partnership with {name}?"),
    }
}

/// What it does, for how long, and that nothing is deleted (spec D30, D55).
#[must_use]
pub fn effect(to: Status) -> &'static str {
    match to {
        Status::Active => "Its people can sign in and see what is shared with it.",
        Status::Pending | Status::Suspended => "For now: until it is active again, nobody there can sign in.",
        Status::Rejected => "Nobody there can sign in.",
        Status::Ended => "For good, unless an admin makes it active again.",
    }
}

/// What is not lost by it.
#[must_use]
pub fn kept(to: Status) -> &'static str {
    match to {
        Status::Active => "",
        Status::Pending | Status::Suspended | Status::Rejected | Status::Ended => {
            "Campaigns, files and history are kept. An admin can make it active again at any time."
        }
    }
}

/// That it was done.
#[must_use]
pub fn done(to: Status, name: &str) -> String {
    match to {
        Status::Pending => format!("{name} is pending."),
        Status::Active => format!("{name} is active. Its people can sign in."),
        Status::Suspended => format!("{name} is suspended. Its people are signed out."),
        Status::Rejected => format!("{name} is rejected."),
        Status::Ended => format!("The partnership with {name} is ended. Its people are signed out."),
    }
}
