//! Why a campaign is not made, approved or taken back.

use super::{AnswerFault, QuestionFault, Status};
use crate::text::TextFault;
use serde::{Deserialize, Serialize};

/// Refusals of the campaigns room.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, thiserror::Error)]
pub enum Error {
    /// No partner was chosen, or it is no active partner of this organisation (spec S11).
    #[error("partner")]
    Partner,
    /// No intent was chosen (spec S12).
    #[error("intent")]
    Intent,
    /// "Other" was chosen without own words, or with words that cannot be taken.
    #[error("other intent")]
    Other(TextFault),
    /// The name (spec S13).
    #[error("name")]
    Name(TextFault),
    /// Another campaign of this partner has this name.
    #[error("name taken")]
    NameTaken,
    /// The campaign stands elsewhere by now: somebody was quicker (spec D38).
    #[error("moved on")]
    MovedOn {
        /// Where it stands.
        status: Status,
        /// Who brought it there.
        by: String,
    },
    /// Approved already, and nothing waits (spec S25, D4).
    #[error("nothing waits")]
    NothingWaits {
        /// Who approved.
        by: String,
    },
    /// An answer of a conversation (spec D42).
    #[error("answer")]
    Answer {
        /// The question's id.
        question: String,
        /// What is wrong with it.
        fault: AnswerFault,
    },
    /// A set of questions is not changed (spec D3).
    #[error("question")]
    Question(QuestionFault),
    /// What is meant is not there any more: a question, a part of a draft, a version.
    #[error("gone")]
    Gone,
    /// Somebody saved something else meanwhile; nothing was changed (spec D56).
    #[error("stale")]
    Stale {
        /// Who.
        by: String,
        /// What they changed: a question's wording, a draft's version; may be empty.
        what: String,
    },
    /// The conversation became a campaign already.
    #[error("submitted")]
    Submitted {
        /// Who submitted it.
        by: String,
    },
    /// The partner is not active now: nothing is asked for it (spec S14).
    #[error("resting partner")]
    Resting {
        /// Its name.
        partner: String,
    },
    /// The draft is being written.
    #[error("being written")]
    BeingWritten,
    /// There is no text in the draft yet.
    #[error("no text yet")]
    NoText,
    /// A part of a draft is longer than its place takes.
    #[error("part")]
    Part {
        /// The part.
        part: String,
        /// What is wrong with it.
        fault: TextFault,
    },
    /// A pack of templates cannot be used.
    #[error("template")]
    Template {
        /// The part it happens in; empty where it belongs to none.
        part: String,
        /// What the template engine says.
        why: String,
    },
    /// A list of words or a fact of the company.
    #[error("brand")]
    Brand(TextFault),
    /// A PDF cannot show these letters; DOCX and HTML can.
    #[error("letters")]
    Letters(String),
    /// Everything wrong with a form at once, field by field.
    #[error("several")]
    Several(Vec<Error>),
}
