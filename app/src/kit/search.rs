//! The search of a list: a form that works without a script and keeps the rest of the query.

use super::{
    Icon,
    address::{address, asked, kept},
    hydrated,
};
use crate::browser;
use leptos::prelude::*;
use leptos_router::hooks::use_navigate;

/// A search field; its words stand in the address as `q`.
#[component]
pub fn Search(
    /// What is searched, for the placeholder and for screen readers.
    label: &'static str,
    /// The field's id, when a page has several.
    #[prop(default = "search")]
    id: &'static str,
    /// Where its results stand, when not on this page.
    #[prop(optional)]
    to: &'static str,
) -> impl IntoView {
    let alive = hydrated();
    let words = RwSignal::new(untrack(|| if to.is_empty() { asked("q") } else { String::new() }));
    let carried = untrack(|| if to.is_empty() { kept(&["q", "after", "open"]) } else { Vec::new() })
        .into_iter()
        .map(|(name, value)| view! { <input type="hidden" name=name value=value /> })
        .collect_view();
    // Back and "Clear search" change the address; the field follows. What was typed before the page lived stays.
    Effect::new(move |before: Option<()>| {
        let now = asked("q");
        if to.is_empty() && before.is_some() {
            words.set(now.clone());
            browser::write(id, &now);
        }
    });
    Effect::new(move |_| browser::on_slash(Callback::from(move || browser::focus(id))));
    let navigate = use_navigate();
    let find = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let typed = browser::read(id).unwrap_or_default();
        let target = if to.is_empty() {
            untrack(|| address(&[("q", typed.trim()), ("after", ""), ("open", "")]))
        } else {
            format!("{to}?q={}", leptos_router::location::Url::escape(typed.trim()))
        };
        navigate(&target, leptos_router::NavigateOptions::default());
    };
    view! {
        <form class="kit-search" role="search" method="get" action=to on:submit=find>
            <Icon name="search" />
            {carried}
            <input
                class="kit-input"
                type="search"
                name="q"
                id=id
                placeholder=label
                aria-label=label
                maxlength="100"
                value=words.get_untracked()
            />
            {move || alive.get().then(|| view! { <kbd class="kit-key" aria-hidden="true">"/"</kbd> })}
        </form>
    }
}
