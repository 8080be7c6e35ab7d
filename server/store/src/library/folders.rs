//! Folders, and every folder above them (spec S94-S96, S178, D21).

use super::chosen::{text as text_of, these, unindexed};
use crate::{Result, Source, Tx, dialect::like};
use domain::{
    Moment, Scope,
    id::{FolderId, OrganisationId, PersonId},
    library::{FolderFacts, FolderRef},
    paging::Sort,
    text,
};
use uuid::Uuid;

/// A folder as a row.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct FolderLine {
    id: Uuid,
    /// Its name.
    pub name: String,
    /// The key it is sorted by.
    pub name_key: String,
    /// When it was made.
    pub created_at: i64,
    /// Folders right in it that the reader sees.
    pub folders: i64,
    /// Resources right in it that the reader sees.
    pub items: i64,
}
stored!(FolderLine: id, name, name_key, created_at, folders, items);

impl FolderLine {
    /// Its id.
    #[must_use]
    pub fn id(&self) -> FolderId {
        FolderId(self.id)
    }
}

const INSERT: &str = "
    insert into folders (id, organisation_id, parent_id, name, name_key, search_key, description, depth, version, created_at, created_by)
    values ($1, $2, $3, $4, $5, $6, $7, $8, 1, $9, $10)";

const INSERT_SELF: &str = "
    insert into folder_ancestors (folder_id, ancestor_id, distance)
    values ($1, $1, 0)";

const INSERT_ANCESTORS: &str = "
    insert into folder_ancestors (folder_id, ancestor_id, distance)
    select $1, ancestor_id, distance + 1
    from folder_ancestors
    where folder_id = $2";

// for a partner a folder is there when something it sees is in it, at whatever depth
macro_rules! seen {
    ($folder:literal) => {
        concat!(
            "
      and ($2 is null
           or exists (select 1
                      from folder_ancestors
                      join items on items.folder_id = folder_ancestors.folder_id
                      where folder_ancestors.ancestor_id = ",
            $folder,
            "
                        and exists (select 1 from visible_items
                                    where visible_items.item_id = items.id and visible_items.partner_id = $2)))"
        )
    };
}

const SEEN: &str = seen!("folders.id");

const FIND: &str = "
    select folders.id, folders.name, folders.description, folders.depth, folders.version
    from folders
    where folders.organisation_id = $1";

const CRUMBS: &str = "
    select folders.id, folders.name
    from folder_ancestors
    join folders on folders.id = folder_ancestors.ancestor_id
    where folder_ancestors.folder_id = $1
    order by folder_ancestors.distance desc";

const LINES: &str = concat!(
    "
    select page.id, page.name, page.name_key, page.created_at,
           (select count(*)
            from folders
            where folders.parent_id = page.id",
    seen!("folders.id"),
    ") as folders,
           (select count(*)
            from items
            where items.folder_id = page.id
              and items.archived_at is null
              and ($2 is null
                   or exists (select 1 from visible_items
                              where visible_items.item_id = items.id and visible_items.partner_id = $2))) as items
    from (
      select folders.id, folders.name, folders.name_key, folders.created_at
      from folders"
);

const COUNT_SEEN: &str = "
    select count(*)
    from folders";

const UPDATE: &str = "
    update folders
    set name = $4, name_key = $5, search_key = $6, description = $7, version = version + 1, changed_by = $8
    where id = $1
      and organisation_id = $2
      and version = $3";

const CHANGED_BY: &str = "
    select coalesce(people.name, '')
    from folders
    left join people on people.id = folders.changed_by
    where folders.id = $1
      and folders.organisation_id = $2";

const COUNT: &str = "
    select count(*)
    from folders
    where organisation_id = $1";

/// A new folder.
#[derive(Clone, Debug)]
pub struct NewFolder<'a> {
    /// Its id.
    pub id: FolderId,
    /// The vendor organisation.
    pub organisation: OrganisationId,
    /// The folder it goes into.
    pub parent: Option<FolderId>,
    /// Folders above it.
    pub depth: i64,
    /// The name.
    pub name: &'a str,
    /// The description.
    pub description: &'a str,
    /// Who makes it.
    pub by: Option<PersonId>,
}

/// Adds a folder.
///
/// # Errors
/// `Unique` when a folder beside it has this name.
pub async fn insert_folder(tx: &mut Tx, new: &NewFolder<'_>, now: Moment) -> Result<()> {
    run!(
        &mut *tx,
        INSERT,
        new.id.0,
        new.organisation.0,
        new.parent.map(|id| id.0),
        new.name,
        text::name_key(new.name),
        text::fold(&format!("{}\n{}", new.name, new.description)),
        new.description,
        new.depth,
        now.0,
        new.by.map(|id| id.0)
    );
    run!(&mut *tx, INSERT_SELF, new.id.0);
    if let Some(parent) = new.parent {
        run!(tx, INSERT_ANCESTORS, new.id.0, parent.0);
    }
    Ok(())
}

/// One folder, if the scope reaches it.
///
/// # Errors
/// Whatever the database says.
pub async fn find_folder(on: impl Source, id: FolderId, scope: Scope) -> Result<Option<FolderFacts>> {
    let sql = sqlx::AssertSqlSafe(format!("{FIND}{SEEN}\n      and folders.id = $3"));
    let row = one!(on, (Uuid, String, String, i64, i64), sql, scope.organisation().0, scope.partner().map(|id| id.0), id.0);
    Ok(row.map(|(id, name, description, depth, version)| FolderFacts { id: FolderId(id), name, description, depth, version }))
}

/// The folders from the top down to this one, itself last.
///
/// # Errors
/// Whatever the database says.
pub async fn list_crumbs(on: impl Source, id: FolderId) -> Result<Vec<FolderRef>> {
    Ok(all!(on, (Uuid, String), CRUMBS, id.0).into_iter().map(|(id, name)| FolderRef { id: FolderId(id), name }).collect())
}

/// Which folders of a list hold what was asked for: $1 is the organisation, $3 the folder, $4 the words.
fn holds(sqlite: bool, inside: Option<FolderId>, words: &str) -> String {
    // right in a folder there are few; in the organisation there may be ten thousand
    let organisation = if words.is_empty() { unindexed(sqlite, "folders.organisation_id") } else { "folders.organisation_id".to_owned() };
    let place = match (words.is_empty(), inside) {
        (true, Some(_)) => "folders.parent_id = $3",
        (true, None) => "folders.parent_id is null and $3 is null",
        (false, Some(_)) => {
            "folders.id <> $3 and exists (select 1 from folder_ancestors as above
                   where above.folder_id = folders.id and above.ancestor_id = $3)"
        }
        (false, None) => "$3 is null",
    };
    format!(
        "
    where {organisation} = $1{SEEN}
      and {place}
      and ($4 is null or folders.search_key like $4 escape '!')"
    )
}

