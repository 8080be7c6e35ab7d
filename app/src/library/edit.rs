//! Name and description of an item or a folder, and the groups of a resource (spec S34, S89, S97). When somebody saved
//! meanwhile the dialog says who, and offers theirs or one's own (spec D56).

use super::{
    acts::tell_changed,
    api,
    groups::{GroupChoice, Grouping},
    say,
};
use crate::{
    Problem,
    kit::{Button, Dialog, Note, TextArea, TextInput, focus_field, toasts},
};
use domain::{
    id::{FolderId, GroupId, ItemId},
    library::{Error, FolderRef, ItemRow, Selection},
    paging::Ask,
};
use leptos::{prelude::*, task::spawn_local};

/// What is edited.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Thing {
    Item(ItemId),
    /// A resource has groups too.
    Resource(ItemId),
    Folder(FolderId),
}

/// It as it stands now.
#[derive(Clone, Debug)]
struct Facts {
    name: String,
    description: String,
    version: i64,
    groups: Vec<GroupId>,
}

impl Thing {
    async fn find(self) -> Result<Facts, Problem<Error>> {
        match self {
            Self::Item(id) | Self::Resource(id) => {
                let page = api::item(id).await?;
                let groups = page.item.groups.iter().map(|group| group.id).collect();
                Ok(Facts { name: page.item.name, description: page.description, version: page.version, groups })
            }
            Self::Folder(id) => {
                let found = api::browse(Some(id), Ask::default(), false).await?.folder;
                let facts = found.ok_or(Problem::Refused(domain::Refusal::NotFound))?;
                Ok(Facts { name: facts.name, description: facts.description, version: facts.version, groups: Vec::new() })
            }
        }
    }

    async fn save(self, facts: Facts, regroup: bool) -> Result<(), Problem<Error>> {
        let Facts { name, description, version, groups } = facts;
        match self {
            Self::Folder(id) => return api::edit_folder(id, version, name, description).await,
            Self::Item(id) | Self::Resource(id) => api::edit(id, version, name, description).await?,
        }
        if let (Self::Resource(id), true) = (self, regroup) {
            api::set_groups(Selection::These { folders: Vec::new(), items: vec![id] }, groups).await?;
        }
        Ok(())
    }
}

/// What is being edited.
#[derive(Clone, Copy, Debug)]
pub(super) struct Editing {
    open: RwSignal<bool>,
    thing: RwSignal<Option<Thing>>,
    /// Its name before.
    name: RwSignal<String>,
    facts: RwSignal<Option<Result<Facts, Problem<Error>>>>,
}

impl Editing {
    /// Nothing yet.
    pub fn new() -> Self {
        Self { open: RwSignal::new(false), thing: RwSignal::new(None), name: RwSignal::new(String::new()), facts: RwSignal::new(None) }
    }

    /// Opens the dialog about an item.
    pub fn item(self, item: ItemRow) {
        self.begin(if item.campaign.is_none() { Thing::Resource(item.id) } else { Thing::Item(item.id) }, item.name);
    }

    /// Opens the dialog about a folder.
    pub fn folder(self, folder: &FolderRef) {
        self.begin(Thing::Folder(folder.id), folder.name.clone());
    }

    fn begin(self, thing: Thing, name: String) {
        self.thing.set(Some(thing));
        self.name.set(name);
        self.open.set(true);
        self.fetch();
    }

    fn fetch(self) {
        let Some(thing) = self.thing.get_untracked() else { return };
        self.facts.set(None);
        spawn_local(async move {
            let facts = thing.find().await;
            if self.thing.try_get_untracked() == Some(Some(thing)) {
                self.facts.set(Some(facts));
            }
        });
    }

    fn found(self) -> Option<Facts> {
        self.facts.with(|facts| facts.as_ref().and_then(|facts| facts.as_ref().ok().cloned()))
    }

    fn waits(self) -> Option<String> {
        match &*self.facts.read() {
            None => Some("One moment".to_owned()),
            Some(Err(problem)) => Some(problem.say(say::error)),
            Some(Ok(_)) => None,
        }
    }
}

