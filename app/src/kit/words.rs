//! Numbers, sizes and addresses as people read them.

use leptos::prelude::*;

/// A number with its thousands set apart: "1,284".
#[must_use]
pub fn number(n: i64) -> String {
    let digits = n.unsigned_abs().to_string();
    let mut words = String::from(if n < 0 { "−" } else { "" });
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            words.push(',');
        }
        words.push(digit);
    }
    words
}

/// A number and its noun: "1 file", "3 files".
#[must_use]
pub fn counted(n: i64, one: &str, many: &str) -> String {
    format!("{} {}", number(n), if n == 1 { one } else { many })
}

/// A file's size: "48 kB", "1.1 MB". A megabyte has 1,048,576 bytes, as the limits count it (spec D19).
#[must_use]
pub fn size_words(bytes: i64) -> String {
    const KILO: i64 = 1_024;
    const MEGA: i64 = KILO * KILO;
    if bytes < KILO {
        return counted(bytes, "byte", "bytes");
    }
    if bytes <= MEGA - KILO {
        return format!("{} kB", (bytes + KILO / 2) / KILO);
    }
    let tenths = (bytes * 10 + MEGA / 2) / MEGA;
    if tenths < 100 && tenths % 10 != 0 {
        format!("{}.{} MB", tenths / 10, tenths % 10)
    } else {
        format!("{} MB", number((bytes + MEGA / 2) / MEGA))
    }
}

/// An e-mail address that may break before its "@".
pub fn mail(address: &str) -> impl IntoView + use<> {
    let (local, domain) = address.split_once('@').unwrap_or((address, ""));
    let domain = if domain.is_empty() { String::new() } else { format!("@{domain}") };
    view! { {local.to_owned()}<wbr />{domain} }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_set_in_threes() {
        for (n, words) in [(0, "0"), (999, "999"), (1_000, "1,000"), (20_418, "20,418"), (1_234_567, "1,234,567"), (-1_000, "−1,000")] {
            assert_eq!(number(n), words);
        }
    }

    #[test]
    fn d19_sizes_are_counted_as_the_limits_are() {
        for (bytes, words) in [
            (1, "1 byte"),
            (1_023, "1,023 bytes"),
            (49_152, "48 kB"),
            (1_048_576, "1 MB"),
            (1_153_434, "1.1 MB"),
            (8_808_038, "8.4 MB"),
            (31_457_280, "30 MB"),
            (31_457_281, "30 MB"),
            (262_144_000, "250 MB"),
        ] {
            assert_eq!(size_words(bytes), words, "{bytes}");
        }
    }
}
