//! The audit trail: written in the change's transaction, sealed afterwards in order (spec D45).

use crate::{Result, Source, Tx};
use domain::{
    Mode, Moment,
    actor::Kind,
    id::{EntryId, OrganisationId, PersonId},
};
use sha2::{Digest, Sha256};
use uuid::Uuid;

/// What was done, for the trail.
#[derive(Clone, Debug)]
pub struct Act<'a> {
    /// Room and verb: `campaigns.approve_all`.
    pub act: &'static str,
    /// What it was done to.
    pub subject: Uuid,
    /// Its name, as it is now.
    pub name: &'a str,
    /// Counts and other facts, as short text.
    pub detail: String,
    /// Who it was, where the cause does not say: somebody who came in by one of the open doors.
    pub person: Option<PersonId>,
}

/// An entry as stored.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Entry {
    organisation_id: Uuid,
    /// Its number in the chain.
    pub seq: i64,
    /// When.
    pub at: i64,
    person_id: Option<Uuid>,
    effective_person_id: Option<Uuid>,
    membership_id: Option<Uuid>,
    /// Plain, or the door or the job.
    pub mode: String,
    /// Room and verb.
    pub act: String,
    subject_id: Option<Uuid>,
    /// The name of what it was done to.
    pub subject: String,
    /// Other facts.
    pub detail: String,
    /// The seal.
    pub hash: Option<Vec<u8>>,
}
stored!(Entry: organisation_id, seq, at, person_id, effective_person_id, membership_id, mode, act, subject_id, subject, detail, hash);

impl Entry {
    /// The seal of this entry, given the seal of the one before it.
    fn seal(&self, before: &[u8]) -> Vec<u8> {
        let mut hash = Sha256::new();
        hash.update(before);
        for part in [
            self.organisation_id.to_string(),
            self.seq.to_string(),
            self.at.to_string(),
            self.person_id.map(|id| id.to_string()).unwrap_or_default(),
            self.effective_person_id.map(|id| id.to_string()).unwrap_or_default(),
            self.membership_id.map(|id| id.to_string()).unwrap_or_default(),
            self.mode.clone(),
            self.act.clone(),
            self.subject_id.map(|id| id.to_string()).unwrap_or_default(),
            self.subject.clone(),
            self.detail.clone(),
        ] {
            hash.update((part.len() as u64).to_be_bytes());
            hash.update(part.as_bytes());
        }
        hash.finalize().to_vec()
    }
}

const NEXT: &str = "
    update organisations
    set audit_seq = audit_seq + 1
    where id = $1
    returning audit_seq";

const INSERT: &str = "
    insert into audit_entries (id, organisation_id, seq, at, person_id, effective_person_id, membership_id, mode, act, subject_id, subject, detail)
    values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)";

const LIST: &str = "
    select audit_entries.seq, audit_entries.at, people.name, audit_entries.mode, audit_entries.act,
           audit_entries.subject, substr(audit_entries.detail, 1, cast($4 as integer)), audit_entries.hash is not null
    from audit_entries
    left join people on people.id = audit_entries.person_id
    where audit_entries.organisation_id = $1
      and audit_entries.seq < $2
    order by audit_entries.seq desc
    limit $3";

const UNSEALED: &str = "
    select distinct organisation_id
    from audit_entries
    where hash is null";

const LAST_SEAL: &str = "
    select seq, hash
    from audit_entries
    where organisation_id = $1
      and hash is not null
    order by seq desc
    limit 1";

const CHAIN: &str = "
    select organisation_id, seq, at, person_id, effective_person_id, membership_id, mode, act, subject_id, subject, detail, hash
    from audit_entries
    where organisation_id = $1
      and seq > $2
    order by seq
    limit 1000";
/// Entries that `CHAIN` gives at once.
const PAGE: usize = 1000;

const SEAL: &str = "
    update audit_entries
    set hash = $3, sealed_at = $4
    where organisation_id = $1
      and seq = $2
      and hash is null";

const ORGANISATIONS: &str = "
    select id
    from organisations
    order by id";

const COUNT: &str = "
    select audit_seq
    from organisations
    where id = $1";

