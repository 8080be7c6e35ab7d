//! A new group, or another name and other members for one (spec D18).

use super::{Refused, Sending, api};
use crate::kit::{Button, Choices, Dialog, TextInput, counted, toasts};
use domain::{
    id::{GroupId, PartnerId},
    partners::GroupRow,
};
use leptos::prelude::*;

/// From so many partners on they can be searched.
const MANY: usize = 12;

/// A group being made or changed.
#[derive(Clone, Copy, Debug)]
pub struct Grouping {
    open: RwSignal<bool>,
    group: RwSignal<Option<GroupId>>,
    name: RwSignal<String>,
    members: RwSignal<Vec<String>>,
    /// Every partner that can be in it: id, name, and why it stands apart.
    partners: RwSignal<Vec<(String, String, String)>>,
    /// Counts the openings, so that each begins with fresh boxes.
    turn: RwSignal<u32>,
    find: RwSignal<String>,
    sending: Sending,
}

impl Grouping {
    /// None yet.
    #[must_use]
    pub fn new() -> Self {
        Self {
            open: RwSignal::new(false),
            group: RwSignal::new(None),
            name: RwSignal::new(String::new()),
            members: RwSignal::new(Vec::new()),
            partners: RwSignal::new(Vec::new()),
            turn: RwSignal::new(0),
            find: RwSignal::new(String::new()),
            sending: Sending::new("group"),
        }
    }

    /// Opens the dialog; "All partners" among the groups knows every active partner.
    pub fn begin(self, group: Option<&GroupRow>, groups: &[GroupRow]) {
        let active = groups.iter().find(|group| group.everyone).map(|everyone| everyone.partners.as_slice()).unwrap_or_default();
        let inside = group.map(|group| group.partners.as_slice()).unwrap_or_default();
        let apart = inside.iter().filter(|partner| !active.contains(partner));
        let line = |id: PartnerId, name: &str, hint: &str| (id.to_string(), name.to_owned(), hint.to_owned());
        let partners = active.iter().map(|partner| line(partner.id, &partner.name, ""));
        let apart = apart.map(|partner| line(partner.id, &partner.name, "Not active now"));
        self.partners.set(partners.chain(apart).collect());
        self.members.set(inside.iter().map(|partner| partner.id.to_string()).collect());
        self.group.set(group.map(|group| group.id));
        self.name.set(group.map(|group| group.name.clone()).unwrap_or_default());
        self.find.set(String::new());
        self.turn.update(|turn| *turn += 1);
        self.sending.clear();
        self.open.set(true);
    }

    /// The partners that match what is searched.
    fn shown(self) -> Vec<(String, String, String)> {
        let words = self.find.read().trim().to_lowercase();
        self.partners.read().iter().filter(|(_, name, _)| name.to_lowercase().contains(&words)).cloned().collect()
    }
}

impl Default for Grouping {
    fn default() -> Self {
        Self::new()
    }
}

/// The dialog of a group; for admins.
#[component]
pub fn GroupForm(
    /// The group.
    grouping: Grouping,
    /// Called when it is saved.
    #[prop(into)]
    done: Callback<()>,
) -> impl IntoView {
    let Grouping { open, group, name, members, partners, turn, find, sending } = grouping;
    let toasts = toasts();
    let title = Signal::derive(move || if group.read().is_some() { "Edit group" } else { "New group" }.to_owned());
    let save = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let chosen: Vec<PartnerId> = members.read_untracked().iter().filter_map(|id| id.parse().ok()).collect();
        let (words, n) = (name.get_untracked(), i64::try_from(chosen.len()).unwrap_or(i64::MAX));
        sending.send(api::save_group(group.get_untracked(), words.clone(), chosen), move |_| {
            open.set(false);
            toasts.good(format!("Saved “{}” with {}.", words.trim(), counted(n, "partner", "partners")));
            done.run(());
        });
    };
    let search = move || {
        (partners.read().len() >= MANY).then(|| view! { <TextInput id="group-find" label="Find a partner" kind="search" value=find /> })
    };
    let boxes = move |_| {
        let options = untrack(|| grouping.shown());
        view! { <Choices id="group-members" legend="Partners in it" options chosen=members long=true /> }
    };
    let count = move || format!("{} of {} chosen", members.read().len(), partners.read().len());
    view! {
        <Dialog id="group-form" title open>
            <form novalidate on:submit=save>
                <div class="body">
                    <TextInput id=sending.id("name") label="Name" value=name error=sending.at("name") autofocus=true />
                    {search}
                    <For each=move || [(turn.get(), find.get())] key=Clone::clone children=boxes />
                    <p class="kit-meta" role="status">
                        {count}
                    </p>
                    <Refused sending />
                </div>
                <footer>
                    <Button press=move || open.set(false)>"Cancel"</Button>
                    <Button kind="submit" class="primary" busy=sending.busy()>
                        "Save group"
                    </Button>
                </footer>
            </form>
        </Dialog>
    }
}
