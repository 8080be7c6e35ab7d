//! Reading the SQLite file. A read that is short, and nearly all are, is done on the spot: to hand a statement to another
//! thread and each row back costs ten times what SQLite takes for it. A read that turns out to be long begins anew where it
//! holds nobody up. Writing is not done here: these connections cannot.

use crate::{Error, Result};
use rusqlite::{
    Connection, ErrorCode, OpenFlags, Row, Statement, ToSql,
    config::DbConfig,
    types::{ToSqlOutput, Value},
};
use sqlx::SqlSafeStr;
use std::{
    fmt,
    path::{Path, PathBuf},
    sync::{
        Arc, Mutex, PoisonError,
        atomic::{AtomicBool, AtomicU32, Ordering},
    },
    time::Duration,
};
use tokio::sync::Semaphore;

/// Connections that are kept open.
const KEPT: usize = 8;
/// Long reads at a time.
const LONG: usize = 6;
/// How long a long read waits for its turn.
const PATIENCE: Duration = Duration::from_secs(10);
/// How long it waits for a file that another process holds, as it does while it recovers the log.
const BUSY: Duration = Duration::from_secs(5);
/// Steps of SQLite's machine between two looks at what is left.
const STEP: i32 = 1_000;
/// So many looks, two or three milliseconds, and a read is long: a thousand rows of a list take less.
const SHORT: u32 = 200;
/// So many, about half a minute, and it is given up, as PostgreSQL does with its `statement_timeout`.
const ENDLESS: u32 = 2_000_000;
/// Statements a connection keeps prepared.
const PREPARED: usize = 128;

/// The readers of one file.
#[derive(Clone)]
pub struct Readers(Arc<Kept>);

struct Kept {
    path: PathBuf,
    idle: Mutex<Vec<Reader>>,
    long: Arc<Semaphore>,
    closed: AtomicBool,
}

struct Reader {
    connection: Connection,
    left: Arc<AtomicU32>,
}

/// What can stand in a row of the file.
pub trait Stored: Sized {
    /// The names of its columns; none when their order says what they are.
    const COLUMNS: &'static [&'static str];

    /// Reads it, given where each of its columns stands.
    ///
    /// # Errors
    /// When something else stands there.
    fn read(row: &Row<'_>, at: &[usize]) -> rusqlite::Result<Self>;
}

impl Readers {
    /// Readers of the file at a path; it is opened when somebody reads.
    pub fn new(path: &Path) -> Self {
        let (idle, long) = (Mutex::default(), Arc::new(Semaphore::new(LONG)));
        Self(Arc::new(Kept { path: path.to_owned(), idle, long, closed: AtomicBool::new(false) }))
    }

    /// Closes what is open; who comes later is told that the program ends.
    pub fn close(&self) {
        self.0.closed.store(true, Ordering::SeqCst);
        self.0.idle.lock().unwrap_or_else(PoisonError::into_inner).clear();
    }

    /// All rows of a statement.
    pub async fn fetch_all<T: Stored + Send + 'static>(&self, sql: impl SqlSafeStr, binds: Vec<Value>) -> Result<Vec<T>> {
        self.fetch(sql, binds, usize::MAX).await
    }

    /// Its first row, or none.
    pub async fn fetch_optional<T: Stored + Send + 'static>(&self, sql: impl SqlSafeStr, binds: Vec<Value>) -> Result<Option<T>> {
        Ok(self.fetch(sql, binds, 1).await?.pop())
    }

    /// The one value of its one row.
    pub async fn fetch_one<T>(&self, sql: impl SqlSafeStr, binds: Vec<Value>) -> Result<T>
    where
        T: Send + 'static,
        (T,): Stored,
    {
        let row = self.fetch_optional::<(T,)>(sql, binds).await?;
        row.map(|(value,)| value).ok_or(Error::Database(sqlx::Error::RowNotFound))
    }

    async fn fetch<T: Stored + Send + 'static>(&self, sql: impl SqlSafeStr, binds: Vec<Value>, most: usize) -> Result<Vec<T>> {
        if self.0.closed.load(Ordering::SeqCst) {
            return Err(sqlx::Error::PoolClosed.into());
        }
        let sql = sql.into_sql_str();
        match self.0.read(sql.as_str(), &binds, most, SHORT) {
            Err(error) if is_long(&error) => {}
            read => return Ok(read?),
        }
        let turn = tokio::time::timeout(PATIENCE, self.0.long.clone().acquire_owned()).await;
        let turn = turn.map_err(|_| sqlx::Error::PoolTimedOut)?.map_err(|_| sqlx::Error::PoolClosed)?;
        let kept = self.0.clone();
        // the turn goes with the read, which goes on when nobody waits for it any more
        let long = move || {
            let _turn = turn;
            kept.read(sql.as_str(), &binds, most, ENDLESS)
        };
        let read = tokio::task::spawn_blocking(long).await;
        Ok(read.map_err(|_| sqlx::Error::WorkerCrashed)??)
    }
}

