//! The server functions of the conversation and of drafts, in the order of their addresses.

use super::{
    Door,
    call::{Call, World},
    rules::{About, Rule, Who, reads, writes},
};
use futures::future::BoxFuture;
use serde_json::{Value, json};

fn door(name: &'static str, rule: Rule, prepare: for<'a> fn(&'a World) -> BoxFuture<'a, Call>) -> Door {
    Door { name, rule, prepare }
}

pub fn doors() -> Vec<Door> {
    let mut doors = talk();
    doors.extend(drafts());
    doors.extend(settings());
    doors
}

fn talk() -> Vec<Door> {
    vec![
        door("POST /api/campaigns/answer", writes(Who::Vendor, About::Acme), |world| {
            Box::pin(async {
                let chat = world.admin.chat(&world.northwind).await;
                let all = json!({ "chat": chat, "version": 1, "question": "name", "values": ["Spring"] });
                Call::json("campaigns/answer", all).about(&chat)
            })
        }),
        // of all that exist, a partner is one's own active one or none
        door(
            "POST /api/campaigns/begin_chat",
            Rule::Told(["401", "401", "404", "422", "404", "404", "404", "403", "200", "200"]),
            |world| Box::pin(async { Call::json("campaigns/begin_chat", json!({ "partner": world.northwind })) }),
        ),
        door("POST /api/campaigns/brief", reads(Who::Vendor, About::Acme), |world| {
            Box::pin(async {
                let campaign = world.admin.submitted(&world.northwind).await;
                Call::json("campaigns/brief", json!({ "campaign": campaign })).about(&campaign)
            })
        }),
        door("POST /api/campaigns/chat", reads(Who::Vendor, About::Acme), |world| {
            Box::pin(async {
                let chat = world.admin.chat(&world.northwind).await;
                Call::json("campaigns/chat", json!({ "chat": chat })).about(&chat)
            })
        }),
        door("POST /api/campaigns/chats", reads(Who::Everybody, About::Own), |_| {
            Box::pin(async { Call::json("campaigns/chats", json!({})) })
        }),
        door("POST /api/campaigns/drop_chat", writes(Who::Vendor, About::Acme), |world| {
            Box::pin(async {
                let chat = world.admin.chat(&world.northwind).await;
                Call::json("campaigns/drop_chat", json!({ "chat": chat })).about(&chat)
            })
        }),
        door("POST /api/campaigns/may_ask", reads(Who::Everybody, About::Own), |_| {
            Box::pin(async { Call::json("campaigns/may_ask", json!({})) })
        }),
        door("POST /api/campaigns/submit", writes(Who::Vendor, About::Acme), |world| {
            Box::pin(async {
                let (chat, version) = world.admin.answered(&world.northwind).await;
                Call::json("campaigns/submit", json!({ "chat": chat, "version": version })).about(&chat)
            })
        }),
        door("POST /api/campaigns/turn_to", writes(Who::Vendor, About::Acme), |world| {
            Box::pin(async {
                let (chat, version) = world.admin.answered(&world.northwind).await;
                Call::json("campaigns/turn_to", json!({ "chat": chat, "version": version, "position": 0 })).about(&chat)
            })
        }),
    ]
}

/// A call about a draft that is written.
async fn of_draft(world: &World, verb: &str, more: Value) -> Call {
    let draft = world.admin.draft(&world.northwind, "posts").await;
    let mut all = json!({ "draft": draft });
    for (name, value) in more.as_object().into_iter().flatten() {
        all[name] = value.clone();
    }
    Call::json(verb, all).about(&draft)
}

fn drafts() -> Vec<Door> {
    vec![
        door("POST /api/campaigns/compare", reads(Who::Vendor, About::Acme), |world| {
            Box::pin(of_draft(world, "campaigns/compare", json!({ "older": 1, "newer": 1 })))
        }),
        door("POST /api/campaigns/draft", reads(Who::Vendor, About::Acme), |world| Box::pin(of_draft(world, "campaigns/draft", json!({})))),
        door("POST /api/campaigns/drafts", reads(Who::Vendor, About::Acme), |world| {
            Box::pin(async {
                let campaign = world.admin.submitted(&world.northwind).await;
                Call::json("campaigns/drafts", json!({ "campaign": campaign })).about(&campaign)
            })
        }),
        door("POST /api/campaigns/edit_draft", writes(Who::Vendor, About::Acme), |world| {
            let parts: Vec<Value> = ["linkedin", "x", "instagram"].iter().map(|key| json!({ "key": key, "text": "By hand." })).collect();
            Box::pin(of_draft(world, "campaigns/edit_draft", json!({ "version": 1, "parts": parts })))
        }),
        door("POST /api/campaigns/export_draft", writes(Who::Vendor, About::Acme), |world| {
            Box::pin(of_draft(world, "campaigns/export_draft", json!({ "form": "html" })))
        }),
        door("POST /api/campaigns/restore_draft", writes(Who::Vendor, About::Acme), |world| {
            Box::pin(of_draft(world, "campaigns/restore_draft", json!({ "version": 1, "older": 1 })))
        }),
        door("POST /api/campaigns/sent", reads(Who::Vendor, About::Acme), |world| Box::pin(of_draft(world, "campaigns/sent", json!({})))),
        door("POST /api/campaigns/similar", reads(Who::Vendor, About::Acme), |world| {
            Box::pin(async {
                let made = world.approved().await;
                Call::json("campaigns/similar", json!({ "campaign": made.id })).about(&made.id)
            })
        }),
        door("POST /api/campaigns/stop_draft", writes(Who::Vendor, About::Acme), |world| {
            Box::pin(of_draft(world, "campaigns/stop_draft", json!({})))
        }),
        door("POST /api/campaigns/tweak", writes(Who::Vendor, About::Acme), |world| {
            let tweak = json!({ "tone": "warm", "length": "short", "audience": "", "action": "", "emphasis": "", "part": null });
            Box::pin(of_draft(world, "campaigns/tweak", json!({ "tweak": tweak })))
        }),
        door("POST /api/campaigns/work", reads(Who::Vendor, About::Acme), |world| {
            Box::pin(async {
                let campaign = world.admin.submitted(&world.northwind).await;
                Call::json("campaigns/work", json!({ "campaign": campaign, "against": ["posts", 1] })).about(&campaign)
            })
        }),
        door("POST /api/campaigns/write_drafts", writes(Who::Vendor, About::Acme), |world| {
            Box::pin(async {
                let made = world.approved().await;
                Call::json("campaigns/write_drafts", json!({ "campaign": made.id })).about(&made.id)
            })
        }),
        door("POST /api/notices/team", reads(Who::Vendor, About::Own), |_| Box::pin(async { Call::json("notices/team", json!({})) })),
    ]
}

fn settings() -> Vec<Door> {
    vec![
        door("POST /api/campaigns/brand", reads(Who::Vendor, About::Own), |_| {
            Box::pin(async { Call::json("campaigns/brand", json!({ "partner": null })) })
        }),
        // the first version is everybody's, whether it was written down yet or not
        door("POST /api/campaigns/change_questions", writes(Who::Admin, About::Own), |_| {
            Box::pin(async { Call::json("campaigns/change_questions", json!({ "version": 0, "change": "Reset" })) })
        }),
        door("POST /api/campaigns/let_partners_ask", writes(Who::Admin, About::Own), |_| {
            Box::pin(async { Call::json("campaigns/let_partners_ask", json!({ "allowed": false })) })
        }),
        door("POST /api/campaigns/model", reads(Who::Admin, About::Own), |_| Box::pin(async { Call::json("campaigns/model", json!({})) })),
        door("POST /api/campaigns/pack", reads(Who::Admin, About::Own), |_| {
            Box::pin(async { Call::json("campaigns/pack", json!({ "pack": "leads" })) })
        }),
        door("POST /api/campaigns/questions", reads(Who::Vendor, About::Own), |_| {
            Box::pin(async { Call::json("campaigns/questions", json!({})) })
        }),
        door("POST /api/campaigns/save_brand", writes(Who::Admin, About::Own), |_| {
            let brand = json!({ "does": "keeps one stock count", "proof": "", "offer": "", "forbidden": "", "allowed": "" });
            Box::pin(
                async move { Call::json("campaigns/save_brand", json!({ "partner": null, "page": { "brand": brand, "version": 1 } })) },
            )
        }),
        door("POST /api/campaigns/save_pack", writes(Who::Admin, About::Own), |_| {
            Box::pin(async { Call::json("campaigns/save_pack", json!({ "pack": "leads", "text": "", "version": 0 })) })
        }),
        // no model is set up
        door("POST /api/campaigns/test_model", Rule::Told(["401", "401", "404", "404", "404", "404", "404", "403", "404", "404"]), |_| {
            Box::pin(async { Call::json("campaigns/test_model", json!({})) })
        }),
    ]
}
