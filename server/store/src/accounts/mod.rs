//! People and memberships; sessions, invitations and the memory of the open doors stand in files of their own.

mod doors;
mod invitations;
mod resets;
mod sessions;
mod team;

pub use doors::*;
pub use invitations::*;
pub use resets::*;
pub use sessions::*;
pub use team::*;

use crate::{Error, Result, Source, Tx};
use domain::{
    Moment, Role,
    accounts::Place,
    id::{MembershipId, OrganisationId, PartnerId, PersonId},
    text,
};
use std::cmp::Reverse;
use uuid::Uuid;

/// A person as stored.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Person {
    id: Uuid,
    /// As typed.
    pub email: String,
    /// As found by.
    pub email_key: String,
    /// The name.
    pub name: String,
    /// Argon2id, in PHC form.
    pub password_hash: String,
    /// IANA name of the zone chosen; `None` reads times in the organisation's.
    pub zone: Option<String>,
}
stored!(Person: id, email, email_key, name, password_hash, zone);

impl Person {
    /// Its id.
    #[must_use]
    pub fn id(&self) -> PersonId {
        PersonId(self.id)
    }
}

const INSERT_PERSON: &str = "
    insert into people (id, email, email_key, name, password_hash, created_at)
    values ($1, $2, $3, $4, $5, $6)";

const FIND_PERSON: &str = "
    select id, email, email_key, name, password_hash, zone
    from people
    where id = $1";

const FIND_PERSON_BY_EMAIL: &str = "
    select id, email, email_key, name, password_hash, zone
    from people
    where email_key = $1";

const UPDATE_PERSON: &str = "
    update people
    set name = $2, zone = $3
    where id = $1";

const UPDATE_PASSWORD: &str = "
    update people
    set password_hash = $2
    where id = $1
      and password_hash = $3";

const ORGANISATIONS_OF: &str = "
    select distinct organisation_id
    from memberships
    where person_id = $1
    order by organisation_id";

const COUNT_PEOPLE: &str = "
    select count(*)
    from people";

const INSERT_MEMBERSHIP: &str = "
    insert into memberships (id, person_id, organisation_id, partner_id, role, created_at)
    values ($1, $2, $3, $4, $5, $6)";

const PLACES: &str = "
    select memberships.id, organisations.name, partners.name, memberships.role, memberships.chosen_at
    from memberships
    join organisations on organisations.id = memberships.organisation_id
    left join partners on partners.id = memberships.partner_id
    where memberships.person_id = $1
      and memberships.suspended_at is null
      and (partners.id is null or partners.status = 'active')
    order by memberships.id";

const FRAME: &str = "
    select people.name, people.email, organisations.name, partners.name,
           (select count(*)
            from memberships
            left join partners as theirs on theirs.id = memberships.partner_id
            where memberships.person_id = people.id
              and memberships.suspended_at is null
              and (theirs.id is null or theirs.status = 'active'))
    from people
    join organisations on organisations.id = $2
    left join partners
      on partners.id = $3
      and partners.organisation_id = organisations.id
    where people.id = $1";

const CHOOSE_PLACE: &str = "
    update memberships
    set chosen_at = $2
    where id = $1
    returning organisation_id, partner_id, role";

const SEEN: &str = "
    update memberships
    set seen_at = $2
    where id = $1";

const SUSPEND: &str = "
    update memberships
    set suspended_at = $2
    where id = $1
      and suspended_at is null";

const CONTACT_NAMES: &str = "
    select people.id, people.name
    from memberships
    join people on people.id = memberships.person_id
    where memberships.partner_id = $1
      and memberships.suspended_at is null
    order by people.id";

/// Adds a person.
///
/// # Errors
/// `Unique` when the address is somebody's already.
pub async fn insert_person(
    tx: &mut Tx,
    id: PersonId,
    email: &domain::text::Email,
    name: &str,
    password_hash: &str,
    now: Moment,
) -> Result<()> {
    run!(tx, INSERT_PERSON, id.0, email.shown.as_str(), email.key.as_str(), name, password_hash, now.0);
    Ok(())
}

/// One person.
///
/// # Errors
/// Whatever the database says.
pub async fn find_person(on: impl Source, id: PersonId) -> Result<Option<Person>> {
    Ok(one!(on, Person, FIND_PERSON, id.0))
}

/// What the frame of every page shows: a person's name and address, the vendor's name, the partner's, and at how many places the
/// person can work. `None` when person or vendor is gone.
///
/// # Errors
/// Whatever the database says.
pub async fn find_frame(
    on: impl Source,
    id: PersonId,
    organisation: OrganisationId,
    partner: Option<PartnerId>,
) -> Result<Option<(String, String, String, Option<String>, i64)>> {
    Ok(one!(on, (String, String, String, Option<String>, i64), FRAME, id.0, organisation.0, partner.map(|id| id.0)))
}

