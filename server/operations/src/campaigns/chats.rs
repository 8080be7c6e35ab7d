//! Conversations that ask for a campaign: begun, answered one question at a time, submitted (spec S2, S14-S18, D44, D56).
//!
//! Every answer is one commit, so that a reload, another device or a restart goes on where one was.

use super::{Campaigns, drafts, questions, writing};
use crate::{
    Base, audit,
    base::id,
    fault,
    live::{Event, Seen},
};
use domain::{
    Actor, Refusal,
    campaigns::{
        Answers, Brief, Chat, ChatRow, Error, Question, Status, Use, answered, check_answer, may_submit, next_question, progress,
        with_answer,
    },
    id::{CampaignId, ChatId, PartnerId},
    text,
};
use serde_json::json;
use store::campaigns::chats::{self, Chat as Stored, Saved};

/// Conversations that are listed.
const LISTED: i64 = 50;
/// Earlier conversations that suggestions come from.
const EARLIER: i64 = 20;
/// Suggestions for a question.
const SUGGESTIONS: usize = 3;
/// The longest text that is suggested: a suggestion is chosen, not read.
const SUGGESTED: usize = 200;

impl Campaigns {
    /// The conversations that can be continued, the last first; for a partner's people those of their own company (spec S16, D44).
    ///
    /// # Errors
    /// `Unavailable` or `Fault`.
    pub async fn chats(&self, actor: &Actor) -> Result<Vec<ChatRow>, Refusal<Error>> {
        if !self.may_ask(actor).await? {
            return Ok(Vec::new());
        }
        let mut rows = Vec::new();
        for chat in chats::list(&self.0.db, actor.scope(), None, LISTED).await.map_err(fault)? {
            let asked = self.asked(actor, &chat).await?;
            let position = usize::try_from(chat.position).unwrap_or_default();
            rows.push(ChatRow {
                name: answered(&asked, &chat.answers, Use::Name).concat(),
                progress: progress(asked.len(), position),
                changed: self.0.stamp(chat.changed, &actor.zone),
                id: chat.id,
                partner: chat.partner,
                changed_by: chat.changed_by,
                campaign: chat.campaign,
            });
        }
        Ok(rows)
    }

    /// Begins a conversation for a partner; a partner's people for their own company, when the vendor lets them (spec S14, D44).
    ///
    /// # Errors
    /// `Partner` when it is no active partner of the vendor; `NotFound` when the vendor does not let partners ask.
    pub async fn begin_chat(&self, actor: &Actor, partner: Option<PartnerId>) -> Result<ChatId, Refusal<Error>> {
        let cause = actor.cause()?;
        self.allowed(actor).await?;
        let (base, organisation) = (&self.0, actor.organisation);
        let own = actor.scope().partner();
        let active = store::partners::list_active(&base.db, organisation).await.map_err(fault)?;
        let partner =
            own.or(partner).filter(|id| active.iter().any(|partner| partner.id == *id)).ok_or(Refusal::Because(Error::Partner))?;
        let set = questions::current(base, organisation).await?;
        let (chat, now) = (ChatId(id()), base.now());
        let mut tx = base.db.begin(&cause).await.map_err(fault)?;
        store::organisations::hold(&mut tx, organisation).await.map_err(fault)?;
        let version = questions::settle(&mut tx, organisation, &set, now).await?;
        chats::insert(&mut tx, chat, organisation, (partner, own.is_some()), version, actor.person, now).await.map_err(fault)?;
        let name = active.iter().find(|known| known.id == partner).map(|known| known.name.clone()).unwrap_or_default();
        audit::write(&mut tx, organisation, "campaigns.begin_chat", chat.0, &name, String::new(), now).await?;
        tx.commit().await.map_err(fault)?;
        Ok(chat)
    }

    /// A conversation, with what may be chosen instead of typed (spec S16, experience 41).
    ///
    /// # Errors
    /// `NotFound` when it is somebody else's.
    pub async fn chat(&self, actor: &Actor, chat: ChatId) -> Result<Chat, Refusal<Error>> {
        self.allowed(actor).await?;
        let found = chats::find(&self.0.db, chat, actor.scope()).await.map_err(fault)?.ok_or(Refusal::NotFound)?;
        let asked = self.asked(actor, &found).await?;
        let position = usize::try_from(found.position).unwrap_or_default().min(asked.len());
        let suggestions = match asked.get(position) {
            Some(question) if found.campaign.is_none() => self.suggestions(actor, &found, &asked, question).await?,
            _ => Vec::new(),
        };
        Ok(Chat {
            id: found.id,
            open: found.active && found.campaign.is_none(),
            questions: asked,
            position,
            suggestions,
            version: found.version,
            changed: self.0.stamp(found.changed, &actor.zone),
            partner: found.partner,
            answers: found.answers,
            changed_by: found.changed_by,
            campaign: found.campaign,
        })
    }

