//! The frame of every table: its box, its caption for screen readers, the heads of its columns, and rows by their keys.

use super::{
    list::{Head, SortHead},
    picks::{Picks, TickPage},
    rows::Rows,
};
use leptos::prelude::*;

/// A column.
#[derive(Clone, Copy, Debug)]
pub struct Column {
    label: &'static str,
    class: &'static str,
    sort: &'static str,
    hidden: bool,
}

impl Column {
    /// One with these words above it.
    #[must_use]
    pub const fn new(label: &'static str) -> Self {
        Self { label, class: "", sort: "", hidden: false }
    }

    /// With this class on its head: `col-2`, `num`.
    #[must_use]
    pub const fn class(self, class: &'static str) -> Self {
        Self { class, ..self }
    }

    /// What the list can be sorted by; the value of `sort` for A first or oldest first.
    #[must_use]
    pub const fn by(self, sort: &'static str) -> Self {
        Self { sort, ..self }
    }

    /// What can be done with a row; its words are for screen readers.
    #[must_use]
    pub const fn acts() -> Self {
        Self { label: "Actions", class: "acts", sort: "", hidden: true }
    }

    /// The arrow that opens a row; its words are for screen readers.
    #[must_use]
    pub const fn twist() -> Self {
        Self { label: "Details", class: "tick", sort: "", hidden: true }
    }
}

/// A table.
#[component]
pub fn Table(
    /// What it shows, for screen readers.
    #[prop(into)]
    caption: String,
    /// Its columns.
    columns: &'static [Column],
    /// Its rows.
    rows: Rows,
    /// What is ticked, when its rows can be.
    #[prop(optional_no_strip)]
    picks: Option<Picks>,
    /// The heads are for screen readers too.
    #[prop(optional)]
    bare: bool,
) -> impl IntoView {
    let heads = columns.iter().map(|&Column { label, class, sort, hidden }| {
        if hidden {
            view! {
                <td class=class>
                    <span class="kit-hide">{label}</span>
                </td>
            }
            .into_any()
        } else if sort.is_empty() {
            view! { <Head label class /> }.into_any()
        } else {
            view! { <SortHead label sort class /> }.into_any()
        }
    });
    view! {
        <div class="kit-table-box">
            <table class="kit-table">
                <caption class="kit-hide">{caption}</caption>
                <thead class=bare.then_some("kit-hide")>
                    <tr>{picks.map(|picks| view! { <TickPage picks /> })} {heads.collect_view()}</tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
}
