//! Reading the library. Vendor and partner come through the same functions; the scope makes the difference (spec D6, D16).

use super::{Library, row};
use crate::fault;
use domain::{
    Actor, Refusal,
    id::{FolderId, ItemId, PartnerId},
    library::{Error, FileKind, FolderRow, Home, ItemPage, Seen, SeenHome, Shelves, Sight, Watcher, sight},
    paging::{Ask, COUNTED, Page, Sort, cursor, parse_cursor},
    partners::{PartnerRef, Status},
    text,
};
use std::collections::HashMap;
use store::library::{Item, Shelf};

impl Library {
    /// A page of Resources: the folders and items of a folder or of the top, or, with words, everything below that holds
    /// them (spec S73, S75, S95, S178, S183).
    ///
    /// # Errors
    /// `NotFound` when the reader does not see the folder.
    pub async fn browse(&self, actor: &Actor, folder: Option<FolderId>, ask: &Ask) -> Result<Shelves, Refusal<Error>> {
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
        let shelf = Shelf { folder, words: &words };
        let after = after(ask);
        let limit = ask.limit();
        let mut items = store::library::list_resources(db, scope, shelf, ask.sort, after, limit + 1).await.map_err(fault)?;
        let more = items.len() as i64 > limit;
        items.truncate(limit as usize);
        let next = if more { items.last().map(|item| cursor(&sort_key(item, ask.sort), item.id)) } else { None };
        let total = store::library::count_resources(db, scope, shelf).await.map_err(fault)?.min(COUNTED + 1);
        let folders = if after.is_some() {
            Vec::new()
        } else {
            store::library::list_folders(db, scope, folder, &words, ask.sort).await.map_err(fault)?
        };
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
        Ok(Shelves { folder: facts, crumbs, folders, items: Page { rows, next, total } })
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

fn after(ask: &Ask) -> Option<(&str, ItemId)> {
    let (key, id) = parse_cursor(ask.after.as_deref()?)?;
    let by_time = matches!(ask.sort, Sort::Added | Sort::AddedDown);
    if by_time && key.parse::<i64>().is_err() { None } else { Some((key, id.parse().ok()?)) }
}

fn sort_key(item: &Item, sort: Sort) -> String {
    match sort {
        Sort::Name | Sort::NameDown => item.name_key.clone(),
        Sort::Added | Sort::AddedDown => item.created.0.to_string(),
    }
}
