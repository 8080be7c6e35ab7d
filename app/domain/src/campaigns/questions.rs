//! The questions that ask for a campaign, and how a vendor changes them (spec S15, S21-S24, D3).
//!
//! A set of questions is never changed: each change makes the next version, so that a running conversation keeps its own.

use super::{Error, INTENTS};
use crate::text::{self, TextFault};
use serde::{Deserialize, Serialize};

/// Questions a set may have.
pub const QUESTIONS_MAX: usize = 30;
/// Choices a question may offer.
pub const CHOICES_MAX: usize = 50;

/// What kind of answer a question takes.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Answers {
    /// One line.
    #[default]
    Text,
    /// Several lines.
    LongText,
    /// One of the choices.
    OneChoice,
    /// Some of the choices.
    Choices,
    /// A day.
    Date,
    /// Yes or no.
    YesNo,
}

impl Answers {
    /// All of them, as settings offer them.
    pub const ALL: [Self; 6] = [Self::Text, Self::LongText, Self::OneChoice, Self::Choices, Self::Date, Self::YesNo];

    /// As forms carry it.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::LongText => "long_text",
            Self::OneChoice => "one_choice",
            Self::Choices => "choices",
            Self::Date => "date",
            Self::YesNo => "yes_no",
        }
    }

    /// From a form; `None` for any other text.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.as_str() == text)
    }

    /// Whether the answer is chosen from a list.
    #[must_use]
    pub fn is_choice(self) -> bool {
        matches!(self, Self::OneChoice | Self::Choices)
    }
}

/// What an answer is for the drafts. A question without a use is asked and shown, and no template waits for it.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Use {
    /// The campaign's name; core.
    Name,
    /// What it is for; core.
    Intent,
    /// Whom it should reach.
    Audience,
    /// What to say and what never to say.
    Messaging,
    /// What is announced, offered or promoted.
    Product,
    /// What the audience struggles with.
    Problem,
    /// A fact that proves the claim.
    Proof,
    /// What the reader should do.
    Action,
    /// The address to do it at.
    Link,
    /// The day it begins or is due.
    Date,
    /// Nothing in particular.
    #[default]
    Other,
}

impl Use {
    /// All that a question of one's own may have; the core two are taken.
    pub const OWN: [Self; 9] =
        [Self::Audience, Self::Messaging, Self::Product, Self::Problem, Self::Proof, Self::Action, Self::Link, Self::Date, Self::Other];

    /// As forms carry it.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::Intent => "intent",
            Self::Audience => "audience",
            Self::Messaging => "messaging",
            Self::Product => "product",
            Self::Problem => "problem",
            Self::Proof => "proof",
            Self::Action => "action",
            Self::Link => "link",
            Self::Date => "date",
            Self::Other => "other",
        }
    }

    /// From a form; the core two are no choice.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        Self::OWN.into_iter().find(|known| known.as_str() == text)
    }

    /// One of the two a campaign needs (spec D3).
    #[must_use]
    pub fn is_core(self) -> bool {
        matches!(self, Self::Name | Self::Intent)
    }
}

/// A question.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Question {
    /// Its id within the organisation; stays when it is edited or moved.
    pub id: String,
    /// Its wording.
    pub wording: String,
    /// A line of help; may be empty.
    pub help: String,
    /// What kind of answer it takes.
    pub kind: Answers,
    /// What it offers, where it offers anything.
    pub choices: Vec<String>,
    /// Own words are taken beside the choices.
    pub other: bool,
    /// It cannot be skipped.
    pub required: bool,
    /// What the answer is for the drafts.
    pub uses: Use,
}

/// A change of a set of questions.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum Change {
    /// A new one at the end; its id is given by the server (spec S21).
    Add(Question),
    /// The one of this id, anew (spec S22).
    Edit(Question),
    /// To a place counted from 0; behind the last is the last (spec S23).
    Move(String, usize),
    /// Away with it; not the core two (spec D3).
    Remove(String),
    /// All as they were at first (spec S24).
    Reset,
}

