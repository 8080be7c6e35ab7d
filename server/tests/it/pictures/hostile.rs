//! Files that mean harm: the server goes on, the file has no picture, and its child ends by itself or is ended.

use super::{shown, tried};
use crate::support::{PORTICO, Persona, TestApp, media};
use image::{ImageFormat, RgbImage};
use serde_json::json;
use std::{
    io::{Cursor, Read, Write},
    process::{Command, Stdio},
    time::{Duration, Instant},
};
use zip::{ZipWriter, write::SimpleFileOptions};

/// The checksum of a PNG's chunks.
fn crc(bytes: &[u8]) -> u32 {
    !bytes
        .iter()
        .fold(u32::MAX, |crc, byte| (0..8).fold(crc ^ u32::from(*byte), |crc, _| crc >> 1 ^ (0xEDB8_8320 & 0_u32.wrapping_sub(crc & 1))))
}

/// A PNG that says it is so large, and has nothing behind its head.
fn png(width: u32, height: u32) -> Vec<u8> {
    let mut chunk = b"IHDR".to_vec();
    chunk.extend(width.to_be_bytes().into_iter().chain(height.to_be_bytes()).chain([8, 6, 0, 0, 0]));
    let mut png = b"\x89PNG\r\n\x1a\n\0\0\0\x0d".to_vec();
    png.extend(chunk.iter().copied().chain(crc(&chunk).to_be_bytes()));
    png.extend(b"\0\0\x10\0IDAT\x78\x9c");
    png
}

/// A GIF whose canvas is as large as a GIF's can be, with ever more frames.
fn gif() -> Vec<u8> {
    let mut gif = b"GIF89a\xff\xff\xff\xff\x80\0\0\0\0\0\xff\xff\xff".to_vec();
    for _ in 0..200_000 {
        gif.extend(b"\x2c\0\0\0\0\xff\xff\xff\xff\0\x02\x02\x44\x01\0");
    }
    gif
}

