//! The server functions, in the order of their addresses.

use super::{
    Door,
    call::{Call, World},
    rules::{About, Rule, Who, reads, writes},
};
use crate::support::fresh;
use futures::future::BoxFuture;
use serde_json::{Value, json};

fn facts(name: &str) -> Value {
    json!({ "name": name, "code": "", "city": "Utrecht", "website": "", "phone": "" })
}

fn ask() -> Value {
    json!({ "q": "", "sort": "name", "after": null, "size": 50 })
}

fn door(name: &'static str, rule: Rule, prepare: for<'a> fn(&'a World) -> BoxFuture<'a, Call>) -> Door {
    Door { name, rule, prepare }
}

pub fn doors() -> Vec<Door> {
    let mut doors = audit_and_campaigns();
    doors.extend(library());
    doors.extend(partners());
    doors
}

fn audit_and_campaigns() -> Vec<Door> {
    vec![
        door("POST /api/audit/list", reads(Who::Admin, About::Own), |_| {
            Box::pin(async { Call::json("audit/list", json!({ "before": null })) })
        }),
        door("POST /api/campaigns/approve_all", writes(Who::Vendor, About::Acme), |world| {
            Box::pin(async {
                let made = world.admin.campaign_with_asset().await;
                Call::json("campaigns/approve_all", json!({ "campaign": made.id })).about(&made.id)
            })
        }),
        door("POST /api/campaigns/get", reads(Who::Everybody, About::Northwind), |world| {
            Box::pin(async {
                let made = world.approved().await;
                Call::json("campaigns/get", json!({ "campaign": made.id })).about(&made.id)
            })
        }),
        door("POST /api/campaigns/go", writes(Who::Vendor, About::Acme), |world| {
            Box::pin(async {
                let made = world.approved().await;
                Call::json("campaigns/go", json!({ "campaign": made.id, "from": "approved", "to": "in_review" })).about(&made.id)
            })
        }),
        door("POST /api/campaigns/intents", reads(Who::Vendor, About::Own), |_| {
            Box::pin(async { Call::json("campaigns/intents", json!({})) })
        }),
        door("POST /api/campaigns/list", reads(Who::Everybody, About::Own), |_| {
            let ask = json!({ "q": "", "sort": "name", "after": null, "size": 50 });
            Box::pin(async move { Call::json("campaigns/list", json!({ "ask": ask, "partner": null })) })
        }),
        door("POST /api/campaigns/shared", reads(Who::Partner, About::Own), |_| {
            Box::pin(async { Call::json("campaigns/shared", json!({ "words": "" })) })
        }),
        door("POST /api/campaigns/shelves", reads(Who::Vendor, About::Own), |_| {
            Box::pin(async { Call::json("campaigns/shelves", json!({ "words": "", "at": "" })) })
        }),
    ]
}

fn library() -> Vec<Door> {
    vec![
        door("POST /api/library/add_folder", writes(Who::Vendor, About::Acme), |world| {
            Box::pin(async {
                let folder = world.admin.folder(None, &fresh("Folder")).await;
                let new = json!({ "parent": folder, "name": "Inside", "description": "" });
                Call::json("library/add_folder", json!({ "new": new })).about(&folder)
            })
        }),
        door("POST /api/library/add_link", writes(Who::Vendor, About::Acme), |world| {
            Box::pin(async {
                let folder = world.admin.folder(None, &fresh("Folder")).await;
                let groups = [world.group().await];
                let new = json!({ "folder": folder, "name": "Academy", "url": "https://acme.example", "groups": groups });
                Call::json("library/add_link", json!({ "new": new })).about(&folder)
            })
        }),
        door("POST /api/library/archive", writes(Who::Vendor, About::Acme), |world| {
            Box::pin(async {
                let item = world.link(None).await;
                let what = json!({ "These": { "folders": [], "items": [item] } });
                Call::json("library/archive", json!({ "what": what })).about(&item)
            })
        }),
        door("POST /api/library/associate", writes(Who::Vendor, About::Acme), |world| {
            Box::pin(async {
                let item = world.link(None).await;
                let made = world.approved().await;
                Call::json("library/associate", json!({ "item": item, "version": 1, "campaign": made.id })).about(&item)
            })
        }),
        door("POST /api/library/branch", reads(Who::Everybody, About::Northwind), |world| {
            Box::pin(async {
                let folder = world.admin.folder(None, &fresh("Folder")).await;
                world.link(Some(&folder)).await;
                Call::json("library/branch", json!({ "folder": folder })).about(&folder)
            })
        }),
        door("POST /api/library/browse", reads(Who::Everybody, About::Northwind), |world| {
            Box::pin(async {
                let folder = world.admin.folder(None, &fresh("Folder")).await;
                world.link(Some(&folder)).await;
                Call::json("library/browse", json!({ "folder": folder, "ask": ask() })).about(&folder)
            })
        }),
        door("POST /api/library/clashes", reads(Who::Vendor, About::Acme), |world| {
            Box::pin(async {
                let folder = world.admin.folder(None, &fresh("Folder")).await;
                let place = json!({ "Resources": { "folder": folder, "groups": [] } });
                Call::json("library/clashes", json!({ "place": place, "names": ["Academy"] })).about(&folder)
            })
        }),
        door("POST /api/library/contents", reads(Who::Vendor, About::Acme), |world| {
            Box::pin(async {
                let folder = world.admin.folder(None, &fresh("Folder")).await;
                Call::json("library/contents", json!({ "folder": folder })).about(&folder)
            })
        }),
        door("POST /api/library/edit", writes(Who::Vendor, About::Acme), |world| {
            Box::pin(async {
                let item = world.link(None).await;
                Call::json("library/edit", json!({ "item": item, "version": 1, "name": "New name", "description": "" })).about(&item)
            })
        }),
        door("POST /api/library/edit_folder", writes(Who::Vendor, About::Acme), |world| {
            Box::pin(async {
                let folder = world.admin.folder(None, &fresh("Folder")).await;
                let new = json!({ "folder": folder, "version": 1, "name": fresh("Folder"), "description": "" });
                Call::json("library/edit_folder", new).about(&folder)
            })
        }),
        door("POST /api/library/item", reads(Who::Everybody, About::Northwind), |world| {
            Box::pin(async {
                let made = world.approved().await;
                Call::json("library/item", json!({ "item": made.item })).about(&made.item)
            })
        }),
        door("POST /api/library/losing", reads(Who::Vendor, About::Acme), |world| {
            Box::pin(async {
                let item = world.link(None).await;
                let what = json!({ "These": { "folders": [], "items": [item] } });
                Call::json("library/losing", json!({ "what": what, "groups": [] })).about(&item)
            })
        }),
        door("POST /api/library/move_to", writes(Who::Vendor, About::Acme), |world| {
            Box::pin(async {
                let item = world.link(None).await;
                let folder = world.admin.folder(None, &fresh("Folder")).await;
                let what = json!({ "These": { "folders": [], "items": [item] } });
                Call::json("library/move_to", json!({ "what": what, "to": folder })).about(&item)
            })
        }),
        door("POST /api/library/path", reads(Who::Everybody, About::Northwind), |world| {
            Box::pin(async {
                let folder = world.admin.folder(None, &fresh("Folder")).await;
                world.link(Some(&folder)).await;
                Call::json("library/path", json!({ "folder": folder })).about(&folder)
            })
        }),
        door("POST /api/library/remove", writes(Who::Vendor, About::Acme), |world| {
            Box::pin(async {
                let made = world.approved().await;
                Call::json("library/remove", json!({ "item": made.item })).about(&made.item)
            })
        }),
        // an upload is its uploader's alone
        door("POST /api/library/retarget", Rule::Told(["401", "401", "404", "404", "404", "404", "404", "403", "404", "200"]), |world| {
            Box::pin(async {
                let upload = world.upload().await["/uploads/".len()..].to_owned();
                let campaign = world.admin.campaign(&world.northwind, &fresh("Campaign")).await;
                Call::json("library/retarget", json!({ "upload": upload, "place": { "Campaign": campaign } })).about(&upload)
            })
        }),
        door("POST /api/library/unfinished", reads(Who::Vendor, About::Own), |_| {
            Box::pin(async { Call::json("library/unfinished", json!({})) })
        }),
        door("POST /api/library/remove_folder", writes(Who::Vendor, About::Acme), |world| {
            Box::pin(async {
                let folder = world.admin.folder(None, &fresh("Folder")).await;
                Call::json("library/remove_folder", json!({ "folder": folder, "keep": false })).about(&folder)
            })
        }),
        door("POST /api/library/remove_many", writes(Who::Vendor, About::Acme), |world| {
            Box::pin(async {
                let item = world.link(None).await;
                let what = json!({ "These": { "folders": [], "items": [item] } });
                Call::json("library/remove_many", json!({ "what": what })).about(&item)
            })
        }),
        door("POST /api/library/set_groups", writes(Who::Vendor, About::Acme), |world| {
            Box::pin(async {
                let item = world.link(None).await;
                let what = json!({ "These": { "folders": [], "items": [item] } });
                let groups = [world.group().await];
                Call::json("library/set_groups", json!({ "what": what, "groups": groups })).about(&item)
            })
        }),
        // what is gone, or never was, is passed over by an undo
        door("POST /api/library/undo", writes(Who::Vendor, About::Own), |world| {
            Box::pin(async {
                let item = world.link(None).await;
                let places = json!([{ "folder": null, "folders": [], "items": [item] }]);
                Call::json("library/undo", json!({ "back": { "Places": places } }))
            })
        }),
        door("POST /api/library/unarchive", writes(Who::Vendor, About::Acme), |world| {
            Box::pin(async {
                let item = world.link(None).await;
                let what = json!({ "These": { "folders": [], "items": [item] } });
                Call::json("library/unarchive", json!({ "what": what })).about(&item)
            })
        }),
    ]
}

fn partners() -> Vec<Door> {
    vec![
        door("POST /api/partners/create", writes(Who::Admin, About::Own), |_| {
            Box::pin(async { Call::json("partners/create", json!({ "facts": facts(&fresh("Partner")) })) })
        }),
        door("POST /api/partners/get", reads(Who::Vendor, About::Acme), |world| {
            Box::pin(async { Call::json("partners/get", json!({ "partner": world.northwind })).about(&world.northwind) })
        }),
        door("POST /api/partners/groups", reads(Who::Vendor, About::Own), |_| Box::pin(async { Call::json("partners/groups", json!({})) })),
        door("POST /api/partners/invite", writes(Who::Admin, About::Acme), |world| {
            Box::pin(async {
                let partner = world.admin.partner(&fresh("Partner")).await;
                let who = json!({ "partner": partner, "name": "Ada", "email": "ada@partner.example", "role": "partner_owner" });
                Call::json("partners/invite", who).about(&partner)
            })
        }),
        door("POST /api/partners/list", reads(Who::Vendor, About::Own), |_| {
            Box::pin(async { Call::json("partners/list", json!({ "ask": ask(), "status": null })) })
        }),
        door("POST /api/partners/names", reads(Who::Vendor, About::Own), |_| Box::pin(async { Call::json("partners/names", json!({})) })),
        door("POST /api/partners/remove_group", writes(Who::Admin, About::Acme), |world| {
            Box::pin(async {
                let group = world.group().await;
                Call::json("partners/remove_group", json!({ "group": group, "replacement": null })).about(&group)
            })
        }),
        door("POST /api/partners/revoke", writes(Who::Admin, About::Acme), |world| {
            Box::pin(async {
                let partner = world.admin.partner(&fresh("Partner")).await;
                let who = json!({ "partner": partner, "name": "Ada", "email": "ada@partner.example", "role": "partner_owner" });
                world.admin.answer::<Option<String>>("partners/invite", &who).await;
                let page: Value = world.admin.answer("partners/get", &json!({ "partner": partner })).await;
                Call::json("partners/revoke", json!({ "partner": partner, "invitation": page["invited"][0]["id"] })).about(&partner)
            })
        }),
        door("POST /api/partners/suspend_contact", writes(Who::Admin, About::Acme), |world| {
            Box::pin(async {
                // somebody of the partner who does nothing else here, suspended and let in in turn
                let page: Value = world.admin.answer("partners/get", &json!({ "partner": world.northwind })).await;
                let lee = page["contacts"].as_array().into_iter().flatten().find(|row| row["email"] == "lee@northwind.example").cloned();
                let lee = lee.expect("Lee");
                let turned = lee["suspended"] != true;
                let who = json!({ "partner": world.northwind, "person": lee["person"], "suspended": turned });
                Call::json("partners/suspend_contact", who).about(&world.northwind)
            })
        }),
        door("POST /api/partners/save_group", writes(Who::Admin, About::Acme), |world| {
            Box::pin(async {
                let group = world.group().await;
                Call::json("partners/save_group", json!({ "group": group, "version": 1, "name": fresh("Group"), "members": [] }))
                    .about(&group)
            })
        }),
        door("POST /api/partners/set_status", writes(Who::Admin, About::Acme), |world| {
            Box::pin(async {
                let partner = world.admin.partner(&fresh("Partner")).await;
                Call::json("partners/set_status", json!({ "partner": partner, "from": "active", "to": "suspended" })).about(&partner)
            })
        }),
        door("POST /api/partners/update", writes(Who::Admin, About::Acme), |world| {
            Box::pin(async {
                let partner = world.admin.partner(&fresh("Partner")).await;
                let all = json!({ "partner": partner, "version": 1, "facts": facts(&fresh("Partner")) });
                Call::json("partners/update", all).about(&partner)
            })
        }),
        door("POST /api/unknown/function", Rule::Open("404"), |_| Box::pin(async { Call::json("unknown/function", json!({})) })),
    ]
}
