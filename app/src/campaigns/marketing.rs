//! The Marketing page: exactly three tabs (spec S1), of which the Dashboard alone says honestly what it will do.
//! A partner has the Asset Library alone (spec S8).

use super::{
    acts::New,
    look::{Look, LookButton},
};
use crate::{
    kit::{Plan, Point, Tab},
    layout::{NotThere, Page},
};
use domain::accounts::Me;
use leptos::{either::Either, prelude::*};

/// The tabs of the Marketing page.
pub(super) fn tabs(vendor: bool) -> Vec<Tab> {
    let library = Tab::new("/marketing/library", "Asset Library");
    if !vendor {
        return vec![library];
    }
    vec![Tab::new("/marketing", "AI Partner Marketing"), Tab::new("/marketing/dashboard", "Partner Marketing Dashboard"), library]
}

fn is_vendor() -> bool {
    expect_context::<Me>().role.is_vendor()
}

/// The actions of the Marketing page; for vendor people (spec S10, S68).
#[component]
pub(super) fn Actions() -> impl IntoView {
    view! {
        <LookButton />
        <New class="primary" />
    }
}

#[component]
fn Planned(title: &'static str, text: &'static str, points: Vec<Point>) -> impl IntoView {
    view! {
        <Page
            title="Marketing"
            tabs=tabs(true)
            tabs_label="Marketing"
            actions=|| view! { <Actions /> }
            tools=|| view! { <LookButton small=true /> }
        >
            <Plan title text points>
                "Files and approvals are in the "
                <a href="/marketing/library">"Asset Library"</a>
                "."
            </Plan>
        </Page>
        <Look />
    }
}

/// The tab "Partner Marketing Dashboard"; for vendor people.
#[component]
pub fn Dashboard() -> impl IntoView {
    if !is_vendor() {
        return Either::Left(view! { <NotThere /> });
    }
    let points = vec![
        Point::new("eye", "Views and downloads", "by partner, campaign and time, your own visits left out"),
        Point::new("group", "Who uses what", "and what nobody has opened yet"),
        Point::new("download", "Export", "every figure as CSV"),
    ];
    Either::Right(view! {
        <Planned
            title="Partner Marketing Dashboard comes here"
            text="This tab does not work yet. It will show how partners use what you share."
            points
        />
    })
}
