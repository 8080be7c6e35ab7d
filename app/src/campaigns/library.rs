//! The Asset Library (spec S7, S8): for vendor people a tree beside what is open in it, for a partner its files.

use super::{browse::Browse, shared::SharedLibrary};
use domain::accounts::Me;
use leptos::{either::Either, prelude::*};

/// The tab "Asset Library".
#[component]
pub fn AssetLibrary() -> impl IntoView {
    if expect_context::<Me>().role.is_vendor() { Either::Left(view! { <Browse /> }) } else { Either::Right(view! { <SharedLibrary /> }) }
}
