//! Pages of resources, by folder or by words, in a total order (spec S73-S75, S178, S183, D49).

use super::{
    Item,
    items::{Row, SELECT},
};
use crate::{Result, Source, dialect::like};
use domain::{
    Scope,
    id::{FolderId, ItemId},
    paging::{COUNTED, Sort},
};
use uuid::Uuid;

const COUNT: &str = "
    select count(*)
    from (
      select 1
      from items
      where items.organisation_id = $1
        and ($2 is null
             or exists (select 1 from visible_items
                        where visible_items.item_id = items.id and visible_items.partner_id = $2))";

const IDS: &str = "
    select items.id
    from items
    where items.organisation_id = $1
      and ($2 is null
           or exists (select 1 from visible_items
                      where visible_items.item_id = items.id and visible_items.partner_id = $2))";

/// Where the resources of a page come from.
#[derive(Clone, Copy, Debug)]
pub struct Shelf<'a> {
    /// The folder; `None` for the top.
    pub folder: Option<FolderId>,
    /// Words to find, below the folder too; empty for the folder itself.
    pub words: &'a str,
    /// What is archived, below the folder too, instead of what is not.
    pub archived: bool,
}

impl Shelf<'_> {
    fn place(self) -> &'static str {
        match (self.words.is_empty() && !self.archived, self.folder) {
            (true, Some(_)) => "items.folder_id = $3",
            (true, None) => "items.folder_id is null and $3 is null",
            (false, Some(_)) => {
                "exists (select 1 from folder_ancestors
                   where folder_ancestors.folder_id = items.folder_id and folder_ancestors.ancestor_id = $3)"
            }
            (false, None) => "$3 is null",
        }
    }

    /// What holds for every resource of it: $3 is the folder, $4 the words.
    fn holds(self) -> String {
        let archived = if self.archived { "is not null" } else { "is null" };
        format!(
            "
      and items.campaign_id is null
      and items.archived_at {archived}
      and {place}
      and ($4 is null or items.search_key like $4 escape '!')",
            place = self.place()
        )
    }
}

/// A page of the resources a scope reaches, after a cursor of sort key and id.
///
/// # Errors
/// Whatever the database says.
pub async fn list_resources(
    on: impl Source,
    scope: Scope,
    shelf: Shelf<'_>,
    sort: Sort,
    after: Option<(&str, ItemId)>,
    limit: i64,
) -> Result<Vec<Item>> {
    let (key, type_of_key, than, way) = match sort {
        Sort::Name => ("items.name_key", "text", ">", "asc"),
        Sort::NameDown => ("items.name_key", "text", "<", "desc"),
        Sort::Added => ("items.created_at", "bigint", ">", "asc"),
        Sort::AddedDown => ("items.created_at", "bigint", "<", "desc"),
    };
    let sql = format!(
        "{SELECT}{holds}
      and ($5 is null or ({key}, items.id) {than} (cast($5 as {type_of_key}), $6))
    order by {key} {way}, items.id {way}
    limit $7",
        holds = shelf.holds()
    );
    let (after_key, after_id) = after.map_or((None, Uuid::nil()), |(key, id)| (Some(key), id.0));
    let rows = all!(
        on,
        Row,
        sqlx::AssertSqlSafe(sql),
        scope.organisation().0,
        scope.partner().map(|id| id.0),
        shelf.folder.map(|id| id.0),
        like(shelf.words),
        after_key,
        after_id,
        limit
    );
    rows.into_iter().map(Item::try_from).collect()
}

/// How many resources of a page a scope reaches, counted up to 10,001 (spec D49).
///
/// # Errors
/// Whatever the database says.
pub async fn count_resources(on: impl Source, scope: Scope, shelf: Shelf<'_>) -> Result<i64> {
    let sql = format!(
        "{COUNT}{holds}
      limit {most}) as counted",
        holds = shelf.holds(),
        most = COUNTED + 1
    );
    Ok(value!(
        on,
        i64,
        sqlx::AssertSqlSafe(sql),
        scope.organisation().0,
        scope.partner().map(|id| id.0),
        shelf.folder.map(|id| id.0),
        like(shelf.words)
    ))
}

/// The ids of the resources that a vendor's scope reaches in a list, at most so many, in no order.
///
/// # Errors
/// Whatever the database says.
pub async fn list_resource_ids(on: impl Source, scope: Scope, shelf: Shelf<'_>, limit: i64) -> Result<Vec<ItemId>> {
    let sql = format!("{IDS}{holds}\n    limit $5", holds = shelf.holds());
    let rows = all!(
        on,
        (Uuid,),
        sqlx::AssertSqlSafe(sql),
        scope.organisation().0,
        scope.partner().map(|id| id.0),
        shelf.folder.map(|id| id.0),
        like(shelf.words),
        limit
    );
    Ok(rows.into_iter().map(|(id,)| ItemId(id)).collect())
}
