//! The preview's banner: through whose eyes one looks, and the way out (spec S68, S69, D16).

use crate::kit::{Icon, address, counted};
use domain::accounts::{Me, Preview};
use leptos::prelude::*;

/// Says that this is a preview; not there outside of one.
#[component]
pub(super) fn Banner() -> impl IntoView {
    let me: Me = expect_context();
    me.preview.map(|Preview { partner, contact, contacts, waiting }| {
        let eyes = contacts
            .into_iter()
            .map(|(person, name)| {
                view! { <option value=person.to_string() selected=contact == Some(person)>{name}</option> }
            })
            .collect_view();
        let waits = (waiting > 0).then(|| {
            let verb = if waiting == 1 { "waits for approval and does not show" } else { "wait for approval and do not show" };
            view! { <span class="accounts-aside">{format!("{} {verb}", counted(waiting, "file", "files"))}</span> }
        });
        view! {
            <div class="kit-banner" role="region" aria-label="Viewing as partner">
                <Icon name="eye" />
                <p>
                    <strong>{format!("Viewing as {}.", partner.name)}</strong>
                    " Nothing you do here is saved or counted. "
                    {waits}
                </p>
                <form method="post" action="/preview">
                    <input type="hidden" name="partner" value=partner.id.to_string() />
                    <input type="hidden" name="back" value=move || address(&[]) />
                    <select class="kit-select" name="contact" aria-label="Person">
                        <option value="" selected=contact.is_none()>
                            "Nobody in particular"
                        </option>
                        {eyes}
                    </select>
                    <button class="kit-button small">"Look"</button>
                </form>
                <form method="post" action="/preview/exit">
                    <button class="kit-button primary small">
                        <Icon name="exit" />
                        "Exit preview"
                    </button>
                </form>
            </div>
        }
    })
}
