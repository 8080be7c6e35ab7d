//! Ways between the parts of a page: tabs and crumbs. All are links.

use super::{Icon, address::is_here};
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

/// The way from the top down to here. More than three steps above fold the middle ones into a menu.
#[component]
pub fn Crumbs(
    /// Address and words of the steps above.
    steps: Vec<(String, String)>,
    /// The present step.
    here: Signal<String>,
) -> impl IntoView {
    let link = |(href, words): (String, String)| view! { <li><a href=href>{words}</a></li> };
    let mut steps = steps;
    let between = if steps.len() > 3 { steps.drain(1..steps.len() - 1).collect::<Vec<_>>() } else { Vec::new() };
    let mut steps = steps.into_iter();
    let first = steps.next().map(link);
    let more = (!between.is_empty()).then(|| {
        view! {
            <li class="more">
                <button aria-label="Steps between" popovertarget="crumb-more">
                    <Icon name="more" />
                </button>
                <ul class="kit-menu start" id="crumb-more" popover="auto">
                    {between.into_iter().map(link).collect_view()}
                </ul>
            </li>
        }
    });
    view! {
        <nav class="kit-crumbs" aria-label="Breadcrumb">
            <ol>
                {first} {more} {steps.map(link).collect_view()}
                <li>
                    <a href=move || super::address(&[]) aria-current="page">
                        {move || here.get()}
                    </a>
                </li>
            </ol>
        </nav>
    }
}
