//! What may be answered to a question, and how far a conversation is (spec S16, S17, D42, experience 41).

use super::{Answers, Error, Question, Use};
use crate::text::{self, TextFault};
use serde::{Deserialize, Serialize};

/// The longest answer, in characters (spec D42).
pub const ANSWER_MAX: usize = 10_000;
/// The longest answer of one line: it is a name, or stands in a line with others.
pub const LINE_MAX: usize = 200;

/// An answer. No values: the question was skipped.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Answer {
    /// The question's id.
    pub question: String,
    /// One text, the choices, a day as `2027-03-01`, or `yes` or `no`.
    pub values: Vec<String>,
}

/// Why an answer is not taken.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum AnswerFault {
    /// Nothing was answered, and it cannot be skipped.
    Empty,
    /// The text.
    Text(TextFault),
    /// Not one of the choices.
    NotOffered(String),
    /// More than one.
    OnlyOne,
    /// No day of the calendar.
    Date,
    /// Neither yes nor no.
    YesNo,
}

/// An answer as it is kept; nothing for a question that is skipped.
///
/// # Errors
/// The first thing wrong with it.
pub fn check_answer(question: &Question, values: &[String]) -> Result<Vec<String>, AnswerFault> {
    let given: Vec<&str> = values.iter().map(|value| value.trim()).filter(|value| !value.is_empty()).collect();
    if given.is_empty() {
        return if question.required { Err(AnswerFault::Empty) } else { Ok(Vec::new()) };
    }
    if question.kind != Answers::Choices && given.len() > 1 {
        return Err(AnswerFault::OnlyOne);
    }
    let of_text = |text: &str, max, lines| text::answer(text, max, lines).map_err(AnswerFault::Text);
    match question.kind {
        Answers::Text => Ok(vec![of_text(given[0], LINE_MAX, false)?]),
        Answers::LongText => Ok(vec![of_text(given[0], ANSWER_MAX, true)?]),
        Answers::OneChoice if question.other && !question.choices.iter().any(|choice| choice == given[0]) => {
            Ok(vec![of_text(given[0], LINE_MAX, false)?])
        }
        Answers::OneChoice | Answers::Choices => {
            if let Some(stranger) = given.iter().find(|value| !question.choices.iter().any(|choice| choice == *value)) {
                return Err(AnswerFault::NotOffered(stranger.chars().take(LINE_MAX).collect()));
            }
            // in the order they are offered, each once
            Ok(question.choices.iter().filter(|choice| given.contains(&choice.as_str())).cloned().collect())
        }
        Answers::Date if is_day(given[0]) => Ok(vec![given[0].to_owned()]),
        Answers::Date => Err(AnswerFault::Date),
        Answers::YesNo if matches!(given[0], "yes" | "no") => Ok(vec![given[0].to_owned()]),
        Answers::YesNo => Err(AnswerFault::YesNo),
    }
}

/// Whether a text is a day, as `2027-03-01`, between 2000 and 2199.
fn is_day(text: &str) -> bool {
    let digits = text.len() == 10
        && text.bytes().enumerate().all(|(at, byte)| if at == 4 || at == 7 { byte == b'-' } else { byte.is_ascii_digit() });
    if !digits {
        return false;
    }
    let part = |range: std::ops::Range<usize>| text[range].parse::<u32>().unwrap_or_default();
    let (year, month, day) = (part(0..4), part(5..7), part(8..10));
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let days = match month {
        4 | 6 | 9 | 11 => 30,
        2 if leap => 29,
        2 => 28,
        1..=12 => 31,
        _ => 0,
    };
    (2000..2200).contains(&year) && (1..=days).contains(&day)
}

/// The answers with one more, in the place of an older one to the same question.
#[must_use]
pub fn with_answer(answers: &[Answer], question: &str, values: Vec<String>) -> Vec<Answer> {
    let mut next: Vec<Answer> = answers.iter().filter(|answer| answer.question != question).cloned().collect();
    next.push(Answer { question: question.to_owned(), values });
    next
}

/// The question that comes next, counted from 0: the first that was neither answered nor skipped; behind the last one comes the
/// review.
#[must_use]
pub fn next_question(questions: &[Question], answers: &[Answer]) -> usize {
    let open = |question: &Question| !answers.iter().any(|answer| answer.question == question.id);
    questions.iter().position(open).unwrap_or(questions.len())
}

/// "3 of 7": the question one stands at, counted from 1, and how many there are; at the review both are the same (experience 41).
#[must_use]
pub fn progress(questions: usize, position: usize) -> (usize, usize) {
    ((position + 1).min(questions), questions)
}

/// What was answered to the first question of this use; empty when it was skipped or not asked.
#[must_use]
pub fn answered<'a>(questions: &[Question], answers: &'a [Answer], uses: Use) -> &'a [String] {
    let of = |question: &&Question| question.uses == uses;
    let asked = questions.iter().find(of).map(|question| question.id.as_str());
    answers.iter().find(|answer| Some(answer.question.as_str()) == asked).map_or(&[], |answer| answer.values.as_slice())
}

