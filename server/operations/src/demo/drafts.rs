//! One campaign of the demo world was asked for in a conversation and has drafts, of which two were tweaked: as the built-in drafter
//! writes them.

use super::{
    making::{Filling, Making, known},
    world::{ACME, Campaign},
};
use crate::campaigns::{Company, Facts, write_pack};
use domain::{
    Moment,
    campaigns::{Answer, DraftKind, Length, Source, Tone, Tweak, default_questions},
    id::{CampaignId, ChatId, DraftId, PartnerId},
};
use store::{
    Error, Result,
    campaigns::{
        chats::{self, Saved},
        drafts::{self, NewVersion, While},
        questions,
    },
};

/// The campaign, by its partner and name.
const CAMPAIGN: (&str, &str) = ("northwind", "Warehouse to storefront");
const AUDIENCE: &str = "Operations managers at retailers with 5 to 50 shops";
const MESSAGING: &str = "A wrong count costs a sale in every second shop. Mention the free stock audit. Avoid cheap, best-in-class.";

impl Making<'_> {
    /// The conversation and the drafts, if it is this campaign.
    pub(super) async fn drafts(&mut self, filling: &Filling<'_>, campaign: &'static Campaign, id: CampaignId, days: i64) -> Result<()> {
        let partner = self.partner(filling.vendor.name, campaign.partner)?;
        if filling.vendor.name != ACME || (campaign.partner, campaign.name) != CAMPAIGN {
            return Ok(());
        }
        let (asked, written) = (self.ago(days, 1), self.ago(days, 2));
        self.conversation(filling, campaign, (id, partner), asked).await?;
        let facts = facts(filling, campaign)?;
        for (n, kind) in (0..).zip(DraftKind::ALL) {
            let draft = DraftId(self.ids.next());
            drafts::insert(self.tx, draft, filling.organisation, (id, kind), filling.member, asked).await?;
            self.version(filling, draft, kind, &facts, &Tweak::default(), 1, Moment(written.0 + n)).await?;
            let tweak = match kind {
                DraftKind::Email => Tweak { tone: Tone::Warm, length: Length::Short, ..Tweak::default() },
                DraftKind::Posts => Tweak { action: "Book a free stock audit".to_owned(), part: Some("x".to_owned()), ..Tweak::default() },
                _ => continue,
            };
            drafts::want(self.tx, draft, filling.organisation, &tweak, filling.member).await?;
            let at = self.ago(days - 1, 4 + n);
            self.version(filling, draft, kind, &facts, &tweak, 2, at).await?;
        }
        Ok(())
    }

    async fn conversation(
        &mut self,
        filling: &Filling<'_>,
        campaign: &'static Campaign,
        (id, partner): (CampaignId, PartnerId),
        at: Moment,
    ) -> Result<()> {
        let (organisation, by, chat) = (filling.organisation, filling.member, ChatId(self.ids.next()));
        if questions::current(&mut *self.tx, organisation).await?.is_none() {
            questions::insert(self.tx, organisation, 1, &default_questions(), None, at).await?;
        }
        chats::insert(self.tx, chat, organisation, (partner, false), 1, by, at).await?;
        let told = [("name", campaign.name), ("intent", campaign.intent), ("audience", AUDIENCE), ("messaging", MESSAGING)];
        let answers = told.map(|(question, text)| Answer { question: question.to_owned(), values: vec![text.to_owned()] });
        let saved = Saved { answers: &answers, position: 4, what: "" };
        let done = chats::update(self.tx, chat, 1, saved, by, at).await? && chats::submit(self.tx, chat, 2, id, by, at).await?;
        if done { Ok(()) } else { Err(Error::Unreadable("demo: a conversation")) }
    }

    #[expect(clippy::too_many_arguments, reason = "one fact each")]
    async fn version(
        &mut self,
        filling: &Filling<'_>,
        draft: DraftId,
        kind: DraftKind,
        facts: &Facts,
        tweak: &Tweak,
        wish: i64,
        at: Moment,
    ) -> Result<()> {
        let written = write_pack("leads", kind, facts, tweak, wish.unsigned_abs());
        let written = written.map_err(|_| Error::Unreadable("demo: templates"))?;
        let parts = match drafts::list_versions(&mut *self.tx, draft, 1).await?.pop() {
            None => written,
            Some(before) => {
                let newer = |part: domain::campaigns::Part| written.iter().find(|new| new.key == part.key).cloned().unwrap_or(part);
                before.parts.into_iter().map(newer).collect()
            }
        };
        let new = NewVersion { parts: &parts, source: &Source::BuiltIn, note: "", by: Some(filling.member) };
        let number = drafts::insert_version(self.tx, draft, While::Wish(wish), new, at).await?;
        known(number, "demo: a version").map(|_| ())
    }
}

fn facts(filling: &Filling<'_>, campaign: &'static Campaign) -> Result<Facts> {
    let [does, proof, offer, _] = filling.vendor.brand.map(str::to_owned);
    let partner = known(filling.vendor.partners.iter().find(|partner| partner.code == campaign.partner), "demo: code of a partner")?;
    let wishes = domain::campaigns::guidelines(MESSAGING);
    Ok(Facts {
        vendor: Company { name: filling.vendor.name.to_owned(), does, offer, ..Company::default() },
        partner: Company {
            name: partner.name.to_owned(),
            city: partner.city.to_owned(),
            website: partner.website.to_owned(),
            phone: partner.phone.to_owned(),
            ..Company::default()
        },
        name: campaign.name.to_owned(),
        intent: campaign.intent.to_owned(),
        audience: AUDIENCE.to_owned(),
        proof,
        says: wishes.say,
        mentions: wishes.mention,
        avoid: wishes.avoid,
        style: wishes.style,
        ..Facts::default()
    })
}
