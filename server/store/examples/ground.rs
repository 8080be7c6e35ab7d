//! A database and a place for files that a program under test stands on, until standard input ends: `ground postgres-s3`
//! prints the settings that lead to them, one `NAME=value` a line, and then an empty line. The browser tests use it.

use std::io::Read;
use store::testing::{S3, TestDb};

#[tokio::main]
async fn main() {
    let named = std::env::args().nth(1).unwrap_or_default();
    let db = if named.starts_with("postgres-") { TestDb::postgres().await } else { TestDb::sqlite() };
    let s3 = named.ends_with("-s3").then(S3::start);
    println!("PORTICO_DATABASE_URL={}", db.url);
    if let Some(s3) = &s3 {
        println!("PORTICO_BLOB_URL={}\nAWS_ACCESS_KEY_ID={}\nAWS_SECRET_ACCESS_KEY={}", s3.address(), S3::KEYS.0, S3::KEYS.1);
    }
    println!();
    let _ = std::io::stdin().read_to_end(&mut Vec::new());
    db.remove().await;
}