    /// Answers a question, the one that is due or an earlier one; without a value it is skipped (spec S16, D42, D56).
    ///
    /// # Errors
    /// `Answer` with what is wrong with it; `Stale` with who saved what since that version; `Submitted`; `Resting`.
    pub async fn answer(
        &self,
        actor: &Actor,
        chat: ChatId,
        version: i64,
        question: &str,
        values: &[String],
    ) -> Result<Chat, Refusal<Error>> {
        let (found, asked) = self.to_change(actor, chat, version).await?;
        let of = asked.iter().find(|known| known.id == question).ok_or(Refusal::Because(Error::Gone))?;
        let wrong = |fault| Refusal::Because(Error::Answer { question: question.to_owned(), fault });
        let values = check_answer(of, values).map_err(wrong)?;
        if of.uses == Use::Name {
            // a campaign's name is a name like any other
            text::name(&values.concat()).map_err(|fault| wrong(domain::campaigns::AnswerFault::Text(fault)))?;
        }
        let answers = with_answer(&found.answers, question, values);
        let position = next_question(&asked, &answers);
        self.save(actor, &found, &answers, position, &of.wording).await
    }

    /// Turns to an earlier question, or with as many as there are to the review; answers stay (spec S16).
    ///
    /// # Errors
    /// As `answer`; `Gone` for a question that is not reached yet.
    pub async fn turn_to(&self, actor: &Actor, chat: ChatId, version: i64, position: usize) -> Result<Chat, Refusal<Error>> {
        let (found, asked) = self.to_change(actor, chat, version).await?;
        if position > next_question(&asked, &found.answers) {
            return Err(Refusal::Because(Error::Gone));
        }
        let what = asked.get(position).map(|question| question.wording.clone()).unwrap_or_default();
        self.save(actor, &found, &found.answers, position, &what).await
    }

    /// Throws an open conversation away.
    ///
    /// # Errors
    /// `NotFound` when there is none.
    pub async fn drop_chat(&self, actor: &Actor, chat: ChatId) -> Result<(), Refusal<Error>> {
        let cause = actor.cause()?;
        self.allowed(actor).await?;
        let found = chats::find(&self.0.db, chat, actor.scope()).await.map_err(fault)?.ok_or(Refusal::NotFound)?;
        let now = self.0.now();
        let mut tx = self.0.db.begin(&cause).await.map_err(fault)?;
        store::organisations::hold(&mut tx, actor.organisation).await.map_err(fault)?;
        if !chats::remove(&mut tx, chat, actor.organisation).await.map_err(fault)? {
            return Err(Refusal::NotFound);
        }
        audit::write(&mut tx, actor.organisation, "campaigns.drop_chat", chat.0, &found.partner.name, String::new(), now).await?;
        tx.commit().await.map_err(fault)?;
        self.tell_chat(actor, &found, found.version + 1);
        Ok(())
    }

