//! Reading the library. Vendor and partner come through the same functions; the scope makes the difference (spec D6, D16).

use super::{Library, row};
use crate::fault;
use domain::{
    Actor, Refusal,
    id::{FolderId, ItemId, PartnerId},
    library::{Error, FileKind, FolderRow, Home, ITEMS, ItemPage, Seen, SeenHome, Shelves, Sight, Watcher, sight},
    paging::{Ask, COUNTED, Page, Sort, cursor, parse_cursor},
    partners::{PartnerRef, Status},
    text,
};
use std::collections::HashMap;
use store::library::{FolderLine, Item, Shelf};

impl Library {
    /// A page of Resources: the folders and then the items of a folder or of the top, or, with words, everything below that
    /// holds them; or what is archived there and below (spec S73, S75, S95, S178, S183, B17).
    ///
    /// # Errors
    /// `NotFound` when the reader does not see the folder.
    pub async fn browse(&self, actor: &Actor, folder: Option<FolderId>, ask: &Ask, archived: bool) -> Result<Shelves, Refusal<Error>> {
        let db = &self.0.db;
        let scope = actor.scope();
        let (facts, mut crumbs) = match folder {
            None => (None, Vec::new()),
            Some(id) => {
                let facts = store::library::find_folder(db, id, scope).await.map_err(fault)?.ok_or(Refusal::NotFound)?;
                (Some(facts), store::library::list_crumbs(db, id).await.map_err(fault)?)
            }
        };
        crumbs.pop();
        let words = text::search(&ask.q);
        let shelf = Shelf { folder, words: &words, archived };
        let (limit, after) = (ask.limit(), after(ask));
        let mut folders = Vec::new();
        let mut next = None;
        if !archived {
            let from = match after {
                Some(After::Items | After::Item(..)) => None,
                Some(After::Folder(key, id)) => Some(Some((key, id))),
                None => Some(None),
            };
            if let Some(from) = from {
                folders = store::library::list_folders(db, scope, folder, &words, ask.sort, from, limit + 1).await.map_err(fault)?;
                if folders.len() as i64 > limit {
                    folders.truncate(limit as usize);
                    next = folders.last().map(|line| folder_cursor(line, ask.sort));
                }
            }
        }
        let room = limit - folders.len() as i64;
        let mut items = Vec::new();
        if next.is_none() {
            let from = if let Some(After::Item(key, id)) = after { Some((key, id)) } else { None };
            items = store::library::list_resources(db, scope, shelf, ask.sort, from, room + 1).await.map_err(fault)?;
            if items.len() as i64 > room {
                items.truncate(room as usize);
                next = match items.last() {
                    Some(item) => Some(cursor(&sort_key(item, ask.sort), item.id)),
                    // the folders filled the page to its last row
                    None => folders.last().map(|line| folder_cursor(line, ask.sort)),
                };
            }
        }
        // what stands on one page whole need not be counted by the database
        let (mut folders_total, mut total) = (folders.len() as i64, items.len() as i64);
        if next.is_some() || after.is_some() {
            total = store::library::count_resources(db, scope, shelf).await.map_err(fault)?.min(COUNTED + 1);
            if !archived {
                folders_total = store::library::count_listed_folders(db, scope, folder, &words).await.map_err(fault)?;
            }
        }
        let mut groups = HashMap::new();
        if scope.partner().is_none() {
            let ids: Vec<ItemId> = items.iter().map(|item| item.id).collect();
            for (item, group) in store::library::list_groups(db, scope.organisation(), &ids).await.map_err(fault)? {
                groups.entry(item).or_insert_with(Vec::new).push(group);
            }
        }
        let rows = items
            .into_iter()
            .map(|item| {
                let groups = groups.remove(&item.id).unwrap_or_default();
                row(&self.0, item, &actor.zone, groups)
            })
            .collect();
        let folders = folders
            .into_iter()
            .map(|line| FolderRow {
                id: line.id(),
                added: self.0.stamp(domain::Moment(line.created_at), &actor.zone),
                name: line.name,
                folders: line.folders,
                items: line.items,
            })
            .collect();
        Ok(Shelves { folder: facts, crumbs, folders, folders_total, items: Page { rows, next, total } })
    }