/// Why a set of questions is not changed.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum QuestionFault {
    /// A campaign needs the question: it stays, required and of its kind (spec D3).
    Core,
    /// The wording.
    Wording(TextFault),
    /// The help.
    Help(TextFault),
    /// A choice.
    Choice(TextFault),
    /// A choice that is there twice.
    Twice(String),
    /// Fewer than two choices.
    FewChoices,
    /// More choices than a question may offer.
    ManyChoices,
    /// More questions than a set may have.
    ManyQuestions,
}

fn question(id: &str, wording: &str, help: &str, kind: Answers, required: bool, uses: Use) -> Question {
    let (id, wording, help) = (id.to_owned(), wording.to_owned(), help.to_owned());
    Question { id, wording, help, kind, required, uses, ..Question::default() }
}

/// The questions every organisation begins with and may return to (spec S15, S24).
#[must_use]
pub fn default_questions() -> Vec<Question> {
    let intent = Question {
        choices: INTENTS.map(str::to_owned).to_vec(),
        other: true,
        ..question("intent", "What is it for?", "", Answers::OneChoice, true, Use::Intent)
    };
    vec![
        question("name", "What should the campaign be called?", "The partner sees this name.", Answers::Text, true, Use::Name),
        intent,
        question(
            "audience",
            "Who should it reach?",
            "Role, kind of company, region. The more exact, the better the drafts.",
            Answers::LongText,
            true,
            Use::Audience,
        ),
        question(
            "messaging",
            "Is there anything we should say, or never say?",
            "Claims, figures, tone. Begin a line with “Mention” or “Avoid”, or just write it as it should stand.",
            Answers::LongText,
            false,
            Use::Messaging,
        ),
    ]
}

/// The set after a change; a new question gets this id.
///
/// # Errors
/// `Question` with what is wrong; `Gone` when there is no question of this id.
pub fn changed(questions: &[Question], change: Change, id: &str) -> Result<Vec<Question>, Error> {
    let mut next = questions.to_vec();
    let place = |id: &str| questions.iter().position(|question| question.id == id).ok_or(Error::Gone);
    match change {
        Change::Add(new) => {
            if next.len() >= QUESTIONS_MAX {
                return Err(Error::Question(QuestionFault::ManyQuestions));
            }
            if new.uses.is_core() {
                return Err(Error::Question(QuestionFault::Core));
            }
            next.push(Question { id: id.to_owned(), ..checked(new)? });
        }
        Change::Edit(new) => {
            let at = place(&new.id)?;
            let old = &questions[at];
            let of_its_kind = new.kind == old.kind && new.required && new.uses == old.uses && new.other == old.other;
            if (old.uses.is_core() && !of_its_kind) || (!old.uses.is_core() && new.uses.is_core()) {
                return Err(Error::Question(QuestionFault::Core));
            }
            next[at] = checked(new)?;
        }
        Change::Move(id, to) => {
            let moved = next.remove(place(&id)?);
            next.insert(to.min(next.len()), moved);
        }
        Change::Remove(id) => {
            let at = place(&id)?;
            if questions[at].uses.is_core() {
                return Err(Error::Question(QuestionFault::Core));
            }
            next.remove(at);
        }
        Change::Reset => return Ok(default_questions()),
    }
    Ok(next)
}

