//! Notices: the outbox, and the job that empties it (spec D31, D47). The digest and notices inside the portal come with their
//! own steps.
//!
//! A mail is written in the transaction of its cause, whether a mail server is set up or not. The job sends it at least once:
//! after a crash between sending and writing that down it goes out a second time, under the same `Message-ID`.

mod mailer;
mod words;

pub use mailer::{Mailer, MailerFault};
pub(crate) use words::{Words, invitation, reset};

use crate::{Base, audit, base::id, fault};
use domain::{
    Actor, Cause, Moment, Refusal,
    id::{CampaignId, JobId, MailId, OrganisationId},
    notices::{Error, Kind, Mail, Outbox, State, TeamNotice},
    paging::{cursor, parse_cursor},
    text::Email,
};
use std::{sync::Arc, time::Duration};
use store::{
    Tx,
    jobs::{Job, Lane, MAIL},
    notices::{Letter, NewMail},
};
use uuid::Uuid;

/// Mails a page of the outbox has.
const PAGE: i64 = 50;
/// What stands beside a mail whose link was over before it went out.
const OVER: &str = "Its link was over before it could be sent.";
/// What stands beside a mail in whose place came another.
const REPLACED: &str = "A newer one took its place.";

/// The notices room.
#[derive(Clone)]
pub struct Notices(Arc<Base>);

impl Notices {
    pub(crate) fn new(base: Arc<Base>) -> Self {
        Self(base)
    }

    /// A page of the outbox, newest first, after a cursor; for admins. No link is ever in it (spec D31, D44).
    ///
    /// # Errors
    /// `NotFound` for everybody but admins.
    pub async fn outbox(&self, actor: &Actor, after: Option<&str>) -> Result<Outbox, Refusal<()>> {
        actor.reads_as_admin()?;
        let after = after.and_then(parse_cursor).and_then(|(at, id)| Some((Moment(at.parse().ok()?), id.parse::<Uuid>().ok()?)));
        let mut rows = store::notices::list(&self.0.db, actor.organisation, after, PAGE + 1).await.map_err(fault)?;
        let more = rows.len() as i64 > PAGE;
        rows.truncate(PAGE as usize);
        let next = if more { rows.last().map(|mail| cursor(&mail.created.0.to_string(), mail.id)) } else { None };
        let stamp = |at| self.0.stamp(at, &actor.zone);
        let mails = rows.into_iter().map(|mail| Mail {
            id: mail.id,
            kind: mail.kind,
            to: mail.to,
            subject: mail.subject,
            body: mail.body,
            state: mail.state,
            attempts: mail.attempts,
            error: mail.error,
            created: stamp(mail.created),
            sent: mail.sent.map(stamp),
        });
        Ok(Outbox { mails: mails.collect(), next, server: self.0.mailer.as_ref().map(Mailer::told), bucket: self.0.blobs.told() })
    }

    /// Sends a mail to the admin who asks, at once and past the outbox, and tells how it went; for admins (spec D57).
    ///
    /// # Errors
    /// `NoServer`; `NotSent` with the mail server's words; `NotFound` for everybody but admins.
    pub async fn test(&self, actor: &Actor) -> Result<(), Refusal<Error>> {
        let cause = actor.admin()?;
        let mailer = self.0.mailer.as_ref().ok_or(Refusal::Because(Error::NoServer))?;
        let person = store::accounts::find_person(&self.0.db, actor.person).await.map_err(fault)?.ok_or(Refusal::SignedOut)?;
        let (mail, now) = (MailId(id()), self.0.now());
        let Words { subject, body } = words::test(&person.name, &self.0.base_url);
        let letter = Letter {
            to_address: person.email,
            to_key: person.email_key,
            subject,
            body,
            link: String::new(),
            created_at: now.0,
            expires_at: now.0,
        };
        let went = mailer.send(mail, &letter).await;
        let detail = went.as_ref().map_or_else(|failure| failure.words.clone(), |()| "sent".to_owned());
        let mut tx = self.0.db.begin(&cause).await.map_err(fault)?;
        audit::write(&mut tx, actor.organisation, "notices.test", mail.0, &letter.to_address, detail, now).await?;
        tx.commit().await.map_err(fault)?;
        went.map_err(|failure| Refusal::Because(Error::NotSent(failure.words)))
    }

