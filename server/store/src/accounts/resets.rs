//! Ways to a new password (spec D43).

use crate::{Result, Source, Tx};
use domain::{
    Moment,
    id::{PersonId, ResetId},
};
use uuid::Uuid;

// a newer one kills the older
const INSERT: &str = "
    insert into resets (id, token_hash, person_id, created_at, expires_at)
    values ($1, $2, $3, $4, $5)
    on conflict (person_id) do update
    set id = excluded.id, token_hash = excluded.token_hash, created_at = excluded.created_at, expires_at = excluded.expires_at";

const FIND: &str = "
    select id, person_id
    from resets
    where token_hash = $1
      and expires_at > $2";

const TAKE: &str = "
    delete from resets
    where id = $1";

const REMOVE_OF: &str = "
    delete from resets
    where person_id = $1";

const REMOVE_OLD: &str = "
    delete from resets
    where expires_at <= $1";

/// Adds a way to a new password; an older one of this person stops working.
///
/// # Errors
/// Whatever the database says.
pub async fn insert_reset(tx: &mut Tx, id: ResetId, token_hash: &[u8], person: PersonId, expires: Moment, now: Moment) -> Result<()> {
    run!(tx, INSERT, id.0, token_hash, person.0, now.0, expires.0);
    Ok(())
}

/// The way with this token hash, if it still holds, and whose it is.
///
/// # Errors
/// Whatever the database says.
pub async fn find_reset(on: impl Source, token_hash: &[u8], now: Moment) -> Result<Option<(ResetId, PersonId)>> {
    Ok(one!(on, (Uuid, Uuid), FIND, token_hash, now.0).map(|(id, person)| (ResetId(id), PersonId(person))))
}

/// Takes a way to a new password: it works once. `false` when somebody took it before.
///
/// # Errors
/// Whatever the database says.
pub async fn remove_reset(tx: &mut Tx, id: ResetId) -> Result<bool> {
    Ok(run!(tx, TAKE, id.0) == 1)
}

/// Takes away every way to a new password of a person.
///
/// # Errors
/// Whatever the database says.
pub async fn remove_resets_of(tx: &mut Tx, person: PersonId) -> Result<()> {
    run!(tx, REMOVE_OF, person.0);
    Ok(())
}

/// Forgets those that are over.
///
/// # Errors
/// Whatever the database says.
pub async fn remove_old_resets(tx: &mut Tx, until: Moment) -> Result<()> {
    run!(tx, REMOVE_OLD, until.0);
    Ok(())
}
