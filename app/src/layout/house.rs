//! The house, the vendor's side: the rail with its places, and on a phone the same places in a drawer.

use super::{
    account::Account,
    organisation::Organisation,
    places::{self, PlaceLink},
};
use crate::kit::{Icon, MESSAGES};
use domain::accounts::Me;
use leptos::prelude::*;
use leptos_router::hooks::use_location;

/// Links to places, the present one marked.
#[component]
pub(super) fn Places(
    /// One by one.
    of: &'static [PlaceLink],
    /// Words without icons.
    #[prop(optional)]
    bare: bool,
) -> impl IntoView {
    let path = use_location().pathname;
    of.iter()
        .map(|place| {
            view! {
                <li>
                    <a href=place.href rel=place.rel() title=place.words aria-current=move || place.holds(&path.read()).then_some("page")>
                        {(!bare).then(|| view! { <Icon name=place.icon /> })}
                        <span>{place.words}</span>
                    </a>
                </li>
            }
        })
        .collect_view()
}

/// Opens the list of messages.
#[component]
fn MessagesButton() -> impl IntoView {
    view! {
        <button class="layout-messages" type="button" popovertarget=MESSAGES aria-haspopup="dialog" title="Messages">
            <Icon name="comment" />
            <span>"Messages"</span>
        </button>
    }
}

/// The frame of the vendor's side.
#[component]
pub(super) fn House(children: Children) -> impl IntoView {
    let me: Me = expect_context();
    let (work, about) = (places::work(&me), places::about(&me));
    let lists = move || {
        view! {
            <ul>
                <Places of=work />
            </ul>
            {(!about.is_empty())
                .then(|| {
                    view! {
                        <ul>
                            <Places of=about />
                        </ul>
                    }
                })}
        }
    };
    let path = use_location().pathname;
    Effect::new(move |_| {
        path.track();
        crate::browser::hide_popover("drawer");
    });
    view! {
        <div class="layout-house">
            <nav class="layout-rail" aria-label="Main">
                <Organisation />
                {lists()}
                <MessagesButton />
                <Account id="me" place="up" chevron="chevron-up" />
            </nav>
            <div class="layout-main">{children()}</div>
        </div>
        <nav class="layout-drawer" id="drawer" popover="auto" aria-label="Menu">
            <Organisation />
            {lists()}
            <MessagesButton />
            <Account id="me-drawer" place="up" chevron="chevron-up" />
        </nav>
        <crate::library::Uploads />
    }
}