    /// What the vendor's team was told last, newest first; for vendor people (spec S18).
    ///
    /// # Errors
    /// `NotFound` for partners' people.
    pub async fn team(&self, actor: &Actor) -> Result<Vec<TeamNotice>, Refusal<()>> {
        actor.reads_as_vendor()?;
        let rows = store::notices::list_team(&self.0.db, actor.organisation, PAGE).await.map_err(fault)?;
        let told = |(kind, about, name, partner, by, at): store::notices::Told| {
            let notice = TeamNotice { campaign: CampaignId(about), name, partner, by, at: self.0.stamp(Moment(at), &actor.zone) };
            (kind == "campaign").then_some(notice)
        };
        Ok(rows.into_iter().filter_map(told).collect())
    }

    /// Lets a mail that failed wait for its turn again; for admins (spec D47).
    ///
    /// # Errors
    /// `NotFound` when it did not fail, when its link is over, and for everybody but admins.
    pub async fn again(&self, actor: &Actor, mail: MailId) -> Result<(), Refusal<()>> {
        let cause = actor.admin()?;
        let now = self.0.now();
        let mut tx = self.0.db.begin(&cause).await.map_err(fault)?;
        store::organisations::hold(&mut tx, actor.organisation).await.map_err(fault)?;
        if !store::notices::update_again(&mut tx, mail, actor.organisation, now).await.map_err(fault)? {
            return Err(Refusal::NotFound);
        }
        let letter = store::notices::find_waiting(&mut tx, mail).await.map_err(fault)?.ok_or(Refusal::NotFound)?;
        enqueue(&self.0, &mut tx, mail, now).await?;
        audit::write(&mut tx, actor.organisation, "notices.again", mail.0, &letter.subject, letter.to_address, now).await?;
        tx.commit().await.map_err(fault)
    }
}

/// A mail to be written.
pub(crate) struct Draft<'a> {
    /// The vendor whose admins see it in the outbox.
    pub organisation: Option<OrganisationId>,
    /// What it is for.
    pub kind: Kind,
    /// What it is about: one about the same that still waits is dropped.
    pub about: Uuid,
    /// To whom.
    pub to: &'a Email,
    /// What it says.
    pub words: Words,
    /// Its link.
    pub link: &'a str,
    /// Until when the link holds.
    pub expires: Moment,
}

/// Writes a mail in the transaction of its cause, in the place of an older one, and has it sent when there is a mail server.
pub(crate) async fn write<E>(base: &Base, tx: &mut Tx, draft: &Draft<'_>, now: Moment) -> Result<(), Refusal<E>> {
    take_back(tx, draft.kind, draft.about, draft.to, REPLACED).await?;
    let mail = MailId(id());
    let Words { subject, body } = &draft.words;
    let Draft { organisation, kind, about, to, link, expires, .. } = *draft;
    let new = NewMail { id: mail, organisation, kind, about, to, subject, body, link, expires };
    store::notices::insert(tx, &new, now).await.map_err(fault)?;
    enqueue(base, tx, mail, now).await
}

/// Takes back what still waits about something, and says why.
pub(crate) async fn take_back<E>(tx: &mut Tx, kind: Kind, about: Uuid, to: &Email, why: &str) -> Result<(), Refusal<E>> {
    store::notices::update_dropped(tx, kind, about, &to.key, why).await.map_err(fault)
}

async fn enqueue<E>(base: &Base, tx: &mut Tx, mail: MailId, now: Moment) -> Result<(), Refusal<E>> {
    if base.mailer.is_none() {
        return Ok(());
    }
    let key = mail.to_string();
    store::jobs::insert(tx, JobId(id()), MAIL, &key, &key, now).await.map_err(fault)
}

