//! The laws of the house, as far as reading the source can hold them (README, "The house"). A law that the compiler or
//! clippy holds is not repeated here.

use std::{
    collections::BTreeSet,
    fmt::Write,
    path::{Path, PathBuf},
    process::Command,
};

/// The longest source file.
const LINES: usize = 400;

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("the workspace").to_path_buf()
}

/// The files git tracks or would track, with their text.
fn sources(ending: &str) -> Vec<(String, String)> {
    let listed = Command::new("git")
        .args(["ls-files", "--cached", "--others", "--exclude-standard"])
        .current_dir(root())
        .output()
        .expect("git lists the files");
    let listed = String::from_utf8(listed.stdout).expect("names are UTF-8");
    let names: BTreeSet<&str> = listed.lines().filter(|name| name.ends_with(ending)).collect();
    let files: Vec<(String, String)> =
        names.into_iter().filter_map(|name| Some((name.to_owned(), std::fs::read_to_string(root().join(name)).ok()?))).collect();
    assert!(!files.is_empty(), "no {ending} files");
    files
}

fn rust() -> Vec<(String, String)> {
    sources(".rs")
}

/// The code without comments and without what stands in quotes.
fn code(text: &str) -> String {
    text.lines().map(|line| line.split("//").next().unwrap_or_default()).fold(String::new(), |mut code, line| {
        let _ = writeln!(code, "{line}");
        code
    })
}

/// Fails with every place found.
fn none(law: &str, found: impl IntoIterator<Item = String>) {
    let found: Vec<String> = found.into_iter().collect();
    assert!(found.is_empty(), "{law}\n  {}", found.join("\n  "));
}

/// Lines of the files whose name passes that hold one of the words.
fn holding(names: impl Fn(&str) -> bool, words: &[&str]) -> Vec<String> {
    let mut found = Vec::new();
    for (name, text) in rust().into_iter().filter(|(name, _)| names(name)) {
        for (number, line) in code(&text).lines().enumerate() {
            if words.iter().any(|word| line.contains(word)) {
                found.push(format!("{name}:{}: {}", number + 1, line.trim()));
            }
        }
    }
    found
}

#[test]
fn law_1_domain_reads_no_clock_disk_net_or_randomness() {
    let words =
        ["std::time", "SystemTime", "Instant::now", "std::fs", "std::net", "std::env", "tokio", "getrandom", "rand::", "now_v7", "new_v4"];
    none("domain gets time and ids as parameters", holding(|name| name.starts_with("app/domain/src"), &words));
}

#[test]
fn law_2_each_library_stays_on_its_floor() {
    none(
        "sqlx, rusqlite and object_store belong to store",
        holding(|name| !name.starts_with("server/store/") && !name.ends_with("tidy.rs"), &["sqlx::", "rusqlite", "object_store"]),
    );
    let leptos = |name: &str| {
        !name.starts_with("app/src") && !name.starts_with("frontend/") && name != "server/src/pages.rs" && !name.ends_with("tidy.rs")
    };
    none("Leptos belongs to app, frontend and pages.rs", holding(leptos, &["leptos::", "leptos_axum", "use leptos"]));
    none(
        "axum belongs to server",
        holding(|name| !name.starts_with("server/src") && !name.ends_with("tidy.rs") && !name.ends_with("app/src/ssr.rs"), &["axum::"])
            .into_iter()
            .filter(|place| !place.contains("leptos_axum::")),
    );
}

#[test]
fn law_2_the_two_sides_of_the_app_part_at_one_place_each() {
    let places = |words: &[&str]| holding(|name| name.starts_with("app/src"), words);
    assert_eq!(places(&["feature = \"ssr\""]).len(), 1, "cfg(feature = \"ssr\") stands once, on mod ssr");
    let hydrate = places(&["feature = \"hydrate\""]);
    assert!(
        hydrate.len() <= 2 && hydrate.iter().all(|place| place.starts_with("app/src/lib.rs")),
        "on mod browser and its twin: {hydrate:?}"
    );
    none(
        "operations are named only in api.rs and ssr.rs",
        holding(|name| name.starts_with("app/src") && !name.ends_with("/api.rs") && !name.ends_with("/ssr.rs"), &["operations::"]),
    );
}

#[test]
fn law_5_nothing_but_sql_happens_inside_a_transaction() {
    let slow = [".blobs.", "hash_password", "verify_password", "sleep(", "tokio::fs", "std::fs", "reqwest"];
    let mut found = Vec::new();
    for (name, text) in rust().into_iter().filter(|(name, _)| name.starts_with("server/operations/src")) {
        let mut inside = false;
        for (number, line) in code(&text).lines().enumerate() {
            inside = (inside || line.contains("db.begin(")) && !line.contains(".commit()") && line != "}" && !line.starts_with("    }");
            if inside && slow.iter().any(|word| line.contains(word)) {
                found.push(format!("{name}:{}: {}", number + 1, line.trim()));
            }
        }
    }
    none("between begin and commit there is SQL and nothing else", found);
}

