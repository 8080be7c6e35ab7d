//! Many files as one ZIP: what its reader sees and nothing else, under names that lead nowhere (spec D42).

use crate::support::{PDF, Person, Persona, TestApp, media};
use reqwest::{Method, Response, StatusCode};
use std::io::{Cursor, Read};
use zip::ZipArchive;

/// The paths in a ZIP with the bytes of each.
async fn unpacked(answer: Response) -> Vec<(String, Vec<u8>)> {
    assert_eq!(answer.status(), StatusCode::OK);
    assert_eq!(answer.headers()["content-type"], "application/zip");
    let mut zip = ZipArchive::new(Cursor::new(answer.bytes().await.expect("bytes"))).expect("a ZIP");
    let mut files = Vec::new();
    for n in 0..zip.len() {
        let mut file = zip.by_index(n).expect("a file");
        let mut bytes = Vec::new();
        file.read_to_end(&mut bytes).expect("whole bytes");
        files.push((file.name().expect("a name").into_owned(), bytes));
    }
    files.sort();
    files
}

async fn refused(person: &Person, fields: &[(&str, &str)]) -> (u16, String) {
    let answer = person.form("/files/zip", fields).await;
    (answer.status().as_u16(), answer.text().await.expect("text"))
}

#[tokio::test]
async fn d42_a_folder_comes_with_all_its_levels_as_far_as_its_reader_sees_it() {
    let app = TestApp::demo().await;
    let [admin, owner, preview, initech] =
        app.people([Persona::AcmeAdmin, Persona::NorthwindOwner, Persona::Preview, Persona::InitechOwner]).await;
    let everyone = admin.group_named("All partners").await;
    let nobody = admin.group("Nobody", &[]).await;
    let shelf = admin.folder(None, "Größe: 50 %").await;
    let inner = admin.folder(Some(&shelf), "con").await;
    let secret = admin.folder(Some(&shelf), "Secret").await;
    let banner = media("acme-northwind-webinar-banner.png");
    let groups = |group: &str| vec![("groups", group.to_owned())];
    let put = async |name: &str, bytes: &[u8], folder: &str, group: &str| {
        let facts = groups(group);
        let mut facts: Vec<(&str, &str)> = facts.iter().map(|(name, value)| (*name, value.as_str())).collect();
        facts.push(("folder", folder));
        admin.upload(name, bytes, &facts).await
    };
    put("Deck.pdf", PDF, &shelf, &everyone).await;
    put("deck.PDF", PDF, &shelf, &everyone).await;
    put("banner.png", &banner, &inner, &everyone).await;
    let hidden = put("hidden.pdf", PDF, &secret, &nobody).await;
    admin.link(Some(&inner), "Academy / 2027", &[&everyone]).await;

    let answer = owner.form("/files/zip", &[("folder", &shelf)]).await;
    let named = answer.headers()["content-disposition"].to_str().expect("ASCII").to_owned();
    assert!(named.starts_with("attachment;") && named.contains("Gr%C3%B6%C3%9Fe_%2050%20%25.zip"), "{named}");
    let files = unpacked(answer).await;
    let found: Vec<&str> = files.iter().map(|(path, _)| path.as_str()).collect();
    let right = ["Größe_ 50 %/Deck.pdf", "Größe_ 50 %/_con/Academy _ 2027.url", "Größe_ 50 %/_con/banner.png", "Größe_ 50 %/deck (2).PDF"];
    assert_eq!(found, right);
    assert_eq!(files[2].1, banner);
    assert_eq!(files[1].1, b"[InternetShortcut]\r\nURL=https://academy.acme.example\r\n");
    let seen = unpacked(preview.form("/files/zip", &[("folder", &shelf)]).await).await;
    assert_eq!(seen, files, "preview gets what the partner gets");
    assert_eq!(unpacked(admin.form("/files/zip", &[("folder", &shelf)]).await).await.len(), 5);

    // a whole list, and what is not the reader's
    let listed = unpacked(owner.form("/files/zip", &[("all", "1"), ("in", &shelf), ("q", "deck")]).await).await;
    assert_eq!(listed.iter().map(|(path, _)| path.as_str()).collect::<Vec<_>>(), ["Deck.pdf", "deck (2).PDF"]);
    for (person, fields) in [
        (&owner, vec![("item", hidden.as_str())]),
        (&owner, vec![("folder", secret.as_str())]),
        (&owner, vec![("folder", shelf.as_str()), ("item", hidden.as_str())]),
        (&owner, vec![("all", "1"), ("in", secret.as_str())]),
        (&owner, vec![("item", "../../etc/passwd")]),
        (&initech, vec![("folder", shelf.as_str())]),
    ] {
        assert_eq!(refused(person, &fields).await.0, 404, "{fields:?}");
    }
    assert_eq!(refused(&owner, &[]).await.0, 422);
    app.stop().await;
}

