//! The table of Resources: folders first, then what lies in them.

use super::{
    acts::{ItemActs, ItemMenu},
    folder::FolderMenu,
    place::folder_path,
    row::{ItemName, Take, facts},
    what::folder_key,
};
use crate::kit::{Column, FolderThumb, Rows, Table, Tick, Time, counted};
use domain::library::{FolderRef, FolderRow, ItemRow};
use leptos::{either::Either, prelude::*};

/// Its columns; partners have no groups to see.
const COLUMNS: &[Column] = &[
    Column::new("Name").by("name"),
    Column::new("Groups").class("col-2"),
    Column::new("Added").by("added").class("col-2"),
    Column::acts(),
];
const SHARED: &[Column] = &[Column::new("Name").by("name"), Column::new("Added").by("added").class("col-2"), Column::acts()];

/// Folders and items of a page.
#[component]
pub(super) fn ResourceTable(
    /// What it shows, for screen readers.
    caption: String,
    /// Folders.
    folders: Vec<FolderRow>,
    /// Items.
    items: Vec<ItemRow>,
    /// The dialogs of the page; for vendor people only.
    acts: Option<ItemActs>,
) -> impl IntoView {
    if let Some(acts) = acts {
        let rows = folders.iter().map(|folder| (folder_key(folder.id), true));
        acts.bulk.picks.shows(rows.chain(items.iter().map(|item| (item.id.to_string(), false))).collect());
    }
    let folders = folders.into_iter().map(|folder| (folder_key(folder.id), view! { <Folder folder acts /> }.into_any()));
    let items = items.into_iter().map(|item| (item.id.to_string(), view! { <Line item acts /> }.into_any()));
    let rows: Rows = folders.chain(items).collect();
    let columns = if acts.is_some() { COLUMNS } else { SHARED };
    view! {
        <Table caption columns rows picks=acts.map(|acts| acts.bulk.picks) />
    }
}

/// What lies in a folder: "4 folders, 52 files".
fn holds(folder: &FolderRow) -> String {
    match (folder.folders, folder.items) {
        (0, 0) => "Empty".to_owned(),
        (folders, 0) => counted(folders, "folder", "folders"),
        (0, items) => counted(items, "resource", "resources"),
        (folders, items) => format!("{}, {}", counted(folders, "folder", "folders"), counted(items, "resource", "resources")),
    }
}

#[component]
fn Folder(folder: FolderRow, acts: Option<ItemActs>) -> impl IntoView {
    let (id, name, key) = (folder.id, folder.name.clone(), folder_key(folder.id));
    let holds = holds(&folder);
    let tick = acts.map(|acts| view! { <Tick picks=acts.bulk.picks key=key.clone() name=name.clone() apart=true /> });
    let menu = acts.map(|acts| {
        let place = acts.bulk.place();
        view! { <FolderMenu id=format!("m-{id}") folder=FolderRef { id, name: folder.name } place acts /> }
    });
    let own = key.clone();
    view! {
        <tr
            data-key=key
            data-folder=id.to_string()
            data-name=name.clone()
            draggable=acts.map(|_| "true")
            hidden=move || acts.is_some_and(|acts| acts.bulk.is_gone(&own))
        >
            {tick}
            <th scope="row">
                <div class="name">
                    <FolderThumb class="tiny" />
                    <div>
                        <a href=folder_path(Some(id)) title=name.clone()>
                            {name.clone()}
                        </a>
                        <span class="sub">{holds}</span>
                    </div>
                </div>
            </th>
            {acts.map(|_| view! { <td class="col-2"></td> })}
            <td class="col-2">
                <Time stamp=folder.added />
            </td>
            <td class="acts">{menu}</td>
        </tr>
    }
}

#[component]
fn Line(item: ItemRow, acts: Option<ItemActs>) -> impl IntoView {
    let groups: Vec<String> = item.groups.iter().map(|group| group.name.clone()).collect();
    let groups = groups.join(", ");
    let (added, facts) = (item.added.clone(), facts(&item));
    let under = acts.map(|_| groups.clone()).filter(|groups| !groups.is_empty());
    let key = item.id.to_string();
    let tick = acts.map(|acts| view! { <Tick picks=acts.bulk.picks key=key.clone() name=item.name.clone() /> });
    let own = key.clone();
    let does = match acts {
        Some(acts) => Either::Left(view! {
            <td class="acts">
                <ItemMenu item=item.clone() acts />
            </td>
        }),
        None => Either::Right(view! {
            <td class="acts library-file-acts">
                <Take item=item.clone() class="small" />
            </td>
        }),
    };
    view! {
        <tr data-key=key draggable=acts.map(|_| "true") hidden=move || acts.is_some_and(|acts| acts.bulk.is_gone(&own))>
            {tick}
            <th scope="row">
                <ItemName item>
                    {facts} {under.map(|under| view! { <span class="only-narrow kit-cut">{under}</span> })}
                </ItemName>
            </th>
            {acts
                .map(|_| {
                    view! {
                        <td class="col-2">
                            <span class="kit-cut library-groups" title=groups.clone()>
                                {groups.clone()}
                            </span>
                        </td>
                    }
                })}
            <td class="col-2">
                <Time stamp=added />
            </td>
            {does}
        </tr>
    }
}
