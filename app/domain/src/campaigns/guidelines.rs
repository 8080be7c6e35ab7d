//! Messaging guidelines, taken apart: what is to be mentioned, what is to be avoided, and what may stand as it was written (spec S15).

/// What somebody wants said and not said.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Guidelines {
    /// Sentences that may stand as they are.
    pub say: Vec<String>,
    /// Things to be mentioned, without the word that asked for it.
    pub mention: Vec<String>,
    /// Words and phrases to be avoided.
    pub avoid: Vec<String>,
    /// Wishes about tone and style, for whoever writes.
    pub style: Vec<String>,
}

/// How many of each kind are looked at.
const GUIDELINES_MAX: usize = 50;
const MENTION: [&str; 7] = ["mention", "include", "name", "highlight", "point to", "say", "stress"];
const AVOID: [&str; 15] = [
    "avoid",
    "do not say",
    "don't say",
    "don’t say",
    "never say",
    "do not mention",
    "don't mention",
    "don’t mention",
    "never mention",
    "do not use",
    "don't use",
    "don’t use",
    "never use",
    "never name",
    "no ",
];
/// What else is told not to be done; it is no copy.
const NEVER: [&str; 4] = ["never ", "do not ", "don't ", "don’t "];
/// What may stand before a word that is to be avoided.
const WORD: [&str; 4] = ["the words ", "the word ", "the phrases ", "the phrase "];
const STYLE: [&str; 13] =
    ["tone", "keep", "use", "be ", "write", "sound", "please", "focus", "make", "stay", "concrete", "short", "friendly"];

/// Takes guidelines apart, sentence by sentence.
#[must_use]
pub fn guidelines(text: &str) -> Guidelines {
    let mut found = Guidelines::default();
    for sentence in sentences(text) {
        let low = sentence.to_lowercase();
        let after = |words: &[&str]| {
            let word = words.iter().find(|word| {
                low.starts_with(**word) && !low[word.len()..].starts_with(|c: char| c.is_alphanumeric() && !word.ends_with(' '))
            })?;
            // lower case may be longer than what was typed; then the sentence is taken whole
            Some(sentence.get(word.len()..)?.trim_start_matches([':', ' ']).to_owned())
        };
        let bare = |text: &str| text.trim().trim_end_matches(['.', '!', ';']).to_owned();
        if let Some(rest) = after(&AVOID) {
            let parts = rest.replace(" or ", ",").replace(" and ", ",");
            found.avoid.extend(
                parts
                    .split(',')
                    .map(|part| {
                        let part = bare(part);
                        let part = WORD.iter().find_map(|word| part.strip_prefix(word)).unwrap_or(&part);
                        part.trim_matches(['“', '”', '"', '\'']).to_owned()
                    })
                    .filter(|part| !part.is_empty()),
            );
        } else if let Some(rest) = after(&MENTION).map(|rest| bare(&rest)).filter(|rest| !rest.is_empty()) {
            found.mention.push(rest);
        } else if STYLE.iter().chain(&NEVER).any(|word| low.starts_with(word))
            || (sentence.is_ascii() && sentence.split_whitespace().count() < 4)
        {
            found.style.push(sentence);
        } else {
            found.say.push(sentence);
        }
    }
    for list in [&mut found.say, &mut found.mention, &mut found.avoid, &mut found.style] {
        list.truncate(GUIDELINES_MAX);
    }
    found
}

/// The sentences of a text: lines, and what ends with a mark and a space. A bullet at the beginning is dropped.
fn sentences(text: &str) -> Vec<String> {
    let mut found = Vec::new();
    for line in text.lines() {
        let mut sentence = String::new();
        let mut letters = line.trim().trim_start_matches(['-', '*', '•', ' ']).chars().peekable();
        while let Some(c) = letters.next() {
            sentence.push(c);
            if c == '。' || (matches!(c, '.' | '!' | '?') && letters.peek().is_some_and(|next| next.is_whitespace())) {
                found.push(std::mem::take(&mut sentence).trim().to_owned());
            }
        }
        found.push(sentence.trim().to_owned());
    }
    found.retain(|sentence| !sentence.is_empty());
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(texts: &[&str]) -> Vec<String> {
        texts.iter().map(|text| (*text).to_owned()).collect()
    }

    #[test]
    fn s15_guidelines_say_what_to_say_and_what_not() {
        let found = guidelines(
            "Seasonal goods sell in nine weeks, so a wrong count costs the year. Mention the 14-day trial. Avoid “revolutionary”, \
             cheap or best.\n- Tone: calm and factual\n- Never say guaranteed!\nName the free stock audit.",
        );
        assert_eq!(found.say, texts(&["Seasonal goods sell in nine weeks, so a wrong count costs the year."]));
        assert_eq!(found.mention, texts(&["the 14-day trial", "the free stock audit"]));
        assert_eq!(found.avoid, texts(&["revolutionary", "cheap", "best", "guaranteed"]));
        assert_eq!(found.style, texts(&["Tone: calm and factual"]));
    }

    #[test]
    fn s15_what_is_not_to_be_done_is_never_copy() {
        for (text, avoid, style) in [
            ("Don't mention our prices.", "our prices", ""),
            ("Don’t mention our prices.", "our prices", ""),
            ("Do not mention our prices in any text.", "our prices in any text", ""),
            ("Never use the word cheap.", "cheap", ""),
            ("Don’t use the phrase “best in class”.", "best in class", ""),
            ("Don't say guaranteed!", "guaranteed", ""),
            ("Do not promise a date of delivery.", "", "Do not promise a date of delivery."),
            ("Never compare us with the makers of other scanners.", "", "Never compare us with the makers of other scanners."),
            ("Don’t write more than one line about the trial.", "", "Don’t write more than one line about the trial."),
        ] {
            let one = |text: &str| if text.is_empty() { Vec::new() } else { texts(&[text]) };
            let wanted = Guidelines { avoid: one(avoid), style: one(style), ..Guidelines::default() };
            assert_eq!(guidelines(text), wanted, "{text}");
        }
    }

    #[test]
    fn s15_guidelines_of_any_letters_are_taken() {
        assert_eq!(guidelines(""), Guidelines::default());
        assert_eq!(guidelines("İİİ mention it somewhere in there").say.len(), 1);
        assert_eq!(guidelines("在庫は毎朝数えます。夜は数えません。").say.len(), 2);
        assert_eq!(guidelines("Names of shops stand in every line of it.").say.len(), 1, "a word that only begins alike");
    }
}