    /// One item, if the reader sees it (spec S29, S36, S88).
    ///
    /// # Errors
    /// `NotFound` when the reader does not.
    pub async fn item(&self, actor: &Actor, id: ItemId) -> Result<ItemPage, Refusal<Error>> {
        let db = &self.0.db;
        let scope = actor.scope();
        let item = store::library::find_item(db, id, scope).await.map_err(fault)?.ok_or(Refusal::NotFound)?;
        let home = match item.campaign {
            Some(campaign) => {
                let campaign = store::campaigns::find(db, campaign, scope).await.map_err(fault)?.ok_or(Refusal::NotFound)?;
                Home::Campaign { id: campaign.id, name: campaign.name, status: campaign.status, partner: campaign.partner }
            }
            None => Home::Resources(match item.folder {
                Some(folder) => store::library::list_crumbs(db, folder).await.map_err(fault)?,
                None => Vec::new(),
            }),
        };
        let vendor = scope.partner().is_none();
        let mut groups = Vec::new();
        let mut watchers = Vec::new();
        if vendor {
            groups = store::library::list_groups(db, scope.organisation(), &[id]).await.map_err(fault)?;
            watchers = self.watchers(actor, &item, &home).await?;
        }
        let words = match &item.file {
            Some(file) if matches!(item.kind, FileKind::Slides | FileKind::Document) => {
                store::library::find_words(db, file.id).await.map_err(fault)?
            }
            _ => String::new(),
        };
        Ok(ItemPage {
            words,
            description: item.description.clone(),
            version: item.version,
            added_by: item.added_by.clone().filter(|_| vendor),
            item: row(&self.0, item, &actor.zone, groups.into_iter().map(|(_, group)| group).collect()),
            home,
            watchers,
        })
    }

    /// Who could see an item, and whether they do, with the reason of the one rule (spec B2, D6).
    async fn watchers(&self, actor: &Actor, item: &Item, home: &Home) -> Result<Vec<Watcher>, Refusal<Error>> {
        let db = &self.0.db;
        let groups = store::library::list_reach(db, actor.organisation, item.id).await.map_err(fault)?;
        let mut through: HashMap<PartnerId, Vec<String>> = HashMap::new();
        for (partner, group) in groups {
            through.entry(partner).or_default().push(group);
        }
        let watchers = store::library::list_watchers(db, actor.organisation, item.id).await.map_err(fault)?;
        watchers
            .into_iter()
            .map(|(id, name, status, people, seen)| {
                let partner = PartnerRef { id: PartnerId(id), name };
                let status = Status::parse(&status).ok_or(store::Error::Unreadable("partners.status")).map_err(fault)?;
                let groups = through.remove(&partner.id).unwrap_or_default();
                let home = match home {
                    Home::Campaign { status, partner, .. } => {
                        SeenHome::Campaign { partner: partner.id, status: *status, approved: item.approved }
                    }
                    Home::Resources(_) => SeenHome::Resource { groups: &groups },
                };
                let sight = sight(&Seen { archived: item.archived, home }, partner.id, status);
                if matches!(sight, Sight::Seen(_)) != seen {
                    tracing::error!(item = %item.id, partner = %partner.id, "the two statements of the visibility rule differ");
                }
                Ok(Watcher { partner, people, sight })
            })
            .collect()
    }
}

/// What stands before the cursor of a folder; no id begins with it.
const FOLDER: &str = "/";

/// Where a page begins: the list has its folders first and then its items.
#[derive(Clone, Copy)]
enum After<'a> {
    Folder(&'a str, FolderId),
    Items,
    Item(&'a str, ItemId),
}

fn after(ask: &Ask) -> Option<After<'_>> {
    let after = ask.after.as_deref()?;
    if after == ITEMS {
        return Some(After::Items);
    }
    let (key, id) = parse_cursor(after)?;
    let by_time = matches!(ask.sort, Sort::Added | Sort::AddedDown);
    if by_time && key.parse::<i64>().is_err() {
        return None;
    }
    match id.strip_prefix(FOLDER) {
        Some(folder) => Some(After::Folder(key, folder.parse().ok()?)),
        None => Some(After::Item(key, id.parse().ok()?)),
    }
}

fn folder_cursor(line: &FolderLine, sort: Sort) -> String {
    let key = match sort {
        Sort::Name | Sort::NameDown => line.name_key.clone(),
        Sort::Added | Sort::AddedDown => line.created_at.to_string(),
    };
    format!("{FOLDER}{}", cursor(&key, line.id()))
}

fn sort_key(item: &Item, sort: Sort) -> String {
    match sort {
        Sort::Name | Sort::NameDown => item.name_key.clone(),
        Sort::Added | Sort::AddedDown => item.created.0.to_string(),
    }
}
