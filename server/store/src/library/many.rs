//! Many resources at once: found, shared, archived and removed by sets, never row by row (spec S86, S87, S90, S99, D7).

use super::chosen::{text, these};
use crate::{Result, Source, Tx};
use domain::{
    Moment,
    id::{FolderId, GroupId, ItemId, OrganisationId, PartnerId, PersonId},
    library::Contents,
};
use sqlx::AssertSqlSafe;
use std::collections::HashMap;
use uuid::Uuid;

fn ids_of(items: &[ItemId]) -> String {
    text(items.iter().map(|item| item.0))
}

fn folders_of(folders: &[FolderId]) -> String {
    text(folders.iter().map(|folder| folder.0))
}

/// Those of these resources that are there, each with the folder it is in. A campaign's assets are not among them.
///
/// # Errors
/// Whatever the database says.
pub async fn list_placed(on: impl Source, organisation: OrganisationId, items: &[ItemId]) -> Result<Vec<(ItemId, Option<FolderId>)>> {
    let sql = format!(
        "select id, folder_id from items where organisation_id = $1 and campaign_id is null and id in {} order by id",
        these(on.is_sqlite(), 2)
    );
    let rows = all!(on, (Uuid, Option<Uuid>), AssertSqlSafe(sql), organisation.0, ids_of(items));
    Ok(rows.into_iter().map(|(item, folder)| (ItemId(item), folder.map(FolderId))).collect())
}

/// Those of these folders that are there.
///
/// # Errors
/// Whatever the database says.
pub async fn list_these(on: impl Source, organisation: OrganisationId, folders: &[FolderId]) -> Result<Vec<FolderId>> {
    let sql = format!("select id from folders where organisation_id = $1 and id in {} order by id", these(on.is_sqlite(), 2));
    Ok(all!(on, (Uuid,), AssertSqlSafe(sql), organisation.0, folders_of(folders)).into_iter().map(|(id,)| FolderId(id)).collect())
}

/// The names of those of these that are assets of campaigns.
///
/// # Errors
/// Whatever the database says.
pub async fn list_assets_among(on: impl Source, organisation: OrganisationId, items: &[ItemId]) -> Result<Vec<(ItemId, String)>> {
    let sql = format!(
        "select id, name from items where organisation_id = $1 and campaign_id is not null and id in {} order by id",
        these(on.is_sqlite(), 2)
    );
    let rows = all!(on, (Uuid, String), AssertSqlSafe(sql), organisation.0, ids_of(items));
    Ok(rows.into_iter().map(|(item, name)| (ItemId(item), name)).collect())
}

// only the last entries: something was ticked a moment ago, and no index leads to a subject
const REMOVED: &str = "
    select audit_entries.subject_id, audit_entries.subject
    from audit_entries
    where audit_entries.organisation_id = $1
      and audit_entries.seq > (select max(last.seq) from audit_entries as last where last.organisation_id = $1) - 10000
      and audit_entries.act in ('library.remove', 'library.remove_folder')
      and audit_entries.subject_id in ";

/// The names of those of these that were deleted lately, one by one.
///
/// # Errors
/// Whatever the database says.
pub async fn list_removed_names(on: impl Source, organisation: OrganisationId, ids: &[Uuid]) -> Result<Vec<(Uuid, String)>> {
    let sql = format!("{REMOVED}{}", these(on.is_sqlite(), 2));
    Ok(all!(on, (Uuid, String), AssertSqlSafe(sql), organisation.0, text(ids.iter().copied())))
}

/// The resources in these folders and below, archived ones too.
///
/// # Errors
/// Whatever the database says.
pub async fn list_below(on: impl Source, organisation: OrganisationId, folders: &[FolderId]) -> Result<Vec<ItemId>> {
    let sql = format!(
        "
    select items.id
    from items
    where items.organisation_id = $1
      and items.folder_id in (select folder_id from folder_ancestors where ancestor_id in {})",
        these(on.is_sqlite(), 2)
    );
    Ok(all!(on, (Uuid,), AssertSqlSafe(sql), organisation.0, folders_of(folders)).into_iter().map(|(id,)| ItemId(id)).collect())
}

/// The first few names among these folders and resources.
///
/// # Errors
/// Whatever the database says.
pub async fn list_names(on: impl Source, folders: &[FolderId], items: &[ItemId], few: i64) -> Result<Vec<String>> {
    let sqlite = on.is_sqlite();
    let sql = format!(
        "
    select name
    from (select name, name_key, id, 0 as place from folders where id in {}
          union all
          select name, name_key, id, 1 as place from items where id in {}) as named
    order by place, name_key, id
    limit $3",
        these(sqlite, 1),
        these(sqlite, 2)
    );
    Ok(all!(on, (String,), AssertSqlSafe(sql), folders_of(folders), ids_of(items), few).into_iter().map(|(name,)| name).collect())
}

