//! Writing drafts: the job, the built-in drafter, and the model that may write in its place (spec S3, S20, D9, D47, B10).
//!
//! A job writes one version of one draft. It may end at any moment and begin again: the version and the end of the job are one commit,
//! and a wish that does not stand any more is written by nobody.

pub(super) mod facts;
mod model;
pub(super) mod packs;
pub(super) mod prompt;

pub use model::{Model, NoAddress};

use super::{Campaigns, drafts};
use crate::{Base, audit, fault};
use domain::{
    Actor, Cause, Refusal,
    campaigns::{Error, ModelFailure, ModelPage, Note, Part, Source, Tweak},
    id::{DraftId, OrganisationId},
    moment::DAY,
};
use facts::{Gathered, gather};
use serde_json::Value;
use std::time::Duration;
use store::{
    campaigns::drafts::{Draft, NewVersion, While},
    jobs::{Job, Lane},
};
use tokio::sync::mpsc;

/// How often what was written so far is kept, and it is looked whether it is still wanted.
const KEEP: Duration = Duration::from_secs(1);

/// Why writing ended without a version.
enum Ended {
    /// It is not wanted any more.
    Unwanted,
    /// Later it may work.
    Later(Refusal<Error>),
}

impl From<Refusal<Error>> for Ended {
    fn from(refusal: Refusal<Error>) -> Self {
        Self::Later(refusal)
    }
}

/// Writes drafts until the process ends, in a turn of their own: a model may take minutes.
pub(crate) async fn run(base: &Base) {
    loop {
        match next(base).await {
            Ok(Some(job)) => {
                if let Err(refusal) = work(base, &job).await {
                    tracing::warn!(?refusal, "how a draft went is written down later");
                }
                continue;
            }
            Ok(None) => {}
            Err(refusal) => tracing::warn!(?refusal, "drafts are written later"),
        }
        tokio::select! {
            () = base.drafts.notified() => {}
            () = tokio::time::sleep(KEEP) => {}
        }
    }
}

async fn next(base: &Base) -> Result<Option<Job>, Refusal<Error>> {
    if !store::jobs::any_due(&base.db, Lane::Drafts, base.now()).await.map_err(fault)? {
        return Ok(None);
    }
    let mut tx = base.db.begin(&Cause::system("draft")).await.map_err(fault)?;
    let job = store::jobs::claim(&mut tx, Lane::Drafts, 1, base.now()).await.map_err(fault)?.pop();
    tx.commit().await.map_err(fault)?;
    Ok(job)
}

async fn work(base: &Base, job: &Job) -> Result<(), Refusal<Error>> {
    match write(base, job).await {
        Ok(()) => Ok(()),
        Err(ended) => {
            let id = job.payload.parse::<DraftId>().ok().filter(|_| job.is_last_try());
            let given_up = match id {
                Some(id) => store::campaigns::drafts::find_wanted(&base.db, id).await.map_err(fault)?,
                None => None,
            };
            let mut tx = base.db.begin(&Cause::system("draft")).await.map_err(fault)?;
            match ended {
                Ended::Unwanted => store::jobs::done(&mut tx, job).await.map_err(fault)?,
                Ended::Later(refusal) => store::jobs::failed(&mut tx, job, &format!("{refusal:?}"), base.now()).await.map_err(fault)?,
            }
            // nobody waits for what does not come; it can be asked for again
            if let Some(draft) = &given_up {
                store::campaigns::drafts::stop(&mut tx, draft.id, draft.organisation).await.map_err(fault)?;
            }
            tx.commit().await.map_err(fault)?;
            if let Some(draft) = &given_up {
                drafts::tell(base, draft);
            }
            Ok(())
        }
    }
}

