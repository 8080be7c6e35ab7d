//! The one place where server functions meet the operations: who asks, and that a write finishes even when the client
//! leaves (house, law 13).

use crate::Problem;
use domain::{Actor, Refusal};
use leptos::prelude::*;
use leptos_axum::ResponseOptions;
use operations::{Portal, accounts::Visitor};
use std::future::Future;

/// Who sends this request; `None` for strangers.
#[derive(Clone, Debug)]
pub struct Who(pub Option<Visitor>);

fn actor<E>() -> Result<Actor, Refusal<E>> {
    let Who(visitor) = expect_context();
    visitor.and_then(|visitor| visitor.actor).ok_or(Refusal::SignedOut)
}

fn answer<T, E>(answer: Result<T, Refusal<E>>) -> Result<T, Problem<E>> {
    answer.map_err(|refusal| {
        let problem = Problem::from(refusal);
        if let Some(frame) = use_context::<crate::Frame>() {
            frame.status.say(problem.status());
        } else if let Some(response) = use_context::<ResponseOptions>()
            && let Ok(status) = http::StatusCode::from_u16(problem.status())
        {
            response.set_status(status);
        }
        problem
    })
}

/// Reads for somebody who is signed in.
pub(crate) async fn ask<T, E, F>(read: impl FnOnce(Portal, Actor) -> F) -> Result<T, Problem<E>>
where
    F: Future<Output = Result<T, Refusal<E>>>,
{
    let portal: Portal = expect_context();
    match actor() {
        Ok(actor) => answer(read(portal, actor).await),
        Err(refusal) => answer(Err(refusal)),
    }
}

/// Writes for somebody who is signed in; it goes on to its end whatever happens to the request.
pub(crate) async fn deed<T, E, F>(write: impl FnOnce(Portal, Actor) -> F) -> Result<T, Problem<E>>
where
    F: Future<Output = Result<T, Refusal<E>>> + Send + 'static,
    T: Send + 'static,
    E: Send + 'static,
{
    let portal: Portal = expect_context();
    let work = match actor() {
        Ok(actor) => tokio::spawn(write(portal, actor)).await,
        Err(refusal) => return answer(Err(refusal)),
    };
    answer(work.unwrap_or_else(|error| Err(operations::fault(std::io::Error::other(error)))))
}
