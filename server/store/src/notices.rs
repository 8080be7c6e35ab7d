//! The outbox: every mail is written in the transaction of its cause (spec D31).

use crate::{Error, Result, Source, Tx};
use domain::{
    Moment,
    id::{MailId, OrganisationId},
    notices::{Kind, State},
    text::Email,
};
use uuid::Uuid;

/// A new mail.
#[derive(Clone, Debug)]
pub struct NewMail<'a> {
    /// Its id.
    pub id: MailId,
    /// The vendor whose admins see it in the outbox.
    pub organisation: Option<OrganisationId>,
    /// What it is for.
    pub kind: Kind,
    /// What it is about: a newer one about the same for the same receiver takes its place.
    pub about: Uuid,
    /// To whom.
    pub to: &'a Email,
    /// Its subject.
    pub subject: &'a str,
    /// Its text, without the link.
    pub body: &'a str,
    /// Its link.
    pub link: &'a str,
    /// Until when the link holds.
    pub expires: Moment,
}

/// A mail that waits, with its link.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Letter {
    /// To whom, as typed.
    pub to_address: String,
    /// To whom, with the domain in ASCII.
    pub to_key: String,
    /// Its subject.
    pub subject: String,
    /// Its text, without the link.
    pub body: String,
    /// Its link.
    pub link: String,
    /// When it was written, as Unix milliseconds.
    pub created_at: i64,
    /// Until when the link holds, as Unix milliseconds.
    pub expires_at: i64,
}
stored!(Letter: to_address, to_key, subject, body, link, created_at, expires_at);

/// A mail as listed; its link is not read.
#[derive(Clone, Debug)]
pub struct Listed {
    /// Its id.
    pub id: MailId,
    /// What it is for.
    pub kind: Kind,
    /// To whom.
    pub to: String,
    /// Its subject.
    pub subject: String,
    /// Its text, without the link.
    pub body: String,
    /// How far it came.
    pub state: State,
    /// How often it was tried.
    pub attempts: i64,
    /// Why it was not sent.
    pub error: String,
    /// When it was written.
    pub created: Moment,
    /// When it was sent.
    pub sent: Option<Moment>,
}

#[derive(sqlx::FromRow)]
struct Row {
    id: Uuid,
    kind: String,
    to_address: String,
    subject: String,
    body: String,
    state: String,
    attempts: i64,
    error: String,
    created_at: i64,
    sent_at: Option<i64>,
}
stored!(Row: id, kind, to_address, subject, body, state, attempts, error, created_at, sent_at);

impl TryFrom<Row> for Listed {
    type Error = Error;

    fn try_from(row: Row) -> Result<Self> {
        Ok(Self {
            id: MailId(row.id),
            kind: Kind::parse(&row.kind).ok_or(Error::Unreadable("mails.kind"))?,
            to: row.to_address,
            subject: row.subject,
            body: row.body,
            state: State::parse(&row.state).ok_or(Error::Unreadable("mails.state"))?,
            attempts: row.attempts,
            error: row.error,
            created: Moment(row.created_at),
            sent: row.sent_at.map(Moment),
        })
    }
}

const INSERT: &str = "
    insert into mails (id, organisation_id, kind, about_id, to_address, to_key, subject, body, link, state, attempts, error, created_at, expires_at)
    values ($1, $2, $3, $4, $5, $6, $7, $8, $9, 'waiting', 0, '', $10, $11)";

const DROP_OLDER: &str = "
    update mails
    set state = 'dropped', link = '', error = $4
    where kind = $1
      and about_id = $2
      and to_key = $3
      and state in ('waiting', 'failed')";

const FIND_WAITING: &str = "
    select to_address, to_key, subject, body, link, created_at, expires_at
    from mails
    where id = $1
      and state = 'waiting'";

const FIND_LINK: &str = "
    select link
    from mails
    where kind = $1
      and about_id = $2
      and to_key = $3
      and state = 'waiting'
      and expires_at > $4";

// the link is worth a password: it stands here only as long as it is needed
const SENT: &str = "
    update mails
    set state = 'sent', link = '', error = '', attempts = attempts + 1, sent_at = $2
    where id = $1
      and state = 'waiting'";

const TRIED: &str = "
    update mails
    set state = $2, error = $3, attempts = attempts + 1
    where id = $1
      and state = 'waiting'";

const AGAIN: &str = "
    update mails
    set state = 'waiting', error = ''
    where id = $1
      and organisation_id = $2
      and state = 'failed'
      and expires_at > $3";

const OVER: &str = "
    update mails
    set link = '',
        error = case state when 'waiting' then $2 else error end,
        state = case state when 'waiting' then 'dropped' else state end
    where link <> ''
      and expires_at <= $1";

const LIST: &str = "
    select id, kind, to_address, subject, body, state, attempts, error, created_at, sent_at
    from mails
    where organisation_id = $1
      and ($2 is null or (created_at, id) < ($2, $3))
    order by created_at desc, id desc
    limit $4";

const WAITING: &str = "
    select id
    from mails
    where state = 'waiting'
    order by created_at, id";

