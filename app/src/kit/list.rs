//! The head and the foot of a list: what it is sorted by, and which part of it is shown.

use super::{
    Empty, Icon,
    address::{address, asked},
    counted, number,
};
use domain::paging::{ALL, COUNTED};
use leptos::{either::Either, prelude::*};

/// The head of a column.
#[component]
pub fn Head(
    /// Its words.
    label: &'static str,
    /// The column's class.
    #[prop(optional)]
    class: &'static str,
) -> impl IntoView {
    view! {
        <th scope="col" class=class>
            {label}
        </th>
    }
}

/// The head of a column that the list can be sorted by: a link that turns the order around.
#[component]
pub fn SortHead(
    /// Its words.
    label: &'static str,
    /// The value of `sort` for A first or oldest first; with "-" before it for the other way round.
    sort: &'static str,
    /// The column's class.
    class: &'static str,
) -> impl IntoView {
    // the other order, the icon and the word for the present one
    let state = move || {
        let now = asked("sort");
        let now = if now.is_empty() { "name" } else { now.as_str() };
        match now.strip_prefix('-') {
            None if now == sort => ("-", "arrow-up", Some("ascending")),
            Some(now) if now == sort => ("", "arrow-down", Some("descending")),
            _ => ("", "sort", None),
        }
    };
    let icon = move || view! { <Icon name=state().1 /> };
    view! {
        <th scope="col" class=class aria-sort=move || state().2>
            <a href=move || address(&[("sort", &[state().0, sort].concat()), ("after", "")])>{label} {move || icon()}</a>
        </th>
    }
}

/// How much of a list is shown, and the way to the rest.
#[component]
pub fn Pages(
    /// Rows in all; over 10,000 they are not counted.
    total: i64,
    /// Rows shown.
    shown: usize,
    /// The cursor of the next page.
    next: Option<String>,
    /// The order, in words: "by name".
    #[prop(default = "")]
    by: &'static str,
    /// Up to 1,000 rows can be shown at once (spec D49).
    #[prop(optional)]
    whole: bool,
) -> impl IntoView {
    let all = if total > COUNTED { format!("{}+", number(COUNTED)) } else { number(total) };
    let shown = i64::try_from(shown).unwrap_or(i64::MAX);
    let mut words = if shown == total { counted(total, "row", "rows") } else { format!("{} of {all}", number(shown)) };
    if !by.is_empty() {
        words.push_str(", ");
        words.push_str(by);
    }
    let first = move || {
        (!asked("after").is_empty()).then(|| {
            view! {
                <a href=address(&[("after", "")]) rel="first" aria-label="First page" title="First page">
                    <Icon name="chevron-left" />
                </a>
            }
        })
    };
    let next = match next {
        Some(cursor) => Either::Left(view! {
            <a href=move || address(&[("after", &cursor)]) rel="next" aria-label="Next page" title="Next page">
                <Icon name="chevron-right" />
            </a>
        }),
        None => Either::Right(()),
    };
    let all_at_once = (whole && total <= i64::from(ALL)).then(|| {
        let (size, words) = if asked("size").is_empty() { (ALL.to_string(), "Show all") } else { (String::new(), "Show pages") };
        view! {
            <a class="words" href=move || address(&[("size", &size), ("after", "")])>
                {words}
            </a>
        }
    });
    view! {
        <nav class="kit-pages" aria-label="Pages">
            <span>{words}</span>
            {all_at_once}
            <span class="push">{move || first()} {next}</span>
        </nav>
    }
}

/// Whether there is more of a list than the page that is shown.
#[must_use]
pub fn is_paged(next: Option<&str>) -> bool {
    next.is_some() || !untrack(|| asked("after")).is_empty()
}

/// What stands in the place of a page after the last row; the list became shorter meanwhile.
#[component]
pub fn Ended() -> impl IntoView {
    view! {
        <Empty scene="none" title="The list ends before this page">
            <a class="kit-button" href=move || address(&[("after", "")])>
                "First page"
            </a>
        </Empty>
    }
}
