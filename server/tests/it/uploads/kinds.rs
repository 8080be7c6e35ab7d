//! The kinds of files: by their name and by what they are (spec S32, S82, D5).

use super::{reason, resources, whole};
use crate::support::{Persona, TestApp};
use serde_json::{Value, json};
use std::path::Path;

/// The files of a folder beside the tests, by name.
fn files(folder: &str) -> Vec<(String, Vec<u8>)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
    let entries = std::fs::read_dir(&folder).expect("a folder").map(|entry| entry.expect("an entry").path());
    let mut files: Vec<(String, Vec<u8>)> = entries
        .filter(|path| path.extension().is_some_and(|extension| extension != "md"))
        .map(|path| (path.file_name().expect("a name").to_string_lossy().into_owned(), std::fs::read(&path).expect("a file")))
        .collect();
    files.sort();
    files
}

/// What is wrong with a file of the tests; nothing with all others.
fn wrong(name: &str) -> Option<Value> {
    let content = |kind: &str| Some(json!({ "Because": { "File": { "Content": kind } } }));
    let extension = |kind: &str| Some(json!({ "Because": { "File": { "Extension": kind } } }));
    match name {
        "note.pdf.exe" => extension("EXE"),
        "scan.tiff" => extension("TIFF"),
        "png-named.pdf" => content("PDF"),
        "text-named.png" => content("PNG"),
        "exe-named.docx" => content("DOCX"),
        "zip-without-types.pptx" => content("PPTX"),
        "latin1.html" => content("HTML"),
        "utf16.txt" => content("TXT"),
        _ => None,
    }
}

#[tokio::test]
async fn s82_d5_every_kind_of_file_is_taken_for_what_it_is_and_nothing_for_what_it_is_not() {
    let app = TestApp::demo().await;
    let admin = app.person(Persona::AcmeAdmin).await;
    let everyone = admin.group_named("All partners").await;
    let all = [files("operations/demo"), files("tests/it/files")].concat();
    let mut taken = std::collections::BTreeSet::new();
    let mut before = resources(&admin).await;
    for (name, bytes) in all {
        let answer = admin.send(&name, &bytes, &[("groups", &everyone)]).await;
        let item = answer.headers().get("portico-item").map(|item| item.to_str().expect("an id").to_owned());
        match wrong(&name) {
            Some(why) => assert_eq!(reason(answer).await, (415, why), "{name}"),
            None => {
                assert_eq!(answer.status().as_u16(), 204, "{name}: {}", answer.text().await.unwrap_or_default());
                let page = admin.item(&item.expect("an item")).await;
                assert_eq!(page["item"]["file"]["size"], json!(bytes.len()), "{name}");
                taken.insert(page["item"]["file"]["extension"].as_str().expect("text").to_owned());
                before += 1;
            }
        }
        assert_eq!(resources(&admin).await, before, "{name}");
    }
    let known: Vec<&str> = domain::library::TYPES.iter().map(|known| known.extension).collect();
    let untried: Vec<&&str> = known.iter().filter(|extension| !taken.contains(**extension)).collect();
    assert_eq!(untried, [&"jpeg"], "jpg by another name");
    whole(&app).await;
    app.stop().await;
}

#[tokio::test]
async fn d5_a_file_that_is_not_what_it_says_leaves_nothing_behind() {
    let app = TestApp::demo().await;
    let admin = app.person(Persona::AcmeAdmin).await;
    let everyone = admin.group_named("All partners").await;
    let lie = b"MZ this is no PDF";
    let upload = admin.announce("lie.pdf", lie.len() as u64, &[("groups", &everyone)]).await;
    let answer = admin.piece(&upload, 0, lie.to_vec()).await;
    assert_eq!(reason(answer).await, (415, json!({ "Because": { "File": { "Content": "PDF" } } })));
    assert_eq!(admin.arrived(&upload).await, None, "the upload is over");
    assert_eq!(admin.piece(&upload, 0, lie.to_vec()).await.status().as_u16(), 404);
    whole(&app).await;

    // of a text every byte counts, also where the steps of reading end
    for (bytes, status) in [
        ("é".repeat(100_000).into_bytes(), 204),
        ([b"a".repeat(70_000), vec![0xc3]].concat(), 415),
        ([b"a".repeat(70_000), vec![0]].concat(), 415),
    ] {
        let answer = admin.send("long.txt", &bytes, &[("groups", &everyone)]).await;
        assert_eq!(answer.status().as_u16(), status);
    }
    whole(&app).await;
    app.stop().await;
}

#[tokio::test]
async fn s33_d5_an_upload_is_named_by_its_file_unless_it_is_given_a_name() {
    let app = TestApp::demo().await;
    let admin = app.person(Persona::AcmeAdmin).await;
    let everyone = admin.group_named("All partners").await;
    for (file, name, kept) in [
        ("Launch deck.final.TXT", "", "Launch deck.final"),
        ("a.txt", "  Launch deck  ", "Launch deck"),
        ("在庫.txt", "", "在庫"),
        ("e\u{301}te\u{301}.txt", "", "été"),
    ] {
        let item = admin.upload(file, b"text", &[("groups", &everyone), ("name", name)]).await;
        assert_eq!(admin.item(&item).await["item"]["name"], kept, "{file}");
    }
    app.stop().await;
}
