//! The doors of the library room. Bytes come and go through `/uploads` and `/files` (house, law 8).

use crate::{Problem, wire::Json};
use domain::{
    id::{CampaignId, FolderId, GroupId, ItemId, UploadId},
    library::{self, Back, Clash, Error, FolderRef, ItemPage, Lost, NewFolder, NewLink, Place, Selection, Shelves, Told},
    paging::Ask,
};
use leptos::prelude::*;

/// A page of Resources: a folder, the top, or what is below it and holds the words asked for (spec S73, S75, S95, S178).
/// With `archived` it is what is archived there and below, for vendor people, without folders (spec B17).
///
/// # Errors
/// `NotFound` when the reader does not see the folder.
#[server(endpoint = "library/browse", protocol = Json)]
pub async fn browse(folder: Option<FolderId>, ask: Ask, #[server(default)] archived: bool) -> Result<Shelves, Problem<Error>> {
    crate::ssr::ask(move |portal, actor| async move { portal.library.browse(&actor, folder, &ask, archived).await }).await
}

/// One item, asset or resource, if the reader sees it (spec S29, S36, S88).
///
/// # Errors
/// `NotFound` when the reader does not.
#[server(endpoint = "library/item", protocol = Json)]
pub async fn item(item: ItemId) -> Result<ItemPage, Problem<Error>> {
    crate::ssr::ask(move |portal, actor| async move { portal.library.item(&actor, item).await }).await
}

/// Makes a folder; for vendor people (spec S94-S96, D21).
///
/// # Errors
/// What is wrong with a field; `NameTaken`, `TooDeep`, `TooManyFolders`.
#[server(endpoint = "library/add_folder", protocol = Json)]
pub async fn add_folder(new: NewFolder) -> Result<FolderId, Problem<Error>> {
    crate::ssr::deed(|portal, actor| async move { portal.library.add_folder(&actor, &new).await }).await
}

/// Adds a link as a resource; for vendor people (spec S78-S81, D17, D18).
///
/// # Errors
/// What is wrong with a field; `NoGroup`.
#[server(endpoint = "library/add_link", protocol = Json)]
pub async fn add_link(new: NewLink) -> Result<ItemId, Problem<Error>> {
    crate::ssr::deed(|portal, actor| async move { portal.library.add_link(&actor, &new).await }).await
}

/// Gives an item another name and description, if it is still of this version; for vendor people (spec S34, D56).
///
/// # Errors
/// `Stale` with who saved meanwhile; what is wrong with a field.
#[server(endpoint = "library/edit", protocol = Json)]
pub async fn edit(item: ItemId, version: i64, name: String, description: String) -> Result<(), Problem<Error>> {
    crate::ssr::deed(move |portal, actor| async move { portal.library.edit(&actor, item, version, &name, &description).await }).await
}

/// Makes an item an asset of a campaign: it leaves groups and folder and starts unapproved; for vendor people (spec S34, D6).
///
/// # Errors
/// `CampaignArchived`; `Stale` with who changed it meanwhile.
#[server(endpoint = "library/associate", protocol = Json)]
pub async fn associate(item: ItemId, version: i64, campaign: CampaignId) -> Result<(), Problem<Error>> {
    crate::ssr::deed(move |portal, actor| async move { portal.library.associate(&actor, item, version, campaign).await }).await
}

/// Deletes an item for good, record and bytes, for everyone; for vendor people (spec S37-S42, D7).
///
/// # Errors
/// `NotFound` when it is gone already.
#[server(endpoint = "library/remove", protocol = Json)]
pub async fn remove(item: ItemId) -> Result<(), Problem<Error>> {
    crate::ssr::deed(move |portal, actor| async move { portal.library.remove(&actor, item).await }).await
}

/// One's own uploads that can go on after the page or the browser was gone, newest first; for vendor people (spec D22, D42).
///
/// # Errors
/// `NotFound` for partners' people.
#[server(endpoint = "library/unfinished", protocol = Json)]
pub async fn unfinished() -> Result<Vec<library::Unfinished>, Problem<Error>> {
    crate::ssr::ask(|portal, actor| async move { portal.uploads.unfinished(&actor).await }).await
}

/// Gives one's own unfinished upload another place, when its own went away; for vendor people (spec D22).
///
/// # Errors
/// `NotFound` when the upload or the place is none; `Expired`; `Busy` while its bytes come; `NoGroup`; `CampaignArchived`.
#[server(endpoint = "library/retarget", protocol = Json)]
pub async fn retarget(upload: UploadId, place: Place) -> Result<(), Problem<Error>> {
    crate::ssr::deed(move |portal, actor| async move { portal.uploads.retarget(&actor, upload, &place).await }).await
}

/// Which of up to 100 names stand in a campaign or a folder already, whatever the case; the groups of the place do not
/// matter; for vendor people (spec D42).
///
/// # Errors
/// `NotFound` when the campaign or the folder is none.
#[server(endpoint = "library/clashes", protocol = Json)]
pub async fn clashes(place: Place, names: Vec<String>) -> Result<Vec<Clash>, Problem<Error>> {
    crate::ssr::ask(move |portal, actor| async move { portal.library.clashes(&actor, &place, &names).await }).await
}

/// The folders right in a folder, or at the top, by name, at most 1,000: one level of the tree. A partner meets only folders that
/// hold something for it (spec S103, S178).
///
/// # Errors
/// `NotFound` when the reader does not see the folder.
#[server(endpoint = "library/branch", protocol = Json)]
pub async fn branch(folder: Option<FolderId>) -> Result<Vec<library::Branch>, Problem<Error>> {
    crate::ssr::ask(move |portal, actor| async move { portal.library.branch(&actor, folder).await }).await
}

