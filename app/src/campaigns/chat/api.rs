//! The doors of the conversation and of its questions. The same deeds are plain forms at `POST /marketing`, which need no script.

use crate::{Problem, wire::Json};
use domain::{
    campaigns::{self, Change, ChatRow, Error, QuestionSet},
    id::{CampaignId, ChatId, PartnerId},
};
use leptos::prelude::*;

/// The conversations that can be continued, the last first; a partner's people get those of their own company (spec S16, D44).
///
/// # Errors
/// `SignedOut`.
#[server(endpoint = "campaigns/chats", protocol = Json)]
pub async fn chats() -> Result<Vec<ChatRow>, Problem<Error>> {
    crate::ssr::ask(|portal, actor| async move { portal.campaigns.chats(&actor).await }).await
}

/// Whether the reader may ask for a campaign: the vendor's people, and partners' people when the vendor lets them (spec D44).
///
/// # Errors
/// `SignedOut`.
#[server(endpoint = "campaigns/may_ask", protocol = Json)]
pub async fn may_ask() -> Result<bool, Problem<Error>> {
    crate::ssr::ask(|portal, actor| async move { portal.campaigns.may_ask(&actor).await }).await
}

/// Begins a conversation for an active partner; a partner's people name none (spec S14, D44).
///
/// # Errors
/// `Partner`; `NotFound` when the vendor does not let partners ask.
#[server(endpoint = "campaigns/begin_chat", protocol = Json)]
pub async fn begin_chat(partner: Option<PartnerId>) -> Result<ChatId, Problem<Error>> {
    crate::ssr::deed(move |portal, actor| async move { portal.campaigns.begin_chat(&actor, partner).await }).await
}

/// A conversation with its questions, answers and suggestions (spec S16).
///
/// # Errors
/// `NotFound` when it is somebody else's.
#[server(endpoint = "campaigns/chat", protocol = Json)]
pub async fn chat(chat: ChatId) -> Result<campaigns::Chat, Problem<Error>> {
    crate::ssr::ask(move |portal, actor| async move { portal.campaigns.chat(&actor, chat).await }).await
}

/// Answers a question, the one that is due or an earlier one; no value skips it (spec S16, D42, D56).
///
/// # Errors
/// `Answer`, `Stale`, `Submitted`, `Resting`.
#[server(endpoint = "campaigns/answer", protocol = Json)]
pub async fn answer(chat: ChatId, version: i64, question: String, values: Vec<String>) -> Result<campaigns::Chat, Problem<Error>> {
    crate::ssr::deed(move |portal, actor| async move { portal.campaigns.answer(&actor, chat, version, &question, &values).await }).await
}

/// Turns to an earlier question, counted from 0, or with as many as there are to the review; answers stay (spec S16).
///
/// # Errors
/// `Gone` for a question that is not reached yet; as `answer`.
#[server(endpoint = "campaigns/turn_to", protocol = Json)]
pub async fn turn_to(chat: ChatId, version: i64, position: usize) -> Result<campaigns::Chat, Problem<Error>> {
    crate::ssr::deed(move |portal, actor| async move { portal.campaigns.turn_to(&actor, chat, version, position).await }).await
}

/// Throws an open conversation away.
///
/// # Errors
/// `NotFound` when there is none.
#[server(endpoint = "campaigns/drop_chat", protocol = Json)]
pub async fn drop_chat(chat: ChatId) -> Result<(), Problem<Error>> {
    crate::ssr::deed(move |portal, actor| async move { portal.campaigns.drop_chat(&actor, chat).await }).await
}

/// "Submit": the campaign is there, in review, and its drafts are on their way (spec S17, S18).
///
/// # Errors
/// `Answer` with the first question that is open; `NameTaken`, `Stale`, `Submitted`, `Resting`.
#[server(endpoint = "campaigns/submit", protocol = Json)]
pub async fn submit(chat: ChatId, version: i64) -> Result<CampaignId, Problem<Error>> {
    crate::ssr::deed(move |portal, actor| async move { portal.campaigns.submit(&actor, chat, version).await }).await
}

/// What was asked and answered for a campaign; for vendor people (spec S18).
///
/// # Errors
/// `NotFound` for partners' people.
#[server(endpoint = "campaigns/brief", protocol = Json)]
pub async fn brief(campaign: CampaignId) -> Result<campaigns::Brief, Problem<Error>> {
    crate::ssr::ask(move |portal, actor| async move { portal.campaigns.brief(&actor, campaign).await }).await
}

/// The questions as settings show them; for vendor people (spec S21-S24).
///
/// # Errors
/// `NotFound` for partners' people.
#[server(endpoint = "campaigns/questions", protocol = Json)]
pub async fn questions() -> Result<QuestionSet, Problem<Error>> {
    crate::ssr::ask(|portal, actor| async move { portal.campaigns.questions(&actor).await }).await
}

/// Adds, edits, moves or removes a question, or resets all of them; from the next conversation on; for admins (spec S21-S24, D3).
///
/// # Errors
/// `Question` with what is wrong; `Stale` when somebody changed them since that version.
#[server(endpoint = "campaigns/change_questions", protocol = Json)]
pub async fn change_questions(version: i64, change: Change) -> Result<QuestionSet, Problem<Error>> {
    crate::ssr::deed(move |portal, actor| async move { portal.campaigns.change_questions(&actor, version, change).await }).await
}

/// Lets partners' people ask for campaigns of their own company, or not; for admins (spec D44).
///
/// # Errors
/// `NotFound` for everybody but admins.
#[server(endpoint = "campaigns/let_partners_ask", protocol = Json)]
pub async fn let_partners_ask(allowed: bool) -> Result<(), Problem<Error>> {
    crate::ssr::deed(move |portal, actor| async move { portal.campaigns.let_partners_ask(&actor, allowed).await }).await
}