/// The dialog for name, description and groups.
#[component]
pub(super) fn Edit(
    /// What opens it.
    editing: Editing,
) -> impl IntoView {
    let (name, description) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let wrong = RwSignal::new(Vec::<(&'static str, String)>::new());
    let (stale, busy, own) = (RwSignal::new(false), RwSignal::new(false), RwSignal::new(false));
    let (toasts, tell, grouping) = (toasts(), tell_changed(), Grouping::new());
    Effect::new(move |_| {
        if editing.open.get() {
            wrong.set(Vec::new());
            stale.set(false);
            own.set(false);
            name.set(editing.name.get());
            description.set(String::new());
        }
    });
    // what is fetched fills the fields, unless one keeps one's own words over a newer version
    Effect::new(move |_| {
        if let Some(facts) = editing.found()
            && editing.open.get_untracked()
            && !own.get_untracked()
        {
            if let Some(Thing::Resource(id)) = editing.thing.get_untracked() {
                grouping.begin(Selection::These { folders: Vec::new(), items: vec![id] }, &facts.groups);
            }
            name.set(facts.name);
            description.set(facts.description);
        }
    });
    let is = move |wanted: fn(Thing) -> bool| editing.thing.get().is_some_and(wanted);
    let has_groups = Memo::new(move |_| is(|thing| matches!(thing, Thing::Resource(_))));
    let is_folder = Memo::new(move |_| is(|thing| matches!(thing, Thing::Folder(_))));
    let of = move |field: &'static str| {
        Signal::derive(move || wrong.read().iter().find(|(other, _)| *other == field).map(|(_, words)| words.clone()))
    };
    let whole = Signal::derive(move || {
        let wrong = wrong.read();
        wrong.iter().find(|(field, _)| !matches!(*field, "name" | "description")).map(|(_, words)| words.clone())
    });
    let off = Signal::derive(move || match (stale.get(), editing.waits()) {
        (true, _) => Some("Choose one of the two first".to_owned()),
        (_, None) if has_groups.get() => grouping.off(),
        (_, waits) => waits,
    });
    let again = move |keep: bool| {
        own.set(keep);
        stale.set(false);
        wrong.set(Vec::new());
        editing.fetch();
    };
    let save = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let (Some(facts), Some(thing)) = (untrack(|| editing.found()), editing.thing.get_untracked()) else { return };
        if busy.get_untracked() || off.read_untracked().is_some() {
            return;
        }
        busy.set(true);
        let typed = Facts {
            name: name.get_untracked(),
            description: description.get_untracked(),
            version: facts.version,
            groups: untrack(|| grouping.chosen()),
        };
        let regroup = untrack(|| grouping.is_changed());
        spawn_local(async move {
            let saved = thing.save(typed, regroup).await;
            if busy.try_set(false).is_some() {
                return;
            }
            match saved {
                Ok(()) => {
                    editing.open.set(false);
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
    let title = Signal::derive(move || match (is_folder.get(), has_groups.get()) {
        (true, _) => "Edit folder".to_owned(),
        (_, true) => "Name, description and groups".to_owned(),
        _ => "Name and description".to_owned(),
    });
    let groups = move || (has_groups.get() && editing.open.get()).then(|| view! { <GroupChoice grouping id="item-groups" /> });
    view! {
        <Dialog id="item-edit" title open=editing.open>
            <form on:submit=save>
                <div class="body">
                    <div role="status">{move || trouble()}</div>
                    <TextInput id="item-name" label="Name" value=name error=of("name") hint="What your team and partners see." />
                    <TextArea id="item-description" label="Description" value=description error=of("description") optional=true />
                    {move || groups()}
                </div>
                <footer>
                    <Button press=move || editing.open.set(false)>"Cancel"</Button>
                    <Button kind="submit" class="primary" busy off>
                        {move || if is_folder.get() { "Save" } else { "Save changes" }}
                    </Button>
                </footer>
            </form>
        </Dialog>
    }
}
