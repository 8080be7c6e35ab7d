//! Drafts: what is written for a campaign, in which parts, how long each may be, and how one asks for another (spec S3, S20, D9).

use super::{Error, Finding};
use crate::{id::DraftId, moment::Stamp, text};
use serde::{Deserialize, Serialize};

/// What is written.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DraftKind {
    /// Announcement e-mail.
    Email,
    /// Three social posts.
    Posts,
    /// One-pager.
    OnePager,
    /// Copy of a landing page.
    Landing,
    /// Talking points for the partner's sales people.
    TalkingPoints,
}

/// A part of a draft: its key and the most characters it takes.
pub type PartOf = (&'static str, usize);

impl DraftKind {
    /// All of them, in the order a campaign shows them.
    pub const ALL: [Self; 5] = [Self::Email, Self::Posts, Self::OnePager, Self::Landing, Self::TalkingPoints];

    /// As stored, and as template packs name it.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Email => "email",
            Self::Posts => "posts",
            Self::OnePager => "one_pager",
            Self::Landing => "landing",
            Self::TalkingPoints => "talking_points",
        }
    }

    /// From what is stored; `None` for any other text.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.as_str() == text)
    }

    /// Its parts in order, each with the most characters its place takes: a subject line that mail programs show whole, the networks'
    /// own limits, a browser's title.
    #[must_use]
    pub fn parts(self) -> &'static [PartOf] {
        match self {
            Self::Email => &[("subject", 80), ("preheader", 110), ("body", 5_000)],
            Self::Posts => &[("linkedin", 3_000), ("x", 280), ("instagram", 2_200)],
            Self::OnePager => &[("headline", 90), ("problem", 1_200), ("solution", 1_500), ("proof", 1_200), ("action", 400)],
            Self::Landing => &[("title", 60), ("headline", 90), ("lead", 400), ("points", 1_500), ("button", 30)],
            Self::TalkingPoints => &[("opening", 600), ("points", 2_500), ("objections", 2_500), ("next_step", 600)],
        }
    }
}

/// A part of a draft with its text.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Part {
    /// Its key, one of the kind's.
    pub key: String,
    /// Its text, plain.
    pub text: String,
}

/// The parts as they are kept: all of the kind's, in order, each no longer than its place takes.
///
/// # Errors
/// `Part` with the first that is too long or holds what no text may; `Gone` when a part is missing or unknown.
pub fn check_parts(kind: DraftKind, parts: &[Part]) -> Result<Vec<Part>, Error> {
    if parts.len() != kind.parts().len() {
        return Err(Error::Gone);
    }
    let of = |&(key, max): &PartOf| {
        let part = parts.iter().find(|part| part.key == key).ok_or(Error::Gone)?;
        let text = text::answer(&part.text, max, true).map_err(|fault| Error::Part { part: key.to_owned(), fault })?;
        Ok(Part { key: key.to_owned(), text })
    };
    kind.parts().iter().map(of).collect()
}

/// Who wrote a version.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum Source {
    /// The built-in drafter: generated.
    BuiltIn,
    /// A model of this name: generated.
    Model(String),
    /// A person.
    Hand,
}

impl Source {
    /// As stored.
    #[must_use]
    pub fn stored(&self) -> String {
        match self {
            Self::BuiltIn => "built_in".to_owned(),
            Self::Model(name) => format!("model:{name}"),
            Self::Hand => "hand".to_owned(),
        }
    }

    /// From what is stored; `None` for any other text.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        match text {
            "built_in" => Some(Self::BuiltIn),
            "hand" => Some(Self::Hand),
            _ => text.strip_prefix("model:").map(|name| Self::Model(name.to_owned())),
        }
    }
}

/// How a draft sounds.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Tone {
    /// Facts first.
    #[default]
    Plain,
    /// As one writes to somebody one knows.
    Warm,
    /// As one writes to a board.
    Formal,
}

impl Tone {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Plain, Self::Warm, Self::Formal];

    /// As templates and forms name it.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Plain => "plain",
            Self::Warm => "warm",
            Self::Formal => "formal",
        }
    }
}

/// How long a draft is.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Length {
    /// What must be said.
    Short,
    /// As usual.
    #[default]
    Usual,
    /// With everything that is known.
    Long,
}

impl Length {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Short, Self::Usual, Self::Long];

    /// As templates and forms name it.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Short => "short",
            Self::Usual => "usual",
            Self::Long => "long",
        }
    }
}

/// What one wants otherwise (spec S20, D9). What is left empty stays as it was answered.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Tweak {
    /// How it sounds.
    pub tone: Tone,
    /// How long it is.
    pub length: Length,
    /// For whom, when not for whom the answers say.
    pub audience: String,
    /// What the reader should do.
    pub action: String,
    /// What comes first.
    pub emphasis: String,
    /// Write this part anew and keep the others; all of them when there is none.
    pub part: Option<String>,
}