/// Whether these are all groups of the organisation.
///
/// # Errors
/// Whatever the database says.
pub async fn are_groups(on: impl Source, organisation: OrganisationId, groups: &[GroupId]) -> Result<bool> {
    let sql = format!("select count(*) from partner_groups where organisation_id = $1 and id in {}", these(on.is_sqlite(), 2));
    let found = value!(on, i64, AssertSqlSafe(sql), organisation.0, text(groups.iter().map(|group| group.0)));
    Ok(usize::try_from(found) == Ok(groups.len()))
}

/// Which groups these resources have, item by item.
///
/// # Errors
/// Whatever the database says.
pub async fn list_shared(on: impl Source, organisation: OrganisationId, items: &[ItemId]) -> Result<Vec<(ItemId, GroupId)>> {
    let sql = format!(
        "
    select item_groups.item_id, item_groups.group_id
    from item_groups
    join items on items.id = item_groups.item_id
    where items.organisation_id = $1
      and item_groups.item_id in {}
    order by item_groups.item_id, item_groups.group_id",
        these(on.is_sqlite(), 2)
    );
    let rows = all!(on, (Uuid, Uuid), AssertSqlSafe(sql), organisation.0, ids_of(items));
    Ok(rows.into_iter().map(|(item, group)| (ItemId(item), GroupId(group))).collect())
}

/// Makes these the groups of all these resources; groups of other organisations are passed over.
///
/// # Errors
/// Whatever the database says.
pub async fn share_many(tx: &mut Tx, organisation: OrganisationId, items: &[ItemId], groups: &[GroupId], by: PersonId) -> Result<()> {
    let sqlite = tx.is_sqlite();
    let (items, groups) = (ids_of(items), text(groups.iter().map(|group| group.0)));
    let own = format!("(select id from items where organisation_id = $2 and campaign_id is null and id in {})", these(sqlite, 1));
    run!(&mut *tx, AssertSqlSafe(format!("delete from item_groups where item_id in {own}")), items.as_str(), organisation.0);
    let sql = format!(
        "
    insert into item_groups (item_id, group_id)
    select items.id, partner_groups.id
    from items
    join partner_groups on partner_groups.organisation_id = items.organisation_id
    where items.id in {own}
      and partner_groups.id in {}",
        these(sqlite, 3)
    );
    run!(&mut *tx, AssertSqlSafe(sql), items.as_str(), organisation.0, groups);
    let sql = format!("update items set version = version + 1, changed_by = $3 where id in {own}");
    run!(tx, AssertSqlSafe(sql), items, organisation.0, by.0);
    Ok(())
}

/// Who sees how many of these now and is in none of these groups: id, name, count, most first. What has the same groups is seen
/// by the same partners, so that the rule is asked once for each set of groups.
///
/// # Errors
/// Whatever the database says.
pub async fn list_losing(
    mut on: impl Source,
    organisation: OrganisationId,
    items: &[ItemId],
    groups: &[GroupId],
) -> Result<Vec<(PartnerId, String, i64)>> {
    let items = list_archived(on.again(), organisation, items, false).await?;
    let mut shared: HashMap<ItemId, Vec<GroupId>> = HashMap::new();
    for (item, group) in list_shared(on.again(), organisation, &items).await? {
        shared.entry(item).or_default().push(group);
    }
    let mut alike: HashMap<Vec<GroupId>, (ItemId, i64)> = HashMap::new();
    for (item, groups) in shared {
        alike.entry(groups).or_insert((item, 0)).1 += 1;
    }
    let counts: HashMap<ItemId, i64> = alike.into_values().collect();
    let sqlite = on.is_sqlite();
    // without it PostgreSQL works out the whole view first, every partner with every item
    let one_by_one = if sqlite { "" } else { " offset 0" };
    let sql = format!(
        "
    select partners.id, partners.name, items.id
    from partners
    join items on items.id in {items}
    where partners.organisation_id = $1
      and exists (select 1 from visible_items
                  where visible_items.item_id = items.id and visible_items.partner_id = partners.id{one_by_one})
      and not exists (select 1
                      from partner_groups
                      where partner_groups.organisation_id = $1
                        and partner_groups.id in {groups}
                        and (partner_groups.everyone
                             or exists (select 1 from partner_group_members
                                        where partner_group_members.group_id = partner_groups.id
                                          and partner_group_members.partner_id = partners.id)))
    order by partners.name_key, partners.id",
        items = these(sqlite, 2),
        groups = these(sqlite, 3)
    );
    let ids: Vec<ItemId> = counts.keys().copied().collect();
    let groups = text(groups.iter().map(|group| group.0));
    let mut losing: Vec<(PartnerId, String, i64)> = Vec::new();
    for (partner, name, item) in all!(on, (Uuid, String, Uuid), AssertSqlSafe(sql), organisation.0, ids_of(&ids), groups) {
        let count = counts.get(&ItemId(item)).copied().unwrap_or_default();
        match losing.last_mut() {
            Some((last, _, sum)) if last.0 == partner => *sum += count,
            _ => losing.push((PartnerId(partner), name, count)),
        }
    }
    losing.sort_by_key(|(_, _, count)| -count);
    Ok(losing)
}

