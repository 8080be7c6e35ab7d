//! Which names stand in a campaign or a folder already, before files of these names are sent (spec D42).

use super::Library;
use crate::fault;
use domain::{
    Actor, Refusal,
    library::{Clash, Error, NAMES_MAX, Place},
};

impl Library {
    /// Which of these names stand in a campaign or a folder already, whatever the case, each with its newest item. Names
    /// after the hundredth are not looked at.
    ///
    /// # Errors
    /// `NotFound` when the campaign or the folder is none, and for partners' people.
    pub async fn clashes(&self, actor: &Actor, place: &Place, names: &[String]) -> Result<Vec<Clash>, Refusal<Error>> {
        actor.reads_as_vendor()?;
        let (db, scope) = (&self.0.db, actor.scope());
        let (campaign, folder) = match place {
            Place::Campaign(campaign) => (Some(*campaign), None),
            Place::Resources { folder, .. } => (None, *folder),
        };
        if let Some(campaign) = campaign {
            store::campaigns::find(db, campaign, scope).await.map_err(fault)?.ok_or(Refusal::NotFound)?;
        }
        if let Some(folder) = folder {
            store::library::find_folder(db, folder, scope).await.map_err(fault)?.ok_or(Refusal::NotFound)?;
        }
        let mut clashes = Vec::new();
        for name in names.iter().take(NAMES_MAX) {
            // a name with NUL is no item's, and PostgreSQL takes none
            let Ok(known) = domain::text::name(name) else { continue };
            if let Some(item) = store::library::find_namesake(db, scope, campaign, folder, &known).await.map_err(fault)? {
                let (name, size) = (name.clone(), item.file.map(|file| file.size));
                clashes.push(Clash { name, item: item.id, size, added: self.0.stamp(item.created, &actor.zone) });
            }
        }
        Ok(clashes)
    }
}
