//! How a partner is reached: phone and website, as links.

use crate::kit::Icon;
use leptos::prelude::*;

/// Phone and website; nothing for what is not known.
#[component]
pub fn Reach(
    /// The website, http or https, or empty.
    website: String,
    /// The phone, as typed, or empty.
    phone: String,
) -> impl IntoView {
    view! {
        {(!phone.is_empty())
            .then(|| {
                view! {
                    <Icon name="phone" class="small" />
                    <Phone phone />
                }
            })}
        {(!website.is_empty())
            .then(|| {
                view! {
                    <Icon name="globe" class="small" />
                    <Website website />
                }
            })}
    }
}

/// A phone number that a phone can dial.
#[component]
pub fn Phone(
    /// As typed.
    phone: String,
) -> impl IntoView {
    let digits: String = phone.chars().filter(|c| c.is_ascii_digit() || *c == '+').collect();
    view! { <a href=format!("tel:{digits}")>{phone}</a> }
}

/// A website, without what every address begins with.
#[component]
pub fn Website(
    /// Its address, http or https.
    website: String,
) -> impl IntoView {
    let bare = website.strip_prefix("https://").or_else(|| website.strip_prefix("http://")).unwrap_or(&website);
    let words = bare.trim_end_matches('/').to_owned();
    view! {
        <a href=website target="_blank" rel="noopener noreferrer">
            {words}
        </a>
    }
}
