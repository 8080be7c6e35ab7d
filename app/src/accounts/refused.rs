//! The page that says why something else than a page was not given: a ZIP that would be too large. It stands in the house or the
//! porch, and leads back to where one came from.

use crate::{
    Frame,
    kit::Empty,
    layout::{Page, Shared, Side},
};
use leptos::prelude::*;
use leptos_router::{components::Router, location::RequestUrl};

/// What was not given, and why.
#[component]
pub(super) fn NotGiven(frame: Frame) -> impl IntoView {
    provide_context(RequestUrl::new("/"));
    let Frame { me, theme, refused, next, .. } = frame;
    let (title, words) = refused.unwrap_or_default();
    (Shared { me, said: None, theme }).provide().map(|me| {
        view! {
            <Router>
                <Side me>
                    <Page title=title heading=Signal::stored(title.to_owned())>
                        <Empty scene="none" title=words>
                            {next.map(|back| view! { <a class="kit-button" href=back>"Back"</a> })}
                        </Empty>
                    </Page>
                </Side>
            </Router>
        }
    })
}
