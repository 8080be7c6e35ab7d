//! The command line: migrate, admin create, check, and a start from anywhere.

use crate::support::{Caller, PORTICO, Person, Persona, Program, TestApp, media, said};
use reqwest::StatusCode;
use std::{path::Path, process::Stdio};

/// Makes an admin by the command line.
fn create(program: &Program, organisation: &str, email: &str, password: &str) -> (bool, String) {
    let words = ["admin", "create", "--organisation", organisation, "--name", "Ada Admin", "--email", email];
    let said = program.run(&words, password);
    (said.well, format!("{}{}", said.out, said.err))
}

#[test]
fn migrate_makes_the_database_and_may_be_run_again() {
    let program = Program::new();
    for _ in 0..2 {
        let said = program.run(&["migrate"], "");
        assert!(said.well, "{said:?}");
        assert_eq!(said.out, "The database is up to date.\n");
    }
    assert!(program.data().join("portico.db").is_file());
    program.is_sound();
}

#[tokio::test]
async fn an_admin_made_by_the_command_line_can_sign_in_and_a_second_has_another_organisation() {
    let mut program = Program::here().await;
    for (organisation, email) in [("Umbrella", "ada@umbrella.example"), ("Hooli", "gavin@hooli.example")] {
        let (well, words) = create(&program, organisation, email, &format!("{}\n", operations::demo::PASSWORD));
        assert!(well, "{words}");
        assert_eq!(words, format!("{email} can sign in.\n"));
    }
    let (well, words) = create(&program, "Third", "ada@umbrella.example", operations::demo::PASSWORD);
    assert!(!well && words.contains("no admin was made: "), "{words}");
    program.start();
    for (own, email, other) in [("Umbrella", "ada@umbrella.example", "Hooli"), ("Hooli", "gavin@hooli.example", "Umbrella")] {
        let caller = Caller::of(&program.url, email).await;
        let page = caller.get("/partners").await.expect("an answer");
        assert_eq!(page.status, StatusCode::OK, "{email}");
        assert!(page.text().contains(own) && !page.text().contains(other), "{email} is at {own} and sees nothing of {other}");
    }
}

