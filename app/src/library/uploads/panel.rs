//! The panel of the uploads: docked, folds to its head, and asks before the tab closes over it. Beside it stand what
//! belongs to every page: the dialog of "Upload asset", and the things of a page that files can be dropped on.

use super::{
    asset::UploadAsset,
    put::Put,
    queue,
    row::Row,
    state::{State, Target},
};
use crate::{
    browser,
    kit::{DropSpots, IconButton, Picked, Spot},
};
use domain::{accounts::Me, library::Place};
use leptos::prelude::*;
use leptos_router::{NavigateOptions, hooks::use_navigate};
use std::time::Duration;

/// The file input of interrupted uploads.
pub(super) const FILE: &str = "uploads-file";
/// How often it is looked whether uploads are still alive.
const WATCH: Duration = Duration::from_secs(5);

/// What is going on, in figures.
#[derive(Clone, Copy, PartialEq, Eq, Default)]
struct Figures {
    all: usize,
    open: usize,
    paused: usize,
    interrupted: usize,
    done: usize,
    sent: u64,
    bytes: u64,
}

/// The uploads of this tab; once, in the frame of the vendor's pages.
#[component]
pub fn Uploads() -> impl IntoView {
    let queue = queue();
    let folded = RwSignal::new("auto");
    let figures = Memo::new(move |_| {
        queue.rows.with(|rows| {
            rows.iter().fold(Figures::default(), |sum, row| {
                let state = row.state.read();
                let is = |yes: bool| usize::from(yes);
                let done = *state == State::Done;
                let counts = done || state.is_open();
                Figures {
                    all: sum.all + 1,
                    open: sum.open + is(state.is_open()),
                    paused: sum.paused + is(matches!(*state, State::Paused { .. })),
                    interrupted: sum.interrupted + is(matches!(*state, State::Interrupted { .. })),
                    done: sum.done + is(done),
                    sent: sum.sent + if counts { state.sent(row.size) } else { 0 },
                    bytes: sum.bytes + if counts { row.size } else { 0 },
                }
            })
        })
    });
    let percent = move || figures.with(|now| now.sent * 100 / now.bytes.max(1));
    let busy = Memo::new(move |_| figures.get().open > 0);
    Effect::new(move |_| browser::warn_before_leaving(busy.get()));
    Effect::new(move |_| browser::on_line(move |on| queue.turn_line(on)));
    Effect::new(move |_| {
        if busy.get()
            && let Ok(watch) = set_interval_with_handle(move || queue.watch(), WATCH)
        {
            on_cleanup(move || watch.clear());
        }
    });
    Effect::new(move |_| queue.recall());
    let title = move || match figures.get() {
        Figures { all, open, paused, .. } if open > 0 && open == paused => format!("Paused, {} of {all}", all - open + 1),
        Figures { all, open, .. } if open > 0 => format!("Uploading {} of {all}", all - open + 1),
        Figures { interrupted: 1, .. } => "An upload was interrupted".to_owned(),
        Figures { interrupted: 2.., .. } => "Uploads were interrupted".to_owned(),
        Figures { all, done, .. } if all == done => "Uploaded".to_owned(),
        Figures { done: 0, .. } => "Not uploaded".to_owned(),
        Figures { all, done, .. } => format!("{done} of {all} uploaded"),
    };
    let fold = move || folded.update(|now| *now = if *now == "yes" { "no" } else { "yes" });
    // one upload has its own button
    let turn = Memo::new(move |_| figures.with(|now| (now.open > 1).then_some(now.open == now.paused)));
    let turn_all = move || {
        turn.get().map(|on| {
            let (icon, label) = if on { ("play", "Resume all") } else { ("pause", "Pause all") };
            view! { <IconButton icon class="small" label press=move || queue.turn_all(on) /> }
        })
    };
    view! {
        <section class="kit-uploads layout-uploads" aria-label="Uploads" data-folded=move || folded.get() hidden=move || figures.get().all == 0>
            <header>
                <strong role="status">{move || title()}</strong>
                <span class="kit-meta kit-num">{move || busy.get().then(|| format!("{} %", percent()))}</span>
                <span class="push">
                    {move || turn_all()}
                    <IconButton
                        icon="chevron-down"
                        class="small fold"
                        label=Signal::derive(move || if folded.get() == "yes" { "Show uploads".to_owned() } else { "Fold uploads".to_owned() })
                        press=fold
                    />
                    {move || {
                        (!busy.get())
                            .then(|| view! { <IconButton icon="x" class="small" label="Close" press=move || queue.close() /> })
                    }}
                </span>
            </header>
            {move || {
                busy.get()
                    .then(|| {
                        view! { <progress value=move || percent().to_string() max="100" aria-label="All uploads"></progress> }
                    })
            }}
            <ul>
                <For each=move || queue.rows.get() key=|row| row.number children=move |upload| view! { <Row upload queue /> } />
            </ul>
        </section>
        <Places />
        <UploadAsset />
        <Put />
    }
}

/// Where files get that are chosen or dropped outside of a page's own places: back to their interrupted upload, into the
/// campaign, or on to the page that asks who sees them.
#[component]
fn Places() -> impl IntoView {
    let (queue, navigate) = (queue(), use_navigate());
    let limits = expect_context::<Me>().limits;
    let none = ("Files go into a campaign or a folder", "Open one first, or drop them on its name.");
    let pick = move |(files, spot): (Vec<Picked>, Option<Spot>)| {
        let files = queue.again(files);
        match spot {
            _ if files.is_empty() => {}
            Some(spot) if spot.folder => {
                if queue.bring(files) {
                    navigate(&format!("/resources/add?in={}", spot.id), NavigateOptions::default());
                }
            }
            Some(Spot { id, name, of, .. }) => {
                if let Ok(id) = id.parse() {
                    queue.drop_into(Target { place: Place::Campaign(id), name, partner: of }, files, limits);
                }
            }
            None => {
                for file in &files {
                    browser::forget(file.number);
                }
                queue.toasts.bad(format!("{}. {}", none.0, none.1));
            }
        }
    };
    let then = |spot: Spot| if spot.folder { "Next you choose who sees them.".to_owned() } else { then(&spot) };
    let chosen = move |_| {
        let files = queue.again(browser::picked(FILE));
        if let Some(file) = files.first() {
            queue.toasts.bad(format!("“{}” is none of the interrupted files, or it was changed since.", file.name));
        }
        for file in files {
            browser::forget(file.number);
        }
    };
    view! {
        <input type="file" id=FILE multiple=true hidden=true aria-label="Files of interrupted uploads" on:change=chosen />
        <DropSpots then=Callback::new(then) none pick=Callback::new(pick) />
    }
}

fn then(spot: &Spot) -> String {
    format!("{} sees them once they are approved.", if spot.of.is_empty() { "Its partner" } else { &spot.of })
}
