//! Adding, changing, approving and removing items (spec S25-S42, S78-S85, D6).

use super::sharing::REMOVE_GROUPS;
use crate::{Result, Tx};
use domain::{
    Moment,
    id::{CampaignId, FolderId, ItemId, OrganisationId, PersonId},
    library::FileKind,
    text,
};

const INSERT: &str = "
    insert into items (id, organisation_id, campaign_id, folder_id, name, name_key, search_key, description, kind, url, version, created_at, created_by)
    values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 1, $11, $12)";

const UPDATE: &str = "
    update items
    set name = $4, name_key = $5, search_key = $6, description = $7, version = version + 1, changed_by = $8
    where id = $1
      and organisation_id = $2
      and version = $3";

const MOVE_TO_CAMPAIGN: &str = "
    update items
    set campaign_id = $4, folder_id = null, approved_at = null, approved_by = null, version = version + 1, changed_by = $5
    where id = $1
      and organisation_id = $2
      and version = $3";

const APPROVE: &str = "
    update items
    set approved_at = $2, approved_by = $3
    where campaign_id = $1
      and approved_at is null
      and archived_at is null";

const REMOVE: &str = "
    delete from items
    where id = $1
      and organisation_id = $2
    returning name";

/// A new item.
#[derive(Clone, Debug)]
pub struct NewItem<'a> {
    /// Its id.
    pub id: ItemId,
    /// The vendor organisation.
    pub organisation: OrganisationId,
    /// The campaign it is an asset of.
    pub campaign: Option<CampaignId>,
    /// The folder it goes into.
    pub folder: Option<FolderId>,
    /// The name.
    pub name: &'a str,
    /// What it is.
    pub kind: FileKind,
    /// Where a link leads.
    pub url: Option<&'a str>,
    /// Who adds it.
    pub by: Option<PersonId>,
}

fn search_key(name: &str, description: &str) -> String {
    text::fold(&format!("{name}\n{description}"))
}

/// Adds an item, without bytes and without groups.
///
/// # Errors
/// Whatever the database says.
pub async fn insert_item(tx: &mut Tx, new: &NewItem<'_>, now: Moment) -> Result<()> {
    run!(
        tx,
        INSERT,
        new.id.0,
        new.organisation.0,
        new.campaign.map(|id| id.0),
        new.folder.map(|id| id.0),
        new.name,
        text::name_key(new.name),
        search_key(new.name, ""),
        "",
        new.kind.as_str(),
        new.url,
        now.0,
        new.by.map(|id| id.0)
    );
    Ok(())
}

/// Saves an item's name and description if they are still of this version; `false` when somebody was quicker.
///
/// # Errors
/// Whatever the database says.
pub async fn update_item(
    tx: &mut Tx,
    id: ItemId,
    organisation: OrganisationId,
    version: i64,
    name: &str,
    description: &str,
    by: PersonId,
) -> Result<bool> {
    let changed =
        run!(tx, UPDATE, id.0, organisation.0, version, name, text::name_key(name), search_key(name, description), description, by.0);
    Ok(changed == 1)
}

/// Makes an item an asset of a campaign, unapproved and without groups; `false` when somebody was quicker (spec D6).
///
/// # Errors
/// Whatever the database says.
pub async fn move_to_campaign(
    tx: &mut Tx,
    id: ItemId,
    organisation: OrganisationId,
    version: i64,
    campaign: CampaignId,
    by: PersonId,
) -> Result<bool> {
    let moved = run!(&mut *tx, MOVE_TO_CAMPAIGN, id.0, organisation.0, version, campaign.0, by.0) == 1;
    if moved {
        run!(tx, REMOVE_GROUPS, id.0);
    }
    Ok(moved)
}

/// Approves every waiting asset of a campaign; tells how many (spec S27).
///
/// # Errors
/// Whatever the database says.
pub async fn approve_assets(tx: &mut Tx, campaign: CampaignId, by: Option<PersonId>, now: Moment) -> Result<u64> {
    Ok(run!(tx, APPROVE, campaign.0, now.0, by.map(|id| id.0)))
}

/// Deletes an item with everything that hangs on it; its name, or `None` when it was gone (spec S38).
///
/// # Errors
/// Whatever the database says.
pub async fn remove_item(tx: &mut Tx, id: ItemId, organisation: OrganisationId) -> Result<Option<String>> {
    Ok(one!(tx, (String,), REMOVE, id.0, organisation.0).map(|row| row.0))
}
