//! Notices: what goes out by mail (spec D31). The digest and the notices inside the portal come with their own steps.

use crate::{
    id::{CampaignId, MailId},
    moment::Stamp,
};
use serde::{Deserialize, Serialize};

/// What stands in a mail's text where its link belongs, alone on its line, wherever the text is kept or shown: who reads the
/// outbox must not be able to take somebody's place.
pub const LINK_HIDDEN: &str = "(link hidden)";

/// What a mail is for.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// An invitation to a place.
    Invitation,
    /// A way to a new password.
    Reset,
}

impl Kind {
    /// As stored.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Invitation => "invitation",
            Self::Reset => "reset",
        }
    }

    /// From what is stored; `None` for any other text.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        [Self::Invitation, Self::Reset].into_iter().find(|kind| kind.as_str() == text)
    }
}

/// How far a mail came.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum State {
    /// Not sent yet.
    Waiting,
    /// The mail server took it.
    Sent,
    /// Given up: the server refused it for good, or all tries failed (spec D47).
    Failed,
    /// Needed no more: replaced, revoked, or its link was over.
    Dropped,
}

impl State {
    /// As stored.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Waiting => "waiting",
            Self::Sent => "sent",
            Self::Failed => "failed",
            Self::Dropped => "dropped",
        }
    }

    /// From what is stored; `None` for any other text.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        [Self::Waiting, Self::Sent, Self::Failed, Self::Dropped].into_iter().find(|state| state.as_str() == text)
    }
}

/// A mail of the outbox as admins read it; its link is never in it (spec D31).
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Mail {
    /// Its id.
    pub id: MailId,
    /// What it is for.
    pub kind: Kind,
    /// To whom.
    pub to: String,
    /// Its subject.
    pub subject: String,
    /// Its text, with `LINK_HIDDEN` where the link belongs.
    pub body: String,
    /// How far it came.
    pub state: State,
    /// How often it was tried.
    pub attempts: i64,
    /// What the mail server said last, or why it was not sent.
    pub error: String,
    /// When it was written.
    pub created: Stamp,
    /// When it was sent.
    pub sent: Option<Stamp>,
}

/// The outbox (spec D31).
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Outbox {
    /// Newest first.
    pub mails: Vec<Mail>,
    /// The page after this one, for `after=`.
    pub next: Option<String>,
    /// The mail server; none when none is set up.
    pub server: Option<MailServer>,
    /// Where files are kept; none for a folder of the server itself.
    pub bucket: Option<Bucket>,
}

/// A mail server that is set up: what may be told of it (spec D57).
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct MailServer {
    /// Host and port.
    pub at: String,
    /// The sender of every mail.
    pub from: String,
    /// It has an account there. Its password is told to nobody.
    pub account: bool,
}

/// A bucket that files are kept in: what may be told of it (spec D57).
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Bucket {
    /// Its name, and the server it is on.
    pub at: String,
    /// Keys are set. They are told to nobody.
    pub keys: bool,
}

/// Why a mail for a test was not sent.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, thiserror::Error)]
pub enum Error {
    /// No mail server is set up.
    #[error("no mail server")]
    NoServer,
    /// What the mail server said, or why it was not reached.
    #[error("not sent")]
    NotSent(String),
}

/// What a vendor's team is told inside the portal: a campaign was asked for (spec S18).
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct TeamNotice {
    /// The campaign.
    pub campaign: CampaignId,
    /// Its name, as it was then.
    pub name: String,
    /// Its partner.
    pub partner: String,
    /// Who asked for it.
    pub by: Option<String>,
    /// When.
    pub at: Stamp,
}