/// Writes what a job asks for.
async fn write(base: &Base, job: &Job) -> Result<(), Ended> {
    let id: DraftId = job.payload.parse().map_err(|_| Ended::Unwanted)?;
    let draft = store::campaigns::drafts::find_wanted(&base.db, id).await.map_err(fault::<Error>)?.ok_or(Ended::Unwanted)?;
    let campaign = store::campaigns::find_for_work(&base.db, draft.campaign, draft.organisation).await.map_err(fault::<Error>)?;
    let campaign = campaign.ok_or(Ended::Unwanted)?;
    let gathered = gather(base, draft.organisation, &campaign).await?;
    let current = match draft.version {
        0 => Vec::new(),
        newest => store::campaigns::drafts::find_version(&base.db, id, newest)
            .await
            .map_err(fault::<Error>)?
            .map(|old| old.parts)
            .unwrap_or_default(),
    };
    // a part can only be written anew where there are others to keep
    let tweak = Tweak { part: draft.wanted.part.clone().filter(|_| !current.is_empty()), ..draft.wanted.clone() };
    keep(base, job, &draft, "").await?;
    drafts::tell(base, &draft);
    let (written, source, note) = match &base.model {
        None => built_in(base, &draft, &gathered, &tweak, None).await?,
        Some(model) => match by_model(base, model, job, &draft, &gathered, &tweak, &current).await? {
            Ok(parts) => (parts, Source::Model(model.name().to_owned()), None),
            Err(failure) => built_in(base, &draft, &gathered, &tweak, Some(failure)).await?,
        },
    };
    let of = |&(key, _): &(&str, usize)| {
        let found = written.iter().chain(&current).find(|part| part.key == key);
        found.cloned().unwrap_or_else(|| Part { key: key.to_owned(), text: String::new() })
    };
    let parts: Vec<Part> = draft.kind.parts().iter().map(of).collect();
    let note = note.map(Note::stored).unwrap_or_default();
    let new = NewVersion { parts: &parts, source: &source, note: &note, by: draft.wanted_by };
    let now = base.now();
    let mut tx = base.db.begin(&Cause::system("draft")).await.map_err(fault::<Error>)?;
    store::organisations::hold(&mut tx, draft.organisation).await.map_err(fault::<Error>)?;
    if store::campaigns::drafts::insert_version(&mut tx, id, While::Wish(draft.wish), new, now).await.map_err(fault::<Error>)?.is_none() {
        return Err(Ended::Unwanted);
    }
    store::jobs::done(&mut tx, job).await.map_err(fault::<Error>)?;
    let detail = format!("{}, {}", draft.kind.as_str(), source.stored());
    audit::write(&mut tx, draft.organisation, "campaigns.draft", draft.campaign.0, &campaign.name, detail, now).await?;
    tx.commit().await.map_err(fault::<Error>)?;
    drafts::tell(base, &draft);
    Ok(())
}

/// What a drafter wrote: the parts that were wanted, who wrote them, what there is to know.
type Written = (Vec<Part>, Source, Option<Note>);

/// By templates: the vendor's own, or where they cannot be used the built-in ones.
async fn built_in(base: &Base, draft: &Draft, gathered: &Gathered, tweak: &Tweak, failure: Option<ModelFailure>) -> Result<Written, Ended> {
    let pack = packs::pack_for(&gathered.facts.intent);
    let own = store::campaigns::templates::find(&base.db, draft.organisation, pack).await.map_err(fault::<Error>)?;
    let seed = u64::from_be_bytes(draft.id.0.as_bytes()[8..].try_into().unwrap_or_default()).wrapping_add(draft.wish.unsigned_abs());
    let by = |text: &str| packs::write(text, draft.kind, &gathered.facts, tweak, seed);
    let note = failure.map(Note::Instead);
    if let Some((text, _, _)) = own.filter(|(text, _, _)| !text.is_empty()) {
        match by(&text) {
            Ok(parts) => return Ok((parts, Source::BuiltIn, note)),
            Err((part, why)) => tracing::warn!(pack, part, why, "a vendor's own templates could not be used"),
        }
        let parts = by(packs::built_in(pack).unwrap_or_default()).map_err(unusable)?;
        return Ok((parts, Source::BuiltIn, note.or(Some(Note::BuiltInPack))));
    }
    Ok((by(packs::built_in(pack).unwrap_or_default()).map_err(unusable)?, Source::BuiltIn, note))
}

fn unusable((part, why): (String, String)) -> Ended {
    Ended::Later(Refusal::Because(Error::Template { part, why }))
}

/// By the model, word by word; an inner failure lets the built-in drafter write.
async fn by_model(
    base: &Base,
    model: &Model,
    job: &Job,
    draft: &Draft,
    gathered: &Gathered,
    tweak: &Tweak,
    current: &[Part],
) -> Result<Result<Vec<Part>, ModelFailure>, Ended> {
    let (system, user) = prompt::prompt(draft.kind, &gathered.facts, tweak, current);
    let body = model.body(&system, &user);
    if !affords(base, model, draft.organisation, &body).await? {
        return Ok(Err(ModelFailure::Budget));
    }
    let (sender, mut words) = mpsc::unbounded_channel::<String>();
    let mut asking = std::pin::pin!(model.ask(&body, move |word| {
        // the receiver lives as long as the asking
        let _ = sender.send(word.to_owned());
    }));
    let mut coming = String::new();
    let mut tick = tokio::time::interval(KEEP);
    let said = loop {
        tokio::select! {
            biased;
            Some(word) = words.recv() => {
                drafts::tell_words(base, draft, coming.len(), &word);
                coming.push_str(&word);
            }
            _ = tick.tick() => if let Err(ended) = keep(base, job, draft, &coming).await {
                // what was asked is paid, also when nobody wants it any more
                spend(base, &Cause::system("draft"), draft.organisation, model::cost(&body, &coming)).await?;
                return Err(ended);
            },
            said = &mut asking => break said,
        }
    };
    let cost = match &said {
        Ok(said) => said.tokens,
        Err(ModelFailure::Unreached) => 0,
        Err(_) => model::cost(&body, &coming),
    };
    spend(base, &Cause::system("draft"), draft.organisation, cost).await?;
    let parts = said.and_then(|said| prompt::parts(draft.kind, tweak, &said.text).ok_or(ModelFailure::Wrong));
    if let Err(failure) = &parts {
        tracing::warn!(draft = %draft.id, failure = failure.as_str(), "the model wrote nothing; the built-in drafter does");
    }
    Ok(parts)
}