fn checked(new: Question) -> Result<Question, Error> {
    let because = |fault| Error::Question(fault);
    let wording = text::name(&new.wording).map_err(|fault| because(QuestionFault::Wording(fault)))?;
    let help = text::fact(&new.help).map_err(|fault| because(QuestionFault::Help(fault)))?;
    let mut choices: Vec<String> = Vec::new();
    for choice in new.choices.iter().filter(|choice| new.kind.is_choice() && !choice.trim().is_empty()) {
        let choice = text::name(choice).map_err(|fault| because(QuestionFault::Choice(fault)))?;
        if choices.iter().any(|known| text::same(known) == text::same(&choice)) {
            return Err(because(QuestionFault::Twice(choice)));
        }
        choices.push(choice);
    }
    if new.kind.is_choice() && choices.len() < 2 {
        return Err(because(QuestionFault::FewChoices));
    }
    if choices.len() > CHOICES_MAX {
        return Err(because(QuestionFault::ManyChoices));
    }
    Ok(Question { wording, help, other: new.other && new.kind == Answers::OneChoice, choices, ..new })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ids(questions: &[Question]) -> Vec<&str> {
        questions.iter().map(|question| question.id.as_str()).collect()
    }

    #[test]
    fn s15_the_default_set_asks_name_intent_audience_and_messaging() {
        assert_eq!(ids(&default_questions()), ["name", "intent", "audience", "messaging"]);
    }

    #[test]
    fn s21_to_s24_questions_are_added_edited_moved_removed_and_reset() {
        let first = default_questions();
        let new = Question { wording: " When does it run? ".to_owned(), kind: Answers::Date, uses: Use::Date, ..Question::default() };
        let added = changed(&first, Change::Add(new), "q1").expect("added");
        assert_eq!(ids(&added), ["name", "intent", "audience", "messaging", "q1"]);
        assert_eq!(added[4].wording, "When does it run?");
        let edited = changed(&added, Change::Edit(Question { wording: "From when?".to_owned(), ..added[4].clone() }), "").expect("edited");
        assert_eq!(edited[4].wording, "From when?");
        let moved = changed(&edited, Change::Move("q1".to_owned(), 0), "").expect("moved");
        assert_eq!(ids(&moved), ["q1", "name", "intent", "audience", "messaging"]);
        let moved = changed(&moved, Change::Move("q1".to_owned(), 99), "").expect("moved");
        assert_eq!(ids(&moved)[4], "q1");
        let removed = changed(&moved, Change::Remove("audience".to_owned()), "").expect("removed");
        assert_eq!(ids(&removed), ["name", "intent", "messaging", "q1"]);
        assert_eq!(changed(&removed, Change::Reset, ""), Ok(default_questions()));
    }

    #[test]
    fn d3_the_core_two_stay_as_they_are_needed() {
        let first = default_questions();
        let core = Err(Error::Question(QuestionFault::Core));
        for change in [
            Change::Remove("name".to_owned()),
            Change::Remove("intent".to_owned()),
            Change::Edit(Question { required: false, ..first[0].clone() }),
            Change::Edit(Question { kind: Answers::LongText, ..first[0].clone() }),
            Change::Edit(Question { uses: Use::Name, ..first[2].clone() }),
            Change::Add(Question { wording: "Another name?".to_owned(), uses: Use::Name, ..Question::default() }),
        ] {
            assert_eq!(changed(&first, change.clone(), "q"), core, "{change:?}");
        }
        let worded = Question { wording: "How shall we call it?".to_owned(), ..first[0].clone() };
        assert!(changed(&first, Change::Edit(worded), "").is_ok());
    }

    #[test]
    fn s22_what_is_wrong_with_a_question_is_told() {
        let choice = |choices: &[&str]| Question {
            wording: "Which?".to_owned(),
            kind: Answers::OneChoice,
            choices: choices.iter().map(|choice| (*choice).to_owned()).collect(),
            ..Question::default()
        };
        let many: Vec<String> = (0..=CHOICES_MAX).map(|n| n.to_string()).collect();
        let many: Vec<&str> = many.iter().map(String::as_str).collect();
        for (new, fault) in [
            (Question::default(), QuestionFault::Wording(TextFault::Empty)),
            (Question { help: "x".repeat(201), ..choice(&["a", "b"]) }, QuestionFault::Help(TextFault::TooLong(200))),
            (choice(&["One", " "]), QuestionFault::FewChoices),
            (choice(&["One", "one"]), QuestionFault::Twice("one".to_owned())),
            (choice(&["One", "T\u{202e}wo"]), QuestionFault::Choice(TextFault::Bidi)),
            (choice(&many), QuestionFault::ManyChoices),
        ] {
            assert_eq!(changed(&default_questions(), Change::Add(new), "q"), Err(Error::Question(fault)));
        }
        let full: Vec<Question> = (0..QUESTIONS_MAX).map(|n| Question { id: n.to_string(), ..choice(&["a", "b"]) }).collect();
        assert_eq!(changed(&full, Change::Add(choice(&["a", "b"])), "q"), Err(Error::Question(QuestionFault::ManyQuestions)));
        assert_eq!(changed(&full, Change::Remove("nowhere".to_owned()), ""), Err(Error::Gone));
    }
}