/// Forgets links that are over, and drops what still waited with one.
pub(crate) async fn sweep<E>(tx: &mut Tx, now: Moment) -> Result<(), Refusal<E>> {
    store::notices::update_over(tx, now, OVER).await.map_err(fault)
}

/// Sends mails until the process ends; without a mail server there is nothing to do.
pub(crate) async fn run(base: &Base) {
    let Some(mailer) = &base.mailer else {
        return;
    };
    if let Err(refusal) = resume(base).await {
        tracing::warn!(?refusal, "mails that waited already are sent later");
    }
    loop {
        match next(base).await {
            Ok(Some(job)) => {
                if let Err(refusal) = deliver(base, mailer, &job).await {
                    tracing::warn!(?refusal, "how a mail went is written down later");
                }
            }
            Ok(None) => tokio::time::sleep(Duration::from_secs(1)).await,
            Err(refusal) => {
                tracing::warn!(?refusal, "mails are sent later");
                tokio::time::sleep(Duration::from_secs(1)).await;
            }
        }
    }
}

/// What was written before there was a mail server gets its turn, too.
async fn resume(base: &Base) -> Result<(), Refusal<()>> {
    let waiting = store::notices::list_waiting(&base.db).await.map_err(fault)?;
    let mut tx = base.db.begin(&Cause::system("mail")).await.map_err(fault)?;
    let jobs: Vec<(JobId, String)> = waiting.iter().map(|mail| (JobId(id()), mail.to_string())).collect();
    store::jobs::insert_many(&mut tx, MAIL, &jobs, base.now()).await.map_err(fault)?;
    tx.commit().await.map_err(fault)
}

async fn next(base: &Base) -> Result<Option<Job>, Refusal<()>> {
    if !store::jobs::any_due(&base.db, Lane::Mails, base.now()).await.map_err(fault)? {
        return Ok(None);
    }
    let mut tx = base.db.begin(&Cause::system("mail")).await.map_err(fault)?;
    let job = store::jobs::claim(&mut tx, Lane::Mails, 1, base.now()).await.map_err(fault)?.pop();
    tx.commit().await.map_err(fault)?;
    Ok(job)
}

async fn deliver(base: &Base, mailer: &Mailer, job: &Job) -> Result<(), Refusal<()>> {
    let mail = job.payload.parse().map(MailId).map_err(|error| fault(std::io::Error::other(error)))?;
    let letter = store::notices::find_waiting(&base.db, mail).await.map_err(fault)?;
    let letter = letter.filter(|letter| letter.expires_at > base.now().0);
    let went = match &letter {
        Some(letter) => Some(mailer.send(mail, letter).await),
        None => None,
    };
    let now = base.now();
    let mut tx = base.db.begin(&Cause::system("mail")).await.map_err(fault)?;
    match went {
        None => {
            sweep(&mut tx, now).await?;
            store::jobs::done(&mut tx, job).await.map_err(fault)?;
        }
        Some(Ok(())) => {
            store::notices::update_sent(&mut tx, mail, now).await.map_err(fault)?;
            store::jobs::done(&mut tx, job).await.map_err(fault)?;
        }
        // the outbox shows it and offers another try: the job itself is over
        Some(Err(failure)) if failure.for_good || job.is_last_try() => {
            tracing::warn!(%mail, error = failure.words, "a mail was given up");
            store::notices::update_tried(&mut tx, mail, State::Failed, &failure.words).await.map_err(fault)?;
            store::jobs::done(&mut tx, job).await.map_err(fault)?;
        }
        Some(Err(failure)) => {
            tracing::warn!(%mail, error = failure.words, "a mail was not sent this time");
            store::notices::update_tried(&mut tx, mail, State::Waiting, &failure.words).await.map_err(fault)?;
            store::jobs::failed(&mut tx, job, &failure.words, now).await.map_err(fault)?;
        }
    }
    tx.commit().await.map_err(fault)
}
