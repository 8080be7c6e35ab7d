//! Two versions of a draft side by side, what changed between them marked word by word (spec B10).

use super::{
    cards::Deed,
    desk::{Desk, Row},
};
use crate::{campaigns::say, kit::Icon};
use domain::campaigns::{Against, Draft, Run, Source};
use leptos::{
    either::{Either, EitherOf3},
    prelude::*,
};

/// Before and after.
#[component]
pub(super) fn Compared(desk: Desk, row: Row, base: String) -> impl IntoView {
    move || {
        let base = base.clone();
        let against = desk.against.get()?;
        row.draft.with(|draft| draft.as_ref().map(|draft| side_by_side(desk, row, base, draft, &against)))
    }
}

fn side_by_side(desk: Desk, row: Row, base: String, draft: &Draft, against: &Against) -> impl IntoView + use<> {
    let (older, newest) = (against.older, draft.version);
    let side = |newer: bool| {
        let parts = against.parts.iter().map(|part| {
            let runs = part.runs.iter().filter_map(|run| match run {
                Run::Same(text) => Some(EitherOf3::A(text.clone())),
                Run::Gone(text) if !newer => Some(EitherOf3::B(view! { <del>{text.clone()}</del> })),
                Run::New(text) if newer => Some(EitherOf3::C(view! { <ins>{text.clone()}</ins> })),
                _ => None,
            });
            view! {
                <h5>{say::part_name(&part.key).to_owned()}</h5>
                <p class="kit-text">{runs.collect_view()}</p>
            }
        });
        parts.collect_view()
    };
    let heading = |version: i64| {
        let of = draft.versions.iter().find(|row| row.version == version);
        let by = of.map(|of| say::written(&of.source, &of.note)).unwrap_or_default();
        let icon = if of.is_some_and(|of| of.source == Source::Hand) { "edit" } else { "spark" };
        view! {
            <h4>
                <Icon name=icon class="small" />
                <span>{format!("Version {version} · {by}")}</span>
            </h4>
        }
    };
    let same = against.parts.iter().all(|part| part.runs.iter().all(|run| matches!(run, Run::Same(_))));
    let words = if same { Either::Left(view! { <p class="kit-meta">"Not a word is different."</p> }) } else { Either::Right(()) };
    let keep = format!("{base}?draft={}", row.kind.as_str());
    view! {
        {words}
        <div class="kit-diff">
            <div>{heading(older)} {side(false)}</div>
            <div>{heading(newest)} {side(true)}</div>
        </div>
        <div class="kit-row wrap">
            <a class="kit-button primary" href=keep>
                {format!("Keep version {newest}")}
            </a>
            <Deed desk row base act="restore">
                <button class="kit-button" name="older" value=older.to_string()>
                    {format!("Go back to version {older}")}
                </button>
            </Deed>
        </div>
    }
}
