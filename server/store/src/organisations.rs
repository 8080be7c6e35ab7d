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

const HOLD: &str = "
    update organisations
    set zone = zone
    where id = $1";

const NAME: &str = "
    select name
    from organisations
    where id = $1";

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

/// Holds an organisation until the transaction ends: who decides by counting rows of it comes one after the other, on a server
/// with many writers too.
///
/// # Errors
/// Whatever the database says.
pub async fn hold(tx: &mut Tx, id: OrganisationId) -> Result<()> {
    run!(tx, HOLD, id.0);
    Ok(())
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
