//! Drafts and their versions. A draft is written by whoever holds its wish: another wish, or none, ends the older one's writing.

use crate::{Error, Result, Source, Tx};
use domain::{
    Moment,
    campaigns::{DraftKind, DraftState, Part, Source as Writer, Tweak},
    id::{CampaignId, DraftId, OrganisationId, PersonId},
};
use uuid::Uuid;

/// A draft as stored.
#[derive(Clone, Debug)]
pub struct Draft {
    /// Its id.
    pub id: DraftId,
    /// The vendor organisation.
    pub organisation: OrganisationId,
    /// Its campaign.
    pub campaign: CampaignId,
    /// What it is.
    pub kind: DraftKind,
    /// Where it stands.
    pub state: DraftState,
    /// The newest version's number; 0 while there is none.
    pub version: i64,
    /// The number of the last wish.
    pub wish: i64,
    /// What is wanted of the next version.
    pub wanted: Tweak,
    /// Who wants it.
    pub wanted_by: Option<PersonId>,
    /// What was written of it so far.
    pub coming: String,
}

/// A version as stored.
#[derive(Clone, Debug)]
pub struct Version {
    /// Its number.
    pub version: i64,
    /// Its parts.
    pub parts: Vec<Part>,
    /// Who wrote it.
    pub source: Writer,
    /// What there is to know about it.
    pub note: String,
    /// When.
    pub created: Moment,
    /// Who asked for it, or wrote it.
    pub by: Option<String>,
}

#[derive(sqlx::FromRow)]
struct Row {
    id: Uuid,
    organisation_id: Uuid,
    campaign_id: Uuid,
    kind: String,
    state: String,
    version: i64,
    wish: i64,
    wanted: String,
    wanted_by: Option<Uuid>,
    coming: String,
}

stored!(Row: id, organisation_id, campaign_id, kind, state, version, wish, wanted, wanted_by, coming);

impl TryFrom<Row> for Draft {
    type Error = Error;

    fn try_from(row: Row) -> Result<Self> {
        Ok(Self {
            id: DraftId(row.id),
            organisation: OrganisationId(row.organisation_id),
            campaign: CampaignId(row.campaign_id),
            kind: DraftKind::parse(&row.kind).ok_or(Error::Unreadable("drafts.kind"))?,
            state: DraftState::parse(&row.state).ok_or(Error::Unreadable("drafts.state"))?,
            version: row.version,
            wish: row.wish,
            wanted: serde_json::from_str(&row.wanted).map_err(|_| Error::Unreadable("drafts.wanted"))?,
            wanted_by: row.wanted_by.map(PersonId),
            coming: row.coming,
        })
    }
}

type VersionColumns = (i64, String, String, String, i64, Option<String>);

fn version((version, parts, source, note, created, by): VersionColumns) -> Result<Version> {
    let parts = serde_json::from_str(&parts).map_err(|_| Error::Unreadable("draft_versions.parts"))?;
    let source = Writer::parse(&source).ok_or(Error::Unreadable("draft_versions.source"))?;
    Ok(Version { version, parts, source, note, created: Moment(created), by })
}

const SELECT: &str = "
    select id, organisation_id, campaign_id, kind, state, version, wish, wanted, wanted_by, coming
    from drafts";

const INSERT: &str = "
    insert into drafts (id, organisation_id, campaign_id, kind, state, version, wish, wanted, wanted_by, coming, created_at)
    values ($1, $2, $3, $4, 'waiting', 0, 1, $5, $6, '', $7)
    on conflict (campaign_id, kind) do nothing";

const WANT: &str = "
    update drafts
    set state = 'waiting', wanted = $3, wanted_by = $4, coming = '', wish = wish + 1
    where id = $1
      and organisation_id = $2
      and state = 'ready'
    returning wish";

const STOP: &str = "
    update drafts
    set state = 'ready', coming = '', wish = wish + 1
    where id = $1
      and organisation_id = $2
      and state <> 'ready'";

const COMING: &str = "
    update drafts
    set state = 'writing', coming = $3
    where id = $1
      and wish = $2
      and state <> 'ready'";

const NEXT: &str = "
    update drafts
    set state = 'ready', coming = '', version = version + 1
    where id = $1
      and wish = $2
      and state <> 'ready'
    returning version";

const NEXT_BY_HAND: &str = "
    update drafts
    set version = version + 1
    where id = $1
      and version = $2
      and state = 'ready'
    returning version";

const INSERT_VERSION: &str = "
    insert into draft_versions (draft_id, version, parts, source, note, created_at, created_by)
    values ($1, $2, $3, $4, $5, $6, $7)";

const VERSIONS: &str = "
    select draft_versions.version, draft_versions.parts, draft_versions.source, draft_versions.note, draft_versions.created_at, people.name
    from draft_versions
    left join people on people.id = draft_versions.created_by
    where draft_versions.draft_id = $1
    order by draft_versions.version desc
    limit $2";

const VERSION: &str = "
    select draft_versions.version, draft_versions.parts, draft_versions.source, draft_versions.note, draft_versions.created_at, people.name
    from draft_versions
    left join people on people.id = draft_versions.created_by
    where draft_versions.draft_id = $1
      and draft_versions.version = $2";

