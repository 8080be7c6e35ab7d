//! The drafts of a campaign and its "Approve all" as plain forms, so that they work before and without a script; with one the same forms are sent in place
//! (spec S20, D9; house, law 10).

use super::{
    Shared,
    forms::{Posted, see, to_its_end},
};
use axum::{
    extract::{Path, State},
    response::Response,
};
use domain::{
    Actor, Refusal,
    campaigns::{DraftKind, Error, Length, Part, Tone, Tweak},
    id::{CampaignId, DraftId},
};
use operations::Portal;

/// Approves all, or writes, tweaks, stops, edits, restores or exports a draft, by the field `act`.
pub async fn drafts(State(shared): State<Shared>, Path(campaign): Path<String>, form: Posted) -> Response {
    let Some(actor) = form.visitor().and_then(|visitor| visitor.actor.clone()) else {
        return see("/sign-in");
    };
    let done = match campaign.parse() {
        Ok(campaign) => on_draft(shared.portal.clone(), actor, campaign, &form).await,
        Err(_) => Err(Refusal::NotFound),
    };
    form.answer(&shared, done).await
}

/// Does it, and tells what to show then.
async fn on_draft(portal: Portal, actor: Actor, campaign: CampaignId, form: &Posted) -> Result<String, Refusal<Error>> {
    let page = format!("/campaigns/{campaign}");
    let field = |name| form.field(name).to_owned();
    if form.field("act") == "write" {
        to_its_end(async move { portal.campaigns.write_drafts(&actor, campaign).await }).await?;
        return Ok(format!("{page}?part=drafts"));
    }
    if form.field("act") == "approve" {
        to_its_end(async move { portal.campaigns.approve_all(&actor, campaign).await }).await?;
        return Ok(page);
    }
    // preview is told that it is read-only, whatever it asks for
    actor.vendor::<Error>()?;
    let draft: DraftId = form.field("draft").parse().map_err(|_| Refusal::NotFound)?;
    let kind = DraftKind::parse(form.field("kind")).ok_or(Refusal::NotFound)?;
    let version: i64 = form.field("version").parse().unwrap_or_default();
    let here = format!("{page}?draft={}", kind.as_str());
    match form.field("act") {
        "tweak" => {
            let tone = Tone::ALL.into_iter().find(|tone| tone.as_str() == form.field("tone")).unwrap_or_default();
            let length = Length::ALL.into_iter().find(|length| length.as_str() == form.field("length")).unwrap_or_default();
            let part = Some(field("part")).filter(|part| !part.is_empty());
            let (audience, action, emphasis) = (field("audience"), field("action"), field("emphasis"));
            let tweak = Tweak { tone, length, audience, action, emphasis, part };
            to_its_end(async move { portal.campaigns.tweak(&actor, draft, tweak).await }).await?;
            // once it is there it is shown beside what was there before
            return Ok(if version > 0 { format!("{here}&older={version}") } else { here });
        }
        "stop" => to_its_end(async move { portal.campaigns.stop_draft(&actor, draft).await }).await?,
        "edit" => {
            let of =
                |(key, _): &(&str, usize)| Part { key: (*key).to_owned(), text: form.field(&format!("part-{key}")).replace("\r\n", "\n") };
            let parts: Vec<Part> = kind.parts().iter().map(of).collect();
            to_its_end(async move { portal.campaigns.edit_draft(&actor, draft, version, &parts).await }).await?;
        }
        "restore" => {
            let older = form.field("older").parse().map_err(|_| Refusal::Because(Error::Gone))?;
            to_its_end(async move { portal.campaigns.restore_draft(&actor, draft, version, older).await }).await?;
        }
        "export" => {
            let file = field("form");
            let item = to_its_end(async move { portal.campaigns.export_draft_as(&actor, draft, &file).await }).await?;
            return Ok(format!("{here}&made={item}"));
        }
        _ => return Err(Refusal::NotFound),
    }
    Ok(here)
}
