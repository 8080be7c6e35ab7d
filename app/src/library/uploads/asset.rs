//! "Upload asset" (spec S31, S33): choose files, name them, begin. The uploads go on in the panel.

use super::{Chosen, Pick, picks, queue, state::Target};
use crate::{
    browser,
    kit::{Button, Dialog, DropZone, counted, toasts},
    library::say,
};
use domain::accounts::Me;
use leptos::prelude::*;

/// The dialog of "Upload asset".
#[component]
pub fn UploadAsset(
    /// Whether it is open.
    open: RwSignal<bool>,
    /// What the files are for.
    target: RwSignal<Option<Target>>,
) -> impl IntoView {
    let (queue, toasts) = (queue(), toasts());
    let limits = expect_context::<Me>().limits;
    let files = RwSignal::new(Vec::<Pick>::new());
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
    let good = move || files.with(|files| files.iter().filter(|file| file.fault.is_none()).count());
    let off = Signal::derive(move || (good() == 0).then(|| "Choose a file first".to_owned()));
    let begin = move || {
        let Some(target) = target.get_untracked() else { return };
        let (good, bad): (Vec<Pick>, Vec<Pick>) = files.get_untracked().into_iter().partition(|file| file.fault.is_none());
        for file in bad {
            browser::forget(file.number);
        }
        files.set(Vec::new());
        queue.add(good, &target);
        open.set(false);
    };
    let pick = Callback::new(move |chosen| {
        let already = files.with_untracked(Vec::len);
        files.update(|files| files.extend(picks(chosen, already, limits, toasts)));
    });
    let title = move || target.with(|target| target.as_ref().map_or_else(String::new, |target| format!("Upload to “{}”", target.name())));
    let then = move || target.with(|target| target.as_ref().map(Target::then));
    view! {
        <Dialog id="upload-asset" title=Signal::derive(title) open wide=true>
            <div class="body tall">
                <DropZone
                    id="upload-files"
                    limits=say::limits(limits)
                    active=open
                    pick
                />
                <Chosen files />
                <p class="kit-meta">{then}</p>
            </div>
            <footer>
                <Button press=move || open.set(false)>"Cancel"</Button>
                <Button class="primary" icon="upload" off press=begin>
                    {move || match good() {
                        0 => "Upload".to_owned(),
                        count => format!("Upload {}", counted(count as i64, "file", "files")),
                    }}
                </Button>
            </footer>
        </Dialog>
    }
}
