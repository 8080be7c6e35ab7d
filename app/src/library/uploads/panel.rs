//! The panel of the uploads: docked, folds to its head, and asks before the tab closes over it.

use super::{queue, row::Row};
use crate::{browser, kit::IconButton};
use leptos::prelude::*;

/// What is going on, in figures.
#[derive(Clone, Copy, PartialEq, Eq, Default)]
struct Figures {
    all: usize,
    open: usize,
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
                Figures {
                    all: sum.all + 1,
                    open: sum.open + usize::from(state.is_open()),
                    done: sum.done + usize::from(matches!(*state, super::state::State::Done { .. })),
                    sent: sum.sent + if state.is_open() { state.sent(row.size) } else { 0 },
                    bytes: sum.bytes + if state.is_open() { row.size } else { 0 },
                }
            })
        })
    });
    let percent = move || figures.with(|now| now.sent * 100 / now.bytes.max(1));
    let busy = Memo::new(move |_| figures.get().open > 0);
    Effect::new(move |_| browser::warn_before_leaving(busy.get()));
    Effect::new(move |_| browser::on_online(move || queue.wake()));
    let title = move || match figures.get() {
        Figures { all, open, .. } if open > 0 => format!("Uploading {} of {all}", all - open + 1),
        Figures { all, done, .. } if all == done => "Uploaded".to_owned(),
        Figures { done: 0, .. } => "Not uploaded".to_owned(),
        Figures { all, done, .. } => format!("{done} of {all} uploaded"),
    };
    let fold = move || folded.update(|now| *now = if *now == "yes" { "no" } else { "yes" });
    view! {
        <section class="kit-uploads layout-uploads" aria-label="Uploads" data-folded=move || folded.get() hidden=move || figures.get().all == 0>
            <header>
                <strong role="status">{title}</strong>
                <span class="kit-meta kit-num">{move || busy.get().then(|| format!("{} %", percent()))}</span>
                <span class="push">
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
    }
}
