//! A draft edited by hand. What was typed stays whatever happens; a save upon a version that is not the newest any more says who
//! changed it, and offers to look or to save over it (spec S20, D56). It is kept in the tab too, so that a reload loses nothing.

use super::{
    cards::Deed,
    desk::{Desk, Row},
    parts::used,
};
use crate::{Problem, browser, campaigns::say, kit::Icon, layout::said};
use domain::{Refusal, campaigns::Error};
use leptos::{either::Either, prelude::*};

/// The form.
#[component]
pub(super) fn Edit(desk: Desk, row: Row, base: String) -> impl IntoView {
    let kind = row.kind;
    let typed = row.typed;
    let mut begins = false;
    if typed.with_value(Option::is_none) {
        let refused = said().filter(|said| said.typed("act") == "edit" && said.typed("kind") == kind.as_str());
        let newest = row.draft.with_untracked(|draft| {
            draft
                .as_ref()
                .map(|draft| (draft.version, draft.parts.iter().map(|part| (part.key.clone(), part.text.clone())).collect::<Vec<_>>()))
        });
        begins = refused.is_none();
        let begun = refused.map(|said| {
            let of = |(key, _): &(&str, usize)| ((*key).to_owned(), said.typed(&format!("part-{key}")));
            (said.typed("version").parse().unwrap_or_default(), kind.parts().iter().map(of).collect())
        });
        typed.set_value(begun.or(newest));
    }
    let (version, texts) = typed.get_value().unwrap_or_default();
    let counts: Vec<_> =
        (0..kind.parts().len()).map(|at| RwSignal::new(texts.get(at).map_or(0, |(_, text)| text.chars().count()))).collect();
    let shown = counts.clone();
    let version = RwSignal::new(version);
    // what was typed before a reload stands in the fields again once there is a script
    Effect::new(move |_| {
        if begins && let Some(kept) = row.kept() {
            version.set(kept.0);
            for (key, text) in &kept.1 {
                browser::write(&format!("{}-{key}", kind.as_str()), text);
            }
            shown.iter().zip(&kept.1).for_each(|(count, (_, text))| count.set(text.chars().count()));
            typed.set_value(Some(kept));
        }
    });
    let fields = kind.parts().iter().enumerate().map(|(at, (key, max))| {
        let text = texts.get(at).map(|(_, text)| text.clone()).unwrap_or_default();
        let (id, count, long) = (format!("{}-{key}", kind.as_str()), counts[at], *max > 110);
        let note = move |text: String| {
            count.set(text.chars().count());
            typed.update_value(|typed| {
                if let Some((_, kept)) = typed.as_mut().and_then(|(_, texts)| texts.get_mut(at)) {
                    *kept = text;
                }
            });
            row.keep();
        };
        let class = move || {
            let over = count.get() > *max;
            if over { "hint over" } else { "hint" }
        };
        let (described, name) = (format!("{id}-hint"), format!("part-{key}"));
        let field = if long {
            Either::Left(view! {
                <textarea
                    class="kit-area"
                    id=id.clone()
                    name=name
                    aria-describedby=described
                    on:input:target=move |event| note(event.target().value())
                >
                    {browser::titled(&text)}
                </textarea>
            })
        } else {
            Either::Right(view! {
                <input
                    class="kit-input"
                    id=id.clone()
                    name=name
                    value=text
                    autocomplete="off"
                    aria-describedby=described
                    on:input:target=move |event| note(event.target().value())
                />
            })
        };
        view! {
            <div class="kit-field">
                <label for=id.clone()>{say::part_name(key)}</label>
                {field}
                <p class=class id=format!("{id}-hint")>
                    {move || used(count.get(), *max)}
                </p>
            </div>
        }
    });
    let fields = fields.collect_view();
    let (look, close) = (format!("{base}?draft={}", kind.as_str()), format!("{base}?draft={}", kind.as_str()));
    let stale = move || {
        desk.refused.with(|refused| match refused {
            Some((about, Problem::Refused(Refusal::Because(Error::Stale { what, .. })))) if about == kind.as_str() => {
                what.parse::<i64>().ok()
            }
            _ => None,
        })
    };
    let save = move || match stale() {
        None => Either::Left(view! {
            <input type="hidden" name="version" value=move || version.get().to_string() />
            <button class="kit-button primary" aria-busy=move || desk.busy.get().then_some("true")>
                "Save"
            </button>
        }),
        Some(newest) => {
            let look = format!("{look}&older={}", version.get());
            Either::Right(view! {
                <button class="kit-button danger" name="version" value=newest.to_string()>
                    {format!("Save over version {newest}")}
                </button>
                <a class="kit-button" href=look>
                    "See what changed"
                </a>
            })
        }
    };
    view! {
        <Deed desk row base act="edit" also="&edit=1" class="kit-form campaigns-edit">
            {fields}
            <footer>
                {save}
                <a class="kit-button" href=close on:click=move |_| row.forget()>
                    <Icon name="x" />
                    "Discard"
                </a>
            </footer>
        </Deed>
    }
}
