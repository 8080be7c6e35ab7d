//! "Upload asset" (spec S31, S33): choose files, name them, begin. The uploads go on in the panel.

use super::{Chosen, Pick, look, picks, queue, state::Target};
use crate::{
    browser,
    kit::{Button, Dialog, DropZone, counted},
    library::say,
};
use domain::accounts::Me;
use leptos::{prelude::*, task::spawn_local};

/// The dialog of "Upload asset"; once, beside the panel. The queue opens it.
#[component]
pub(super) fn UploadAsset() -> impl IntoView {
    let queue = queue();
    let limits = expect_context::<Me>().limits;
    let (open, files, target) = (queue.choosing, queue.chosen, queue.asset);
    Effect::new(move |before: Option<bool>| {
        let now = open.get();
        if before == Some(true) && !now {
            for file in files.get_untracked() {
                browser::forget(file.number);
            }
            files.set(Vec::new());
        }
        now
    });
    let good = Memo::new(move |_| files.with(|files| files.iter().filter(|file| file.is_good()).count()));
    let unnamed = Memo::new(move |_| files.with(|files| files.iter().any(Pick::needs_a_name)));
    let off = Signal::derive(move || match (unnamed.get(), good.get()) {
        (true, _) => Some("Change the name that cannot be taken".to_owned()),
        (_, 0) => Some("Choose a file first".to_owned()),
        _ => None,
    });
    let begin = move || {
        let Some(target) = target.get_untracked() else { return };
        let (good, bad): (Vec<_>, Vec<_>) = files.get_untracked().into_iter().partition(Pick::is_good);
        for file in bad {
            browser::forget(file.number);
        }
        files.set(Vec::new());
        queue.add(good, &target);
        open.set(false);
    };
    let pick = Callback::new(move |chosen| {
        let more = picks(queue, chosen, files.with_untracked(Vec::len), limits);
        files.update(|files| files.extend(more.clone()));
        if let Some(target) = target.get_untracked() {
            spawn_local(look(target.place, more));
        }
    });
    let place = Signal::derive(move || target.with(|target| target.as_ref().map(|target| target.place.clone())));
    let title = move || target.with(|target| target.as_ref().map_or_else(String::new, |target| format!("Upload to “{}”", target.name)));
    let then = move || target.with(|target| target.as_ref().map(Target::then));
    view! {
        <Dialog id="upload-asset" title=Signal::derive(title) open wide=true>
            <div class="body tall">
                <DropZone id="upload-files" limits=say::limits(limits) active=open pick />
                <Chosen files place />
                <p class="kit-meta">{move || then()}</p>
            </div>
            <footer>
                <Button press=move || open.set(false)>"Cancel"</Button>
                <Button class="primary" icon="upload" off press=begin>
                    {move || match good.get() {
                        0 => "Upload".to_owned(),
                        count => format!("Upload {}", counted(count as i64, "file", "files")),
                    }}
                </Button>
            </footer>
        </Dialog>
    }
}
