//! The tree of folders as a whole: moving folders and what is in them, with every folder above them kept right (spec D21).

use super::chosen::{pairs, text, text_of_pairs, these, unindexed};
use crate::{Result, Source, Tx};
use domain::{
    id::{FolderId, ItemId, OrganisationId},
    library::Node,
};
use sqlx::AssertSqlSafe;
use uuid::Uuid;

const NODES: &str = "
    select id, parent_id, name, name_key
    from folders
    where organisation_id = $1
    order by name_key, id";

const DEPTHS: &str = "
    update folders
    set depth = (select count(*) - 1 from folder_ancestors where folder_ancestors.folder_id = folders.id)
    where id in ";

const ANCESTORS: &str = "
    insert into folder_ancestors (folder_id, ancestor_id, distance)
    with recursive above (folder_id, ancestor_id, distance) as (
      select id, id, cast(0 as bigint)
      from folders
      where id in ";

const AND_UP: &str = "
      union all
      select above.folder_id, folders.parent_id, above.distance + 1
      from above
      join folders on folders.id = above.ancestor_id
      where folders.parent_id is not null)
    select folder_id, ancestor_id, distance
    from above";

// the folders above each folder, as they follow from where it stands; told apart from what is written down, both ways
const ASTRAY: &str = "
    with recursive above (folder_id, ancestor_id, distance) as (
      select id, id, cast(0 as bigint)
      from folders
      union all
      select above.folder_id, folders.parent_id, above.distance + 1
      from above
      join folders on folders.id = above.ancestor_id
      where folders.parent_id is not null
        and above.distance < 32)
    select folder_id
    from (select folder_id, ancestor_id, distance from above
          except
          select folder_id, ancestor_id, distance from folder_ancestors) as missing
    union
    select folder_id
    from (select folder_id, ancestor_id, distance from folder_ancestors
          except
          select folder_id, ancestor_id, distance from above) as wrong
    union
    select id
    from folders
    where depth <> (select count(*) - 1 from folder_ancestors where folder_ancestors.folder_id = folders.id)";

/// Every folder of an organisation, by name.
///
/// # Errors
/// Whatever the database says.
pub async fn list_nodes(on: impl Source, organisation: OrganisationId) -> Result<Vec<Node>> {
    let rows = all!(on, (Uuid, Option<Uuid>, String, String), NODES, organisation.0);
    let node =
        |(id, parent, name, name_key): (Uuid, Option<Uuid>, _, _)| Node { id: FolderId(id), parent: parent.map(FolderId), name, name_key };
    Ok(rows.into_iter().map(node).collect())
}

/// Puts folders into others, and sets right what stands above `affected`: they and every folder below them. The caller has
/// asked `domain::library::may_move`.
///
/// # Errors
/// `Unique` when a folder beside one of them has its name.
pub async fn place_folders(
    tx: &mut Tx,
    organisation: OrganisationId,
    moves: &[(FolderId, Option<FolderId>)],
    affected: impl IntoIterator<Item = FolderId>,
) -> Result<u64> {
    let sqlite = tx.is_sqlite();
    let sql = format!(
        "
    update folders
    set parent_id = places.place
    from {places} as places
    where folders.id = places.id
      and {organisation_id} = $2",
        organisation_id = unindexed(sqlite, "folders.organisation_id"),
        places = pairs(sqlite, 1)
    );
    let placed =
        run!(&mut *tx, AssertSqlSafe(sql), text_of_pairs(moves.iter().map(|(folder, to)| (folder.0, to.map(|to| to.0)))), organisation.0);
    let (chosen, ids) = (these(sqlite, 1), text(affected.into_iter().map(|folder| folder.0)));
    run!(&mut *tx, AssertSqlSafe(format!("delete from folder_ancestors where folder_id in {chosen}")), ids.as_str());
    run!(&mut *tx, AssertSqlSafe(format!("{ANCESTORS}{chosen}{AND_UP}")), ids.as_str());
    run!(tx, AssertSqlSafe(format!("{DEPTHS}{chosen}")), ids.as_str());
    Ok(placed)
}

/// Puts resources into folders; tells how many there were to put. A campaign's assets are passed over.
///
/// # Errors
/// `Foreign` when a folder is gone.
pub async fn place_items(tx: &mut Tx, organisation: OrganisationId, moves: &[(ItemId, Option<FolderId>)]) -> Result<u64> {
    let sqlite = tx.is_sqlite();
    let sql = format!(
        "
    update items
    set folder_id = places.place
    from {places} as places
    where items.id = places.id
      and {organisation_id} = $2
      and {campaign_id} is null",
        organisation_id = unindexed(sqlite, "items.organisation_id"),
        campaign_id = unindexed(sqlite, "items.campaign_id"),
        places = pairs(sqlite, 1)
    );
    Ok(run!(tx, AssertSqlSafe(sql), text_of_pairs(moves.iter().map(|(item, to)| (item.0, to.map(|to| to.0)))), organisation.0))
}

/// Folders whose depth or whose folders above are not as they follow from where it stands.
///
/// # Errors
/// Whatever the database says.
pub async fn list_astray(on: impl Source) -> Result<Vec<FolderId>> {
    Ok(all!(on, (Uuid,), ASTRAY).into_iter().map(|(id,)| FolderId(id)).collect())
}
