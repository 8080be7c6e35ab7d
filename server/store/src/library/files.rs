//! The bytes of items: which there are, and where they lie (spec D56, D57).

use crate::{Result, Source, Tx};
use domain::{
    Moment,
    id::{FileId, ItemId, OrganisationId, PersonId},
};

/// A version's bytes as stored.
#[derive(Clone, Debug)]
pub struct File {
    /// Its id.
    pub id: FileId,
    /// Which version, from 1.
    pub version: i64,
    /// The name it came with.
    pub name: String,
    /// Its extension, lower case.
    pub extension: String,
    /// Bytes.
    pub size: i64,
    /// SHA-256 of the bytes.
    pub sha256: Vec<u8>,
    /// The place in the blob store.
    pub blob_key: String,
    /// When it came.
    pub created: Moment,
}

const INSERT_FILE: &str = "
    insert into files (id, organisation_id, item_id, version, name, extension, size, sha256, blob_key, created_at, created_by)
    values ($1, $2, $3, 1, $4, $5, $6, $7, $8, $9, $10)";

const BLOBS: &str = "
    select files.blob_key
    from files
    join items on items.id = files.item_id
    where items.id = $1
      and items.organisation_id = $2";

const ALL_FILES: &str = "
    select blob_key, size, sha256
    from files
    where blob_key > $1
    order by blob_key
    limit 1000";

const IS_FILE: &str = "
    select count(*)
    from files
    where blob_key = $1";

/// Gives an item its first bytes.
///
/// # Errors
/// `Unique` when it has some.
pub async fn insert_file(tx: &mut Tx, item: ItemId, organisation: OrganisationId, file: &File, by: Option<PersonId>) -> Result<()> {
    run!(
        tx,
        INSERT_FILE,
        file.id.0,
        organisation.0,
        item.0,
        file.name.as_str(),
        file.extension.as_str(),
        file.size,
        file.sha256.as_slice(),
        file.blob_key.as_str(),
        file.created.0,
        by.map(|id| id.0)
    );
    Ok(())
}

/// The places of all versions of an item's bytes.
///
/// # Errors
/// Whatever the database says.
pub async fn list_blobs(on: impl Source, id: ItemId, organisation: OrganisationId) -> Result<Vec<String>> {
    Ok(all!(on, (String,), BLOBS, id.0, organisation.0).into_iter().map(|row| row.0).collect())
}

/// A thousand files after a place: place, bytes, SHA-256.
///
/// # Errors
/// Whatever the database says.
pub async fn list_files(on: impl Source, after: &str) -> Result<Vec<(String, i64, Vec<u8>)>> {
    Ok(all!(on, (String, i64, Vec<u8>), ALL_FILES, after))
}

/// Whether a place belongs to a file.
///
/// # Errors
/// Whatever the database says.
pub async fn is_file(on: impl Source, blob_key: &str) -> Result<bool> {
    Ok(value!(on, i64, IS_FILE, blob_key) > 0)
}
