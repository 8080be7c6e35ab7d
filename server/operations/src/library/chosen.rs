//! What a selection means: every folder and resource in it, all there and all this vendor's, or nothing (spec S86).

use crate::{audit, fault};
use domain::{
    Actor, Moment, Refusal,
    id::{FolderId, ItemId},
    library::{CHOSEN_MAX, Error, Selection},
    text,
};
use std::{collections::HashSet, fmt::Write};
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
}

impl Chosen {
    /// The resources.
    pub fn ids(&self) -> Vec<ItemId> {
        self.items.iter().map(|(item, _)| *item).collect()
    }
}

/// Looks a selection up. Twice the same is once.
///
/// # Errors
/// `NotFound` when one of it is none; `TooManyChosen`.
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
    if !folders.is_empty() && store::library::count_these(on.again(), organisation, &folders).await.map_err(fault)? != folders.len() {
        return Err(Refusal::NotFound);
    }
    let placed = store::library::list_placed(on.again(), organisation, &items).await.map_err(fault)?;
    if placed.len() != items.len() {
        return Err(Refusal::NotFound);
    }
    Ok(Chosen { folders, items: placed })
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
