//! Items as their readers see them (spec S25-S42, S78-S85, D6).

use super::{
    File,
    chosen::{text, texts, these, these_texts},
};
use crate::{Error, Result, Source, dialect::like};
use domain::{
    Moment, Scope,
    id::{CampaignId, FileId, FolderId, ItemId},
    library::FileKind,
};
use uuid::Uuid;

/// An item as stored, with its current file.
#[derive(Clone, Debug)]
pub struct Item {
    /// Its id.
    pub id: ItemId,
    /// Its name.
    pub name: String,
    /// The key it is sorted by.
    pub name_key: String,
    /// Its description.
    pub description: String,
    /// What it is.
    pub kind: FileKind,
    /// Where a link leads.
    pub url: Option<String>,
    /// The campaign it is an asset of.
    pub campaign: Option<CampaignId>,
    /// The folder it is in.
    pub folder: Option<FolderId>,
    /// Approved.
    pub approved: bool,
    /// Archived.
    pub archived: bool,
    /// Version of these facts.
    pub version: i64,
    /// Who saved them last.
    pub changed_by: Option<String>,
    /// When it was added.
    pub created: Moment,
    /// Who added it.
    pub added_by: Option<String>,
    /// Its bytes; none for a link.
    pub file: Option<File>,
    /// There is a picture of them.
    pub picture: bool,
}

#[derive(sqlx::FromRow)]
pub(super) struct Row {
    id: Uuid,
    name: String,
    name_key: String,
    description: String,
    kind: String,
    url: Option<String>,
    campaign_id: Option<Uuid>,
    folder_id: Option<Uuid>,
    approved: bool,
    archived: bool,
    version: i64,
    changed_by: Option<String>,
    created_at: i64,
    added_by: Option<String>,
    file_id: Option<Uuid>,
    file_version: Option<i64>,
    file_name: Option<String>,
    extension: Option<String>,
    size: Option<i64>,
    sha256: Option<Vec<u8>>,
    blob_key: Option<String>,
    file_created_at: Option<i64>,
    picture: bool,
}
stored! {
    Row:
    id, name, name_key, description, kind, url, campaign_id, folder_id, approved, archived, version, changed_by, created_at, added_by,
    file_id, file_version, file_name, extension, size, sha256, blob_key, file_created_at, picture,
}

impl TryFrom<Row> for Item {
    type Error = Error;

    fn try_from(row: Row) -> Result<Self> {
        let file =
            match (row.file_id, row.file_version, row.file_name, row.extension, row.size, row.sha256, row.blob_key, row.file_created_at) {
                (Some(id), Some(version), Some(name), Some(extension), Some(size), Some(sha256), Some(blob_key), Some(created)) => {
                    Some(File { id: FileId(id), version, name, extension, size, sha256, blob_key, created: Moment(created) })
                }
                _ => None,
            };
        Ok(Self {
            id: ItemId(row.id),
            name: row.name,
            name_key: row.name_key,
            description: row.description,
            kind: FileKind::parse(&row.kind).ok_or(Error::Unreadable("items.kind"))?,
            url: row.url,
            campaign: row.campaign_id.map(CampaignId),
            folder: row.folder_id.map(FolderId),
            approved: row.approved,
            archived: row.archived,
            version: row.version,
            changed_by: row.changed_by,
            created: Moment(row.created_at),
            added_by: row.added_by,
            file,
            picture: row.picture,
        })
    }
}

// the current file is the highest version; a partner gets nothing that the visibility rule does not give it
pub(super) const SELECT: &str = "
    select items.id, items.name, items.name_key, items.description, items.kind, items.url, items.campaign_id, items.folder_id,
           items.approved_at is not null or items.campaign_id is null as approved, items.archived_at is not null as archived,
           items.version, changers.name as changed_by, items.created_at, makers.name as added_by,
           files.id as file_id, files.version as file_version, files.name as file_name, files.extension, files.size,
           files.sha256, files.blob_key, files.created_at as file_created_at,
           exists (select 1 from pictures where pictures.file_id = files.id and pictures.state = 'ready') as picture
    from items
    left join files
      on files.item_id = items.id
      and files.version = (select max(version) from files as versions where versions.item_id = items.id)
    left join people as changers on changers.id = items.changed_by
    left join people as makers on makers.id = items.created_by
    where items.organisation_id = $1
      and ($2 is null
           or exists (select 1 from visible_items
                      where visible_items.item_id = items.id and visible_items.partner_id = $2))";

/// One item, if the scope reaches it.
///
/// # Errors
/// Whatever the database says.
pub async fn find_item(on: impl Source, id: ItemId, scope: Scope) -> Result<Option<Item>> {
    let sql = sqlx::AssertSqlSafe(format!("{SELECT} and items.id = $3"));
    one!(on, Row, sql, scope.organisation().0, scope.partner().map(|id| id.0), id.0).map(Item::try_from).transpose()
}

