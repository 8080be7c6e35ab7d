//! The way from the top down to here. A room may make its steps places to drop things on, and hang a menu beside each.

use super::Icon;
use leptos::prelude::*;

/// A step above: where it leads, and its words.
pub type Step = (String, String);

/// What steps can do besides leading somewhere.
#[derive(Clone, Copy, Debug)]
pub struct Steps {
    /// The folder that a step is, by its address: its id, or nothing for the top.
    pub folder: fn(&str) -> Option<String>,
    /// The menu beside a step, by its address and words.
    pub menu: fn(&str, &str) -> AnyView,
}

/// The way from the top down to here. More than three steps above fold the middle ones into a menu.
#[component]
pub fn Crumbs(
    /// Address and words of the steps above.
    steps: Vec<Step>,
    /// The present step.
    here: Signal<String>,
    /// What the steps can do.
    #[prop(optional_no_strip)]
    beside: Option<Steps>,
) -> impl IntoView {
    let folder = move |href: &str| beside.and_then(|beside| (beside.folder)(href));
    let link = move |menu: bool, (href, words): Step| {
        let menu = beside.filter(|_| menu).map(|beside| (beside.menu)(&href, &words));
        let name = words.clone();
        view! {
            <li>
                <a data-folder=folder(&href) data-name=name href=href>
                    {words}
                </a>
                {menu}
            </li>
        }
    };
    let mut steps = steps;
    let between = if steps.len() > 3 { steps.drain(1..steps.len() - 1).collect::<Vec<_>>() } else { Vec::new() };
    let mut steps = steps.into_iter();
    let first = steps.next().map(|step| link(true, step));
    let more = (!between.is_empty()).then(|| {
        view! {
            <li class="more">
                <button aria-label="Steps between" popovertarget="crumb-more">
                    <Icon name="more" />
                </button>
                <ul class="kit-menu start" id="crumb-more" popover="auto">
                    {between.into_iter().map(|step| link(false, step)).collect_view()}
                </ul>
            </li>
        }
    });
    view! {
        <nav class="kit-crumbs" aria-label="Breadcrumb">
            <ol>
                {first} {more} {steps.map(|step| link(true, step)).collect_view()}
                <li>
                    <a href=move || super::address(&[]) aria-current="page">
                        {move || here.get()}
                    </a>
                </li>
            </ol>
        </nav>
    }
}
