//! Which names stand in a campaign or a folder already, before files of these names are sent (spec D42).

use super::Library;
use crate::fault;
use domain::{
    Actor, Refusal,
    library::{Clash, Error, NAMES_MAX, Place},
    text,
};
use std::collections::HashMap;
use store::library::Item;

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
        // a name with NUL is no item's, and PostgreSQL takes none
        let asked = names.iter().take(NAMES_MAX).filter_map(|name| Some((name, text::name_key(&text::name(name).ok()?))));
        let asked: Vec<(&String, String)> = asked.collect();
        let keys: Vec<String> = asked.iter().map(|(_, key)| key.clone()).collect();
        let mut newest: HashMap<String, Item> = HashMap::new();
        for item in store::library::list_namesakes(db, scope, campaign, folder, &keys).await.map_err(fault)? {
            newest.entry(item.name_key.clone()).or_insert(item);
        }
        let clash = |(name, key): &(&String, String)| {
            let item = newest.get(key)?;
            let size = item.file.as_ref().map(|file| file.size);
            Some(Clash { name: (*name).clone(), item: item.id, size, added: self.0.stamp(item.created, &actor.zone) })
        };
        Ok(asked.iter().filter_map(clash).collect())
    }
}
