//! What can be done with an item: one set of dialogs for a page, opened from any row. The dialogs stand outside of what
//! reloads, so that a list that changes under them does not close them.

use super::{
    api,
    associate::Associate,
    bulk::{Bulk, Dialog},
    delete::Delete,
    edit::{Edit, Editing},
    groups::Regroup,
    moving::Moving,
    place::download_path,
    remove::Remove,
    uploads::queue,
    viewer::Viewing,
    what::What,
};
use crate::{
    Problem,
    kit::{Menu, MenuItem, MenuLink},
};
use domain::library::{Error, FolderRef, ItemPage, ItemRow};
use leptos::{prelude::*, task::spawn_local};

/// The dialogs of a page and the item they are about.
#[derive(Clone, Copy, Debug)]
pub struct ItemActs {
    /// The item, as its row showed it.
    pub(super) item: RwSignal<Option<ItemRow>>,
    /// The item as it stands now, fetched when a dialog opens.
    pub(super) page: RwSignal<Option<Result<ItemPage, Problem<Error>>>>,
    /// The dialog for name and description, of a folder too.
    editing: Editing,
    /// The dialog for another campaign is open.
    pub(super) associating: RwSignal<bool>,
    /// The question before deletion is open.
    pub(super) deleting: RwSignal<bool>,
    /// What is done to many at once, or to a folder.
    pub(super) bulk: Bulk,
}

impl ItemActs {
    /// Nothing is open.
    #[must_use]
    pub fn new() -> Self {
        Self {
            item: RwSignal::new(None),
            page: RwSignal::new(None),
            editing: Editing::new(),
            associating: RwSignal::new(false),
            deleting: RwSignal::new(false),
            bulk: Bulk::new(),
        }
    }

    fn begin(self, item: ItemRow, dialog: RwSignal<bool>) {
        self.page.set(None);
        self.item.set(Some(item));
        dialog.set(true);
        self.fetch();
    }

    /// Looks up how the item stands now.
    pub(super) fn fetch(self) {
        let Some(id) = self.item.with_untracked(|item| item.as_ref().map(|item| item.id)) else { return };
        spawn_local(async move {
            let page = api::item(id).await;
            let still = self.item.try_with_untracked(|item| item.as_ref().is_some_and(|item| item.id == id));
            if still == Some(true) {
                self.page.set(Some(page));
            }
        });
    }

    /// Opens the dialog for name and description.
    pub fn edit(self, item: ItemRow) {
        self.editing.item(item);
    }

    /// Opens the dialog for a folder's name and description.
    pub(super) fn edit_folder(self, folder: &FolderRef) {
        self.editing.folder(folder);
    }

    /// Opens the dialog for another campaign.
    pub fn associate(self, item: ItemRow) {
        self.begin(item, self.associating);
    }

    /// Asks before deletion.
    pub fn delete(self, item: ItemRow) {
        self.begin(item, self.deleting);
    }

    /// The name of the item in hand.
    pub(super) fn name(self) -> String {
        self.item.with(|item| item.as_ref().map(|item| item.name.clone()).unwrap_or_default())
    }

    /// What became of the fetched item.
    pub(super) fn found(self) -> Option<ItemPage> {
        self.page.with(|page| page.as_ref().and_then(|page| page.as_ref().ok().cloned()))
    }

    /// Why a dialog cannot go on yet.
    pub(super) fn waits(self) -> Option<String> {
        match &*self.page.read() {
            None => Some("One moment".to_owned()),
            Some(Err(problem)) => Some(problem.say(super::say::error)),
            Some(Ok(_)) => None,
        }
    }
}

impl Default for ItemActs {
    fn default() -> Self {
        Self::new()
    }
}

/// The action menu of an item's row; for vendor people.
#[component]
pub fn ItemMenu(
    /// The item.
    item: ItemRow,
    /// The page's dialogs.
    acts: ItemActs,
) -> impl IntoView {
    let download = item.file.as_ref().map(|file| {
        view! {
            <MenuLink icon="download" href=download_path(item.id, file) file=true>
                "Download"
            </MenuLink>
        }
    });
    let (id, label) = (format!("m-{}", item.id), format!("Actions for {}", item.name));
    view! {
        <Menu id label class="small" fill=move || view! { <Deeds item=item.clone() acts /> }>
            {download}
        </Menu>
    }
}

/// What its menu offers once the page is alive.
#[component]
fn Deeds(item: ItemRow, acts: ItemActs) -> impl IntoView {
    let (id, edited, moved, deleted) = (item.id, item.clone(), item.clone(), item.clone());
    let preview = use_context::<Viewing>().filter(|_| item.file.is_some()).map(|viewing| {
        view! {
            <MenuItem icon="eye" press=move || viewing.open(id)>
                "Preview"
            </MenuItem>
        }
    });
    view! {
        {preview}
        <MenuItem icon="edit" press=move || acts.edit(edited.clone())>
            "Edit …"
        </MenuItem>
        <ResourceItems item acts />
        <MenuItem icon="megaphone" press=move || acts.associate(moved.clone())>
            "Associate with a campaign …"
        </MenuItem>
        <hr />
        <MenuItem icon="trash" danger=true press=move || acts.delete(deleted.clone())>
            "Delete …"
        </MenuItem>
    }
}

/// What else can be done with a resource; an asset has neither folder nor groups.
#[component]
pub(super) fn ResourceItems(
    /// The item.
    item: ItemRow,
    /// The page's dialogs.
    acts: ItemActs,
) -> impl IntoView {
    let (bulk, away) = (acts.bulk, !item.archived);
    let is_resource = item.campaign.is_none();
    let item = StoredValue::new(item);
    let what = move || item.with_value(|item| What::item(item, bulk.place()));
    let (icon, turn) = if away { ("archive", "Archive") } else { ("undo", "Restore") };
    is_resource.then(|| {
        view! {
            <MenuItem icon="folder" press=move || bulk.ask(what(), Dialog::Move)>
                "Move to …"
            </MenuItem>
            <MenuItem icon="group" press=move || bulk.ask(what(), Dialog::Groups)>
                "Update groups"
            </MenuItem>
            <MenuItem icon press=move || bulk.archive(what(), away)>
                {turn}
            </MenuItem>
        }
    })
}

/// The dialogs about resources and folders; once, outside of what reloads.
#[component]
pub(super) fn BulkDialogs(
    /// What opens them.
    acts: ItemActs,
) -> impl IntoView {
    let (bulk, queue) = (acts.bulk, queue());
    Effect::new(move |before: Option<()>| {
        let _ = queue.changes();
        if before.is_some() {
            bulk.tree.refresh();
        }
    });
    view! {
        <Moving bulk />
        <Regroup bulk />
        <Remove bulk />
    }
}

/// The dialogs of a page; once, outside of what reloads.
#[component]
pub fn ItemDialogs(
    /// What opens them.
    acts: ItemActs,
    /// On the item's own page, which moves and goes with it.
    #[prop(optional)]
    alone: bool,
) -> impl IntoView {
    view! {
        <Edit editing=acts.editing />
        <Associate acts alone />
        <Delete acts alone />
    }
}

/// Says to the lists that something changed.
pub(super) fn tell_changed() -> impl Fn() + Copy + Send + Sync + 'static {
    let queue = queue();
    move || queue.tell()
}
