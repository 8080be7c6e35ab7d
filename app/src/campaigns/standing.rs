//! Where a campaign or an asset stands, as a glyph and a word.

use super::say;
use crate::kit::{self, Icon};
use domain::campaigns::Status;
use leptos::{either::Either, prelude::*};

/// Where a campaign stands; an approved one says how many files wait (spec D4).
#[component]
pub fn Standing(
    /// The status.
    status: Status,
    /// Files that wait for approval.
    #[prop(optional)]
    waiting: i64,
    /// Beside a title.
    #[prop(optional)]
    pill: bool,
) -> impl IntoView {
    if status == Status::Approved && waiting > 0 {
        Either::Left(view! {
            <span class=if pill { "kit-status approved pill" } else { "kit-status approved" }>
                <Icon name="is-done" />
                {format!("Approved, {} waiting", kit::number(waiting))}
            </span>
        })
    } else {
        Either::Right(view! { <kit::Status class=say::class(status) word=say::word(status) pill /> })
    }
}

/// Whether an asset is approved.
#[component]
pub fn Approval(
    /// It is.
    approved: bool,
    /// Beside a title.
    #[prop(optional)]
    pill: bool,
) -> impl IntoView {
    let (class, word) = if approved { ("approved", "Approved") } else { ("pending", "Waiting") };
    view! { <kit::Status class word pill /> }
}