/// The person with this address.
///
/// # Errors
/// Whatever the database says.
pub async fn find_person_by_email(on: impl Source, email_key: &str) -> Result<Option<Person>> {
    Ok(one!(on, Person, FIND_PERSON_BY_EMAIL, email_key))
}

/// Saves what a person says about themselves: name and zone.
///
/// # Errors
/// Whatever the database says.
pub async fn update_person(tx: &mut Tx, id: PersonId, name: &str, zone: Option<&str>) -> Result<()> {
    run!(tx, UPDATE_PERSON, id.0, name, zone);
    Ok(())
}

/// Changes a password; `false` when it is not the one with this hash any more.
///
/// # Errors
/// Whatever the database says.
pub async fn update_password(tx: &mut Tx, id: PersonId, from: &str, to: &str) -> Result<bool> {
    Ok(run!(tx, UPDATE_PASSWORD, id.0, to, from) == 1)
}

/// The vendors at which a person has a place of any kind, for an entry in the trail of each.
///
/// # Errors
/// Whatever the database says.
pub async fn list_organisations_of(on: impl Source, person: PersonId) -> Result<Vec<OrganisationId>> {
    Ok(all!(on, (Uuid,), ORGANISATIONS_OF, person.0).into_iter().map(|row| OrganisationId(row.0)).collect())
}

/// How many people there are.
///
/// # Errors
/// Whatever the database says.
pub async fn count_people(on: impl Source) -> Result<i64> {
    Ok(value!(on, i64, COUNT_PEOPLE))
}

/// Gives a person a place at a vendor, or at one of its partners.
///
/// # Errors
/// `Unique` when the person has this place already.
pub async fn insert_membership(
    tx: &mut Tx,
    id: MembershipId,
    person: PersonId,
    organisation: OrganisationId,
    partner: Option<PartnerId>,
    role: Role,
    now: Moment,
) -> Result<()> {
    run!(tx, INSERT_MEMBERSHIP, id.0, person.0, organisation.0, partner.map(|id| id.0), role.as_str(), now.0);
    Ok(())
}

/// The places a person can work at, the last choice first (spec D40).
///
/// # Errors
/// Whatever the database says.
pub async fn list_places(on: impl Source, person: PersonId, current: Option<MembershipId>) -> Result<Vec<Place>> {
    let mut rows = all!(on, (Uuid, String, Option<String>, String, Option<i64>), PLACES, person.0);
    rows.sort_by_cached_key(|(id, organisation, .., chosen)| (Reverse(*chosen), text::name_key(organisation), *id));
    rows.into_iter()
        .map(|(id, organisation, partner, role, _)| {
            Ok(Place {
                membership: MembershipId(id),
                organisation,
                partner,
                role: Role::parse(&role).ok_or(Error::Unreadable("memberships.role"))?,
                current: current == Some(MembershipId(id)),
            })
        })
        .collect()
}

/// Remembers a choice of place, and tells whose place it is.
///
/// # Errors
/// Whatever the database says.
pub async fn choose_place(tx: &mut Tx, id: MembershipId, now: Moment) -> Result<Option<OrganisationId>> {
    Ok(one!(tx, (Uuid, Option<Uuid>, String), CHOOSE_PLACE, id.0, now.0).map(|row| OrganisationId(row.0)))
}

/// Remembers that somebody was seen at a place.
///
/// # Errors
/// Whatever the database says.
pub async fn update_seen(tx: &mut Tx, id: MembershipId, now: Moment) -> Result<()> {
    run!(tx, SEEN, id.0, now.0);
    Ok(())
}

/// Suspends a place; its sessions give no actor from then on. `false` when it was suspended before.
///
/// # Errors
/// Whatever the database says.
pub async fn suspend_membership(tx: &mut Tx, id: MembershipId, now: Moment) -> Result<bool> {
    Ok(run!(tx, SUSPEND, id.0, now.0) == 1)
}

/// The people of a partner who can sign in, by name.
///
/// # Errors
/// Whatever the database says.
pub async fn list_contact_names(on: impl Source, partner: PartnerId) -> Result<Vec<(PersonId, String)>> {
    let mut rows = all!(on, (Uuid, String), CONTACT_NAMES, partner.0);
    rows.sort_by_cached_key(|(id, name)| (text::name_key(name), *id));
    Ok(rows.into_iter().map(|(id, name)| (PersonId(id), name)).collect())
}