    /// "Submit": the campaign is there, in review, with its answers; its drafts are on their way and the team is told (spec S17, S18, D2).
    ///
    /// # Errors
    /// `Answer` with the first question that is open; `NameTaken`; `Stale`; `Submitted`; `Resting`.
    pub async fn submit(&self, actor: &Actor, chat: ChatId, version: i64) -> Result<CampaignId, Refusal<Error>> {
        let cause = actor.cause()?;
        let (found, asked) = self.to_change(actor, chat, version).await?;
        may_submit(&asked, &found.answers).map_err(Refusal::Because)?;
        let of = |uses| answered(&asked, &found.answers, uses).concat();
        let (name, intent) = (of(Use::Name), of(Use::Intent));
        let (campaign, organisation, now) = (CampaignId(id()), actor.organisation, self.0.now());
        let new = store::campaigns::NewCampaign {
            id: campaign,
            organisation,
            partner: found.partner.id,
            name: &name,
            intent: &intent,
            status: Status::InReview,
            by: Some(actor.person),
        };
        let mut tx = self.0.db.begin(&cause).await.map_err(fault)?;
        store::organisations::hold(&mut tx, organisation).await.map_err(fault)?;
        store::campaigns::insert(&mut tx, &new, now)
            .await
            .map_err(|error| if error.is_unique("campaigns") { Refusal::Because(Error::NameTaken) } else { fault(error) })?;
        if !chats::submit(&mut tx, chat, found.version, campaign, actor.person, now).await.map_err(fault)? {
            drop(tx);
            return Err(self.moved_on(actor, chat).await?);
        }
        drafts::begin(&mut tx, organisation, campaign, actor.person, now).await?;
        let notice = store::notices::TeamNotice {
            kind: "campaign",
            about: campaign.0,
            subject: &name,
            detail: &found.partner.name,
            by: actor.person.0,
        };
        store::notices::insert_team(&mut tx, id(), organisation, notice, now).await.map_err(fault)?;
        let detail = format!("{}, {intent}", found.partner.name);
        audit::write(&mut tx, organisation, "campaigns.submit", campaign.0, &name, detail, now).await?;
        tx.commit().await.map_err(fault)?;
        self.0.drafts.notify_one();
        self.tell_chat(actor, &found, found.version + 1);
        let data = json!({ "campaign": campaign, "name": name });
        self.0.live.tell(Event { seen: Seen::ByVendor(organisation), topic: "notices".to_owned(), name: "notice", data });
        Ok(campaign)
    }

    /// What was asked and answered for a campaign; nothing for one that was made by hand; for vendor people.
    ///
    /// # Errors
    /// `NotFound` for partners' people, and when there is no such campaign.
    pub async fn brief(&self, actor: &Actor, campaign: CampaignId) -> Result<Brief, Refusal<Error>> {
        actor.reads_as_vendor()?;
        store::campaigns::find(&self.0.db, campaign, actor.scope()).await.map_err(fault)?.ok_or(Refusal::NotFound)?;
        let Some(chat) = chats::find_of(&self.0.db, campaign, actor.organisation).await.map_err(fault)? else {
            return Ok(Brief::default());
        };
        let asked = self.asked(actor, &chat).await?;
        let values = |question: &Question| {
            let answer = chat.answers.iter().find(|answer| answer.question == question.id)?;
            let values: Vec<String> = answer.values.iter().map(|value| shown(question.kind, value)).collect();
            Some((question.wording.clone(), values)).filter(|(_, values)| !values.is_empty())
        };
        Ok(Brief { answers: asked.iter().filter_map(values).collect() })
    }

    /// Refuses whom the vendor does not let ask: for them there is no conversation.
    async fn allowed(&self, actor: &Actor) -> Result<(), Refusal<Error>> {
        if self.may_ask(actor).await? { Ok(()) } else { Err(Refusal::NotFound) }
    }

    async fn asked(&self, actor: &Actor, chat: &Stored) -> Result<Vec<Question>, Refusal<Error>> {
        asked(&self.0, actor.organisation, chat).await
    }

    /// A conversation that may be changed, as it was read at that version.
    async fn to_change(&self, actor: &Actor, chat: ChatId, version: i64) -> Result<(Stored, Vec<Question>), Refusal<Error>> {
        actor.cause::<Error>()?;
        self.allowed(actor).await?;
        let found = chats::find(&self.0.db, chat, actor.scope()).await.map_err(fault)?.ok_or(Refusal::NotFound)?;
        if found.campaign.is_some() || !found.active || found.version != version {
            return Err(because(found));
        }
        let asked = self.asked(actor, &found).await?;
        Ok((found, asked))
    }

    async fn save(
        &self,
        actor: &Actor,
        chat: &Stored,
        answers: &[domain::campaigns::Answer],
        position: usize,
        what: &str,
    ) -> Result<Chat, Refusal<Error>> {
        let cause = actor.cause()?;
        let saved = Saved { answers, position: i64::try_from(position).unwrap_or_default(), what };
        let now = self.0.now();
        let mut tx = self.0.db.begin(&cause).await.map_err(fault)?;
        store::organisations::hold(&mut tx, actor.organisation).await.map_err(fault)?;
        if !chats::update(&mut tx, chat.id, chat.version, saved, actor.person, now).await.map_err(fault)? {
            drop(tx);
            return Err(self.moved_on(actor, chat.id).await?);
        }
        audit::write(&mut tx, actor.organisation, "campaigns.answer", chat.id.0, &chat.partner.name, what.to_owned(), now).await?;
        tx.commit().await.map_err(fault)?;
        self.tell_chat(actor, chat, chat.version + 1);
        self.chat(actor, chat.id).await
    }

