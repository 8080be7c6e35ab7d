//! Words that should not stand in a text, with the reason, and gaps that are to be filled (spec D9, B10).

use super::{Error, Part};
use crate::text;
use serde::{Deserialize, Serialize};

/// Words a list may hold.
pub const WORDS_MAX: usize = 500;
/// What a gap in a generated text begins with: a fact that nobody gave, and that is asked for instead of invented.
pub const GAP: &str = "[add: ";

/// A company's own facts and words, of the vendor or of one of its partners. All may be empty.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Brand {
    /// What the company does, as the end of "… : Acme …": "keeps one stock count for every shop and the web".
    pub does: String,
    /// A fact that proves it, as a sentence of its own.
    pub proof: String,
    /// What a reader can ask for, as the end of "You can …": "book a free stock audit".
    pub offer: String,
    /// One a line: a word or phrase that must not stand in a text, and after a colon the reason. A star at the end stands for any ending.
    pub forbidden: String,
    /// One a line: a phrase that may stand although a forbidden word is in it.
    pub allowed: String,
}

/// A company's facts and words as settings show them.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct BrandPage {
    /// Them.
    pub brand: Brand,
    /// Number of the version; whoever changes it tells it (spec D56).
    pub version: i64,
}

/// A template pack as settings show it.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct TemplatePack {
    /// Which one: `announce`, `leads`, `promote`, `other`.
    pub pack: String,
    /// Its text.
    pub text: String,
    /// It is the vendor's own, and not the built-in one.
    pub own: bool,
    /// Number of the version; whoever changes it tells it (spec D56).
    pub version: i64,
}

/// What is found in a text.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum Finding {
    /// A word that should not stand there.
    Word {
        /// The part it stands in.
        part: String,
        /// As it stands there.
        word: String,
        /// Whose list it is on: the company's name, or empty for the campaign's own messaging.
        owner: String,
        /// Why; may be empty.
        reason: String,
    },
    /// A fact is missing.
    Gap {
        /// The part.
        part: String,
        /// What is to be added.
        what: String,
    },
}

/// A list of forbidden and allowed words, ready to look with.
#[derive(Clone, Debug)]
pub struct WordList<'a> {
    owner: &'a str,
    forbidden: Vec<(String, String)>,
    allowed: Vec<String>,
}

impl<'a> WordList<'a> {
    /// A company's, named by the company.
    #[must_use]
    pub fn new(owner: &'a str, forbidden: &str, allowed: &str) -> Self {
        let lines = |text: &str| text.lines().map(|line| line.trim().to_owned()).filter(|line| !line.is_empty()).collect::<Vec<_>>();
        let forbidden = lines(forbidden).into_iter().map(|line| match line.split_once(':') {
            Some((word, reason)) => (text::same(word.trim()), reason.trim().to_owned()),
            None => (text::same(&line), String::new()),
        });
        let forbidden = forbidden.filter(|(word, _)| !word.trim_end_matches('*').is_empty()).collect();
        Self { owner, forbidden, allowed: lines(allowed).iter().map(|line| text::same(line)).collect() }
    }
}

/// A company's facts and words as they are kept.
///
/// # Errors
/// `Brand` with the first thing wrong with a text.
pub fn check_brand(brand: &Brand) -> Result<Brand, Error> {
    let list = |lines: &str| {
        let lines = text::answer(lines, super::ANSWER_MAX, true).map_err(Error::Brand)?;
        if lines.lines().count() > WORDS_MAX { Err(Error::Brand(text::TextFault::TooLong(super::ANSWER_MAX))) } else { Ok(lines) }
    };
    let fact = |text: &str| text::fact(text).map_err(Error::Brand);
    let end = |text: String| text.trim_end_matches(['.', ' ']).to_owned();
    Ok(Brand {
        does: end(fact(&brand.does)?),
        proof: fact(&brand.proof)?,
        offer: end(fact(&brand.offer)?),
        forbidden: list(&brand.forbidden)?,
        allowed: list(&brand.allowed)?,
    })
}

