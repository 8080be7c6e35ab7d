//! The model that may write drafts in the place of the built-in drafter: what is set up, what it used, exactly what is sent to it, and a
//! test. It is set up where the server runs; its key is never shown (spec D9, D57, B10).

use crate::{
    campaigns::say,
    kit::{Fact, Facts, Note, number},
};
use domain::campaigns::{ModelFailure, ModelPage};
use leptos::{either::Either, prelude::*};

/// The page.
#[component]
pub(super) fn Model(
    /// What is set up.
    page: ModelPage,
    /// What the test told.
    told: Option<String>,
) -> impl IntoView {
    let ModelPage { address, name, has_key, budget, used, sent } = page;
    let answer = told.as_deref().and_then(|told| match told {
        "answered" => Some(Either::Left(view! { <Note kind="good">"The model answers."</Note> })),
        told => ModelFailure::parse(told).map(|failure| {
            Either::Right(view! { <Note kind="bad">{format!("The model did not answer: {}.", say::failure(failure))}</Note> })
        }),
    });
    let answer = answer.map(|answer| view! { <div role="status">{answer}</div> });
    if address.is_empty() {
        return Either::Left(view! {
            {answer}
            <Note kind="plain">
                "No model is set up: the built-in drafter writes, from your templates and from what was answered, and nothing leaves this server. Whoever runs it may set PORTICO_MODEL_URL to an address that speaks as OpenAI’s does, PORTICO_MODEL to the model’s name and, if it needs one, PORTICO_MODEL_KEY."
            </Note>
        });
    }
    let left = format!("{} of {} tokens today", number(used), number(budget));
    Either::Right(view! {
        {answer}
        <section>
            <h2>"What is set up"</h2>
            <Facts wide=true>
                <Fact term="Address">
                    <code>{address}</code>
                </Fact>
                <Fact term="Model">
                    <code>{name}</code>
                </Fact>
                <Fact term="Key">{if has_key { "Set" } else { "Not set" }}</Fact>
                <Fact term="Used">
                    <progress value=used.to_string() max=budget.max(1).to_string() aria-label="Tokens used today"></progress>
                    " "
                    <span class="kit-num">{left}</span>
                </Fact>
            </Facts>
            <p class="kit-lead">
                "When the day’s tokens are used up, or the model fails, the built-in drafter writes and the draft says so. Address, name and key are settings of the server."
            </p>
            <form method="post" action="/settings/model">
                <button class="kit-button primary">"Test the model"</button>
                <p class="kit-meta">"Asks it for one word. Nothing of anybody is sent."</p>
            </form>
        </section>
        <section class="campaigns-sent">
            <h2>"What is sent"</h2>
            <p class="kit-lead">
                "For each draft exactly this, with the facts of its own campaign between the marks, and nothing of any other partner. The key goes in a header."
            </p>
            // long, so it scrolls; by the keyboard too
            <pre tabindex="0" aria-label="What is sent for an example">{sent}</pre>
        </section>
    })
}
