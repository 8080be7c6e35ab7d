//! One of a few: radios as pills or as cards.

use super::{Icon, field::Wrong, hydrated};
use crate::browser;
use leptos::{either::Either, prelude::*};

/// One thing to choose.
#[derive(Clone, Debug)]
pub struct Choice {
    /// The value sent.
    pub value: String,
    /// An icon, on cards; may be empty.
    pub icon: &'static str,
    /// The words.
    pub label: String,
    /// More words; may be empty.
    pub hint: String,
}

/// One of a few, all in sight.
#[component]
pub fn Options(
    /// The name they are sent under; each radio has the id `<id>-<value>`.
    #[prop(into)]
    id: String,
    /// The legend.
    #[prop(into)]
    legend: String,
    /// What can be chosen.
    options: Vec<Choice>,
    /// The value chosen.
    value: RwSignal<String>,
    /// As cards with icon and hint.
    #[prop(optional)]
    cards: bool,
    /// What is wrong.
    #[prop(optional, into)]
    error: Signal<Option<String>>,
) -> impl IntoView {
    let own = id.clone();
    let radios = options
        .into_iter()
        .enumerate()
        .map(|(number, option)| {
            let radio = format!("{id}-{number}");
            let begins = value.with_untracked(|value| *value == option.value);
            follow(radio.clone(), option.value.clone(), value);
            let wanted = option.value.clone();
            let hint = (!option.hint.is_empty()).then(|| view! { <span class="hint">{option.hint}</span> });
            let icon = (cards && !option.icon.is_empty()).then(|| view! { <Icon name=option.icon /> });
            let label = if cards { Either::Left(view! { <strong>{option.label}</strong> }) } else { Either::Right(option.label) };
            view! {
                <label class=if cards { "kit-option card" } else { "kit-option" }>
                    {icon}
                    <input
                        class="kit-check"
                        type="radio"
                        id=radio
                        name=id.clone()
                        value=option.value
                        checked=begins
                        on:change=move |_| value.set(wanted.clone())
                    />
                    {label}
                    {hint}
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
            <div class=if cards { "kit-options cards" } else { "kit-options" }>{radios}</div>
            <Wrong id=own.clone() error />
        </fieldset>
    }
}

/// Keeps a choice made before the page was alive, and follows the signal from then on.
fn follow(id: String, own: String, value: RwSignal<String>) {
    let alive = hydrated().get_untracked();
    Effect::new(move |before: Option<()>| {
        let wanted = value.with(|value| *value == own);
        let ticked = browser::ticked(&id);
        if before.is_none() && !alive {
            if ticked && !wanted {
                value.set(own.clone());
            }
        } else if ticked != wanted {
            browser::tick(&id, wanted);
        }
    });
}
