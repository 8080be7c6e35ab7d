//! The text of a draft, part by part, with its marks: words that should not stand there and why, gaps to be filled (spec D9, B10).

use super::{desk::Row, marks::pieces};
use crate::{
    campaigns::say,
    kit::{Icon, number},
};
use domain::campaigns::{Draft, Finding};
use leptos::{
    either::{Either, EitherOf3},
    prelude::*,
};

/// The newest version.
#[component]
pub(super) fn Parts(row: Row) -> impl IntoView {
    move || row.draft.with(|draft| draft.as_ref().filter(|draft| draft.version > 0).map(text))
}

fn text(draft: &Draft) -> impl IntoView + use<> {
    let part = |(part, &(_, max)): (&domain::campaigns::Part, &(&str, usize))| {
        let marked = pieces(&part.text, &part.key, &draft.findings).into_iter().map(|(text, found)| {
            let text = text.to_owned();
            match found {
                None => EitherOf3::A(text),
                Some(Finding::Gap { .. }) => EitherOf3::B(view! { <mark class="gap">{text}</mark> }),
                Some(Finding::Word { .. }) => EitherOf3::C(view! { <mark>{text}</mark> }),
            }
        });
        view! {
            <section>
                <h4>
                    {say::part_name(&part.key).to_owned()} <span class="kit-meta kit-num">{used(part.text.chars().count(), max)}</span>
                </h4>
                <p class="kit-text">{marked.collect_view()}</p>
            </section>
        }
    };
    let parts = draft.parts.iter().zip(draft.kind.parts()).map(part).collect_view();
    let found = draft.findings.iter().map(|finding| match finding {
        Finding::Word { part, word, owner, reason } => {
            let list = if owner.is_empty() { "this campaign’s messaging".to_owned() } else { format!("the list of {owner}") };
            let why = if reason.is_empty() { String::new() } else { format!(": {reason}") };
            let place = say::part_name(part).to_owned();
            Either::Left(view! {
                <li>
                    <Icon name="warning" class="small" />
                    <span>
                        <mark>{word.clone()}</mark>
                        {format!(" in “{place}” is not allowed by {list}{why}")}
                    </span>
                </li>
            })
        }
        Finding::Gap { part, what } => Either::Right(view! {
            <li>
                <Icon name="edit" class="small" />
                <span>{format!("“{}” waits for {what}", say::part_name(part))}</span>
            </li>
        }),
    });
    let found = if draft.findings.is_empty() {
        Either::Left(view! {
            <p class="campaigns-words">
                <Icon name="check" class="small" />
                "No forbidden words, nothing missing"
            </p>
        })
    } else {
        Either::Right(view! { <ul class="campaigns-findings" aria-label="To look at">{found.collect_view()}</ul> })
    };
    view! {
        <div class="campaigns-parts">{parts}</div>
        {found}
    }
}

/// "212 of 280 characters".
pub(super) fn used(letters: usize, max: usize) -> String {
    let words = |n: usize| number(i64::try_from(n).unwrap_or(i64::MAX));
    format!("{} of {} characters", words(letters), words(max))
}
