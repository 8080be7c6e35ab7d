//! What did not arrive: not there, or broken with a way to try again.

use super::{Button, Empty};
use crate::Problem;
use domain::{Fault, Refusal};
use leptos::{either::EitherOf3, prelude::*};

/// What went wrong with reading, without the room's own reasons.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Snag {
    /// Not there, or not this reader's to see.
    NotThere,
    /// The session is over.
    SignedOut,
    /// Something broke; the sentence for it.
    Broken(String),
}

impl<E> From<&Problem<E>> for Snag {
    fn from(problem: &Problem<E>) -> Self {
        match problem {
            Problem::Refused(Refusal::NotFound) => Self::NotThere,
            Problem::Refused(Refusal::SignedOut) => Self::SignedOut,
            Problem::Refused(Refusal::Fault(Fault { reference })) => {
                Self::Broken(format!("Something broke on our side. Reference {reference}."))
            }
            Problem::Refused(Refusal::Unavailable) => Self::Broken("The server is busy. Try again in a moment.".to_owned()),
            Problem::Refused(Refusal::PreviewIsReadOnly) => Self::Broken("Preview is read-only.".to_owned()),
            Problem::Refused(Refusal::Because(_)) => Self::Broken("The server refused to show this.".to_owned()),
            Problem::Unreached => Self::Broken("The server could not be reached.".to_owned()),
        }
    }
}

/// Says what went wrong, and offers the way on.
#[component]
pub fn Trouble(
    /// What went wrong.
    snag: Snag,
    /// `page` alone on a sheet, `row` inside one.
    #[prop(default = "page")]
    class: &'static str,
    /// Who can help: "your contact at Acme Software".
    #[prop(default = "your contact".to_owned(), into)]
    whom: String,
    /// Tries again.
    #[prop(into)]
    retry: Callback<()>,
) -> impl IntoView {
    match snag {
        Snag::NotThere => EitherOf3::A(view! {
            <Empty
                scene="lock"
                class
                title="There is nothing here for you"
                text=format!("The link may be old, or the page is not shared with you. Ask {whom}.")
            />
        }),
        Snag::SignedOut => EitherOf3::B(view! {
            <Empty scene="time" class title="You are signed out" text="Sign in again to go on.">
                <a class="kit-button primary" href="/sign-in" rel="external">
                    "Sign in"
                </a>
            </Empty>
        }),
        Snag::Broken(words) => EitherOf3::C(view! {
            <Empty scene="error" class title="This did not arrive" text=words>
                <Button icon="retry" press=retry>
                    "Try again"
                </Button>
            </Empty>
        }),
    }
}