/// Whether an organisation may still ask this today.
async fn affords(base: &Base, model: &Model, organisation: OrganisationId, body: &Value) -> Result<bool, Refusal<Error>> {
    let day = base.now().0.div_euclid(DAY);
    let used = store::campaigns::brands::used_tokens(&base.db, organisation, day).await.map_err(fault)?;
    Ok(used + Model::estimate(body) <= model.budget)
}

/// Takes tokens from what an organisation may use today, however the asking went.
async fn spend(base: &Base, cause: &Cause, organisation: OrganisationId, tokens: i64) -> Result<(), Refusal<Error>> {
    let mut tx = base.db.begin(cause).await.map_err(fault)?;
    store::campaigns::brands::use_tokens(&mut tx, organisation, base.now().0.div_euclid(DAY), tokens).await.map_err(fault)?;
    tx.commit().await.map_err(fault)
}

/// Keeps what was written so far and holds the job; ends the writing when it is not wanted any more.
async fn keep(base: &Base, job: &Job, draft: &Draft, coming: &str) -> Result<(), Ended> {
    let mut tx = base.db.begin(&Cause::system("draft")).await.map_err(fault::<Error>)?;
    let wanted = store::campaigns::drafts::update_coming(&mut tx, draft.id, draft.wish, coming).await.map_err(fault::<Error>)?;
    store::jobs::renew(&mut tx, job, base.now()).await.map_err(fault::<Error>)?;
    tx.commit().await.map_err(fault::<Error>)?;
    if wanted { Ok(()) } else { Err(Ended::Unwanted) }
}

impl Campaigns {
    /// The model that is set up, what it may cost, and exactly what is sent to it; for admins (spec D57).
    ///
    /// # Errors
    /// `NotFound` for everybody but admins.
    pub async fn model(&self, actor: &Actor) -> Result<ModelPage, Refusal<Error>> {
        actor.reads_as_admin()?;
        let Some(model) = &self.0.model else { return Ok(ModelPage::default()) };
        let day = self.0.now().0.div_euclid(DAY);
        let used = store::campaigns::brands::used_tokens(&self.0.db, actor.organisation, day).await.map_err(fault)?;
        let (system, user) = prompt::example();
        let sent = serde_json::to_string_pretty(&model.body(&system, &user)).unwrap_or_default();
        let (address, name) = (model.address().to_owned(), model.name().to_owned());
        Ok(ModelPage { address, name, has_key: model.has_key(), budget: model.budget, used, sent })
    }

    /// Asks the model for one word: the test button; for admins. Nothing of anybody is sent (spec D57).
    ///
    /// # Errors
    /// `NotFound` when none is set up. What the model did wrong is the answer inside.
    pub async fn test_model(&self, actor: &Actor) -> Result<Option<ModelFailure>, Refusal<Error>> {
        // it costs tokens, though it changes nothing
        let cause = actor.admin::<Error>()?;
        let model = self.0.model.as_ref().ok_or(Refusal::NotFound)?;
        let body = model.body("Answer with one word.", "Are you there?");
        if !affords(&self.0, model, actor.organisation, &body).await? {
            return Ok(Some(ModelFailure::Budget));
        }
        let mut heard = String::new();
        let said = model.ask(&body, |word| heard.push_str(word)).await;
        let cost = match &said {
            Ok(said) => said.tokens,
            Err(ModelFailure::Unreached) => 0,
            Err(_) => model::cost(&body, &heard),
        };
        spend(&self.0, &cause, actor.organisation, cost).await?;
        Ok(said.err())
    }

    /// Exactly what would be sent for a draft as it is wanted now; nothing without a model; for vendor people (spec D9).
    ///
    /// # Errors
    /// `NotFound` when there is no such draft.
    pub async fn sent(&self, actor: &Actor, draft: DraftId) -> Result<String, Refusal<Error>> {
        actor.reads_as_vendor()?;
        let found = store::campaigns::drafts::find(&self.0.db, draft, actor.organisation).await.map_err(fault)?.ok_or(Refusal::NotFound)?;
        let Some(model) = &self.0.model else { return Ok(String::new()) };
        let (_, gathered) = self.gathered(actor, found.campaign).await?;
        let current = store::campaigns::drafts::find_version(&self.0.db, draft, found.version).await.map_err(fault)?;
        let (system, user) = prompt::prompt(found.kind, &gathered.facts, &found.wanted, &current.map(|old| old.parts).unwrap_or_default());
        Ok(serde_json::to_string_pretty(&model.body(&system, &user)).unwrap_or_default())
    }
}
