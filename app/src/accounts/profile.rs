//! One's own profile: name, time zone and password (spec D43, D51).

use super::{
    input::{Form, Input},
    inside::{Sheet, Told},
    say,
};
use crate::kit::{Icon, described};
use domain::accounts::Profile;
use leptos::prelude::*;

/// The page of the profile.
#[component]
pub(super) fn ProfilePage(
    /// What there is.
    profile: Profile,
    /// The form that was refused, if one was.
    form: Form,
    /// What was just done.
    told: Option<String>,
) -> impl IntoView {
    let (about, password) = (form.only("profile"), form.only("password"));
    let (email, name) = (profile.email.clone(), profile.name.clone());
    let user = email.clone();
    view! {
        <Sheet title="Profile">
            <Told told />
            <section>
                <h2>"About you"</h2>
                <form class="kit-form" method="post" action="/settings/profile">
                    <input type="hidden" name="act" value="profile" />
                    {about.summary()}
                    <Input form=about.clone() name="name" autocomplete="name" value=name />
                    <div class="kit-field">
                        <label for="email">"E-mail"</label>
                        <input class="kit-input" id="email" type="email" value=email readonly=true aria-describedby="email-hint" />
                        <p class="hint" id="email-hint">
                            "You sign in with it. It cannot be changed here."
                        </p>
                    </div>
                    <Zone profile form=about />
                    <footer>
                        <button class="kit-button primary">"Save"</button>
                    </footer>
                </form>
            </section>
            <section>
                <h2>"Password"</h2>
                <form class="kit-form" method="post" action="/settings/profile">
                    <input type="hidden" name="act" value="password" />
                    // a password manager wants to know whose it is
                    <input type="hidden" name="username" autocomplete="username" value=user />
                    {password.summary()}
                    <Input form=password.clone() name="old" kind="password" autocomplete="current-password" />
                    <Input
                        form=password
                        name="password"
                        kind="password"
                        autocomplete="new-password"
                        label="New password"
                        hint="At least 10 characters. A sentence is fine. You are signed out everywhere else."
                    />
                    <footer>
                        <button class="kit-button primary">"Change password"</button>
                    </footer>
                </form>
            </section>
        </Sheet>
    }
}

/// The zone that times are shown in.
#[component]
fn Zone(profile: Profile, form: Form) -> impl IntoView {
    let Profile { zone, organisation_zone, zones, .. } = profile;
    let wrong = form.wrong("zone");
    let chosen = form.typed("zone").or(zone).unwrap_or_default();
    let options = zones
        .into_iter()
        .map(|zone| {
            let words = zone.replace('_', " ");
            view! { <option value=zone.clone() selected=zone == chosen>{words}</option> }
        })
        .collect_view();
    let describes = described("zone", wrong.is_some(), true);
    view! {
        <div class="kit-field">
            <label for="zone">{say::label("zone")}</label>
            <select class="kit-select" id="zone" name="zone" aria-describedby=describes aria-invalid=wrong.is_some().then_some("true")>
                <option value="">{format!("As your organisation: {organisation_zone}")}</option>
                {options}
            </select>
            {wrong
                .map(|words| {
                    view! {
                        <p class="error" id="zone-error">
                            <Icon name="warning" />
                            <span>{words}</span>
                        </p>
                    }
                })}
            <p class="hint" id="zone-hint">
                "Times are shown to you in this zone."
            </p>
        </div>
    }
}
