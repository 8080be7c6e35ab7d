//! Answers and refused forms as people read them.

use crate::{Problem, campaigns::say};
use domain::{
    Refusal,
    campaigns::{Answers, Error, Question},
};

const MONTHS: [&str; 12] =
    ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];

/// What was answered; empty for a question that was skipped.
pub(super) fn answer_words(question: &Question, values: &[String]) -> String {
    let words = values.join(", ");
    match question.kind {
        Answers::YesNo if words == "yes" => "Yes".to_owned(),
        Answers::YesNo if words == "no" => "No".to_owned(),
        Answers::Date => day_words(&words).unwrap_or(words),
        _ => words,
    }
}

/// "1 March 2027".
fn day_words(day: &str) -> Option<String> {
    let mut parts = day.split('-');
    let (year, month, day) = (parts.next()?, parts.next()?.parse::<usize>().ok()?, parts.next()?);
    Some(format!("{} {} {year}", day.trim_start_matches('0'), MONTHS.get(month.checked_sub(1)?)?))
}

/// Why a form was refused.
pub(super) fn refused_words(problem: &str) -> Option<String> {
    serde_json::from_str::<Refusal<Error>>(problem).ok().map(|refusal| Problem::Refused(refusal).say(say::error))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn s16_answers_are_shown_as_people_read_them() {
        for (kind, values, words) in [
            (Answers::Date, &["2027-03-01"][..], "1 March 2027"),
            (Answers::Date, &["soon"], "soon"),
            (Answers::YesNo, &["no"], "No"),
            (Answers::Choices, &["One", "Two"], "One, Two"),
            (Answers::Text, &[], ""),
        ] {
            let values: Vec<String> = values.iter().map(|value| (*value).to_owned()).collect();
            assert_eq!(answer_words(&Question { kind, ..Question::default() }, &values), words);
        }
    }
}
