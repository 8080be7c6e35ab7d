//! The library: folders, items, links, and the bytes behind them (spec S25-S42, S63, S64, S73-S81, S86-S103, D6).

mod browse;
mod change;
mod chosen;
mod clashes;
mod folders;
mod many;
mod moves;
mod pack;
mod serve;
mod undo;

pub use pack::Pack;
pub use serve::Served;

use crate::Base;
use domain::{
    Refusal,
    library::{Error, FileFacts, ItemRow, file_type},
    partners::GroupRef,
    text,
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

/// One refusal for everything wrong with a form.
pub(crate) fn several(mut wrong: Vec<Error>) -> Refusal<Error> {
    Refusal::Because(if wrong.len() == 1 { wrong.remove(0) } else { Error::Several(wrong) })
}

/// The name and the description of a folder or an item.
fn labels(name: &str, description: &str) -> Result<(String, String), Refusal<Error>> {
    match (text::name(name), text::description(description)) {
        (Ok(name), Ok(description)) => Ok((name, description)),
        (name, description) => {
            Err(several([name.err().map(Error::Name), description.err().map(Error::Description)].into_iter().flatten().collect()))
        }
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
        archived: item.archived,
        groups,
        added: base.stamp(item.created, zone),
    }
}
