//! The doors of drafts and of what they are made of: a company's facts and words, template packs, the model.

use crate::{Problem, wire::Json};
use domain::{
    campaigns::{self, BrandPage, CampaignRow, Difference, DraftKind, Error, ModelFailure, ModelPage, Part, TemplatePack},
    id::{CampaignId, DraftId, ItemId, PartnerId},
};
use leptos::prelude::*;

/// The drafts of a campaign with their texts, versions and findings; for vendor people (spec S3, D9).
///
/// # Errors
/// `NotFound` for partners' people.
#[server(endpoint = "campaigns/drafts", protocol = Json)]
pub async fn drafts(campaign: CampaignId) -> Result<Vec<campaigns::Draft>, Problem<Error>> {
    crate::ssr::ask(move |portal, actor| async move { portal.campaigns.drafts(&actor, campaign).await }).await
}

/// One draft; for vendor people (spec S3).
///
/// # Errors
/// `NotFound` when there is none.
#[server(endpoint = "campaigns/draft", protocol = Json)]
pub async fn draft(draft: DraftId) -> Result<campaigns::Draft, Problem<Error>> {
    crate::ssr::ask(move |portal, actor| async move { portal.campaigns.draft(&actor, draft).await }).await
}

/// Has the drafts written that a campaign does not have yet; tells how many; for vendor people (spec S3).
///
/// # Errors
/// `MovedOn` when the campaign is archived.
#[server(endpoint = "campaigns/write_drafts", protocol = Json)]
pub async fn write_drafts(campaign: CampaignId) -> Result<usize, Problem<Error>> {
    crate::ssr::deed(move |portal, actor| async move { portal.campaigns.write_drafts(&actor, campaign).await }).await
}

/// Wants another version of a draft, or of one part; for vendor people (spec S20, D9).
///
/// # Errors
/// `Part`, `BeingWritten`.
#[server(endpoint = "campaigns/tweak", protocol = Json)]
pub async fn tweak(draft: DraftId, tweak: campaigns::Tweak) -> Result<(), Problem<Error>> {
    crate::ssr::deed(move |portal, actor| async move { portal.campaigns.tweak(&actor, draft, tweak).await }).await
}

/// Stops the writing of a version; for vendor people.
///
/// # Errors
/// `NotFound` when there is no such draft.
#[server(endpoint = "campaigns/stop_draft", protocol = Json)]
pub async fn stop_draft(draft: DraftId) -> Result<(), Problem<Error>> {
    crate::ssr::deed(move |portal, actor| async move { portal.campaigns.stop_draft(&actor, draft).await }).await
}

/// Saves a text written by hand as the next version; tells its number; for vendor people (spec S20, D56).
///
/// # Errors
/// `Part`, `Stale`, `BeingWritten`.
#[server(endpoint = "campaigns/edit_draft", protocol = Json)]
pub async fn edit_draft(draft: DraftId, version: i64, parts: Vec<Part>) -> Result<i64, Problem<Error>> {
    crate::ssr::deed(move |portal, actor| async move { portal.campaigns.edit_draft(&actor, draft, version, &parts).await }).await
}

/// Brings an older version back as the next one; tells its number; for vendor people (spec B10).
///
/// # Errors
/// `Gone`, `Stale`, `BeingWritten`.
#[server(endpoint = "campaigns/restore_draft", protocol = Json)]
pub async fn restore_draft(draft: DraftId, version: i64, older: i64) -> Result<i64, Problem<Error>> {
    crate::ssr::deed(move |portal, actor| async move { portal.campaigns.restore_draft(&actor, draft, version, older).await }).await
}

/// Two versions of a draft word by word; for vendor people (spec B10).
///
/// # Errors
/// `Gone` when there is no such version.
#[server(endpoint = "campaigns/compare", protocol = Json)]
pub async fn compare(draft: DraftId, older: i64, newer: i64) -> Result<Vec<Difference>, Problem<Error>> {
    crate::ssr::ask(move |portal, actor| async move { portal.campaigns.compare(&actor, draft, older, newer).await }).await
}

/// Puts the newest version into the campaign as a file that waits for approval: `docx`, `html` or `pdf`; for vendor people (spec S3).
///
/// # Errors
/// `NoText`, `Letters`, `MovedOn`; `NotFound` for any other form.
#[server(endpoint = "campaigns/export_draft", protocol = Json)]
pub async fn export_draft(draft: DraftId, form: String) -> Result<ItemId, Problem<Error>> {
    crate::ssr::deed(move |portal, actor| async move { portal.campaigns.export_draft_as(&actor, draft, &form).await }).await
}

