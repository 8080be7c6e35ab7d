//! Moving resources and folders, and putting them back (spec S101-S103, D21). All of a move is done or none of it; the moves of
//! an organisation come one after another, so that no two of them together make a ring.

use super::{
    Library,
    chosen::{self, look_up},
};
use crate::fault;
use domain::{
    Actor, Refusal,
    id::{FolderId, ItemId},
    library::{CHOSEN_MAX, Error, Moved, Node, Selection, Shelved, below, may_move},
};
use std::collections::{BTreeMap, HashMap};
use store::Tx;

type Folders = Vec<(FolderId, Option<FolderId>)>;
type Items = Vec<(ItemId, Option<FolderId>)>;

/// Puts folders and resources to other places, as far as the tree allows it.
async fn place(tx: &mut Tx, actor: &Actor, tree: &[Node], folders: &Folders, items: &Items) -> Result<(), Refusal<Error>> {
    let organisation = actor.organisation;
    if !folders.is_empty() {
        may_move(tree, folders).map_err(Refusal::Because)?;
        let roots: Vec<FolderId> = folders.iter().map(|(folder, _)| *folder).collect();
        store::library::place_folders(tx, organisation, folders, below(tree, &roots))
            .await
            .map_err(|error| if error.is_unique("folders") { Refusal::Because(Error::NameTaken) } else { fault(error) })?;
    }
    let placed = store::library::place_items(tx, organisation, items)
        .await
        .map_err(|error| if error.is_foreign() { Refusal::NotFound } else { fault(error) })?;
    // one that went into a campaign, or was deleted, since it was looked up
    if usize::try_from(placed) == Ok(items.len()) { Ok(()) } else { Err(Refusal::NotFound) }
}

fn shelved(folders: &Folders, items: &Items) -> Vec<Shelved> {
    let mut places: BTreeMap<Option<FolderId>, Shelved> = BTreeMap::new();
    let empty = |folder| Shelved { folder, folders: Vec::new(), items: Vec::new() };
    for (folder, from) in folders {
        places.entry(*from).or_insert_with(|| empty(*from)).folders.push(*folder);
    }
    for (item, from) in items {
        places.entry(*from).or_insert_with(|| empty(*from)).items.push(*item);
    }
    places.into_values().collect()
}

impl Library {
    /// Puts everything that was chosen right into a folder, or to the top. What stands there already stays.
    ///
    /// # Errors
    /// `NotFound` when one of it or the place is none; `IntoItself`, `TooDeep`, `Clash`, `TooManyChosen`.
    pub async fn move_to(&self, actor: &Actor, what: &Selection, to: Option<FolderId>) -> Result<Moved, Refusal<Error>> {
        let cause = actor.vendor()?;
        let now = self.0.now();
        let mut tx = self.0.db.begin(&cause).await.map_err(fault)?;
        store::organisations::hold(&mut tx, actor.organisation).await.map_err(fault)?;
        let place_name = match to {
            Some(to) => store::library::find_folder(&mut tx, to, actor.scope()).await.map_err(fault)?.ok_or(Refusal::NotFound)?.name,
            None => "Resources".to_owned(),
        };
        let chosen = look_up(&mut tx, actor, what).await?;
        let tree = match chosen.folders.as_slice() {
            [] => Vec::new(),
            _ => store::library::list_nodes(&mut tx, actor.organisation).await.map_err(fault)?,
        };
        let parents: HashMap<FolderId, Option<FolderId>> = tree.iter().map(|node| (node.id, node.parent)).collect();
        let from = chosen.folders.iter().map(|folder| (*folder, parents.get(folder).copied().flatten()));
        // one that is asked to go into itself is refused, wherever it stands
        let folders: Folders = from.filter(|(folder, from)| *from != to || to == Some(*folder)).collect();
        let items: Items = chosen.items.into_iter().filter(|(_, from)| *from != to).collect();
        let moved = Moved { folders: folders.len() as i64, items: items.len() as i64, back: shelved(&folders, &items) };
        if moved.back.is_empty() {
            return Ok(moved);
        }
        let going: Folders = folders.iter().map(|(folder, _)| (*folder, to)).collect();
        let carried: Items = items.iter().map(|(item, _)| (*item, to)).collect();
        place(&mut tx, actor, &tree, &going, &carried).await?;
        let ids: (Vec<FolderId>, Vec<ItemId>) =
            (folders.iter().map(|(folder, _)| *folder).collect(), items.iter().map(|(item, _)| *item).collect());
        chosen::write(&mut tx, actor, "library.move_to", (&ids.0, &ids.1), &format!("to {place_name}"), now).await?;
        tx.commit().await.map_err(fault)?;
        Ok(moved)
    }

    /// Puts things back where they were; tells how many are. What is gone is passed over, and what lay in a folder that is.
    ///
    /// # Errors
    /// `IntoItself`, `TooDeep`, `Clash`, `TooManyChosen`.
    pub async fn put_back(&self, actor: &Actor, places: &[Shelved]) -> Result<i64, Refusal<Error>> {
        let cause = actor.vendor()?;
        if places.iter().map(|place| place.folders.len() + place.items.len()).sum::<usize>() > CHOSEN_MAX {
            return Err(Refusal::Because(Error::TooManyChosen));
        }
        let now = self.0.now();
        let mut tx = self.0.db.begin(&cause).await.map_err(fault)?;
        store::organisations::hold(&mut tx, actor.organisation).await.map_err(fault)?;
        let tree = store::library::list_nodes(&mut tx, actor.organisation).await.map_err(fault)?;
        let parents: HashMap<FolderId, Option<FolderId>> = tree.iter().map(|node| (node.id, node.parent)).collect();
        let there = |place: &&Shelved| place.folder.is_none_or(|folder| parents.contains_key(&folder));
        let mut folders: HashMap<FolderId, Option<FolderId>> = HashMap::new();
        let mut asked: HashMap<ItemId, Option<FolderId>> = HashMap::new();
        for place in places.iter().filter(there) {
            folders.extend(place.folders.iter().filter(|folder| parents.contains_key(folder)).map(|folder| (*folder, place.folder)));
            asked.extend(place.items.iter().map(|item| (*item, place.folder)));
        }
        let folders: Folders = folders.into_iter().collect();
        let wanted: Vec<ItemId> = asked.keys().copied().collect();
        let placed = store::library::list_placed(&mut tx, actor.organisation, &wanted).await.map_err(fault)?;
        let items: Items = placed.into_iter().map(|(item, _)| (item, asked.get(&item).copied().flatten())).collect();
        if folders.is_empty() && items.is_empty() {
            return Ok(0);
        }
        place(&mut tx, actor, &tree, &folders, &items).await?;
        let ids: (Vec<FolderId>, Vec<ItemId>) =
            (folders.iter().map(|(folder, _)| *folder).collect(), items.iter().map(|(item, _)| *item).collect());
        chosen::write(&mut tx, actor, "library.put_back", (&ids.0, &ids.1), "", now).await?;
        tx.commit().await.map_err(fault)?;
        Ok((folders.len() + items.len()) as i64)
    }
}