#[tokio::test]
async fn d42_a_zip_that_would_be_too_large_is_refused_in_words_before_its_first_byte() {
    let app = TestApp::demo().await;
    let admin = app.person(Persona::AcmeAdmin).await;
    let everyone = admin.group_named("All partners").await;
    let many: Vec<String> = (0..1_001).map(|_| uuid::Uuid::now_v7().to_string()).collect();
    let fields: Vec<(&str, &str)> = many.iter().map(|id| ("item", id.as_str())).collect();
    assert_eq!(refused(&admin, &fields).await, (413, "A ZIP takes at most 1,000 files. Choose fewer.".to_owned()));
    let item = admin.upload("large.pdf", PDF, &[("groups", &everyone)]).await;
    let id = item.parse::<uuid::Uuid>().expect("an id");
    let size = format!("update files set size = {} where item_id = $1", 2_u64 * 1024 * 1024 * 1024 + 1);
    store::testing::run(&app.portal.base().db, &size, &[id]).await;
    let (status, words) = refused(&admin, &[("item", &item)]).await;
    assert_eq!(status, 413);
    assert!(words.starts_with("A ZIP takes at most 2"), "{words}");
    app.stop().await;
}

#[tokio::test]
async fn d42_a_refused_zip_is_a_page_with_words_for_who_asks_for_pages() {
    let app = TestApp::demo().await;
    let [admin, owner] = app.people([Persona::AcmeAdmin, Persona::NorthwindOwner]).await;
    for person in [&admin, &owner] {
        let ask = |accept: &'static str| {
            let request = person.request(Method::POST, "/files/zip").header("content-type", "application/x-www-form-urlencoded");
            request.header("accept", accept).header("referer", format!("{}/resources?q=a", app.url)).body("")
        };
        let page = ask("text/html,application/xhtml+xml,*/*;q=0.8").send().await.expect("an answer");
        assert_eq!(page.status(), StatusCode::UNPROCESSABLE_ENTITY);
        assert!(page.headers()["content-type"].to_str().is_ok_and(|kind| kind.starts_with("text/html")));
        let page = page.text().await.expect("a page");
        for words in ["No ZIP was made", "There is nothing to download in it.", "href=\"/resources?q=a\""] {
            assert!(page.contains(words), "{words}: {page}");
        }
        let plain = ask("*/*").send().await.expect("an answer");
        assert_eq!(plain.headers()["cache-control"], "no-store");
        assert_eq!(plain.text().await.expect("words"), "There is nothing to download in it. Choose at least one file.");
        // a small picture that is not there today may be there tomorrow
        let none = person.get("/thumbnails/0193b0a0-0000-7000-8000-0000000000aa/1").await;
        assert_eq!((none.status(), none.headers()["cache-control"].to_str().ok()), (StatusCode::NOT_FOUND, Some("no-store")));
    }
    app.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn d55_a_zip_breaks_off_before_its_next_file_when_its_reader_is_suspended() {
    let app = TestApp::demo().await;
    let [admin, owner] = app.people([Persona::AcmeAdmin, Persona::NorthwindOwner]).await;
    let everyone = admin.group_named("All partners").await;
    let northwind = admin.partner_named("Northwind").await;
    let mut large = PDF.to_vec();
    large.resize(28 * 1024 * 1024, b' ');
    let (a, b) =
        (admin.upload("a.pdf", &large, &[("groups", &everyone)]).await, admin.upload("b.pdf", &large, &[("groups", &everyone)]).await);
    let mut answer = owner.form("/files/zip", &[("item", &a), ("item", &b)]).await;
    assert_eq!(answer.status(), StatusCode::OK);
    answer.chunk().await.expect("the first bytes").expect("some");
    let page: serde_json::Value = admin.answer("partners/get", &serde_json::json!({ "partner": northwind })).await;
    let contact = page["contacts"].as_array().into_iter().flatten().find(|row| row["email"] == "owner@northwind.example").cloned();
    let person = contact.expect("the owner")["person"].clone();
    let who = serde_json::json!({ "partner": northwind, "person": person, "suspended": true });
    admin.answer::<()>("partners/suspend_contact", &who).await;
    let mut bytes = 0;
    let broke = loop {
        match answer.chunk().await {
            Ok(Some(piece)) => bytes += piece.len(),
            Ok(None) => break false,
            Err(_) => break true,
        }
    };
    assert!(broke && bytes < 2 * large.len(), "{bytes} bytes came");
    app.stop().await;
}

#[tokio::test]
async fn a_file_whose_bytes_are_gone_is_left_out_of_a_zip() {
    let app = TestApp::demo().await;
    let admin = app.person(Persona::AcmeAdmin).await;
    let everyone = admin.group_named("All partners").await;
    let (a, b) = (admin.upload("a.pdf", PDF, &[("groups", &everyone)]).await, admin.upload("b.pdf", PDF, &[("groups", &everyone)]).await);
    let id = a.parse::<uuid::Uuid>().expect("an id");
    store::testing::run(&app.portal.base().db, "update files set blob_key = blob_key || '-gone' where item_id = $1", &[id]).await;
    let files = unpacked(admin.form("/files/zip", &[("item", &a), ("item", &b)]).await).await;
    assert_eq!(files, [("b.pdf".to_owned(), PDF.to_vec())]);
    app.stop().await;
}
