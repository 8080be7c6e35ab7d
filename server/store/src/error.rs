//! What can go wrong below: told apart only as far as somebody above acts on it.

/// The result of everything in this crate.
pub type Result<T> = std::result::Result<T, Error>;

/// What went wrong.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// A unique index was hit; holds the database's words, which name the index or its columns.
    #[error("unique: {0}")]
    Unique(String),
    /// A row that this one needs is not there.
    #[error("foreign key: {0}")]
    Foreign(String),
    /// The database is busy, the disk is full or the S3-compatible server is not reached: nothing was changed, later may work.
    #[error("unavailable: {0}")]
    Unavailable(String),
    /// The database was made by a newer program (spec D48).
    #[error("this database was made by a newer Portico; it has migration {0}, which this program does not know")]
    Newer(i64),
    /// The database said something else.
    #[error("database: {0}")]
    Database(sqlx::Error),
    /// A migration failed.
    #[error("migration: {0}")]
    Migration(#[from] sqlx::migrate::MigrateError),
    /// A file could not be read or written.
    #[error("file: {0}")]
    File(std::io::Error),
    /// The S3-compatible server said no.
    #[error("object store: {0}")]
    Object(object_store::Error),
    /// What stands in the database is none of ours.
    #[error("unreadable value in {0}")]
    Unreadable(&'static str),
    /// A setting cannot be used.
    #[error("{0}")]
    Setting(String),
}

impl Error {
    /// Whether a unique index was hit whose name or columns hold this word.
    #[must_use]
    pub fn is_unique(&self, word: &str) -> bool {
        matches!(self, Self::Unique(message) if message.contains(word))
    }

    /// Whether bytes are not where they should be.
    #[must_use]
    pub fn is_missing(&self) -> bool {
        match self {
            Self::File(error) => error.kind() == std::io::ErrorKind::NotFound,
            Self::Object(object_store::Error::NotFound { .. }) => true,
            _ => false,
        }
    }

    /// Whether a row that this one needs is not there.
    #[must_use]
    pub fn is_foreign(&self) -> bool {
        matches!(self, Self::Foreign(_))
    }
}

/// SQLite's codes for a locked or busy database (also while another process recovers it) and for a disk that takes nothing:
/// full, or failing in write, sync or the log's index, as it does when a quota or a limit of the file's size is reached.
const SQLITE_UNAVAILABLE: [&str; 9] = ["5", "6", "13", "261", "517", "773", "778", "1034", "4874"];
/// PostgreSQL's codes for a full disk, too many connections, a server that is going down or coming up, a statement that took
/// longer than it may, and two transactions in each other's way.
const POSTGRES_UNAVAILABLE: [&str; 7] = ["53100", "53300", "57P01", "57P03", "57014", "40001", "40P01"];

impl From<sqlx::Error> for Error {
    fn from(error: sqlx::Error) -> Self {
        match &error {
            sqlx::Error::Database(database) if database.is_unique_violation() => {
                Self::Unique(format!("{} {}", database.constraint().unwrap_or_default(), database.message()))
            }
            sqlx::Error::Database(database) if database.is_foreign_key_violation() => Self::Foreign(database.message().to_owned()),
            sqlx::Error::Database(database)
                if database
                    .code()
                    .is_some_and(|code| SQLITE_UNAVAILABLE.contains(&code.as_ref()) || POSTGRES_UNAVAILABLE.contains(&code.as_ref())) =>
            {
                Self::Unavailable(database.message().to_owned())
            }
            sqlx::Error::Io(error) => Self::Unavailable(format!("the database is not reached: {error}")),
            sqlx::Error::PoolTimedOut => Self::Unavailable("no connection came free in time".to_owned()),
            sqlx::Error::PoolClosed => Self::Unavailable("the program is about to end".to_owned()),
            _ => Self::Database(error),
        }
    }
}

impl From<std::io::Error> for Error {
    fn from(error: std::io::Error) -> Self {
        match error.kind() {
            std::io::ErrorKind::StorageFull | std::io::ErrorKind::QuotaExceeded | std::io::ErrorKind::FileTooLarge => {
                Self::Unavailable(error.to_string())
            }
            _ => Self::File(error),
        }
    }
}

impl From<object_store::Error> for Error {
    fn from(error: object_store::Error) -> Self {
        match error {
            // silence, 500, a line that broke: whatever was tried often enough without an answer of substance
            object_store::Error::Generic { .. } => Self::Unavailable(format!("the server of the bucket is not reached: {error}")),
            error => Self::Object(error),
        }
    }
}