#[test]
fn law_7_the_kit_knows_no_room() {
    let rooms =
        ["crate::accounts", "crate::partners", "crate::library", "crate::campaigns", "crate::notices", "crate::audit", "crate::layout"];
    none("kit knows no room", holding(|name| name.starts_with("app/src/kit"), &rooms));
}

#[test]
fn law_11_views_carry_no_inline_style() {
    none("the policy blocks style= and style:", holding(|name| name.starts_with("app/src"), &[" style=", " style:", "inner_html"]));
}

#[test]
fn law_12_server_functions_stand_in_api_name_their_endpoint_and_take_json() {
    let mut found = holding(|name| name.starts_with("app/src") && !name.ends_with("/api.rs"), &["#[server"]);
    for (name, text) in rust().into_iter().filter(|(name, _)| name.starts_with("app/src") && name.ends_with("/api.rs")) {
        let room = name.split('/').nth(2).unwrap_or_default().to_owned();
        if text.contains("#[server") && !text.contains("wire::Json") {
            found.push(format!("{name}: not the JSON of app/src/wire.rs"));
        }
        for line in text.lines().filter(|line| line.starts_with("#[server")) {
            if !line.contains(&format!("endpoint = \"{room}/")) || !line.contains("protocol = Json") {
                found.push(format!("{name}: {line}"));
            }
        }
    }
    none("#[server(endpoint = \"<room>/<verb>\", protocol = Json)]", found);
}

#[test]
fn every_file_says_what_it_is_for() {
    none("a file begins with //!", rust().into_iter().filter(|(_, text)| !text.starts_with("//!")).map(|(name, _)| name));
}

#[test]
fn no_file_is_too_long_to_read() {
    let long = rust().into_iter().map(|(name, text)| (text.lines().count(), name)).filter(|(lines, _)| *lines > LINES);
    none("at most 400 lines", long.map(|(lines, name)| format!("{name}: {lines}")));
}

#[test]
fn every_variant_has_its_sentence() {
    let open = rust().into_iter().filter(|(name, _)| name.ends_with("/say.rs")).flat_map(|(name, text)| {
        let lines: Vec<String> = code(&text)
            .lines()
            .filter(|line| line.trim_start().starts_with("_ =>"))
            .map(|line| format!("{name}: {}", line.trim()))
            .collect();
        lines
    });
    none("say.rs matches without _", open);
}

#[test]
fn every_test_runs_and_nothing_is_left_unfinished() {
    let words = ["#[ignore", "todo!(", "unimplemented!(", "dbg!(", "TODO", "FIXME"];
    none("no unfinished code", holding(|name| !name.ends_with("tidy.rs"), &words));
    let skipped = sources(".ts")
        .into_iter()
        .filter(|(_, text)| ["test.skip", "test.fixme", "test.only", "describe.skip", ".only("].iter().any(|word| text.contains(word)));
    none("no skipped story", skipped.map(|(name, _)| name));
}

#[test]
fn what_runs_on_one_ground_only_is_there_and_says_why() {
    let tests = rust().into_iter().filter_map(|(name, text)| Some((name.strip_prefix("server/tests/it/")?.to_owned(), text)));
    let tests: Vec<(String, String)> = tests.collect();
    let once = include_str!("once.txt").lines().filter(|line| !line.starts_with('#'));
    none(
        "once.txt names tests or rooms of tests, and why they stand on one ground",
        once.filter(|line| {
            let (test, why) = line.split_once("  ").unwrap_or_default();
            let (room, name) = test.rsplit_once("::").unwrap_or_default();
            let mut rooms = tests.iter().filter(|(file, _)| file.trim_end_matches(".rs").replace('/', "::") == room);
            why.is_empty() || !rooms.any(|(_, text)| text.contains(&format!("fn {name}")))
        })
        .map(str::to_owned),
    );
}

#[test]
fn both_databases_have_the_same_migrations() {
    let names = |dialect: &str| {
        let folder = root().join("server/store/migrations").join(dialect);
        let entries = std::fs::read_dir(folder).expect("migrations");
        entries.map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned()).collect::<BTreeSet<_>>()
    };
    assert_eq!(names("sqlite"), names("postgres"));
}

#[test]
fn the_browser_carries_only_what_it_needs() {
    let tree = Command::new(env!("CARGO"))
        .args([
            "tree",
            "-p",
            "frontend",
            "--target",
            "wasm32-unknown-unknown",
            "-e",
            "normal,no-proc-macro",
            "--prefix",
            "none",
            "--offline",
        ])
        .current_dir(root())
        .output()
        .expect("cargo tells the tree");
    assert!(tree.status.success(), "{}", String::from_utf8_lossy(&tree.stderr));
    let tree = String::from_utf8(tree.stdout).expect("names are UTF-8");
    let heavy = ["chrono", "jiff", "reqwest", "image", "tokio", "rand", "getrandom", "sqlx", "axum", "argon2"];
    none(
        "the browser's crates",
        tree.lines().filter(|line| heavy.contains(&line.split(' ').next().unwrap_or_default())).map(str::to_owned),
    );
}