/// Writes an entry, in the transaction of its change, with the transaction's own cause.
///
/// # Errors
/// Whatever the database says.
pub async fn insert(tx: &mut Tx, id: EntryId, organisation: OrganisationId, act: Act<'_>, now: Moment) -> Result<()> {
    let seq = value!(&mut *tx, i64, NEXT, organisation.0);
    let (person, membership, mode) = match tx.cause().kind() {
        Kind::Person(actor) => {
            let mode = match actor.mode {
                Mode::Plain => "plain",
                Mode::Preview { .. } => "preview",
            };
            (Some(actor.person.0), Some(actor.membership.0), mode.to_owned())
        }
        Kind::Anonymous(door) => (act.person.map(|id| id.0), None, format!("door:{door:?}").to_lowercase()),
        Kind::System(what) => (None, None, format!("system:{what}")),
    };
    run!(
        tx,
        INSERT,
        id.0,
        organisation.0,
        seq,
        now.0,
        person,
        person,
        membership,
        mode.as_str(),
        act.act,
        act.subject,
        act.name,
        act.detail.as_str()
    );
    Ok(())
}

/// An entry as the trail lists it: number, moment, name of the person, mode, act, subject, detail, sealed.
pub type Line = (i64, i64, Option<String>, String, String, String, String, bool);

/// Entries before a number, newest first, each with at most so many characters of its detail.
///
/// # Errors
/// Whatever the database says.
pub async fn list(on: impl Source, organisation: OrganisationId, before: i64, limit: i64, detail: i64) -> Result<Vec<Line>> {
    Ok(all!(on, Line, LIST, organisation.0, before, limit, detail))
}

/// How many entries an organisation has.
///
/// # Errors
/// Whatever the database says.
pub async fn count(on: impl Source, organisation: OrganisationId) -> Result<i64> {
    Ok(value!(on, i64, COUNT, organisation.0))
}

/// The organisations that have entries without a seal.
///
/// # Errors
/// Whatever the database says.
pub async fn list_unsealed(on: impl Source) -> Result<Vec<OrganisationId>> {
    Ok(all!(on, (Uuid,), UNSEALED).into_iter().map(|row| OrganisationId(row.0)).collect())
}

/// Seals up to a thousand entries of an organisation in order, each with the hash of the one before; tells how many.
///
/// # Errors
/// Whatever the database says.
pub async fn seal(tx: &mut Tx, organisation: OrganisationId, now: Moment) -> Result<u64> {
    let last = one!(&mut *tx, (i64, Vec<u8>), LAST_SEAL, organisation.0);
    let (from, mut before) = last.unwrap_or_default();
    let mut sealed = 0;
    for entry in all!(&mut *tx, Entry, CHAIN, organisation.0, from) {
        let hash = entry.seal(&before);
        sealed += run!(&mut *tx, SEAL, organisation.0, entry.seq, hash.as_slice(), now.0);
        before = hash;
    }
    Ok(sealed)
}

/// What is wrong with the chains, in words; also entries older than a minute that have no seal (spec D45).
///
/// # Errors
/// Whatever the database says.
pub async fn faults(db: &crate::Db, now: Moment) -> Result<Vec<String>> {
    let mut faults = Vec::new();
    for (organisation,) in all!(db, (Uuid,), ORGANISATIONS) {
        // entries may be added while the chain is read
        let least = value!(db, i64, COUNT, organisation);
        let mut seq = 0;
        // not known after an entry that waits for its seal: when the next page is read it may have one
        let mut before = Some(Vec::new());
        loop {
            let entries = all!(db, Entry, CHAIN, organisation, seq);
            let last = entries.len() < PAGE;
            let mut open = false;
            for entry in entries {
                if entry.seq != seq + 1 {
                    faults.push(format!("organisation {organisation}: entry {} is missing", seq + 1));
                }
                match (&entry.hash, &before) {
                    (Some(_), _) if open => {
                        faults.push(format!("organisation {organisation}: entry {} is sealed before entry {seq}", entry.seq));
                    }
                    (Some(hash), Some(before)) if *hash != entry.seal(before) => {
                        faults.push(format!("organisation {organisation}: entry {} was changed after it was sealed", entry.seq));
                    }
                    (None, _) if now.0 - entry.at > domain::moment::MINUTE => {
                        faults.push(format!("organisation {organisation}: entry {} is not sealed", entry.seq));
                    }
                    _ => {}
                }
                seq = entry.seq;
                open |= entry.hash.is_none();
                before = entry.hash;
            }
            if last {
                break;
            }
        }
        if seq < least || seq > value!(db, i64, COUNT, organisation) {
            faults.push(format!("organisation {organisation}: the last entries are missing"));
        }
    }
    Ok(faults)
}
