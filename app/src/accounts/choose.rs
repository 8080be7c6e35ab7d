//! Choose where to work, for people who belong to several places (spec D40).

use super::{door::Arch, input::Form};
use crate::{
    Frame,
    kit::{Face, Icon, Logo, counted},
    layout::role_words,
};
use domain::accounts::Place;
use leptos::prelude::*;
use leptos_meta::Title;

/// The list of places.
#[component]
pub(super) fn Choose(frame: Frame) -> impl IntoView {
    let form = Form::of(&frame);
    let name = frame.me.as_ref().map(|me| me.name.clone()).unwrap_or_default();
    let many = counted(i64::try_from(frame.places.len()).unwrap_or(i64::MAX), "place", "places");
    let lead = if frame.places.is_empty() {
        "You belong to no place now. Open the link of your invitation.".to_owned()
    } else if name.is_empty() {
        format!("You belong to {many}.")
    } else {
        format!("{name}, you belong to {many}.")
    };
    let next = frame.next.clone().or_else(|| form.typed("next")).map(|next| view! { <input type="hidden" name="next" value=next /> });
    let places = frame.places.into_iter().map(place).collect_view();
    view! {
        <Title text="Choose where to work – Portico" />
        <Arch>
            <div class="accounts-head">
                {(!name.is_empty()).then(|| view! { <Face name class="large" /> })}
                <h1>"Choose where to work"</h1>
                <p class="kit-meta">{lead}</p>
            </div>
            {form.summary()}
            <form class="accounts-places" method="post" action="/choose">
                {next} {places}
            </form>
            <form class="accounts-foot" method="post" action="/sign-out">
                <button class="kit-link">"Sign out"</button>
            </form>
        </Arch>
    }
}

fn place(place: Place) -> impl IntoView {
    let Place { membership, organisation, partner, role, current } = place;
    let name = match &partner {
        Some(partner) => format!("{partner} at {organisation}"),
        None => organisation.clone(),
    };
    let what = if current { format!("{}, you are here now", role_words(role)) } else { role_words(role).to_owned() };
    let mark = partner.unwrap_or(organisation);
    view! {
        <button class="accounts-place" name="membership" value=membership.to_string() aria-current=current.then_some("true")>
            <Logo id=mark.clone() name=mark />
            <span>
                <strong>{name}</strong>
                <span class="kit-meta">{what}</span>
            </span>
            <Icon name="chevron-right" />
        </button>
    }
}
