//! The account menu: who one is, where else one works, light or dark, and the way out. All of it works without a script.

use super::{places::role_words, shared::Theme};
use crate::kit::{Face, Icon, Logo, address};
use domain::accounts::Me;
use leptos::{either::Either, prelude::*};

/// The button with one's name, and its menu.
#[component]
pub(super) fn Account(
    /// The menu's id.
    id: &'static str,
    /// Where the menu hangs.
    #[prop(optional)]
    place: &'static str,
    /// The icon that says where.
    chevron: &'static str,
) -> impl IntoView {
    let me: Me = expect_context();
    let as_what = me.partner.as_ref().map_or_else(|| role_words(me.role).to_owned(), |partner| partner.name.clone());
    let mark = match &me.partner {
        Some(partner) => Either::Left(view! { <Logo id=partner.id.to_string() name=partner.name.clone() /> }),
        None => Either::Right(view! { <Face name=me.name.clone() /> }),
    };
    // In preview the name is the partner's, and nothing of one's own account can be done: the banner has the way out.
    let own = me.preview.is_none().then(|| view! { <Own places=me.places /> });
    let team = me.partner.is_some().then(|| view! { <Way href="/team" icon="group" words="Team" /> });
    view! {
        <button
            class="layout-me"
            type="button"
            popovertarget=id
            aria-haspopup="true"
            aria-label=format!("{} {as_what} account", me.name)
        >
            {mark}
            <span>
                <strong>{me.name.clone()}</strong>
                " "
                <small>{as_what.clone()}</small>
            </span>
            <Icon name=chevron class="small" />
        </button>
        <ul class=format!("kit-menu {place}") id=id popover="auto">
            <li class="who">
                <strong>{me.name}</strong>
                <small>{me.email}</small>
                <small>{me.organisation_name}</small>
            </li>
            {team} {own}
            <Looks />
        </ul>
    }
}

/// A way to a page without a script.
#[component]
fn Way(href: &'static str, icon: &'static str, words: &'static str) -> impl IntoView {
    view! {
        <li>
            <a href=href rel="external">
                <Icon name=icon />
                {words}
            </a>
        </li>
    }
}

/// What one can do with one's own account.
#[component]
fn Own(places: u32) -> impl IntoView {
    let elsewhere = (places > 1).then(|| view! { <Way href="/choose" icon="swap" words="Work elsewhere" /> });
    view! {
        <Way href="/settings/profile" icon="user" words="Profile" />
        {elsewhere}
        <li>
            <form method="post" action="/sign-out">
                <button>
                    <Icon name="exit" />
                    "Sign out"
                </button>
            </form>
        </li>
        <li>
            <form method="post" action="/sign-out">
                <input type="hidden" name="everywhere" value="true" />
                <button>
                    <Icon name="lock" />
                    "Sign out everywhere"
                </button>
            </form>
        </li>
    }
}

/// Light, dark, or as the system has it.
#[component]
fn Looks() -> impl IntoView {
    let Theme(chosen) = expect_context();
    let choice = |theme: &'static str, icon: &'static str, words: &'static str| {
        let current = chosen.as_deref().unwrap_or("system") == theme;
        view! {
            <li>
                <form method="post" action="/preferences">
                    <input type="hidden" name="theme" value=theme />
                    <input type="hidden" name="back" value=move || address(&[]) />
                    <button aria-pressed=current.to_string()>
                        <Icon name=icon />
                        {words}
                        {current.then(|| view! { <span class="push"><Icon name="check" /></span> })}
                    </button>
                </form>
            </li>
        }
    };
    view! {
        <li class="rule" aria-hidden="true"></li>
        {choice("light", "sun", "Light")}
        {choice("dark", "moon", "Dark")}
        {choice("system", "settings", "As the system")}
    }
}