/// A PDF of these objects, numbered from 1; the first is its catalogue.
fn pdf(objects: &[String]) -> Vec<u8> {
    let mut pdf = String::from("%PDF-1.7\n");
    let mut places = Vec::new();
    for (number, object) in (1..).zip(objects) {
        places.push(pdf.len());
        pdf.push_str(&format!("{number} 0 obj\n{object}\nendobj\n"));
    }
    let start = pdf.len();
    pdf.push_str(&format!("xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1));
    for place in places {
        pdf.push_str(&format!("{place:010} 00000 n \n"));
    }
    pdf.push_str(&format!("trailer << /Root 1 0 R /Size {} >>\nstartxref\n{start}\n%%EOF\n", objects.len() + 1));
    pdf.into_bytes()
}

/// PDFs: pages that hold themselves, arrays in arrays, a page that draws itself, one that draws without an end, one as
/// large as numbers go.
fn pdfs() -> Vec<(&'static str, Vec<u8>)> {
    let catalogue = || "<< /Type /Catalog /Pages 2 0 R >>".to_owned();
    let stream = |head: &str, body: &str| format!("<< {head} /Length {} >>\nstream\n{body}\nendstream", body.len());
    let page = |rest: &str| format!("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 200] {rest} >>");
    let pages = || "<< /Type /Pages /Kids [3 0 R] /Count 1 >>".to_owned();
    let form = "/Type /XObject /Subtype /Form /BBox [0 0 200 200] /Resources << /XObject << /A 4 0 R /B 4 0 R >> >>";
    let drawing = "q 1 0 0 1 1 1 cm /A Do /B Do Q ".repeat(20);
    let endless = "0 0 m 200 200 l 0 200 l 150 3 l b ".repeat(300_000);
    let huge = "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 1e30 1e30] >>".to_owned();
    vec![
        ("kids.pdf", pdf(&[catalogue(), "<< /Type /Pages /Kids [2 0 R 2 0 R] /Count 2 >>".to_owned()])),
        ("deep.pdf", pdf(&[format!("<< /Type /Catalog /Pages 2 0 R /Names {}{} >>", "[".repeat(400_000), "]".repeat(400_000)), pages()])),
        ("deeper.pdf", pdf(&[catalogue(), pages(), page(&format!("/Annots {}{}", "[<</A ".repeat(200_000), ">>]".repeat(200_000)))])),
        (
            "itself.pdf",
            pdf(&[
                catalogue(),
                pages(),
                page("/Contents 5 0 R /Resources << /XObject << /A 4 0 R /B 4 0 R >> >>"),
                stream(form, &drawing),
                stream("", &drawing),
            ]),
        ),
        ("endless.pdf", pdf(&[catalogue(), pages(), page("/Contents 4 0 R"), stream("", &endless)])),
        ("huge.pdf", pdf(&[catalogue(), pages(), huge])),
        ("nothing.pdf", b"%PDF-1.7\n".to_vec()),
    ]
}

/// An Office document of these parts.
fn office(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in [("[Content_Types].xml", &b"<Types/>"[..])].iter().chain(parts) {
        archive.start_file(*name, SimpleFileOptions::default().compression_level(Some(1))).expect("a part");
        archive.write_all(bytes).expect("bytes");
    }
    archive.finish().expect("an archive").into_inner()
}

#[tokio::test(flavor = "multi_thread")]
async fn trust_8_hostile_files_cost_their_child_and_nothing_else() {
    let app = TestApp::demo_with_pictures().await;
    let admin = app.person(Persona::AcmeAdmin).await;
    let everyone = admin.group_named("All partners").await;
    let facts = [("groups", everyone.as_str())];
    let mut files = pdfs();
    let photo = media("acme-photo-counter-scanner.jpg");
    files.extend([
        ("bomb.png", png(60_000, 60_000)),
        ("tall.png", png(7_000, 7_000)),
        ("frames.gif", gif()),
        ("cut.jpg", photo[..600].to_vec()),
        ("empty.docx", office(&[("word/document.xml", b"")])),
        ("nested.docx", office(&[("word/document.xml", "<w:p>".repeat(2_000_000).as_bytes())])),
        (
            "entity.docx",
            office(&[("word/document.xml", br#"<!DOCTYPE a [<!ENTITY a "&b;&b;&b;"><!ENTITY b "&a;&a;">]><w:p><w:t>&a;</w:t></w:p>"#)]),
        ),
        ("outside.pptx", office(&[("ppt/../../../../tmp/portico-was-here", b"x"), ("ppt/slides/slide-1.xml", b"x")])),
    ]);
    for (name, bytes) in files {
        let item = admin.upload(name, &bytes, &facts).await;
        let took = tried(&app, &admin, &item).await;
        let page = admin.item(&item).await;
        // a PDF that draws itself for ever may well be drawn in part
        if !name.ends_with(".pdf") {
            assert_eq!((&page["item"]["file"]["picture"], &page["words"]), (&json!(false), &json!("")), "{name}");
        }
        assert!(took < Duration::from_secs(15), "{name} took {took:?}");
        assert_eq!(admin.get("/healthz").await.status(), 200, "{name}");
    }
    assert!(!std::path::Path::new("/tmp/portico-was-here").exists());
    // it goes on: the next file is drawn, and nothing waits to be tried again
    let item = admin.upload("photo.jpg", &photo, &facts).await;
    shown(&admin, &item).await;
    let open = "select key from jobs where kind = 'picture' and state <> 'done'";
    assert!(store::testing::texts(&app.portal.base().db, open).await.is_empty());
    app.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn trust_8_a_document_that_unpacks_to_more_than_there_is_memory_is_read_at_its_beginning() {
    let app = TestApp::demo_with_pictures().await;
    let admin = app.person(Persona::AcmeAdmin).await;
    let everyone = admin.group_named("All partners").await;
    let mut xml = b"<w:p><w:t>The beginning</w:t></w:p>".to_vec();
    xml.resize(200 * 1024 * 1024, b' ');
    let bytes = office(&[("word/document.xml", &xml)]);
    assert!(bytes.len() < 2 * 1024 * 1024);
    let item = admin.upload("bomb.docx", &bytes, &[("groups", &everyone)]).await;
    tried(&app, &admin, &item).await;
    assert_eq!(admin.item(&item).await["words"], "The beginning");
    app.stop().await;
}

/// Lets a child look at bytes; whether it ended well, and what it said.
fn looked(extension: &str, bytes: &[u8]) -> (bool, Vec<u8>) {
    let mut child = Command::new(PORTICO)
        .args(["picture", extension])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .expect("a child");
    let mut stdin = child.stdin.take().expect("an end");
    // one that has ended reads no further
    let _ = stdin.write_all(bytes);
    drop(stdin);
    let mut said = Vec::new();
    child.stdout.take().expect("an end").read_to_end(&mut said).expect("an answer");
    (child.wait().expect("an end").success(), said)
}

#[test]
fn d42_fifty_megapixels_fit_into_a_child_and_200_mib_do_not() {
    let large = RgbImage::new(8_000, 6_250);
    for (extension, format) in [("png", ImageFormat::Png), ("jpg", ImageFormat::Jpeg)] {
        let mut bytes = Cursor::new(Vec::new());
        large.write_to(&mut bytes, format).expect("an image");
        let (well, said) = looked(extension, &bytes.into_inner());
        let head = said.split(|byte| *byte == b'\n').next().map(String::from_utf8_lossy);
        assert_eq!((well, head.as_deref()), (true, Some("picture image/jpeg 320 250")), "{extension}");
    }
    drop(large);
    let began = Instant::now();
    let (_, said) = looked("png", &vec![0; 200 * 1024 * 1024]);
    assert!(matches!(said.as_slice(), b"" | b"none\nit could not be read"), "{}", String::from_utf8_lossy(&said));
    assert!(began.elapsed() < Duration::from_secs(10));
}

#[test]
fn d42_a_child_may_have_128_mib_and_ten_seconds_and_nothing_of_ours() {
    let mut child = Command::new(PORTICO)
        .args(["picture", "png"])
        .env("PORTICO_DATABASE_URL", "nonsense")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("a child");
    let began = Instant::now();
    let limits = loop {
        let limits = std::fs::read_to_string(format!("/proc/{}/limits", child.id())).expect("limits");
        if limits.lines().any(|line| line.starts_with("Max data size") && line.contains("134217728")) {
            break limits;
        }
        assert!(began.elapsed() < Duration::from_secs(10), "{limits}");
        std::thread::sleep(Duration::from_millis(10));
    };
    for (name, most) in [("Max cpu time", "10"), ("Max file size", "0"), ("Max core file size", "0"), ("Max open files", "8")] {
        let line = limits.lines().find(|line| line.starts_with(name)).expect("the limit");
        assert_eq!(line[name.len()..].split_whitespace().next(), Some(most), "{line}");
    }
    child.stdin.take().expect("an end").write_all(&png(60_000, 60_000)).expect("to write");
    let mut said = String::new();
    child.stdout.take().expect("an end").read_to_string(&mut said).expect("an answer");
    assert!(child.wait().expect("an end").success());
    assert_eq!(said, "none\nit has more than 50 megapixels: 60000 x 60000");
}
