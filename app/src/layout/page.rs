//! A page: its head and its sheet. On the vendor's side the head stands on the wall, on the partner's inside the sheet;
//! the rooms need not care. The focus goes to the sheet when one comes from another page.

use crate::{
    Frame, browser,
    kit::{Crumbs, Icon, Snag, Steps, Tab, Tabs, Trouble},
};
use domain::accounts::Me;
use leptos::{children::ViewFnOnce, either::Either, prelude::*};
use leptos_meta::Title;
use leptos_router::hooks::use_location;

/// The path of the page that was shown last.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Arrival(pub StoredValue<String>);

/// Moves to the sheet, unless this page was there before or is the first.
fn arrive() {
    // pages of the server alone have no router
    let Some(Arrival(last)) = use_context() else { return };
    let path = use_location().pathname;
    Effect::new(move |_| {
        let path = path.get_untracked();
        let before = last.get_value();
        if before != path {
            last.set_value(path);
            if !before.is_empty() {
                browser::to_top("sheet");
                browser::focus("sheet");
            }
        }
    });
}

/// A page.
#[component]
pub fn Page(
    /// Its title; the window's says "… – Portico".
    #[prop(into)]
    title: Signal<String>,
    /// The heading, when it is not the title.
    #[prop(optional, into)]
    heading: Option<Signal<String>>,
    /// Address and words of the pages above.
    #[prop(optional)]
    crumbs: Vec<(String, String)>,
    /// What the steps to it can do besides leading there.
    #[prop(optional)]
    beside: Option<Steps>,
    /// Its parts, when it is one of several.
    #[prop(optional)]
    tabs: Vec<Tab>,
    /// What the tabs belong to.
    #[prop(optional)]
    tabs_label: &'static str,
    /// The class of the sheet: how its content is laid out.
    #[prop(default = "layout-stack")]
    sheet: &'static str,
    /// Before the heading: a logo.
    #[prop(optional, into)]
    mark: ViewFnOnce,
    /// After the heading: a state.
    #[prop(optional, into)]
    status: ViewFnOnce,
    /// What can be done with it.
    #[prop(optional, into)]
    actions: Option<ViewFnOnce>,
    /// On a vendor's phone, in place of the actions that do not fit.
    #[prop(optional, into)]
    tools: Option<ViewFnOnce>,
    /// On the partner's side, a search beside the heading.
    #[prop(optional, into)]
    find: ViewFnOnce,
    children: Children,
) -> impl IntoView {
    let me: Me = expect_context();
    arrive();
    let heading = heading.unwrap_or(title);
    let (has_crumbs, has_tabs) = (!crumbs.is_empty(), !tabs.is_empty());
    let crumbs = has_crumbs.then(|| view! { <Crumbs steps=crumbs here=heading beside /> });
    let actions = actions.map(|actions| view! { <div class="acts">{actions.run()}</div> });
    let line = view! { {mark.run()} <h1>{move || heading.get()}</h1> {status.run()} };
    let tabs = move |wall: bool| has_tabs.then(|| view! { <Tabs label=tabs_label tabs wall /> });
    let page = if me.role.is_vendor() {
        let classes = match (has_crumbs, has_tabs) {
            (true, true) => "layout-head has-crumbs has-tabs",
            (true, false) => "layout-head has-crumbs",
            (false, true) => "layout-head has-tabs",
            (false, false) => "layout-head",
        };
        Either::Left(view! {
            <header class=classes>
                <button class="kit-icon-button layout-menu" type="button" aria-label="Menu" popovertarget="drawer">
                    <Icon name="menu" />
                </button>
                <div class="layout-title">{crumbs} <div class="line">{line}</div></div>
                {actions}
                {tools.map(|tools| view! { <div class="layout-tools">{tools.run()}</div> })}
                {tabs(true)}
            </header>
            <main id="sheet" class=format!("layout-sheet {sheet}") tabindex="-1">
                {children()}
            </main>
        })
    } else {
        let body = if matches!(sheet, "" | "layout-stack") {
            Either::Left(children())
        } else {
            Either::Right(view! { <div class=sheet>{children()}</div> })
        };
        Either::Right(view! {
            <main id="sheet" class="layout-sheet layout-stack" tabindex="-1">
                <header class="layout-hello">
                    {crumbs} <div>
                        <div class="kit-row wrap">{line}</div>
                    </div> {find.run()} {actions}
                </header>
                {tabs(false)}
                {body}
            </main>
        })
    };
    // on the server the title may be asked for when another thread has let the page go already
    let first = title.get_untracked();
    let window = move || browser::titled(&format!("{} – Portico", title.try_get().as_ref().unwrap_or(&first)));
    view! {
        <Title text=window />
        {page}
    }
}

/// The page for addresses that lead nowhere.
#[component]
pub fn NotThere() -> impl IntoView {
    if let Some(frame) = use_context::<Frame>() {
        frame.status.say(404);
    }
    view! { <Missing snag=Snag::NotThere retry=|| () /> }
}

/// A page that could not be drawn, and says why.
#[component]
pub(crate) fn Missing(
    /// What went wrong.
    snag: Snag,
    /// Tries again.
    #[prop(into)]
    retry: Callback<()>,
) -> impl IntoView {
    arrive();
    let whom = match use_context::<Me>() {
        Some(me) if me.role.is_vendor() => format!("an administrator of {}", me.organisation_name),
        Some(me) => format!("your contact at {}", me.organisation_name),
        None => "your contact".to_owned(),
    };
    // what is not here may be at another of one's places; who has one only is told nothing (spec D40)
    let elsewhere = (snag == Snag::NotThere && use_context::<Me>().is_some_and(|me| me.places > 1 && me.preview.is_none())).then(|| {
        view! {
            <p class="kit-meta layout-elsewhere">
                "Perhaps it belongs to another place you work at. "
                <a href="/choose" rel="external">
                    "Work elsewhere"
                </a>
            </p>
        }
    });
    let title = match &snag {
        Snag::NotThere => "There is nothing here for you – Portico",
        Snag::SignedOut => "Signed out – Portico",
        Snag::Broken(_) => "This did not arrive – Portico",
    };
    view! {
        <Title text=title />
        <main id="sheet" class="layout-sheet" tabindex="-1">
            <button class="kit-icon-button only-phone" type="button" aria-label="Menu" popovertarget="drawer">
                <Icon name="menu" />
            </button>
            <Trouble snag whom retry />
            {elsewhere}
        </main>
    }
}
