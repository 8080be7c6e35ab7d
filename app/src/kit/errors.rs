//! The summary over a form with several wrong fields.

use super::Icon;
use leptos::prelude::*;

/// What is wrong with a form, each with a link to its field. Not there while nothing is.
#[component]
pub fn Errors(
    /// Its id, to move the focus to.
    #[prop(into)]
    id: String,
    /// The fields' ids and their sentences.
    #[prop(into)]
    list: Signal<Vec<(String, String)>>,
) -> impl IntoView {
    move || {
        let list = list.get();
        (!list.is_empty()).then(|| {
            let title = match list.len() {
                1 => "One thing to put right".to_owned(),
                2 => "Two things to put right".to_owned(),
                more => format!("{more} things to put right"),
            };
            let lines = list
                .into_iter()
                .map(|(field, words)| {
                    view! {
                        <li>
                            // the router would scroll there, but leave the focus where it was
                            <a href=format!("#{field}") rel="external">
                                {words}
                            </a>
                        </li>
                    }
                })
                .collect_view();
            view! {
                <div class="kit-errors" role="alert" tabindex="-1" id=id.clone()>
                    <Icon name="warning" />
                    <div>
                        <h2>{title}</h2>
                        <ul>{lines}</ul>
                    </div>
                </div>
            }
        })
    }
}
