//! "View as partner": a plain form, because it changes whose eyes the next page is seen with (house, law 8; spec S68).

use crate::kit::Icon;
use domain::id::PartnerId;
use leptos::{either::Either, prelude::*};

/// The button, or the item of a menu, that opens the library, or a campaign, as a partner sees it. Works without a script.
#[component]
pub fn ViewAs(
    /// The partner.
    partner: PartnerId,
    /// Its name, for screen readers where several of these stand on a page.
    #[prop(into)]
    name: String,
    /// The page to land on: a campaign's, or the library.
    #[prop(into, default = "/marketing/library".to_owned())]
    back: String,
    /// `small`, or nothing.
    #[prop(optional)]
    class: &'static str,
    /// As an item of a menu.
    #[prop(optional)]
    item: bool,
) -> impl IntoView {
    let button = if item {
        Either::Left(view! {
            <button role="menuitem">
                <Icon name="eye" />
                <span>"View as partner"</span>
            </button>
        })
    } else {
        Either::Right(view! {
            <button class=format!("kit-button {class}") title=format!("See it as {name} sees it")>
                <Icon name="eye" />
                "View as partner"
            </button>
        })
    };
    view! {
        <form class="partners-look" method="post" action="/preview">
            <input type="hidden" name="partner" value=partner.to_string() />
            <input type="hidden" name="back" value=back />
            {button}
        </form>
    }
}
