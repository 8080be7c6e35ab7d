//! The doors of the partners room.

use crate::Problem;
use crate::wire::Json;
use domain::{
    Role,
    id::{GroupId, InvitationId, PartnerId, PersonId},
    paging::{Ask, Page},
    partners::{Error, Facts, GroupRow, PartnerPage, PartnerRef, PartnerRow, Status},
};
use leptos::prelude::*;

/// A page of "My partners" by name, of one status or of all; for vendor people (spec S165, S166, S183).
///
/// # Errors
/// `NotFound` for partners' people.
#[server(endpoint = "partners/list", protocol = Json)]
pub async fn list(ask: Ask, status: Option<Status>) -> Result<Page<PartnerRow>, Problem<Error>> {
    crate::ssr::ask(|portal, actor| async move { portal.partners.list(&actor, &ask, status).await }).await
}

/// The active partners by name, to choose from; for vendor people (spec S11).
///
/// # Errors
/// `NotFound` for partners' people.
#[server(endpoint = "partners/names", protocol = Json)]
pub async fn names() -> Result<Vec<PartnerRef>, Problem<Error>> {
    crate::ssr::ask(|portal, actor| async move { portal.partners.names(&actor).await }).await
}

/// One partner with its people, open invitations and campaigns; for vendor people (spec S167, S181).
///
/// # Errors
/// `NotFound` when it is none of this vendor's.
#[server(endpoint = "partners/get", protocol = Json)]
pub async fn get(partner: PartnerId) -> Result<PartnerPage, Problem<Error>> {
    crate::ssr::ask(move |portal, actor| async move { portal.partners.get(&actor, partner).await }).await
}

/// Adds a partner, active at once; for admins (spec D30, D44).
///
/// # Errors
/// What is wrong with a field; `NameTaken`, `CodeTaken`.
#[server(endpoint = "partners/create", protocol = Json)]
pub async fn create(facts: Facts) -> Result<PartnerId, Problem<Error>> {
    crate::ssr::deed(|portal, actor| async move { portal.partners.create(&actor, facts).await }).await
}

/// Saves a partner's facts, if they are still of this version; for admins (spec D44, D56).
///
/// # Errors
/// `Stale` with who saved meanwhile; what is wrong with a field; `NameTaken`, `CodeTaken`.
#[server(endpoint = "partners/update", protocol = Json)]
pub async fn update(partner: PartnerId, version: i64, facts: Facts) -> Result<(), Problem<Error>> {
    crate::ssr::deed(move |portal, actor| async move { portal.partners.update(&actor, partner, version, facts).await }).await
}

/// Moves a partner from one status to another; anything but active signs its people out; for admins (spec D30, D55).
///
/// # Errors
/// `Stale` when it stands elsewhere by now.
#[server(endpoint = "partners/set_status", protocol = Json)]
pub async fn set_status(partner: PartnerId, from: Status, to: Status) -> Result<(), Problem<Error>> {
    crate::ssr::deed(move |portal, actor| async move { portal.partners.set_status(&actor, partner, from, to).await }).await
}

/// Invites somebody to become a partner's contact; tells the link, once, while no mail server is set up; for admins
/// (spec S181, D31, D40, D43).
///
/// # Errors
/// `AlreadyContact`; what is wrong with a field.
#[server(endpoint = "partners/invite", protocol = Json)]
pub async fn invite(partner: PartnerId, name: String, email: String, role: Role) -> Result<Option<String>, Problem<Error>> {
    crate::ssr::deed(move |portal, actor| async move { portal.partners.invite(&actor, partner, &name, &email, role).await }).await
}

/// Suspends a partner's contact, who is signed out there at once, or lets it in again; for admins (spec S181, D44, D55).
///
/// # Errors
/// `NotFound` when it is no contact of the partner; `Stale` when it stands so already.
#[server(endpoint = "partners/suspend_contact", protocol = Json)]
pub async fn suspend_contact(partner: PartnerId, person: PersonId, suspended: bool) -> Result<(), Problem<Error>> {
    crate::ssr::deed(move |portal, actor| async move { portal.partners.suspend_contact(&actor, partner, person, suspended).await }).await
}

/// Takes an open invitation to a partner back: its link stops working; for admins (spec S181, D43, D44).
///
/// # Errors
/// `NotFound` when it is none of this partner's, or taken up by now.
#[server(endpoint = "partners/revoke", protocol = Json)]
pub async fn revoke(partner: PartnerId, invitation: InvitationId) -> Result<(), Problem<Error>> {
    crate::ssr::deed(move |portal, actor| async move { portal.partners.revoke(&actor, partner, invitation).await }).await
}

/// The groups with their members, "All partners" first; for vendor people (spec D18).
///
/// # Errors
/// `NotFound` for partners' people.
#[server(endpoint = "partners/groups", protocol = Json)]
pub async fn groups() -> Result<Vec<GroupRow>, Problem<Error>> {
    crate::ssr::ask(|portal, actor| async move { portal.partners.groups(&actor).await }).await
}

/// Makes a group (`None`), or saves the one of this version, with these members; for admins (spec D18, D44, D56).
///
/// # Errors
/// `Everyone` for "All partners"; `Stale` with who saved meanwhile; `Name`, `NameTaken`.
#[server(endpoint = "partners/save_group", protocol = Json)]
pub async fn save_group(
    group: Option<GroupId>,
    version: Option<i64>,
    name: String,
    members: Vec<PartnerId>,
) -> Result<GroupId, Problem<Error>> {
    let version = version.unwrap_or_default();
    crate::ssr::deed(move |portal, actor| async move { portal.partners.save_group(&actor, group, version, &name, &members).await }).await
}

/// Deletes a group; with a replacement its resources get that one instead; for admins (spec D55).
///
/// # Errors
/// `Everyone` for "All partners"; `OnlyGroup` with how many resources need a replacement.
#[server(endpoint = "partners/remove_group", protocol = Json)]
pub async fn remove_group(group: GroupId, replacement: Option<GroupId>) -> Result<(), Problem<Error>> {
    crate::ssr::deed(move |portal, actor| async move { portal.partners.remove_group(&actor, group, replacement).await }).await
}
