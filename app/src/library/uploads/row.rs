//! One upload in the panel: how far it is, and what can be done about it.

use super::{
    queue::Queue,
    state::{State, Upload},
};
use crate::kit::{Button, Icon, IconButton, size_words};
use domain::library::{FileKind, file_type};
use leptos::{either::EitherOf4, prelude::*};

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
        State::Queued => format!("Queued · {}", words(size)),
        State::Running { sent } if *sent >= size && size > 0 => "All of it arrived, being checked …".to_owned(),
        State::Running { sent } => format!("{} of {} · {} %", words(*sent), words(size), percent(*sent)),
        State::Lost { sent } => format!("Connection lost at {} %. Trying again …", percent(*sent)),
        State::Failed { words, .. } => words.clone(),
        State::Done { .. } => format!("{} · added to {}", words(size), upload.target.name()),
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
    let of = |read: fn(&State) -> &'static str| {
        let state = upload.state.clone();
        move || read(&state.read())
    };
    let class = of(|state| match state {
        State::Queued => "kit-upload waits",
        State::Running { .. } => "kit-upload",
        State::Lost { .. } => "kit-upload paused",
        State::Failed { .. } => "kit-upload failed",
        State::Done { .. } => "kit-upload done",
    });
    let (file, name) = (upload.file.clone(), upload.file.clone());
    let glyph = {
        let (state, kind) = (upload.state.clone(), icon(&upload.file));
        move || {
            let name = if matches!(*state.read(), State::Done { .. }) { "check" } else { kind };
            view! { <Icon name /> }
        }
    };
    let how = {
        let upload = upload.clone();
        move || how(&upload)
    };
    let bar = {
        let (state, size, name) = (upload.state.clone(), upload.size, upload.file.clone());
        move || {
            let now = state.read();
            let sent = now.sent(size);
            let shown = matches!(*now, State::Running { .. } | State::Lost { .. }) || (matches!(*now, State::Failed { .. }) && sent > 0);
            shown.then(|| view! { <progress value=sent.to_string() max=size.to_string() aria-label=name.clone()></progress> })
        }
    };
    // the buttons change only with the kind of state, not with every byte
    let kind = {
        let state = upload.state.clone();
        Memo::new(move |_| match &*state.read() {
            State::Failed { again, .. } => (false, *again, false),
            State::Done { .. } => (false, false, true),
            State::Queued | State::Running { .. } | State::Lost { .. } => (true, false, false),
        })
    };
    let acts = move || {
        let upload = upload.clone();
        match kind.get() {
            (true, ..) => EitherOf4::A(view! {
                <IconButton icon="x" class="small" label=format!("Cancel {}", upload.file) press=move || queue.cancel(&upload) />
            }),
            (_, true, _) => {
                let again = upload.clone();
                EitherOf4::B(view! {
                    <Button class="quiet small" icon="retry" press=move || queue.retry(&again)>
                        "Retry"
                    </Button>
                    <IconButton icon="x" class="small" label=format!("Dismiss {}", upload.file) press=move || queue.cancel(&upload) />
                })
            }
            (.., true) => EitherOf4::C(view! {
                <a class="kit-button quiet small" href=upload.target.path()>
                    "Show"
                </a>
            }),
            _ => EitherOf4::D(view! {
                <IconButton icon="x" class="small" label=format!("Dismiss {}", upload.file) press=move || queue.cancel(&upload) />
            }),
        }
    };
    view! {
        <li class=class>
            {glyph} <span class="file" title=name>{file}</span> <span class="how">{how}</span> <span class="acts">{acts}</span> {bar}
        </li>
    }
}
