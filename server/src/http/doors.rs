//! What changes who one is: sign-in, sign-out, the choice where to work, set-up, invitations. Plain forms that answer
//! with 303 and work without a script (house, law 8).

use super::{
    Cookies, Shared,
    actor::stranger,
    forms::{Posted, see, to_its_end, try_later},
};
use crate::pages;
use axum::{
    extract::{Path, State},
    response::{IntoResponse, Response},
};
use axum_extra::extract::CookieJar;
use domain::{Refusal, accounts::Error};
use operations::accounts::{Accepted, FirstAdmin, SignedIn};

/// Signs somebody in (spec S180).
pub async fn sign_in(State(shared): State<Shared>, jar: CookieJar, form: Posted) -> Response {
    let (email, password) = (form.field("email").to_owned(), form.field("password").to_owned());
    let (portal, stranger) = (shared.portal.clone(), stranger(&shared, &form.parts));
    let before = form.visitor().cloned();
    let answer = to_its_end(async move { portal.accounts.sign_in(&email, &password, before.as_ref(), &stranger).await }).await;
    match answer {
        Ok(signed) => {
            let next = form.field("next").to_owned();
            enter(&shared, jar, signed, &next)
        }
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

/// Ends this session, or all of this person's (spec D43).
pub async fn sign_out(State(shared): State<Shared>, jar: CookieJar, form: Posted) -> Response {
    let cookies = Cookies::new(shared.config.secure());
    if let Some(visitor) = form.visitor().cloned() {
        let (portal, everywhere) = (shared.portal.clone(), !form.field("everywhere").is_empty());
        let ended = to_its_end(async move { portal.accounts.sign_out(&visitor, everywhere).await }).await;
        if let Err(refusal) = ended {
            return form.again(&shared, &refusal).await;
        }
    }
    let jar = jar.add(cookies.drop(cookies.session())).add(cookies.drop(cookies.preview()));
    (jar, see("/sign-in")).into_response()
}

/// Takes one of one's places (spec D40).
pub async fn choose(State(shared): State<Shared>, jar: CookieJar, form: Posted) -> Response {
    let Some(visitor) = form.visitor().cloned() else {
        return see("/sign-in");
    };
    let Ok(place) = form.field("membership").parse() else {
        return form.again::<Error>(&shared, &Refusal::NotFound).await;
    };
    let (portal, stranger) = (shared.portal.clone(), stranger(&shared, &form.parts));
    let answer = to_its_end(async move { portal.accounts.choose(&visitor, place, &stranger).await }).await;
    match answer {
        Ok(signed) => {
            let next = form.field("next").to_owned();
            enter(&shared, jar, signed, &next)
        }
        Err(refusal) => form.again(&shared, &refusal).await,
    }
}

/// Makes the first organisation and its admin (trust 19).
pub async fn set_up(State(shared): State<Shared>, jar: CookieJar, form: Posted) -> Response {
    let field = |name| form.field(name).to_owned();
    let admin = FirstAdmin { organisation: field("organisation"), name: field("name"), email: field("email"), password: field("password") };
    let (portal, stranger, code) = (shared.portal.clone(), stranger(&shared, &form.parts), field("code"));
    let answer = to_its_end(async move { portal.accounts.set_up(&code, admin, &stranger).await }).await;
    match answer {
        Ok(signed) => enter(&shared, jar, signed, "/"),
        Err(refusal) => form.again(&shared, &refusal).await,
    }
}

/// Takes the place an invitation holds open (spec D40).
pub async fn accept(State(shared): State<Shared>, Path(token): Path<String>, jar: CookieJar, form: Posted) -> Response {
    let accepted = match form.visitor() {
        Some(visitor) => Accepted::Known(visitor.clone()),
        None => Accepted::New { name: form.field("name").to_owned(), password: form.field("password").to_owned() },
    };
    let (portal, stranger) = (shared.portal.clone(), stranger(&shared, &form.parts));
    let answer = to_its_end(async move { portal.accounts.accept(&token, accepted, &stranger).await }).await;
    match answer {
        Ok(signed) => enter(&shared, jar, signed, "/"),
        // used, replaced or past its time: the page says so itself
        Err(Refusal::NotFound) => pages::draw(&shared, form.parts, None).await,
        Err(refusal) => form.again(&shared, &refusal).await,
    }
}

/// Gives the new session's cookie, takes any preview away, and goes on.
pub(super) fn enter(shared: &Shared, jar: CookieJar, signed: SignedIn, next: &str) -> Response {
    let cookies = Cookies::new(shared.config.secure());
    let jar = jar.add(cookies.put(cookies.session(), signed.token)).add(cookies.drop(cookies.preview()));
    // an invitation is accepted without a place: it gives one
    let target = if signed.choose && !next.starts_with("/invitation/") { pages::with_next("/choose", next) } else { next.to_owned() };
    (jar, see(&target)).into_response()
}
