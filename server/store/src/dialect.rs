//! Two databases behind one text of SQL: `$1` works in both drivers, and the macros below run it on either.
//!
//! SQLite gets one writer, whose transactions begin immediately, and several readers; PostgreSQL gets one pool.

use crate::{Error, Result, file::Readers};
use domain::Cause;
use sqlx::{
    ConnectOptions as _, Connection as _, PgConnection, PgPool, Postgres, Sqlite, SqliteConnection, SqlitePool, Transaction,
    migrate::{Migrate, Migrator},
    pool::PoolConnection,
    postgres::PgPoolOptions,
    sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous},
};
use std::{
    future::Future,
    ops::{Deref, DerefMut},
    path::{Path, PathBuf},
    str::FromStr,
    time::Duration,
};

static SQLITE: Migrator = sqlx::migrate!("migrations/sqlite");
static POSTGRES: Migrator = sqlx::migrate!("migrations/postgres");

/// The oldest SQLite without the WAL-reset fault that can corrupt a database (trust 5), as `sqlite_version()` says it.
const SQLITE_OLDEST: (u32, u32, u32) = (3, 51, 3);

/// A connection to PostgreSQL that was idle for longer is asked whether it still is one before it is used.
const RESTED: Duration = Duration::from_secs(1);

/// The database: one file, or a PostgreSQL server.
#[derive(Clone, Debug)]
pub enum Db {
    /// One file.
    Sqlite {
        /// Several readers.
        read: Readers,
        /// One writer.
        write: SqlitePool,
        /// The file.
        path: PathBuf,
    },
    /// A server.
    Postgres(PgPool),
}

impl Db {
    /// Opens `sqlite:<path>` (made when missing) or `postgres://…`.
    ///
    /// # Errors
    /// `Setting` for any other address; whatever the database says.
    pub async fn open(url: &str) -> Result<Self> {
        if let Some(path) = url.strip_prefix("sqlite:") {
            return Self::open_file(Path::new(path.trim_start_matches("//"))).await;
        }
        if url.starts_with("postgres://") || url.starts_with("postgresql://") {
            let options = sqlx::postgres::PgConnectOptions::from_str(url)?.options([("statement_timeout", "30000")]);
            let pool = PgPoolOptions::new()
                .max_connections(16)
                .acquire_timeout(Duration::from_secs(5))
                // one that was of use a moment ago is; to ask each time would double the way of every statement
                .test_before_acquire(false)
                .before_acquire(|held, about| {
                    Box::pin(async move {
                        if about.idle_for > RESTED {
                            held.ping().await?;
                        }
                        Ok(true)
                    })
                })
                .connect_with(options)
                .await?;
            return Ok(Self::Postgres(pool));
        }
        Err(Error::Setting("a database address begins with sqlite: or postgres://".to_owned()))
    }

    async fn open_file(path: &Path) -> Result<Self> {
        let options = SqliteConnectOptions::new()
            .filename(path)
            .create_if_missing(true)
            .journal_mode(SqliteJournalMode::Wal)
            .synchronous(SqliteSynchronous::Full)
            .busy_timeout(Duration::from_secs(5));
        let write = SqlitePoolOptions::new()
            .max_connections(1)
            .acquire_timeout(Duration::from_secs(10))
            // after an error of the disk SQLite rolls back by itself; sqlx then takes the transaction for open, for good
            .before_acquire(|writer, _| Box::pin(async move { Ok(!writer.is_in_transaction()) }))
            .connect_with(options)
            .await?;
        let version: String = sqlx::query_scalar("select sqlite_version()").fetch_one(&write).await?;
        let parts: Vec<u32> = version.split('.').filter_map(|part| part.parse().ok()).collect();
        if parts.as_slice() < [SQLITE_OLDEST.0, SQLITE_OLDEST.1, SQLITE_OLDEST.2].as_slice() {
            return Err(Error::Setting(format!("SQLite {version} can corrupt its log; 3.51.3 or newer is needed")));
        }
        Ok(Self::Sqlite { read: Readers::new(path), write, path: path.to_owned() })
    }

    /// Brings the schema up to date; a SQLite database that is behind is first copied into `backups` (spec D48).
    ///
    /// # Errors
    /// `Newer` when the database knows a migration this program does not.
    pub async fn migrate(&self, backups: &Path) -> Result<()> {
        let migrator = self.migrator();
        let newest = newest(migrator);
        let applied = self.applied().await?;
        match self {
            Self::Sqlite { write, .. } => {
                if !applied.is_empty() && applied.len() < migrator.iter().count() {
                    std::fs::create_dir_all(backups)?;
                    let last = applied.iter().max().copied().unwrap_or_default();
                    let copy = backups.join(format!("{last:04}-before-{newest:04}.db"));
                    // a copy from an upgrade that failed is of the same state, and may be the only good one
                    if !copy.exists() {
                        sqlx::query("vacuum into $1").bind(copy.to_string_lossy().into_owned()).execute(write).await?;
                    }
                }
                migrator.run(write).await?;
            }
            Self::Postgres(pool) => migrator.run(pool).await?,
        }
        Ok(())
    }

