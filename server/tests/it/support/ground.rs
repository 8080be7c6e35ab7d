//! What a server under test stands on: one of the two databases, and a folder or an S3-compatible server for files.
//!
//! Every test stands on the ground of the run, which `PORTICO_TEST_GROUND` names; `scripts/test` runs the suite on all four.
//! Those that are about one of them, or about none, name it themselves and are listed in `once.txt`.

use super::world;
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
    /// The ground of this run.
    pub fn here() -> Self {
        #[expect(clippy::disallowed_methods, reason = "what a test stands on is no setting of the program")]
        let named = std::env::var("PORTICO_TEST_GROUND").unwrap_or_else(|_| "sqlite-folder".to_owned());
        match named.as_str() {
            "sqlite-folder" => Self::SqliteAndFolder,
            "sqlite-s3" => Self::SqliteAndS3,
            "postgres-folder" => Self::PostgresAndFolder,
            "postgres-s3" => Self::PostgresAndS3,
            _ => panic!("PORTICO_TEST_GROUND={named}: there are sqlite-folder, sqlite-s3, postgres-folder and postgres-s3"),
        }
    }

    /// The same database, with files in a bucket.
    pub fn with_a_bucket(self) -> Self {
        if self.is_sqlite() { Self::SqliteAndS3 } else { Self::PostgresAndS3 }
    }

    /// Whether rows are in SQLite, where one program does all the work.
    pub fn is_sqlite(self) -> bool {
        matches!(self, Self::SqliteAndFolder | Self::SqliteAndS3)
    }

    /// Whether files are in a bucket.
    pub fn has_a_bucket(self) -> bool {
        matches!(self, Self::SqliteAndS3 | Self::PostgresAndS3)
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
        let db = if on.is_sqlite() { TestDb::sqlite() } else { TestDb::postgres().await };
        Self { db, s3: on.has_a_bucket().then(S3::start) }
    }

    /// With the demo world on it, as after its first start; only quicker.
    pub async fn with_the_world(on: On) -> Self {
        world::lay(on).await
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

    /// The data folder of a server in the test's own process.
    pub fn data(&self) -> PathBuf {
        self.db.folder().join("data")
    }

    /// The folder in which the files lie in the end, also when a server keeps them there.
    pub fn files(&self, data: &Path) -> PathBuf {
        self.s3.as_ref().map_or_else(|| data.join("blobs"), |s3| s3.object(""))
    }

    /// Takes everything away.
    pub async fn remove(self) {
        self.db.remove().await;
    }
}