fn wish_text(tweak: &Tweak) -> Result<String> {
    serde_json::to_string(tweak).map_err(|_| Error::Unreadable("drafts.wanted"))
}

fn parts_text(parts: &[Part]) -> Result<String> {
    serde_json::to_string(parts).map_err(|_| Error::Unreadable("draft_versions.parts"))
}

/// Adds a draft that waits to be written; `false` when the campaign has one of the kind.
///
/// # Errors
/// Whatever the database says.
pub async fn insert(
    tx: &mut Tx,
    id: DraftId,
    organisation: OrganisationId,
    (campaign, kind): (CampaignId, DraftKind),
    by: PersonId,
    now: Moment,
) -> Result<bool> {
    let wanted = wish_text(&Tweak::default())?;
    Ok(run!(tx, INSERT, id.0, organisation.0, campaign.0, kind.as_str(), wanted, by.0, now.0) == 1)
}

/// The drafts of a campaign.
///
/// # Errors
/// Whatever the database says.
pub async fn list(on: impl Source, campaign: CampaignId, organisation: OrganisationId) -> Result<Vec<Draft>> {
    let sql = sqlx::AssertSqlSafe(format!("{SELECT} where campaign_id = $1 and organisation_id = $2 order by created_at, id"));
    all!(on, Row, sql, campaign.0, organisation.0).into_iter().map(Draft::try_from).collect()
}

/// One draft of an organisation.
///
/// # Errors
/// Whatever the database says.
pub async fn find(on: impl Source, id: DraftId, organisation: OrganisationId) -> Result<Option<Draft>> {
    let sql = sqlx::AssertSqlSafe(format!("{SELECT} where id = $1 and organisation_id = $2"));
    one!(on, Row, sql, id.0, organisation.0).map(Draft::try_from).transpose()
}

/// One draft, for the job that writes it.
///
/// # Errors
/// Whatever the database says.
pub async fn find_wanted(on: impl Source, id: DraftId) -> Result<Option<Draft>> {
    let sql = sqlx::AssertSqlSafe(format!("{SELECT} where id = $1 and state <> 'ready'"));
    one!(on, Row, sql, id.0).map(Draft::try_from).transpose()
}

/// Wants another version; tells the number of the wish, none when one is being written.
///
/// # Errors
/// Whatever the database says.
pub async fn want(tx: &mut Tx, id: DraftId, organisation: OrganisationId, tweak: &Tweak, by: PersonId) -> Result<Option<i64>> {
    Ok(one!(tx, (i64,), WANT, id.0, organisation.0, wish_text(tweak)?, by.0).map(|row| row.0))
}

/// Wants nothing any more; `false` when nothing was wanted.
///
/// # Errors
/// Whatever the database says.
pub async fn stop(tx: &mut Tx, id: DraftId, organisation: OrganisationId) -> Result<bool> {
    Ok(run!(tx, STOP, id.0, organisation.0) == 1)
}

/// Keeps what was written so far; `false` when this wish does not stand any more.
///
/// # Errors
/// Whatever the database says.
pub async fn update_coming(tx: &mut Tx, id: DraftId, wish: i64, coming: &str) -> Result<bool> {
    Ok(run!(tx, COMING, id.0, wish, coming) == 1)
}

/// What a version says and who wrote it.
#[derive(Clone, Copy, Debug)]
pub struct NewVersion<'a> {
    /// All parts.
    pub parts: &'a [Part],
    /// Who wrote it.
    pub source: &'a Writer,
    /// What there is to know about it.
    pub note: &'a str,
    /// Who asked for it, or wrote it.
    pub by: Option<PersonId>,
}

/// What must still be so for a version to be added.
#[derive(Clone, Copy, Debug)]
pub enum While {
    /// This wish stands.
    Wish(i64),
    /// This is the newest version, and none is being written.
    Newest(i64),
}

/// Adds the next version; none when what must be so is not so any more.
///
/// # Errors
/// Whatever the database says.
pub async fn insert_version(tx: &mut Tx, id: DraftId, holds: While, new: NewVersion<'_>, now: Moment) -> Result<Option<i64>> {
    let number = match holds {
        While::Wish(wish) => one!(&mut *tx, (i64,), NEXT, id.0, wish),
        While::Newest(version) => one!(&mut *tx, (i64,), NEXT_BY_HAND, id.0, version),
    };
    let Some((number,)) = number else { return Ok(None) };
    let parts = parts_text(new.parts)?;
    run!(tx, INSERT_VERSION, id.0, number, parts, new.source.stored(), new.note, now.0, new.by.map(|id| id.0));
    Ok(Some(number))
}

/// The versions of a draft, newest first.
///
/// # Errors
/// Whatever the database says.
pub async fn list_versions(on: impl Source, id: DraftId, limit: i64) -> Result<Vec<Version>> {
    all!(on, VersionColumns, VERSIONS, id.0, limit).into_iter().map(version).collect()
}

/// One version of a draft.
///
/// # Errors
/// Whatever the database says.
pub async fn find_version(on: impl Source, id: DraftId, number: i64) -> Result<Option<Version>> {
    one!(on, VersionColumns, VERSION, id.0, number).map(version).transpose()
}
