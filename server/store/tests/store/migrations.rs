//! The schema on both databases, and how it is brought up to date (spec D48).

use crate::support::{NOW, vendor};
use sqlx::migrate::Migrator;
use std::{collections::BTreeSet, fs, path::Path};
use store::{
    Db, Error,
    testing::{self, TestDb},
};

const FOLDERS: [&str; 2] =
    [concat!(env!("CARGO_MANIFEST_DIR"), "/migrations/sqlite"), concat!(env!("CARGO_MANIFEST_DIR"), "/migrations/postgres")];

async fn open() -> [(TestDb, Db); 2] {
    let (sqlite, postgres) = (TestDb::sqlite(), TestDb::postgres().await);
    let dbs = (sqlite.open().await, postgres.open().await);
    [(sqlite, dbs.0), (postgres, dbs.1)]
}

fn set(texts: Vec<String>) -> BTreeSet<String> {
    texts.into_iter().filter(|text| !text.contains("sqlx")).collect()
}

#[tokio::test]
async fn both_schemas_have_the_same_tables_columns_and_indexes() {
    let [(_sqlite, one), (_postgres, other)] = open().await;
    let columns = (
        "select m.name || '.' || c.name || case when c.\"notnull\" or c.pk then '' else ' may be null' end
         from sqlite_master as m join pragma_table_info(m.name) as c
         where m.type = 'table'",
        "select c.table_name || '.' || c.column_name || case when c.is_nullable = 'NO' then '' else ' may be null' end
         from information_schema.columns as c
         join information_schema.tables as t on t.table_schema = c.table_schema and t.table_name = c.table_name
         where c.table_schema = 'public' and t.table_type = 'BASE TABLE'",
    );
    let indexes = (
        "select name || ' on ' || tbl_name from sqlite_master where type = 'index' and sql is not null",
        "select i.relname || ' on ' || t.relname
         from pg_index as x
         join pg_class as i on i.oid = x.indexrelid
         join pg_class as t on t.oid = x.indrelid
         where t.relnamespace = 'public'::regnamespace
           and not exists (select 1 from pg_constraint where conindid = x.indexrelid and contype in ('p', 'u'))",
    );
    let views = ("select name from sqlite_master where type = 'view'", "select viewname::text from pg_views where schemaname = 'public'");
    for (sqlite, postgres) in [columns, indexes, views] {
        let (sqlite, postgres) = (set(testing::texts(&one, sqlite).await), set(testing::texts(&other, postgres).await));
        assert!(!sqlite.is_empty());
        assert_eq!(sqlite, postgres);
    }
}

#[tokio::test]
async fn postgres_compares_every_text_as_sqlite_does() {
    let [_, (_postgres, db)] = open().await;
    let others = testing::texts(
        &db,
        "select table_name || '.' || column_name from information_schema.columns
         where table_schema = 'public' and data_type = 'text' and collation_name is distinct from 'C'",
    )
    .await;
    assert_eq!(set(others), BTreeSet::new());
}

#[test]
fn d48_every_migration_has_a_number_of_its_own_and_is_there_for_both() {
    let [sqlite, postgres] = FOLDERS.map(|folder| {
        let names: BTreeSet<String> = fs::read_dir(folder)
            .expect("migrations")
            .map(|entry| entry.expect("a file").file_name().to_string_lossy().into_owned())
            .collect();
        let numbers: Vec<&str> = names.iter().map(|name| &name[..4]).collect();
        let expected: Vec<String> = (1..=names.len()).map(|number| format!("{number:04}")).collect();
        assert_eq!(numbers, expected);
        names
    });
    assert_eq!(sqlite, postgres);
}

#[tokio::test]
async fn d48_a_newer_database_refuses_to_start() {
    for (place, db) in open().await {
        let sql = "insert into _sqlx_migrations (version, description, success, checksum, execution_time)
                   select 9999, description, success, checksum, execution_time from _sqlx_migrations where version = 1";
        assert_eq!(testing::run(&db, sql, &[]).await, 1);
        db.close().await;
        let db = Db::open(&place.url).await.expect("it opens");
        let refused = db.migrate(&place.folder().join("backups")).await;
        assert!(matches!(refused, Err(Error::Newer(9999))), "{refused:?}");
    }
}

#[tokio::test]
async fn d48_migrations_run_once() {
    for (place, db) in open().await {
        vendor(&db).await;
        db.migrate(&place.folder().join("backups")).await.expect("nothing to do");
        assert_eq!(store::organisations::count(&db).await.expect("a count"), 1);
        assert!(!place.folder().join("backups").exists(), "a new database and one that is up to date are not copied");
    }
}

#[tokio::test]
async fn d48_a_file_that_is_behind_is_copied_before_it_is_changed() {
    let place = TestDb::sqlite();
    let first = place.folder().join("first");
    fs::create_dir(&first).expect("a folder");
    fs::copy(Path::new(FOLDERS[0]).join("0001_accounts.sql"), first.join("0001_accounts.sql")).expect("a copy");
    let db = Db::open(&place.url).await.expect("it opens");
    let Db::Sqlite { write, .. } = &db else { panic!("a file") };
    Migrator::new(first.as_path()).await.expect("one migration").run(write).await.expect("it runs");
    let sql = format!("insert into organisations (id, name, zone, audit_seq, created_at) values ($1, 'Acme', 'UTC', 0, {})", NOW.0);
    testing::run(&db, &sql, &[crate::support::id()]).await;
    let backups = place.folder().join("backups");
    db.migrate(&backups).await.expect("it runs");
    assert_eq!(store::jobs::list_payloads(&db, "none").await.expect("the newest table is there"), Vec::<String>::new());
    let copies: Vec<_> = fs::read_dir(&backups).expect("backups").map(|entry| entry.expect("a file").path()).collect();
    assert_eq!(copies.len(), 1, "{copies:?}");
    let copy = Db::open(&format!("sqlite:{}", copies[0].display())).await.expect("the copy opens");
    assert_eq!(testing::texts(&copy, "select name from organisations").await, ["Acme"]);
    assert_eq!(testing::texts(&copy, "select name from sqlite_master where name = 'jobs'").await, Vec::<String>::new());
    copy.close().await;
    db.close().await;
}

#[tokio::test]
async fn nothing_is_written_without_a_commit() {
    for (_place, db) in open().await {
        let mut tx = db.begin(&domain::Cause::system("test")).await.expect("a transaction");
        store::organisations::insert(&mut tx, domain::id::OrganisationId(crate::support::id()), "Acme", NOW).await.expect("written");
        assert_eq!(store::organisations::count(&mut tx).await.expect("a count"), 1, "it reads its own changes");
        assert_eq!(store::organisations::count(&db).await.expect("a count"), 0, "others do not");
        drop(tx);
        assert_eq!(store::organisations::count(&db).await.expect("a count"), 0);
    }
}
