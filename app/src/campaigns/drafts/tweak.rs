//! What one wants otherwise: tone, length, audience, call to action, emphasis, and one part alone (spec S20, D9).

use super::{
    cards::Deed,
    desk::{Desk, Row},
};
use crate::{campaigns::say, kit::Icon};
use domain::campaigns::{Length, Tone};
use leptos::prelude::*;

/// The controls; what is left empty stays as it was answered.
#[component]
pub(super) fn Tweaks(desk: Desk, row: Row, base: String) -> impl IntoView {
    let tones = Tone::ALL.map(|tone| view! { <option value=tone.as_str()>{say::tone(tone)}</option> });
    let lengths = Length::ALL.map(|length| {
        view! {
            <option value=length.as_str() selected=length == Length::default()>
                {say::length(length)}
            </option>
        }
    });
    let parts = row.kind.parts().iter().map(|(part, _)| view! { <option value=*part>{say::part_name(part)}</option> }).collect_view();
    let first = row.draft.with_untracked(|draft| draft.as_ref().is_some_and(|draft| draft.version == 0));
    let wish = |name: &'static str, label: &'static str, as_now: &'static str| {
        view! {
            <label class="wide">
                {label} <input class="kit-input" name=name placeholder=as_now maxlength="200" autocomplete="off" />
            </label>
        }
    };
    view! {
        <Deed desk row base act="tweak" class="campaigns-tweak">
            <label>
                "Tone" <select class="kit-select" name="tone">
                    {tones.into_iter().collect_view()}
                </select>
            </label>
            <label>
                "Length" <select class="kit-select" name="length">
                    {lengths.into_iter().collect_view()}
                </select>
            </label>
            <label>
                "Write anew" <select class="kit-select" name="part">
                    <option value="">"Everything"</option>
                    {parts}
                </select>
            </label>
            {wish("audience", "Audience", "As answered")}
            {wish("action", "Call to action", "As answered")}
            {wish("emphasis", "Say first", "Nothing special")}
            <button class="kit-button" aria-busy=move || desk.busy.get().then_some("true")>
                <Icon name="spark" />
                {if first { "Write" } else { "Tweak" }}
            </button>
        </Deed>
    }
}
