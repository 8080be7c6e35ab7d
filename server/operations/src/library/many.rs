//! Actions on many resources: other groups, the archive, deletion (spec S86, S87, S90-S92, D7, B2, B17).

use super::{
    Library,
    chosen::{self, look_up, unique},
};
use crate::{base::id, fault, jobs};
use domain::{
    Actor, Moment, Refusal,
    id::{FolderId, GroupId, ItemId, JobId},
    library::{CHOSEN_MAX, Error, Lost, Regrouped, Selection, below},
    partners::PartnerRef,
};
use std::collections::{BTreeMap, HashMap, HashSet};
use store::Tx;

/// The groups of resources as they are, those with the same groups together.
async fn shared(tx: &mut Tx, actor: &Actor, items: &[ItemId]) -> Result<Vec<(Vec<ItemId>, Vec<GroupId>)>, Refusal<Error>> {
    let mut groups: HashMap<ItemId, Vec<GroupId>> = items.iter().map(|item| (*item, Vec::new())).collect();
    for (item, group) in store::library::list_shared(tx, actor.organisation, items).await.map_err(fault)? {
        groups.entry(item).or_default().push(group);
    }
    let mut together: BTreeMap<Vec<GroupId>, Vec<ItemId>> = BTreeMap::new();
    for item in items {
        together.entry(groups.remove(item).unwrap_or_default()).or_default().push(*item);
    }
    Ok(together.into_iter().map(|(groups, items)| (items, groups)).collect())
}

/// Deletes folders with everything below them and resources; tells how many resources it were.
pub(super) async fn remove(
    tx: &mut Tx,
    actor: &Actor,
    folders: &[FolderId],
    mut items: Vec<ItemId>,
    act: &'static str,
    now: Moment,
) -> Result<i64, Refusal<Error>> {
    let organisation = actor.organisation;
    let mut all: Vec<FolderId> = Vec::new();
    if !folders.is_empty() {
        let tree = store::library::list_nodes(&mut *tx, organisation).await.map_err(fault)?;
        all = below(&tree, folders).into_iter().collect();
        all.sort();
        store::library::hold_folders(tx, &all).await.map_err(fault)?;
        items.extend(store::library::list_below(&mut *tx, organisation, folders).await.map_err(fault)?);
    }
    let items = unique(&items);
    let blobs = store::library::list_blobs_of(&mut *tx, organisation, &items).await.map_err(fault)?;
    chosen::write(tx, actor, act, (&all, &items), &format!("{} files", blobs.len()), now).await?;
    let removed = store::library::remove_items(tx, organisation, &items).await.map_err(fault)?;
    if usize::try_from(removed) != Ok(items.len()) {
        return Err(Refusal::NotFound);
    }
    store::library::remove_folders(tx, organisation, &all)
        .await
        .map_err(|error| if error.is_foreign() { Refusal::Unavailable } else { fault(error) })?;
    let removals: Vec<(JobId, String)> = blobs.into_iter().map(|blob| (JobId(id()), blob)).collect();
    store::jobs::insert_many(tx, jobs::REMOVE_BLOB, &removals, now).await.map_err(fault)?;
    Ok(items.len() as i64)
}

impl Library {
    /// Makes these the groups of all chosen resources (spec S87). Folders among them are passed over.
    ///
    /// # Errors
    /// `NoGroup`; `NotFound` when a resource or a group is none; `TooManyChosen`.
    pub async fn set_groups(&self, actor: &Actor, what: &Selection, groups: &[GroupId]) -> Result<Regrouped, Refusal<Error>> {
        let cause = actor.vendor()?;
        let groups = unique(groups);
        if groups.is_empty() {
            return Err(Refusal::Because(Error::NoGroup));
        }
        let now = self.0.now();
        let mut tx = self.0.db.begin(&cause).await.map_err(fault)?;
        store::organisations::hold(&mut tx, actor.organisation).await.map_err(fault)?;
        let items = look_up(&mut tx, actor, what).await?.ids();
        if !store::library::are_groups(&mut tx, actor.organisation, &groups).await.map_err(fault)? {
            return Err(Refusal::NotFound);
        }
        let mut back = shared(&mut tx, actor, &items).await?;
        let mut wanted = groups.clone();
        wanted.sort();
        back.retain(|(_, had)| *had != wanted);
        let items: Vec<ItemId> = back.iter().flat_map(|(items, _)| items).copied().collect();
        if items.is_empty() {
            return Ok(Regrouped { items: 0, back });
        }
        store::library::share_many(&mut tx, actor.organisation, &items, &groups, actor.person).await.map_err(fault)?;
        chosen::write(&mut tx, actor, "library.set_groups", (&[], &items), &format!("{} groups", groups.len()), now).await?;
        tx.commit().await.map_err(fault)?;
        Ok(Regrouped { items: items.len() as i64, back })
    }