/// Everything in these parts that should not stand there or is missing.
#[must_use]
pub fn look_at_words(parts: &[Part], lists: &[WordList<'_>]) -> Vec<Finding> {
    let mut found = Vec::new();
    for part in parts {
        let said = text::same(&part.text);
        for list in lists {
            for (word, reason) in &list.forbidden {
                if let Some(at) = find(&said, word, &list.allowed) {
                    let word = at.to_owned();
                    found.push(Finding::Word { part: part.key.clone(), word, owner: list.owner.to_owned(), reason: reason.clone() });
                }
            }
        }
        for gap in part.text.split(GAP).skip(1) {
            let what = gap.split(']').next().unwrap_or_default().to_owned();
            found.push(Finding::Gap { part: part.key.clone(), what });
        }
    }
    found
}

/// The first place of a word in a text where it stands as a word and in no allowed phrase.
fn find<'a>(said: &'a str, word: &str, allowed: &[String]) -> Option<&'a str> {
    let (stem, any_ending) = word.strip_suffix('*').map_or((word, false), |stem| (stem, true));
    let is_word = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    said.match_indices(stem).find_map(|(at, _)| {
        let end = at + stem.len();
        let tail = if any_ending { said[end..].find(|c: char| !c.is_alphanumeric()).unwrap_or(said.len() - end) } else { 0 };
        let whole = !is_word(said[..at].chars().next_back()) && !is_word(said[end + tail..].chars().next());
        let excused = || {
            let holds =
                |phrase: &String| said.match_indices(phrase.as_str()).any(|(from, _)| from <= at && end + tail <= from + phrase.len());
            allowed.iter().any(holds)
        };
        (whole && !excused()).then(|| &said[at..end + tail])
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn look(text: &str, forbidden: &str, allowed: &str) -> Vec<String> {
        let parts = [Part { key: "body".to_owned(), text: text.to_owned() }];
        let found = look_at_words(&parts, &[WordList::new("Acme", forbidden, allowed)]);
        found
            .into_iter()
            .map(|finding| match finding {
                Finding::Word { word, reason, .. } => format!("{word}|{reason}"),
                Finding::Gap { what, .. } => format!("gap|{what}"),
            })
            .collect()
    }

    #[test]
    fn b10_forbidden_words_are_found_as_words_with_their_reason() {
        for (text, forbidden, allowed, found) in [
            ("World-class stock", "world-class: no superlatives", "", vec!["world-class|no superlatives"]),
            ("The bestseller", "best", "", vec![]),
            ("Simply the BEST.", "best", "", vec!["best|"]),
            ("Best practice and the best", "best", "best practice", vec!["best|"]),
            ("Best practice", "best", "best practice", vec![]),
            ("Synergies everywhere", "synerg*: says nothing", "", vec!["synergies|says nothing"]),
            ("straße", "STRASSE", "", vec![]),
            ("Café", "cafe", "", vec![]),
            ("nothing", " \n:empty\n*", "", vec![]),
            ("日本一の在庫", "日本一", "", vec![]),
        ] {
            assert_eq!(look(text, forbidden, allowed), found, "{text} / {forbidden}");
        }
    }

    #[test]
    fn d9_a_missing_fact_is_found_as_a_gap() {
        assert_eq!(
            look("Book now. [add: a figure that proves it] Or [add: the date].", "", ""),
            ["gap|a figure that proves it", "gap|the date"]
        );
    }

    #[test]
    fn s22_facts_of_a_company_are_trimmed_to_fit_a_sentence() {
        let brand = Brand { does: " keeps one stock count. ".to_owned(), ..Default::default() };
        assert_eq!(check_brand(&brand).map(|brand| brand.does), Ok("keeps one stock count".to_owned()));
        assert!(check_brand(&Brand { forbidden: "x\n".repeat(WORDS_MAX + 1), ..Default::default() }).is_err());
    }
}
