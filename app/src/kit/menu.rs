//! A menu that hangs from its button: a native popover, so it opens before the page is alive; arrows, ends and letters
//! come with life.

use super::{Icon, hydrated};
use crate::browser;
use leptos::{either::Either, prelude::*};

/// Closes the menu that an item stands in.
#[derive(Clone)]
struct Within(String);

/// A button and the menu that it opens.
#[component]
pub fn Menu(
    /// The menu's id, once on the page.
    #[prop(into)]
    id: String,
    /// What it offers, in words: "Actions for Launch deck".
    #[prop(into)]
    label: String,
    /// The icon of its button.
    #[prop(default = "more")]
    icon: &'static str,
    /// Further classes of the button.
    #[prop(optional)]
    class: &'static str,
    /// Words on the button instead of an icon.
    #[prop(optional)]
    words: &'static str,
    /// Where it hangs: `start`, `up`, or below to the left.
    #[prop(optional)]
    place: &'static str,
    /// Called when it opens, to fetch what it offers.
    #[prop(optional, into)]
    opened: Option<Callback<()>>,
    /// What it offers too, drawn when it opens: of the menus in the rows of a long list most never do.
    #[prop(optional, into)]
    fill: Option<ViewFn>,
    #[prop(optional)] children: Option<Children>,
) -> impl IntoView {
    provide_context(Within(id.clone()));
    let (alive, open) = (hydrated(), RwSignal::new(false));
    let button = if words.is_empty() {
        Either::Left(view! {
            <button
                class=format!("kit-icon-button {class}")
                type="button"
                aria-label=label.clone()
                title=label.clone()
                aria-haspopup="menu"
                popovertarget=id.clone()
            >
                <Icon name=icon />
            </button>
        })
    } else {
        Either::Right(view! {
            <button
                class=format!("kit-button {class}")
                type="button"
                aria-label=label.clone()
                aria-haspopup="menu"
                popovertarget=id.clone()
            >
                {words}
                <Icon name="chevron-down" class="end" />
            </button>
        })
    };
    let (own, shown, moved) = (id.clone(), id.clone(), id.clone());
    view! {
        {button}
        <div
            class=format!("kit-menu {place}")
            id=id
            popover="auto"
            role="menu"
            aria-label=label
            on:beforetoggle=move |_: leptos::ev::Event| {
                if !open.get_untracked() {
                    open.set(true);
                }
            }
            on:toggle=move |_| {
                if browser::menu_opened(&shown) && let Some(opened) = opened {
                    opened.run(());
                }
            }
            on:keydown=move |event| {
                let plain = !event.ctrl_key() && !event.meta_key() && !event.alt_key();
                if plain && browser::menu_key(&moved, &event.key()) {
                    event.prevent_default();
                }
            }
        >
            {children.map(|children| children())}
            {move || {
                // it may have been opened before the page was alive, or stay open while its row is drawn anew
                let fill = fill.as_ref().filter(|_| open.get() || alive.get() && browser::is_open(&own))?;
                provide_context(Within(own.clone()));
                Some(fill.run())
            }}
        </div>
    }
}

/// Something a menu does.
#[component]
pub fn MenuItem(
    /// The icon.
    icon: &'static str,
    /// Something is lost by it.
    #[prop(optional)]
    danger: bool,
    /// Why it cannot be done now; said under the words.
    #[prop(optional, into)]
    off: Signal<Option<String>>,
    /// Does it.
    #[prop(into)]
    press: Callback<()>,
    children: Children,
) -> impl IntoView {
    let alive = hydrated();
    let within = use_context::<Within>();
    view! {
        <button
            role="menuitem"
            type="button"
            class:danger=danger
            disabled=move || !alive.get()
            aria-disabled=move || off.read().is_some().then_some("true")
            on:click=move |_| {
                if off.read_untracked().is_none() {
                    if let Some(Within(menu)) = &within {
                        browser::hide_popover(menu);
                    }
                    press.run(());
                }
            }
        >
            <Icon name=icon />
            <span>{children()} {move || off.get().map(|why| view! { <span class="why">{why}</span> })}</span>
        </button>
    }
}

/// Somewhere a menu leads to.
#[component]
pub fn MenuLink(
    /// The icon.
    icon: &'static str,
    /// Where to.
    #[prop(into)]
    href: String,
    /// A file, which is kept and not opened: nobody leaves the page, and uploads go on.
    #[prop(optional)]
    file: bool,
    children: Children,
) -> impl IntoView {
    let within = use_context::<Within>();
    view! {
        <a
            role="menuitem"
            href=href
            rel=file.then_some("external")
            download=file.then_some("")
            on:click=move |_| {
                if let Some(Within(menu)) = &within {
                    browser::hide_popover(menu);
                }
            }
        >
            <Icon name=icon />
            <span>{children()}</span>
        </a>
    }
}
