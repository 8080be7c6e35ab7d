//! Uploads that wait for their bytes or for another place (spec D22, D42).

use super::Uploads;
use crate::fault;
use domain::{
    Actor, Moment, Refusal,
    id::UploadId,
    library::{Aim, Error, FolderRef, Place, Unfinished},
    partners::GroupRef,
};
use std::collections::HashMap;
use store::library::Names;

/// Where an upload goes, given the names of its place as they are and the groups there are.
fn aim(place: &Place, (campaign, partner, folder): Names, known: &[GroupRef]) -> Aim {
    match place {
        Place::Campaign(id) => match (campaign, partner) {
            (Some(name), Some(partner)) => Aim::Campaign { id: *id, name, partner },
            _ => Aim::Gone,
        },
        Place::Resources { folder: id, groups } => {
            let groups: Vec<GroupRef> = known.iter().filter(|group| groups.contains(&group.id)).cloned().collect();
            match (id, folder) {
                _ if groups.is_empty() => Aim::Gone,
                (None, _) => Aim::Resources { folder: None, groups },
                (Some(id), Some(name)) => Aim::Resources { folder: Some(FolderRef { id: *id, name }), groups },
                (Some(_), None) => Aim::Gone,
            }
        }
    }
}

impl Uploads {
    /// One's own uploads that can go on, newest first (spec D22).
    ///
    /// # Errors
    /// `NotFound` for partners' people.
    pub async fn unfinished(&self, actor: &Actor) -> Result<Vec<Unfinished>, Refusal<Error>> {
        actor.reads_as_vendor()?;
        let base = &self.base;
        let uploads = store::library::list_unfinished(&base.db, actor.person, actor.organisation, base.now()).await.map_err(fault)?;
        let mut rows = Vec::with_capacity(uploads.len());
        if uploads.is_empty() {
            return Ok(rows);
        }
        let names = store::library::list_aims(&base.db, actor.person, actor.organisation).await.map_err(fault)?;
        let mut names: HashMap<UploadId, Names> = names.into_iter().collect();
        let known = store::groups::list(&base.db, actor.organisation).await.map_err(fault)?;
        let known: Vec<GroupRef> = known.into_iter().map(|group| GroupRef { id: group.id(), name: group.name }).collect();
        for upload in uploads {
            let aim = aim(&upload.place(), names.remove(&upload.id()).unwrap_or_default(), &known);
            let arrived = self.stand(&upload).await?.arrived;
            rows.push(Unfinished {
                id: upload.id(),
                size: upload.size,
                arrived: i64::try_from(arrived).unwrap_or(upload.size),
                modified: upload.modified_at.map(Moment),
                aim,
                expires: base.stamp(Moment(upload.expires_at), &actor.zone),
                file: upload.file_name,
                name: upload.name,
            });
        }
        Ok(rows)
    }
}
