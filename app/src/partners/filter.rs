//! The filter by status: a form that works without a script, and sends itself once the page is alive.

use super::say;
use crate::{
    browser,
    kit::{address, hydrated},
};
use domain::partners::Status;
use leptos::prelude::*;
use leptos_router::{
    NavigateOptions,
    hooks::{use_navigate, use_query_map},
};

/// Which status the list shows.
#[component]
pub fn StatusFilter() -> impl IntoView {
    let query = use_query_map();
    let now =
        Memo::new(move |_| query.with(|query| query.get("status")).and_then(|status| Status::parse(&status)).map_or("", Status::as_str));
    let first_page = !hydrated().get_untracked();
    let navigate = use_navigate();
    let go = move |status: &str| {
        let target = untrack(|| address(&[("status", status), ("after", ""), ("open", "")]));
        navigate(&target, NavigateOptions::default());
    };
    let change = go.clone();
    // What was chosen before the page was alive counts; Back and "Clear" change the address, and the field follows.
    Effect::new(move |before: Option<()>| {
        let now = now.get();
        match browser::read("status") {
            Some(chosen) if before.is_none() && first_page && chosen != now => go(&chosen),
            _ => browser::write("status", now),
        }
    });
    let carried = ["q", "sort"].map(|name| {
        let value = query.with_untracked(|query| query.get(name)).filter(|value| !value.is_empty());
        value.map(|value| view! { <input type="hidden" name=name value=value /> })
    });
    let options = Status::ALL.map(|status| {
        let (value, selected) = (status.as_str(), now.get_untracked() == status.as_str());
        view! {
            <option value=value selected=selected>
                {say::status(status).1}
            </option>
        }
    });
    view! {
        <form class="kit-row partners-filter" method="get">
            {carried.collect_view()}
            <select
                class="kit-select auto"
                id="status"
                name="status"
                aria-label="Status"
                autocomplete="off"
                on:change:target=move |event| change(&event.target().value())
            >
                <option value="">"Any status"</option>
                {options.collect_view()}
            </select>
            <button class="kit-button">"Filter"</button>
        </form>
    }
}
