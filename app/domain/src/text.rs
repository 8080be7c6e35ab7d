//! What people type: names, descriptions, e-mail addresses, links, and the keys they are sorted and compared by.

use serde::{Deserialize, Serialize};
use unicode_normalization::UnicodeNormalization;

/// The longest name, in characters (spec D42).
pub const NAME_MAX: usize = 200;
/// The longest description, in characters (spec D42).
pub const DESCRIPTION_MAX: usize = 2_000;
/// The longest search, in characters (spec D42).
pub const SEARCH_MAX: usize = 100;
/// The longest e-mail address, in bytes (spec D52).
pub const EMAIL_MAX: usize = 254;
/// The longest link, in bytes.
pub const LINK_MAX: usize = 2_000;

/// Why a text is not taken.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum TextFault {
    /// Nothing is left after trimming.
    Empty,
    /// Longer than so many characters.
    TooLong(usize),
    /// Holds a control character, NUL included.
    Control,
    /// Holds a mark that turns the reading direction around (spec D42).
    Bidi,
}

/// Why an e-mail address is not taken (spec D52).
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum EmailFault {
    /// Nothing typed.
    Empty,
    /// Over 254 bytes.
    TooLong,
    /// Not exactly one `@` with something on both sides.
    At,
    /// A space or a control character.
    Space,
    /// The domain has no dot, or is no domain.
    Domain,
}

/// Why a link is not taken (spec S79, D17).
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum LinkFault {
    /// Nothing typed.
    Empty,
    /// Over 2,000 bytes.
    TooLong,
    /// No URL with `http://` or `https://`.
    Scheme,
}

/// Marks that override the direction of what follows: embeddings, overrides, isolates.
fn is_bidi_override(c: char) -> bool {
    matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

/// What is wrong with a text that is trimmed and NFC.
fn look(text: &str, max: usize, lines: bool) -> Result<(), TextFault> {
    if text.chars().any(|c| c.is_control() && !(lines && matches!(c, '\n' | '\t'))) {
        return Err(TextFault::Control);
    }
    if text.chars().any(is_bidi_override) {
        return Err(TextFault::Bidi);
    }
    if text.chars().count() > max {
        return Err(TextFault::TooLong(max));
    }
    Ok(())
}

fn checked(text: &str, max: usize, lines: bool) -> Result<String, TextFault> {
    let text: String = text.trim().nfc().collect();
    look(&text, max, lines).map(|()| text)
}

/// Whether a text that is NFC already can be a name: the rule of [`name`] for browsers, which have NFC of their own and
/// need not carry its tables (spec D42).
///
/// # Errors
/// The first thing wrong with it.
pub fn may_be_name(normal: &str) -> Result<(), TextFault> {
    let text = normal.trim();
    look(text, NAME_MAX, false)?;
    if text.is_empty() { Err(TextFault::Empty) } else { Ok(()) }
}

/// A name: trimmed, NFC, 1 to 200 characters, no control characters and no direction overrides (spec D42).
///
/// # Errors
/// The first thing wrong with it.
pub fn name(text: &str) -> Result<String, TextFault> {
    let name = checked(text, NAME_MAX, false)?;
    if name.is_empty() { Err(TextFault::Empty) } else { Ok(name) }
}

/// A one-line fact that may be left empty (phone, city, title): as a name, 0 to 200 characters.
///
/// # Errors
/// The first thing wrong with it.
pub fn fact(text: &str) -> Result<String, TextFault> {
    checked(text, NAME_MAX, false)
}

/// A description: trimmed, NFC, line breaks as `\n`, 0 to 2,000 characters (spec D42).
///
/// # Errors
/// The first thing wrong with it.
pub fn description(text: &str) -> Result<String, TextFault> {
    checked(&text.replace("\r\n", "\n").replace('\r', "\n"), DESCRIPTION_MAX, true)
}

/// An answer to a question of a conversation: trimmed, NFC, line breaks as `\n` where it may have several, at most `max` characters;
/// may be empty (spec D42).
///
/// # Errors
/// The first thing wrong with it.
pub fn answer(text: &str, max: usize, lines: bool) -> Result<String, TextFault> {
    checked(&text.replace("\r\n", "\n").replace('\r', "\n"), max, lines)
}

/// The words of a search, as a key: what cannot be in a key is dropped, what is too long is cut (spec D42).
#[must_use]
pub fn search(text: &str) -> String {
    let words: String = text.trim().chars().filter(|c| !c.is_control()).take(SEARCH_MAX).collect();
    fold(&words)
}

/// NFKC and lower case: what is the same to a reader is the same here.
#[must_use]
pub fn same(text: &str) -> String {
    text.nfkc().flat_map(char::to_lowercase).nfc().collect()
}

/// The key of a search: the same, and without the accents of Latin, Greek and Cyrillic letters, so that "cafe" finds "Café".
/// Vowel signs and voicing marks of other scripts make other words, and stay.
#[must_use]
pub fn fold(text: &str) -> String {
    let plain = text.nfkd().filter(|c| !is_accent(*c)).flat_map(char::to_lowercase);
    // a capital's accent may come out only now
    plain.nfkd().filter(|c| !is_accent(*c)).nfc().collect()
}

fn is_accent(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36F}' | '\u{1AB0}'..='\u{1AFF}' | '\u{1DC0}'..='\u{1DFF}')
}

