//! A new password, by a link that works once (spec D43). Nobody is signed in by it.

use super::{
    door::{Arch, Sign},
    input::{Form, Input},
};
use crate::{Frame, kit::Empty};
use leptos::{either::Either, prelude::*};
use leptos_meta::Title;

/// The form behind the link, or that the link is over.
#[component]
pub(super) fn NewPassword(frame: Frame) -> impl IntoView {
    let form = Form::of(&frame);
    let Some(email) = frame.reset.clone() else {
        return Either::Left(view! {
            <Title text="A new password – Portico" />
            <Arch>
                <Empty
                    scene="time"
                    class="page"
                    title="This link is over"
                    text="It was used, replaced by a newer one, or is older than an hour. Your password is as it was."
                >
                    <a class="kit-button" href="/reset">
                        "Ask for a new link"
                    </a>
                </Empty>
            </Arch>
        });
    };
    Either::Right(view! {
        <Title text="A new password – Portico" />
        <Arch>
            <div class="accounts-head">
                <Sign />
                <h1>"A new password"</h1>
                <p class="kit-meta">"All your sessions end with it, on every device."</p>
            </div>
            <form class="kit-stack" method="post" action=frame.path.clone()>
                {form.summary()}
                // the address cannot be changed, but a password manager wants to know it
                <div class="kit-field">
                    <label for="email">"E-mail"</label>
                    <input class="kit-input" id="email" type="email" autocomplete="username" value=email readonly=true />
                </div>
                <Input
                    form
                    name="password"
                    kind="password"
                    autocomplete="new-password"
                    label="New password"
                    hint="At least 10 characters. A sentence is fine."
                    first=true
                />
                <button class="kit-button primary wide">"Change the password"</button>
            </form>
        </Arch>
    })
}
