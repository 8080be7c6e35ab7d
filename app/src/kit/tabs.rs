//! Ways between the parts of a page: tabs. All are links.

use super::address::is_here;
use leptos::prelude::*;

/// One tab.
#[derive(Clone, Debug)]
pub struct Tab {
    href: String,
    words: &'static str,
}

impl Tab {
    /// A tab that leads to a path, or with "?" to a query of the present one.
    #[must_use]
    pub fn new(href: impl Into<String>, words: &'static str) -> Self {
        Self { href: href.into(), words }
    }
}

/// Tabs; the present one is found by the address.
#[component]
pub fn Tabs(
    /// What they belong to.
    #[prop(into)]
    label: String,
    /// One by one.
    tabs: Vec<Tab>,
    /// On the wall instead of inside a sheet.
    #[prop(optional)]
    wall: bool,
) -> impl IntoView {
    let tabs = tabs
        .into_iter()
        .map(|Tab { href, words }| {
            let own = href.clone();
            view! {
                <a href=href aria-current=move || is_here(&own).then_some("page")>
                    {words}
                </a>
            }
        })
        .collect_view();
    let id = if wall { "tabs" } else { "tabs-inside" };
    Effect::new(move |_| crate::browser::to_current(id));
    view! {
        <nav class=if wall { "kit-tabs" } else { "kit-tabs plain" } id=id aria-label=label>
            {tabs}
        </nav>
    }
}
