//! What a selection means: the folders and resources in it that are there and this vendor's, and what is left out of it and why
//! (spec S86, experience 17).

use crate::{audit, fault};
use domain::{
    Actor, Moment, Refusal,
    id::{FolderId, ItemId},
    library::{CHOSEN_MAX, Error, Left, Selection, WhyLeft},
    text,
};
use std::{
    collections::{HashMap, HashSet},
    fmt::Write,
};
use store::{Source, Tx, library::Shelf};
use uuid::Uuid;

/// How many names an audit entry tells.
const NAMED: i64 = 3;

/// A selection that was looked up.
#[derive(Clone, Debug, Default)]
pub(super) struct Chosen {
    /// Folders.
    pub folders: Vec<FolderId>,
    /// Resources, each with the folder it is in.
    pub items: Vec<(ItemId, Option<FolderId>)>,
    /// What of it is none, or none of this library's any more.
    pub left: Vec<Left>,
    /// Only one thing was named.
    single: bool,
}

impl Chosen {
    /// The resources.
    pub fn ids(&self) -> Vec<ItemId> {
        self.items.iter().map(|(item, _)| *item).collect()
    }

    /// Leaves out what cannot be done. When only one thing was asked for, that is a refusal.
    ///
    /// # Errors
    /// Why it cannot be done.
    pub fn leave(&mut self, left: Vec<Left>) -> Result<(), Refusal<Error>> {
        self.left.extend(left);
        match self.left.first() {
            Some(left) if self.single => Err(left.why.refusal(&left.name)),
            _ => Ok(()),
        }
    }
}

/// Looks a selection up. Twice the same is once. What is not there, or another's, is left out and told.
///
/// # Errors
/// `NotFound` when the folder of a whole list is none, or the only thing asked for; `TooManyChosen`.
pub(super) async fn look_up(mut on: impl Source, actor: &Actor, what: &Selection) -> Result<Chosen, Refusal<Error>> {
    let organisation = actor.organisation;
    let (folders, items) = match what {
        Selection::These { folders, items } => (unique(folders), unique(items)),
        Selection::All { folder, q, archived, but } => {
            if but.len() > CHOSEN_MAX {
                return Err(Refusal::Because(Error::TooManyChosen));
            }
            if let Some(folder) = folder {
                store::library::find_folder(on.again(), *folder, actor.scope()).await.map_err(fault)?.ok_or(Refusal::NotFound)?;
            }
            let words = text::search(q);
            let shelf = Shelf { folder: *folder, words: &words, archived: *archived };
            let limit = i64::try_from(CHOSEN_MAX + but.len() + 1).unwrap_or(i64::MAX);
            let mut items = store::library::list_resource_ids(on.again(), actor.scope(), shelf, limit).await.map_err(fault)?;
            let but: HashSet<&ItemId> = but.iter().collect();
            items.retain(|item| !but.contains(item));
            (Vec::new(), items)
        }
    };
    if folders.len() + items.len() > CHOSEN_MAX {
        return Err(Refusal::Because(Error::TooManyChosen));
    }
    let single = matches!(what, Selection::These { .. }) && folders.len() + items.len() == 1;
    let there = match folders.as_slice() {
        [] => HashSet::new(),
        _ => store::library::list_these(on.again(), organisation, &folders).await.map_err(fault)?.into_iter().collect(),
    };
    let placed = store::library::list_placed(on.again(), organisation, &items).await.map_err(fault)?;
    let found: HashSet<ItemId> = placed.iter().map(|(item, _)| *item).collect();
    let (folders, no_folders): (Vec<FolderId>, Vec<FolderId>) = folders.into_iter().partition(|folder| there.contains(folder));
    let no_items: Vec<ItemId> = items.into_iter().filter(|item| !found.contains(item)).collect();
    let mut chosen = Chosen { folders, items: placed, left: Vec::new(), single };
    chosen.leave(why_none(on, actor, &no_folders, &no_items).await?)?;
    Ok(chosen)
}

/// Why folders and resources are not there, with the names of those that somebody still knows.
pub(super) async fn why_none(
    mut on: impl Source,
    actor: &Actor,
    folders: &[FolderId],
    items: &[ItemId],
) -> Result<Vec<Left>, Refusal<Error>> {
    if folders.is_empty() && items.is_empty() {
        return Ok(Vec::new());
    }
    let organisation = actor.organisation;
    let assets = store::library::list_assets_among(on.again(), organisation, items).await.map_err(fault)?;
    let known: HashSet<ItemId> = assets.iter().map(|(item, _)| *item).collect();
    let gone = items.iter().filter(|item| !known.contains(item)).map(|item| item.0);
    let gone: Vec<Uuid> = folders.iter().map(|folder| folder.0).chain(gone).collect();
    let names = store::library::list_removed_names(on, organisation, &gone).await.map_err(fault)?;
    let mut names: HashMap<Uuid, String> = names.into_iter().collect();
    let mut left: Vec<Left> = assets.into_iter().map(|(_, name)| Left { name, why: WhyLeft::OfCampaign }).collect();
    left.extend(gone.iter().map(|id| Left { name: names.remove(id).unwrap_or_default(), why: WhyLeft::Gone }));
    Ok(left)
}

/// Each once, in the order they came.
pub(super) fn unique<T: Copy + Eq + std::hash::Hash>(all: &[T]) -> Vec<T> {
    let mut known = HashSet::new();
    all.iter().copied().filter(|one| known.insert(*one)).collect()
}

/// "3 resources, 1 folder".
pub(super) fn counted(folders: usize, items: usize) -> String {
    let some = |count: usize, one: &str, many: &str| format!("{count} {}", if count == 1 { one } else { many });
    match (folders, items) {
        (0, items) => some(items, "resource", "resources"),
        (folders, 0) => some(folders, "folder", "folders"),
        (folders, items) => format!("{}, {}", some(folders, "folder", "folders"), some(items, "resource", "resources")),
    }
}

/// One entry for an action on many: what it was in words and figures, and the ids of all of it (spec D45). To be written before
/// the names are gone.
pub(super) async fn write(
    tx: &mut Tx,
    actor: &Actor,
    act: &'static str,
    (folders, items): (&[FolderId], &[ItemId]),
    fact: &str,
    now: Moment,
) -> Result<(), Refusal<Error>> {
    let names = store::library::list_names(&mut *tx, folders, items, NAMED).await.map_err(fault)?;
    let more = (folders.len() + items.len()).saturating_sub(names.len());
    let mut detail = names.join(", ");
    if more > 0 {
        let _ = write!(detail, " and {more} more");
    }
    if !fact.is_empty() {
        let _ = write!(detail, ", {fact}");
    }
    let ids = || folders.iter().map(|folder| folder.0).chain(items.iter().map(|item| item.0));
    detail.push_str("; ids");
    for id in ids() {
        let _ = write!(detail, " {id}");
    }
    let subject = ids().next().unwrap_or(Uuid::nil());
    audit::write(tx, actor.organisation, act, subject, &counted(folders.len(), items.len()), detail, now).await
}