/// The key a name is sorted by: lower case, with runs of digits padded to ten, so that "9" stands before "10".
#[must_use]
pub fn name_key(text: &str) -> String {
    let mut key = String::with_capacity(text.len() + 16);
    let mut digits = String::new();
    for c in same(text).chars() {
        if c.is_ascii_digit() {
            digits.push(c);
        } else {
            pad(&mut key, &mut digits);
            key.push(c);
        }
    }
    pad(&mut key, &mut digits);
    key
}

fn pad(key: &mut String, digits: &mut String) {
    if !digits.is_empty() {
        key.extend(std::iter::repeat_n('0', 10_usize.saturating_sub(digits.len())));
        key.push_str(digits);
        digits.clear();
    }
}

/// An e-mail address as typed, trimmed and NFC, with the key it is found by (spec D52).
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Email {
    /// As it is shown.
    pub shown: String,
    /// Lower case, domain in ASCII: two addresses are one person's when their keys are equal.
    pub key: String,
}

/// Reads an e-mail address (spec D52).
///
/// # Errors
/// The first thing wrong with it.
pub fn email(text: &str) -> Result<Email, EmailFault> {
    let shown: String = text.trim().nfc().collect();
    if shown.is_empty() {
        return Err(EmailFault::Empty);
    }
    if shown.chars().any(|c| c.is_whitespace() || c.is_control() || is_bidi_override(c)) {
        return Err(EmailFault::Space);
    }
    let Some((local, domain)) = shown.split_once('@') else {
        return Err(EmailFault::At);
    };
    if local.is_empty() || domain.is_empty() || domain.contains('@') {
        return Err(EmailFault::At);
    }
    let domain = idna::domain_to_ascii_strict(domain).map_err(|_| EmailFault::Domain)?;
    if !domain.contains('.') || domain.split('.').any(str::is_empty) {
        return Err(EmailFault::Domain);
    }
    let key = format!("{}@{domain}", local.to_lowercase());
    if shown.len() > EMAIL_MAX || key.len() > EMAIL_MAX {
        return Err(EmailFault::TooLong);
    }
    Ok(Email { shown, key })
}

/// A link: parses as a URL with scheme http or https and a host; kept as typed, trimmed (spec S79, D17).
///
/// # Errors
/// The first thing wrong with it.
pub fn link(text: &str) -> Result<String, LinkFault> {
    let text = text.trim();
    if text.is_empty() {
        return Err(LinkFault::Empty);
    }
    if text.len() > LINK_MAX {
        return Err(LinkFault::TooLong);
    }
    if text.chars().any(|c| c.is_control() || is_bidi_override(c)) {
        return Err(LinkFault::Scheme);
    }
    let parsed = url::Url::parse(text).map_err(|_| LinkFault::Scheme)?;
    let written = text.to_ascii_lowercase();
    let says_so = written.starts_with("http://") || written.starts_with("https://");
    if says_so && matches!(parsed.scheme(), "http" | "https") && parsed.has_host() { Ok(text.to_owned()) } else { Err(LinkFault::Scheme) }
}

