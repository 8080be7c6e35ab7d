//! What waits for data: the old content stays until the new is there, and what goes wrong is said in its place.

use super::page::Missing;
use crate::{
    Problem,
    kit::{Snag, Trouble, going},
};
use leptos::{either::EitherOf3, prelude::*, tachys::reactive_graph::OwnedView};
use serde::{Serialize, de::DeserializeOwned};

/// A page, or a part of one, made from what a resource brings. The resource has to be a blocking one (house, law 9).
#[component]
pub fn Loaded<T, E, F, V>(
    /// Where the data come from.
    from: Resource<Result<T, Problem<E>>>,
    /// A part inside a page, which draws no sheet of its own when it fails.
    #[prop(optional)]
    part: bool,
    /// Draws the data.
    children: F,
) -> impl IntoView
where
    T: Clone + Serialize + DeserializeOwned + Send + Sync + 'static,
    E: Clone + Serialize + DeserializeOwned + Send + Sync + 'static,
    F: Fn(T) -> V + Clone + Send + Sync + 'static,
    V: IntoView + 'static,
{
    let going = going();
    let retry = Callback::from(move || from.refetch());
    view! {
        <Transition set_pending=going>
            {move || {
                let draw = children.clone();
                // What is drawn belongs to itself, not to this run, which ends as soon as other data are asked for: the old content
                // has to work until the new is there.
                let above = Owner::current().and_then(|run| run.parent());
                Suspend::new(async move {
                    let found = from.await;
                    let own = above.as_ref().map(Owner::child).unwrap_or_default();
                    let drawn = own
                        .with(|| match found {
                            Ok(data) => EitherOf3::A(draw(data)),
                            Err(problem) if part => {
                                EitherOf3::B(view! { <Trouble snag=Snag::from(&problem) class="row" retry /> })
                            }
                            Err(problem) => EitherOf3::C(view! { <Missing snag=Snag::from(&problem) retry /> }),
                        });
                    OwnedView::new_with_owner(drawn, own)
                })
            }}
        </Transition>
    }
}
