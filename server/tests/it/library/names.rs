//! Names of every kind: taken as people write them, refused when they deceive (spec D42).

use super::item_names;
use crate::support::{PDF, Persona, TestApp};
use serde_json::{Value, json};

#[tokio::test]
async fn d42_names_in_every_alphabet_come_back_as_they_were_typed() {
    let app = TestApp::demo().await;
    let [admin, owner] = app.people([Persona::AcmeAdmin, Persona::NorthwindOwner]).await;
    let everyone = admin.group_named("All partners").await;
    let long = "x".repeat(200);
    for name in [
        "Ünïcödé",
        "在庫管理のご案内",
        "כתב \u{200f}יד",
        "العربية",
        "👩\u{200d}👩\u{200d}👧 family",
        "<script>alert(1)</script>",
        "'; drop table items; --",
        "a & b \"c\" %s {0} ${x}",
        "../../etc/passwd",
        "C:\\autoexec",
        "=1+1",
        &long,
    ] {
        let item = admin.link(None, name, &[&everyone]).await;
        assert_eq!(owner.item(&item).await["item"]["name"], *name);
        let folder = admin.folder(None, name).await;
        assert_eq!(admin.browse(Some(&folder), "").await["folder"]["name"], *name);
        let found = owner.browse(None, &name.chars().take(90).collect::<String>()).await;
        assert!(item_names(&found["items"]["rows"]).contains(&name), "{name} is found by its name");
    }
    app.stop().await;
}

#[tokio::test]
async fn d42_a_name_that_deceives_is_refused_wherever_it_is_typed() {
    let app = TestApp::demo().await;
    let admin = app.person(Persona::AcmeAdmin).await;
    let northwind = admin.partner_named("Northwind").await;
    let everyone = admin.group_named("All partners").await;
    let item = admin.link(None, "Academy", &[&everyone]).await;
    let (long, longer) = ("é".repeat(201), "x".repeat(300));
    for (name, fault) in [
        ("", json!("Empty")),
        (" \t ", json!("Empty")),
        (long.as_str(), json!({ "TooLong": 200 })),
        (longer.as_str(), json!({ "TooLong": 200 })),
        ("a\u{0}b", json!("Control")),
        ("a\nb", json!("Control")),
        ("a\u{7f}b", json!("Control")),
        ("invoice\u{202e}fdp.exe", json!("Bidi")),
        ("a\u{2066}b", json!("Bidi")),
    ] {
        let link = json!({ "folder": null, "name": name, "url": "https://a.example", "groups": [everyone] });
        for (door, arguments) in [
            ("library/add_folder", json!({ "new": { "parent": null, "name": name, "description": "" } })),
            ("library/add_link", json!({ "new": link })),
            ("library/edit", json!({ "item": item, "version": 1, "name": name, "description": "" })),
            ("partners/save_group", json!({ "group": null, "name": name, "members": [] })),
            ("partners/create", json!({ "facts": { "name": name, "code": "abc", "city": "", "website": "", "phone": "" } })),
            ("partners/invite", json!({ "partner": northwind, "name": name, "email": "a@b.example", "role": "partner_member" })),
        ] {
            let (status, told) = admin.told(door, arguments).await;
            assert_eq!((status, &told["Refused"]["Because"]["Name"]), (422, &fault), "{door} {name:?}: {told}");
        }
        let form =
            admin.form("/marketing/library", &[("partner", &northwind), ("intent", "other"), ("other", "Open"), ("name", name)]).await;
        assert!(form.headers().get("location").is_none(), "a campaign {name:?}");
        if !name.trim().is_empty() {
            let answer = admin.send("note.pdf", PDF, &[("groups", &everyone), ("name", name)]).await;
            assert_eq!(answer.status().as_u16(), 422, "an upload {name:?}");
        }
    }
    let (status, told) =
        admin.told("library/edit", json!({ "item": item, "version": 1, "name": "Academy", "description": "d".repeat(2_001) })).await;
    assert_eq!((status, &told["Refused"]["Because"]["Description"]), (422, &json!({ "TooLong": 2000 })));
    app.stop().await;
}

#[tokio::test]
async fn trust_9_the_path_in_a_file_name_is_dropped_and_nothing_is_written_where_it_points() {
    let app = TestApp::demo().await;
    let admin = app.person(Persona::AcmeAdmin).await;
    let everyone = admin.group_named("All partners").await;
    for (sent, kept) in [
        ("../../../../tmp/escape.pdf", "escape.pdf"),
        ("C:\\Users\\me\\deck.pdf", "deck.pdf"),
        ("/etc/cron.d/job.pdf", "job.pdf"),
        ("..pdf.pdf", "..pdf.pdf"),
        ("a?b#c%2f.pdf", "a?b#c%2f.pdf"),
    ] {
        let item = admin.upload(sent, PDF, &[("groups", &everyone)]).await;
        let page = admin.item(&item).await;
        assert_eq!(page["item"]["file"]["name"], kept);
        let path: String = kept.bytes().map(|byte| format!("%{byte:02X}")).collect();
        assert_eq!(admin.get(&format!("/files/{item}/1/{path}")).await.bytes().await.expect("bytes"), PDF, "{sent}");
    }
    assert!(!std::path::Path::new("/tmp/escape.pdf").exists());
    for sent in ["", ".", "..", "/", "folder/", ".pdf", "a\u{202e}b.pdf", "a\u{0}.pdf"] {
        let answer = admin.send(sent, PDF, &[("groups", &everyone)]).await;
        assert!(answer.status().is_client_error(), "{sent:?}: {}", answer.status());
    }
    super::whole(&app).await;
    app.stop().await;
}

#[tokio::test]
async fn d56_a_stale_save_is_told_who_saved_meanwhile() {
    let app = TestApp::demo().await;
    let [admin, member] = app.people([Persona::AcmeAdmin, Persona::AcmeMember]).await;
    let everyone = admin.group_named("All partners").await;
    let item = admin.link(None, "Academy", &[&everyone]).await;
    let save = |name: &str| json!({ "item": item, "version": 1, "name": name, "description": "Where to begin." });
    member.answer::<()>("library/edit", &save("Academy for partners")).await;
    let (status, told) = admin.told("library/edit", save("Academy 2027")).await;
    assert_eq!((status, &told["Refused"]["Because"]), (422, &json!({ "Stale": { "by": "Tom Okafor" } })));
    let page: Value = admin.item(&item).await;
    assert_eq!((&page["item"]["name"], &page["description"]), (&json!("Academy for partners"), &json!("Where to begin.")));
    app.stop().await;
}
