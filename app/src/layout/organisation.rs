//! The organisation at the top of both sides; a click on it leads to the start.

use super::places;
use crate::kit::Logo;
use domain::accounts::Me;
use leptos::prelude::*;

/// Whose portal it is.
#[component]
pub(super) fn Organisation() -> impl IntoView {
    let me: Me = expect_context();
    let start = places::start(&me);
    view! {
        <a class="layout-org" href=start>
            <Logo id=me.organisation.to_string() name=me.organisation_name.clone() />
            <span>
                <strong>{me.organisation_name}</strong>
                <small>"Partner portal"</small>
            </span>
        </a>
    }
}
