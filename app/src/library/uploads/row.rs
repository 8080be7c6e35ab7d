//! One upload in the panel: how far it is, and what can be done about it.

use super::{
    panel::FILE,
    queue::Queue,
    state::{State, Upload, Way},
};
use crate::{
    browser,
    kit::{Button, Icon, IconButton, size_words},
};
use domain::library::{FileKind, file_type};
use leptos::prelude::*;

fn words(bytes: u64) -> String {
    size_words(i64::try_from(bytes).unwrap_or(i64::MAX))
}

fn icon(file: &str) -> &'static str {
    match file_type(file).map(|known| known.kind) {
        Ok(FileKind::Image) => "image",
        Ok(FileKind::Pdf) => "pdf",
        Ok(FileKind::Slides) => "deck",
        Ok(FileKind::Document) => "doc",
        Ok(FileKind::Video) => "video",
        Ok(FileKind::Audio) => "audio",
        Ok(FileKind::Archive) => "zip",
        Ok(FileKind::Link) => "link",
        Ok(FileKind::Template) | Err(_) => "file",
    }
}

/// Where it stands, in words.
fn how(upload: &Upload) -> String {
    let size = upload.size;
    let percent = |sent: u64| (sent * 100).checked_div(size).unwrap_or_default();
    match &*upload.state.read() {
        State::Queued { .. } => format!("Queued · {}", words(size)),
        State::Running { sent } if *sent >= size && size > 0 => "All of it arrived, being checked …".to_owned(),
        State::Running { sent } => upload.wire.with_value(|wire| wire.pace.words(*sent, size)),
        State::Paused { sent } => format!("Paused at {} % · {}", percent(*sent), words(size)),
        State::Lost { sent, why: "" } => format!("Connection lost at {} %. Trying again …", percent(*sent)),
        State::Lost { why, .. } => (*why).to_owned(),
        State::Interrupted { sent } => format!("Interrupted at {} % · choose the file again to go on", percent(*sent)),
        State::Failed { words, .. } => words.clone(),
        State::Done => format!("{} · added to {}", words(size), upload.target.read().name),
    }
}

/// What the buttons depend on: they change with it, not with every byte.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Going,
    Paused,
    Interrupted,
    Failed(Way),
    Done,
}

fn kind(state: &State) -> Kind {
    match state {
        State::Queued { .. } | State::Running { .. } | State::Lost { .. } => Kind::Going,
        State::Paused { .. } => Kind::Paused,
        State::Interrupted { .. } => Kind::Interrupted,
        State::Failed { way, .. } => Kind::Failed(*way),
        State::Done => Kind::Done,
    }
}

/// One upload.
#[component]
pub(super) fn Row(
    /// The upload.
    upload: Upload,
    /// Where it belongs.
    queue: Queue,
) -> impl IntoView {
    let class = {
        let state = upload.state.clone();
        move || match &*state.read() {
            State::Queued { .. } => "kit-upload waits",
            State::Running { .. } => "kit-upload",
            State::Paused { .. } | State::Lost { .. } => "kit-upload paused",
            State::Interrupted { .. } => "kit-upload paused asks",
            State::Failed { way: Way::Place, .. } => "kit-upload failed asks",
            State::Failed { .. } => "kit-upload failed",
            State::Done => "kit-upload done",
        }
    };
    let kind = {
        let state = upload.state.clone();
        Memo::new(move |_| kind(&state.read()))
    };
    let (file, name) = (upload.file.clone(), upload.file.clone());
    let sort = icon(&upload.file);
    let glyph = move || view! { <Icon name=if kind.get() == Kind::Done { "check" } else { sort } /> };
    let how = {
        let upload = upload.clone();
        move || how(&upload)
    };
    let bar = {
        let (state, size, name) = (upload.state.clone(), upload.size, upload.file.clone());
        move || {
            let now = state.read();
            let sent = now.sent(size);
            let shown = match &*now {
                State::Running { .. } | State::Lost { .. } => true,
                State::Done => false,
                _ => sent > 0,
            };
            shown.then(|| view! { <progress value=sent.to_string() max=size.to_string() aria-label=name.clone()></progress> })
        }
    };
    let acts = move || acts(&upload, queue, kind.get());
    view! {
        <li class=class>
            {move || glyph()} <span class="file" title=name>{file}</span> <span class="how">{how}</span> <span class="acts">{move || acts()}</span> {bar}
        </li>
    }
}

/// What can be done about it.
fn acts(upload: &Upload, queue: Queue, kind: Kind) -> impl IntoView + use<> {
    let small = |icon: &'static str, verb: &str, press: Callback<()>| {
        let label = format!("{verb} {}", upload.file);
        view! { <IconButton icon class="small" label press /> }.into_any()
    };
    let word = |icon: &'static str, words: String, press: Callback<()>| {
        view! {
            <Button class="quiet small" icon press>
                {words}
            </Button>
        }
        .into_any()
    };
    let of = |act: fn(Queue, &Upload)| {
        let upload = upload.clone();
        Callback::new(move |()| act(queue, &upload))
    };
    let away = |verb: &str| small("x", verb, of(Queue::cancel));
    match kind {
        Kind::Going => vec![small("pause", "Pause", of(Queue::pause)), away("Cancel")],
        Kind::Paused => vec![small("play", "Resume", of(Queue::go_on)), away("Cancel")],
        Kind::Interrupted => {
            vec![word("", "Choose file".to_owned(), Callback::new(|()| browser::press(FILE))), away("Discard")]
        }
        Kind::Failed(Way::Retry) => vec![word("retry", "Retry".to_owned(), of(Queue::go_on)), away("Dismiss")],
        Kind::Failed(Way::None) => vec![away("Dismiss")],
        Kind::Failed(Way::Place) => {
            let there = queue.place_for(upload).map(|target| {
                let (upload, words) = (upload.clone(), format!("Put into “{}”", target.name));
                word("", words, Callback::new(move |()| queue.put(&upload, target.clone())))
            });
            there.into_iter().chain([away("Discard")]).collect()
        }
        Kind::Done => {
            let path = upload.target.read().path();
            let show = view! {
                <a class="kit-button quiet small" href=path>
                    "Show"
                </a>
            };
            vec![show.into_any()]
        }
    }
}
