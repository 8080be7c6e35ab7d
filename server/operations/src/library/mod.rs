//! The library: folders, items, links, and the bytes behind them (spec S25-S42, S63, S64, S73-S81, S94-S96, D6).

mod browse;
mod change;
mod serve;

pub use serve::Served;

use crate::Base;
use domain::{
    library::{FileFacts, ItemRow, file_type},
    partners::GroupRef,
};
use std::sync::Arc;
use store::library::Item;

/// The library room.
#[derive(Clone)]
pub struct Library(Arc<Base>);

impl Library {
    pub(crate) fn new(base: Arc<Base>) -> Self {
        Self(base)
    }
}

/// An item as a row for its reader.
pub(crate) fn row(base: &Base, item: Item, zone: &str, groups: Vec<GroupRef>) -> ItemRow {
    let file = item.file.map(|file| FileFacts {
        id: file.id,
        version: file.version,
        inline: file_type(&file.name).is_ok_and(|known| known.inline),
        name: file.name,
        extension: file.extension,
        size: file.size,
        picture: item.picture,
    });
    ItemRow {
        id: item.id,
        name: item.name,
        kind: item.kind,
        file,
        url: item.url,
        campaign: item.campaign,
        approved: item.approved,
        groups,
        added: base.stamp(item.created, zone),
    }
}
