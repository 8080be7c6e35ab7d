//! Files that are chosen and not yet on their way: each with its name, and with what is wrong with it at once.

use crate::{
    browser,
    kit::{Icon, IconButton, Picked, Thumb, Toasts, size_words},
    library::say,
};
use domain::library::{FileFault, FileKind, Limits, may_upload};
use leptos::{either::Either, prelude::*};

/// Files that are taken at once (spec D42).
const MOST: usize = 100;

/// A file that is chosen.
#[derive(Clone, Debug)]
pub struct Pick {
    /// The file's number on the browser's side.
    pub number: u32,
    /// The file's name.
    pub file: String,
    /// Bytes.
    pub size: u64,
    /// The name the item gets; empty for the file's own.
    pub name: ArcRwSignal<String>,
    /// What it is.
    pub kind: FileKind,
    /// Why it cannot come, told at once in the words of the server (spec D5, D19).
    pub fault: Option<FileFault>,
}

/// Looks at files that were chosen or dropped; says so when there are more than are taken at once.
#[must_use]
pub fn picks(files: Vec<Picked>, already: usize, limits: Limits, toasts: Toasts) -> Vec<Pick> {
    let room = MOST.saturating_sub(already);
    if files.len() > room {
        for file in &files[room..] {
            browser::forget(file.number);
        }
        toasts.bad(format!("{MOST} files are taken at once. {} were left out.", files.len() - room));
    }
    let look = |Picked { number, name, size }: Picked| {
        let (kind, fault) = match may_upload(&name, size, limits) {
            Ok(known) => (known.kind, None),
            Err(fault) => (domain::library::file_type(&name).map_or(FileKind::Template, |known| known.kind), Some(fault)),
        };
        let stem = name.rsplit_once('.').map_or(name.as_str(), |(stem, _)| stem).to_owned();
        Pick { number, file: name, size, name: ArcRwSignal::new(stem), kind, fault }
    };
    files.into_iter().take(room).map(look).collect()
}

/// The chosen files, each with its name to change and a way to take it away.
#[component]
pub fn Chosen(
    /// The files.
    files: RwSignal<Vec<Pick>>,
) -> impl IntoView {
    let row = move |pick: Pick| {
        let (number, bad) = (pick.number, pick.fault.is_some());
        let take_away = move || {
            browser::forget(number);
            files.update(|files| files.retain(|file| file.number != number));
        };
        let size = size_words(i64::try_from(pick.size).unwrap_or(i64::MAX));
        let (name, how) = match &pick.fault {
            Some(fault) => (Either::Left(view! { <strong class="kit-cut">{pick.file.clone()}</strong> }), say::file(fault)),
            None => {
                let (begins, name) = (pick.name.get_untracked(), pick.name.clone());
                let field = view! {
                    <input
                        class="kit-input"
                        aria-label=format!("Name of {}", pick.file)
                        maxlength="200"
                        value=begins
                        on:input:target=move |event| name.set(event.target().value())
                    />
                };
                (Either::Right(field), format!("{} · {size}", pick.file))
            }
        };
        view! {
            <li class=bad.then_some("failed")>
                <Thumb kind=pick.kind class="tiny" />
                {name}
                <IconButton icon="x" label=format!("Take away {}", pick.file) press=take_away />
                <span class=if bad { "how kit-row" } else { "how" }>
                    {bad.then(|| view! { <Icon name="warning" class="small" /> })} {how}
                </span>
            </li>
        }
    };
    view! {
        <ul class="library-adds" aria-label="Chosen files">
            <For each=move || files.get() key=|pick| pick.number children=row />
        </ul>
    }
}
