//! What files look like: their small pictures, and the first words of Office documents (spec S88, S106, D42).

use crate::{Result, Source, Tx};
use domain::{
    Moment, Scope,
    id::{FileId, ItemId},
};
use uuid::Uuid;

/// The extensions of files whose picture is made here; that of a video comes from a browser.
pub const PICTURED: [&str; 8] = ["png", "jpg", "jpeg", "gif", "webp", "pdf", "pptx", "docx"];

/// A picture as it is kept.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Picture {
    /// What the bytes are; empty when there are none.
    pub media_type: String,
    /// Pixels from left to right.
    pub width: i64,
    /// Pixels from top to bottom.
    pub height: i64,
    /// The picture.
    pub thumb: Vec<u8>,
    /// The first words of an Office document, line by line.
    pub words: String,
    /// Why there is neither.
    pub reason: String,
}

/// A picture on its way to a reader.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Thumb {
    file_id: Uuid,
    made_at: i64,
    /// What the bytes are.
    pub media_type: String,
    /// The picture.
    pub thumb: Vec<u8>,
}
stored!(Thumb: file_id, made_at, media_type, thumb);

impl Thumb {
    /// What tells this picture from every other, as long as there is one.
    #[must_use]
    pub fn tag(&self) -> String {
        format!("\"{}-{}\"", self.file_id.simple(), self.made_at)
    }
}

/// A file whose picture is to be made.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Bare {
    /// Its extension.
    pub extension: String,
    /// Its bytes.
    pub size: i64,
    /// The place in the blob store.
    pub blob_key: String,
}
stored!(Bare: extension, size, blob_key);

// a file that went meanwhile gets none; one that has a picture keeps it
const INSERT: &str = "
    insert into pictures (file_id, organisation_id, state, reason, media_type, width, height, words, made_at, thumb)
    select files.id, files.organisation_id, $2, $3, $4, $5, $6, $7, $8, $9
    from files
    where files.id = $1
    on conflict (file_id) do nothing";

const BARE: &str = "
    select files.extension, files.size, files.blob_key
    from files
    left join pictures on pictures.file_id = files.id
    where files.id = $1
      and pictures.file_id is null";

const WITHOUT: &str = "
    select files.id
    from files
    left join pictures on pictures.file_id = files.id
    where pictures.file_id is null
      and ($1 is null or files.id > $1)
      and files.extension in (";

// only the current version is shown, as everywhere; one question, asked of the visibility rule
const THUMB: &str = "
    select pictures.file_id, pictures.made_at, pictures.media_type, pictures.thumb
    from items
    join files
      on files.item_id = items.id
      and files.version = (select max(version) from files as versions where versions.item_id = items.id)
    join pictures on pictures.file_id = files.id
    where items.organisation_id = $1
      and ($2 is null
           or exists (select 1 from visible_items
                      where visible_items.item_id = items.id and visible_items.partner_id = $2))
      and items.id = $3
      and files.version = $4
      and pictures.state = 'ready'";

const WORDS: &str = "
    select words
    from pictures
    where file_id = $1";

const HAS: &str = "
    select count(*)
    from pictures
    where file_id = $1
      and state = 'ready'";

/// Keeps what became of a file's picture; `false` when the file is gone or has one.
///
/// # Errors
/// Whatever the database says.
pub async fn insert_picture(tx: &mut Tx, file: FileId, picture: &Picture, now: Moment) -> Result<bool> {
    let state = if picture.thumb.is_empty() { "none" } else { "ready" };
    let made = run!(
        tx,
        INSERT,
        file.0,
        state,
        picture.reason.as_str(),
        picture.media_type.as_str(),
        picture.width,
        picture.height,
        picture.words.as_str(),
        now.0,
        picture.thumb.as_slice()
    );
    Ok(made == 1)
}

/// A file whose picture was never tried; none when it was, or when the file is gone.
///
/// # Errors
/// Whatever the database says.
pub async fn find_bare(on: impl Source, file: FileId) -> Result<Option<Bare>> {
    Ok(one!(on, Bare, BARE, file.0))
}

/// Files after another whose picture was never tried.
///
/// # Errors
/// Whatever the database says.
pub async fn list_bare(on: impl Source, after: Option<FileId>, limit: i64) -> Result<Vec<FileId>> {
    let extensions = PICTURED.map(|extension| format!("'{extension}'")).join(", ");
    let sql = sqlx::AssertSqlSafe(format!("{WITHOUT}{extensions})\n    order by files.id\n    limit $2"));
    let rows = all!(on, (Uuid,), sql, after.map(|id| id.0), limit);
    Ok(rows.into_iter().map(|row| FileId(row.0)).collect())
}

/// The picture of an item in a version, if the scope reaches the item.
///
/// # Errors
/// Whatever the database says.
pub async fn find_thumb(on: impl Source, item: ItemId, version: i64, scope: Scope) -> Result<Option<Thumb>> {
    Ok(one!(on, Thumb, THUMB, scope.organisation().0, scope.partner().map(|id| id.0), item.0, version))
}

/// The first words of a file; empty when it has none.
///
/// # Errors
/// Whatever the database says.
pub async fn find_words(on: impl Source, file: FileId) -> Result<String> {
    Ok(one!(on, (String,), WORDS, file.0).map(|row| row.0).unwrap_or_default())
}

/// Whether a file has a picture.
///
/// # Errors
/// Whatever the database says.
pub async fn has_picture(on: impl Source, file: FileId) -> Result<bool> {
    Ok(value!(on, i64, HAS, file.0) > 0)
}