/// The folders from the top down to this one, itself last: what a tree unfolds.
///
/// # Errors
/// `NotFound` when the reader does not see the folder.
#[server(endpoint = "library/path", protocol = Json)]
pub async fn path(folder: FolderId) -> Result<Vec<FolderRef>, Problem<Error>> {
    crate::ssr::ask(move |portal, actor| async move { portal.library.path(&actor, folder).await }).await
}

/// Gives a folder another name and description, if it is still of this version; for vendor people (spec S97, D56).
///
/// # Errors
/// `Stale` with who saved meanwhile; `NameTaken`; what is wrong with a field.
#[server(endpoint = "library/edit_folder", protocol = Json)]
pub async fn edit_folder(folder: FolderId, version: i64, name: String, description: String) -> Result<(), Problem<Error>> {
    crate::ssr::deed(move |portal, actor| async move { portal.library.edit_folder(&actor, folder, version, &name, &description).await })
        .await
}

/// Puts resources and folders into a folder, or to the top: what can go goes, and what cannot is told; for vendor people (spec
/// S101-S103, D21, experience 17).
///
/// # Errors
/// `NotFound` when the place is none, or the only one chosen; `TooManyChosen`; for one folder `IntoItself`, `TooDeep`, `Clash`.
#[server(endpoint = "library/move_to", protocol = Json)]
pub async fn move_to(what: Selection, to: Option<FolderId>) -> Result<Told, Problem<Error>> {
    crate::ssr::deed(move |portal, actor| async move { portal.library.move_to(&actor, &what, to).await.map(super::done::told) }).await
}

/// Takes back what was done to many, as far as that is possible still, and tells what is not; for vendor people.
///
/// # Errors
/// `TooManyChosen`; for a folder that is made again `NameTaken`, `TooDeep`, `TooManyFolders`, `NotFound` when its place is gone.
#[server(endpoint = "library/undo", protocol = Json)]
pub async fn undo(back: Back) -> Result<Told, Problem<Error>> {
    crate::ssr::deed(move |portal, actor| async move { portal.library.undo(&actor, &back).await.map(super::done::told) }).await
}

/// Makes these the groups of all chosen resources; folders are passed over, and what is gone is told; for vendor people (spec S87).
///
/// # Errors
/// `NoGroup`; `NotFound` when the only resource or a group is none; `TooManyChosen`.
#[server(endpoint = "library/set_groups", protocol = Json)]
pub async fn set_groups(what: Selection, groups: Vec<GroupId>) -> Result<Told, Problem<Error>> {
    crate::ssr::deed(move |portal, actor| async move { portal.library.set_groups(&actor, &what, &groups).await.map(super::done::told) })
        .await
}

/// Who would lose sight of how many of the chosen resources, if these were their groups. Without groups: if they were archived
/// or deleted, and folders with everything below them count too (spec B2); for vendor people.
///
/// # Errors
/// `NotFound` when one of them is none; `TooManyChosen`.
#[server(endpoint = "library/losing", protocol = Json)]
pub async fn losing(what: Selection, groups: Vec<GroupId>) -> Result<Vec<Lost>, Problem<Error>> {
    crate::ssr::ask(move |portal, actor| async move { portal.library.losing(&actor, &what, &groups).await }).await
}

/// Archives resources, and everything below the chosen folders: no partner sees them until they are brought back; for vendor
/// people (spec D7, B17).
///
/// # Errors
/// `NotFound` when the only one is none; `TooManyChosen`.
#[server(endpoint = "library/archive", protocol = Json)]
pub async fn archive(what: Selection) -> Result<Told, Problem<Error>> {
    crate::ssr::deed(move |portal, actor| async move { portal.library.archive(&actor, &what, true).await.map(super::done::told) }).await
}

/// Brings archived resources back to where they were, and everything below the chosen folders; for vendor people (spec D7, B17).
///
/// # Errors
/// `NotFound` when the only one is none; `TooManyChosen`.
#[server(endpoint = "library/unarchive", protocol = Json)]
pub async fn unarchive(what: Selection) -> Result<Told, Problem<Error>> {
    crate::ssr::deed(move |portal, actor| async move { portal.library.archive(&actor, &what, false).await.map(super::done::told) }).await
}

/// What goes with a folder: the figures of the question before its deletion; for vendor people (spec S99, D22).
///
/// # Errors
/// `NotFound` when it is none.
#[server(endpoint = "library/contents", protocol = Json)]
pub async fn contents(folder: FolderId) -> Result<library::Contents, Problem<Error>> {
    crate::ssr::ask(move |portal, actor| async move { portal.library.contents(&actor, folder).await }).await
}

/// Deletes resources for good, and folders with everything below them, and tells what was gone already; for vendor people (spec
/// S90-S92, S99, D7).
///
/// # Errors
/// `NotFound` when the only one is none, or gone already; `TooManyChosen`.
#[server(endpoint = "library/remove_many", protocol = Json)]
pub async fn remove_many(what: Selection) -> Result<Told, Problem<Error>> {
    crate::ssr::deed(move |portal, actor| async move { portal.library.remove_many(&actor, &what).await.map(super::done::told) }).await
}

/// Deletes a folder with everything below it, or, with `keep`, alone: what is right in it moves to its parent. Tells what went
/// or moved; for vendor people (spec S98-S100, D22, B17).
///
/// # Errors
/// `NotFound` when it is none; with `keep`, `Clash` when the parent holds a folder of a name that would come up.
#[server(endpoint = "library/remove_folder", protocol = Json)]
pub async fn remove_folder(folder: FolderId, keep: bool) -> Result<Told, Problem<Error>> {
    crate::ssr::deed(move |portal, actor| async move { portal.library.remove_folder(&actor, folder, keep).await.map(super::done::told) })
        .await
}
