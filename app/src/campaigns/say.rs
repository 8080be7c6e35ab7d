//! The campaigns room in words: refusals, statuses, and what approval did to whom. No other file of the room says these;
//! every match is whole, so that a new fact does not compile until it has its words.

use crate::kit::{counted, text_words};
use domain::{
    Refusal,
    campaigns::{AnswerFault, CampaignPage, DraftKind, Error, Length, ModelFailure, Note, QuestionFault, Source, Status, Tone},
    text::TextFault,
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
        Error::Answer { fault, .. } => answer(fault),
        Error::Question(fault) => question(fault),
        Error::Gone => "That is not there any more. Load the page again.".to_owned(),
        Error::Stale { by, what } if what.is_empty() => format!("Not saved: {} changed this meanwhile.", somebody(by)),
        Error::Stale { by, what } => format!("Not saved: {} changed “{what}” meanwhile.", somebody(by)),
        Error::Submitted { by } => format!("Submitted already, by {}.", somebody(by)),
        Error::Resting { partner } => format!("{partner} is not active now. What was answered stays here until it is."),
        Error::BeingWritten => "A version is being written. Wait for it, or stop it first.".to_owned(),
        Error::NoText => "There is no text yet.".to_owned(),
        Error::Part { part, fault } => format!("{}: {}", part_name(part), text_words(*fault)),
        Error::Template { part, why } if part.is_empty() => format!("This cannot be used: {why}"),
        Error::Template { part, why } => format!("“{part}” cannot be used: {why}"),
        Error::Brand(fault) => text_words(*fault),
        Error::Letters(letters) if letters.is_empty() => "No PDF could be made of it. DOCX and HTML work.".to_owned(),
        Error::Letters(letters) => format!("A PDF cannot show these letters: {letters} DOCX and HTML can."),
        Error::Several(errors) => errors.iter().map(self::error).collect::<Vec<_>>().join(" "),
    }
}

/// What is wrong with an answer.
fn answer(fault: &AnswerFault) -> String {
    match fault {
        AnswerFault::Empty => "This question needs an answer.".to_owned(),
        AnswerFault::Text(TextFault::Empty) => "Type an answer.".to_owned(),
        AnswerFault::Text(fault) => text_words(*fault),
        AnswerFault::NotOffered(choice) => format!("“{choice}” is none of the choices."),
        AnswerFault::OnlyOne => "Choose one.".to_owned(),
        AnswerFault::Date => "Choose a day, such as 2027-03-01.".to_owned(),
        AnswerFault::YesNo => "Choose yes or no.".to_owned(),
    }
}

/// Why a set of questions is not changed.
fn question(fault: &QuestionFault) -> String {
    match fault {
        QuestionFault::Core => "A campaign needs this question: it stays, required and of its kind.".to_owned(),
        QuestionFault::Wording(TextFault::Empty) => "Type the question.".to_owned(),
        QuestionFault::Wording(fault) | QuestionFault::Help(fault) | QuestionFault::Choice(fault) => text_words(*fault),
        QuestionFault::Twice(choice) => format!("“{choice}” is there twice."),
        QuestionFault::FewChoices => "Give at least two choices.".to_owned(),
        QuestionFault::ManyChoices => "At most 50 choices.".to_owned(),
        QuestionFault::ManyQuestions => "At most 30 questions.".to_owned(),
    }
}

/// What a draft is, by its name on the page.
#[must_use]
pub fn draft_name(kind: DraftKind) -> &'static str {
    match kind {
        DraftKind::Email => "Announcement e-mail",
        DraftKind::Posts => "Social posts",
        DraftKind::OnePager => "One-pager",
        DraftKind::Landing => "Landing page",
        DraftKind::TalkingPoints => "Talking points",
    }
}

/// How a draft sounds, as its choice says it.
#[must_use]
pub fn tone(tone: Tone) -> &'static str {
    match tone {
        Tone::Plain => "Plain",
        Tone::Warm => "Warm",
        Tone::Formal => "Formal",
    }
}

/// How long a draft is, as its choice says it.
#[must_use]
pub fn length(length: Length) -> &'static str {
    match length {
        Length::Short => "Short",
        Length::Usual => "Usual",
        Length::Long => "Long",
    }
}

/// A part of a draft, or a wish about one, by the word that stands beside it.
#[must_use]
pub fn part_name(part: &str) -> &str {
    match part {
        "subject" => "Subject",
        "preheader" => "Preheader",
        "body" => "Text",
        "linkedin" => "LinkedIn",
        "x" => "X",
        "instagram" => "Instagram",
        "headline" => "Headline",
        "problem" => "The problem",
        "solution" => "The solution",
        "proof" => "Proof",
        "action" => "Call to action",
        "title" => "Page title",
        "lead" => "Lead",
        "points" => "Points",
        "button" => "Button",
        "opening" => "Opening",
        "objections" => "Objections",
        "next_step" => "Next step",
        "audience" => "Audience",
        "emphasis" => "Emphasis",
        other => other,
    }
}

/// Why the model wrote nothing.
#[must_use]
pub fn failure(failure: ModelFailure) -> &'static str {
    match failure {
        ModelFailure::Unreached => "nobody answered at its address",
        ModelFailure::Silent => "it said nothing for too long",
        ModelFailure::Busy => "it had too much to do",
        ModelFailure::Broken => "it broke",
        ModelFailure::Refused => "it refused",
        ModelFailure::Half => "its answer ended in the middle",
        ModelFailure::Wrong => "its answer could not be used",
        ModelFailure::Budget => "today’s tokens are used up",
    }
}

/// The "generated" mark of a version, and what there is to know about it (spec D9).
#[must_use]
pub fn written(source: &Source, note: &str) -> String {
    let by = match source {
        Source::BuiltIn => "Generated by the built-in drafter".to_owned(),
        Source::Model(name) => format!("Generated by {name}"),
        Source::Hand => "Edited by hand".to_owned(),
    };
    match Note::parse(note) {
        None => by,
        Some(Note::Instead(reason)) => format!("{by}: the model did not write, {}", failure(reason)),
        Some(Note::Restores(version)) => format!("{by}, version {version} again"),
        Some(Note::BuiltInPack) => format!("{by}: your own templates could not be used"),
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
        Error::MovedOn { .. }
        | Error::NothingWaits { .. }
        | Error::Answer { .. }
        | Error::Question(_)
        | Error::Gone
        | Error::Stale { .. }
        | Error::Submitted { .. }
        | Error::Resting { .. }
        | Error::BeingWritten
        | Error::NoText
        | Error::Part { .. }
        | Error::Template { .. }
        | Error::Brand(_)
        | Error::Letters(_)
        | Error::Several(_) => None,
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