/// A page of the folders a scope reaches in a folder or at the top, or, with words, of those below it that hold them, after a
/// cursor of sort key and id.
///
/// # Errors
/// Whatever the database says.
pub async fn list_folders(
    on: impl Source,
    scope: Scope,
    inside: Option<FolderId>,
    words: &str,
    sort: Sort,
    after: Option<(&str, FolderId)>,
    limit: i64,
) -> Result<Vec<FolderLine>> {
    let (key, type_of_key, than, way) = match sort {
        Sort::Name => ("name_key", "text", ">", "asc"),
        Sort::NameDown => ("name_key", "text", "<", "desc"),
        Sort::Added => ("created_at", "bigint", ">", "asc"),
        Sort::AddedDown => ("created_at", "bigint", "<", "desc"),
    };
    let sql = format!(
        "{LINES}{holds}
      and ($5 is null or (folders.{key}, folders.id) {than} (cast($5 as {type_of_key}), $6))
      order by folders.{key} {way}, folders.id {way}
      limit $7) as page
    order by page.{key} {way}, page.id {way}",
        holds = holds(on.is_sqlite(), inside, words)
    );
    let (after_key, after_id) = after.map_or((None, Uuid::nil()), |(key, id)| (Some(key), id.0));
    Ok(all!(
        on,
        FolderLine,
        sqlx::AssertSqlSafe(sql),
        scope.organisation().0,
        scope.partner().map(|id| id.0),
        inside.map(|id| id.0),
        like(words),
        after_key,
        after_id,
        limit
    ))
}

/// How many folders a list has that a scope reaches.
///
/// # Errors
/// Whatever the database says.
pub async fn count_listed_folders(on: impl Source, scope: Scope, inside: Option<FolderId>, words: &str) -> Result<i64> {
    let sql = sqlx::AssertSqlSafe(format!("{COUNT_SEEN}{}", holds(on.is_sqlite(), inside, words)));
    Ok(value!(on, i64, sql, scope.organisation().0, scope.partner().map(|id| id.0), inside.map(|id| id.0), like(words)))
}

/// How many of these folders a scope reaches.
///
/// # Errors
/// Whatever the database says.
pub async fn count_seen(on: impl Source, scope: Scope, folders: &[FolderId]) -> Result<usize> {
    let organisation = unindexed(on.is_sqlite(), "folders.organisation_id");
    let sql = format!("{COUNT_SEEN}\n    where {organisation} = $1{SEEN}\n      and folders.id in {}", these(on.is_sqlite(), 3));
    let sql = sqlx::AssertSqlSafe(sql);
    let ids = text_of(folders.iter().map(|folder| folder.0));
    let count = value!(on, i64, sql, scope.organisation().0, scope.partner().map(|id| id.0), ids);
    Ok(usize::try_from(count).unwrap_or_default())
}

/// Saves a folder's name and description if they are still of this version; `false` when somebody was quicker.
///
/// # Errors
/// `Unique` when a folder beside it has this name.
pub async fn update_folder(
    tx: &mut Tx,
    id: FolderId,
    organisation: OrganisationId,
    version: i64,
    name: &str,
    description: &str,
    by: PersonId,
) -> Result<bool> {
    let search_key = text::fold(&format!("{name}\n{description}"));
    Ok(run!(tx, UPDATE, id.0, organisation.0, version, name, text::name_key(name), search_key, description, by.0) == 1)
}

/// Who saved a folder last, or nobody's name; `None` when there is no such folder.
///
/// # Errors
/// Whatever the database says.
pub async fn find_folder_changer(on: impl Source, id: FolderId, organisation: OrganisationId) -> Result<Option<String>> {
    Ok(one!(on, (String,), CHANGED_BY, id.0, organisation.0).map(|row| row.0))
}

/// How many folders an organisation has.
///
/// # Errors
/// Whatever the database says.
pub async fn count_folders(on: impl Source, organisation: OrganisationId) -> Result<i64> {
    Ok(value!(on, i64, COUNT, organisation.0))
}
