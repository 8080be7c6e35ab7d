//! Running uploads: what is coming, for where, and from whom (spec D19, D42).

use crate::{Result, Source, Tx};
use domain::{
    Moment,
    id::{CampaignId, FolderId, GroupId, ItemId, OrganisationId, PersonId, UploadId},
    library::Place,
};
use uuid::Uuid;

/// An upload as stored.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Upload {
    id: Uuid,
    organisation_id: Uuid,
    person_id: Uuid,
    campaign_id: Option<Uuid>,
    folder_id: Option<Uuid>,
    group_ids: String,
    /// The name the file came with.
    pub file_name: String,
    /// The name the item gets.
    pub name: String,
    /// Bytes it will have.
    pub size: i64,
    /// Where its bytes are.
    pub blob_key: String,
    item_id: Option<Uuid>,
    /// Where a checked piece begins whose sum has not agreed yet: bytes behind it do not count.
    pub piece_at: Option<i64>,
    /// When the file was last changed, by the browser's word.
    pub modified_at: Option<i64>,
    /// Until when it is kept unfinished.
    pub expires_at: i64,
}
stored! {
    Upload:
    id, organisation_id, person_id, campaign_id, folder_id, group_ids, file_name, name, size, blob_key, item_id, piece_at, modified_at,
    expires_at,
}

impl Upload {
    /// Its id, and the id of the file it becomes.
    #[must_use]
    pub fn id(&self) -> UploadId {
        UploadId(self.id)
    }

    /// The vendor organisation.
    #[must_use]
    pub fn organisation(&self) -> OrganisationId {
        OrganisationId(self.organisation_id)
    }

    /// Who uploads.
    #[must_use]
    pub fn person(&self) -> PersonId {
        PersonId(self.person_id)
    }

    /// Where it goes.
    #[must_use]
    pub fn place(&self) -> Place {
        match self.campaign_id {
            Some(campaign) => Place::Campaign(CampaignId(campaign)),
            None => Place::Resources {
                folder: self.folder_id.map(FolderId),
                groups: self.group_ids.split(',').filter_map(|group| group.parse().ok()).collect(),
            },
        }
    }

    /// The item it became.
    #[must_use]
    pub fn item(&self) -> Option<ItemId> {
        self.item_id.map(ItemId)
    }
}

/// A new upload.
#[derive(Clone, Debug)]
pub struct NewUpload<'a> {
    /// Its id.
    pub id: UploadId,
    /// The vendor organisation.
    pub organisation: OrganisationId,
    /// Who uploads.
    pub person: PersonId,
    /// Where it goes.
    pub place: &'a Place,
    /// The name the file comes with.
    pub file_name: &'a str,
    /// The name the item gets.
    pub name: &'a str,
    /// Bytes it will have.
    pub size: i64,
    /// Where its bytes go.
    pub blob_key: &'a str,
    /// When the file was last changed, by the browser's word.
    pub modified: Option<Moment>,
    /// Until when it is kept unfinished.
    pub expires: Moment,
}

const AIMS: &str = "
    select uploads.id, campaigns.name, partners.name, folders.name
    from uploads
    left join campaigns
      on campaigns.id = uploads.campaign_id
      and campaigns.organisation_id = uploads.organisation_id
    left join partners on partners.id = campaigns.partner_id
    left join folders
      on folders.id = uploads.folder_id
      and folders.organisation_id = uploads.organisation_id
    where uploads.person_id = $1
      and uploads.organisation_id = $2
      and uploads.item_id is null";

const INSERT: &str = "
    insert into uploads (id, organisation_id, person_id, campaign_id, folder_id, group_ids, file_name, name, size, blob_key, created_at, touched_at, expires_at, modified_at)
    values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $11, $12, $13)";

const FIND: &str = "
    select id, organisation_id, person_id, campaign_id, folder_id, group_ids, file_name, name, size, blob_key, item_id, piece_at,
           modified_at, expires_at
    from uploads
    where id = $1";

const UNFINISHED: &str = "
    select id, organisation_id, person_id, campaign_id, folder_id, group_ids, file_name, name, size, blob_key, item_id, piece_at,
           modified_at, expires_at
    from uploads
    where person_id = $1
      and organisation_id = $2
      and item_id is null
      and expires_at > $3
    order by created_at desc, id desc
    limit 1000";

const COUNT_RUNNING: &str = "
    select count(*)
    from uploads
    where person_id = $1
      and item_id is null
      and touched_at > $2";

const TOUCH: &str = "
    update uploads
    set touched_at = $2, piece_at = $3
    where id = $1
      and item_id is null";

const COUNT_PIECE: &str = "
    update uploads
    set piece_at = null
    where id = $1
      and item_id is null";

const RETARGET: &str = "
    update uploads
    set campaign_id = $2, folder_id = $3, group_ids = $4
    where id = $1
      and item_id is null";

const FINISH: &str = "
    update uploads
    set item_id = $2
    where id = $1
      and item_id is null";

const REMOVE: &str = "
    delete from uploads
    where id = $1
      and item_id is null";

const EXPIRED: &str = "
    select id, organisation_id, person_id, campaign_id, folder_id, group_ids, file_name, name, size, blob_key, item_id, piece_at,
           modified_at, expires_at
    from uploads
    where expires_at <= $1
    order by id
    limit 100";