    /// Gives resources the groups back that they had; tells how many have them. What is gone is passed over, and a resource all
    /// of whose groups are gone keeps those it has.
    ///
    /// # Errors
    /// `TooManyChosen`.
    pub async fn put_back_groups(&self, actor: &Actor, back: &[(Vec<ItemId>, Vec<GroupId>)]) -> Result<i64, Refusal<Error>> {
        let cause = actor.vendor()?;
        let asked: usize = back.iter().map(|(items, groups)| items.len() + groups.len()).sum();
        if asked > 2 * CHOSEN_MAX || back.len() > CHOSEN_MAX {
            return Err(Refusal::Because(Error::TooManyChosen));
        }
        let now = self.0.now();
        let organisation = actor.organisation;
        let mut tx = self.0.db.begin(&cause).await.map_err(fault)?;
        store::organisations::hold(&mut tx, organisation).await.map_err(fault)?;
        let known = store::groups::list(&mut tx, organisation).await.map_err(fault)?;
        let known: HashSet<GroupId> = known.into_iter().map(|group| group.id()).collect();
        let wanted: Vec<ItemId> = back.iter().flat_map(|(items, _)| items).copied().collect();
        let there = store::library::list_placed(&mut tx, organisation, &unique(&wanted)).await.map_err(fault)?;
        let there: HashSet<ItemId> = there.into_iter().map(|(item, _)| item).collect();
        let mut done: HashSet<ItemId> = HashSet::new();
        let mut together: BTreeMap<Vec<GroupId>, Vec<ItemId>> = BTreeMap::new();
        for (items, groups) in back {
            let mut groups = unique(groups);
            groups.retain(|group| known.contains(group));
            groups.sort();
            let fresh = items.iter().copied().filter(|item| !groups.is_empty() && there.contains(item) && done.insert(*item));
            let fresh: Vec<ItemId> = fresh.collect();
            together.entry(groups).or_default().extend(fresh);
        }
        if done.is_empty() {
            return Ok(0);
        }
        for (groups, items) in together.iter().filter(|(_, items)| !items.is_empty()) {
            store::library::share_many(&mut tx, organisation, items, groups, actor.person).await.map_err(fault)?;
        }
        let done: Vec<ItemId> = together.into_values().flatten().collect();
        chosen::write(&mut tx, actor, "library.put_back_groups", (&[], &done), "", now).await?;
        tx.commit().await.map_err(fault)?;
        Ok(done.len() as i64)
    }

    /// Who would lose sight of how many of the chosen resources with these groups; without groups, by archiving or deleting
    /// them and what is below the chosen folders (spec B2).
    ///
    /// # Errors
    /// `NotFound` when one of them is none; `TooManyChosen`.
    pub async fn losing(&self, actor: &Actor, what: &Selection, groups: &[GroupId]) -> Result<Vec<Lost>, Refusal<Error>> {
        actor.reads_as_vendor()?;
        let db = &self.0.db;
        let chosen = look_up(db, actor, what).await?;
        let groups = unique(groups);
        if !store::library::are_groups(db, actor.organisation, &groups).await.map_err(fault)? {
            return Err(Refusal::NotFound);
        }
        let mut items = chosen.ids();
        if groups.is_empty() && !chosen.folders.is_empty() {
            items.extend(store::library::list_below(db, actor.organisation, &chosen.folders).await.map_err(fault)?);
        }
        let losing = store::library::list_losing(db, actor.organisation, &items, &groups).await.map_err(fault)?;
        Ok(losing.into_iter().map(|(id, name, items)| Lost { partner: PartnerRef { id, name }, items }).collect())
    }

    /// Archives the chosen resources and what is below the chosen folders, or brings them back; tells how many were not so
    /// already (spec D7, B17).
    ///
    /// # Errors
    /// `NotFound` when one of them is none; `TooManyChosen`.
    pub async fn archive(&self, actor: &Actor, what: &Selection, archived: bool) -> Result<i64, Refusal<Error>> {
        let cause = actor.vendor()?;
        let now = self.0.now();
        let organisation = actor.organisation;
        let mut tx = self.0.db.begin(&cause).await.map_err(fault)?;
        store::organisations::hold(&mut tx, organisation).await.map_err(fault)?;
        let chosen = look_up(&mut tx, actor, what).await?;
        let mut items = chosen.ids();
        if !chosen.folders.is_empty() {
            items.extend(store::library::list_below(&mut tx, organisation, &chosen.folders).await.map_err(fault)?);
        }
        let items = store::library::list_archived(&mut tx, organisation, &items, !archived).await.map_err(fault)?;
        if items.is_empty() {
            return Ok(0);
        }
        let count = store::library::archive_items(&mut tx, organisation, &items, archived.then_some(now)).await.map_err(fault)?;
        let act = if archived { "library.archive" } else { "library.unarchive" };
        chosen::write(&mut tx, actor, act, (&[], &items), "", now).await?;
        tx.commit().await.map_err(fault)?;
        Ok(i64::try_from(count).unwrap_or(i64::MAX))
    }

    /// Deletes the chosen resources for good, and folders with everything below them; tells how many resources went (spec
    /// S90-S92, D7). Their bytes go by jobs after the commit.
    ///
    /// # Errors
    /// `NotFound` when one of them is none, or gone already; `TooManyChosen`.
    pub async fn remove_many(&self, actor: &Actor, what: &Selection) -> Result<i64, Refusal<Error>> {
        let cause = actor.vendor()?;
        let now = self.0.now();
        let mut tx = self.0.db.begin(&cause).await.map_err(fault)?;
        store::organisations::hold(&mut tx, actor.organisation).await.map_err(fault)?;
        let chosen = look_up(&mut tx, actor, what).await?;
        if chosen.folders.is_empty() && chosen.items.is_empty() {
            return Ok(0);
        }
        let items = chosen.ids();
        let removed = remove(&mut tx, actor, &chosen.folders, items, "library.remove_many", now).await?;
        tx.commit().await.map_err(fault)?;
        self.0.nudge();
        Ok(removed)
    }
}
