//! The door itself: one arch in a row of arches, and in it the form that is asked for.

use super::{
    choose::Choose, inside::Within, invitation::Accept, new_password::NewPassword, not_there::NowhereToGo, refused::NotGiven,
    reset::Forgotten, set_up::SetUp, sign_in::SignIn,
};
use crate::{Door, Frame};
use leptos::{either::EitherOf9, prelude::*};

/// A page that carries no script.
#[component]
pub fn DoorPage(
    /// Which one.
    door: Door,
    /// What the server knows.
    frame: Frame,
) -> impl IntoView {
    match door {
        Door::SignIn => EitherOf9::A(view! { <SignIn frame /> }),
        Door::SetUp => EitherOf9::B(view! { <SetUp frame /> }),
        Door::Choose => EitherOf9::C(view! { <Choose frame /> }),
        Door::Invitation => EitherOf9::D(view! { <Accept frame /> }),
        Door::NotThere => EitherOf9::E(view! { <NowhereToGo frame /> }),
        Door::Reset => EitherOf9::F(view! { <Forgotten frame /> }),
        Door::NewPassword => EitherOf9::G(view! { <NewPassword frame /> }),
        Door::Inside => EitherOf9::H(view! { <Within frame /> }),
        Door::Refused => EitherOf9::I(view! { <NotGiven frame /> }),
    }
}

/// The arch around a form.
#[component]
pub(super) fn Arch(
    /// For longer forms.
    #[prop(optional)]
    wide: bool,
    children: Children,
) -> impl IntoView {
    view! {
        <a class="kit-skip" href="#sheet">
            "Skip to the content"
        </a>
        <div class="layout-door">
            <svg class="view" viewBox="0 0 1440 900" aria-hidden="true">
                <use href="/door.svg#view" />
            </svg>
            <a class="accounts-brand" href="/">
                <svg viewBox="0 0 20 20" aria-hidden="true">
                    <use href="/icons.svg#portico" />
                </svg>
                "Portico"
            </a>
            <main id="sheet" class=wide.then_some("wide") tabindex="-1">
                {children()}
            </main>
        </div>
    }
}

/// Portico's sign over a form that belongs to no organisation yet.
#[component]
pub(super) fn Sign() -> impl IntoView {
    view! {
        <svg class="accounts-sign" viewBox="0 0 20 20" aria-hidden="true">
            <use href="/icons.svg#portico" />
        </svg>
    }
}