/// The tweak as it is kept.
///
/// # Errors
/// `Part` with the field that cannot be taken, or an unknown part as `Gone`.
pub fn check_tweak(kind: DraftKind, tweak: Tweak) -> Result<Tweak, Error> {
    if tweak.part.as_ref().is_some_and(|part| !kind.parts().iter().any(|(key, _)| key == part)) {
        return Err(Error::Gone);
    }
    let field = |name: &str, text: &str| {
        let wrong = |fault| Error::Part { part: name.to_owned(), fault };
        text::fact(text).map_err(wrong)
    };
    let (audience, action) = (field("audience", &tweak.audience)?, field("action", &tweak.action)?);
    Ok(Tweak { audience, action, emphasis: field("emphasis", &tweak.emphasis)?, ..tweak })
}

/// Where a draft stands.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DraftState {
    /// Its turn comes.
    Waiting,
    /// It is being written.
    Writing,
    /// There is a text, or its writing was stopped.
    Ready,
}

impl DraftState {
    /// As stored.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Waiting => "waiting",
            Self::Writing => "writing",
            Self::Ready => "ready",
        }
    }

    /// From what is stored; `None` for any other text.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        [Self::Waiting, Self::Writing, Self::Ready].into_iter().find(|state| state.as_str() == text)
    }
}

/// A version as the list of versions has it.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct VersionRow {
    /// Its number, from 1.
    pub version: i64,
    /// Who wrote it; a text that no person wrote is marked as generated (spec D9).
    pub source: Source,
    /// What there is to know about it, as `Note` keeps it; may be empty.
    pub note: String,
    /// Who asked for it or wrote it.
    pub by: Option<String>,
    /// When.
    pub at: Stamp,
}

/// A draft as its campaign's page shows it.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Draft {
    /// Its id.
    pub id: DraftId,
    /// What it is.
    pub kind: DraftKind,
    /// Where it stands.
    pub state: DraftState,
    /// The newest version's number; 0 while there is none.
    pub version: i64,
    /// The parts of the newest version.
    pub parts: Vec<Part>,
    /// What was written of the next version so far, while it is being written.
    pub coming: String,
    /// Its versions, newest first.
    pub versions: Vec<VersionRow>,
    /// Words of the newest version that should not stand there, and gaps that are to be filled.
    pub findings: Vec<Finding>,
}

/// A run of words in one or both of two versions.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum Run {
    /// In both.
    Same(String),
    /// Only in the older.
    Gone(String),
    /// Only in the newer.
    New(String),
}

/// A part of two versions, word by word.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Difference {
    /// The part.
    pub key: String,
    /// Its words in order.
    pub runs: Vec<Run>,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::TextFault;

    fn parts(kind: DraftKind, text: &str) -> Vec<Part> {
        kind.parts().iter().map(|(key, _)| Part { key: (*key).to_owned(), text: text.to_owned() }).collect()
    }

    #[test]
    fn s3_a_draft_has_all_its_parts_and_each_fits_its_place() {
        for kind in DraftKind::ALL {
            assert_eq!(DraftKind::parse(kind.as_str()), Some(kind));
            assert_eq!(check_parts(kind, &parts(kind, "short")).map(|parts| parts.len()), Ok(kind.parts().len()));
            assert_eq!(check_parts(kind, &parts(kind, "short")[1..]), Err(Error::Gone));
        }
        for (kind, key, max) in [(DraftKind::Posts, "x", 280), (DraftKind::Email, "subject", 80), (DraftKind::Landing, "button", 30)] {
            let mut long = parts(kind, "");
            long.iter_mut().filter(|part| part.key == key).for_each(|part| part.text = "x".repeat(max + 1));
            let fault = TextFault::TooLong(max);
            assert_eq!(check_parts(kind, &long), Err(Error::Part { part: key.to_owned(), fault }));
        }
    }

    #[test]
    fn s20_a_tweak_names_a_part_of_its_kind() {
        let tweak = |part: &str| Tweak { part: Some(part.to_owned()), ..Tweak::default() };
        assert!(check_tweak(DraftKind::Email, tweak("subject")).is_ok());
        assert_eq!(check_tweak(DraftKind::Email, tweak("headline")), Err(Error::Gone));
        let long = Tweak { action: "x".repeat(201), ..Tweak::default() };
        assert!(matches!(check_tweak(DraftKind::Email, long), Err(Error::Part { part, .. }) if part == "action"));
    }

    #[test]
    fn d9_a_source_is_kept() {
        for source in [Source::BuiltIn, Source::Hand, Source::Model("qwen3:8b".to_owned())] {
            assert_eq!(Source::parse(&source.stored()), Some(source));
        }
        assert_eq!(Source::parse("somebody"), None);
    }
}
