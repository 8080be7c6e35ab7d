//! Names beside names that are there already (experience 32).

use crate::text::NAME_MAX;

/// The names to try when both are kept: "Deck (2)", "Deck (3)" and so on, none longer than a name may be. A number that
/// the name has already is counted on.
#[must_use]
pub fn numbered(name: &str, many: usize) -> Vec<String> {
    let counted = name.strip_suffix(')').and_then(|rest| rest.rsplit_once(" ("));
    let counted = counted.and_then(|(stem, number)| Some((stem, number.parse::<usize>().ok().filter(|number| *number < 10_000)?)));
    let (stem, last) = counted.unwrap_or((name, 1));
    let next = |number: usize| {
        let end = format!(" ({number})");
        let stem: String = stem.chars().take(NAME_MAX - end.len()).collect();
        format!("{}{end}", stem.trim_end())
    };
    (last + 1..=last + many).map(next).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn experience_32_both_are_kept_under_the_next_number() {
        for (name, next) in [
            ("Deck", ["Deck (2)", "Deck (3)"]),
            ("Deck (2)", ["Deck (3)", "Deck (4)"]),
            ("Deck (final)", ["Deck (final) (2)", "Deck (final) (3)"]),
            ("(7)", ["(7) (2)", "(7) (3)"]),
            ("Deck (99999999999999999999)", ["Deck (99999999999999999999) (2)", "Deck (99999999999999999999) (3)"]),
        ] {
            assert_eq!(numbered(name, 2), next);
        }
    }

    #[test]
    fn d42_a_numbered_name_is_no_longer_than_a_name_may_be() {
        let next = numbered(&"é".repeat(200), 1).remove(0);
        assert_eq!(next.chars().count(), 200);
        assert!(next.ends_with("é (2)"));
        assert_eq!(crate::text::name(&next), Ok(next.clone()));
    }
}
