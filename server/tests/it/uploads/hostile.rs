//! Files that are two things at once, or more than they look: told by extension and content, and never unpacked (spec D5,
//! trust: no hostile file costs more than two seconds).

use super::{reason, whole};
use crate::support::{PDF, Persona, TestApp, media};
use serde_json::json;
use std::time::{Duration, Instant};

/// An archive of empty files with these names.
fn archive<'a>(names: impl Iterator<Item = &'a str>) -> Vec<u8> {
    let (mut files, mut list, mut count) = (Vec::new(), Vec::new(), 0_u16);
    for name in names {
        let length = u16::try_from(name.len()).expect("a name").to_le_bytes();
        let at = u32::try_from(files.len()).expect("a place").to_le_bytes();
        let facts = [&[0; 20][..], &length, &[0; 2]].concat();
        files.extend([b"PK\x03\x04\x14\x00", &facts[..], name.as_bytes()].concat());
        list.extend([b"PK\x01\x02\x14\x00\x14\x00", &facts[..], &[0; 10], &at, name.as_bytes()].concat());
        count += 1;
    }
    let length = u32::try_from(list.len()).expect("a length").to_le_bytes();
    let at = u32::try_from(files.len()).expect("a place").to_le_bytes();
    let end = [b"PK\x05\x06", &[0; 4][..], &count.to_le_bytes(), &count.to_le_bytes(), &length, &at, &[0; 2]].concat();
    [files, list, end].concat()
}

const DOCX: [&str; 2] = ["[Content_Types].xml", "word/document.xml"];

#[tokio::test]
async fn d5_a_file_of_two_kinds_is_what_its_beginning_and_its_name_agree_on() {
    let app = TestApp::demo().await;
    let admin = app.person(Persona::AcmeAdmin).await;
    let everyone = admin.group_named("All partners").await;
    let page = b"<html><script>alert(1)</script></html>\n".as_slice();
    let script = b"GIF89a/*\x01\x00\x00\xff*/=1;alert(document.domain)//".as_slice();
    let docx = archive(DOCX.into_iter());
    for (name, bytes, taken) in [
        ("page-then.pdf", [page, PDF].concat(), None),
        ("page-then.html", [page, PDF].concat(), Some("attachment")),
        ("pdf-then-page.pdf", [PDF, page].concat(), Some("inline")),
        ("script.gif", script.to_vec(), Some("inline")),
        ("script.html", script.to_vec(), None),
        ("script.png", script.to_vec(), None),
        ("page-then.docx", [page, &docx].concat(), None),
        ("page-then.zip", [page, &docx].concat(), None),
        ("pdf-then.docx", [PDF, &docx].concat(), None),
        ("docx-then-page.docx", [&docx, page].concat(), None),
        ("real.docx", docx.clone(), Some("attachment")),
        ("real.pptx", docx.clone(), None),
        ("jar.zip", docx, Some("attachment")),
    ] {
        let answer = admin.send(name, &bytes, &[("groups", &everyone)]).await;
        let Some(way) = taken else {
            let kind = name.rsplit('.').next().expect("an ending").to_uppercase();
            assert_eq!(reason(answer).await, (415, json!({ "Because": { "File": { "Content": kind } } })), "{name}");
            continue;
        };
        assert_eq!(answer.status().as_u16(), 204, "{name}");
        let item = answer.headers()["portico-item"].to_str().expect("an id").to_owned();
        let served = admin.get(&format!("/files/{item}/1/{name}")).await;
        assert_eq!(served.headers()["x-content-type-options"], "nosniff", "{name}");
        let known = domain::library::file_type(name).expect("a type");
        assert_eq!(served.headers()["content-type"], known.media_type, "{name}");
        assert!(served.headers()["content-disposition"].to_str().is_ok_and(|said| said.starts_with(way)), "{name}");
    }
    whole(&app).await;
    app.stop().await;
}

#[tokio::test]
async fn d5_an_archive_with_too_many_names_is_no_document_and_costs_nothing() {
    let app = TestApp::demo().await;
    let admin = app.person(Persona::AcmeAdmin).await;
    let everyone = admin.group_named("All partners").await;
    let long = "n".repeat(30_000);
    for (names, more, status) in [(20_000, "n", 204), (20_001, "n", 415), (65_535, "n", 415), (300, long.as_str(), 415)] {
        let bytes = archive(std::iter::repeat_n(more, names - 2).chain(DOCX));
        let upload = admin.announce("huge.docx", bytes.len() as u64, &[("groups", &everyone)]).await;
        let began = Instant::now();
        assert_eq!(admin.piece(&upload, 0, bytes).await.status().as_u16(), status, "{names}");
        assert!(began.elapsed() < Duration::from_secs(5), "{names}: {:?}", began.elapsed());
    }
    whole(&app).await;
    app.stop().await;
}

#[tokio::test]
async fn d5_a_document_that_would_become_gigabytes_is_a_file_like_any_other() {
    let app = TestApp::demo().await;
    let admin = app.person(Persona::AcmeAdmin).await;
    let everyone = admin.group_named("All partners").await;
    let mut bytes = media("acme-faq-stock-counts.docx");
    // every line of the list says that its file has 4 GB
    let lines: Vec<usize> = bytes.windows(4).enumerate().filter(|(_, four)| four == b"PK\x01\x02").map(|(at, _)| at).collect();
    assert!(lines.len() > 2);
    for at in lines {
        bytes[at + 24..at + 28].copy_from_slice(&0xffff_fffe_u32.to_le_bytes());
    }
    let item = admin.upload("bomb.docx", &bytes, &[("groups", &everyone)]).await;
    assert!(admin.get(&format!("/files/{item}/1/bomb.docx")).await.bytes().await.expect("bytes") == bytes);
    whole(&app).await;
    app.stop().await;
}
