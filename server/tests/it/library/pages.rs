//! The pages of folders as the server writes them: what there is of tree, archive and long lists before a script runs.

use crate::support::{Persona, TestApp, fresh};
use serde_json::{Value, json};

/// The lines of the tree on a page: level and name, and whether it is the folder of the page.
fn tree(page: &str) -> Vec<(u32, String, bool)> {
    let tags = page.split("<a ").skip(1).map(|rest| rest.split('>').next().unwrap_or_default());
    let lines = tags.filter(|tag| tag.contains("role=\"treeitem\""));
    let fact = |line: &str, name: &str| {
        let rest = line.split_once(&format!("{name}=\"")).map(|(_, rest)| rest);
        rest.and_then(|rest| rest.split('"').next()).unwrap_or_default().to_owned()
    };
    lines
        .map(|line| (fact(line, "aria-level").parse().expect("a level"), fact(line, "data-name"), fact(line, "aria-selected") == "true"))
        .collect()
}

#[tokio::test]
async fn s95_the_page_of_a_folder_carries_the_tree_unfolded_to_it() {
    let app = TestApp::demo().await;
    let [admin, owner] = app.people([Persona::AcmeAdmin, Persona::NorthwindOwner]).await;
    let outer = admin.folder(None, &fresh("Outer")).await;
    let inner = admin.folder(Some(&outer), "Inner").await;
    admin.folder(Some(&outer), "Side").await;
    admin.folder(Some(&inner), "Deep").await;
    let page = admin.text(&format!("/resources/folders/{inner}")).await;
    let lines = tree(&page);
    assert_eq!(lines[0], (1, "Resources".to_owned(), false));
    assert!(lines.contains(&(2, "Brand and logos".to_owned(), false)), "what stands beside the way is there: {lines:?}");
    assert!(!lines.iter().any(|(_, name, _)| name == "Logos"), "and is closed");
    let below: Vec<_> = lines.iter().filter(|(level, ..)| *level > 2).map(|(level, name, here)| (*level, name.as_str(), *here)).collect();
    assert_eq!(below, [(3, "Inner", true), (4, "Deep", false), (3, "Side", false)]);
    assert!(page.contains(&format!("data-folder=\"{outer}\"")), "a step of the breadcrumb takes what is dropped on it");
    assert!(!owner.text("/resources").await.contains("role=\"tree\""), "a partner has the list alone");
    app.stop().await;
}

#[tokio::test]
async fn b17_the_archived_view_is_the_vendors_alone() {
    let app = TestApp::demo().await;
    let [admin, owner] = app.people([Persona::AcmeAdmin, Persona::NorthwindOwner]).await;
    let northwind = admin.partner_named("Northwind").await;
    let group = admin.group(&fresh("Group"), &[&northwind]).await;
    let folder = admin.folder(None, &fresh("Folder")).await;
    admin.link(Some(&folder), "Stays in sight", &[&group]).await;
    let item = admin.link(Some(&folder), "Put away", &[&group]).await;
    let what = json!({ "These": { "folders": [], "items": [item] } });
    assert_eq!(admin.answer::<Value>("library/archive", &json!({ "what": what })).await["items"], 1);
    for (person, address, away, stays) in [
        (&admin, format!("/resources/folders/{folder}"), false, true),
        (&admin, format!("/resources/folders/{folder}?archived=1"), true, false),
        (&owner, format!("/resources/folders/{folder}"), false, true),
        (&owner, format!("/resources/folders/{folder}?archived=1"), false, true),
    ] {
        let page = person.text(&address).await;
        assert_eq!((page.contains("Put away"), page.contains("Stays in sight")), (away, stays), "{address}");
    }
    app.stop().await;
}

#[tokio::test]
async fn d42_a_name_in_the_windows_title_is_text_and_no_markup() {
    let app = TestApp::demo().await;
    let [admin] = app.people([Persona::AcmeAdmin]).await;
    let folder = admin.folder(None, "</title><meta http-equiv=refresh content=0>").await;
    let page = admin.text(&format!("/resources/folders/{folder}")).await;
    assert!(page.contains("<title>&lt;/title>&lt;meta http-equiv=refresh content=0> – Portico</title>"), "{page}");
    assert!(!page.contains("<meta http-equiv"), "{page}");
    app.stop().await;
}

#[tokio::test]
async fn d49_a_folder_is_shown_whole_up_to_a_thousand_rows() {
    let app = TestApp::demo().await;
    let [admin] = app.people([Persona::AcmeAdmin]).await;
    let group = admin.group(&fresh("Group"), &[]).await;
    let folder = admin.folder(None, &fresh("Folder")).await;
    for n in 0..52 {
        admin.link(Some(&folder), &format!("Link {n}"), &[&group]).await;
    }
    let rows = |page: String| page.matches("<tr data-key=").count();
    assert_eq!(rows(admin.text(&format!("/resources/folders/{folder}")).await), 50);
    let page = admin.text(&format!("/resources/folders/{folder}?size=1000")).await;
    assert!(page.contains("Show pages"), "and the way back");
    assert_eq!(rows(page), 52);
    app.stop().await;
}
