//! Accept an invitation: a new person gives name and password; somebody known signs in and joins (spec D40).

use super::{
    door::{Arch, Sign},
    input::{Form, Input},
};
use crate::{
    Frame,
    kit::{Empty, Note, mail},
    layout::role_words,
};
use domain::accounts::Invitation;
use leptos::{
    either::{Either, EitherOf4},
    prelude::*,
};
use leptos_meta::Title;

/// The page of an invitation.
#[component]
pub(super) fn Accept(frame: Frame) -> impl IntoView {
    let form = Form::of(&frame);
    let Some(invitation) = frame.invitation.clone() else {
        return Either::Left(view! { <Over /> });
    };
    let Invitation { email, name, organisation, partner, role, known, own, .. } = invitation;
    let whose = match &partner {
        Some(partner) => format!("{partner} at the partner portal of {organisation}"),
        None => format!("the partner portal of {organisation}"),
    };
    let action = frame.path.clone();
    let own_path = action.clone();
    let another = frame.me.as_ref().filter(|_| !own).map(|me| me.email.clone());
    let body = match (known, own, another) {
        (_, _, Some(another)) => EitherOf4::D(view! { <Another another email /> }),
        (None | Some(false), ..) => EitherOf4::A(view! {
            <form class="kit-stack" method="post" action=action>
                {form.summary()}
                // the address cannot be changed, but a password manager wants to know it
                <div class="kit-field">
                    <label for="email">"E-mail"</label>
                    <input class="kit-input" id="email" type="email" autocomplete="username" value=email readonly=true />
                </div>
                <Input form=form.clone() name="name" autocomplete="name" value=name />
                <Input
                    form
                    name="password"
                    kind="password"
                    autocomplete="new-password"
                    hint="At least 10 characters. A sentence is fine."
                    first=true
                />
                <button class="kit-button primary wide">"Accept the invitation"</button>
                {known.is_none().then(|| view! {
                    <p class="kit-meta">
                        "You have an account with this address already? "
                        <a href=format!("/sign-in?next={own_path}")>"Sign in to join"</a>
                    </p>
                })}
            </form>
        }),
        (Some(true), true, None) => EitherOf4::B(view! {
            <form class="kit-stack" method="post" action=action>
                {form.summary()}
                <p>"You have an account already: it gets this place too."</p>
                <button class="kit-button primary wide" autofocus=true>
                    "Join"
                </button>
            </form>
        }),
        (Some(true), false, None) => EitherOf4::C(view! {
            <div class="kit-stack">
                {form.summary()}
                <Note kind="plain" icon="key">
                    {mail(&email)}
                    " has an account already. Sign in with it to join."
                </Note>
                <a class="kit-button primary wide" href=format!("/sign-in?next={action}")>
                    "Sign in"
                </a>
            </div>
        }),
    };
    Either::Right(view! {
        <Title text="Invitation – Portico" />
        <Arch>
            <div class="accounts-head">
                <Sign />
                <h1>"You are invited"</h1>
                <p class="kit-meta">{format!("Join {whose} as {}.", role_words(role).to_lowercase())}</p>
            </div>
            {body}
        </Arch>
    })
}

/// Somebody else is signed in here.
#[component]
fn Another(another: String, email: String) -> impl IntoView {
    view! {
        <div class="kit-stack">
            <Note kind="waits">
                "This invitation is for " {mail(&email)} ", and you are signed in as " {mail(&another)}
                ". Sign out, then open it again."
            </Note>
            <form method="post" action="/sign-out">
                <button class="kit-button primary wide">"Sign out"</button>
            </form>
        </div>
    }
}

/// The invitation does not hold any more.
#[component]
fn Over() -> impl IntoView {
    view! {
        <Title text="Invitation – Portico" />
        <Arch>
            <Empty
                scene="time"
                class="page"
                title="This invitation is over"
                text="It was used, replaced by a newer one, or is older than 7 days. Ask your contact for a new one."
            >
                <a class="kit-button" href="/sign-in">
                    "Sign in"
                </a>
            </Empty>
        </Arch>
    }
}
