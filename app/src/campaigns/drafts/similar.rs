//! Beside the drafts: what was answered, and campaigns like this one (spec S19, B10).

use crate::{
    campaigns::{Standing, here::figures},
    kit::Time,
};
use domain::campaigns::CampaignRow;
use leptos::prelude::*;

/// What was asked and answered; nothing for a campaign that was made by hand.
#[component]
pub(in crate::campaigns) fn Answers(
    /// Them.
    answers: Vec<(String, Vec<String>)>,
) -> impl IntoView {
    (!answers.is_empty()).then(|| {
        let each = answers.into_iter().map(|(question, values)| {
            view! {
                <dt>{question}</dt>
                <dd class="kit-text">{values.join(", ")}</dd>
            }
        });
        view! {
            <section>
                <h2>"Answers"</h2>
                <dl class="campaigns-answers">{each.collect_view()}</dl>
            </section>
        }
    })
}

/// Decided campaigns of the same intent.
#[component]
pub(in crate::campaigns) fn Similar(
    /// Them.
    similar: Vec<CampaignRow>,
) -> impl IntoView {
    (!similar.is_empty()).then(|| {
        let each = similar.into_iter().map(|row| {
            let facts = figures(&row);
            view! {
                <li>
                    <a href=format!("/campaigns/{}", row.id)>{row.name.clone()}</a>
                    <span class="kit-meta">{row.partner.name} " · " {facts}</span>
                    <span class="kit-meta">
                        <Standing status=row.status waiting=row.waiting />
                        " since "
                        <Time stamp=row.since />
                    </span>
                </li>
            }
        });
        view! {
            <section>
                <h2>"Similar campaigns"</h2>
                <ul class="campaigns-similar">{each.collect_view()}</ul>
            </section>
        }
    })
}
