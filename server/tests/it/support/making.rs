//! What the people of a test make: campaigns, assets, folders, links, groups, partners; all through the doors.

use super::{Person, Persona, TestApp};
use reqwest::StatusCode;
use serde_json::{Value, json};
use std::{
    path::Path,
    sync::atomic::{AtomicU32, Ordering},
};

/// A small PDF: a head, and then whatever.
pub const PDF: &[u8] = b"%PDF-1.7\n1 0 obj << /Type /Catalog >> endobj\ntrailer << /Root 1 0 R >>\n%%EOF\n";

/// A name nobody has yet.
pub fn fresh(what: &str) -> String {
    static NEXT: AtomicU32 = AtomicU32::new(1);
    format!("{what} {}", NEXT.fetch_add(1, Ordering::Relaxed))
}

/// A media file of the demo world.
pub fn media(name: &str) -> Vec<u8> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("operations/demo");
    std::fs::read(folder.join(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
}

/// A campaign for Northwind with one asset.
pub struct Campaign {
    /// Its id.
    pub id: String,
    /// The asset.
    pub item: String,
    /// The asset's bytes, as an address.
    pub file: String,
}

impl Person {
    /// Makes a campaign with the form, for a partner of this id.
    pub async fn campaign(&self, partner: &str, name: &str) -> String {
        let fields = [("partner", partner), ("intent", "other"), ("other", "Open a shop together"), ("name", name)];
        let answer = self.form("/marketing/library", &fields).await;
        assert_eq!(answer.status(), StatusCode::SEE_OTHER, "the campaign {name} is made");
        let target = answer.headers()["location"].to_str().expect("an address").to_owned();
        target.strip_prefix("/campaigns/").expect("the campaign's page").to_owned()
    }

    /// Makes a campaign for Northwind with one asset that waits.
    pub async fn campaign_with_asset(&self) -> Campaign {
        let northwind = self.partner_named("Northwind").await;
        let id = self.campaign(&northwind, &fresh("Campaign")).await;
        let item = self.upload("one pager.pdf", PDF, &[("campaign", &id)]).await;
        let file = format!("/files/{item}/1/one%20pager.pdf");
        Campaign { id, item, file }
    }

    /// Approves everything in a campaign.
    pub async fn approve(&self, campaign: &str) -> u64 {
        self.answer("campaigns/approve_all", &json!({ "campaign": campaign })).await
    }

    /// Makes a folder.
    pub async fn folder(&self, parent: Option<&str>, name: &str) -> String {
        self.answer("library/add_folder", &json!({ "new": { "parent": parent, "name": name, "description": "" } })).await
    }

    /// Adds a link as a resource.
    pub async fn link(&self, folder: Option<&str>, name: &str, groups: &[&str]) -> String {
        let new = json!({ "folder": folder, "name": name, "url": "https://academy.acme.example", "groups": groups });
        self.answer("library/add_link", &json!({ "new": new })).await
    }

    /// The id of one of the organisation's groups.
    pub async fn group_named(&self, name: &str) -> String {
        let groups: Vec<Value> = self.answer("partners/groups", &json!({})).await;
        let found = groups.iter().find(|group| group["name"] == name).unwrap_or_else(|| panic!("no group {name}"));
        found["id"].as_str().expect("an id").to_owned()
    }

    /// Makes a group with these partners.
    pub async fn group(&self, name: &str, members: &[&str]) -> String {
        self.answer("partners/save_group", &json!({ "group": null, "name": name, "members": members })).await
    }

    /// Adds a partner.
    pub async fn partner(&self, name: &str) -> String {
        let facts = json!({ "name": name, "code": "", "city": "", "website": "", "phone": "" });
        self.answer("partners/create", &json!({ "facts": facts })).await
    }

    /// A page of Resources.
    pub async fn browse(&self, folder: Option<&str>, words: &str) -> Value {
        let ask = json!({ "q": words, "sort": "name", "after": null, "size": 200 });
        self.answer("library/browse", &json!({ "folder": folder, "ask": ask })).await
    }

    /// The campaigns this person sees, by name, with the assets counted in each.
    pub async fn campaigns(&self, words: &str) -> Vec<(String, i64)> {
        let ask = json!({ "q": words, "sort": "name", "after": null, "size": 200 });
        let page: Value = self.answer("campaigns/list", &json!({ "ask": ask, "partner": null })).await;
        page["rows"]
            .as_array()
            .into_iter()
            .flatten()
            .map(|row| (row["name"].as_str().unwrap_or_default().to_owned(), row["assets"].as_i64().unwrap_or_default()))
            .collect()
    }

    /// An item as its page gets it.
    pub async fn item(&self, item: &str) -> Value {
        self.answer("library/item", &json!({ "item": item })).await
    }

    /// Sends a server function something and tells status and JSON.
    pub async fn told(&self, door: &str, arguments: Value) -> (u16, Value) {
        let answer = self.call(door, &arguments).await;
        let status = answer.status().as_u16();
        (status, serde_json::from_str(&answer.text().await.expect("text")).unwrap_or_default())
    }
}

impl TestApp {
    /// Several of them at once.
    pub async fn people<const N: usize>(&self, personas: [Persona; N]) -> [Person; N] {
        let mut people = Vec::new();
        for persona in personas {
            people.push(self.person(persona).await);
        }
        people.try_into().unwrap_or_else(|_| unreachable!("as many as asked for"))
    }
}

/// The names in a list of rows.
pub fn names(rows: &Value) -> Vec<&str> {
    rows.as_array().into_iter().flatten().filter_map(|row| row["name"].as_str()).collect()
}
