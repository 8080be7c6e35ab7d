//! Nothing here, with the next step; and notes to be read before acting.

use super::{Icon, Scene};
use leptos::{either::Either, prelude::*};

/// An empty list, no match, or a whole page that has nothing to show.
#[component]
pub fn Empty(
    /// The drawing, without `s-`.
    scene: &'static str,
    /// What is not here.
    #[prop(into)]
    title: String,
    /// What that means, or what was searched.
    #[prop(optional, into)]
    text: String,
    /// `page` alone on a sheet, `row` with less air.
    #[prop(optional)]
    class: &'static str,
    /// The next step: buttons or links.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    let title = if class == "page" { Either::Left(view! { <h1>{title}</h1> }) } else { Either::Right(view! { <h3>{title}</h3> }) };
    view! {
        <div class=format!("kit-empty {class}")>
            <Scene name=scene />
            {title}
            {(!text.is_empty()).then(|| view! { <p>{text}</p> })}
            {children.map(|children| view! { <div class="kit-row">{children()}</div> })}
        </div>
    }
}

/// Something to know before acting, in its place.
#[component]
pub fn Note(
    /// `waits`, `good`, `bad`, `plain`, or plain information.
    #[prop(optional)]
    kind: &'static str,
    /// Another icon than the kind's.
    #[prop(optional)]
    icon: &'static str,
    /// With less air.
    #[prop(optional)]
    small: bool,
    children: Children,
) -> impl IntoView {
    let icon = match (icon, kind) {
        ("", "waits") => "clock",
        ("", "good") => "check",
        ("", "bad") => "warning",
        ("", _) => "info",
        (icon, _) => icon,
    };
    view! {
        <div class=format!("kit-note {kind}{}", if small { " small" } else { "" })>
            <Icon name=icon />
            <div>{children()}</div>
        </div>
    }
}
