//! Pieces with a checksum: all of a piece counts, or nothing of it (tus 1.0, "Checksum"; trust: nothing half done).

use super::{reason, whole};
use crate::support::{Persona, TestApp, Wire, media, sum, until};
use reqwest::Method;
use serde_json::json;

/// How many bytes of an upload lie on the disk, whether they count or not.
fn lies(app: &TestApp, upload: &str) -> u64 {
    let id = upload.trim_start_matches("/uploads/");
    let mut folders = vec![app.arriving()];
    while let Some(folder) = folders.pop() {
        for path in std::fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry").path()) {
            if path.is_dir() {
                folders.push(path);
            } else if path.to_string_lossy().ends_with(id) {
                return path.metadata().expect("a file").len();
            }
        }
    }
    panic!("no file of {upload}");
}

#[tokio::test]
async fn s31_pieces_whose_sum_agrees_make_the_same_file() {
    let app = TestApp::demo().await;
    let admin = app.person(Persona::AcmeAdmin).await;
    let everyone = admin.group_named("All partners").await;
    let bytes = media("acme-price-list-2027.pdf");
    let upload = admin.announce("list.pdf", bytes.len() as u64, &[("groups", &everyone)]).await;
    let (one, rest) = bytes.split_at(1_000);
    assert_eq!(admin.checked(&upload, 0, &sum("sha1", one), one.to_vec()).await.status().as_u16(), 204);
    assert_eq!(admin.arrived(&upload).await, Some(1_000));
    let last = admin.checked(&upload, 1_000, &sum("sha256", rest), rest.to_vec()).await;
    let item = last.headers()["portico-item"].to_str().expect("an id").to_owned();
    assert!(admin.get(&format!("/files/{item}/1/list.pdf")).await.bytes().await.expect("bytes") == bytes);
    whole(&app).await;
    app.stop().await;
}

#[tokio::test]
async fn s31_a_piece_whose_sum_is_wrong_is_as_if_it_had_never_come() {
    let app = TestApp::demo().await;
    let admin = app.person(Persona::AcmeAdmin).await;
    let everyone = admin.group_named("All partners").await;
    let upload = admin.announce("note.txt", 8, &[("groups", &everyone)]).await;
    admin.piece(&upload, 0, "four").await;
    for (bytes, sum) in [("evil", sum("sha1", b"more")), ("evil", sum("sha256", b"more")), ("mor", sum("sha1", b"more"))] {
        assert_eq!(reason(admin.checked(&upload, 4, &sum, bytes).await).await, (460, json!({ "Because": "Checksum" })), "{sum}");
        assert_eq!((admin.arrived(&upload).await, lies(&app, &upload)), (Some(4), 4), "{sum}");
    }
    for unknown in ["", "sha1", "sha1 ", "sha1 !!!", "sha1 kA==", "md5 yP5oVGUVBzdQ4UTLDMAa+g==", "SHA256 kA==", &sum("sha1", b"more")[5..]]
    {
        assert_eq!(admin.checked(&upload, 4, unknown, "more").await.status().as_u16(), 400, "{unknown:?}");
    }
    assert_eq!(reason(admin.checked(&upload, 4, &sum("sha1", b"too many"), "too many").await).await.0, 413);
    assert_eq!((admin.arrived(&upload).await, lies(&app, &upload)), (Some(4), 4), "nothing of too much is kept");
    // the sum of the whole file is still right
    let last = admin.checked(&upload, 4, &sum("sha256", b"more"), "more").await;
    assert!(last.headers().contains_key("portico-item"));
    whole(&app).await;
    app.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn s31_a_checked_piece_that_breaks_off_does_not_count_before_or_after() {
    let app = TestApp::demo().await;
    let admin = app.person(Persona::AcmeAdmin).await;
    let everyone = admin.group_named("All partners").await;
    let bytes = media("acme-customer-story-halden-outdoor.mp4");
    let upload = admin.announce("story.mp4", bytes.len() as u64, &[("groups", &everyone)]).await;
    admin.piece(&upload, 0, bytes[..1_000].to_vec()).await;
    let sum = sum("sha1", &bytes[1_000..]);
    let head = [("upload-checksum", sum.as_str())];
    let mut wire = Wire::piece(&app, &admin, &upload, 1_000, bytes.len() - 1_000, &head).await;
    wire.send(&bytes[1_000..100_000]).await;
    until("the bytes are there", async || (lies(&app, &upload) > 50_000).then_some(())).await;
    assert_eq!(admin.arrived(&upload).await, Some(1_000), "and do not count");
    drop(wire);
    until("the bytes are thrown away", async || (lies(&app, &upload) == 1_000).then_some(())).await;
    assert_eq!(admin.arrived(&upload).await, Some(1_000));
    let last = until("the break is noticed", async || {
        let answer = admin.piece(&upload, 1_000, bytes[1_000..].to_vec()).await;
        (answer.status().as_u16() == 204).then_some(answer)
    })
    .await;
    let item = last.headers()["portico-item"].to_str().expect("an id").to_owned();
    assert!(admin.get(&format!("/files/{item}/1/story.mp4")).await.bytes().await.expect("bytes") == bytes);
    whole(&app).await;
    app.stop().await;
}

#[tokio::test]
async fn s31_bytes_of_a_checked_piece_that_a_crash_left_do_not_count() {
    let app = TestApp::demo().await;
    let admin = app.person(Persona::AcmeAdmin).await;
    let everyone = admin.group_named("All partners").await;
    let upload = admin.announce("note.txt", 8, &[("groups", &everyone)]).await;
    admin.piece(&upload, 0, "fourevi").await;
    let id = upload.trim_start_matches("/uploads/").parse().expect("an id");
    // as the row stands while a piece from the fourth byte on is being written
    let crash = async || store::testing::run(&app.portal.base().db, "update uploads set piece_at = 4 where id = $1", &[id]).await;
    assert_eq!(crash().await, 1);
    assert_eq!((admin.arrived(&upload).await, lies(&app, &upload)), (Some(4), 7));
    assert_eq!(admin.piece(&upload, 7, "l").await.status().as_u16(), 409);
    let last = admin.piece(&upload, 4, "more").await;
    let item = last.headers()["portico-item"].to_str().expect("an id").to_owned();
    assert_eq!(admin.text(&format!("/files/{item}/1/note.txt")).await, "fourmore");

    let upload = admin.announce("note.txt", 8, &[("groups", &everyone)]).await;
    admin.piece(&upload, 0, "fourevi").await;
    assert_eq!(admin.tus(Method::DELETE, &upload).await.status().as_u16(), 204);
    whole(&app).await;
    app.stop().await;
}