    async fn moved_on(&self, actor: &Actor, chat: ChatId) -> Result<Refusal<Error>, Refusal<Error>> {
        let now = chats::find(&self.0.db, chat, actor.scope()).await.map_err(fault)?;
        Ok(now.map_or(Refusal::NotFound, because))
    }

    fn tell_chat(&self, actor: &Actor, chat: &Stored, version: i64) {
        let organisation = actor.organisation;
        let seen = if chat.by_partner { Seen::ByPartner(organisation, chat.partner.id) } else { Seen::ByVendor(organisation) };
        self.0.live.tell(Event { seen, topic: format!("chat:{}", chat.id), name: "chat", data: json!({ "version": version }) });
    }

    /// From what this side answered for this partner before, and from the partner's facts: nothing of another partner's.
    async fn suggestions(
        &self,
        actor: &Actor,
        chat: &Stored,
        asked: &[Question],
        question: &Question,
    ) -> Result<Vec<String>, Refusal<Error>> {
        if question.kind.is_choice() && question.uses != Use::Intent {
            return Ok(Vec::new());
        }
        let mut found: Vec<String> = Vec::new();
        for earlier in chats::list(&self.0.db, actor.scope(), Some(chat.partner.id), EARLIER).await.map_err(fault)? {
            let asked = self.asked(actor, &earlier).await?;
            let same = asked.iter().find(|old| old.id == question.id || (old.uses == question.uses && question.uses != Use::Other));
            let said = same.and_then(|old| earlier.answers.iter().find(|answer| answer.question == old.id));
            // a name is taken once it was used
            found.extend(said.filter(|_| question.uses != Use::Name).map(|answer| answer.values.join(", ")));
        }
        if let Some(facts) = store::partners::find(&self.0.db, chat.partner.id, actor.organisation).await.map_err(fault)? {
            let vendor = store::organisations::name(&self.0.db, actor.organisation).await.map_err(fault)?.unwrap_or_default();
            let (page, _) = store::campaigns::brands::find(&self.0.db, chat.partner.id.0, actor.organisation).await.map_err(fault)?;
            let intent = answered(asked, &chat.answers, Use::Intent).concat();
            match question.uses {
                Use::Name if intent.is_empty() => found.push(format!("{} and {vendor}", facts.name)),
                Use::Name => found.push(format!("{}: {intent}", facts.name)),
                Use::Audience if !facts.city.is_empty() => found.push(format!("{}’s customers in and around {}", facts.name, facts.city)),
                Use::Audience => found.push(format!("{}’s customers", facts.name)),
                Use::Proof => found.push(page.brand.proof),
                Use::Action => found.push(page.brand.offer),
                Use::Link if !facts.website.is_empty() => found.push(facts.website),
                _ => {}
            }
        }
        let mut told: Vec<String> = Vec::new();
        for text in found {
            if !text.is_empty()
                && text.chars().count() <= SUGGESTED
                && check_answer(question, std::slice::from_ref(&text)).is_ok()
                && !told.contains(&text)
            {
                told.push(text);
            }
        }
        told.truncate(SUGGESTIONS);
        Ok(told)
    }
}

/// The questions a conversation began with.
pub(super) async fn asked(base: &Base, organisation: domain::id::OrganisationId, chat: &Stored) -> Result<Vec<Question>, Refusal<Error>> {
    let set = store::campaigns::questions::find(&base.db, organisation, chat.set).await.map_err(fault)?;
    Ok(set.map(|set| set.questions).unwrap_or_default())
}

/// An answer as people read it.
fn shown(kind: Answers, value: &str) -> String {
    match (kind, value) {
        (Answers::Date, day) => writing::facts::day(day),
        (Answers::YesNo, "yes") => "Yes".to_owned(),
        (Answers::YesNo, "no") => "No".to_owned(),
        (_, value) => value.to_owned(),
    }
}

/// Why a conversation is not changed.
fn because(chat: Stored) -> Refusal<Error> {
    let by = chat.changed_by.unwrap_or_default();
    Refusal::Because(match chat.campaign {
        Some(_) => Error::Submitted { by },
        None if !chat.active => Error::Resting { partner: chat.partner.name },
        None => Error::Stale { by, what: chat.changed_what },
    })
}
