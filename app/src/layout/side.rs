//! The side one stands on: house or porch, with the banner before it and the messages after.

use super::{banner::Banner, house::House, porch::Porch};
use crate::kit::{Messages, ToastStack, going, hydrated};
use domain::accounts::Me;
use leptos::{either::Either, prelude::*};

/// The frame around the pages.
#[component]
pub fn Side(
    /// Who looks.
    me: Me,
    children: Children,
) -> impl IntoView {
    let (alive, going) = (hydrated(), going());
    let place = if me.role.is_vendor() { "up" } else { "" };
    let frame = if me.role.is_vendor() {
        Either::Left(view! { <House>{children()}</House> })
    } else {
        Either::Right(view! { <Porch>{children()}</Porch> })
    };
    view! {
        // within the page: the router would scroll there, but leave the focus where it was
        <a class="kit-skip" href="#sheet" rel="external">
            "Skip to the content"
        </a>
        <Banner />
        {frame}
        <Messages place />
        <ToastStack />
        {move || {
            (alive.get() && going.get()).then(|| view! { <div class="layout-going" role="progressbar" aria-label="Loading"></div> })
        }}
    }
}