/// Whether everything a campaign needs was answered, so that "Submit" is there (spec S17).
///
/// # Errors
/// `Answer` with the first question that is open or whose answer is not taken any more.
pub fn may_submit(questions: &[Question], answers: &[Answer]) -> Result<(), Error> {
    for question in questions {
        let values = answers.iter().find(|answer| answer.question == question.id).map_or(&[][..], |answer| &answer.values);
        check_answer(question, values).map_err(|fault| Error::Answer { question: question.id.clone(), fault })?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::super::default_questions;
    use super::*;

    fn question(kind: Answers, required: bool) -> Question {
        let choices = if kind.is_choice() { vec!["One".to_owned(), "Two".to_owned(), "Three".to_owned()] } else { Vec::new() };
        Question { id: "q".to_owned(), wording: "?".to_owned(), kind, required, choices, ..Question::default() }
    }

    #[test]
    fn d42_answers_of_every_kind_are_checked() {
        let long = "x".repeat(ANSWER_MAX + 1);
        let hundred_kilobytes = "x".repeat(100_000);
        let too_long = Err(AnswerFault::Text(TextFault::TooLong(ANSWER_MAX)));
        for (kind, given, kept) in [
            (Answers::Text, &[" Spring "][..], Ok(vec!["Spring"])),
            (Answers::Text, &["two\nlines"], Err(AnswerFault::Text(TextFault::Control))),
            (Answers::Text, &["a\0b"], Err(AnswerFault::Text(TextFault::Control))),
            (Answers::Text, &["a", "b"], Err(AnswerFault::OnlyOne)),
            (Answers::LongText, &["two\r\nlines"], Ok(vec!["two\nlines"])),
            (Answers::LongText, &["<script>alert(1)</script>"], Ok(vec!["<script>alert(1)</script>"])),
            (Answers::LongText, &[&long[1..]], Ok(vec![&long[1..]])),
            (Answers::LongText, &[&long], too_long.clone()),
            (Answers::LongText, &[&hundred_kilobytes], too_long),
            (Answers::LongText, &["right\u{202e}left"], Err(AnswerFault::Text(TextFault::Bidi))),
            (Answers::OneChoice, &["Two"], Ok(vec!["Two"])),
            (Answers::OneChoice, &["Four"], Err(AnswerFault::NotOffered("Four".to_owned()))),
            (Answers::OneChoice, &["One", "Two"], Err(AnswerFault::OnlyOne)),
            (Answers::Choices, &["Three", "One", "One"], Ok(vec!["One", "Three"])),
            (Answers::Choices, &["One", "Four"], Err(AnswerFault::NotOffered("Four".to_owned()))),
            (Answers::Date, &["2028-02-29"], Ok(vec!["2028-02-29"])),
            (Answers::Date, &["2027-02-29"], Err(AnswerFault::Date)),
            (Answers::Date, &["2027-13-01"], Err(AnswerFault::Date)),
            (Answers::Date, &["1 March"], Err(AnswerFault::Date)),
            (Answers::Date, &["20é7-03-1"], Err(AnswerFault::Date)),
            (Answers::YesNo, &["yes"], Ok(vec!["yes"])),
            (Answers::YesNo, &["maybe"], Err(AnswerFault::YesNo)),
        ] {
            let given: Vec<String> = given.iter().map(|value| (*value).to_owned()).collect();
            let kept = kept.map(|values: Vec<&str>| values.into_iter().map(str::to_owned).collect::<Vec<_>>());
            assert_eq!(check_answer(&question(kind, true), &given), kept, "{kind:?}");
        }
        for kind in Answers::ALL {
            assert_eq!(check_answer(&question(kind, true), &[" ".to_owned()]), Err(AnswerFault::Empty), "{kind:?}");
            assert_eq!(check_answer(&question(kind, false), &[]), Ok(Vec::new()), "{kind:?}");
        }
        let other = Question { other: true, ..question(Answers::OneChoice, true) };
        assert_eq!(check_answer(&other, &["Own words".to_owned()]), Ok(vec!["Own words".to_owned()]));
    }

    #[test]
    fn s16_one_question_after_the_other_and_an_edit_leads_back_to_where_one_was() {
        let questions = default_questions();
        assert_eq!(next_question(&questions, &[]), 0);
        let mut answers = with_answer(&[], "name", vec!["Spring".to_owned()]);
        answers = with_answer(&answers, "intent", vec!["Generate leads".to_owned()]);
        assert_eq!((next_question(&questions, &answers), progress(4, 2)), (2, (3, 4)));
        answers = with_answer(&answers, "name", vec!["Summer".to_owned()]);
        assert_eq!(next_question(&questions, &answers), 2, "an edited answer leads back");
        assert_eq!(answered(&questions, &answers, Use::Name), ["Summer"]);
        assert!(matches!(may_submit(&questions, &answers), Err(Error::Answer { question, .. }) if question == "audience"));
        answers = with_answer(&answers, "audience", vec!["Buyers".to_owned()]);
        answers = with_answer(&answers, "messaging", Vec::new());
        assert_eq!((next_question(&questions, &answers), progress(4, 4)), (4, (4, 4)), "a skipped one counts");
        assert_eq!(may_submit(&questions, &answers), Ok(()));
        assert_eq!(answered(&questions, &answers, Use::Messaging), [""; 0]);
    }
}
