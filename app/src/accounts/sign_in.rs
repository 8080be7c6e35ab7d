//! Sign in.

use super::{
    door::{Arch, Sign},
    input::{Form, Input},
    say,
};
use crate::{Frame, kit::Note};
use leptos::prelude::*;
use leptos_meta::Title;

/// The form to sign in.
#[component]
pub(super) fn SignIn(frame: Frame) -> impl IntoView {
    let form = Form::of(&frame);
    // a refused form comes back under its own address, which has no query
    let next = frame.next.clone().or_else(|| form.typed("next")).map(|next| {
        view! {
            <Note kind="plain" icon="link">
                "After signing in you land on the page you were sent."
            </Note>
            <input type="hidden" name="next" value=next />
        }
    });
    let told = frame.told.as_deref().and_then(say::told).map(|words| view! { <Note kind="good">{words}</Note> });
    // a refused form with an address comes back to the password
    let again = form.typed("email").is_some();
    view! {
        <Title text="Sign in – Portico" />
        <Arch>
            <div class="accounts-head">
                <Sign />
                <h1>"Sign in"</h1>
            </div>
            <form class="kit-stack" method="post" action="/sign-in">
                {form.summary()}
                {told}
                {next}
                <Input form=form.clone() name="email" kind="email" autocomplete="username" first=!again />
                <Input form name="password" kind="password" autocomplete="current-password" first=again />
                <button class="kit-button primary wide">"Sign in"</button>
            </form>
            <p class="accounts-foot">
                <a href="/reset">"Forgotten your password?"</a>
            </p>
            <p class="kit-meta accounts-foot">"No account? Ask your contact."</p>
        </Arch>
    }
}
