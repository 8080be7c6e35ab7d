//! The people of one place: a vendor's own, or a partner's (spec D40, D44).
//!
//! Every change here is guarded twice: by the state it was decided on, and by somebody who goes on leading the place. Who
//! changes holds the organisation first (`organisations::hold`), so that two of them come one after the other.

use crate::{Error, Result, Source, Tx};
use domain::{
    Moment, Role,
    id::{MembershipId, OrganisationId, PartnerId, PersonId},
};
use uuid::Uuid;

/// A place: the vendor itself, or one of its partners.
pub type Spot = (OrganisationId, Option<PartnerId>);

/// Somebody at a place.
#[derive(Clone, Debug)]
pub struct Member {
    /// The membership.
    pub membership: MembershipId,
    /// The person.
    pub person: PersonId,
    /// The name.
    pub name: String,
    /// The address, as typed.
    pub email: String,
    /// The role.
    pub role: Role,
    /// When last seen.
    pub seen: Option<Moment>,
    /// Suspended.
    pub suspended: bool,
}

#[derive(sqlx::FromRow)]
struct Row {
    id: Uuid,
    person_id: Uuid,
    name: String,
    email: String,
    role: String,
    seen_at: Option<i64>,
    suspended_at: Option<i64>,
}
stored!(Row: id, person_id, name, email, role, seen_at, suspended_at);

impl TryFrom<Row> for Member {
    type Error = Error;

    fn try_from(row: Row) -> Result<Self> {
        Ok(Self {
            membership: MembershipId(row.id),
            person: PersonId(row.person_id),
            name: row.name,
            email: row.email,
            role: Role::parse(&row.role).ok_or(Error::Unreadable("memberships.role"))?,
            seen: row.seen_at.map(Moment),
            suspended: row.suspended_at.is_some(),
        })
    }
}

const LIST: &str = "
    select memberships.id, memberships.person_id, people.name, people.email, memberships.role, memberships.seen_at, memberships.suspended_at
    from memberships
    join people on people.id = memberships.person_id
    where memberships.organisation_id = $1
      and memberships.partner_id is not distinct from $2
    order by case when memberships.role in ('admin', 'partner_owner') then 0 else 1 end, people.name, memberships.id";

const FIND: &str = "
    select memberships.id, memberships.person_id, people.name, people.email, memberships.role, memberships.seen_at, memberships.suspended_at
    from memberships
    join people on people.id = memberships.person_id
    where memberships.id = $1
      and memberships.organisation_id = $2
      and memberships.partner_id is not distinct from $3";

const COUNT_WITH_ADDRESS: &str = "
    select count(*)
    from memberships
    join people on people.id = memberships.person_id
    where people.email_key = $1
      and memberships.organisation_id = $2
      and memberships.partner_id is not distinct from $3";

/// The one who changes, `$4`, still leads this place.
macro_rules! led {
    ($change:literal) => {
        concat!(
            $change,
            "
      and id = $1
      and organisation_id = $2
      and partner_id is not distinct from $3
      and exists (
        select 1
        from memberships as leader
        where leader.id = $4
          and leader.organisation_id = $2
          and leader.partner_id is not distinct from $3
          and leader.role in ('admin', 'partner_owner')
          and leader.suspended_at is null)"
        )
    };
}

/// And somebody else leads it afterwards.
macro_rules! led_on {
    ($change:literal) => {
        concat!(
            led!($change),
            "
      and (role not in ('admin', 'partner_owner')
           or exists (
             select 1
             from memberships as other
             where other.organisation_id = $2
               and other.partner_id is not distinct from $3
               and other.role in ('admin', 'partner_owner')
               and other.suspended_at is null
               and other.id <> $1))"
        )
    };
}

const SET_ROLE: &str = led_on!(
    "
    update memberships
    set role = $6
    where role = $5"
);

const SUSPEND: &str = led_on!(
    "
    update memberships
    set suspended_at = $5
    where suspended_at is null"
);

const REACTIVATE: &str = led!(
    "
    update memberships
    set suspended_at = null
    where suspended_at is not null"
);

const REMOVE: &str = led_on!(
    "
    delete from memberships
    where true"
);

const REMOVE_SESSIONS: &str = "
    delete from sessions
    where membership_id = $1";

/// Everybody at a place, those who lead it first.
///
/// # Errors
/// Whatever the database says.
pub async fn list_members(on: impl Source, (organisation, partner): Spot) -> Result<Vec<Member>> {
    all!(on, Row, LIST, organisation.0, partner.map(|id| id.0)).into_iter().map(Member::try_from).collect()
}

/// Somebody at a place.
///
/// # Errors
/// Whatever the database says.
pub async fn find_member(on: impl Source, id: MembershipId, (organisation, partner): Spot) -> Result<Option<Member>> {
    one!(on, Row, FIND, id.0, organisation.0, partner.map(|id| id.0)).map(Member::try_from).transpose()
}

/// Whether somebody with this address is at a place already, suspended or not.
///
/// # Errors
/// Whatever the database says.
pub async fn is_member(on: impl Source, email_key: &str, (organisation, partner): Spot) -> Result<bool> {
    Ok(value!(on, i64, COUNT_WITH_ADDRESS, email_key, organisation.0, partner.map(|id| id.0)) > 0)
}

/// Gives somebody another role; `false` when the role was another one, when it is the last who leads the place, or when who
/// changes it leads it no more.
///
/// # Errors
/// Whatever the database says.
pub async fn update_role(
    tx: &mut Tx,
    id: MembershipId,
    (organisation, partner): Spot,
    by: MembershipId,
    from: Role,
    to: Role,
) -> Result<bool> {
    Ok(run!(tx, SET_ROLE, id.0, organisation.0, partner.map(|id| id.0), by.0, from.as_str(), to.as_str()) == 1)
}

/// Suspends somebody; `false` as for a role.
///
/// # Errors
/// Whatever the database says.
pub async fn update_suspended(tx: &mut Tx, id: MembershipId, (organisation, partner): Spot, by: MembershipId, now: Moment) -> Result<bool> {
    Ok(run!(tx, SUSPEND, id.0, organisation.0, partner.map(|id| id.0), by.0, now.0) == 1)
}

/// Lets somebody suspended in again; `false` when nothing of the kind was to be done.
///
/// # Errors
/// Whatever the database says.
pub async fn update_reactivated(tx: &mut Tx, id: MembershipId, (organisation, partner): Spot, by: MembershipId) -> Result<bool> {
    Ok(run!(tx, REACTIVATE, id.0, organisation.0, partner.map(|id| id.0), by.0) == 1)
}

/// Ends a membership whose sessions are ended already; `false` as for a role.
///
/// # Errors
/// `Foreign` while a session holds it.
pub async fn remove_membership(tx: &mut Tx, id: MembershipId, (organisation, partner): Spot, by: MembershipId) -> Result<bool> {
    Ok(run!(tx, REMOVE, id.0, organisation.0, partner.map(|id| id.0), by.0) == 1)
}

/// Ends every session at a membership.
///
/// # Errors
/// Whatever the database says.
pub async fn remove_sessions_of_membership(tx: &mut Tx, id: MembershipId) -> Result<u64> {
    Ok(run!(tx, REMOVE_SESSIONS, id.0))
}
