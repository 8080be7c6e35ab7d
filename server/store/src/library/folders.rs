//! Folders, and every folder above them (spec S94-S96, S178, D21).

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
    /// When it was made.
    pub created_at: i64,
    /// Folders right in it that the reader sees.
    pub folders: i64,
    /// Resources right in it that the reader sees.
    pub items: i64,
}

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
const SEEN: &str = "
      and ($2 is null
           or exists (select 1
                      from folder_ancestors
                      join items on items.folder_id = folder_ancestors.folder_id
                      join visible_items on visible_items.item_id = items.id
                      where folder_ancestors.ancestor_id = folders.id
                        and visible_items.partner_id = $2))";

const FIND: &str = "
    select folders.id, folders.name, folders.description, folders.depth
    from folders
    where folders.organisation_id = $1";

const CRUMBS: &str = "
    select folders.id, folders.name
    from folder_ancestors
    join folders on folders.id = folder_ancestors.ancestor_id
    where folder_ancestors.folder_id = $1
    order by folder_ancestors.distance desc";

const LINES: &str = "
    select folders.id, folders.name, folders.created_at,
           (select count(*)
            from folders as inner_folders
            where inner_folders.parent_id = folders.id
              and ($2 is null
                   or exists (select 1
                              from folder_ancestors
                              join items on items.folder_id = folder_ancestors.folder_id
                              join visible_items on visible_items.item_id = items.id
                              where folder_ancestors.ancestor_id = inner_folders.id
                                and visible_items.partner_id = $2))) as folders,
           (select count(*)
            from items
            where items.folder_id = folders.id
              and items.archived_at is null
              and ($2 is null
                   or exists (select 1 from visible_items
                              where visible_items.item_id = items.id and visible_items.partner_id = $2))) as items
    from folders
    where folders.organisation_id = $1";

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
    let row = one!(on, (Uuid, String, String, i64), sql, scope.organisation().0, scope.partner().map(|id| id.0), id.0);
    Ok(row.map(|(id, name, description, depth)| FolderFacts { id: FolderId(id), name, description, depth }))
}

/// The folders from the top down to this one, itself last.
///
/// # Errors
/// Whatever the database says.
pub async fn list_crumbs(on: impl Source, id: FolderId) -> Result<Vec<FolderRef>> {
    Ok(all!(on, (Uuid, String), CRUMBS, id.0).into_iter().map(|(id, name)| FolderRef { id: FolderId(id), name }).collect())
}

/// The folders a scope reaches in a folder or at the top, or, with words, those below it that hold them; at most 1,000.
///
/// # Errors
/// Whatever the database says.
pub async fn list_folders(on: impl Source, scope: Scope, inside: Option<FolderId>, words: &str, sort: Sort) -> Result<Vec<FolderLine>> {
    let place = match (words.is_empty(), inside) {
        (true, Some(_)) => "folders.parent_id = $3",
        (true, None) => "folders.parent_id is null and $3 is null",
        (false, Some(_)) => {
            "folders.id <> $3 and exists (select 1 from folder_ancestors as above
                   where above.folder_id = folders.id and above.ancestor_id = $3)"
        }
        (false, None) => "$3 is null",
    };
    let order = match sort {
        Sort::Name => "folders.name_key, folders.id",
        Sort::NameDown => "folders.name_key desc, folders.id desc",
        Sort::Added => "folders.created_at, folders.id",
        Sort::AddedDown => "folders.created_at desc, folders.id desc",
    };
    let sql = format!(
        "{LINES}{SEEN}
      and {place}
      and ($4 is null or folders.search_key like $4 escape '!')
    order by {order}
    limit 1000"
    );
    Ok(all!(
        on,
        FolderLine,
        sqlx::AssertSqlSafe(sql),
        scope.organisation().0,
        scope.partner().map(|id| id.0),
        inside.map(|id| id.0),
        like(words)
    ))
}

/// How many folders an organisation has.
///
/// # Errors
/// Whatever the database says.
pub async fn count_folders(on: impl Source, organisation: OrganisationId) -> Result<i64> {
    Ok(value!(on, i64, COUNT, organisation.0))
}
