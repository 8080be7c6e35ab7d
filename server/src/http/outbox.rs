//! The outbox: a mail that failed is sent again, and a mail to oneself tells whether the mail server works (spec D31, D47, D57).

use super::{
    Shared,
    forms::{Posted, see, to_its_end},
};
use axum::{extract::State, response::Response};
use domain::Refusal;

/// Lets a mail wait for its turn again, or, with `act=test`, sends one to the admin who asks.
pub async fn again(State(shared): State<Shared>, form: Posted) -> Response {
    let Some(actor) = form.visitor().and_then(|visitor| visitor.actor.clone()) else {
        return see("/sign-in");
    };
    if form.field("act") == "test" {
        let portal = shared.portal.clone();
        return match to_its_end(async move { portal.notices.test(&actor).await }).await {
            Ok(()) => see("/settings/outbox?told=test"),
            Err(refusal) => form.again(&shared, &refusal).await,
        };
    }
    let Ok(mail) = form.field("mail").parse() else {
        return form.again::<()>(&shared, &Refusal::NotFound).await;
    };
    let portal = shared.portal.clone();
    match to_its_end(async move { portal.notices.again(&actor, mail).await }).await {
        Ok(()) => see("/settings/outbox?told=again"),
        Err(refusal) => form.again(&shared, &refusal).await,
    }
}
