//! Many files as one ZIP, packed while it is read (spec D42). Nothing is deflated: what the library holds is packed already. Each
//! file is asked for again when its turn comes; one that is gone by then, or no longer the reader's, is left out.

use super::Library;
use crate::{Base, fault};
use bytes::Bytes;
use domain::{
    Actor, Moment, Refusal,
    id::{FolderId, ItemId, SessionId},
    library::{Error, Node, PACK_BYTES, PACK_FILES, Selection, part, paths, trail},
    text,
};
use futures::StreamExt;
use jiff::{Timestamp, tz::TimeZone};
use std::{
    collections::{HashMap, HashSet},
    io::Write,
    sync::{Arc, Mutex, PoisonError},
};
use store::{
    blobs::ByteStream,
    library::{Item, Shelf},
};
use tokio::sync::mpsc::{self, Sender};
use zip::{CompressionMethod, DateTime, ZipWriter, write::SimpleFileOptions};

/// Pieces that wait for a slow reader.
const AHEAD: usize = 1;

/// What a ZIP will hold.
#[derive(Clone, Debug)]
pub struct Pack {
    /// The file's name.
    pub name: String,
    /// Where in it each item lies.
    entries: Vec<(String, ItemId)>,
}

/// What is written goes here and is taken away piece by piece.
#[derive(Clone, Default)]
struct Written(Arc<Mutex<Vec<u8>>>);

impl Written {
    fn take(&self) -> Bytes {
        Bytes::from(std::mem::take(&mut *self.0.lock().unwrap_or_else(PoisonError::into_inner)))
    }
}

impl Write for Written {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

/// The name an item has inside: its file's, or its own with the ending of a shortcut.
fn file_name(item: &Item) -> String {
    item.file.as_ref().map_or_else(|| format!("{}.url", item.name), |file| file.name.clone())
}

impl Library {
    /// What a ZIP of a selection holds for its reader: files as they are, links as shortcuts, folders as folders. Assets of
    /// campaigns may be among the items.
    ///
    /// # Errors
    /// `NotFound` when the reader does not see one of it; `NothingChosen`, `TooManyFiles`, `TooLargeTogether`.
    pub async fn pack(&self, actor: &Actor, what: &Selection) -> Result<Pack, Refusal<Error>> {
        let (db, scope) = (&self.0.db, actor.scope());
        let most = PACK_FILES + 1;
        let (roots, picked, name) = match what {
            Selection::These { folders, items } => {
                let (folders, items) = (super::chosen::unique(folders), super::chosen::unique(items));
                if items.len() as i64 > PACK_FILES || folders.len() as i64 > PACK_FILES {
                    return Err(Refusal::Because(Error::TooManyFiles { limit: PACK_FILES }));
                }
                if store::library::count_seen(db, scope, &folders).await.map_err(fault)? != folders.len() {
                    return Err(Refusal::NotFound);
                }
                let name = if let ([folder], []) = (folders.as_slice(), items.as_slice()) { Some(*folder) } else { None };
                (folders, items, name)
            }
            Selection::All { folder, q, archived, but } => {
                let words = text::search(q);
                let shelf = Shelf { folder: *folder, words: &words, archived: *archived };
                let limit = most + i64::try_from(but.len()).unwrap_or_default();
                let mut items = store::library::list_resource_ids(db, scope, shelf, limit).await.map_err(fault)?;
                let but: HashSet<&ItemId> = but.iter().collect();
                items.retain(|item| !but.contains(item));
                (Vec::new(), items, *folder)
            }
        };
        let name = match name {
            Some(folder) => store::library::find_folder(db, folder, scope).await.map_err(fault)?.ok_or(Refusal::NotFound)?.name,
            None => "Portico files".to_owned(),
        };
        let mut items = store::library::list_picked(db, scope, &picked).await.map_err(fault)?;
        if items.len() != picked.len() {
            return Err(Refusal::NotFound);
        }
        let mut inside = Vec::new();
        if !roots.is_empty() {
            inside = store::library::list_inside(db, scope, &roots, most).await.map_err(fault)?;
            let known: HashSet<ItemId> = picked.into_iter().collect();
            inside.retain(|item| !known.contains(&item.id));
        }
        let tree = match inside.as_slice() {
            [] => Vec::new(),
            _ => store::library::list_nodes(db, scope.organisation()).await.map_err(fault)?,
        };
        let loose = items.len();
        items.append(&mut inside);
        may_pack(&items)?;
        let names = names(&items, loose, &roots, &tree);
        let entries = paths(&names).into_iter().zip(items.iter().map(|item| item.id)).collect();
        Ok(Pack { name: format!("{}.zip", part(&name)), entries })
    }

