//! What people of a test ask for: conversations, submitted campaigns, drafts; all through the doors.

use super::{Person, fresh, until};
use serde_json::{Value, json};

impl Person {
    /// Begins a conversation for a partner.
    pub async fn chat(&self, partner: &str) -> String {
        self.answer("campaigns/begin_chat", &json!({ "partner": partner })).await
    }

    /// Answers a question; tells the conversation.
    pub async fn say(&self, chat: &str, version: i64, question: &str, values: &[&str]) -> Value {
        self.answer("campaigns/answer", &json!({ "chat": chat, "version": version, "question": question, "values": values })).await
    }

    /// A conversation with everything answered, and its version.
    pub async fn answered(&self, partner: &str) -> (String, i64) {
        let chat = self.chat(partner).await;
        let name = fresh("Spring shelves");
        let answers = [
            ("name", name.as_str()),
            ("intent", "Generate leads"),
            ("audience", "Buyers at garden centres"),
            ("messaging", "A wrong count costs the season. Mention the 14-day trial. Avoid cheap."),
        ];
        let mut version = 1;
        for (question, answer) in answers {
            version = self.say(&chat, version, question, &[answer]).await["version"].as_i64().expect("a version");
        }
        (chat, version)
    }

    /// A campaign that was asked for.
    pub async fn submitted(&self, partner: &str) -> String {
        let (chat, version) = self.answered(partner).await;
        self.answer("campaigns/submit", &json!({ "chat": chat, "version": version })).await
    }

    /// The drafts of a campaign.
    pub async fn drafts(&self, campaign: &str) -> Vec<Value> {
        self.answer("campaigns/drafts", &json!({ "campaign": campaign })).await
    }

    /// A draft of a kind, of a campaign, once it has this version and nothing is on its way.
    pub async fn draft_of(&self, campaign: &str, kind: &str, version: i64) -> Value {
        until(&format!("version {version} of {kind} is written"), || async {
            let drafts = self.drafts(campaign).await;
            drafts.into_iter().find(|draft| draft["kind"] == kind && draft["version"] == version && draft["state"] == "ready")
        })
        .await
    }

    /// The id of a draft that is written, of a new campaign.
    pub async fn draft(&self, partner: &str, kind: &str) -> String {
        let campaign = self.submitted(partner).await;
        self.draft_of(&campaign, kind, 1).await["id"].as_str().expect("an id").to_owned()
    }
}