impl Kept {
    fn read<T: Stored>(&self, sql: &str, binds: &[Value], most: usize, looks: u32) -> rusqlite::Result<Vec<T>> {
        let idle = || self.idle.lock().unwrap_or_else(PoisonError::into_inner);
        let kept = idle().pop();
        let reader = match kept {
            Some(reader) => reader,
            None => self.open()?,
        };
        reader.left.store(looks, Ordering::Relaxed);
        // nothing on the spot waits for another process
        reader.connection.busy_timeout(if looks == SHORT { Duration::ZERO } else { BUSY })?;
        let read = rows(&reader.connection, sql, binds, most);
        let mut idle = idle();
        if idle.len() < KEPT && !self.closed.load(Ordering::SeqCst) {
            idle.push(reader);
        }
        read
    }

    fn open(&self) -> rusqlite::Result<Reader> {
        let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let connection = Connection::open_with_flags(&self.path, flags)?;
        connection.pragma_update(None, "query_only", true)?;
        connection.set_prepared_statement_cache_capacity(PREPARED);
        // a bind does not decide how a statement is run: otherwise each new one of a `like` would have it prepared anew
        connection.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true)?;
        let left = Arc::new(AtomicU32::new(SHORT));
        let looks = left.clone();
        let over = move || looks.fetch_update(Ordering::Relaxed, Ordering::Relaxed, |left| left.checked_sub(1)).is_err();
        connection.progress_handler(STEP, Some(over))?;
        Ok(Reader { connection, left })
    }
}

fn rows<T: Stored>(connection: &Connection, sql: &str, binds: &[Value], most: usize) -> rusqlite::Result<Vec<T>> {
    let mut statement = connection.prepare_cached(sql)?;
    let at = places(&statement, T::COLUMNS)?;
    for index in 1..=statement.parameter_count() {
        // "$3" is the third bind, wherever in the text it stands first
        let number = statement.parameter_name(index).and_then(|name| name.get(1..)?.parse::<usize>().ok());
        let value = number.and_then(|number| binds.get(number.checked_sub(1)?));
        let value = value.ok_or(rusqlite::Error::InvalidParameterCount(binds.len(), index))?;
        statement.raw_bind_parameter(index, value)?;
    }
    let mut found = statement.raw_query();
    let mut rows = Vec::new();
    while rows.len() < most
        && let Some(row) = found.next()?
    {
        rows.push(T::read(row, &at)?);
    }
    Ok(rows)
}

/// Where the columns of these names stand in what a statement finds.
fn places(statement: &Statement<'_>, columns: &[&str]) -> rusqlite::Result<Vec<usize>> {
    if columns.is_empty() {
        return Ok(Vec::new());
    }
    let names = statement.column_names();
    let place = |column: &&str| names.iter().position(|name| name == column);
    columns.iter().map(|column| place(column).ok_or_else(|| rusqlite::Error::InvalidColumnName((*column).to_owned()))).collect()
}

/// Whether a read was broken off because it is long, or because it would have had to wait.
fn is_long(error: &rusqlite::Error) -> bool {
    matches!(error.sqlite_error_code(), Some(ErrorCode::OperationInterrupted | ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked))
}

/// A bind, as it goes to another thread.
///
/// # Errors
/// None for what this crate binds.
pub fn bind(value: &dyn ToSql) -> Result<Value> {
    Ok(match value.to_sql()? {
        ToSqlOutput::Owned(value) => value,
        ToSqlOutput::Borrowed(value) => value.try_into().map_err(|_| Error::Unreadable("a bind"))?,
        _ => return Err(Error::Unreadable("a bind")),
    })
}

