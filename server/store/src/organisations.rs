//! Vendor organisations.

use crate::{Result, Source, Tx};
use domain::{Moment, id::OrganisationId};

const INSERT: &str = "
    insert into organisations (id, name, zone, audit_seq, created_at)
    values ($1, $2, 'UTC', 0, $3)";

const ANY: &str = "
    select count(*)
    from organisations";

const ZONE: &str = "
    select zone
    from organisations
    where id = $1";

const NAME: &str = "
    select name
    from organisations
    where id = $1";

const HOLD: &str = "
    update organisations
    set audit_seq = audit_seq
    where id = $1";

/// Takes an organisation's turn: whoever else takes it, or writes an audit entry of it, waits until this transaction ends. It is
/// taken before any row of the organisation is written: who took a row first and then the turn, for its audit entry, would stand
/// in the way of who holds the turn and wants the row.
///
/// # Errors
/// Whatever the database says.
pub async fn hold(tx: &mut Tx, id: OrganisationId) -> Result<()> {
    run!(tx, HOLD, id.0);
    Ok(())
}

/// A number of the lock that PostgreSQL gives to one transaction at a time; SQLite has one writer anyway.
const FOUNDING: i64 = 0x5047_0001;

/// Keeps every other set-up waiting until this transaction ends.
///
/// # Errors
/// Whatever the database says.
pub async fn hold_founding(tx: &mut Tx) -> Result<()> {
    if !tx.is_sqlite() {
        run!(tx, "select pg_advisory_xact_lock($1)", FOUNDING);
    }
    Ok(())
}

/// Adds a vendor organisation, without anything in it.
///
/// # Errors
/// Whatever the database says.
pub async fn insert(tx: &mut Tx, id: OrganisationId, name: &str, now: Moment) -> Result<()> {
    run!(tx, INSERT, id.0, name, now.0);
    Ok(())
}

/// How many there are.
///
/// # Errors
/// Whatever the database says.
pub async fn count(on: impl Source) -> Result<i64> {
    Ok(value!(on, i64, ANY))
}

/// The zone of one.
///
/// # Errors
/// Whatever the database says.
pub async fn zone(on: impl Source, id: OrganisationId) -> Result<Option<String>> {
    Ok(one!(on, (String,), ZONE, id.0).map(|row| row.0))
}

/// The name of one.
///
/// # Errors
/// Whatever the database says.
pub async fn name(on: impl Source, id: OrganisationId) -> Result<Option<String>> {
    Ok(one!(on, (String,), NAME, id.0).map(|row| row.0))
}
