//! The porch, the partner's side: places in a bar at the top, and on narrow windows at the bottom.

use super::{account::Account, house::Places, organisation::Organisation, places};
use crate::kit::{Icon, MESSAGES};
use domain::accounts::Me;
use leptos::prelude::*;
use leptos_router::hooks::use_location;

/// The frame of the partner's side.
#[component]
pub(super) fn Porch(children: Children) -> impl IntoView {
    let me: Me = expect_context();
    let work = places::work(&me);
    let path = use_location().pathname;
    let bottom = work
        .iter()
        .map(|place| {
            view! {
                <a href=place.href aria-current=move || place.holds(&path.read()).then_some("page")>
                    <Icon name=place.icon />
                    <span>{place.words}</span>
                </a>
            }
        })
        .collect_view();
    view! {
        <div class="layout-porch">
            <header class="layout-top">
                <Organisation />
                <nav aria-label="Main">
                    <ul>
                        <Places of=work bare=true />
                    </ul>
                </nav>
                <div class="tools">
                    <button
                        class="kit-icon-button"
                        type="button"
                        popovertarget=MESSAGES
                        aria-haspopup="dialog"
                        aria-label="Messages"
                        title="Messages"
                    >
                        <Icon name="comment" />
                    </button>
                    <Account id="me" chevron="chevron-down" />
                </div>
            </header>
            {children()}
            <nav class="layout-bottom" aria-label="Main">
                {bottom}
            </nav>
        </div>
    }
}
