//! What is wrong with a typed text, e-mail address or link, in words that say what to do. The fields' rules stand in `domain::text`.

use super::number;
use domain::text::{EMAIL_MAX, EmailFault, LinkFault, TextFault};

/// What is wrong with a name or a description.
#[must_use]
pub fn text_words(fault: TextFault) -> String {
    match fault {
        TextFault::Empty => "Type a name.".to_owned(),
        TextFault::TooLong(most) => format!("At most {} characters.", number(i64::try_from(most).unwrap_or(i64::MAX))),
        TextFault::Control => "It holds a character that cannot be shown. Type it anew.".to_owned(),
        TextFault::Bidi => "It holds a mark that turns the reading direction around. Type it anew.".to_owned(),
    }
}

/// What is wrong with a link (spec S79).
#[must_use]
pub fn link_words(fault: LinkFault) -> String {
    match fault {
        LinkFault::Empty => "Type the address, such as “https://acme.example/academy”.",
        LinkFault::TooLong => "The address is too long: at most 2,000 characters.",
        LinkFault::Scheme => "The URL must contain http:// or https://.",
    }
    .to_owned()
}

/// What is wrong with an e-mail address (spec D52).
#[must_use]
pub fn email_words(fault: EmailFault) -> String {
    match fault {
        EmailFault::Empty => "Type an e-mail address.".to_owned(),
        EmailFault::TooLong => format!("An address has at most {EMAIL_MAX} characters."),
        EmailFault::At => "An address has one “@”, with something on both sides.".to_owned(),
        EmailFault::Space => "An address has no spaces.".to_owned(),
        EmailFault::Domain => "An address needs an ending, such as “.com”.".to_owned(),
    }
}
