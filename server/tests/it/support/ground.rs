//! What a server under test stands on: one of the two databases, and a folder or an S3-compatible server for files.

use std::path::{Path, PathBuf};
use store::testing::{S3, TestDb};

/// Which of the four.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum On {
    /// As without any settings.
    SqliteAndFolder,
    /// Files in a bucket.
    SqliteAndS3,
    /// Rows in PostgreSQL.
    PostgresAndFolder,
    /// Both, as when several programs serve one portal.
    PostgresAndS3,
}

impl On {
    /// Whether rows are in SQLite, where one program does all the work.
    pub fn is_sqlite(self) -> bool {
        matches!(self, Self::SqliteAndFolder | Self::SqliteAndS3)
    }
}

/// Laid for one server, and gone with it.
pub struct Ground {
    /// The database.
    pub db: TestDb,
    /// The server for files, where there is one.
    pub s3: Option<S3>,
}

impl Ground {
    /// An empty database, and an empty bucket where one is asked for.
    pub async fn new(on: On) -> Self {
        let db = match on {
            On::SqliteAndFolder | On::SqliteAndS3 => TestDb::sqlite(),
            On::PostgresAndFolder | On::PostgresAndS3 => TestDb::postgres().await,
        };
        let s3 = match on {
            On::SqliteAndFolder | On::PostgresAndFolder => None,
            On::SqliteAndS3 | On::PostgresAndS3 => Some(S3::start().await),
        };
        Self { db, s3 }
    }

    /// The settings that lead to it.
    pub fn settings(&self) -> Vec<(&'static str, String)> {
        let mut settings = vec![("PORTICO_DATABASE_URL", self.db.url.clone())];
        if let Some(s3) = &self.s3 {
            let (id, secret) = S3::KEYS;
            settings.push(("PORTICO_BLOB_URL", s3.address()));
            settings.push(("AWS_ACCESS_KEY_ID", id.to_owned()));
            settings.push(("AWS_SECRET_ACCESS_KEY", secret.to_owned()));
        }
        settings
    }

    /// The folder in which the files lie in the end, also when a server keeps them there.
    pub fn files(&self, data: &Path) -> PathBuf {
        self.s3.as_ref().map_or_else(|| data.join("blobs"), |s3| s3.object(""))
    }
}

/// Runs each of these tests on every ground: `everywhere!(TestApp: one two)` for those that take a server in this process,
/// `everywhere!(Program: three)` for those that take the real program.
macro_rules! everywhere {
    ($what:ident: $($test:ident)*) => { $(
        mod $test {
            use crate::support::{$what, On};

            #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn on_sqlite_and_a_folder() {
                super::$test($what::on(On::SqliteAndFolder).await).await;
            }

            #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn on_sqlite_and_s3() {
                super::$test($what::on(On::SqliteAndS3).await).await;
            }

            #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn on_postgres_and_a_folder() {
                super::$test($what::on(On::PostgresAndFolder).await).await;
            }

            #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn on_postgres_and_s3() {
                super::$test($what::on(On::PostgresAndS3).await).await;
            }
        }
    )* };
}
pub(crate) use everywhere;
