//! The demo world, made once a process and laid out anew for every test: a copy runs no migration, hashes no password and
//! waits for no disk, which was most of what a test did.

use super::{Ground, On};
use argon2::{Algorithm, Argon2, Params, PasswordHasher, Version};
use operations::{Base, Clock, live::Live};
use std::{
    fs,
    path::{Path, PathBuf},
    sync::Arc,
};
use store::{
    Blobs,
    testing::{S3, TestDb},
};
use tokio::sync::OnceCell;

/// Files by their paths in a folder.
type Files = Vec<(PathBuf, Vec<u8>)>;

/// What a ground holds after the demo world was made on it. A process has one, since it stands on one ground; tests that
/// name another have a second.
struct World {
    /// The database's address; for SQLite its file is among the files.
    url: String,
    files: Files,
    bucket: Files,
}

/// Lays the demo world on a new ground.
pub async fn lay(on: On) -> Ground {
    static WORLDS: [OnceCell<World>; 4] = [const { OnceCell::const_new() }; 4];
    let world = WORLDS[on as usize].get_or_init(|| make(on)).await;
    let db = if on.is_sqlite() { TestDb::sqlite() } else { TestDb::postgres_like(&world.url).await };
    let ground = Ground { db, s3: on.has_a_bucket().then(S3::start) };
    write(ground.db.folder(), &world.files);
    if let Some(s3) = &ground.s3 {
        write(s3.folder(), &world.bucket);
    }
    ground
}

async fn make(on: On) -> World {
    let ground = Ground::new(on).await;
    let data = ground.data();
    let place = ground.s3.as_ref().map_or_else(|| data.join("blobs").display().to_string(), S3::address);
    let base = Base {
        db: ground.db.open().await,
        blobs: Blobs::open(&place, &data, Some(S3::KEYS)).expect("the blob store opens"),
        clock: Clock::Machine,
        limits: domain::library::Limits::default(),
        base_url: String::new(),
        program: None,
        mailer: None,
        set_up_code: None,
        work: Arc::default(),
        model: None,
        live: Live::default(),
        drafts: Arc::default(),
    };
    operations::demo::make(&base).await.expect("the demo world is made");
    let sql = format!("update people set password_hash = '{}'", cheap_hash());
    store::testing::run(&base.db, &sql, &[]).await;
    store::testing::run(&base.db, &looked_at(on), &[]).await;
    // its log is folded into the file, and PostgreSQL copies only what nobody has open
    base.db.close().await;
    let bucket = ground.s3.as_ref().map(|s3| read(s3.folder())).unwrap_or_default();
    World { url: ground.db.url.clone(), files: read(ground.db.folder()), bucket }
}

/// The hash of everybody's password at the least cost: people sign in hundreds of times. Passwords that a test makes cost
/// what they cost.
fn cheap_hash() -> String {
    let least = Params::new(Params::MIN_M_COST, Params::MIN_T_COST, Params::MIN_P_COST, None).expect("the least is allowed");
    let hasher = Argon2::new(Algorithm::Argon2id, Version::V0x13, least);
    hasher.hash_password(operations::demo::PASSWORD.as_bytes()).expect("argon2id takes any password").to_string()
}

/// No picture waits to be made: each costs a process, and a test waits for those of its own files.
fn looked_at(on: On) -> String {
    let nothing = if on.is_sqlite() { "x''" } else { "''" };
    format!(
        "insert into pictures (file_id, organisation_id, state, reason, media_type, width, height, words, made_at, thumb)
         select id, organisation_id, 'none', 'of the demo world', '', 0, 0, '', 0, {nothing} from files"
    )
}

fn read(root: &Path) -> Files {
    let (mut files, mut open) = (Files::new(), vec![root.to_owned()]);
    while let Some(folder) = open.pop() {
        for path in fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry").path()) {
            if path.is_dir() {
                open.push(path);
            } else {
                let bytes = fs::read(&path).expect("a file");
                files.push((path.strip_prefix(root).expect("a path below").to_owned(), bytes));
            }
        }
    }
    files
}

fn write(root: &Path, files: &Files) {
    for (path, bytes) in files {
        let path = root.join(path);
        fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        fs::write(path, bytes).expect("a file");
    }
}
