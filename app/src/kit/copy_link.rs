//! The direct link of a thing, into the clipboard.

use super::{Button, IconButton, toasts};
use crate::browser;
use leptos::{either::Either, prelude::*};

/// Copies the direct link of a path of this site.
#[component]
pub fn CopyLink(
    /// The path, beginning with "/".
    #[prop(into)]
    path: String,
    /// Words on the button; without, it is an icon.
    #[prop(optional)]
    words: &'static str,
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
    if words.is_empty() {
        Either::Left(view! { <IconButton icon="link" label="Copy direct link" class press /> })
    } else {
        Either::Right(view! { <Button icon="link" class press>{words}</Button> })
    }
}
