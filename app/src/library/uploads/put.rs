//! Who sees an upload that is put into a folder after its own place went away with its groups (spec S80, D18, D22).

use super::{
    queue,
    state::{Target, Upload},
};
use crate::{
    kit::{Button, Choices, Dialog, counted},
    library::say,
    partners,
};
use domain::library::{Error, Place};
use leptos::{prelude::*, task::spawn_local};

/// The dialog that asks for groups; once, beside the panel. The queue opens it.
#[component]
pub(super) fn Put() -> impl IntoView {
    let queue = queue();
    let (open, chosen, wrong) = (RwSignal::new(false), RwSignal::new(Vec::<String>::new()), RwSignal::new(None));
    let options = RwSignal::new(Vec::<(String, String, String)>::new());
    Effect::new(move |_| {
        if queue.homeless.with(Option::is_some) {
            chosen.set(Vec::new());
            wrong.set(None);
            open.set(true);
            spawn_local(async move {
                match partners::api::groups().await {
                    Ok(groups) => {
                        let option = |group: domain::partners::GroupRow| {
                            (group.id.to_string(), group.name, counted(group.partners.len() as i64, "partner", "partners"))
                        };
                        options.set(groups.into_iter().map(option).collect());
                    }
                    Err(problem) => wrong.set(Some(problem.say(partners::say::error))),
                }
            });
        }
    });
    let put = move || {
        let groups: Vec<_> = chosen.read_untracked().iter().filter_map(|group| group.parse().ok()).collect();
        if groups.is_empty() {
            return wrong.set(Some(say::error(&Error::NoGroup)));
        }
        open.set(false);
        if let Some((upload, Target { place: Place::Resources { folder, .. }, name, partner })) = queue.homeless.get_untracked() {
            queue.put(&upload, Target { place: Place::Resources { folder, groups }, name, partner });
        }
    };
    let title = move || {
        let into = |(upload, target): &(Upload, Target)| format!("Put “{}” into “{}”", upload.file, target.name);
        queue.homeless.with(|homeless| homeless.as_ref().map(into).unwrap_or_default())
    };
    view! {
        <Dialog id="put-upload" title=Signal::derive(title) open>
            <div class="body tall">
                {move || view! { <Choices id="put-groups" legend="Groups with access" options=options.get() chosen error=wrong /> }}
            </div>
            <footer>
                <Button press=move || open.set(false)>"Cancel"</Button>
                <Button class="primary" press=put>
                    "Put there"
                </Button>
            </footer>
        </Dialog>
    }
}