/// The items of a campaign, of a folder or of the top of the resources that have one of these keys of a name, the newest first.
///
/// # Errors
/// Whatever the database says.
pub async fn list_namesakes(
    on: impl Source,
    scope: Scope,
    campaign: Option<CampaignId>,
    folder: Option<FolderId>,
    keys: &[String],
) -> Result<Vec<Item>> {
    let place = match (campaign, folder) {
        (Some(_), _) => "items.campaign_id = $3",
        (None, Some(_)) => "items.folder_id = $3",
        (None, None) => "items.campaign_id is null and items.folder_id is null and $3 is null",
    };
    let sql = sqlx::AssertSqlSafe(format!(
        "{SELECT}
      and {place}
      and items.name_key in {keys}
      and items.archived_at is null
    order by items.created_at desc, items.id desc",
        keys = these_texts(on.is_sqlite(), 4)
    ));
    let inside = campaign.map(|id| id.0).or(folder.map(|id| id.0));
    let rows = all!(on, Row, sql, scope.organisation().0, scope.partner().map(|id| id.0), inside, texts(keys));
    rows.into_iter().map(Item::try_from).collect()
}

/// The first assets, by name, of each of these campaigns that a scope reaches, or with words the first that hold them; at most
/// so many of each.
///
/// # Errors
/// Whatever the database says.
pub async fn list_first_assets(on: impl Source, scope: Scope, campaigns: &[CampaignId], words: &str, limit: i64) -> Result<Vec<ItemId>> {
    if campaigns.is_empty() {
        return Ok(Vec::new());
    }
    let sqlite = on.is_sqlite();
    let of = if sqlite { "unhex(wanted.value)" } else { "cast(wanted.value as uuid)" };
    let first = format!(
        "select items.id
      from items
      where items.campaign_id = {of}
        and items.organisation_id = $1
        and ($2 is null
             or exists (select 1 from visible_items
                        where visible_items.item_id = items.id and visible_items.partner_id = $2))
        and items.archived_at is null
        and ($4 is null or items.search_key like $4 escape '!')
      order by items.name_key, items.id
      limit $5"
    );
    // what PostgreSQL calls lateral, a subselect with a limit is to SQLite
    let sql = if sqlite {
        format!("select first.id from json_each($3) as wanted cross join items as first where first.id in ({first})")
    } else {
        format!("select first.id from json_array_elements_text(cast($3 as json)) as wanted cross join lateral ({first}) as first")
    };
    let (own, ids) = (scope.partner().map(|id| id.0), text(campaigns.iter().map(|campaign| campaign.0)));
    let rows = all!(on, (Uuid,), sqlx::AssertSqlSafe(sql), scope.organisation().0, own, ids, like(words), limit);
    Ok(rows.into_iter().map(|(id,)| ItemId(id)).collect())
}

/// A page of the assets of a campaign that a scope reaches, by name.
///
/// # Errors
/// Whatever the database says.
pub async fn list_assets(
    on: impl Source,
    scope: Scope,
    campaign: CampaignId,
    after: Option<(&str, ItemId)>,
    limit: i64,
) -> Result<Vec<Item>> {
    let sql = sqlx::AssertSqlSafe(format!(
        "{SELECT}
      and items.campaign_id = $3
      and items.archived_at is null
      and ($4 is null or (items.name_key, items.id) > ($4, $5))
    order by items.name_key, items.id
    limit $6"
    ));
    let (key, id) = after.map_or((None, Uuid::nil()), |(key, id)| (Some(key), id.0));
    let own = scope.partner().map(|id| id.0);
    let rows = all!(on, Row, sql, scope.organisation().0, own, campaign.0, key, id, limit);
    rows.into_iter().map(Item::try_from).collect()
}

/// Those of these items that a scope reaches, by name.
///
/// # Errors
/// Whatever the database says.
pub async fn list_picked(on: impl Source, scope: Scope, items: &[ItemId]) -> Result<Vec<Item>> {
    let sql = format!("{SELECT}\n      and items.id in {}\n    order by items.name_key, items.id", these(on.is_sqlite(), 3));
    let ids = text(items.iter().map(|item| item.0));
    let rows = all!(on, Row, sqlx::AssertSqlSafe(sql), scope.organisation().0, scope.partner().map(|id| id.0), ids);
    rows.into_iter().map(Item::try_from).collect()
}

/// The resources in these folders and below that a scope reaches, by name, without archived ones; at most so many.
///
/// # Errors
/// Whatever the database says.
pub async fn list_inside(on: impl Source, scope: Scope, folders: &[FolderId], limit: i64) -> Result<Vec<Item>> {
    let sql = format!(
        "{SELECT}
      and items.campaign_id is null
      and items.archived_at is null
      and items.folder_id in (select folder_id from folder_ancestors where ancestor_id in {})
    order by items.name_key, items.id
    limit $4",
        these(on.is_sqlite(), 3)
    );
    let ids = text(folders.iter().map(|folder| folder.0));
    let rows = all!(on, Row, sqlx::AssertSqlSafe(sql), scope.organisation().0, scope.partner().map(|id| id.0), ids, limit);
    rows.into_iter().map(Item::try_from).collect()
}