const FORGET: &str = "
    delete from uploads
    where id = $1";

const RUNNING_BLOBS: &str = "
    select blob_key
    from uploads
    where item_id is null";

/// Adds an upload.
///
/// # Errors
/// Whatever the database says.
pub async fn insert_upload(tx: &mut Tx, new: &NewUpload<'_>, now: Moment) -> Result<()> {
    let (campaign, folder, group_ids) = columns(new.place);
    run!(
        tx,
        INSERT,
        new.id.0,
        new.organisation.0,
        new.person.0,
        campaign,
        folder,
        group_ids,
        new.file_name,
        new.name,
        new.size,
        new.blob_key,
        now.0,
        new.expires.0,
        new.modified.map(|moment| moment.0)
    );
    Ok(())
}

/// One upload.
///
/// # Errors
/// Whatever the database says.
pub async fn find_upload(on: impl Source, id: UploadId) -> Result<Option<Upload>> {
    Ok(one!(on, Upload, FIND, id.0))
}

/// The unfinished uploads of a person at a vendor that are not past their time, newest first; at most 1,000.
///
/// # Errors
/// Whatever the database says.
pub async fn list_unfinished(on: impl Source, person: PersonId, organisation: OrganisationId, now: Moment) -> Result<Vec<Upload>> {
    Ok(all!(on, Upload, UNFINISHED, person.0, organisation.0, now.0))
}

/// The names of an upload's place: of its campaign, of that one's partner, of its folder.
pub type Names = (Option<String>, Option<String>, Option<String>);

/// Where the uploads of a person at an organisation that are no item yet go; a name is missing when its place is none or gone.
///
/// # Errors
/// Whatever the database says.
pub async fn list_aims(on: impl Source, person: PersonId, organisation: OrganisationId) -> Result<Vec<(UploadId, Names)>> {
    let rows = all!(on, (Uuid, Option<String>, Option<String>, Option<String>), AIMS, person.0, organisation.0);
    Ok(rows.into_iter().map(|(id, campaign, partner, folder)| (UploadId(id), (campaign, partner, folder))).collect())
}

/// Remembers that bytes of an upload begin to come, and where they begin when they count only once their sum agreed; `false`
/// when it became an item or was given up.
///
/// # Errors
/// Whatever the database says.
pub async fn touch_upload(tx: &mut Tx, id: UploadId, piece: Option<i64>, now: Moment) -> Result<bool> {
    Ok(run!(tx, TOUCH, id.0, now.0, piece) == 1)
}

/// The sum of the piece that was being written agreed: its bytes count.
///
/// # Errors
/// Whatever the database says.
pub async fn count_piece(tx: &mut Tx, id: UploadId) -> Result<bool> {
    Ok(run!(tx, COUNT_PIECE, id.0) == 1)
}

/// An unfinished upload goes somewhere else; `false` when it became an item or was given up.
///
/// # Errors
/// Whatever the database says.
pub async fn retarget_upload(tx: &mut Tx, id: UploadId, place: &Place) -> Result<bool> {
    let (campaign, folder, group_ids) = columns(place);
    Ok(run!(tx, RETARGET, id.0, campaign, folder, group_ids) == 1)
}

/// How many uploads of a person had bytes coming since a moment.
///
/// # Errors
/// Whatever the database says.
pub async fn count_running(on: impl Source, person: PersonId, since: Moment) -> Result<i64> {
    Ok(value!(on, i64, COUNT_RUNNING, person.0, since.0))
}

/// An upload became an item; `false` when it had become one before.
///
/// # Errors
/// Whatever the database says.
pub async fn finish_upload(tx: &mut Tx, id: UploadId, item: ItemId) -> Result<bool> {
    Ok(run!(tx, FINISH, id.0, item.0) == 1)
}

/// Gives up an unfinished upload; `false` when it became an item.
///
/// # Errors
/// Whatever the database says.
pub async fn remove_upload(tx: &mut Tx, id: UploadId) -> Result<bool> {
    Ok(run!(tx, REMOVE, id.0) == 1)
}

/// Up to a hundred uploads past their time, finished ones too.
///
/// # Errors
/// Whatever the database says.
pub async fn list_expired(on: impl Source, now: Moment) -> Result<Vec<Upload>> {
    Ok(all!(on, Upload, EXPIRED, now.0))
}

/// Forgets an upload, finished or not.
///
/// # Errors
/// Whatever the database says.
pub async fn forget_upload(tx: &mut Tx, id: UploadId) -> Result<()> {
    run!(tx, FORGET, id.0);
    Ok(())
}

/// The places of unfinished bytes.
///
/// # Errors
/// Whatever the database says.
pub async fn list_running_blobs(on: impl Source) -> Result<Vec<String>> {
    Ok(all!(on, (String,), RUNNING_BLOBS).into_iter().map(|row| row.0).collect())
}

/// A place as stored: campaign, folder, and the groups, comma-separated.
fn columns(place: &Place) -> (Option<Uuid>, Option<Uuid>, String) {
    match place {
        Place::Campaign(campaign) => (Some(campaign.0), None, String::new()),
        Place::Resources { folder, groups } => {
            let groups: Vec<String> = groups.iter().map(GroupId::to_string).collect();
            (None, folder.map(|id| id.0), groups.join(","))
        }
    }
}
