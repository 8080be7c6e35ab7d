//! What the open doors remember: failures to sign in (spec D43).

use crate::{Result, Source, Tx};
use domain::Moment;
use uuid::Uuid;

const INSERT_FAILURE: &str = "
    insert into sign_in_failures (id, account, address, at)
    values ($1, $2, $3, $4)";

const FAILURES_OF_ACCOUNT: &str = "
    select count(*), min(at)
    from sign_in_failures
    where account = $1
      and at > $2";

const FAILURES_OF_ADDRESS: &str = "
    select count(*), min(at)
    from sign_in_failures
    where address = $1
      and at > $2";

const REMOVE_FAILURES: &str = "
    delete from sign_in_failures
    where account = $1";

const REMOVE_OLD_FAILURES: &str = "
    delete from sign_in_failures
    where at <= $1";

// the first number says what the second, of a text, is the turn of
const HOLD_ACCOUNT: &str = "select pg_advisory_xact_lock(1346830338, hashtext($1))";
const HOLD_ADDRESS: &str = "select pg_advisory_xact_lock(1346830339, hashtext($1))";

/// Takes the turn of an account and then of a network address: whoever else counts failures of one of them waits until this
/// transaction ends. Without it many who guess at once would each find the count as it was before the others. It is taken after
/// the turns of vendors and before anything else; SQLite has one writer anyway.
///
/// # Errors
/// Whatever the database says.
pub async fn hold_failures(tx: &mut Tx, account: &str, address: &str) -> Result<()> {
    if !tx.is_sqlite() {
        run!(&mut *tx, HOLD_ACCOUNT, account);
        run!(tx, HOLD_ADDRESS, address);
    }
    Ok(())
}

/// Counts a failure for an account and for a network address.
///
/// # Errors
/// Whatever the database says.
pub async fn insert_failure(tx: &mut Tx, id: Uuid, account: &str, address: &str, now: Moment) -> Result<()> {
    run!(tx, INSERT_FAILURE, id, account, address, now.0);
    Ok(())
}

/// Failures of an account since a moment, and when the oldest was.
///
/// # Errors
/// Whatever the database says.
pub async fn failures_of_account(on: impl Source, account: &str, since: Moment) -> Result<(i64, Option<Moment>)> {
    let row = one!(on, (i64, Option<i64>), FAILURES_OF_ACCOUNT, account, since.0).unwrap_or_default();
    Ok((row.0, row.1.map(Moment)))
}

/// Failures from a network address since a moment, and when the oldest was.
///
/// # Errors
/// Whatever the database says.
pub async fn failures_of_address(on: impl Source, address: &str, since: Moment) -> Result<(i64, Option<Moment>)> {
    let row = one!(on, (i64, Option<i64>), FAILURES_OF_ADDRESS, address, since.0).unwrap_or_default();
    Ok((row.0, row.1.map(Moment)))
}

/// Forgets the failures of an account: a success clears its count (spec D43).
///
/// # Errors
/// Whatever the database says.
pub async fn remove_failures(tx: &mut Tx, account: &str) -> Result<()> {
    run!(tx, REMOVE_FAILURES, account);
    Ok(())
}

/// Forgets failures up to a moment.
///
/// # Errors
/// Whatever the database says.
pub async fn remove_old_failures(tx: &mut Tx, until: Moment) -> Result<()> {
    run!(tx, REMOVE_OLD_FAILURES, until.0);
    Ok(())
}
