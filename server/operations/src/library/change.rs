//! Changing the library: folders, links, names, homes, and deletion for good (spec S34, S37-S42, S78-S81, S94-S96, D6, D7).

use super::{Library, labels, several};
use crate::{audit, base::id, fault, jobs};
use domain::{
    Actor, Refusal,
    campaigns::Status,
    id::{CampaignId, FolderId, ItemId, JobId},
    library::{Error, FOLDERS_MAX, FileKind, NewFolder, NewLink, may_nest},
    text,
};
use store::{Tx, library::NewItem};

/// Who saved an item meanwhile; it may also be gone (spec D56).
async fn stale(tx: &mut Tx, actor: &Actor, item: ItemId) -> Refusal<Error> {
    match store::library::find_item(tx, item, actor.scope()).await {
        Ok(Some(now)) => Refusal::Because(Error::Stale { by: now.changed_by.unwrap_or_default() }),
        Ok(None) => Refusal::NotFound,
        Err(error) => fault(error),
    }
}

impl Library {
    /// Makes a folder (spec S94-S96, D21).
    ///
    /// # Errors
    /// `NotFound` when the parent is none; what is wrong with a field; `NameTaken`, `TooDeep`, `TooManyFolders`.
    pub async fn add_folder(&self, actor: &Actor, new: &NewFolder) -> Result<FolderId, Refusal<Error>> {
        let cause = actor.vendor()?;
        let mut tx = self.0.db.begin(&cause).await.map_err(fault)?;
        let folder = self.make(&mut tx, actor, new).await?;
        tx.commit().await.map_err(fault)?;
        Ok(folder)
    }

    /// Makes a folder within a change.
    pub(super) async fn make(&self, tx: &mut Tx, actor: &Actor, new: &NewFolder) -> Result<FolderId, Refusal<Error>> {
        let organisation = actor.organisation;
        let (name, description) = labels(&new.name, &new.description)?;
        let now = self.0.now();
        let folder = FolderId(id());
        // the entry takes the organisation's turn, so that the count and the place hold until the commit
        audit::write(tx, organisation, "library.add_folder", folder.0, &name, String::new(), now).await?;
        let above = match new.parent {
            Some(parent) => {
                Some(store::library::find_folder(&mut *tx, parent, actor.scope()).await.map_err(fault)?.ok_or(Refusal::NotFound)?)
            }
            None => None,
        };
        let depth = may_nest(above.map(|folder| folder.depth)).map_err(Refusal::Because)?;
        let row = store::library::NewFolder {
            id: folder,
            organisation,
            parent: new.parent,
            depth,
            name: &name,
            description: &description,
            by: Some(actor.person),
        };
        if store::library::count_folders(&mut *tx, organisation).await.map_err(fault)? >= FOLDERS_MAX {
            return Err(Refusal::Because(Error::TooManyFolders));
        }
        store::library::insert_folder(tx, &row, now)
            .await
            .map_err(|error| if error.is_unique("folders") { Refusal::Because(Error::NameTaken) } else { fault(error) })?;
        Ok(folder)
    }

    /// Adds a link as a resource (spec S78-S81, D17, D18).
    ///
    /// # Errors
    /// `NotFound` when the folder is none; what is wrong with a field; `NoGroup`.
    pub async fn add_link(&self, actor: &Actor, new: &NewLink) -> Result<ItemId, Refusal<Error>> {
        let cause = actor.vendor()?;
        let (db, organisation) = (&self.0.db, actor.organisation);
        let no_group = new.groups.is_empty().then_some(Error::NoGroup);
        let (name, url) = match (text::name(&new.name), text::link(&new.url)) {
            (Ok(name), Ok(url)) if no_group.is_none() => (name, url),
            (name, url) => {
                let wrong = [name.err().map(Error::Name), url.err().map(Error::Link), no_group];
                return Err(several(wrong.into_iter().flatten().collect()));
            }
        };
        if let Some(folder) = new.folder {
            store::library::find_folder(db, folder, actor.scope()).await.map_err(fault)?.ok_or(Refusal::NotFound)?;
        }
        let now = self.0.now();
        let item = ItemId(id());
        let row = NewItem {
            id: item,
            organisation,
            campaign: None,
            folder: new.folder,
            name: &name,
            kind: FileKind::Link,
            url: Some(&url),
            by: Some(actor.person),
        };
        let mut tx = db.begin(&cause).await.map_err(fault)?;
        store::organisations::hold(&mut tx, actor.organisation).await.map_err(fault)?;
        // the folder may have gone since it was looked up
        store::library::insert_item(&mut tx, &row, now)
            .await
            .map_err(|error| if error.is_foreign() { Refusal::NotFound } else { fault(error) })?;
        let groups = store::library::put_groups(&mut tx, item, organisation, &new.groups).await.map_err(fault)?;
        if groups == 0 {
            return Err(Refusal::Because(Error::NoGroup));
        }
        audit::write(
            &mut tx,
            organisation,
            "library.add_link",
            item.0,
            &name,
            format!("{url}, {}", audit::counted(groups, "group", "groups")),
            now,
        )
        .await?;
        tx.commit().await.map_err(fault)?;
        Ok(item)
    }