impl From<rusqlite::Error> for Error {
    fn from(error: rusqlite::Error) -> Self {
        use ErrorCode::{CannotOpen, DatabaseBusy, DatabaseLocked, DiskFull, OperationInterrupted, SystemIoFailure};
        match error.sqlite_error_code() {
            Some(DatabaseBusy | DatabaseLocked | DiskFull | SystemIoFailure | OperationInterrupted | CannotOpen) => {
                Self::Unavailable(error.to_string())
            }
            _ => Self::Database(sqlx::Error::Decode(error.into())),
        }
    }
}

impl fmt::Debug for Readers {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.debug_tuple("Readers").field(&self.0.path).finish()
    }
}

/// Says how a row struct is read from the file, by the names of its fields; from the server sqlx reads it: `stored!(Row: id, name)`.
macro_rules! stored {
    ($row:ident: $($field:ident),+ $(,)?) => {
        impl $crate::file::Stored for $row {
            const COLUMNS: &'static [&'static str] = &[$(stringify!($field)),+];

            fn read(row: &rusqlite::Row<'_>, at: &[usize]) -> rusqlite::Result<Self> {
                let mut at = at.iter();
                let mut place = || at.next().copied().unwrap_or(usize::MAX);
                Ok(Self { $($field: row.get(place())?),+ })
            }
        }
    };
}

/// Rows that are tuples: their order says what the columns are.
macro_rules! tuples {
    ($(($($name:ident $at:literal),+)),+ $(,)?) => {$(
        impl<$($name: rusqlite::types::FromSql),+> Stored for ($($name,)+) {
            const COLUMNS: &'static [&'static str] = &[];

            fn read(row: &Row<'_>, _: &[usize]) -> rusqlite::Result<Self> {
                Ok(($(row.get::<_, $name>($at)?,)+))
            }
        }
    )+};
}

tuples!(
    (A 0),
    (A 0, B 1),
    (A 0, B 1, C 2),
    (A 0, B 1, C 2, D 3),
    (A 0, B 1, C 2, D 3, E 4),
    (A 0, B 1, C 2, D 3, E 4, F 5),
    (A 0, B 1, C 2, D 3, E 4, F 5, G 6),
    (A 0, B 1, C 2, D 3, E 4, F 5, G 6, H 7),
);

#[cfg(test)]
mod tests {
    use super::*;

    const COUNT: &str = "
        with recursive numbers (n) as (select 1 union all select n + 1 from numbers where n < $2)
        select count(*) + $1 from numbers";

    struct File(PathBuf, Readers);

    impl Drop for File {
        fn drop(&mut self) {
            for end in ["", "-wal", "-shm"] {
                let _ = std::fs::remove_file(format!("{}{end}", self.0.display()));
            }
        }
    }

    fn file(name: &str) -> File {
        let path = std::env::temp_dir().join(format!("portico-{name}-{}.db", std::process::id()));
        Connection::open(&path).expect("a file").pragma_update(None, "journal_mode", "wal").expect("a log");
        File(path.clone(), Readers::new(&path))
    }

    async fn counted(readers: &Readers, more: i64, most: i64) -> Result<i64> {
        readers.fetch_one(COUNT, vec![Value::Integer(more), Value::Integer(most)]).await
    }

    #[tokio::test]
    async fn a_read_is_the_same_on_the_spot_and_elsewhere() {
        let file = file("long");
        let binds = [Value::Integer(7), Value::Integer(3_000_000)];
        let broken_off = file.1.0.read::<(i64,)>(COUNT, &binds, 1, SHORT).expect_err("it is long");
        assert!(is_long(&broken_off), "{broken_off}");
        assert_eq!(counted(&file.1, 7, 3).await.expect("a short one"), 10);
        assert_eq!(counted(&file.1, 7, 3_000_000).await.expect("a long one"), 3_000_007);
        assert_eq!(file.1.0.idle.lock().expect("nobody panicked").len(), 1, "they were read one after the other");
    }

    #[tokio::test]
    async fn nobody_writes_by_reading() {
        let file = file("writing");
        let made = file.1.fetch_all::<(i64,)>("create table things (id integer)", Vec::new()).await;
        assert!(made.is_err(), "{made:?}");
    }

    #[tokio::test]
    async fn after_the_end_nothing_is_read() {
        let file = file("closed");
        counted(&file.1, 0, 1).await.expect("it is open");
        file.1.close();
        assert!(matches!(counted(&file.1, 0, 1).await, Err(Error::Unavailable(_))));
    }
}
