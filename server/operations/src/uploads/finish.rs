//! The end of an upload: content, rights and target are checked, the bytes stay, and the item is there in one commit.

use super::{content, place::may_go_there};
use crate::{Base, audit, base::id, fault, jobs, pictures};
use domain::{
    Actor, Moment, Refusal,
    id::{FileId, ItemId, JobId},
    library::{Error, Place, file_type},
};
use store::{
    Tx,
    library::{File, NewItem, Upload},
};

/// Makes the item. A file whose content is not what its name says is thrown away; one whose target is gone waits.
pub(super) async fn finish(base: &Base, actor: &Actor, upload: &Upload, sha256: Option<Vec<u8>>) -> Result<ItemId, Refusal<Error>> {
    let cause = actor.vendor()?;
    may_still(base, actor).await?;
    let place = match may_go_there(base, actor, &upload.place()).await {
        Err(Refusal::NotFound | Refusal::Because(Error::NoGroup)) => return Err(Refusal::Because(Error::TargetGone)),
        aim => aim?.place().ok_or(Refusal::Because(Error::TargetGone))?,
    };
    let (campaign, folder, groups) = match place {
        Place::Campaign(campaign) => (Some(campaign), None, Vec::new()),
        Place::Resources { folder, groups } => (None, folder, groups),
    };
    let now = base.now();
    let known = file_type(&upload.file_name).map_err(|fault| Refusal::Because(Error::File(fault)))?;
    let path = base.blobs.arriving(&upload.blob_key);
    // without a local file the bytes were kept before the process ended, and what is kept was checked
    let right = if path.exists() { content::check(path, known).await.map_err(fault)? } else { Ok(()) };
    if let Err(wrong) = right {
        let mut tx = base.db.begin(&cause).await.map_err(fault)?;
        store::library::remove_upload(&mut tx, upload.id()).await.map_err(fault)?;
        throw_away(&mut tx, upload, now).await?;
        audit::write(&mut tx, actor.organisation, "library.refuse_upload", upload.id().0, &upload.name, String::new(), now).await?;
        tx.commit().await.map_err(fault)?;
        base.nudge();
        return Err(Refusal::Because(Error::File(wrong)));
    }
    base.blobs.keep(&upload.blob_key).await.map_err(fault)?;
    let sha256 = match sha256 {
        Some(sha256) => sha256,
        None => base.blobs.sha256(&upload.blob_key).await.map_err(fault)?,
    };
    let item = ItemId(id());
    let row = NewItem {
        id: item,
        organisation: actor.organisation,
        campaign,
        folder,
        name: &upload.name,
        kind: known.kind,
        url: None,
        by: Some(actor.person),
    };
    let file = File {
        id: FileId(upload.id().0),
        version: 1,
        name: upload.file_name.clone(),
        extension: known.extension.to_owned(),
        size: upload.size,
        sha256,
        blob_key: upload.blob_key.clone(),
        created: now,
    };
    let mut tx = base.db.begin(&cause).await.map_err(fault)?;
    store::organisations::hold(&mut tx, actor.organisation).await.map_err(fault)?;
    if !store::library::finish_upload(&mut tx, upload.id(), item).await.map_err(fault)? {
        return Err(Refusal::NotFound);
    }
    if let Some(campaign) = campaign
        && !store::campaigns::hold_open(&mut tx, campaign, actor.organisation).await.map_err(fault)?
    {
        return Err(Refusal::Because(Error::CampaignArchived));
    }
    store::library::insert_item(&mut tx, &row, now).await.map_err(gone)?;
    store::library::insert_file(&mut tx, item, actor.organisation, &file, Some(actor.person)).await.map_err(fault)?;
    pictures::enqueue(base, &mut tx, file.id, &file.extension, now).await.map_err(fault)?;
    let groups = store::library::put_groups(&mut tx, item, actor.organisation, &groups).await.map_err(fault)?;
    if campaign.is_none() && groups == 0 {
        return Err(Refusal::Because(Error::TargetGone));
    }
    audit::write(&mut tx, actor.organisation, "library.upload", item.0, &upload.name, format!("{} bytes", upload.size), now).await?;
    tx.commit().await.map_err(fault)?;
    Ok(item)
}

/// Whether who began still works there: a piece may take as long as its line is slow (trust 7).
async fn may_still(base: &Base, actor: &Actor) -> Result<(), Refusal<Error>> {
    let places = store::accounts::list_places(&base.db, actor.person, None).await.map_err(fault)?;
    let still = places.iter().any(|place| place.membership == actor.membership && place.role == actor.role);
    if still { Ok(()) } else { Err(Refusal::SignedOut) }
}

/// A foreign key that is not there any more: the folder or campaign went while the bytes came.
fn gone(error: store::Error) -> Refusal<Error> {
    if error.is_foreign() { Refusal::Because(Error::TargetGone) } else { fault(error) }
}

/// Queues the removal of an upload's bytes.
pub(super) async fn throw_away(tx: &mut Tx, upload: &Upload, now: Moment) -> Result<(), Refusal<Error>> {
    store::jobs::insert(tx, JobId(id()), jobs::REMOVE_BLOB, &upload.blob_key, &upload.blob_key, now).await.map_err(fault)
}
