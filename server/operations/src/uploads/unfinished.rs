//! Uploads that wait for their bytes or for another place (spec D22, D42).

use super::{Uploads, place};
use crate::fault;
use domain::{
    Actor, Moment, Refusal,
    library::{Aim, Error, Unfinished},
};

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
        for upload in uploads {
            let aim = match place::find(base, actor, &upload.place()).await {
                Ok((aim, _)) => aim,
                Err(Refusal::NotFound | Refusal::Because(_)) => Aim::Gone,
                Err(refusal) => return Err(refusal),
            };
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
