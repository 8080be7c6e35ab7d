//! A new group, or another name and other members for one (spec D18). A save that comes too late says who saved before and
//! offers that, or one's own over it (spec D56).

use super::{Refused, Sending, api, say};
use crate::kit::{Button, Choices, Dialog, Note, TextInput, counted, toasts};
use domain::{
    id::{GroupId, PartnerId},
    partners::{Error, GroupRow},
};
use leptos::{either::Either, prelude::*, task::spawn_local};

/// From so many partners on they can be searched.
const MANY: usize = 12;

/// A group being made or changed.
#[derive(Clone, Copy, Debug)]
pub struct Grouping {
    open: RwSignal<bool>,
    /// The group and the version it was read in; none for a new one.
    group: RwSignal<Option<(GroupId, i64)>>,
    /// All groups as somebody else left them.
    saved: RwSignal<Option<Vec<GroupRow>>>,
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
            saved: RwSignal::new(None),
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
        self.stand_on(group);
        self.name.set(group.map(|group| group.name.clone()).unwrap_or_default());
        self.find.set(String::new());
        self.turn.update(|turn| *turn += 1);
        self.open.set(true);
    }

    fn stand_on(self, group: Option<&GroupRow>) {
        self.group.set(group.map(|group| (group.id, group.version)));
        self.saved.set(None);
        self.sending.clear();
    }

    /// What somebody else saved is read as soon as a save came too late.
    fn look(self) {
        spawn_local(async move {
            if let Ok(groups) = api::groups().await {
                self.saved.try_set(Some(groups));
            }
        });
    }

    /// Goes on with the group as it is now: with its name and members, or with what is typed.
    fn go_on(self, keep: bool) {
        let Some((id, _)) = self.group.get_untracked() else { return };
        let Some(groups) = self.saved.get_untracked() else { return };
        // one that was deleted is refused as such when it is saved
        let Some(now) = groups.iter().find(|group| group.id == id) else { return self.sending.clear() };
        if keep { self.stand_on(Some(now)) } else { self.begin(Some(now), &groups) }
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
    let Grouping { open, group, name, members, partners, turn, find, sending, .. } = grouping;
    let toasts = toasts();
    let title = Signal::derive(move || if group.read().is_some() { "Edit group" } else { "New group" }.to_owned());
    let save = move || {
        let chosen: Vec<PartnerId> = members.read_untracked().iter().filter_map(|id| id.parse().ok()).collect();
        let (words, n) = (name.get_untracked(), i64::try_from(chosen.len()).unwrap_or(i64::MAX));
        let (group, version) = group.get_untracked().unzip();
        sending.send(api::save_group(group, version, words.clone(), chosen), move |_| {
            open.set(false);
            toasts.good(format!("Saved “{}” with {}.", words.trim(), counted(n, "partner", "partners")));
            done.run(());
        });
    };
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        save();
    };
    let stale = Memo::new(move |_| sending.reason().get().filter(|reason| matches!(reason, Error::Stale { .. })));
    Effect::new(move |_| {
        if stale.read().is_some() {
            grouping.look();
        }
    });
    let own = Callback::new(move |()| {
        grouping.go_on(true);
        save();
    });
    let foot = move || match stale.get() {
        Some(reason) => Either::Left(view! { <Late grouping reason own /> }),
        None => Either::Right(view! { <Refused sending /> }),
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
            <form novalidate on:submit=submit>
                <div class="body">
                    <TextInput id=sending.id("name") label="Name" value=name error=sending.at("name") autofocus=true />
                    {move || search()}
                    <For each=move || [(turn.get(), find.get())] key=Clone::clone children=boxes />
                    <p class="kit-meta" role="status">
                        {move || count()}
                    </p>
                    {move || foot()}
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

/// Who saved before, and the two ways on.
#[component]
fn Late(grouping: Grouping, reason: Error, own: Callback<()>) -> impl IntoView {
    let off = Signal::derive(move || grouping.saved.read().is_none().then(|| "Reading what is there now".to_owned()));
    view! {
        <div role="alert">
            <Note kind="bad">
                <strong>{say::error(&reason)}</strong>
                " What you chose is still here."
                <div class="kit-row wrap">
                    <Button class="small" icon="retry" off press=move || grouping.go_on(false)>
                        "Reload"
                    </Button>
                    <Button class="small" off press=move || own.run(())>
                        "Save mine over it"
                    </Button>
                </div>
            </Note>
        </div>
    }
}
