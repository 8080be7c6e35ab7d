//! Check boxes under one legend.

use super::{field::Wrong, hydrated};
use crate::browser;
use leptos::prelude::*;

/// Several of many: check boxes under a legend, in a box of their own when they are long.
#[component]
pub fn Choices(
    /// The name they are sent under; each box has the id `<id>-<value>`.
    #[prop(into)]
    id: String,
    /// The legend.
    #[prop(into)]
    legend: String,
    /// Value, label and hint (may be empty) of each.
    options: Vec<(String, String, String)>,
    /// The values chosen.
    chosen: RwSignal<Vec<String>>,
    /// What is wrong.
    #[prop(optional, into)]
    error: Signal<Option<String>>,
    /// In a box that scrolls.
    #[prop(optional)]
    long: bool,
) -> impl IntoView {
    let own = id.clone();
    let boxes = options
        .into_iter()
        .map(|(value, label, hint)| {
            let box_id = format!("{id}-{value}");
            let begins = chosen.with_untracked(|chosen| chosen.contains(&value));
            follow(box_id.clone(), value.clone(), chosen);
            let wanted = value.clone();
            let hint = (!hint.is_empty()).then(|| view! { <span class="hint">{hint}</span> });
            view! {
                <label class="kit-choice">
                    <input
                        class="kit-check"
                        type="checkbox"
                        id=box_id
                        name=id.clone()
                        value=value
                        checked=begins
                        on:change:target=move |event| put(chosen, &wanted, event.target().checked())
                    />
                    <span>{label}{hint}</span>
                </label>
            }
        })
        .collect_view();
    view! {
        <fieldset
            class="kit-fieldset"
            id=own.clone()
            tabindex="-1"
            aria-describedby={
                let own = own.clone();
                move || error.read().is_some().then(|| format!("{own}-error"))
            }
        >
            <legend>{legend}</legend>
            <div class=if long { "kit-choices" } else { "kit-stack tight" }>{boxes}</div>
            <Wrong id=own.clone() error />
        </fieldset>
    }
}

fn put(chosen: RwSignal<Vec<String>>, value: &str, wanted: bool) {
    chosen.update(|chosen| {
        chosen.retain(|other| other != value);
        if wanted {
            chosen.push(value.to_owned());
        }
    });
}

/// Keeps a tick made before the page was alive, and follows the signal from then on.
fn follow(id: String, value: String, chosen: RwSignal<Vec<String>>) {
    let alive = hydrated().get_untracked();
    Effect::new(move |before: Option<()>| {
        let wanted = chosen.with(|chosen| chosen.contains(&value));
        if browser::ticked(&id) != wanted {
            if before.is_none() && !alive {
                put(chosen, &value, !wanted);
            } else {
                browser::tick(&id, wanted);
            }
        }
    });
}
