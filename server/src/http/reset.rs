//! A forgotten password: asking for a link, and a new password by it (spec D43, trust 12). Plain forms (house, law 8).

use super::{
    Cookies, Shared,
    actor::{Signed, stranger},
    forms::{Posted, see, to_its_end, try_later},
};
use crate::pages;
use axum::{
    extract::{Path, State},
    response::{IntoResponse, Response},
};
use axum_extra::extract::CookieJar;
use domain::{Mode, Refusal, accounts::Error};

/// Sends a link to an address that has an account; the answer is the same for every address. Not in preview, which leaves no trace.
pub async fn ask(State(shared): State<Shared>, form: Posted) -> Response {
    let signed = form.parts.extensions.get::<Signed>().and_then(|signed| signed.0.as_ref());
    if signed.and_then(|visitor| visitor.actor.as_ref()).is_some_and(|actor| matches!(actor.mode, Mode::Preview { .. })) {
        return form.again(&shared, &Refusal::<Error>::PreviewIsReadOnly).await;
    }
    let (portal, stranger, email) = (shared.portal.clone(), stranger(&shared, &form.parts), form.field("email").to_owned());
    match to_its_end(async move { portal.accounts.ask_reset(&email, &stranger).await }).await {
        Ok(()) => see("/reset?told=mail"),
        Err(refusal) => {
            let wait = if let Refusal::Because(Error::Throttled { seconds }) = &refusal { Some(*seconds) } else { None };
            let page = form.again(&shared, &refusal).await;
            match wait {
                Some(seconds) => try_later(page, seconds),
                None => page,
            }
        }
    }
}

/// Sets the new password. Nobody is signed in by it, here neither.
pub async fn set(State(shared): State<Shared>, Path(token): Path<String>, jar: CookieJar, form: Posted) -> Response {
    let (portal, password) = (shared.portal.clone(), form.field("password").to_owned());
    match to_its_end(async move { portal.accounts.set_password(&token, password).await }).await {
        Ok(()) => {
            let cookies = Cookies::new(shared.config.secure());
            let jar = jar.add(cookies.drop(cookies.session())).add(cookies.drop(cookies.preview()));
            (jar, see("/sign-in?told=changed")).into_response()
        }
        // used, replaced or past its time: the page says so itself
        Err(Refusal::NotFound) => pages::draw(&shared, form.parts, None).await,
        Err(refusal) => form.again(&shared, &refusal).await,
    }
}
