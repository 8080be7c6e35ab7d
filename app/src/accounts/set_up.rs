//! Set-up: the organisation and its first administrator. Closed for good once there is one.

use super::{
    door::{Arch, Sign},
    input::{Form, Input},
};
use crate::Frame;
use leptos::prelude::*;
use leptos_meta::Title;

/// The form to set up.
#[component]
pub(super) fn SetUp(frame: Frame) -> impl IntoView {
    let form = Form::of(&frame);
    view! {
        <Title text="Set up – Portico" />
        <Arch wide=true>
            <div class="accounts-head">
                <Sign />
                <h1>"Set up Portico"</h1>
                <p class="kit-meta">"This makes your organisation and its first administrator."</p>
            </div>
            <form class="kit-form two" method="post" action="/set-up">
                {form.summary()}
                <Input
                    form=form.clone()
                    name="code"
                    autocomplete="one-time-code"
                    class="accounts-code"
                    hint="Printed when the server started."
                    first=true
                    wide=true
                />
                <Input form=form.clone() name="organisation" autocomplete="organization" wide=true />
                <Input form=form.clone() name="name" autocomplete="name" />
                <Input form=form.clone() name="email" kind="email" autocomplete="username" />
                <Input
                    form
                    name="password"
                    kind="password"
                    autocomplete="new-password"
                    hint="At least 10 characters. A sentence is fine."
                    wide=true
                />
                <button class="kit-button primary wide">"Set up"</button>
            </form>
        </Arch>
    }
}
