//! "New campaign" as a plain form, so that it works before and without a script (house, law 10).

use super::{
    Shared,
    forms::{Posted, see, to_its_end},
};
use axum::{extract::State, response::Response};
use domain::campaigns::NewCampaign;

/// Makes a campaign and goes to it (spec S10-S13).
pub async fn create(State(shared): State<Shared>, form: Posted) -> Response {
    let Some(actor) = form.visitor().and_then(|visitor| visitor.actor.clone()) else {
        return see("/sign-in");
    };
    let field = |name| form.field(name).to_owned();
    let new = NewCampaign { partner: field("partner"), intent: field("intent"), other: field("other"), name: field("name") };
    let portal = shared.portal.clone();
    match to_its_end(async move { portal.campaigns.create(&actor, &new).await }).await {
        Ok(campaign) => see(&format!("/campaigns/{campaign}")),
        Err(refusal) => form.again(&shared, &refusal).await,
    }
}
