//! Name and description of an item. When somebody saved meanwhile the dialog says who, and offers theirs or one's own.

use super::{
    acts::{ItemActs, tell_changed},
    api, say,
};
use crate::kit::{Button, Dialog, Note, TextArea, TextInput, focus_field, toasts};
use domain::library::Error;
use leptos::{prelude::*, task::spawn_local};

/// The dialog for name and description.
#[component]
pub(super) fn Edit(
    /// What opens it.
    acts: ItemActs,
) -> impl IntoView {
    let (name, description) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let wrong = RwSignal::new(Vec::<(&'static str, String)>::new());
    let (stale, busy, own) = (RwSignal::new(false), RwSignal::new(false), RwSignal::new(false));
    let (toasts, tell) = (toasts(), tell_changed());
    Effect::new(move |_| {
        if acts.editing.get() {
            wrong.set(Vec::new());
            stale.set(false);
            own.set(false);
            name.set(acts.name());
            description.set(String::new());
        }
    });
    // what is fetched fills the fields, unless one keeps one's own words over a newer version
    Effect::new(move |_| {
        if let Some(page) = acts.found()
            && acts.editing.get_untracked()
            && !own.get_untracked()
        {
            name.set(page.item.name);
            description.set(page.description);
        }
    });
    let of = move |field: &'static str| {
        Signal::derive(move || wrong.read().iter().find(|(other, _)| *other == field).map(|(_, words)| words.clone()))
    };
    let whole = of("");
    let off = Signal::derive(move || if stale.get() { Some("Choose one of the two first".to_owned()) } else { acts.waits() });
    let again = move |keep: bool| {
        own.set(keep);
        stale.set(false);
        wrong.set(Vec::new());
        acts.page.set(None);
        acts.fetch();
    };
    let save = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let Some(page) = untrack(|| acts.found()) else { return };
        if busy.get_untracked() || stale.get_untracked() {
            return;
        }
        busy.set(true);
        spawn_local(async move {
            let saved = api::edit(page.item.id, page.version, name.get_untracked(), description.get_untracked()).await;
            busy.set(false);
            match saved {
                Ok(()) => {
                    acts.editing.set(false);
                    toasts.good(format!("Saved “{}”.", name.get_untracked().trim()));
                    tell();
                }
                Err(problem) => {
                    stale.set(matches!(problem.reason(), Some(Error::Stale { .. })));
                    let found = say::wrong(&problem);
                    if let Some((field, _)) = found.iter().find(|(field, _)| !field.is_empty()) {
                        focus_field(&format!("item-{field}"));
                    }
                    wrong.set(found);
                }
            }
        });
    };
    let trouble = move || {
        whole.get().map(|words| {
            let choice = stale.get().then(|| {
                view! {
                    <div class="kit-row wrap">
                        <Button class="small" icon="retry" press=move || again(false)>
                            "Reload"
                        </Button>
                        <Button class="quiet small" press=move || again(true)>
                            "Keep what I typed"
                        </Button>
                    </div>
                }
            });
            view! { <Note kind="bad">{words}{choice}</Note> }
        })
    };
    view! {
        <Dialog id="item-edit" title="Name and description" open=acts.editing>
            <form on:submit=save>
                <div class="body">
                    <div role="status">{trouble}</div>
                    <TextInput id="item-name" label="Name" value=name error=of("name") hint="What your team and partners see." />
                    <TextArea id="item-description" label="Description" value=description error=of("description") optional=true />
                </div>
                <footer>
                    <Button press=move || acts.editing.set(false)>"Cancel"</Button>
                    <Button kind="submit" class="primary" busy off>
                        "Save"
                    </Button>
                </footer>
            </form>
        </Dialog>
    }
}
