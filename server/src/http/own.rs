//! What people change about themselves: name and zone, password, sessions (spec D43, D51). Plain forms, because the password and
//! the sessions are who one is (house, law 8).

use super::{
    Cookies, Shared,
    actor::stranger,
    doors::enter,
    forms::{Posted, see, to_its_end, try_later},
};
use axum::{
    extract::State,
    response::{IntoResponse, Response},
};
use axum_extra::extract::CookieJar;
use domain::{Refusal, accounts::Error};

/// Saves name and zone, or changes the password.
pub async fn profile(State(shared): State<Shared>, jar: CookieJar, form: Posted) -> Response {
    let Some(visitor) = form.visitor().cloned() else {
        return see("/sign-in");
    };
    let (portal, stranger) = (shared.portal.clone(), stranger(&shared, &form.parts));
    if form.field("act") == "password" {
        let (old, new) = (form.field("old").to_owned(), form.field("password").to_owned());
        let changed = to_its_end(async move { portal.accounts.change_password(&visitor, old, new, &stranger).await }).await;
        return match changed {
            Ok(signed) => enter(&shared, jar, signed, "/settings/profile?told=password"),
            Err(Refusal::Because(Error::Throttled { seconds })) => {
                let refusal: Refusal<Error> = Refusal::Because(Error::Throttled { seconds });
                try_later(form.again(&shared, &refusal).await, seconds)
            }
            Err(refusal) => form.again(&shared, &refusal).await,
        };
    }
    let (name, zone) = (form.field("name").to_owned(), form.field("zone").to_owned());
    match to_its_end(async move { portal.accounts.update_profile(&visitor, &name, &zone).await }).await {
        Ok(()) => see("/settings/profile?told=saved"),
        Err(refusal) => form.again(&shared, &refusal).await,
    }
}

/// Ends one of one's sessions, or all others.
pub async fn sessions(State(shared): State<Shared>, jar: CookieJar, form: Posted) -> Response {
    let Some(visitor) = form.visitor().cloned() else {
        return see("/sign-in");
    };
    let which = match form.field("session") {
        "others" => None,
        session => match session.parse() {
            Ok(session) => Some(session),
            Err(_) => return form.again::<Error>(&shared, &Refusal::NotFound).await,
        },
    };
    let portal = shared.portal.clone();
    match to_its_end(async move { portal.accounts.end_session(&visitor, which).await }).await {
        Ok(true) => {
            let cookies = Cookies::new(shared.config.secure());
            (jar.add(cookies.drop(cookies.session())), see("/sign-in")).into_response()
        }
        Ok(false) if which.is_none() => see("/settings/sessions?told=others"),
        Ok(false) => see("/settings/sessions?told=ended"),
        Err(refusal) => form.again(&shared, &refusal).await,
    }
}
