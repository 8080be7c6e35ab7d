//! What mails say. Plain text: a subject, two sentences, the link, how long it holds, and who sent it and why.

use domain::notices::LINK_HIDDEN;

/// A mail's subject and text.
#[derive(Clone, Debug)]
pub struct Words {
    /// The subject.
    pub subject: String,
    /// The text, with `LINK_HIDDEN` on a line of its own where the link belongs.
    pub body: String,
}

/// An invitation to a vendor, or to one of its partners (spec D40, D43).
pub fn invitation(by: &str, organisation: &str, partner: Option<&str>, base_url: &str) -> Words {
    let what = match partner {
        Some(partner) => format!("{by} invites you to join {partner} in the partner portal of {organisation}"),
        None => format!("{by} invites you to work in the partner portal of {organisation}"),
    };
    let body = format!(
        "{what}.\nAccept the invitation with this link:\n\n{LINK_HIDDEN}\n\n\
         The link holds for 7 days and works once. If you did not expect it, leave it: nothing happens.\n\n\
         Sent by Portico at {base_url}, because {by} typed your address there.\n"
    );
    Words { subject: format!("Invitation to the partner portal of {organisation}"), body }
}

/// A way to a new password (spec D43).
pub fn reset(base_url: &str) -> Words {
    let body = format!(
        "Somebody, probably you, asked for a new password at {base_url}.\nChoose it with this link:\n\n{LINK_HIDDEN}\n\n\
         The link holds for one hour and works once. If it was not you, leave it: your password stays as it is.\n\n\
         Sent by Portico at {base_url}, because this address has an account there.\n"
    );
    Words { subject: "A new password for the partner portal".to_owned(), body }
}

/// A mail that an admin sends to themselves, to see whether the mail server works (spec D57).
pub fn test(name: &str, base_url: &str) -> Words {
    let body = format!(
        "Hello {name},\n\nthis mail tells that the mail server of {base_url} works.\n\n\
         Sent by Portico at {base_url}, because you asked for it there.\n"
    );
    Words { subject: "Portico can send mails".to_owned(), body }
}
