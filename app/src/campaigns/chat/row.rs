//! A question in its settings: moved by dragging or by its buttons up and down, edited in its place, removed unless a campaign needs
//! it (spec S22, S23, D3). Plain forms that a script makes quicker.

use super::{
    asked::Asked,
    question::{EditQuestion, kind_words},
};
use crate::{
    browser,
    kit::{Icon, IconButton, address},
};
use domain::campaigns::{Change, Question};
use leptos::{either::Either, prelude::*};

/// A question.
#[component]
pub(super) fn Row(
    /// The questions.
    set: Asked,
    /// This one.
    question: Question,
    /// Its place, counted from 0.
    at: usize,
    /// The last place.
    last: usize,
    /// Its form is open.
    open: bool,
    /// It can be changed.
    admin: bool,
    /// Asks before it is removed.
    remove: Callback<Question>,
    /// Closes its form.
    close: Callback<()>,
) -> impl IntoView {
    let (id, core) = (question.id.clone(), question.uses.is_core());
    let name = question.wording.clone();
    let (up_id, down_id) = (id.clone(), id.clone());
    // the focus goes along with the question, to the button that still moves it
    let go = move |id: &str, to: usize, up: bool| {
        let up = if to == 0 { false } else { up || to == last };
        let row = format!("question-{id}");
        set.change(Change::Move(id.to_owned(), to), false, move || browser::focus_in(&row, if up { "[data-up]" } else { "[data-down]" }));
    };
    let top = (at == 0).then(|| "It is the first".to_owned());
    let bottom = (at == last).then(|| "It is the last".to_owned());
    let (target, own, doomed) = (id.clone(), id.clone(), question.clone());
    let acts = admin.then(|| {
        let remove = if core {
            Either::Left(view! {
                <span class="kit-icon-button small" role="img" aria-label="Needed, cannot be removed" title="A campaign needs this question">
                    <Icon name="lock" class="small" />
                </span>
            })
        } else {
            Either::Right(view! {
                <IconButton act="remove" icon="trash" class="small" label=format!("Remove “{name}”") press=move || remove.run(doomed.clone()) />
            })
        };
        view! {
            <form class="acts" method="post" action=move || address(&[("settings", "open"), ("edit", "")])>
                <input type="hidden" name="version" value=move || set.set.with(|set| set.version.to_string()) />
                <input type="hidden" name="question" value=own />
                <input type="hidden" name="at" value=at.to_string() />
                <span data-up="">
                    <IconButton
                        act="up"
                        icon="arrow-up"
                        class="small"
                        label=format!("Move “{name}” up")
                        off=Signal::stored(top)
                        press=move || go(&up_id, at.saturating_sub(1), true)
                    />
                </span>
                <span data-down="">
                    <IconButton
                        act="down"
                        icon="arrow-down"
                        class="small"
                        label=format!("Move “{name}” down")
                        off=Signal::stored(bottom)
                        press=move || go(&down_id, at + 1, false)
                    />
                </span>
                <a
                    class="kit-icon-button small"
                    href=move || address(&[("edit", if open { "" } else { target.as_str() })])
                    aria-label=format!("Edit “{name}”")
                    title=format!("Edit “{name}”")
                    aria-expanded=if open { "true" } else { "false" }
                >
                    <Icon name="edit" />
                </a>
                {remove}
            </form>
        }
    });
    let key = (admin && !open).then(|| id.clone());
    view! {
        <li
            class=if open { "campaigns-question open" } else { "campaigns-question" }
            id=format!("question-{id}")
            draggable=key.is_some().then_some("true")
            data-key=key
            data-place=id
        >
            <span class="grip" title="Drag to reorder" aria-hidden="true">
                {admin.then(|| view! { <Icon name="grip" class="small" /> })}
            </span>
            <div class="what">
                <strong>{question.wording.clone()}</strong>
                <span class="kit-meta">{kind_words(&question)}</span>
            </div>
            {acts}
            {open.then(|| view! { <EditQuestion set close question /> })}
        </li>
    }
}
