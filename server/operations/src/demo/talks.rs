//! A conversation of Acme Software's that stands half way.

use super::{
    making::{Making, known},
    world::{ACME, VENDORS},
};
use domain::{
    campaigns::{Answer, default_questions},
    id::ChatId,
};
use store::{
    Result,
    campaigns::{
        chats::{self, Saved},
        questions,
    },
};

/// The partner it is for.
const PARTNER: &str = "larkspur";
/// What was answered, question by question.
const SAID: [(&str, &str); 2] = [("name", "Spring shelves, live"), ("intent", "Promote a product")];
/// The version of the questions that everybody begins with.
const SET: i64 = 1;

impl Making<'_> {
    /// The conversation; last, so that the ids of everything else stay as they are.
    pub async fn talks(&mut self) -> Result<()> {
        let organisation = known(self.vendors.get(ACME).copied(), "demo: name of a vendor")?;
        let (partner, by) = (self.partner(ACME, PARTNER)?, self.person(VENDORS[0].member)?);
        let (chat, at) = (ChatId(self.ids.next()), self.ago(1, 5));
        if questions::current(&mut *self.tx, organisation).await?.is_none() {
            questions::insert(self.tx, organisation, SET, &default_questions(), None, at).await?;
        }
        chats::insert(self.tx, chat, organisation, (partner, false), SET, by, at).await?;
        let answers = SAID.map(|(question, text)| Answer { question: question.to_owned(), values: vec![text.to_owned()] });
        let saved = Saved { answers: &answers, position: 2, what: "What is it for?" };
        known(chats::update(self.tx, chat, 1, saved, by, at).await?.then_some(()), "demo: a conversation")
    }
}
