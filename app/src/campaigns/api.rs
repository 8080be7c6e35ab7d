//! The doors of the campaigns room. Making a campaign is a plain form (`POST /marketing/library`), which
//! needs no script.

use crate::{Problem, wire::Json};
use domain::{
    campaigns::{CampaignPage, CampaignRow, Error, Shelf, Status},
    id::{CampaignId, PartnerId},
    paging::{Ask, Page},
};
use leptos::prelude::*;

/// A page of the Asset Library: the campaigns the reader sees, by partner and name, perhaps of one partner, and with words those
/// that hold them in name, intent or partner, for a partner also in a file (spec S7, S9, S63, S183).
///
/// # Errors
/// `SignedOut`.
#[server(endpoint = "campaigns/list", protocol = Json)]
pub async fn list(ask: Ask, partner: Option<PartnerId>) -> Result<Page<CampaignRow>, Problem<Error>> {
    crate::ssr::ask(move |portal, actor| async move { portal.campaigns.list(&actor, &ask, partner).await }).await
}

/// The tree of the Asset Library: partners with campaigns, few of them open with these, of many only `at`: a partner, or the
/// partner of a campaign; for vendor people (spec S7).
///
/// # Errors
/// `NotFound` for partners' people.
#[server(endpoint = "campaigns/shelves", protocol = Json)]
pub async fn shelves(words: String, at: String) -> Result<Vec<Shelf>, Problem<Error>> {
    crate::ssr::ask(|portal, actor| async move { portal.campaigns.shelves(&actor, &words, &at).await }).await
}

/// A page of the Asset Library as its partner reads it: its campaigns with the first of their files, and with words those that
/// hold them in the campaign's name, its intent or a file (spec S8, S9, S63, S183). One answer instead of one for each campaign.
///
/// # Errors
/// `NotFound` for vendor people, who open one campaign at a time.
#[server(endpoint = "campaigns/shared", protocol = Json)]
pub async fn shared(words: String, after: Option<String>) -> Result<Page<CampaignPage>, Problem<Error>> {
    crate::ssr::ask(|portal, actor| async move { portal.campaigns.shared(&actor, &words, after.as_deref()).await }).await
}

/// One campaign with a page of the assets the reader sees (spec S9, S29, S63, S183).
///
/// # Errors
/// `NotFound` when the reader does not see it.
#[server(endpoint = "campaigns/get", protocol = Json)]
pub async fn get(campaign: CampaignId, after: Option<String>) -> Result<CampaignPage, Problem<Error>> {
    crate::ssr::ask(move |portal, actor| async move { portal.campaigns.get(&actor, campaign, after.as_deref()).await }).await
}

/// The intents a new campaign may have, besides "Other"; for vendor people (spec S12, D1).
///
/// # Errors
/// `NotFound` for partners' people.
#[server(endpoint = "campaigns/intents", protocol = Json)]
pub async fn intents() -> Result<Vec<String>, Problem<Error>> {
    crate::ssr::ask(|portal, actor| async move { portal.campaigns.intents(&actor).await }).await
}

/// "Approve all": the campaign and every waiting asset in it; tells how many assets; for vendor people (spec S25-S28, D4).
///
/// # Errors
/// `NothingWaits` when it is approved already; `MovedOn` when somebody was quicker.
#[server(endpoint = "campaigns/approve_all", protocol = Json)]
pub async fn approve_all(campaign: CampaignId) -> Result<u64, Problem<Error>> {
    crate::ssr::deed(move |portal, actor| async move { portal.campaigns.approve_all(&actor, campaign).await }).await
}

/// Moves a campaign by hand: to review, to draft, out of approval, into the archive; for vendor people (spec D2).
///
/// # Errors
/// `MovedOn` when it stands elsewhere than the reader saw, or cannot go there.
#[server(endpoint = "campaigns/go", protocol = Json)]
pub async fn go(campaign: CampaignId, from: Status, to: Status) -> Result<(), Problem<Error>> {
    crate::ssr::deed(move |portal, actor| async move { portal.campaigns.go(&actor, campaign, from, to).await }).await
}