/// Adds a mail that waits.
///
/// # Errors
/// Whatever the database says.
pub async fn insert(tx: &mut Tx, new: &NewMail<'_>, now: Moment) -> Result<()> {
    run!(
        tx,
        INSERT,
        new.id.0,
        new.organisation.map(|id| id.0),
        new.kind.as_str(),
        new.about,
        new.to.shown.as_str(),
        new.to.key.as_str(),
        new.subject,
        new.body,
        new.link,
        now.0,
        new.expires.0
    );
    Ok(())
}

/// Takes back what waits, or failed, about the same thing for the same receiver, and says why.
///
/// # Errors
/// Whatever the database says.
pub async fn update_dropped(tx: &mut Tx, kind: Kind, about: Uuid, to_key: &str, why: &str) -> Result<()> {
    run!(tx, DROP_OLDER, kind.as_str(), about, to_key, why);
    Ok(())
}

/// A mail that waits, with its link.
///
/// # Errors
/// Whatever the database says.
pub async fn find_waiting(on: impl Source, id: MailId) -> Result<Option<Letter>> {
    Ok(one!(on, Letter, FIND_WAITING, id.0))
}

/// The link of a mail that waits and whose link holds.
///
/// # Errors
/// Whatever the database says.
pub async fn find_link(on: impl Source, kind: Kind, about: Uuid, to_key: &str, now: Moment) -> Result<Option<String>> {
    Ok(one!(on, (String,), FIND_LINK, kind.as_str(), about, to_key, now.0).map(|row| row.0))
}

/// A mail was sent; its link is forgotten.
///
/// # Errors
/// Whatever the database says.
pub async fn update_sent(tx: &mut Tx, id: MailId, now: Moment) -> Result<()> {
    run!(tx, SENT, id.0, now.0);
    Ok(())
}

/// A mail was tried in vain: it waits for the next try, or not.
///
/// # Errors
/// Whatever the database says.
pub async fn update_tried(tx: &mut Tx, id: MailId, state: State, error: &str) -> Result<()> {
    run!(tx, TRIED, id.0, state.as_str(), error);
    Ok(())
}

/// A mail that failed waits again; `false` when it did not fail, or its link is over.
///
/// # Errors
/// Whatever the database says.
pub async fn update_again(tx: &mut Tx, id: MailId, organisation: OrganisationId, now: Moment) -> Result<bool> {
    Ok(run!(tx, AGAIN, id.0, organisation.0, now.0) == 1)
}

/// Forgets links that are over; a mail that still waited with one is dropped.
///
/// # Errors
/// Whatever the database says.
pub async fn update_over(tx: &mut Tx, now: Moment, why: &str) -> Result<()> {
    run!(tx, OVER, now.0, why);
    Ok(())
}

/// Mails of an organisation, newest first, older than a place in the list.
///
/// # Errors
/// Whatever the database says.
pub async fn list(on: impl Source, organisation: OrganisationId, after: Option<(Moment, Uuid)>, limit: i64) -> Result<Vec<Listed>> {
    let (at, id) = after.map_or((None, Uuid::nil()), |(at, id)| (Some(at.0), id));
    all!(on, Row, LIST, organisation.0, at, id, limit).into_iter().map(Listed::try_from).collect()
}

/// The mails that wait, oldest first.
///
/// # Errors
/// Whatever the database says.
pub async fn list_waiting(on: impl Source) -> Result<Vec<MailId>> {
    Ok(all!(on, (Uuid,), WAITING).into_iter().map(|row| MailId(row.0)).collect())
}

const INSERT_TEAM: &str = "
    insert into team_notices (id, organisation_id, kind, about_id, subject, detail, by_id, created_at)
    values ($1, $2, $3, $4, $5, $6, $7, $8)";

const LIST_TEAM: &str = "
    select team_notices.kind, team_notices.about_id, team_notices.subject, team_notices.detail, people.name, team_notices.created_at
    from team_notices
    left join people on people.id = team_notices.by_id
    where team_notices.organisation_id = $1
    order by team_notices.created_at desc, team_notices.id desc
    limit $2";

/// Something a vendor's team is told inside the portal.
#[derive(Clone, Debug)]
pub struct TeamNotice<'a> {
    /// What happened.
    pub kind: &'static str,
    /// What it is about.
    pub about: Uuid,
    /// Its name.
    pub subject: &'a str,
    /// Whose it is.
    pub detail: &'a str,
    /// Who did it.
    pub by: Uuid,
}

/// Tells a vendor's team something, in the transaction of its cause.
///
/// # Errors
/// Whatever the database says.
pub async fn insert_team(tx: &mut Tx, id: Uuid, organisation: OrganisationId, new: TeamNotice<'_>, now: Moment) -> Result<()> {
    run!(tx, INSERT_TEAM, id, organisation.0, new.kind, new.about, new.subject, new.detail, new.by, now.0);
    Ok(())
}

/// What a team was told: kind, what about, its name, whose, who did it, when.
pub type Told = (String, Uuid, String, String, Option<String>, i64);

/// What a vendor's team was told last, newest first.
///
/// # Errors
/// Whatever the database says.
pub async fn list_team(on: impl Source, organisation: OrganisationId, limit: i64) -> Result<Vec<Told>> {
    Ok(all!(on, Told, LIST_TEAM, organisation.0, limit))
}
