//! A forgotten password: asks for a link by mail. The answer is the same for every address (spec D43, trust 12).

use super::{
    door::{Arch, Sign},
    input::{Form, Input},
    say,
};
use crate::{Frame, kit::Note};
use leptos::{either::Either, prelude::*};
use leptos_meta::Title;

/// The form that asks for a link, or that a mail is on its way.
#[component]
pub(super) fn Forgotten(frame: Frame) -> impl IntoView {
    let form = Form::of(&frame);
    let body = match frame.told.as_deref().and_then(say::told) {
        Some(words) => Either::Left(view! { <Note kind="good">{words}</Note> }),
        None => Either::Right(view! {
            <form class="kit-stack" method="post" action="/reset">
                {form.summary()}
                <Input
                    form
                    name="email"
                    kind="email"
                    autocomplete="username"
                    hint="A link to choose a new password goes there by mail."
                    first=true
                />
                <button class="kit-button primary wide">"Send the link"</button>
            </form>
        }),
    };
    view! {
        <Title text="A new password – Portico" />
        <Arch>
            <div class="accounts-head">
                <Sign />
                <h1>"A new password"</h1>
            </div>
            {body}
            <p class="accounts-foot">
                <a href="/sign-in">"Back to sign in"</a>
            </p>
        </Arch>
    }
}
