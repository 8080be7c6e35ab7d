//! The audit trail: writing an entry for another room, and reading the trail (spec D45).

use crate::{Base, base::id, fault};
use domain::{
    Actor, Moment, Refusal,
    audit::Entry,
    id::{EntryId, OrganisationId, PersonId},
    paging::Page,
};
use std::sync::Arc;
use store::{Tx, audit::Act};
use uuid::Uuid;

/// Entries a page of the trail has.
const PAGE: i64 = 50;
/// Characters of an entry's detail that the list shows: an action on many keeps all their ids.
const SHOWN: usize = 400;

/// The audit room.
#[derive(Clone)]
pub struct Audit(Arc<Base>);

impl Audit {
    pub(crate) fn new(base: Arc<Base>) -> Self {
        Self(base)
    }

    /// A page of the trail, newest first, before the entry of a number; for admins (spec D44).
    ///
    /// # Errors
    /// `NotFound` for everybody but admins.
    pub async fn list(&self, actor: &Actor, before: Option<i64>) -> Result<Page<Entry>, Refusal<()>> {
        actor.reads_as_admin()?;
        let before = before.unwrap_or(i64::MAX);
        let rows = store::audit::list(&self.0.db, actor.organisation, before, PAGE + 1, SHOWN as i64 + 1).await.map_err(fault)?;
        let total = store::audit::count(&self.0.db, actor.organisation).await.map_err(fault)?;
        let more = rows.len() as i64 > PAGE;
        let rows: Vec<Entry> = rows
            .into_iter()
            .take(PAGE as usize)
            .map(|(seq, at, who, mode, act, what, detail, sealed)| Entry {
                seq,
                at: self.0.stamp(Moment(at), &actor.zone),
                who: who
                    .unwrap_or_else(|| if mode.starts_with("system") { "Portico".to_owned() } else { "Somebody at the door".to_owned() }),
                act,
                what,
                detail: if detail.chars().count() > SHOWN { detail.chars().take(SHOWN).chain([' ', '…']).collect() } else { detail },
                sealed,
            })
            .collect();
        let next = if more { rows.last().map(|entry| entry.seq.to_string()) } else { None };
        Ok(Page { rows, next, total })
    }
}

/// A number and its noun, for the detail of an entry: "1 group", "3 groups".
pub(crate) fn counted(n: u64, one: &str, many: &str) -> String {
    format!("{n} {}", if n == 1 { one } else { many })
}

/// Writes an entry in the transaction of its change.
pub(crate) async fn write<E>(
    tx: &mut Tx,
    organisation: OrganisationId,
    act: &'static str,
    subject: Uuid,
    name: &str,
    detail: String,
    now: Moment,
) -> Result<(), Refusal<E>> {
    let act = Act { act, subject, name, detail, person: None };
    store::audit::insert(tx, EntryId(id()), organisation, act, now).await.map_err(fault)
}

/// Writes an entry about what somebody did at one of the open doors, to themselves.
pub(crate) async fn write_at_door<E>(
    tx: &mut Tx,
    organisation: OrganisationId,
    act: &'static str,
    (person, name): (PersonId, &str),
    detail: String,
    now: Moment,
) -> Result<(), Refusal<E>> {
    let act = Act { act, subject: person.0, name, detail, person: Some(person) };
    store::audit::insert(tx, EntryId(id()), organisation, act, now).await.map_err(fault)
}
