//! Actions on many resources: other groups, the archive, deletion (spec S86, S87, S90-S92, D7, B2, B17).

use super::{
    Library,
    chosen::{self, look_up, unique, why_none},
};
use crate::{base::id, fault, jobs};
use domain::{
    Actor, Moment, Refusal,
    id::{FolderId, GroupId, ItemId, JobId},
    library::{Back, CHOSEN_MAX, Deed, Done, Error, Left, Lost, Selection, WhyLeft, below},
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

/// Deletes folders with everything below them and resources; tells how many folders and resources it were. What was found is all
/// deleted or nothing is: a folder goes with all that is in it.
pub(super) async fn remove(
    tx: &mut Tx,
    actor: &Actor,
    folders: &[FolderId],
    mut items: Vec<ItemId>,
    act: &'static str,
    now: Moment,
) -> Result<(i64, i64), Refusal<Error>> {
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
    Ok((all.len() as i64, items.len() as i64))
}

impl Library {
    /// Makes these the groups of all chosen resources (spec S87). Folders among them are passed over.
    ///
    /// # Errors
    /// `NoGroup`; `NotFound` when the only resource or a group is none; `TooManyChosen`.
    pub async fn set_groups(&self, actor: &Actor, what: &Selection, groups: &[GroupId]) -> Result<Done, Refusal<Error>> {
        let cause = actor.vendor()?;
        let groups = unique(groups);
        if groups.is_empty() {
            return Err(Refusal::Because(Error::NoGroup));
        }
        let now = self.0.now();
        let mut tx = self.0.db.begin(&cause).await.map_err(fault)?;
        store::organisations::hold(&mut tx, actor.organisation).await.map_err(fault)?;
        let chosen = look_up(&mut tx, actor, what).await?;
        if !store::library::are_groups(&mut tx, actor.organisation, &groups).await.map_err(fault)? {
            return Err(Refusal::NotFound);
        }
        let mut back = shared(&mut tx, actor, &chosen.ids()).await?;
        let mut wanted = groups.clone();
        wanted.sort();
        back.retain(|(_, had)| *had != wanted);
        let items: Vec<ItemId> = back.iter().flat_map(|(items, _)| items).copied().collect();
        let same = (chosen.items.len() - items.len()) as i64;
        let mut done = Done { deed: Deed::Regrouped, folders: 0, items: items.len() as i64, same, left: chosen.left, back: None };
        if items.is_empty() {
            return Ok(done);
        }
        store::library::share_many(&mut tx, actor.organisation, &items, &groups, actor.person).await.map_err(fault)?;
        chosen::write(&mut tx, actor, "library.set_groups", (&[], &items), &format!("{} groups", groups.len()), now).await?;
        tx.commit().await.map_err(fault)?;
        done.back = Some(Back::Groups(back));
        Ok(done)
    }

    /// Gives resources the groups back that they had. A resource all of whose groups are gone keeps those it has.
    pub(super) async fn put_back_groups(&self, actor: &Actor, back: &[(Vec<ItemId>, Vec<GroupId>)]) -> Result<Done, Refusal<Error>> {
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
        let wanted = unique(&wanted);
        let there = store::library::list_placed(&mut tx, organisation, &wanted).await.map_err(fault)?;
        let mut open: HashSet<ItemId> = there.into_iter().map(|(item, _)| item).collect();
        let none: Vec<ItemId> = wanted.into_iter().filter(|item| !open.contains(item)).collect();
        let mut left = why_none(&mut tx, actor, &[], &none).await?;
        let mut together: BTreeMap<Vec<GroupId>, Vec<ItemId>> = BTreeMap::new();
        for (items, groups) in back {
            let mut groups = unique(groups);
            groups.retain(|group| known.contains(group));
            groups.sort();
            let fresh = items.iter().copied().filter(|item| open.remove(item));
            together.entry(groups).or_default().extend(fresh);
        }
        let bare = together.remove(&Vec::new()).unwrap_or_default();
        let names = store::library::list_names(&mut tx, &[], &bare, bare.len() as i64).await.map_err(fault)?;
        left.extend(names.into_iter().map(|name| Left { name, why: WhyLeft::GroupsGone }));
        for (groups, items) in together.iter().filter(|(_, items)| !items.is_empty()) {
            store::library::share_many(&mut tx, organisation, items, groups, actor.person).await.map_err(fault)?;
        }
        let items: Vec<ItemId> = together.into_values().flatten().collect();
        if !items.is_empty() {
            chosen::write(&mut tx, actor, "library.put_back_groups", (&[], &items), "", now).await?;
            tx.commit().await.map_err(fault)?;
        }
        Ok(Done { deed: Deed::GroupsBack, folders: 0, items: items.len() as i64, same: 0, left, back: None })
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

    /// Archives the chosen resources and what is below the chosen folders, or brings them back (spec D7, B17). The way back
    /// names those whose state changed, so that what was so before stays so; of more than an action takes there is none.
    ///
    /// # Errors
    /// `NotFound` when the only one is none; `TooManyChosen`.
    pub async fn archive(&self, actor: &Actor, what: &Selection, archived: bool) -> Result<Done, Refusal<Error>> {
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
        let all = unique(&items).len();
        let items = store::library::list_archived(&mut tx, organisation, &items, !archived).await.map_err(fault)?;
        let deed = if archived { Deed::Archived } else { Deed::Restored };
        let same = (all - items.len()) as i64;
        let mut done = Done { deed, folders: 0, items: items.len() as i64, same, left: chosen.left, back: None };
        if items.is_empty() {
            return Ok(done);
        }
        store::library::archive_items(&mut tx, organisation, &items, archived.then_some(now)).await.map_err(fault)?;
        let act = if archived { "library.archive" } else { "library.unarchive" };
        chosen::write(&mut tx, actor, act, (&[], &items), "", now).await?;
        tx.commit().await.map_err(fault)?;
        done.back = (items.len() <= CHOSEN_MAX).then_some(Back::Archive { items, away: !archived });
        Ok(done)
    }

    /// Deletes the chosen resources for good, and folders with everything below them (spec S90-S92, D7). Their bytes go by
    /// jobs after the commit.
    ///
    /// # Errors
    /// `NotFound` when the only one is none, or gone already; `TooManyChosen`.
    pub async fn remove_many(&self, actor: &Actor, what: &Selection) -> Result<Done, Refusal<Error>> {
        let cause = actor.vendor()?;
        let now = self.0.now();
        let mut tx = self.0.db.begin(&cause).await.map_err(fault)?;
        store::organisations::hold(&mut tx, actor.organisation).await.map_err(fault)?;
        let chosen = look_up(&mut tx, actor, what).await?;
        let items = chosen.ids();
        let mut done = Done { deed: Deed::Removed, folders: 0, items: 0, same: 0, left: chosen.left, back: None };
        if chosen.folders.is_empty() && items.is_empty() {
            return Ok(done);
        }
        (done.folders, done.items) = remove(&mut tx, actor, &chosen.folders, items, "library.remove_many", now).await?;
        tx.commit().await.map_err(fault)?;
        self.0.nudge();
        Ok(done)
    }
}
