//! Moving resources and folders, and putting them back (spec S101-S103, D21). What can go goes, and what cannot is told; the
//! moves of an organisation come one after another, so that no two of them together make a ring.

use super::{
    Library,
    chosen::{self, look_up, why_none},
};
use crate::fault;
use domain::{
    Actor, Refusal,
    id::{FolderId, ItemId},
    library::{Back, CHOSEN_MAX, Deed, Done, Error, Left, Node, Selection, Shelved, WhyLeft, below, sort_out},
};
use std::collections::{BTreeMap, HashMap, HashSet};
use store::Tx;

pub(super) type Folders = Vec<(FolderId, Option<FolderId>)>;
pub(super) type Items = Vec<(ItemId, Option<FolderId>)>;

/// Puts folders and resources to other places, as `sort_out` found that they can be.
async fn place(tx: &mut Tx, actor: &Actor, tree: &[Node], folders: &Folders, items: &Items) -> Result<(), Refusal<Error>> {
    let organisation = actor.organisation;
    if !folders.is_empty() {
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

/// Puts what can be put back; tells which folders and resources it was, and why others were not.
pub(super) async fn restore(tx: &mut Tx, actor: &Actor, places: &[Shelved]) -> Result<(Folders, Items, Vec<Left>), Refusal<Error>> {
    let tree = store::library::list_nodes(&mut *tx, actor.organisation).await.map_err(fault)?;
    let nodes: HashMap<FolderId, &Node> = tree.iter().map(|node| (node.id, node)).collect();
    let mut folders: BTreeMap<FolderId, Option<FolderId>> = BTreeMap::new();
    let mut asked: BTreeMap<ItemId, Option<FolderId>> = BTreeMap::new();
    for place in places {
        folders.extend(place.folders.iter().map(|folder| (*folder, place.folder)));
        asked.extend(place.items.iter().map(|item| (*item, place.folder)));
    }
    let is_there = |place: Option<FolderId>| place.is_none_or(|folder| nodes.contains_key(&folder));
    let no_folders: Vec<FolderId> = folders.keys().filter(|folder| !nodes.contains_key(folder)).copied().collect();
    let wanted: Vec<ItemId> = asked.keys().copied().collect();
    let placed = store::library::list_placed(&mut *tx, actor.organisation, &wanted).await.map_err(fault)?;
    let placed: HashSet<ItemId> = placed.into_iter().map(|(item, _)| item).collect();
    let no_items: Vec<ItemId> = wanted.into_iter().filter(|item| !placed.contains(item)).collect();
    let mut left = why_none(&mut *tx, actor, &no_folders, &no_items).await?;
    let known = folders.into_iter().filter_map(|(folder, place)| Some((*nodes.get(&folder)?, place)));
    let (going, stranded): (Vec<_>, Vec<_>) = known.partition(|(_, place)| is_there(*place));
    left.extend(stranded.into_iter().map(|(node, _)| Left { name: node.name.clone(), why: WhyLeft::PlaceGone }));
    let going: Folders = going.into_iter().map(|(node, place)| (node.id, place)).collect();
    let (folders, more) = sort_out(&tree, &going);
    left.extend(more);
    let (items, stranded): (Items, Items) =
        asked.into_iter().filter(|(item, _)| placed.contains(item)).partition(|(_, place)| is_there(*place));
    let stranded: Vec<ItemId> = stranded.into_iter().map(|(item, _)| item).collect();
    let names = store::library::list_names(&mut *tx, &[], &stranded, stranded.len() as i64).await.map_err(fault)?;
    left.extend(names.into_iter().map(|name| Left { name, why: WhyLeft::PlaceGone }));
    place(tx, actor, &tree, &folders, &items).await?;
    Ok((folders, items, left))
}

/// The ids alone.
pub(super) fn ids(folders: &Folders, items: &Items) -> (Vec<FolderId>, Vec<ItemId>) {
    (folders.iter().map(|(folder, _)| *folder).collect(), items.iter().map(|(item, _)| *item).collect())
}

impl Library {
    /// Puts what was chosen right into a folder, or to the top. What stands there already stays.
    ///
    /// # Errors
    /// `NotFound` when the place is none, or the only one chosen; `TooManyChosen`; for one folder `IntoItself`, `TooDeep`, `Clash`.
    pub async fn move_to(&self, actor: &Actor, what: &Selection, to: Option<FolderId>) -> Result<Done, Refusal<Error>> {
        let cause = actor.vendor()?;
        let now = self.0.now();
        let mut tx = self.0.db.begin(&cause).await.map_err(fault)?;
        store::organisations::hold(&mut tx, actor.organisation).await.map_err(fault)?;
        let place_name = match to {
            Some(to) => store::library::find_folder(&mut tx, to, actor.scope()).await.map_err(fault)?.ok_or(Refusal::NotFound)?.name,
            None => "Resources".to_owned(),
        };
        let mut chosen = look_up(&mut tx, actor, what).await?;
        let tree = match chosen.folders.as_slice() {
            [] => Vec::new(),
            _ => store::library::list_nodes(&mut tx, actor.organisation).await.map_err(fault)?,
        };
        let parents: HashMap<FolderId, Option<FolderId>> = tree.iter().map(|node| (node.id, node.parent)).collect();
        let parent = |folder: &FolderId| parents.get(folder).copied().flatten();
        let all = chosen.folders.len() + chosen.items.len();
        // one that is asked to go into itself is refused, wherever it stands
        let asked = chosen.folders.iter().filter(|folder| parent(folder) != to || to == Some(**folder));
        let asked: Folders = asked.map(|folder| (*folder, to)).collect();
        let (going, left) = sort_out(&tree, &asked);
        let refused = left.len();
        chosen.leave(left)?;
        let folders: Folders = going.iter().map(|(folder, _)| (*folder, parent(folder))).collect();
        let items: Items = std::mem::take(&mut chosen.items).into_iter().filter(|(_, from)| *from != to).collect();
        let mut done = Done {
            deed: Deed::Moved(place_name.clone()),
            folders: folders.len() as i64,
            items: items.len() as i64,
            same: (all - refused - folders.len() - items.len()) as i64,
            left: chosen.left,
            back: None,
        };
        if folders.is_empty() && items.is_empty() {
            return Ok(done);
        }
        let carried: Items = items.iter().map(|(item, _)| (*item, to)).collect();
        place(&mut tx, actor, &tree, &going, &carried).await?;
        let (moved_folders, moved_items) = ids(&folders, &items);
        chosen::write(&mut tx, actor, "library.move_to", (&moved_folders, &moved_items), &format!("to {place_name}"), now).await?;
        tx.commit().await.map_err(fault)?;
        done.back = Some(Back::Places(shelved(&folders, &items)));
        Ok(done)
    }

    /// Puts things back where they were. What is gone is passed over, and what lay in a folder that is.
    pub(super) async fn put_back(&self, actor: &Actor, places: &[Shelved]) -> Result<Done, Refusal<Error>> {
        let cause = actor.vendor()?;
        if places.iter().map(|place| place.folders.len() + place.items.len()).sum::<usize>() > CHOSEN_MAX {
            return Err(Refusal::Because(Error::TooManyChosen));
        }
        let now = self.0.now();
        let mut tx = self.0.db.begin(&cause).await.map_err(fault)?;
        store::organisations::hold(&mut tx, actor.organisation).await.map_err(fault)?;
        let (folders, items, left) = restore(&mut tx, actor, places).await?;
        let (moved_folders, moved_items) = ids(&folders, &items);
        if !folders.is_empty() || !items.is_empty() {
            chosen::write(&mut tx, actor, "library.put_back", (&moved_folders, &moved_items), "", now).await?;
            tx.commit().await.map_err(fault)?;
        }
        Ok(Done { deed: Deed::MovedBack, folders: folders.len() as i64, items: items.len() as i64, same: 0, left, back: None })
    }
}
