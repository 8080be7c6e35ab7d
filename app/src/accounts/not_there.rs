//! The one page for what is not there and for what is not the reader's to see: the same bytes for both (spec S36, D46).

use super::door::Arch;
use crate::{
    Frame,
    kit::Empty,
    layout::{NotThere, Shared, Side},
};
use leptos::{either::Either, prelude::*};
use leptos_meta::Title;
use leptos_router::{components::Router, location::RequestUrl};

/// There is nothing here for the reader.
#[component]
pub(super) fn NowhereToGo(frame: Frame) -> impl IntoView {
    // no address in the page: it must not tell unknown from foreign
    provide_context(RequestUrl::new("/"));
    match (Shared { me: frame.me, said: None, theme: frame.theme }).provide() {
        Some(me) => Either::Left(view! {
            <Router>
                <Side me>
                    <NotThere />
                </Side>
            </Router>
        }),
        None => Either::Right(view! {
            <Title text="There is nothing here for you – Portico" />
            <Arch>
                <Empty
                    scene="lock"
                    class="page"
                    title="There is nothing here for you"
                    text="The link may be old, or the page is not shared with you. Ask your contact."
                >
                    <a class="kit-button" href="/sign-in">
                        "Sign in"
                    </a>
                </Empty>
            </Arch>
        }),
    }
}
