//! Sessions: one sign-in on one device, holding exactly one membership once it is chosen (spec D40, D43).

use crate::{Error, Result, Source, Tx};
use domain::{
    Actor, Mode, Moment, Role,
    id::{MembershipId, OrganisationId, PartnerId, PersonId, SessionId},
};
use uuid::Uuid;

/// A session as found by its token, with the place it holds when that place is open.
#[derive(Clone, Debug)]
pub struct Session {
    /// Its id.
    pub id: SessionId,
    /// Who signed in.
    pub person: PersonId,
    /// When.
    pub created: Moment,
    /// When last seen.
    pub seen: Moment,
    /// Who that is, once a place is chosen; `None` when none is chosen or the place was closed.
    pub actor: Option<Actor>,
}

#[derive(sqlx::FromRow)]
struct Row {
    id: Uuid,
    person_id: Uuid,
    created_at: i64,
    seen_at: i64,
    membership_id: Option<Uuid>,
    organisation_id: Option<Uuid>,
    partner_id: Option<Uuid>,
    role: Option<String>,
    zone: Option<String>,
}
stored!(Row: id, person_id, created_at, seen_at, membership_id, organisation_id, partner_id, role, zone);

impl TryFrom<Row> for Session {
    type Error = Error;

    fn try_from(row: Row) -> Result<Self> {
        let person = PersonId(row.person_id);
        let actor = match (row.membership_id, row.organisation_id, row.role, row.zone) {
            (Some(membership), Some(organisation), Some(role), Some(zone)) => Some(Actor {
                person,
                membership: MembershipId(membership),
                organisation: OrganisationId(organisation),
                role: Role::parse(&role).ok_or(Error::Unreadable("memberships.role"))?,
                partner: row.partner_id.map(PartnerId),
                mode: Mode::Plain,
                zone,
            }),
            _ => None,
        };
        Ok(Self { id: SessionId(row.id), person, created: Moment(row.created_at), seen: Moment(row.seen_at), actor })
    }
}

/// A new session.
#[derive(Clone, Debug)]
pub struct NewSession<'a> {
    /// Its id.
    pub id: SessionId,
    /// SHA-256 of its token.
    pub token_hash: &'a [u8],
    /// Who signs in.
    pub person: PersonId,
    /// Where; `None` until chosen.
    pub membership: Option<MembershipId>,
    /// The browser's name for itself.
    pub user_agent: &'a str,
    /// The network address.
    pub address: &'a str,
}

const INSERT: &str = "
    insert into sessions (id, token_hash, person_id, membership_id, created_at, seen_at, user_agent, address)
    values ($1, $2, $3, $4, $5, $5, $6, $7)";

// a suspended place and a partner that is not active give no actor: the right is gone with the next request
const FIND: &str = "
    select sessions.id, sessions.person_id, sessions.created_at, sessions.seen_at,
           place.id as membership_id, place.organisation_id, place.partner_id, place.role,
           coalesce(people.zone, organisations.zone) as zone
    from sessions
    join people on people.id = sessions.person_id
    left join memberships as place
      on place.id = sessions.membership_id
      and place.suspended_at is null
      and (place.partner_id is null
           or exists (select 1 from partners where partners.id = place.partner_id and partners.status = 'active'))
    left join organisations on organisations.id = place.organisation_id
    where sessions.token_hash = $1";

const UPDATE_SEEN: &str = "
    update sessions
    set seen_at = $2
    where id = $1";

const REMOVE: &str = "
    delete from sessions
    where id = $1";

const REMOVE_OF_PERSON: &str = "
    delete from sessions
    where person_id = $1";

const LIST: &str = "
    select id, user_agent, address, created_at, seen_at
    from sessions
    where person_id = $1
      and created_at > $2
      and seen_at > $3
    order by seen_at desc, id";

const REMOVE_ONE_OF_PERSON: &str = "
    delete from sessions
    where person_id = $1
      and id = $2";

const REMOVE_OTHERS: &str = "
    delete from sessions
    where person_id = $1
      and id <> $2";

const REMOVE_OF_PARTNER: &str = "
    delete from sessions
    where membership_id in (select id from memberships where partner_id = $1)";

const REMOVE_ENDED: &str = "
    delete from sessions
    where created_at < $1 or seen_at < $2";

/// Adds a session.
///
/// # Errors
/// Whatever the database says.
pub async fn insert_session(tx: &mut Tx, session: &NewSession<'_>, now: Moment) -> Result<()> {
    run!(
        tx,
        INSERT,
        session.id.0,
        session.token_hash,
        session.person.0,
        session.membership.map(|id| id.0),
        now.0,
        session.user_agent,
        session.address
    );
    Ok(())
}

/// The session with this token hash.
///
/// # Errors
/// Whatever the database says.
pub async fn find_session(on: impl Source, token_hash: &[u8]) -> Result<Option<Session>> {
    one!(on, Row, FIND, token_hash).map(Session::try_from).transpose()
}

/// Remembers that a session was used.
///
/// # Errors
/// Whatever the database says.
pub async fn update_session_seen(tx: &mut Tx, id: SessionId, now: Moment) -> Result<()> {
    run!(tx, UPDATE_SEEN, id.0, now.0);
    Ok(())
}

/// Ends one session.
///
/// # Errors
/// Whatever the database says.
pub async fn remove_session(tx: &mut Tx, id: SessionId) -> Result<()> {
    run!(tx, REMOVE, id.0);
    Ok(())
}

/// Ends every session of a person.
///
/// # Errors
/// Whatever the database says.
pub async fn remove_sessions_of_person(tx: &mut Tx, person: PersonId) -> Result<u64> {
    Ok(run!(tx, REMOVE_OF_PERSON, person.0))
}

/// A session as listed: id, the browser's name for itself, network address, when begun, when last seen.
pub type Listed = (Uuid, String, String, i64, i64);

/// The sessions of a person that began and were seen after these moments, the last seen first.
///
/// # Errors
/// Whatever the database says.
pub async fn list_sessions(on: impl Source, person: PersonId, began: Moment, seen: Moment) -> Result<Vec<Listed>> {
    Ok(all!(on, Listed, LIST, person.0, began.0, seen.0))
}

/// Ends one session of a person; `false` when it is none of theirs.
///
/// # Errors
/// Whatever the database says.
pub async fn remove_session_of_person(tx: &mut Tx, person: PersonId, id: SessionId) -> Result<bool> {
    Ok(run!(tx, REMOVE_ONE_OF_PERSON, person.0, id.0) == 1)
}

/// Ends every session of a person but one.
///
/// # Errors
/// Whatever the database says.
pub async fn remove_other_sessions(tx: &mut Tx, person: PersonId, kept: SessionId) -> Result<u64> {
    Ok(run!(tx, REMOVE_OTHERS, person.0, kept.0))
}

/// Ends every session at a partner.
///
/// # Errors
/// Whatever the database says.
pub async fn remove_sessions_of_partner(tx: &mut Tx, partner: PartnerId) -> Result<u64> {
    Ok(run!(tx, REMOVE_OF_PARTNER, partner.0))
}

/// Forgets sessions that began or were last seen before these moments.
///
/// # Errors
/// Whatever the database says.
pub async fn remove_ended_sessions(tx: &mut Tx, began: Moment, seen: Moment) -> Result<u64> {
    Ok(run!(tx, REMOVE_ENDED, began.0, seen.0))
}
