//! Folders one by one: the tree, editing, and deletion with or without what is in them (spec S97-S100, D21, D22, D56, B17).

use super::{Library, chosen, labels, many};
use crate::{audit, fault};
use domain::{
    Actor, Refusal,
    id::{FolderId, ItemId},
    library::{ALL_FOLDERS, Back, Branch, CHOSEN_MAX, Contents, Deed, Done, Error, FolderRef, NewFolder, Shelved, below, may_move},
    paging::Sort,
};

impl Library {
    /// One level of the tree, by name.
    ///
    /// # Errors
    /// `NotFound` when the reader does not see the folder.
    pub async fn branch(&self, actor: &Actor, folder: Option<FolderId>) -> Result<Vec<Branch>, Refusal<Error>> {
        let (db, scope) = (&self.0.db, actor.scope());
        if let Some(folder) = folder {
            store::library::find_folder(db, folder, scope).await.map_err(fault)?.ok_or(Refusal::NotFound)?;
        }
        let lines = store::library::list_folders(db, scope, folder, "", Sort::Name, None, ALL_FOLDERS).await.map_err(fault)?;
        let branch = |line: store::library::FolderLine| Branch { id: line.id(), name: line.name, folders: line.folders, items: line.items };
        Ok(lines.into_iter().map(branch).collect())
    }

    /// The folders from the top down to one, itself last.
    ///
    /// # Errors
    /// `NotFound` when the reader does not see the folder.
    pub async fn path(&self, actor: &Actor, folder: FolderId) -> Result<Vec<FolderRef>, Refusal<Error>> {
        let db = &self.0.db;
        store::library::find_folder(db, folder, actor.scope()).await.map_err(fault)?.ok_or(Refusal::NotFound)?;
        store::library::list_crumbs(db, folder).await.map_err(fault)
    }

    /// Gives a folder another name and description (spec S97, D56).
    ///
    /// # Errors
    /// `NotFound`; `Stale` with who saved meanwhile; `NameTaken`; what is wrong with a field.
    pub async fn edit_folder(
        &self,
        actor: &Actor,
        folder: FolderId,
        version: i64,
        name: &str,
        description: &str,
    ) -> Result<(), Refusal<Error>> {
        let cause = actor.vendor()?;
        let organisation = actor.organisation;
        let found = store::library::find_folder(&self.0.db, folder, actor.scope()).await.map_err(fault)?.ok_or(Refusal::NotFound)?;
        let (name, description) = labels(name, description)?;
        let now = self.0.now();
        let mut tx = self.0.db.begin(&cause).await.map_err(fault)?;
        let detail = if found.name == name { String::new() } else { format!("was {}", found.name) };
        audit::write(&mut tx, organisation, "library.edit_folder", folder.0, &name, detail, now).await?;
        let saved = store::library::update_folder(&mut tx, folder, organisation, version, &name, &description, actor.person)
            .await
            .map_err(|error| if error.is_unique("folders") { Refusal::Because(Error::NameTaken) } else { fault(error) })?;
        if !saved {
            let by = store::library::find_folder_changer(&mut tx, folder, organisation).await.map_err(fault)?;
            return Err(by.map_or(Refusal::NotFound, |by| Refusal::Because(Error::Stale { by })));
        }
        tx.commit().await.map_err(fault)
    }

    /// What goes with a folder, for the question before its deletion (spec S99, D22).
    ///
    /// # Errors
    /// `NotFound` when it is none.
    pub async fn contents(&self, actor: &Actor, folder: FolderId) -> Result<Contents, Refusal<Error>> {
        actor.reads_as_vendor()?;
        let db = &self.0.db;
        store::library::find_folder(db, folder, actor.scope()).await.map_err(fault)?.ok_or(Refusal::NotFound)?;
        store::library::find_contents(db, actor.organisation, folder).await.map_err(fault)
    }

    /// Deletes a folder with everything below it, or alone, with what is right in it moved to its parent (spec S98-S100, D22,
    /// B17). It is all or nothing: a folder that was not emptied cannot go. A running upload into it goes on, and is told at its end that its place is gone.
    ///
    /// # Errors
    /// `NotFound` when it is none, or gone already; with `keep`, `Clash`.
    pub async fn remove_folder(&self, actor: &Actor, folder: FolderId, keep: bool) -> Result<Done, Refusal<Error>> {
        let cause = actor.vendor()?;
        let organisation = actor.organisation;
        let now = self.0.now();
        let mut tx = self.0.db.begin(&cause).await.map_err(fault)?;
        store::organisations::hold(&mut tx, organisation).await.map_err(fault)?;
        let found = store::library::find_folder(&mut tx, folder, actor.scope()).await.map_err(fault)?.ok_or(Refusal::NotFound)?;
        store::library::hold_folders(&mut tx, &[folder]).await.map_err(fault)?;
        let Contents { folders, items, .. } = store::library::find_contents(&mut tx, organisation, folder).await.map_err(fault)?;
        let done = |deed, back| Done { deed, folders, items, same: 0, left: Vec::new(), back };
        if !keep {
            many::remove(&mut tx, actor, &[folder], Vec::new(), "library.remove_many", now).await?;
            tx.commit().await.map_err(fault)?;
            self.0.nudge();
            return Ok(done(Deed::FolderRemoved(found.name), None));
        }
        let tree = store::library::list_nodes(&mut tx, organisation).await.map_err(fault)?;
        let parent = tree.iter().find(|node| node.id == folder).and_then(|node| node.parent);
        let children: Vec<FolderId> = tree.iter().filter(|node| node.parent == Some(folder)).map(|node| node.id).collect();
        let moves: Vec<(FolderId, Option<FolderId>)> = children.iter().map(|child| (*child, parent)).collect();
        // the folder is as good as gone: one in it may have its name
        let rest: Vec<_> = tree.iter().filter(|node| node.id != folder).cloned().collect();
        may_move(&rest, &moves).map_err(Refusal::Because)?;
        store::library::free_name(&mut tx, organisation, folder).await.map_err(fault)?;
        store::library::place_folders(&mut tx, organisation, &moves, below(&rest, &children))
            .await
            .map_err(|error| if error.is_unique("folders") { Refusal::Because(Error::NameTaken) } else { fault(error) })?;
        let inside: Vec<ItemId> = store::library::list_below(&mut tx, organisation, &[folder]).await.map_err(fault)?;
        let lifted: Vec<(ItemId, Option<FolderId>)> = inside.into_iter().map(|item| (item, parent)).collect();
        store::library::place_items(&mut tx, organisation, &lifted).await.map_err(fault)?;
        let fact = format!("{} moved up", chosen::counted(children.len(), lifted.len()));
        audit::write(&mut tx, organisation, "library.remove_folder", folder.0, &found.name, fact, now).await?;
        store::library::remove_folders(&mut tx, organisation, &[folder]).await.map_err(fault)?;
        tx.commit().await.map_err(fault)?;
        let name = found.name.clone();
        let held = Shelved { folder: Some(folder), folders: children, items: lifted.into_iter().map(|(item, _)| item).collect() };
        let small = held.folders.len() + held.items.len() <= CHOSEN_MAX;
        let back = Back::Folder { folder: NewFolder { parent, name: found.name, description: found.description }, held };
        Ok(done(Deed::MovedUp(name), small.then_some(back)))
    }
}
