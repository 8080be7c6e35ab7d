//! What the server knows before it draws a page: who looks, in which colours, with which scripts, and what a refused
//! form said. In the browser there is none of it; what the pages need of it travels as shared values.

use crate::campaigns::Setting;
use domain::{
    accounts::{Invitation, Me, Place, Profile, SessionRow, Team},
    audit::Entry,
    notices::Outbox,
    paging::Page,
};
use serde::{Deserialize, Serialize};
use std::sync::{
    Arc,
    atomic::{AtomicU16, Ordering},
};

/// The names of the program's parts for the browser.
#[derive(Clone, Debug)]
pub struct Scripts {
    /// The glue.
    pub js: String,
    /// The program, its first part.
    pub wasm: String,
    /// The pieces of it that the page needs besides.
    pub pieces: Vec<String>,
}

/// The HTTP status of a page, said by whatever part of it finds out.
#[derive(Clone, Debug)]
pub struct Status(Arc<AtomicU16>);

impl Default for Status {
    fn default() -> Self {
        Self(Arc::new(AtomicU16::new(200)))
    }
}

impl Status {
    /// Says it; the first word that is not 200 stays.
    pub fn say(&self, status: u16) {
        let _ = self.0.compare_exchange(200, status, Ordering::Relaxed, Ordering::Relaxed);
    }

    /// What was said.
    #[must_use]
    pub fn said(&self) -> u16 {
        self.0.load(Ordering::Relaxed)
    }
}

/// What a form that was refused said, and what had been typed (house, law 10). JSON of the form's own types.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Said {
    /// The room's refusal, as JSON of `domain::Refusal<room::Error>`.
    pub problem: String,
    /// What had been typed, by field; never a password.
    pub typed: Vec<(String, String)>,
}

impl Said {
    /// What had been typed into a field; empty when nothing was.
    #[must_use]
    pub fn typed(&self, field: &str) -> String {
        self.typed.iter().find(|(name, _)| name == field).map(|(_, value)| value.clone()).unwrap_or_default()
    }
}

/// A page of the settings: what stands on it.
#[derive(Clone, Debug)]
pub enum Inside {
    /// Name, zone and password.
    Profile(Profile),
    /// One's own sessions.
    Sessions(Vec<SessionRow>),
    /// The people of one's own place.
    Team(Team),
    /// The mails that went out, or did not.
    Outbox(Outbox),
    /// What drafts are made of.
    Drafting(Box<Setting>),
    /// The audit trail; not a setting, but drawn by the server alone as well. And whether older entries were asked for.
    Audit(Page<Entry>, bool),
}

/// A page that is plain HTML and carries no script, because it changes who one is (house, law 8).
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Door {
    /// Sign in.
    SignIn,
    /// The first administrator.
    SetUp,
    /// Where to work.
    Choose,
    /// Accept an invitation.
    Invitation,
    /// A forgotten password.
    Reset,
    /// A new password, by a link.
    NewPassword,
    /// A page of the settings, inside the house or the porch.
    Inside,
    /// There is nothing here, or nothing for this reader.
    NotThere,
    /// Something was not given, and why.
    Refused,
}

/// What the server knows before it draws a page.
#[derive(Clone, Debug)]
pub struct Frame {
    /// The style sheet's address.
    pub css: String,
    /// The scripts; none on pages that work without.
    pub scripts: Option<Scripts>,
    /// Light or dark, when the reader chose.
    pub theme: Option<String>,
    /// Who is signed in.
    pub me: Option<Me>,
    /// The zone in which this person reads times; the browser tells its own messages in it too.
    pub zone: Option<String>,
    /// The page's status. When it says 404 before the page is drawn, the page is the one that says so.
    pub status: Status,
    /// What a refused form said.
    pub said: Option<Said>,
    /// The address asked for, without its query.
    pub path: String,
    /// Where to go after signing in.
    pub next: Option<String>,
    /// Where this person can work; filled for `/choose`.
    pub places: Vec<Place>,
    /// The invitation of `/invitation/{token}`; none when it is over.
    pub invitation: Option<Invitation>,
    /// The address whose password `/reset/{token}` changes; none when the link is over.
    pub reset: Option<String>,
    /// What a page of the settings shows.
    pub inside: Option<Inside>,
    /// What was not given, as a title and the reason; the way back stands in `next`.
    pub refused: Option<(&'static str, String)>,
    /// What was just done, as a word of the address (`?told=`).
    pub told: Option<String>,
}

impl Frame {
    /// The page in front of the program that is asked for, if it is one.
    #[must_use]
    pub fn door(&self) -> Option<Door> {
        match self.path.as_str() {
            _ if self.status.said() == 404 => Some(Door::NotThere),
            _ if self.refused.is_some() => Some(Door::Refused),
            "/sign-in" => Some(Door::SignIn),
            "/set-up" => Some(Door::SetUp),
            "/choose" => Some(Door::Choose),
            "/reset" => Some(Door::Reset),
            path if path.starts_with("/invitation/") => Some(Door::Invitation),
            path if path.starts_with("/reset/") => Some(Door::NewPassword),
            _ if self.inside.is_some() => Some(Door::Inside),
            _ => None,
        }
    }

    /// Whose side the page shows.
    #[must_use]
    pub fn side(&self) -> &'static str {
        match (&self.me, self.door()) {
            (None, _) | (_, Some(Door::SignIn | Door::SetUp | Door::Choose | Door::Invitation | Door::Reset | Door::NewPassword)) => "door",
            (Some(me), _) if me.partner.is_some() => "partner",
            (Some(_), _) => "vendor",
        }
    }

    /// Through whose eyes.
    #[must_use]
    pub fn mode(&self) -> Option<&'static str> {
        if self.side() == "door" {
            return None;
        }
        self.me.as_ref()?.preview.as_ref().map(|_| "preview")
    }
}
