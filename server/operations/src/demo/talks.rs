//! Acme Software's conversations: one half way, and the one that a campaign in review came from.

use super::{
    making::{Making, known},
    world::{ACME, VENDORS},
};
use domain::{
    Moment,
    campaigns::{Answer, default_questions},
    id::{ChatId, OrganisationId, PartnerId},
};
use store::{Result, campaigns::chats::Saved};

/// The version of the questions that everybody begins with.
const SET: i64 = 1;

/// What was answered, question by question.
type Said = &'static [(&'static str, &'static str)];

const HALF_WAY: Said = &[("name", "Spring shelves, live"), ("intent", "Promote a product")];

const WHOLE: Said = &[
    ("name", COLD_CHAIN),
    ("intent", "Promote a product"),
    ("audience", "Quality managers of food wholesalers in northern Germany, 50 to 400 people."),
    ("messaging", "Mention the free cold chain check. Avoid prices."),
];

/// The campaign in review that was asked for in a conversation.
const COLD_CHAIN: &str = "Cold chain in real time";

impl Making<'_> {
    /// Both conversations; last, so that the ids of everything else stay as they are.
    pub async fn talks(&mut self) -> Result<()> {
        let organisation = known(self.vendors.get(ACME).copied(), "demo: name of a vendor")?;
        let began = self.ago(6, 1);
        store::campaigns::questions::insert(self.tx, organisation, SET, &default_questions(), None, began).await?;
        let (larkspur, bluefin) = (self.partner(ACME, "larkspur")?, self.partner(ACME, "bluefin")?);
        self.talk(organisation, larkspur, HALF_WAY, self.ago(1, 5)).await?;
        let chat = self.talk(organisation, bluefin, WHOLE, self.ago(4, 3)).await?;
        let made = known(self.campaigns.get(&(ACME, COLD_CHAIN)).copied(), "demo: name of a campaign")?;
        let by = self.person(VENDORS[0].member)?;
        store::campaigns::chats::submit(self.tx, chat, WHOLE.len() as i64 + 1, made, by, self.ago(4, 4)).await?;
        Ok(())
    }

    async fn talk(&mut self, organisation: OrganisationId, partner: PartnerId, said: Said, at: Moment) -> Result<ChatId> {
        let (chat, by) = (ChatId(self.ids.next()), self.person(VENDORS[0].member)?);
        store::campaigns::chats::insert(self.tx, chat, organisation, (partner, false), SET, by, at).await?;
        let mut answers = Vec::new();
        for (version, (question, value)) in (1..).zip(said) {
            answers.push(Answer { question: (*question).to_owned(), values: vec![(*value).to_owned()] });
            let saved = Saved { answers: &answers, position: version, what: question };
            store::campaigns::chats::update(self.tx, chat, version, saved, by, at).await?;
        }
        Ok(chat)
    }
}