/// The two letters that stand for a person or a company without a picture.
#[must_use]
pub fn initials(name: &str) -> String {
    let mut words = name.split_whitespace().filter_map(|word| word.chars().find(|c| c.is_alphanumeric()));
    let first = words.next();
    let last = words.next_back();
    first.into_iter().chain(last).flat_map(char::to_uppercase).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn d42_a_name_is_refused_in_words() {
        let long = "x".repeat(201);
        for (typed, answer) in [
            ("", Err(TextFault::Empty)),
            ("   ", Err(TextFault::Empty)),
            (long.as_str(), Err(TextFault::TooLong(200))),
            ("a\u{0}b", Err(TextFault::Control)),
            ("a\nb", Err(TextFault::Control)),
            ("invoice\u{202E}fdp.exe", Err(TextFault::Bidi)),
            ("  Price list 2027  ", Ok("Price list 2027".to_owned())),
            ("e\u{301}te\u{301}", Ok("été".to_owned())),
            ("カタログ", Ok("カタログ".to_owned())),
            ("כתב \u{200F}יד", Ok("כתב \u{200F}יד".to_owned())),
        ] {
            assert_eq!(name(typed), answer, "{typed:?}");
            let normal: String = typed.nfc().collect();
            assert_eq!(may_be_name(&normal).err(), name(typed).err(), "{typed:?}");
        }
    }

    #[test]
    fn numbers_in_names_sort_as_numbers() {
        let mut names = ["Deck 10", "deck 9", "Deck 1", "Äpfel", "apfel"];
        names.sort_by_key(|name| name_key(name));
        assert_eq!(names, ["apfel", "Deck 1", "deck 9", "Deck 10", "Äpfel"]);
    }

    #[test]
    fn a_search_does_not_ask_for_accents() {
        for (typed, key) in [
            ("Café Étoile", "cafe etoile"),
            ("cafe\u{301}", "cafe"),
            ("ＣＡＦÉ", "cafe"),
            ("İstanbul", "istanbul"),
            ("Ελλάδα", "ελλαδα"),
            ("Straße", "straße"),
            ("ガイド", "ガイド"),
            ("हिन्दी", "हिन्दी"),
            ("한국", "한국"),
        ] {
            assert_eq!(fold(typed), key, "{typed}");
        }
        assert_ne!(name_key("cafe"), name_key("café"), "two names may differ in an accent alone");
    }

    #[test]
    fn d52_an_address_has_one_key() {
        for (typed, answer) in [
            (" Ines.Carvalho@Northwind.Example ", Ok("ines.carvalho@northwind.example")),
            ("zoë@münchen.example", Ok("zoë@xn--mnchen-3ya.example")),
            ("", Err(EmailFault::Empty)),
            ("ines", Err(EmailFault::At)),
            ("a@b@c.de", Err(EmailFault::At)),
            ("@c.de", Err(EmailFault::At)),
            ("a b@c.de", Err(EmailFault::Space)),
            ("a@localhost", Err(EmailFault::Domain)),
            ("a@b..de", Err(EmailFault::Domain)),
        ] {
            assert_eq!(email(typed).map(|email| email.key), answer.map(str::to_owned), "{typed:?}");
        }
    }

    #[test]
    fn s79_a_link_needs_http_or_https() {
        for good in ["https://academy.acme.example/a?b=c", "HTTP://x.example"] {
            assert_eq!(link(good), Ok(good.to_owned()));
        }
        for bad in [
            "acme.example",
            "javascript:alert('http://')",
            "data:text/html,https://",
            "ftp://x.example",
            "http:x",
            "//x.example",
            "file:///etc/passwd",
        ] {
            assert_eq!(link(bad), Err(LinkFault::Scheme), "{bad}");
        }
    }

    proptest! {
        #[test]
        fn a_taken_name_is_taken_again_unchanged(text in ".{0,220}") {
            if let Ok(once) = name(&text) {
                prop_assert_eq!(name(&once), Ok(once.clone()));
            }
        }

        #[test]
        fn a_key_is_stable(text in ".{0,60}") {
            prop_assert_eq!(same(&same(&text)), same(&text));
            prop_assert_eq!(fold(&fold(&text)), fold(&text));
        }

        #[test]
        fn a_key_made_before_accents_fell_is_folded_to_the_same(text in ".{0,60}") {
            prop_assert_eq!(fold(&same(&text)), fold(&text));
        }
    }
}
