//! Files that are chosen and not yet on their way: each with its name, and with what is wrong with it at once.

use super::{clashes, queue::Queue};
use crate::{
    browser,
    kit::{Button, Icon, IconButton, Picked, Thumb, size_words, text_words},
    library::say,
};
use domain::{
    library::{FileKind, Limits, NAMES_MAX, Place, file_type, may_upload},
    text::may_be_name,
};
use leptos::{either::Either, prelude::*, task::spawn_local};

/// A file that is chosen.
#[derive(Clone, Debug)]
pub struct Pick {
    /// The file's number on the browser's side.
    pub number: u32,
    /// The file's name.
    pub file: String,
    /// Bytes.
    pub size: u64,
    /// When it was last changed, in Unix milliseconds.
    pub modified: i64,
    /// The name the item gets; empty for the file's own.
    pub name: ArcRwSignal<String>,
    /// What it is.
    pub kind: FileKind,
    /// Why it cannot come, told at once in the words of the server (spec D5, D19, D42).
    pub fault: Option<String>,
    /// What stands there under its name, in words.
    pub clash: ArcRwSignal<Option<String>>,
    /// It is left out, because of what stands there.
    pub skip: ArcRwSignal<bool>,
}

/// A file's name without its extension.
fn stem(file: &str) -> &str {
    file.rsplit_once('.').map_or(file, |(stem, _)| stem)
}

fn name_fault(name: &str) -> Option<String> {
    may_be_name(&browser::nfc(name)).err().map(text_words)
}

impl Pick {
    /// The name it will have.
    pub(super) fn title(&self) -> String {
        let name = self.name.get_untracked();
        let name = name.trim();
        if name.is_empty() { stem(&self.file).to_owned() } else { browser::nfc(name) }
    }

    /// Why it cannot come as it is.
    pub(super) fn wrong(&self) -> Option<String> {
        self.name.track();
        self.fault.clone().or_else(|| name_fault(&self.title()))
    }

    /// It can come, and is to come.
    pub(in crate::library) fn is_good(&self) -> bool {
        !self.skip.get() && self.wrong().is_none()
    }

    /// It can come once its name is another.
    pub(in crate::library) fn needs_a_name(&self) -> bool {
        self.fault.is_none() && !self.skip.get() && self.wrong().is_some()
    }
}

/// Looks at files that were chosen or dropped: those of interrupted uploads go on, the others are there to be begun. Says
/// so when there are more than are taken at once (spec D42).
#[must_use]
pub(in crate::library) fn picks(queue: Queue, files: Vec<Picked>, already: usize, limits: Limits) -> Vec<Pick> {
    let files = queue.again(files);
    let room = NAMES_MAX.saturating_sub(already);
    if files.len() > room {
        for file in &files[room..] {
            browser::forget(file.number);
        }
        queue.toasts.bad(format!("{NAMES_MAX} files are taken at once. Left out: {}.", files.len() - room));
    }
    let look = |Picked { number, name, size, modified, folder }: Picked| {
        let (kind, fault) = match may_upload(&name, size, limits) {
            _ if folder => (FileKind::Template, Some("A folder cannot be dropped. Drop its files.".to_owned())),
            Ok(known) => (known.kind, name_fault(&name)),
            Err(fault) => (file_type(&name).map_or(FileKind::Template, |known| known.kind), Some(say::file(&fault))),
        };
        let own = ArcRwSignal::new(stem(&name).to_owned());
        let (clash, skip) = (ArcRwSignal::new(None), ArcRwSignal::new(false));
        Pick { number, file: name, size, modified, name: own, kind, fault, clash, skip }
    };
    files.into_iter().take(room).map(look).collect()
}

/// The chosen files, each with its name to change, what stands there under it, and a way to take it away.
#[component]
pub(in crate::library) fn Chosen(
    /// The files.
    files: RwSignal<Vec<Pick>>,
    /// Where they are to go.
    #[prop(into)]
    place: Signal<Option<Place>>,
) -> impl IntoView {
    let clashing = Memo::new(move |_| files.with(|files| files.iter().filter(|file| file.clash.read().is_some()).count()));
    let all = move |skip: bool| {
        for file in files.get_untracked().iter().filter(|file| file.clash.read_untracked().is_some()) {
            file.skip.set(skip);
        }
    };
    view! {
        {move || {
            (clashing.get() > 1)
                .then(|| {
                    view! {
                        <p class="kit-row wrap">
                            <span class="kit-meta">{format!("{} names are here already.", clashing.get())}</span>
                            <Button class="small" press=move || all(false)>
                                "Keep both of all"
                            </Button>
                            <Button class="small" press=move || all(true)>
                                "Skip all"
                            </Button>
                        </p>
                    }
                })
        }}
        <ul class="library-adds" aria-label="Chosen files">
            <For each=move || files.get() key=|pick| pick.number children=move |pick| view! { <Line pick files place /> } />
        </ul>
    }
}

#[component]
fn Line(pick: Pick, files: RwSignal<Vec<Pick>>, place: Signal<Option<Place>>) -> impl IntoView {
    let number = pick.number;
    let take_away = move || {
        browser::forget(number);
        files.update(|files| files.retain(|file| file.number != number));
    };
    let name = if pick.fault.is_some() {
        Either::Left(view! { <strong class="kit-cut">{pick.file.clone()}</strong> })
    } else {
        let (name, typed, looked) = (pick.name.clone(), pick.name.clone(), pick.clone());
        Either::Right(view! {
            <input
                class="kit-input"
                aria-label=format!("Name of {}", pick.file)
                aria-describedby=format!("how-{number}")
                maxlength="200"
                prop:value=move || name.get()
                on:input:target=move |event| typed.set(event.target().value())
                on:change=move |_| {
                    if let Some(place) = place.get_untracked() {
                        spawn_local(clashes::look(place, vec![looked.clone()]));
                    }
                }
            />
        })
    };
    let (kind, file) = (pick.kind, pick.file.clone());
    let size = size_words(i64::try_from(pick.size).unwrap_or(i64::MAX));
    let class = {
        let pick = pick.clone();
        move || match (pick.wrong(), pick.skip.get()) {
            (Some(_), _) => Some("failed"),
            (None, true) => Some("skipped"),
            (None, false) => None,
        }
    };
    let how = move || {
        if let Some(words) = pick.wrong() {
            return Either::Left(view! {
                <Icon name="warning" class="small" />
                {words}
            });
        }
        let clash = pick.clash.get().map(|words| {
            let (skip, out) = (pick.skip.clone(), pick.skip.get());
            let (will, press) = if out { (" It is left out. ", "Keep both") } else { (" Both are kept. ", "Skip") };
            view! {
                <strong>{words}</strong>
                {will}
                <Button class="small" press=move || skip.update(|skip| *skip = !*skip)>
                    {press}
                </Button>
            }
        });
        Either::Right(view! { {format!("{} · {size}", pick.file)} {clash} })
    };
    view! {
        <li class=class>
            <Thumb kind class="tiny" />
            {name}
            <IconButton icon="x" label=format!("Take away {file}") press=take_away />
            <span class="how kit-row wrap" id=format!("how-{number}")>
                {move || how()}
            </span>
        </li>
    }
}
