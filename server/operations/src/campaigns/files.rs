//! A draft as a file of its campaign: an asset that waits for approval like any other (spec S3, S26).

use super::{
    Campaigns,
    export::{self, Form},
};
use crate::{audit, base::id, fault, jobs::REMOVE_BLOB, pictures};
use domain::{
    Actor, Refusal,
    campaigns::Error,
    id::{DraftId, FileId, ItemId, JobId},
    moment::HOUR,
    text,
};
use sha2::{Digest, Sha256};
use store::library::{File, NewItem};

impl Campaigns {
    /// Puts the newest version into the campaign as a file that waits for approval (spec S3, S26).
    ///
    /// # Errors
    /// `NoText` when there is none; `Letters` when a PDF cannot show it; `MovedOn` when the campaign is archived.
    pub async fn export_draft(&self, actor: &Actor, draft: DraftId, form: Form) -> Result<ItemId, Refusal<Error>> {
        let cause = actor.vendor()?;
        let found = self.find_draft(actor, draft).await?;
        let campaign = store::campaigns::find(&self.0.db, found.campaign, actor.scope()).await.map_err(fault)?.ok_or(Refusal::NotFound)?;
        if found.version == 0 {
            return Err(Refusal::Because(Error::NoText));
        }
        let version = self.find_version(draft, found.version).await?;
        let vendor = store::organisations::name(&self.0.db, actor.organisation).await.map_err(fault)?.unwrap_or_default();
        let sheet = export::Sheet {
            title: format!("{}: {}", export::title(found.kind), campaign.name),
            about: format!("{vendor} and {}", campaign.partner.name),
            parts: version.parts.iter().map(|part| (export::heading(&part.key).to_owned(), part.text.clone())).collect(),
        };
        let made = tokio::task::spawn_blocking(move || form.make(&sheet)).await.map_err(|error| fault(std::io::Error::other(error)))?;
        let bytes = made.map_err(|letters| Refusal::Because(Error::Letters(letters)))?;
        let known = domain::library::file_type(&format!("draft.{}", form.extension())).map_err(|_| Refusal::NotFound)?;
        let (item, file, now, organisation) = (ItemId(id()), FileId(id()), self.0.now(), actor.organisation);
        let name: String = format!("{}, version {}", export::title(found.kind), found.version);
        let file = File {
            id: file,
            version: 1,
            name: format!("{}.{}", text::search(&name).replace([' ', ','], "-").replace("--", "-"), form.extension()),
            extension: form.extension().to_owned(),
            size: i64::try_from(bytes.len()).unwrap_or(i64::MAX),
            sha256: Sha256::digest(&bytes).to_vec(),
            blob_key: store::blobs::key(organisation, file),
            created: now,
        };
        // a crash before the commit leaves bytes that belong to nothing: their removal stands in the queue before they are there
        let mut tx = self.0.db.begin(&cause).await.map_err(fault)?;
        store::jobs::insert(&mut tx, JobId(id()), REMOVE_BLOB, &file.blob_key, &file.blob_key, now.plus(HOUR)).await.map_err(fault)?;
        tx.commit().await.map_err(fault)?;
        self.0.blobs.put(&file.blob_key, &bytes).await.map_err(fault)?;
        let new = NewItem {
            id: item,
            organisation,
            campaign: Some(campaign.id),
            folder: None,
            name: &name,
            kind: known.kind,
            url: None,
            by: Some(actor.person),
        };
        let mut tx = self.0.db.begin(&cause).await.map_err(fault)?;
        store::organisations::hold(&mut tx, organisation).await.map_err(fault)?;
        if !store::jobs::take_back(&mut tx, REMOVE_BLOB, &file.blob_key).await.map_err(fault)? {
            return Err(Refusal::Unavailable);
        }
        if !store::campaigns::hold_open(&mut tx, campaign.id, organisation).await.map_err(fault)? {
            return Err(Refusal::Because(Error::MovedOn { status: campaign.status, by: campaign.status_by.unwrap_or_default() }));
        }
        store::library::insert_item(&mut tx, &new, now).await.map_err(fault)?;
        store::library::insert_file(&mut tx, item, organisation, &file, Some(actor.person)).await.map_err(fault)?;
        pictures::enqueue(&self.0, &mut tx, file.id, &file.extension, now).await.map_err(fault)?;
        audit::write(&mut tx, organisation, "campaigns.export_draft", item.0, &name, format!("{} bytes", file.size), now).await?;
        tx.commit().await.map_err(fault)?;
        Ok(item)
    }

    /// As `export_draft`, with the form as its name.
    ///
    /// # Errors
    /// As `export_draft`; `NotFound` for any other name.
    pub async fn export_draft_as(&self, actor: &Actor, draft: DraftId, form: &str) -> Result<ItemId, Refusal<Error>> {
        actor.vendor::<Error>()?;
        self.export_draft(actor, draft, Form::parse(form).ok_or(Refusal::NotFound)?).await
    }
}