    /// The bytes of a ZIP, made as fast as they are read; whoever stops reading stops the work. It breaks off before the next file
    /// once the session is over or the role is another: a ZIP that looks whole and is not would be worse.
    #[must_use]
    pub fn packed(&self, session: SessionId, actor: &Actor, pack: Pack) -> ByteStream {
        let (tell, told) = mpsc::channel(AHEAD);
        let (base, actor) = (self.0.clone(), actor.clone());
        tokio::spawn(async move {
            if let Err(error) = write(&base, session, &actor, pack, &tell).await {
                tracing::warn!(%error, "a ZIP broke off");
                let _ = tell.send(Err(error)).await;
            }
        });
        Box::pin(futures::stream::unfold(told, |mut told| async move { told.recv().await.map(|piece| (piece, told)) }))
    }
}

fn may_pack(items: &[Item]) -> Result<(), Refusal<Error>> {
    let bytes: u64 = items.iter().filter_map(|item| item.file.as_ref()).map(|file| file.size.unsigned_abs()).sum();
    match items.len() {
        0 => Err(Refusal::Because(Error::NothingChosen)),
        files if files as i64 > PACK_FILES => Err(Refusal::Because(Error::TooManyFiles { limit: PACK_FILES })),
        _ if bytes > PACK_BYTES => Err(Refusal::Because(Error::TooLargeTogether { limit: PACK_BYTES })),
        _ => Ok(()),
    }
}

/// The folders and the file name of each item: the first ones lie loose, the others in the highest folder that was chosen.
fn names(items: &[Item], loose: usize, roots: &[FolderId], tree: &[Node]) -> Vec<(Vec<String>, String)> {
    let nodes: HashMap<FolderId, &Node> = tree.iter().map(|node| (node.id, node)).collect();
    let roots: HashSet<FolderId> = roots.iter().copied().collect();
    let highest = |folder: FolderId| {
        let mut found = None;
        let mut at = Some(folder);
        while let Some(node) = at.and_then(|id| nodes.get(&id)) {
            found = if roots.contains(&node.id) { Some(node.id) } else { found };
            at = node.parent;
        }
        found
    };
    let place = |(n, item): (usize, &Item)| {
        let folders = item.folder.filter(|_| n >= loose).map(|folder| trail(&nodes, folder, highest(folder))).unwrap_or_default();
        (folders.into_iter().map(str::to_owned).collect(), file_name(item))
    };
    items.iter().enumerate().map(place).collect()
}

/// Writes a ZIP to its end, or until nobody reads any more.
async fn write(base: &Base, session: SessionId, actor: &Actor, pack: Pack, tell: &Sender<store::Result<Bytes>>) -> store::Result<()> {
    let shelf = Written::default();
    let mut zip = ZipWriter::new_stream(shelf.clone());
    let broken = |error: zip::result::ZipError| store::Error::File(std::io::Error::other(error));
    for (path, id) in pack.entries {
        if !store::accounts::is_open(&base.db, session, actor.membership, actor.role).await? {
            return Err(store::Error::File(std::io::Error::other("its reader is signed out")));
        }
        let Some(item) = store::library::find_item(&base.db, id, actor.scope()).await? else { continue };
        let options =
            SimpleFileOptions::default().compression_method(CompressionMethod::Stored).last_modified_time(stamp(item.created, &actor.zone));
        let mut bytes: ByteStream = match (&item.file, &item.url) {
            (Some(file), _) => match base.blobs.read(&file.blob_key, 0..file.size.unsigned_abs()).await {
                Err(error) if error.is_missing() => continue,
                answer => answer?,
            },
            (None, url) => {
                let shortcut = format!("[InternetShortcut]\r\nURL={}\r\n", url.as_deref().unwrap_or_default());
                Box::pin(futures::stream::iter([Ok(Bytes::from(shortcut))]))
            }
        };
        zip.start_file(path, options).map_err(broken)?;
        loop {
            // nothing is taken from a file before there is a place for it
            let Ok(place) = tell.reserve().await else { return Ok(()) };
            let Some(piece) = bytes.next().await else { break };
            zip.write_all(&piece?)?;
            place.send(Ok(shelf.take()));
        }
    }
    zip.finish().map_err(broken)?;
    let _ = tell.send(Ok(shelf.take())).await;
    Ok(())
}

/// A moment as a ZIP writes it: in the reader's zone, without saying which.
fn stamp(at: Moment, zone: &str) -> DateTime {
    let zone = TimeZone::get(zone).unwrap_or(TimeZone::UTC);
    let at = Timestamp::from_millisecond(at.0).unwrap_or(Timestamp::UNIX_EPOCH).to_zoned(zone);
    let small = |number: i8| u8::try_from(number).unwrap_or_default();
    let year = u16::try_from(at.year()).unwrap_or_default();
    DateTime::from_date_and_time(year, small(at.month()), small(at.day()), small(at.hour()), small(at.minute()), small(at.second()))
        .unwrap_or_default()
}
