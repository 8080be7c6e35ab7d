//! Databases for tests, every store test runs on both; and a server for files.

mod s3;

pub use s3::{Mood, S3};

use crate::Db;
use sha2::{Digest, Sha256};
use sqlx::{ConnectOptions, Connection, Executor, postgres::PgConnectOptions, sqlite::SqliteConnectOptions};
use std::{future::Future, str::FromStr};
use uuid::Uuid;

/// The variable that names a PostgreSQL server tests may make databases on.
pub const POSTGRES: &str = "PORTICO_TEST_POSTGRES";

/// A database of a test, gone with it.
pub struct TestDb {
    /// The address, as the settings take it.
    pub url: String,
    folder: tempfile::TempDir,
}

impl TestDb {
    /// The folder a test may write into.
    #[must_use]
    pub fn folder(&self) -> &std::path::Path {
        self.folder.path()
    }

    /// An empty SQLite file.
    ///
    /// # Panics
    /// When there is no place for it.
    #[must_use]
    pub fn sqlite() -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let url = format!("sqlite:{}", folder.path().join("portico.db").display());
        Self { url, folder }
    }

    /// An empty PostgreSQL database on the server that `PORTICO_TEST_POSTGRES` names.
    ///
    /// # Panics
    /// When the variable is not set: a test that needs PostgreSQL does not pass without one.
    #[expect(clippy::disallowed_methods, reason = "the test's server is no setting of the program")]
    pub async fn postgres() -> Self {
        let server = std::env::var(POSTGRES).unwrap_or_else(|_| panic!("{POSTGRES} names no PostgreSQL server; scripts/test starts one"));
        let name = format!("portico_{}", Uuid::now_v7().simple());
        let options = PgConnectOptions::from_str(&server).expect("a PostgreSQL address");
        let mut admin = options.connect().await.expect("the PostgreSQL server");
        admin.execute(sqlx::AssertSqlSafe(format!("create database {name}"))).await.expect("a database of its own");
        admin.close().await.expect("to close");
        let mut url = url::Url::parse(&server).expect("a PostgreSQL address");
        url.set_path(&name);
        Self { url: url.to_string(), folder: tempfile::tempdir().expect("a temporary folder") }
    }

    /// Opens it with the newest schema.
    ///
    /// # Panics
    /// When it cannot be.
    pub async fn open(&self) -> Db {
        let db = Db::open(&self.url).await.expect("the database opens");
        db.migrate(&self.folder().join("backups")).await.expect("the migrations run");
        db
    }
}

/// Runs a test on SQLite and on PostgreSQL, and says on which it failed.
///
/// # Panics
/// When the test does.
pub async fn on_both<F: Future<Output = ()>>(test: impl Fn(Db) -> F) {
    for place in [TestDb::sqlite(), TestDb::postgres().await] {
        eprintln!("on {}", place.url.split(':').next().unwrap_or_default());
        let db = place.open().await;
        test(db.clone()).await;
        db.close().await;
    }
}

/// Runs any text of SQL behind the back of every rule, with these ids bound; tells how many rows it changed.
///
/// # Panics
/// When the database refuses.
pub async fn run(db: &Db, sql: &str, ids: &[Uuid]) -> u64 {
    let sql = sqlx::AssertSqlSafe(sql.to_owned());
    match db {
        Db::Sqlite { write, .. } => {
            ids.iter().fold(sqlx::query(sql), |query, id| query.bind(*id)).execute(write).await.expect("it runs").rows_affected()
        }
        Db::Postgres(pool) => {
            ids.iter().fold(sqlx::query(sql), |query, id| query.bind(*id)).execute(pool).await.expect("it runs").rows_affected()
        }
    }
}

/// The ids in the first column of what any text of SQL finds, with these ids bound.
///
/// # Panics
/// When the database refuses.
pub async fn ids(db: &Db, sql: &str, ids: &[Uuid]) -> Vec<Uuid> {
    let sql = sqlx::AssertSqlSafe(sql.to_owned());
    match db {
        Db::Sqlite { path, .. } => {
            let mut reader = SqliteConnectOptions::new().filename(path).connect().await.expect("the file opens");
            ids.iter().fold(sqlx::query_scalar(sql), |query, id| query.bind(*id)).fetch_all(&mut reader).await.expect("it runs")
        }
        Db::Postgres(pool) => ids.iter().fold(sqlx::query_scalar(sql), |query, id| query.bind(*id)).fetch_all(pool).await.expect("it runs"),
    }
}

/// The texts in the first column of what any text of SQL finds.
///
/// # Panics
/// When the database refuses.
pub async fn texts(db: &Db, sql: &str) -> Vec<String> {
    let sql = sqlx::AssertSqlSafe(sql.to_owned());
    match db {
        Db::Sqlite { path, .. } => {
            let mut reader = SqliteConnectOptions::new().filename(path).connect().await.expect("the file opens");
            sqlx::query_scalar(sql).fetch_all(&mut reader).await.expect("it runs")
        }
        Db::Postgres(pool) => sqlx::query_scalar(sql).fetch_all(pool).await.expect("it runs"),
    }
}

/// Every table with how many rows it holds and a hash over all of them, one line each: equal only when nothing changed.
///
/// # Panics
/// When the database refuses.
pub async fn fingerprint(db: &Db) -> String {
    let tables = match db {
        Db::Sqlite { .. } => "select name from sqlite_master where type = 'table' order by name",
        Db::Postgres(_) => "select cast(tablename as text) from pg_tables where schemaname = 'public' order by 1",
    };
    let mut lines = String::new();
    for table in texts(db, tables).await {
        let rows = match db {
            Db::Sqlite { .. } => {
                let columns = texts(db, &format!("select 'quote(\"' || name || '\")' from pragma_table_info('{table}')")).await;
                texts(db, &format!("select {} from \"{table}\" order by 1", columns.join(" || ',' || "))).await
            }
            Db::Postgres(_) => texts(db, &format!("select cast(\"{table}\" as text) from \"{table}\" order by 1")).await,
        };
        let hash = rows.iter().fold(Sha256::new(), |hash, row| hash.chain_update(row).chain_update("\n")).finalize();
        let hash = hash.iter().take(8).fold(String::new(), |hex, byte| format!("{hex}{byte:02x}"));
        lines = format!("{lines}{table}: {} rows, {hash}\n", rows.len());
    }
    lines
}