    /// Gives an item another name and description (spec S34, D56).
    ///
    /// # Errors
    /// `NotFound`; `Stale` with who saved meanwhile; what is wrong with a field.
    pub async fn edit(&self, actor: &Actor, item: ItemId, version: i64, name: &str, description: &str) -> Result<(), Refusal<Error>> {
        let cause = actor.vendor()?;
        let found = store::library::find_item(&self.0.db, item, actor.scope()).await.map_err(fault)?.ok_or(Refusal::NotFound)?;
        let (name, description) = labels(name, description)?;
        let now = self.0.now();
        let mut tx = self.0.db.begin(&cause).await.map_err(fault)?;
        store::organisations::hold(&mut tx, actor.organisation).await.map_err(fault)?;
        if !store::library::update_item(&mut tx, item, actor.organisation, version, &name, &description, actor.person)
            .await
            .map_err(fault)?
        {
            return Err(stale(&mut tx, actor, item).await);
        }
        let detail = if found.name == name { String::new() } else { format!("was {}", found.name) };
        audit::write(&mut tx, actor.organisation, "library.edit", item.0, &name, detail, now).await?;
        tx.commit().await.map_err(fault)
    }

    /// Makes an item an asset of a campaign: it leaves its groups and its folder and starts unapproved (spec S34, D6).
    ///
    /// # Errors
    /// `NotFound`; `CampaignArchived`; `Stale` with who changed it meanwhile.
    pub async fn associate(&self, actor: &Actor, item: ItemId, version: i64, campaign: CampaignId) -> Result<(), Refusal<Error>> {
        let cause = actor.vendor()?;
        let db = &self.0.db;
        let found = store::library::find_item(db, item, actor.scope()).await.map_err(fault)?.ok_or(Refusal::NotFound)?;
        let target = store::campaigns::find(db, campaign, actor.scope()).await.map_err(fault)?.ok_or(Refusal::NotFound)?;
        if target.status == Status::Archived {
            return Err(Refusal::Because(Error::CampaignArchived));
        }
        if found.campaign == Some(campaign) {
            return Ok(());
        }
        let now = self.0.now();
        let mut tx = db.begin(&cause).await.map_err(fault)?;
        store::organisations::hold(&mut tx, actor.organisation).await.map_err(fault)?;
        if !store::campaigns::hold_open(&mut tx, campaign, actor.organisation).await.map_err(fault)? {
            return Err(Refusal::Because(Error::CampaignArchived));
        }
        if !store::library::move_to_campaign(&mut tx, item, actor.organisation, version, campaign, actor.person).await.map_err(fault)? {
            return Err(stale(&mut tx, actor, item).await);
        }
        audit::write(&mut tx, actor.organisation, "library.associate", item.0, &found.name, format!("to {}", target.name), now).await?;
        tx.commit().await.map_err(fault)
    }

    /// Deletes an item for good, record and bytes, for everyone, at once (spec S37-S41, S90-S92, D7).
    ///
    /// # Errors
    /// `NotFound` when it is gone already.
    pub async fn remove(&self, actor: &Actor, item: ItemId) -> Result<(), Refusal<Error>> {
        let cause = actor.vendor()?;
        let now = self.0.now();
        let mut tx = self.0.db.begin(&cause).await.map_err(fault)?;
        store::organisations::hold(&mut tx, actor.organisation).await.map_err(fault)?;
        let blobs = store::library::list_blobs(&mut tx, item, actor.organisation).await.map_err(fault)?;
        let name = store::library::remove_item(&mut tx, item, actor.organisation).await.map_err(fault)?.ok_or(Refusal::NotFound)?;
        let removals: Vec<(JobId, String)> = blobs.iter().map(|blob| (JobId(id()), blob.clone())).collect();
        store::jobs::insert_many(&mut tx, jobs::REMOVE_BLOB, &removals, now).await.map_err(fault)?;
        audit::write(
            &mut tx,
            actor.organisation,
            "library.remove",
            item.0,
            &name,
            audit::counted(blobs.len() as u64, "file", "files"),
            now,
        )
        .await?;
        tx.commit().await.map_err(fault)?;
        self.0.nudge();
        Ok(())
    }
}
