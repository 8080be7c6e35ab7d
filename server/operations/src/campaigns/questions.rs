//! The questions of the conversation, and who may have it (spec S15, S21-S24, D1, D3, D44).

use super::Campaigns;
use crate::{Base, audit, base::id, fault};
use domain::{
    Actor, Moment, Refusal,
    campaigns::{Change, Error, Question, QuestionSet, Use, changed, default_questions},
    id::OrganisationId,
};
use store::{Tx, campaigns::questions::Set};

/// The questions as they are now; version 0 when nobody asked or changed one yet.
pub(super) async fn current(base: &Base, organisation: OrganisationId) -> Result<Set, Refusal<Error>> {
    if let Some(set) = store::campaigns::questions::current(&base.db, organisation).await.map_err(fault)? {
        return Ok(set);
    }
    let intents = store::campaigns::list_intents(&base.db, organisation).await.map_err(fault)?;
    let mut questions = default_questions();
    if intents.len() > 1 {
        questions.iter_mut().filter(|question| question.uses == Use::Intent).for_each(|question| question.choices.clone_from(&intents));
    }
    Ok(Set { version: 0, questions, changed_by: None })
}

impl Campaigns {
    /// The questions, as settings show them; for vendor people (spec S21-S24).
    ///
    /// # Errors
    /// `NotFound` for partners' people.
    pub async fn questions(&self, actor: &Actor) -> Result<QuestionSet, Refusal<Error>> {
        actor.reads_as_vendor()?;
        let set = current(&self.0, actor.organisation).await?;
        let partners_ask = store::campaigns::questions::partners_ask(&self.0.db, actor.organisation).await.map_err(fault)?;
        Ok(QuestionSet { version: set.version, questions: set.questions, changed_by: set.changed_by, partners_ask })
    }

    /// Changes the questions from the next conversation on; for admins. The choices of the intent are the organisation's intents
    /// (spec S21-S24, D1, D3).
    ///
    /// # Errors
    /// `Stale` when somebody changed them since that version; what is wrong with a question.
    pub async fn change_questions(&self, actor: &Actor, version: i64, change: Change) -> Result<QuestionSet, Refusal<Error>> {
        let cause = actor.admin()?;
        let (base, organisation) = (&self.0, actor.organisation);
        let now = base.now();
        let fresh = format!("q-{}", id().simple());
        let before = current(base, organisation).await?;
        // the first version is only written down when somebody begins a conversation: it is no change
        let same = before.version == version || (version == 0 && before.version == 1 && before.changed_by.is_none());
        let stale = |by: Option<String>| Refusal::Because(Error::Stale { by: by.unwrap_or_default(), what: String::new() });
        if !same {
            return Err(stale(before.changed_by));
        }
        let detail = detail(&before.questions, &change);
        let next = changed(&before.questions, change, &fresh).map_err(Refusal::Because)?;
        let mut tx = base.db.begin(&cause).await.map_err(fault)?;
        store::organisations::hold(&mut tx, organisation).await.map_err(fault)?;
        store::campaigns::questions::insert(&mut tx, organisation, before.version + 1, &next, Some(actor.person), now)
            .await
            .map_err(|error| if error.is_unique("question_sets") { stale(None) } else { fault(error) })?;
        put_intents(&mut tx, organisation, &next).await?;
        audit::write(&mut tx, organisation, "campaigns.change_questions", organisation.0, "Agent questions", detail, now).await?;
        tx.commit().await.map_err(fault)?;
        self.questions(actor).await
    }

    /// Lets partners' people ask for campaigns of their own company, or not; for admins (spec D44).
    ///
    /// # Errors
    /// `NotFound` for everybody but admins.
    pub async fn let_partners_ask(&self, actor: &Actor, allowed: bool) -> Result<(), Refusal<Error>> {
        let cause = actor.admin()?;
        let (now, organisation) = (self.0.now(), actor.organisation);
        let mut tx = self.0.db.begin(&cause).await.map_err(fault)?;
        store::organisations::hold(&mut tx, organisation).await.map_err(fault)?;
        store::campaigns::questions::put_partners_ask(&mut tx, organisation, allowed).await.map_err(fault)?;
        let detail = if allowed { "on" } else { "off" }.to_owned();
        audit::write(&mut tx, organisation, "campaigns.let_partners_ask", organisation.0, "Partners ask for campaigns", detail, now)
            .await?;
        tx.commit().await.map_err(fault)
    }

    /// Whether this actor may ask for a campaign (spec D44).
    ///
    /// # Errors
    /// `Unavailable` or `Fault`.
    pub async fn may_ask(&self, actor: &Actor) -> Result<bool, Refusal<Error>> {
        match actor.scope().partner() {
            None => Ok(true),
            Some(_) => store::campaigns::questions::partners_ask(&self.0.db, actor.organisation).await.map_err(fault),
        }
    }
}

/// Writes the first version down, so that a conversation has one to keep; tells the version.
pub(super) async fn settle(tx: &mut Tx, organisation: OrganisationId, set: &Set, now: Moment) -> Result<i64, Refusal<Error>> {
    if set.version > 0 {
        return Ok(set.version);
    }
    // the turn is held: whoever was quicker is seen here
    if let Some(there) = store::campaigns::questions::current(&mut *tx, organisation).await.map_err(fault)? {
        return Ok(there.version);
    }
    store::campaigns::questions::insert(tx, organisation, 1, &set.questions, None, now).await.map_err(fault)?;
    Ok(1)
}

async fn put_intents(tx: &mut Tx, organisation: OrganisationId, questions: &[Question]) -> Result<(), Refusal<Error>> {
    let Some(intent) = questions.iter().find(|question| question.uses == Use::Intent) else { return Ok(()) };
    if store::campaigns::list_intents(&mut *tx, organisation).await.map_err(fault)? == intent.choices {
        return Ok(());
    }
    store::campaigns::remove_intents(tx, organisation).await.map_err(fault)?;
    for (position, choice) in (0..).zip(&intent.choices) {
        store::campaigns::insert_intent(tx, id(), organisation, choice, position).await.map_err(fault)?;
    }
    Ok(())
}

/// What a change was, with the wording of its question.
fn detail(questions: &[Question], change: &Change) -> String {
    let wording =
        |id: &str| questions.iter().find(|question| question.id == id).map(|question| question.wording.trim()).unwrap_or_default();
    match change {
        Change::Add(question) => format!("added: {}", question.wording.trim()),
        Change::Edit(question) => format!("edited: {}", question.wording.trim()),
        Change::Move(id, to) => format!("moved to place {}: {}", to.saturating_add(1), wording(id)),
        Change::Remove(id) => format!("removed: {}", wording(id)),
        Change::Reset => "reset to defaults".to_owned(),
    }
}
