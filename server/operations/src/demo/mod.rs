//! The demo world: two vendors with their partners, people, campaigns and resources (spec D54).
//!
//! Ids come from a fixed seed and dates from the UTC day of the first start, so that pictures of it do not move. Nothing of
//! it is read by the rest of the program; it is written through the same store functions as everything else.

mod acme;
mod campaigns;
mod drafts;
mod filling;
mod globex;
mod ids;
mod making;
mod media;
mod people;
mod shelves;
mod talks;
#[cfg(test)]
mod tests;
mod world;

use crate::{Base, fault, tokens};
use domain::{Cause, Refusal, id::FileId};
use futures::{StreamExt, TryStreamExt};
use ids::Ids;
use making::Making;
use sha2::{Digest, Sha256};
use store::library::File;

/// The password of everybody in the demo world.
pub const PASSWORD: &str = "portico-demo";

/// The accounts to try the demo world with: address, and who that is.
pub const ACCOUNTS: [(&str, &str); 8] = [
    ("admin@acme.example", "vendor Acme Software, admin"),
    ("member@acme.example", "vendor Acme Software, member"),
    ("owner@northwind.example", "partner Northwind, owner"),
    ("member@northwind.example", "partner Northwind, member"),
    ("owner@bluefin.example", "partner Bluefin, owner"),
    ("lee@northwind.example", "partner Northwind and partner Bluefin, member"),
    ("admin@globex.example", "vendor Globex, admin"),
    ("owner@initech.example", "partner Initech of Globex, owner"),
];

/// How many files are written at a time.
const AT_A_TIME: usize = 8;

/// Makes the demo world, unless there is an organisation already. Broken off, it leaves bytes but no rows; done again, it
/// writes the same bytes to the same places.
///
/// # Errors
/// `Unavailable` or `Fault`.
pub async fn make(base: &Base) -> Result<(), Refusal<()>> {
    if store::organisations::count(&base.db).await.map_err(fault)? > 0 {
        return Ok(());
    }
    let now = base.now();
    let mut ids = Ids::default();
    let mut vendors = Vec::new();
    for vendor in &world::VENDORS {
        let organisation = ids.organisation();
        let files: Vec<_> = vendor.files().map(|media| (media, FileId(ids.next()))).collect();
        vendors.push((vendor, organisation, files));
    }
    let bytes = vendors
        .iter()
        .flat_map(|(_, organisation, files)| files.iter().map(|(media, id)| (store::blobs::key(*organisation, *id), media.bytes)));
    let puts: Vec<_> = bytes.map(|(key, bytes)| async move { base.blobs.put(&key, bytes).await }).collect();
    futures::stream::iter(puts).buffer_unordered(AT_A_TIME).try_collect::<()>().await.map_err(fault)?;
    let password_hash = tokens::hash_password(PASSWORD.to_owned()).await;

    let mut tx = base.db.begin(&Cause::system("demo")).await.map_err(fault)?;
    if store::organisations::count(&mut tx).await.map_err(fault)? > 0 {
        return Ok(());
    }
    let mut making = Making::new(&mut tx, ids, now);
    making.people(&password_hash).await.map_err(fault)?;
    for (vendor, organisation, files) in vendors {
        let files = files.into_iter().map(|(media, id)| File {
            id,
            version: 1,
            name: media.name.to_owned(),
            extension: media.name.rsplit('.').next().unwrap_or_default().to_owned(),
            size: media.bytes.len() as i64,
            sha256: Sha256::digest(media.bytes).to_vec(),
            blob_key: store::blobs::key(organisation, id),
            created: now,
        });
        making.vendor(vendor, organisation, files.collect()).await.map_err(fault)?;
    }
    making.memberships().await.map_err(fault)?;
    making.talks().await.map_err(fault)?;
    tx.commit().await.map_err(fault)
}
