//! The model that may write drafts in the place of the built-in drafter: off by default, named by settings alone (spec D9, D57, B10).

use serde::{Deserialize, Serialize};

/// Why a model wrote nothing this time. The built-in drafter wrote instead.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum ModelFailure {
    /// Nobody answers at its address.
    Unreached,
    /// It said nothing for too long.
    Silent,
    /// It has too much to do, also when asked again.
    Busy,
    /// It broke, also when asked again.
    Broken,
    /// It refuses: the key, the model's name, the request.
    Refused,
    /// Its answer ended in the middle.
    Half,
    /// Its answer is none: not the parts that were asked for.
    Wrong,
    /// The organisation's tokens of the day are used up.
    Budget,
}

impl ModelFailure {
    /// All of them.
    pub const ALL: [Self; 8] =
        [Self::Unreached, Self::Silent, Self::Busy, Self::Broken, Self::Refused, Self::Half, Self::Wrong, Self::Budget];

    /// As a version's note has it.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Unreached => "unreached",
            Self::Silent => "silent",
            Self::Busy => "busy",
            Self::Broken => "broken",
            Self::Refused => "refused",
            Self::Half => "half",
            Self::Wrong => "wrong",
            Self::Budget => "budget",
        }
    }

    /// From a note; `None` for any other text.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|failure| failure.as_str() == text)
    }
}

/// What there is to know about a version, as it is kept.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Note {
    /// The built-in drafter wrote it because the model did not.
    Instead(ModelFailure),
    /// It brings this version back.
    Restores(i64),
    /// The vendor's own template pack could not be used; the built-in one was.
    BuiltInPack,
}

impl Note {
    /// As stored.
    #[must_use]
    pub fn stored(self) -> String {
        match self {
            Self::Instead(failure) => format!("instead:{}", failure.as_str()),
            Self::Restores(version) => format!("restores:{version}"),
            Self::BuiltInPack => "built_in_pack".to_owned(),
        }
    }

    /// From what is stored; `None` for any other text, such as none.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        match text.split_once(':') {
            Some(("instead", failure)) => ModelFailure::parse(failure).map(Self::Instead),
            Some(("restores", version)) => version.parse().ok().map(Self::Restores),
            _ => (text == "built_in_pack").then_some(Self::BuiltInPack),
        }
    }
}

/// The model as settings show it: never its key (spec D57).
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct ModelPage {
    /// Its address; empty when none is set.
    pub address: String,
    /// Its name.
    pub name: String,
    /// A key is set.
    pub has_key: bool,
    /// Tokens an organisation may use on a day.
    pub budget: i64,
    /// Tokens used today.
    pub used: i64,
    /// Exactly what is sent for a draft of an example campaign.
    pub sent: String,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn d9_a_note_is_kept() {
        let failures = ModelFailure::ALL.map(Note::Instead);
        for note in failures.into_iter().chain([Note::Restores(7), Note::BuiltInPack]) {
            assert_eq!(Note::parse(&note.stored()), Some(note));
        }
        for text in ["", "instead:nothing", "restores:x", "anything"] {
            assert_eq!(Note::parse(text), None);
        }
    }
}
