//! Numbers the program keeps for itself: whether writing works, and by which rule the keys of searches were made.

use crate::{Db, Result};
use domain::{Cause, text};
use uuid::Uuid;

/// The rule of `text::fold` that search keys are made by; 2 lets accents fall away.
const RULE: i64 = 2;

/// Rows whose keys are made anew in one transaction, so that other writers get their turns.
const STEP: i64 = 500;

/// What has a `search_key`.
const TABLES: [&str; 4] = ["partners", "campaigns", "folders", "items"];

const RAISE: &str = "
    update marks
    set number = number + $2
    where name = $1";

const FIND: &str = "
    select number
    from marks
    where name = $1";

const PUT: &str = "
    update marks
    set number = $2
    where name = $1";

impl Db {
    /// Whether the database takes a write now, and keeps it: a number is raised and lowered again, and committed.
    ///
    /// # Errors
    /// Whatever it says.
    pub async fn ping(&self) -> Result<()> {
        let mut tx = self.begin(&Cause::system("probe")).await?;
        for step in [1_i64, -1] {
            run!(&mut tx, RAISE, "probe", step);
        }
        tx.commit().await
    }
}

/// Makes the search keys of a database anew that an older program wrote; tells how many changed. Told once, it does nothing
/// again; broken off, it goes on at the next start.
///
/// # Errors
/// Whatever the database says.
pub async fn fold_again(db: &Db) -> Result<u64> {
    if one!(db, (i64,), FIND, "search_keys").is_some_and(|(rule,)| rule >= RULE) {
        return Ok(0);
    }
    let cause = Cause::system("search keys");
    let mut changed = 0;
    for table in TABLES {
        let list = format!("select id, search_key from {table} where id > $1 order by id limit $2");
        // a row that somebody saved meanwhile has its new key already
        let update = format!("update {table} set search_key = $3 where id = $1 and search_key = $2");
        let mut after = Uuid::nil();
        loop {
            let rows = all!(db, (Uuid, String), sqlx::AssertSqlSafe(list.clone()), after, STEP);
            let Some((last, _)) = rows.last() else { break };
            after = *last;
            let mut tx = db.begin(&cause).await?;
            for (id, old) in rows {
                // what was folded less is folded further to the same key as the words themselves
                let new = text::fold(&old);
                if new != old {
                    changed += run!(&mut tx, sqlx::AssertSqlSafe(update.clone()), id, old, new);
                }
            }
            tx.commit().await?;
        }
    }
    let mut tx = db.begin(&cause).await?;
    run!(&mut tx, PUT, "search_keys", RULE);
    tx.commit().await?;
    Ok(changed)
}
