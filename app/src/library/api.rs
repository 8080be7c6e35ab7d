//! The doors of the library room. Bytes come and go through `/uploads` and `/files` (house, law 8).

use crate::Problem;
use crate::wire::Json;
use domain::{
    id::{CampaignId, FolderId, ItemId, UploadId},
    library::{Clash, Error, ItemPage, NewFolder, NewLink, Place, Shelves},
    paging::Ask,
};
use leptos::prelude::*;

/// A page of Resources: a folder, the top, or what is below it and holds the words asked for (spec S73, S75, S95, S178).
///
/// # Errors
/// `NotFound` when the reader does not see the folder.
#[server(endpoint = "library/browse", protocol = Json)]
pub async fn browse(folder: Option<FolderId>, ask: Ask) -> Result<Shelves, Problem<Error>> {
    crate::ssr::ask(move |portal, actor| async move { portal.library.browse(&actor, folder, &ask).await }).await
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
pub async fn unfinished() -> Result<Vec<domain::library::Unfinished>, Problem<Error>> {
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
