//! Names of files that mean something to some system: here a name is only a name (spec D42, trust 9).

use super::{reason, resources, whole};
use crate::support::{Persona, TestApp};
use serde_json::json;

#[tokio::test]
async fn trust_9_a_name_that_means_a_place_or_a_device_elsewhere_is_only_a_name() {
    let app = TestApp::demo().await;
    let admin = app.person(Persona::AcmeAdmin).await;
    let everyone = admin.group_named("All partners").await;
    let folder = app.files();
    for (sent, kept) in [
        ("%2e%2e/price.txt", "price.txt"),
        ("%2e%2e%2fprice.txt", "%2e%2e%2fprice.txt"),
        ("..\\..\\price.txt", "price.txt"),
        ("../../../etc/price.txt", "price.txt"),
        ("/etc/cron.d/price.txt", "price.txt"),
        ("C:\\Windows\\price.txt", "price.txt"),
        ("...txt", "...txt"),
        ("CON.txt", "CON.txt"),
        ("nul.TXT", "nul.TXT"),
        ("COM1.txt", "COM1.txt"),
        ("LPT1.eml.txt", "LPT1.eml.txt"),
        ("price.txt:stream.txt", "price.txt:stream.txt"),
        ("~root.txt", "~root.txt"),
        ("-rf *.txt", "-rf *.txt"),
        ("a\"; filename=\"b.exe\".txt", "a\"; filename=\"b.exe\".txt"),
        ("$(touch x)`.txt", "$(touch x)`.txt"),
    ] {
        let item = admin.upload(sent, b"text", &[("groups", &everyone)]).await;
        let page = admin.item(&item).await;
        assert_eq!(page["item"]["file"]["name"], kept, "{sent}");
        let coded = kept.bytes().fold(String::new(), |coded, byte| {
            let plain = byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b'~');
            coded + &if plain { char::from(byte).to_string() } else { format!("%{byte:02X}") }
        });
        let answer = admin.get(&format!("/files/{item}/1/{coded}?download")).await;
        assert_eq!(answer.status().as_u16(), 200, "{sent}");
        assert_eq!(answer.headers()["x-content-type-options"], "nosniff", "{sent}");
        let disposition = answer.headers()["content-disposition"].to_str().expect("ASCII").to_owned();
        assert!(disposition.starts_with("attachment; filename=\""), "{sent}: {disposition}");
        assert!(disposition.ends_with(&format!("; filename*=UTF-8''{coded}")), "{sent}: {disposition}");
        assert_eq!(disposition.matches('"').count(), 2, "{sent}: {disposition}");
        assert_eq!(answer.text().await.expect("text"), "text", "{sent}");
    }
    // there are ids and nothing else, but for what a look at a bucket leaves there
    let mut open = vec![folder];
    while let Some(next) = open.pop() {
        for path in std::fs::read_dir(next).expect("a folder").map(|entry| entry.expect("an entry").path()) {
            let name = path.file_name().expect("a name").to_string_lossy().into_owned();
            assert!(name == ".probe" || name.chars().all(|c| c.is_ascii_hexdigit() || c == '-'), "{name}");
            if path.is_dir() {
                open.push(path);
            }
        }
    }
    whole(&app).await;
    app.stop().await;
}

#[tokio::test]
async fn d42_a_file_name_that_deceives_or_is_none_is_refused() {
    let app = TestApp::demo().await;
    let admin = app.person(Persona::AcmeAdmin).await;
    let everyone = admin.group_named("All partners").await;
    let before = resources(&admin).await;
    let because = |why: serde_json::Value| json!({ "Because": why });
    let extension = |kind: &str| because(json!({ "File": { "Extension": kind } }));
    for (name, status, why) in [
        ("a\u{0}b.txt", 422, because(json!({ "Name": "Control" }))),
        ("a.txt\u{0}.pdf", 422, because(json!({ "Name": "Control" }))),
        ("a\r\nx-evil: 1.txt", 422, because(json!({ "Name": "Control" }))),
        ("invoice\u{202e}fdp.txt", 422, because(json!({ "Name": "Bidi" }))),
        ("..", 415, extension("")),
        ("CON", 415, extension("")),
        ("NUL.pdf.exe", 415, extension("EXE")),
        (".txt", 415, extension("")),
        ("folder/", 422, because(json!({ "Name": "Empty" }))),
    ] {
        let answer = admin.announcing(name, 4, &[("groups", &everyone)]).send().await.expect("an answer");
        assert_eq!(reason(answer).await, (status, why), "{name:?}");
    }
    assert_eq!(resources(&admin).await, before);
    app.stop().await;
}
