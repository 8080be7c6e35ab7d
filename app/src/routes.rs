//! The addresses of the program (spec D46). Doors, such as sign-in, stand outside: they are plain pages (house, law 8).
//!
//! Every route is rendered in one piece (house, law 9): `SsrMode::Async`, with blocking resources.

use crate::{
    kit::{Going, Hydrated, Toasts},
    layout::{Arrival, NotThere, Shared, Side},
    library,
    pieces::Page,
};
use leptos::prelude::*;
use leptos_meta::provide_meta_context;
use leptos_router::{
    SsrMode,
    components::{Route, Router, Routes},
    path,
};

/// The program: what stands in `<body>` on the server and in the browser alike.
#[component]
pub fn App() -> impl IntoView {
    provide_meta_context();
    let me = Shared::new().provide();
    let alive = RwSignal::new(false);
    let going = RwSignal::new(false);
    provide_context(Hydrated(alive));
    provide_context(Going(going));
    provide_context(Toasts::new());
    library::provide();
    provide_context(Arrival(StoredValue::new(String::new())));
    Effect::new(move |_| {
        alive.set(true);
        crate::browser::say_hydrated();
    });
    view! {
        <Router set_is_routing=going>
            {me
                .map(|me| {
                    view! {
                        <Side me>
                            <Pages />
                        </Side>
                    }
                })}
        </Router>
    }
}

#[component]
fn Pages() -> impl IntoView {
    view! {
        <Routes fallback=NotThere>
            // partner's start
            <Route path=path!("/home") view=Page::Home ssr=SsrMode::Async />

            // marketing: campaigns
            <Route path=path!("/marketing") view=Page::AiMarketing ssr=SsrMode::Async />
            <Route path=path!("/marketing/dashboard") view=Page::Dashboard ssr=SsrMode::Async />
            <Route path=path!("/marketing/library") view=Page::AssetLibrary ssr=SsrMode::Async />
            <Route path=path!("/campaigns/:id") view=Page::Campaign ssr=SsrMode::Async />

            // resources and assets: library
            <Route path=path!("/resources") view=Page::Resources ssr=SsrMode::Async />
            <Route path=path!("/resources/add") view=Page::Add ssr=SsrMode::Async />
            <Route path=path!("/resources/folders/:id") view=Page::Resources ssr=SsrMode::Async />
            <Route path=path!("/resources/:id") view=Page::Item ssr=SsrMode::Async />
            <Route path=path!("/assets/:id") view=Page::Item ssr=SsrMode::Async />

            // partners
            <Route path=path!("/partners") view=Page::Partners ssr=SsrMode::Async />
            <Route path=path!("/partners/groups") view=Page::Groups ssr=SsrMode::Async />
            <Route path=path!("/partners/:id") view=Page::Partner ssr=SsrMode::Async />
        </Routes>
    }
}
