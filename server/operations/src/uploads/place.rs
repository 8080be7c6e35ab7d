//! Where uploads go: whether it is there, and another place when it went away (spec D6, D18, D22).

use super::Uploads;
use crate::{Base, audit, fault};
use domain::{
    Actor, Refusal,
    campaigns::Status,
    id::UploadId,
    library::{Aim, Error, FolderRef, Place},
    partners::GroupRef,
};

/// Whether something may be put there: the campaign or folder is this vendor's and open, and a resource has a group.
pub(super) async fn may_go_there(base: &Base, actor: &Actor, place: &Place) -> Result<Aim, Refusal<Error>> {
    match find(base, actor, place).await? {
        (_, true) => Err(Refusal::Because(Error::CampaignArchived)),
        (aim, false) => Ok(aim),
    }
}

/// A place with its names, and whether it is archived.
pub(super) async fn find(base: &Base, actor: &Actor, place: &Place) -> Result<(Aim, bool), Refusal<Error>> {
    let (folder, groups) = match place {
        Place::Campaign(campaign) => {
            let campaign = store::campaigns::find(&base.db, *campaign, actor.scope()).await.map_err(fault)?.ok_or(Refusal::NotFound)?;
            let archived = campaign.status == Status::Archived;
            return Ok((Aim::Campaign { id: campaign.id, name: campaign.name, partner: campaign.partner.name }, archived));
        }
        Place::Resources { folder, groups } => (folder, groups),
    };
    let folder = match folder {
        Some(folder) => {
            let facts = store::library::find_folder(&base.db, *folder, actor.scope()).await.map_err(fault)?.ok_or(Refusal::NotFound)?;
            Some(FolderRef { id: facts.id, name: facts.name })
        }
        None => None,
    };
    let known = store::groups::list(&base.db, actor.organisation).await.map_err(fault)?;
    let chosen = known.into_iter().map(|group| GroupRef { id: group.id(), name: group.name });
    let groups: Vec<GroupRef> = chosen.filter(|group| groups.contains(&group.id)).collect();
    if groups.is_empty() { Err(Refusal::Because(Error::NoGroup)) } else { Ok((Aim::Resources { folder, groups }, false)) }
}

impl Uploads {
    /// Gives one's own unfinished upload another place; what arrived stays (spec D22).
    ///
    /// # Errors
    /// `NotFound` when the upload or the place is none, or it is an item by now; `Expired`; `Busy` while its bytes come;
    /// `NoGroup`; `CampaignArchived`.
    pub async fn retarget(&self, actor: &Actor, upload: UploadId, place: &Place) -> Result<(), Refusal<Error>> {
        let cause = actor.vendor()?;
        self.find(actor, upload).await?;
        // whoever finishes it meanwhile finishes it in one place
        let _held = self.turns.take(upload).await.ok_or(Refusal::Because(Error::Busy))?;
        let found = self.find(actor, upload).await?;
        let aim = may_go_there(&self.base, actor, place).await?;
        let kept = aim.place().ok_or(Refusal::NotFound)?;
        let now = self.base.now();
        let mut tx = self.base.db.begin(&cause).await.map_err(fault)?;
        if !store::library::retarget_upload(&mut tx, upload, &kept).await.map_err(fault)? {
            return Err(Refusal::NotFound);
        }
        let to = if aim.name().is_empty() { "to Resources".to_owned() } else { format!("to {}", aim.name()) };
        audit::write(&mut tx, actor.organisation, "library.retarget_upload", upload.0, &found.name, to, now).await?;
        tx.commit().await.map_err(fault)
    }
}
