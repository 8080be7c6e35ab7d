//! Taking back what was done to many: as far as it is possible still, and what is not is told (experience 17, B17).

use super::{
    Library, chosen,
    moves::{ids, restore},
};
use crate::fault;
use domain::{
    Actor, Refusal,
    id::FolderId,
    library::{Back, CHOSEN_MAX, Deed, Done, Error, NewFolder, Selection, Shelved},
};

impl Library {
    /// Goes the way back that an action on many told.
    ///
    /// # Errors
    /// `TooManyChosen`; for a folder that is made again what may stand in a new one's way.
    pub async fn undo(&self, actor: &Actor, back: &Back) -> Result<Done, Refusal<Error>> {
        match back {
            Back::Places(places) => self.put_back(actor, places).await,
            Back::Groups(groups) => self.put_back_groups(actor, groups).await,
            Back::Archive { items, away } => {
                let what = Selection::These { folders: Vec::new(), items: items.clone() };
                self.archive(actor, &what, *away).await.map(|done| Done { back: None, ..done })
            }
            Back::Folder { folder, held } => self.make_again(actor, folder, held).await,
        }
    }

    /// Makes a folder again that went alone, and puts what was in it back. It is a new one: the old one's address stays gone.
    async fn make_again(&self, actor: &Actor, folder: &NewFolder, held: &Shelved) -> Result<Done, Refusal<Error>> {
        let cause = actor.vendor()?;
        if held.folders.len() + held.items.len() > CHOSEN_MAX {
            return Err(Refusal::Because(Error::TooManyChosen));
        }
        let mut tx = self.0.db.begin(&cause).await.map_err(fault)?;
        store::organisations::hold(&mut tx, actor.organisation).await.map_err(fault)?;
        let place: FolderId = self.make(&mut tx, actor, folder).await?;
        let held = Shelved { folder: Some(place), ..held.clone() };
        let (folders, items, left) = restore(&mut tx, actor, &[held]).await?;
        if !folders.is_empty() || !items.is_empty() {
            let (moved_folders, moved_items) = ids(&folders, &items);
            chosen::write(&mut tx, actor, "library.put_back", (&moved_folders, &moved_items), "", self.0.now()).await?;
        }
        tx.commit().await.map_err(fault)?;
        Ok(Done {
            deed: Deed::FolderBack(folder.name.clone()),
            folders: folders.len() as i64,
            items: items.len() as i64,
            same: 0,
            left,
            back: None,
        })
    }
}
