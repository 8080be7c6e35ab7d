//! The honest page of a part that does not work yet: what it will do, and where one does it today.

use super::{Icon, Scene};
use leptos::prelude::*;

/// One thing the part will do.
#[derive(Clone, Copy, Debug)]
pub struct Point {
    icon: &'static str,
    what: &'static str,
    how: &'static str,
}

impl Point {
    /// A line: icon, what, and more about it.
    #[must_use]
    pub const fn new(icon: &'static str, what: &'static str, how: &'static str) -> Self {
        Self { icon, what, how }
    }
}

/// What will be here.
#[component]
pub fn Plan(
    /// "… comes here".
    title: &'static str,
    /// That it does not work yet, and what it is for.
    text: &'static str,
    /// What it will do.
    points: Vec<Point>,
    /// Where one does it until then.
    children: Children,
) -> impl IntoView {
    let points = points.into_iter().map(|Point { icon, what, how }| {
        view! {
            <li>
                <Icon name=icon />
                <span>
                    <strong>{what}</strong>
                    <span class="kit-meta">{how}</span>
                </span>
            </li>
        }
    });
    view! {
        <div class="kit-plan">
            <Scene name="soon" />
            <div class="text">
                <h2>{title}</h2>
                <p>{text}</p>
                <h3>"What it will do"</h3>
                <ul>{points.collect_view()}</ul>
                <h3>"Until then"</h3>
                <p>{children()}</p>
            </div>
        </div>
    }
}
