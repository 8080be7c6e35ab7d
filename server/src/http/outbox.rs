//! The outbox: a mail that failed is sent again (spec D31, D47).

use super::{
    Shared,
    forms::{Posted, see, to_its_end},
};
use axum::{extract::State, response::Response};
use domain::Refusal;

/// Lets a mail wait for its turn again.
pub async fn again(State(shared): State<Shared>, form: Posted) -> Response {
    let Some(actor) = form.visitor().and_then(|visitor| visitor.actor.clone()) else {
        return see("/sign-in");
    };
    let Ok(mail) = form.field("mail").parse() else {
        return form.again::<()>(&shared, &Refusal::NotFound).await;
    };
    let portal = shared.portal.clone();
    match to_its_end(async move { portal.notices.again(&actor, mail).await }).await {
        Ok(()) => see("/settings/outbox?told=again"),
        Err(refusal) => form.again(&shared, &refusal).await,
    }
}
