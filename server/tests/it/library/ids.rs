//! Ids that lead nowhere for the one who asks: unknown, foreign, of another kind, all the same (spec S36, D46).

use super::met;
use crate::support::{Persona, TestApp, fresh};
use serde_json::json;

#[tokio::test]
async fn d46_unknown_foreign_and_other_kinds_of_ids_are_answered_alike() {
    let app = TestApp::demo().await;
    let [admin, owner, bluefin, globex] =
        app.people([Persona::AcmeAdmin, Persona::NorthwindOwner, Persona::BluefinOwner, Persona::GlobexAdmin]).await;
    let made = admin.campaign_with_asset().await;
    admin.approve(&made.id).await;
    let northwind = admin.partner_named("Northwind").await;
    let group = admin.group(&fresh("Group"), &[&northwind]).await;
    let folder = admin.folder(None, &fresh("Folder")).await;
    let link = admin.link(Some(&folder), "Academy", &[&group]).await;
    let never = "0193b0a0-0000-7000-8000-0000000000aa".to_owned();
    let nil = "00000000-0000-0000-0000-000000000000".to_owned();
    let kinds =
        [("campaign", &made.id), ("item", &made.item), ("folder", &folder), ("link", &link), ("partner", &northwind), ("group", &group)];
    let ask = json!({ "q": "", "sort": "name", "after": null, "size": 50 });
    for (door, own, arguments) in [
        ("campaigns/get", vec!["campaign"], json!({ "campaign": "ID" })),
        ("campaigns/approve_all", vec!["campaign"], json!({ "campaign": "ID" })),
        ("campaigns/go", vec!["campaign"], json!({ "campaign": "ID", "from": "approved", "to": "archived" })),
        ("library/item", vec!["item", "link"], json!({ "item": "ID" })),
        ("library/edit", vec!["item", "link"], json!({ "item": "ID", "version": 1, "name": "x", "description": "" })),
        ("library/remove", vec!["item", "link"], json!({ "item": "ID" })),
        ("library/associate", vec!["item", "link"], json!({ "item": "ID", "version": 1, "campaign": made.id })),
        ("library/clashes", vec!["folder"], json!({ "place": { "Resources": { "folder": "ID", "groups": [] } }, "names": ["x"] })),
        ("library/clashes", vec!["campaign"], json!({ "place": { "Campaign": "ID" }, "names": ["x"] })),
        ("library/retarget", vec![], json!({ "upload": "ID", "place": { "Campaign": made.id } })),
        ("library/browse", vec!["folder"], json!({ "folder": "ID", "ask": ask })),
        ("library/add_folder", vec!["folder"], json!({ "new": { "parent": "ID", "name": "x", "description": "" } })),
        ("partners/get", vec!["partner"], json!({ "partner": "ID" })),
        ("partners/remove_group", vec!["group"], json!({ "group": "ID", "replacement": null })),
    ] {
        let wrong = kinds.iter().filter(|(kind, _)| !own.contains(kind)).map(|(_, id)| *id).chain([&never, &nil]);
        for id in wrong {
            let arguments = serde_json::from_str(&arguments.to_string().replace("ID", id)).expect("JSON");
            assert_eq!(admin.told(door, arguments).await, (404, json!({ "Refused": "NotFound" })), "{door} {id}");
        }
        for (_, id) in kinds.iter().filter(|(kind, _)| own.contains(kind)) {
            for foreign in [&bluefin, &globex] {
                let arguments = serde_json::from_str(&arguments.to_string().replace("ID", id)).expect("JSON");
                assert_eq!(foreign.told(door, arguments).await, (404, json!({ "Refused": "NotFound" })), "{door} {id}");
            }
        }
    }
    // and as pages: one and the same, whatever is in the address
    for person in [&admin, &owner, &bluefin, &globex] {
        let nowhere = met(person, "/nowhere").await;
        for page in ["campaigns", "resources", "resources/folders", "assets", "partners"] {
            for id in [never.as_str(), nil.as_str(), "1", "%00", "x'--", "..%2f..", "0193B0A0-0000-7000-8000-0000000000AA"] {
                assert_eq!(met(person, &format!("/{page}/{id}")).await, nowhere, "/{page}/{id}");
            }
        }
        assert_eq!(met(person, &format!("/files/{never}/1/a.pdf")).await, nowhere);
    }
    app.stop().await;
}