    /// Whether the schema is this program's, and not an older one.
    ///
    /// # Errors
    /// `Newer` when the database knows a migration this program does not.
    pub async fn is_current(&self) -> Result<bool> {
        Ok(self.applied().await?.into_iter().max() == Some(newest(self.migrator())))
    }

    fn migrator(&self) -> &'static Migrator {
        match self {
            Self::Sqlite { .. } => &SQLITE,
            Self::Postgres(_) => &POSTGRES,
        }
    }

    /// The migrations that were run; `Newer` when one of them is none of ours.
    async fn applied(&self) -> Result<Vec<i64>> {
        async fn versions<C: Migrate>(conn: &mut C) -> Result<Vec<i64>> {
            conn.ensure_migrations_table("_sqlx_migrations").await?;
            Ok(conn.list_applied_migrations("_sqlx_migrations").await?.iter().map(|migration| migration.version).collect())
        }
        let applied = match self {
            Self::Sqlite { write, .. } => versions(&mut *write.acquire().await?).await?,
            Self::Postgres(pool) => versions(&mut *pool.acquire().await?).await?,
        };
        match applied.iter().max().filter(|version| **version > newest(self.migrator())) {
            Some(unknown) => Err(Error::Newer(*unknown)),
            None => Ok(applied),
        }
    }

    /// Begins a transaction; nothing is written without one, and none begins without a cause (house, law 3).
    ///
    /// # Errors
    /// `Unavailable` when another writer holds on too long.
    pub async fn begin(&self, cause: &Cause) -> Result<Tx> {
        let held = match self {
            Self::Sqlite { write, .. } => Open::Sqlite(write.begin_with("begin immediate").await?),
            Self::Postgres(pool) => Open::Postgres(pool.begin().await?),
        };
        Ok(Tx { held, cause: cause.clone() })
    }

    /// A copy of a SQLite database as it stands now, also while others write; the file must not be there yet (spec B1).
    ///
    /// # Errors
    /// `Setting` for PostgreSQL; whatever the database says.
    pub async fn copy_to(&self, file: &Path) -> Result<()> {
        let Self::Sqlite { path, .. } = self else {
            return Err(Error::Setting("only a SQLite database can be copied".to_owned()));
        };
        // a connection of its own: whoever reads or writes goes on
        let mut reader = SqliteConnectOptions::new().filename(path).connect().await?;
        sqlx::query("vacuum into $1").bind(file.to_string_lossy().into_owned()).execute(&mut reader).await?;
        Ok(reader.close().await?)
    }

    /// Closes every connection; a SQLite log is folded into the file.
    pub async fn close(&self) {
        match self {
            Self::Sqlite { read, write, .. } => {
                read.close();
                write.close().await;
            }
            Self::Postgres(pool) => pool.close().await,
        }
    }
}

/// A pattern for `like … escape '!'` that finds these words anywhere; `None` for no words.
#[must_use]
pub(crate) fn like(words: &str) -> Option<String> {
    if words.is_empty() {
        return None;
    }
    let escaped = words.replace('!', "!!").replace('%', "!%").replace('_', "!_");
    Some(format!("%{escaped}%"))
}

fn newest(migrator: &Migrator) -> i64 {
    migrator.iter().map(|migration| migration.version).max().unwrap_or_default()
}