#[tokio::test]
async fn what_is_wrong_with_a_new_admin_is_said_in_words() {
    let program = Program::here().await;
    for (email, password, about) in [
        ("no address", "a long good password", "E-mail"),
        ("ada@umbrella.example", "password1234", "Password"),
        ("ada@umbrella.example", "short", "Password"),
        ("ada@umbrella.example", "", "Password"),
    ] {
        let (well, words) = create(&program, "Umbrella", email, password);
        assert!(!well, "{email} {password} is taken");
        let reason = words.trim().strip_prefix("portico: no admin was made: ").unwrap_or_else(|| panic!("{words}"));
        assert!(reason.starts_with(about) && reason.ends_with('.'), "no sentence about the {about}: {reason}");
    }
    let (well, words) = create(&program, " ", "ada@umbrella.example", "a long good password");
    assert!(!well && words.contains("organisation: "), "{words}");
    let said = program.run(&["check", "--json"], "");
    assert!(said.well, "nothing was made: {said:?}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn check_finds_what_is_missing_damaged_and_nobodys_and_ends_with_one() {
    let mut program = Program::here().await;
    program.start();
    program.ask_to_end();
    assert!(program.ended().success());
    program.is_sound();
    let blobs = program.blobs();
    let key = |path: &Path| path.strip_prefix(program.files()).expect("a blob").display().to_string();
    let [missing, changed, cut] = [&blobs[0], &blobs[1], &blobs[2]];
    std::fs::remove_file(missing).expect("to remove");
    let mut bytes = std::fs::read(changed).expect("to read");
    let middle = bytes.len() / 2;
    bytes[middle] ^= 1;
    std::fs::write(changed, bytes).expect("to write");
    let bytes = std::fs::read(cut).expect("to read");
    std::fs::write(cut, &bytes[1..]).expect("to write");
    let orphan = changed.with_file_name("nobodys");
    std::fs::write(&orphan, "bytes").expect("to write");

    let said = program.run(&["check"], "");
    assert!(!said.well, "{}", said.out);
    let lines: Vec<&str> = said.out.lines().collect();
    for line in [
        format!("Missing: {}", key(missing)),
        format!("Damaged: {}: another SHA-256", key(changed)),
        format!("Damaged: {}: {} bytes instead of {}", key(cut), bytes.len() - 1, bytes.len()),
        format!("Belongs to nothing: {}", key(&orphan)),
        "Something is wrong.".to_owned(),
    ] {
        assert!(lines.contains(&line.as_str()), "{line} is not in {}", said.out);
    }
    assert_eq!(lines.len(), 6, "and nothing else: {}", said.out);
    let json = program.run(&["check", "--json"], "");
    let report: serde_json::Value = serde_json::from_str(&json.out).expect("JSON");
    assert!(!json.well, "{report}");
    assert_eq!(report["missing"][0], key(missing));
    assert_eq!(report["orphans"][0], key(&orphan));
    assert_eq!(report["damaged"].as_array().map(Vec::len), Some(2));
}

#[tokio::test]
async fn check_finds_an_entry_of_the_audit_trail_that_was_changed() {
    let mut program = Program::here().await;
    program.start();
    let db = store::Db::open(&program.database()).await.expect("the database opens");
    let open = "select act from audit_entries where hash is null";
    crate::support::until("the trail is sealed", async || store::testing::texts(&db, open).await.is_empty().then_some(())).await;
    program.ask_to_end();
    assert!(program.ended().success());
    program.is_sound();
    assert_eq!(store::testing::run(&db, "update audit_entries set detail = 'nothing' where seq = 1", &[]).await, 2);
    db.close().await;
    let said = program.run(&["check"], "");
    assert!(!said.well && said.out.matches("Audit trail: ").count() == 2, "{}", said.out);
    assert!(said.out.contains("entry 1 was changed after it was sealed"), "{}", said.out);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn check_may_be_run_while_the_program_works() {
    let app = TestApp::demo().await;
    let vendor = app.person(Persona::AcmeMember).await;
    let stop = std::sync::Arc::new(std::sync::atomic::AtomicBool::new(false));
    let work = tokio::spawn(work(vendor, app.portal.clone(), stop.clone()));
    for _ in 0..25 {
        let report = operations::check::check(app.portal.base()).await.expect("it looks");
        assert!(report.is_clean(), "{report:?}");
    }
    stop.store(true, std::sync::atomic::Ordering::Relaxed);
    let made = work.await.expect("it works");
    assert!(made > 0);
    eprintln!("{made} items came and went during 25 checks");
    app.stop().await;
}

/// Uploads and deletes, one after the other.
async fn work(vendor: Person, portal: operations::Portal, stop: std::sync::Arc<std::sync::atomic::AtomicBool>) -> usize {
    let everyone = vendor.group_named("All partners").await;
    let mut made = 0;
    while !stop.load(std::sync::atomic::Ordering::Relaxed) {
        let item = vendor.upload("note.txt", b"Here for a moment", &[("groups", &everyone)]).await;
        let (status, _) = vendor.told("library/remove", serde_json::json!({ "item": item })).await;
        assert_eq!(status, 200);
        made += 1;
    }
    drop(portal);
    made
}

/// The demo world in a folder of data, ended.
async fn ended() -> Program {
    let mut program = Program::new();
    program.start();
    program.ask_to_end();
    assert!(program.ended().success());
    program
}

#[tokio::test]
async fn b1_a_backup_of_a_running_program_is_restored_by_one_command() {
    let mut program = Program::new();
    program.start();
    let caller = Caller::of(&program.url, "admin@acme.example").await;
    let northwind = caller.partner("Northwind").await;
    let campaign = caller.campaign(&northwind, "Before the backup").await;
    let bytes = media("acme-logo-on-white.png");
    let item = caller.upload("logo.png", bytes.clone().into(), &campaign).await;
    let arriving = caller.announce("story.mp4", 100_000, &campaign).await.expect("an answer");
    let upload = arriving.header("location").expect("an address").to_owned();
    assert_eq!(caller.piece(&upload, 0, vec![0_u8; 1_000]).await.expect("an answer").arrived(), 1_000);
    let folder = program.folder().join("backup");
    let backup = folder.display().to_string();
    let said = program.run(&["backup", &backup], "");
    assert!(said.well && said.out.ends_with(&format!(" files are in {backup}.\n")), "{said:?}");
    let again = program.run(&["backup", &backup], "");
    assert!(!again.well && again.err.contains("is not empty"), "{again:?}");
    let running = program.run(&["restore", &backup, "--replace"], "");
    assert!(!running.well && running.err.contains("stop Portico first"), "{running:?}");

    caller.campaign(&northwind, "After the backup").await;
    program.ask_to_end();
    assert!(program.ended().success());
    let refused = program.run(&["restore", &backup], "");
    assert!(!refused.well && refused.err.contains("portico.db is there already"), "{refused:?}");
    let restored = program.run(&["restore", &backup, "--replace"], "");
    assert!(restored.well && restored.out.ends_with("Nothing is wrong.\n"), "{restored:?}");
    for aside in ["portico.db.before-restore-1", "blobs.before-restore-1"] {
        assert!(program.data().join(aside).exists() && restored.out.contains(aside), "{aside} is kept: {restored:?}");
    }
    program.start();
    let caller = Caller::of(&program.url, "admin@acme.example").await;
    let page = caller.get("/marketing/library").await.expect("a page").text();
    assert!(page.contains("Before the backup") && !page.contains("After the backup"));
    assert_eq!(caller.get(&format!("/files/{item}/1/logo.png")).await.expect("bytes").body, bytes);
    let stands = caller.send(caller.tus(reqwest::Method::HEAD, &upload)).await.expect("an answer").arrived();
    assert_eq!(stands, 1_000, "an upload under way goes on");
    program.ask_to_end();
    assert!(program.ended().success());
    program.is_sound();
}

#[tokio::test]
async fn b1_a_backup_is_restored_into_an_empty_folder_and_what_is_damaged_is_said() {
    let program = ended().await;
    let folder = program.folder().join("backup");
    let backup = folder.display().to_string();
    assert!(program.run(&["backup", &backup], "").well);
    let fresh = Program::new();
    let restored = fresh.run(&["restore", &backup], "");
    assert!(restored.well && restored.out.ends_with("Nothing is wrong.\n"), "{restored:?}");
    assert_eq!(fresh.blobs().len(), program.blobs().len());

    let key = program.blobs()[0].strip_prefix(program.data()).expect("a blob").to_path_buf();
    std::fs::write(folder.join(key), "other bytes").expect("to write");
    let damaged = Program::new().run(&["restore", &backup], "");
    assert!(!damaged.well && damaged.out.contains("Damaged: "), "{damaged:?}");
    std::fs::remove_file(folder.join("portico.db")).expect("to remove");
    let none = Program::new().run(&["restore", &backup], "");
    assert!(!none.well && none.err.contains("is no finished backup"), "{none:?}");
}

#[test]
fn b1_postgres_and_buckets_are_sent_to_their_own_tools() {
    let program = Program::new();
    for (name, value, tool) in
        [("PORTICO_DATABASE_URL", "postgres://nowhere/none", "pg_dump"), ("PORTICO_BLOB_URL", "s3://bucket", "own tools")]
    {
        for words in [&["backup", "b"][..], &["restore", "b"]] {
            let mut command = program.command(PORTICO);
            command.args(words).env(name, value);
            let said = said(command, "");
            assert!(!said.well && said.err.contains(tool), "{words:?}: {said:?}");
        }
    }
}

#[tokio::test]
async fn a_database_of_a_newer_program_is_left_alone() {
    let program = Program::here().await;
    assert!(program.run(&["migrate"], "").well);
    let db = store::Db::open(&program.database()).await.expect("the database opens");
    let newer =
        "insert into _sqlx_migrations (version, description, success, checksum, execution_time) values (9999, 'newer', true, '', 0)";
    assert_eq!(store::testing::run(&db, newer, &[]).await, 1);
    let before = store::testing::fingerprint(&db).await;
    for words in [
        &["serve", "--demo"][..],
        &["migrate"],
        &["check"],
        &["admin", "create", "--organisation", "A", "--name", "B", "--email", "c@d.example"],
    ] {
        let said = program.run(words, "a long good password");
        assert!(!said.well, "{words:?} goes on");
        assert!(said.err.contains("made by a newer Portico; it has migration 9999"), "{words:?}: {}", said.err);
    }
    assert_eq!(store::testing::fingerprint(&db).await, before);
    db.close().await;
}

/// The program in a folder, with its web files where they are told to be.
fn installed(program: &Program, at: &str, site: Option<&str>) -> std::process::Command {
    let home = program.folder().join(at);
    std::fs::create_dir_all(&home).expect("a folder");
    let file = home.join("portico");
    if std::fs::hard_link(PORTICO, &file).is_err() {
        std::fs::copy(PORTICO, &file).expect("a copy of the program");
    }
    if let Some(site) = site {
        let target = home.join(site);
        std::fs::create_dir_all(&target).expect("a folder");
        let own = program.folder().join("site");
        for name in ["site.json", "favicon.svg"] {
            std::fs::copy(own.join(name), target.join(name)).expect("a web file");
        }
    }
    let elsewhere = program.folder().join("elsewhere");
    std::fs::create_dir_all(&elsewhere).expect("a folder");
    let mut command = program.command(file);
    command.env_remove("PORTICO_SITE_DIR").current_dir(elsewhere).arg("serve");
    command
}

#[test]
fn the_program_finds_its_web_files_beside_it_or_one_folder_up_wherever_it_is_started() {
    for (at, site) in [("beside", "site"), ("up/bin", "../site")] {
        let mut program = Program::new();
        let command = installed(&program, at, Some(site));
        program.start_as(command);
        assert_eq!(crate::support::status_of(program.addr, "/favicon.svg"), Some(200), "{at}");
    }
    let program = Program::new();
    let mut command = installed(&program, "alone/bin", None);
    command.stdout(Stdio::piped());
    let said = said(command, "");
    assert!(!said.well, "it runs without web files");
    assert!(said.err.contains("alone/bin/site or ") && said.err.contains("PORTICO_SITE_DIR names their folder"), "{}", said.err);
}
