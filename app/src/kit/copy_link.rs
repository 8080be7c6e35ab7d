//! The direct link of a thing, into the clipboard.

use super::{IconButton, toasts};
use crate::browser;
use leptos::prelude::*;

/// Copies the direct link of a path of this site.
#[component]
pub fn CopyLink(
    /// The path, beginning with "/".
    #[prop(into)]
    path: String,
    /// Further classes.
    #[prop(optional)]
    class: &'static str,
) -> impl IntoView {
    let toasts = toasts();
    let done = Callback::new(move |(good,): (bool,)| {
        if good {
            toasts.good("Link copied.");
        } else {
            toasts.bad("The browser does not let this page copy. Copy the address from the address bar.");
        }
    });
    let press = move || browser::copy(&format!("{}{path}", browser::origin()), done);
    view! { <IconButton icon="link" label="Copy direct link" class press /> }
}
