//! Where in a text the words stand that should not stand there, and the gaps (spec D9, B10).

use domain::campaigns::{Finding, GAP};

/// A text in pieces, each with what was found in it.
pub(super) fn pieces<'a>(text: &'a str, part: &str, findings: &'a [Finding]) -> Vec<(&'a str, Option<&'a Finding>)> {
    let mut pieces = Vec::new();
    let (mut from, mut at) = (0, 0);
    while let Some(first) = text[at..].chars().next() {
        let found = findings.iter().find_map(|finding| Some((length(text, at, part, finding)?, finding)));
        let Some((length, finding)) = found else {
            at += first.len_utf8();
            continue;
        };
        if from < at {
            pieces.push((&text[from..at], None));
        }
        at += length;
        pieces.push((&text[at - length..at], Some(finding)));
        from = at;
    }
    if from < text.len() {
        pieces.push((&text[from..], None));
    }
    pieces
}

/// How many bytes at this place of a text are what was found; none when it is something else.
fn length(text: &str, at: usize, part: &str, finding: &Finding) -> Option<usize> {
    let rest = &text[at..];
    match finding {
        Finding::Gap { part: of, what } => {
            (of == part && rest.strip_prefix(GAP)?.strip_prefix(what.as_str())?.starts_with(']')).then_some(GAP.len() + what.len() + 1)
        }
        Finding::Word { part: of, word, .. } => {
            if of != part || word.is_empty() || text[..at].chars().next_back().is_some_and(char::is_alphanumeric) {
                return None;
            }
            let length = begins(rest, word)?;
            (!rest[length..].chars().next().is_some_and(char::is_alphanumeric)).then_some(length)
        }
    }
}

/// How many bytes of a text are this word, whatever the case of its letters.
fn begins(text: &str, word: &str) -> Option<usize> {
    let mut wanted = word.chars().peekable();
    for (at, c) in text.char_indices() {
        if wanted.peek().is_none() {
            return Some(at);
        }
        for low in c.to_lowercase() {
            if wanted.next() != Some(low) {
                return None;
            }
        }
    }
    wanted.peek().is_none().then_some(text.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn word(word: &str) -> Finding {
        Finding::Word { part: "body".to_owned(), word: word.to_owned(), owner: String::new(), reason: String::new() }
    }

    #[test]
    fn b10_forbidden_words_and_gaps_are_marked_where_they_stand() {
        let gap = Finding::Gap { part: "body".to_owned(), what: "the date".to_owned() };
        let findings = [word("best"), word("größe"), gap];
        for (text, marked) in [
            ("Simply the BEST.", vec!["BEST"]),
            ("The bestseller of the unbest", vec![]),
            ("Best, best", vec!["Best", "best"]),
            ("Die GRÖSSE der GRÖßE", vec!["GRÖßE"]),
            ("On [add: the date] or [add: a place]", vec!["[add: the date]"]),
            ("", vec![]),
        ] {
            let pieces = pieces(text, "body", &findings);
            assert_eq!(pieces.iter().map(|(text, _)| *text).collect::<String>(), text);
            assert_eq!(pieces.iter().filter(|(_, found)| found.is_some()).map(|(text, _)| *text).collect::<Vec<_>>(), marked, "{text}");
        }
        assert_eq!(pieces("the best", "subject", &findings), [("the best", None)]);
    }
}
