//! What drafts are made of, as plain forms of the settings: templates, facts and words, the model's test (spec D9, D56, D57, B10).

use super::{
    Shared,
    forms::{Posted, see, to_its_end},
};
use axum::{extract::State, response::Response};
use domain::{
    Refusal,
    campaigns::{Brand, BrandPage, Error},
    id::PartnerId,
};

/// Saves a pack of templates, returns to the built-in one, or shows what the typed one would write.
pub async fn templates(State(shared): State<Shared>, form: Posted) -> Response {
    let Some(actor) = form.visitor().and_then(|visitor| visitor.actor.clone()) else {
        return see("/sign-in");
    };
    if form.field("act") == "preview" {
        return form.shown(&shared).await;
    }
    let text = if form.field("act") == "reset" { String::new() } else { form.field("text").replace("\r\n", "\n") };
    let (pack, version) = (form.field("pack").to_owned(), form.field("version").parse().unwrap_or_default());
    let target = format!("/settings/templates?pack={pack}&told={}", if text.is_empty() { "reset" } else { "saved" });
    let portal = shared.portal.clone();
    let done = to_its_end(async move { portal.campaigns.save_pack(&actor, &pack, &text, version).await }).await;
    form.answer(&shared, done.map(|_| target)).await
}

/// Saves the facts and words of the vendor, or of one of its partners.
pub async fn words(State(shared): State<Shared>, form: Posted) -> Response {
    let Some(actor) = form.visitor().and_then(|visitor| visitor.actor.clone()) else {
        return see("/sign-in");
    };
    let partner: Option<PartnerId> = match form.field("partner") {
        "" => None,
        id => match id.parse() {
            Ok(id) => Some(id),
            Err(_) => return form.again::<Error>(&shared, &Refusal::NotFound).await,
        },
    };
    let field = |name| form.field(name).replace("\r\n", "\n");
    let brand = Brand {
        does: field("does"),
        proof: field("proof"),
        offer: field("offer"),
        forbidden: field("forbidden"),
        allowed: field("allowed"),
    };
    let page = BrandPage { brand, version: form.field("version").parse().unwrap_or_default() };
    let target =
        partner.map_or_else(|| "/settings/words?told=saved".to_owned(), |partner| format!("/settings/words?partner={partner}&told=saved"));
    let portal = shared.portal.clone();
    let done = to_its_end(async move { portal.campaigns.save_brand(&actor, partner, &page).await }).await;
    form.answer(&shared, done.map(|_| target)).await
}

/// Asks the model for one word, and tells what it did.
pub async fn model(State(shared): State<Shared>, form: Posted) -> Response {
    let Some(actor) = form.visitor().and_then(|visitor| visitor.actor.clone()) else {
        return see("/sign-in");
    };
    let portal = shared.portal.clone();
    let done = to_its_end(async move { portal.campaigns.test_model(&actor).await }).await;
    let told = done.map(|failure| format!("/settings/model?told={}", failure.map_or("answered", |failure| failure.as_str())));
    form.answer(&shared, told).await
}