enum Open {
    Sqlite(Transaction<'static, Sqlite>),
    Postgres(Transaction<'static, Postgres>),
}

/// A transaction and the reason it may write. Dropped without `commit`, it changes nothing.
pub struct Tx {
    held: Open,
    cause: Cause,
}

impl Tx {
    /// Why this transaction may write.
    #[must_use]
    pub fn cause(&self) -> &Cause {
        &self.cause
    }

    /// Whether the file is behind it, where the two dialects truly differ.
    #[must_use]
    pub fn is_sqlite(&self) -> bool {
        matches!(self.held, Open::Sqlite(_))
    }

    /// Its connection, to write with.
    pub(crate) fn lend(&mut self) -> Lent<'_> {
        match &mut self.held {
            Open::Sqlite(held) => Lent::Sqlite(held),
            Open::Postgres(held) => Lent::Postgres(held),
        }
    }

    /// Makes it so.
    ///
    /// # Errors
    /// When it is not so: nothing was changed.
    pub async fn commit(self) -> Result<()> {
        match self.held {
            Open::Sqlite(held) => held.commit().await?,
            Open::Postgres(held) => held.commit().await?,
        }
        Ok(())
    }
}

/// The connection of a transaction.
pub(crate) enum Lent<'a> {
    Sqlite(&'a mut SqliteConnection),
    Postgres(&'a mut PgConnection),
}

/// A way to one of the two databases.
pub enum Conn<'a> {
    /// The readers of the file.
    File(&'a Readers),
    /// The writer of the file, lent by a transaction.
    Sqlite(&'a mut SqliteConnection),
    /// A connection to the server.
    Postgres(Held<'a>),
}

/// A connection taken from the pool, or lent by a transaction.
pub enum Held<'a> {
    /// From the pool; goes back there.
    Pool(PoolConnection<Postgres>),
    /// A transaction's.
    Tx(&'a mut PgConnection),
}

impl Deref for Held<'_> {
    type Target = PgConnection;

    fn deref(&self) -> &PgConnection {
        match self {
            Self::Pool(held) => held,
            Self::Tx(held) => held,
        }
    }
}

impl DerefMut for Held<'_> {
    fn deref_mut(&mut self) -> &mut PgConnection {
        match self {
            Self::Pool(held) => held,
            Self::Tx(held) => held,
        }
    }
}

/// Where a read comes from: the database as committed, or a transaction with its own changes.
pub trait Source: Send {
    /// A connection to read from.
    fn conn(&mut self) -> impl Future<Output = Result<Conn<'_>>> + Send;

    /// Whether the file is behind it, where the two dialects truly differ.
    fn is_sqlite(&self) -> bool;

    /// The same once more, for one who reads several times.
    fn again(&mut self) -> impl Source;
}

impl Source for &Db {
    async fn conn(&mut self) -> Result<Conn<'_>> {
        Ok(match self {
            Db::Sqlite { read, .. } => Conn::File(read),
            Db::Postgres(pool) => Conn::Postgres(Held::Pool(pool.acquire().await?)),
        })
    }

    fn is_sqlite(&self) -> bool {
        matches!(self, Db::Sqlite { .. })
    }

    fn again(&mut self) -> impl Source {
        *self
    }
}

impl Source for &mut Tx {
    async fn conn(&mut self) -> Result<Conn<'_>> {
        Ok(match self.lend() {
            Lent::Sqlite(held) => Conn::Sqlite(held),
            Lent::Postgres(held) => Conn::Postgres(Held::Tx(held)),
        })
    }

    fn is_sqlite(&self) -> bool {
        matches!(self.held, Open::Sqlite(_))
    }

    fn again(&mut self) -> impl Source {
        &mut **self
    }
}

/// Runs one text of SQL on either database; the method is sqlx's.
macro_rules! on {
    ($source:expr, $query:ident :: <$row:ty>, $method:ident, $sql:expr $(, $bind:expr)* $(,)?) => {{
        let mut source = $source;
        match $crate::dialect::Source::conn(&mut source).await? {
            $crate::dialect::Conn::File(readers) => readers.$method::<$row>($sql, vec![$($crate::file::bind(&$bind)?),*]).await?,
            $crate::dialect::Conn::Sqlite(held) => {
                sqlx::$query::<sqlx::Sqlite, $row>($sql)$(.bind($bind))*.$method(held).await?
            }
            $crate::dialect::Conn::Postgres(mut held) => {
                sqlx::$query::<sqlx::Postgres, $row>($sql)$(.bind($bind))*.$method(&mut *held).await?
            }
        }
    }};
}

/// All rows: `all!(source, Row, SQL, binds…)`.
macro_rules! all {
    ($source:expr, $row:ty, $sql:expr $(, $bind:expr)* $(,)?) => { on!($source, query_as::<$row>, fetch_all, $sql $(, $bind)*) };
}

/// One row or none: `one!(source, Row, SQL, binds…)`.
macro_rules! one {
    ($source:expr, $row:ty, $sql:expr $(, $bind:expr)* $(,)?) => { on!($source, query_as::<$row>, fetch_optional, $sql $(, $bind)*) };
}

/// One value of a row that is always there: `value!(source, i64, SQL, binds…)`.
macro_rules! value {
    ($source:expr, $type:ty, $sql:expr $(, $bind:expr)* $(,)?) => { on!($source, query_scalar::<$type>, fetch_one, $sql $(, $bind)*) };
}

/// Runs a write and tells how many rows it changed: `run!(tx, SQL, binds…)`.
macro_rules! run {
    ($tx:expr, $sql:expr $(, $bind:expr)* $(,)?) => {{
        let tx: &mut $crate::Tx = $tx;
        match tx.lend() {
            $crate::dialect::Lent::Sqlite(held) => {
                sqlx::query::<sqlx::Sqlite>($sql)$(.bind($bind))*.execute(held).await?.rows_affected()
            }
            $crate::dialect::Lent::Postgres(held) => {
                sqlx::query::<sqlx::Postgres>($sql)$(.bind($bind))*.execute(held).await?.rows_affected()
            }
        }
    }};
}
