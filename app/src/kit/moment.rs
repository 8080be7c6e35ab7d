//! A moment as its reader sees it.

use domain::Stamp;
use leptos::prelude::*;

/// A moment: short in the text, whole in its title.
#[component]
pub fn Time(
    /// The moment, written by the server in the reader's zone.
    stamp: Stamp,
) -> impl IntoView {
    view! {
        <time datetime=stamp.iso title=stamp.long>
            {stamp.short}
        </time>
    }
}
