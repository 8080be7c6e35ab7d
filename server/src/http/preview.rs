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
    (jar.add(cookies.put(cookies.preview(), Cookies::for_eyes(eyes))), see(form.field("back"))).into_response()
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
