//! Looking through a partner's eyes, and in which colours. Neither writes anything: both are cookies (spec S68-S72, D16).

use super::{
    Cookies, Shared,
    cookies::THEME,
    forms::{Posted, see},
    refused,
};
use crate::pages;
use axum::{
    extract::State,
    response::{IntoResponse, Response},
};
use axum_extra::extract::{
    CookieJar,
    cookie::{Cookie, SameSite},
};
use domain::{Actor, Mode, Refusal};
use operations::accounts::Eyes;

/// Begins to look, or looks through another contact's eyes.
pub async fn enter(State(shared): State<Shared>, jar: CookieJar, form: Posted) -> Response {
    let cookies = Cookies::new(shared.config.secure());
    let actor = form.visitor().and_then(|visitor| visitor.actor.clone());
    let (Some(actor), Ok(partner)) = (actor, form.field("partner").parse()) else {
        return pages::not_there(&shared, form.parts).await;
    };
    let eyes = (partner, form.field("contact").parse().ok());
    let own = Actor { mode: Mode::Plain, ..actor };
    match shared.portal.accounts.look_through(&own, eyes).await {
        Ok(()) => {}
        Err(Refusal::NotFound) => return pages::not_there(&shared, form.parts).await,
        Err(refusal) => return refused(&refusal),
    }
    let target = landing(&shared, &own, eyes, form.field("back")).await;
    (jar.add(cookies.put(cookies.preview(), Cookies::for_eyes(eyes))), see(&target)).into_response()
}

/// Where a preview begins: a campaign that is not seen through these eyes gives way to the library, which says why.
async fn landing(shared: &Shared, own: &Actor, (partner, contact): Eyes, back: &str) -> String {
    let asked = back.strip_prefix("/campaigns/").and_then(|id| id.parse().ok());
    let Some(campaign) = asked else {
        return back.to_owned();
    };
    let campaigns = &shared.portal.campaigns;
    let eyes = Actor { mode: Mode::Preview { partner, contact }, ..own.clone() };
    if !matches!(campaigns.get(&eyes, campaign, None).await, Err(Refusal::NotFound)) {
        return back.to_owned();
    }
    match campaigns.get(own, campaign, None).await {
        Ok(page) => format!("/marketing/library?unseen={}", page.campaign.status.as_str()),
        Err(_) => "/marketing/library".to_owned(),
    }
}

/// Looks with one's own eyes again.
pub async fn exit(State(shared): State<Shared>, jar: CookieJar) -> Response {
    let cookies = Cookies::new(shared.config.secure());
    (jar.add(cookies.drop(cookies.preview())), see("/marketing/library")).into_response()
}

/// Light, dark, or as the system has it.
pub async fn preferences(State(shared): State<Shared>, jar: CookieJar, form: Posted) -> Response {
    let theme = form.field("theme");
    let mut cookie = Cookie::build((THEME, theme.to_owned())).path("/").secure(shared.config.secure()).same_site(SameSite::Lax).build();
    if matches!(theme, "light" | "dark") {
        cookie.make_permanent();
    } else {
        cookie.make_removal();
    }
    (jar.add(cookie), see(form.field("back"))).into_response()
}
