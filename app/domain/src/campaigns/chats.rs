//! Conversations that ask for a campaign, as the screens need them (spec S2, S14-S18, experience 41).

use super::{Answer, Question};
use crate::{
    id::{CampaignId, ChatId},
    moment::Stamp,
    partners::PartnerRef,
};
use serde::{Deserialize, Serialize};

/// A conversation, whole.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Chat {
    /// Its id.
    pub id: ChatId,
    /// The partner the campaign is for (spec S14).
    pub partner: PartnerRef,
    /// Answers may be given: the partner is active, and nothing was submitted yet.
    pub open: bool,
    /// The questions it began with; later changes of the set do not reach it (spec D3).
    pub questions: Vec<Question>,
    /// What was answered so far.
    pub answers: Vec<Answer>,
    /// The question one stands at, counted from 0; as many as there are questions: the review.
    pub position: usize,
    /// What may be chosen instead of typed at this question, from the partner's facts and earlier campaigns.
    pub suggestions: Vec<String>,
    /// Number of the version that was read; whoever saves tells it (spec D56).
    pub version: i64,
    /// Who saved it last.
    pub changed_by: Option<String>,
    /// When.
    pub changed: Stamp,
    /// The campaign it became (spec S17).
    pub campaign: Option<CampaignId>,
}

/// A conversation as a row, to be continued.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct ChatRow {
    /// Its id.
    pub id: ChatId,
    /// The partner the campaign is for.
    pub partner: PartnerRef,
    /// The campaign's name, when it was answered; else empty.
    pub name: String,
    /// The question one stands at, counted from 1, and how many there are.
    pub progress: (usize, usize),
    /// Who saved it last.
    pub changed_by: Option<String>,
    /// When.
    pub changed: Stamp,
    /// The campaign it became.
    pub campaign: Option<CampaignId>,
}

/// The questions as settings show them (spec S21-S24).
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct QuestionSet {
    /// Number of the version; whoever changes it tells it (spec D56).
    pub version: i64,
    /// The questions, in order.
    pub questions: Vec<Question>,
    /// Who changed them last; `None` when they are as at first.
    pub changed_by: Option<String>,
    /// Partners' people may ask for a campaign of their own company (spec D44).
    pub partners_ask: bool,
}

/// What was asked and answered for a campaign, for its page.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Brief {
    /// Each question's wording with what was answered; skipped ones are left out.
    pub answers: Vec<(String, Vec<String>)>,
}
