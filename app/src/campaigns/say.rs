//! The campaigns room in words: refusals, statuses, and what approval did to whom. No other file of the room says these;
//! every match is whole, so that a new fact does not compile until it has its words.

use crate::kit::{counted, text_words};
use domain::{
    Refusal,
    campaigns::{CampaignPage, Error, Status},
};

/// The sentence for a refusal.
#[must_use]
pub fn error(error: &Error) -> String {
    match error {
        Error::Partner => "Choose the partner it is for.".to_owned(),
        Error::Intent => "Choose what it is for.".to_owned(),
        Error::Other(domain::text::TextFault::Empty) => "Type what it is for, in a few words.".to_owned(),
        Error::Other(fault) | Error::Name(fault) => text_words(*fault),
        Error::NameTaken => "This partner has a campaign of this name already. Choose another one.".to_owned(),
        Error::MovedOn { status, by } => format!("Not done: {} brought this campaign to “{}” meanwhile.", somebody(by), word(*status)),
        Error::NothingWaits { by } => format!("Approved already, by {}. Nothing waits.", somebody(by)),
        Error::Several(errors) => errors.iter().map(self::error).collect::<Vec<_>>().join(" "),
    }
}

fn somebody(name: &str) -> &str {
    if name.is_empty() { "somebody" } else { name }
}

/// The field of "New campaign" that a refusal belongs to, by its id; none when it belongs to none.
fn field(error: &Error) -> Option<&'static str> {
    match error {
        Error::Partner => Some("campaign-partner"),
        Error::Intent => Some("intent"),
        Error::Other(_) => Some("campaign-other"),
        Error::Name(_) | Error::NameTaken => Some("campaign-name"),
        Error::MovedOn { .. } | Error::NothingWaits { .. } | Error::Several(_) => None,
    }
}

/// Everything wrong with a refused form, from its JSON: the field's id and the sentence.
#[must_use]
pub fn wrong(problem: &str) -> Vec<(String, String)> {
    let Ok(Refusal::Because(refused)) = serde_json::from_str::<Refusal<Error>>(problem) else { return Vec::new() };
    let each = match refused {
        Error::Several(errors) => errors,
        one => vec![one],
    };
    each.iter().map(|one| (field(one).unwrap_or("campaign-name").to_owned(), error(one))).collect()
}

/// A status in a word.
#[must_use]
pub fn word(status: Status) -> &'static str {
    match status {
        Status::Draft => "Draft",
        Status::InReview => "In review",
        Status::Approved => "Approved",
        Status::Archived => "Archived",
    }
}

/// Why a preview that began on a campaign shows the library: its partner does not see that campaign (spec S68, D16). From the
/// status, as stored.
#[must_use]
pub fn unseen(status: &str) -> String {
    let why = match Status::parse(status) {
        Some(Status::Draft) => "it is a draft, and is seen once it is approved",
        Some(Status::InReview) => "it is in review, and is seen once it is approved",
        Some(Status::Archived) => "it is archived",
        Some(Status::Approved) | None => "it is for somebody else, or nobody there may sign in now",
    };
    format!("The campaign you came from is not seen here: {why}.")
}

/// A status's class.
#[must_use]
pub fn class(status: Status) -> &'static str {
    match status {
        Status::Draft => "draft",
        Status::InReview => "in-review",
        Status::Approved => "approved",
        Status::Archived => "archived",
    }
}

/// The way from one status to another, as its button says it; none where there is none (spec D2).
#[must_use]
pub fn way(from: Status, to: Status) -> &'static str {
    match (from, to) {
        (Status::Approved, Status::InReview) => "Take approval back",
        (Status::Archived, Status::InReview) => "Bring back to review",
        (_, Status::InReview) => "Send to review",
        (_, Status::Draft) => "Back to draft",
        (_, Status::Archived) => "Archive …",
        (_, Status::Approved) => "Approve all",
    }
}

/// What a change of status did to whom.
#[must_use]
pub fn went(from: Status, to: Status, partner: &str) -> String {
    match (from, to) {
        (Status::Approved, Status::InReview) => format!("Taken back. {partner} sees none of it now."),
        (Status::Approved, Status::Archived) => format!("Archived. {partner} sees none of it now."),
        (_, Status::InReview) => format!("In review. {partner} sees none of it until it is approved."),
        (_, Status::Draft) => "A draft again.".to_owned(),
        (_, Status::Archived) => "Archived.".to_owned(),
        (_, Status::Approved) => "Approved.".to_owned(),
    }
}

/// What "Approve all" did: "Approved. 14 people at Northwind see 6 files."
#[must_use]
pub fn approved(page: &CampaignPage, newly: u64) -> String {
    let campaign = &page.campaign;
    let partner = &campaign.partner.name;
    let files = (campaign.assets - campaign.waiting).max(0) + i64::try_from(newly).unwrap_or_default();
    let see = if page.people == 1 { "sees" } else { "see" };
    match (page.people, files) {
        (_, 0) => format!("Approved. There is no file in it yet for {partner} to see."),
        (0, files) => format!("Approved. Nobody at {partner} can sign in yet; {} waiting for them.", is_or_are(files)),
        (people, files) => {
            format!("Approved. {} at {partner} {see} {}.", counted(people, "person", "people"), counted(files, "file", "files"))
        }
    }
}

fn is_or_are(files: i64) -> String {
    format!("{} {}", counted(files, "file", "files"), if files == 1 { "is" } else { "are" })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_refused_form_says_each_thing_beside_its_field() {
        let refusal: Refusal<Error> = Refusal::Because(Error::Several(vec![Error::Partner, Error::Name(domain::text::TextFault::Empty)]));
        let wrong = wrong(&serde_json::to_string(&refusal).expect("refusals are JSON"));
        assert_eq!(
            wrong,
            [
                ("campaign-partner".to_owned(), "Choose the partner it is for.".to_owned()),
                ("campaign-name".to_owned(), "Type a name.".to_owned())
            ]
        );
    }
}