/// Those of these resources that are archived, or that are not.
///
/// # Errors
/// Whatever the database says.
pub async fn list_archived(on: impl Source, organisation: OrganisationId, items: &[ItemId], archived: bool) -> Result<Vec<ItemId>> {
    let state = if archived { "is not null" } else { "is null" };
    let sql = format!(
        "select id from items where organisation_id = $1 and campaign_id is null and archived_at {state} and id in {} order by id",
        these(on.is_sqlite(), 2)
    );
    Ok(all!(on, (Uuid,), AssertSqlSafe(sql), organisation.0, ids_of(items)).into_iter().map(|(id,)| ItemId(id)).collect())
}

/// Archives resources, or brings them back; tells how many were not so already.
///
/// # Errors
/// Whatever the database says.
pub async fn archive_items(tx: &mut Tx, organisation: OrganisationId, items: &[ItemId], at: Option<Moment>) -> Result<u64> {
    let already = if at.is_some() { "is null" } else { "is not null" };
    let sql = format!(
        "
    update items
    set archived_at = $3
    where organisation_id = $1
      and campaign_id is null
      and archived_at {already}
      and id in {}",
        these(tx.is_sqlite(), 2)
    );
    Ok(run!(tx, AssertSqlSafe(sql), organisation.0, ids_of(items), at.map(|at| at.0)))
}

const BELOW: &str = "
    select count(*)
    from folder_ancestors
    where ancestor_id = $1
      and folder_id <> $1";

/// What is in a folder, at all levels.
///
/// # Errors
/// Whatever the database says.
pub async fn find_contents(mut on: impl Source, organisation: OrganisationId, folder: FolderId) -> Result<Contents> {
    let folders = value!(on.again(), i64, BELOW, folder.0);
    let items = list_below(on.again(), organisation, &[folder]).await?;
    let archived = list_archived(on.again(), organisation, &items, true).await?.len() as i64;
    let partners = list_losing(on, organisation, &items, &[]).await?.len() as i64;
    Ok(Contents { folders, items: items.len() as i64, partners, archived })
}

/// Holds folders until the transaction ends: nothing more is put right into them. The file has one writer, who holds all.
///
/// # Errors
/// Whatever the database says.
pub async fn hold_folders(tx: &mut Tx, folders: &[FolderId]) -> Result<()> {
    if !tx.is_sqlite() {
        let sql = format!("select id from folders where id in {} order by id for update", these(false, 1));
        run!(tx, AssertSqlSafe(sql), folders_of(folders));
    }
    Ok(())
}

/// The places of the bytes of these items, all versions.
///
/// # Errors
/// Whatever the database says.
pub async fn list_blobs_of(on: impl Source, organisation: OrganisationId, items: &[ItemId]) -> Result<Vec<String>> {
    let sql = format!("select blob_key from files where organisation_id = $1 and item_id in {}", these(on.is_sqlite(), 2));
    Ok(all!(on, (String,), AssertSqlSafe(sql), organisation.0, ids_of(items)).into_iter().map(|(key,)| key).collect())
}

/// Deletes resources with everything that hangs on them; tells how many.
///
/// # Errors
/// Whatever the database says.
pub async fn remove_items(tx: &mut Tx, organisation: OrganisationId, items: &[ItemId]) -> Result<u64> {
    let sql = format!("delete from items where organisation_id = $1 and campaign_id is null and id in {}", these(tx.is_sqlite(), 2));
    Ok(run!(tx, AssertSqlSafe(sql), organisation.0, ids_of(items)))
}

/// Deletes folders that are empty, or whose folders are deleted with them; tells how many.
///
/// # Errors
/// `Foreign` when something is still in one of them.
pub async fn remove_folders(tx: &mut Tx, organisation: OrganisationId, folders: &[FolderId]) -> Result<u64> {
    let sql = format!("delete from folders where organisation_id = $1 and id in {}", these(tx.is_sqlite(), 2));
    Ok(run!(tx, AssertSqlSafe(sql), organisation.0, folders_of(folders)))
}

const GIVE_UP_NAME: &str = "
    update folders
    set name_key = $3
    where id = $1
      and organisation_id = $2";

/// Frees the name of a folder that is about to go, so that one in it may have it.
///
/// # Errors
/// Whatever the database says.
pub async fn free_name(tx: &mut Tx, organisation: OrganisationId, folder: FolderId) -> Result<()> {
    run!(tx, GIVE_UP_NAME, folder.0, organisation.0, folder.to_string());
    Ok(())
}