/// Decided campaigns of the same intent, the latest first; for vendor people (spec B10).
///
/// # Errors
/// `NotFound` for partners' people.
#[server(endpoint = "campaigns/similar", protocol = Json)]
pub async fn similar(campaign: CampaignId) -> Result<Vec<CampaignRow>, Problem<Error>> {
    crate::ssr::ask(move |portal, actor| async move { portal.campaigns.similar(&actor, campaign).await }).await
}

/// The facts and words of the vendor, or of one of its partners; for vendor people (spec B10).
///
/// # Errors
/// `NotFound` for partners' people.
#[server(endpoint = "campaigns/brand", protocol = Json)]
pub async fn brand(partner: Option<PartnerId>) -> Result<BrandPage, Problem<Error>> {
    crate::ssr::ask(move |portal, actor| async move { portal.campaigns.brand(&actor, partner).await }).await
}

/// Saves facts and words; tells the next version's number; for admins (spec B10, D56).
///
/// # Errors
/// `Brand`, `Stale`.
#[server(endpoint = "campaigns/save_brand", protocol = Json)]
pub async fn save_brand(partner: Option<PartnerId>, page: BrandPage) -> Result<i64, Problem<Error>> {
    crate::ssr::deed(move |portal, actor| async move { portal.campaigns.save_brand(&actor, partner, &page).await }).await
}

/// A template pack: `announce`, `leads`, `promote` or `other`; for admins (spec D9).
///
/// # Errors
/// `NotFound` for everybody but admins.
#[server(endpoint = "campaigns/pack", protocol = Json)]
pub async fn pack(pack: String) -> Result<TemplatePack, Problem<Error>> {
    crate::ssr::ask(move |portal, actor| async move { portal.campaigns.pack_of(&actor, &pack).await }).await
}

/// Saves an own template pack, or with an empty text returns to the built-in one; tells the next version's number; for admins.
///
/// # Errors
/// `Template` with the part and why; `Stale`.
#[server(endpoint = "campaigns/save_pack", protocol = Json)]
pub async fn save_pack(pack: String, text: String, version: i64) -> Result<i64, Problem<Error>> {
    crate::ssr::deed(move |portal, actor| async move { portal.campaigns.save_pack(&actor, &pack, &text, version).await }).await
}

/// The model that is set up and exactly what is sent to it, never its key; for admins (spec D57).
///
/// # Errors
/// `NotFound` for everybody but admins.
#[server(endpoint = "campaigns/model", protocol = Json)]
pub async fn model() -> Result<ModelPage, Problem<Error>> {
    crate::ssr::ask(|portal, actor| async move { portal.campaigns.model(&actor).await }).await
}

/// Asks the model for one word and tells what it did wrong, if anything; for admins (spec D57).
///
/// # Errors
/// `NotFound` when none is set up.
#[server(endpoint = "campaigns/test_model", protocol = Json)]
pub async fn test_model() -> Result<Option<ModelFailure>, Problem<Error>> {
    crate::ssr::deed(|portal, actor| async move { portal.campaigns.test_model(&actor).await }).await
}

/// Exactly what would be sent to the model for a draft; empty without one; for vendor people (spec D9).
///
/// # Errors
/// `NotFound` when there is no such draft.
#[server(endpoint = "campaigns/sent", protocol = Json)]
pub async fn sent(draft: DraftId) -> Result<String, Problem<Error>> {
    crate::ssr::ask(move |portal, actor| async move { portal.campaigns.sent(&actor, draft).await }).await
}

/// The drafts of a campaign with their texts, versions and findings, its answers and campaigns like it; and of one draft the newest
/// version word by word against an older one; for vendor people (spec S3, S20, D9, B10).
///
/// # Errors
/// `NotFound` for partners' people.
#[server(endpoint = "campaigns/work", protocol = Json)]
pub async fn work(campaign: CampaignId, against: Option<(DraftKind, i64)>) -> Result<campaigns::Work, Problem<Error>> {
    crate::ssr::ask(move |portal, actor| async move { portal.campaigns.work(&actor, campaign, against).await }).await
}
