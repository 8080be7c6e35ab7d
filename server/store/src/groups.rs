//! Groups of partners (spec D18, D55). One of each organisation is everyone, without a list of members.

use crate::{Result, Source, Tx};
use domain::{
    Moment,
    id::{GroupId, OrganisationId, PartnerId, PersonId},
    text,
};
use uuid::Uuid;

/// A group as stored, without its members.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Group {
    id: Uuid,
    /// The name.
    pub name: String,
    /// Holds every partner.
    pub everyone: bool,
    /// Version of its name and members.
    pub version: i64,
    /// Resources shared with it.
    pub resources: i64,
}
stored!(Group: id, name, everyone, version, resources);

impl Group {
    /// Its id.
    #[must_use]
    pub fn id(&self) -> GroupId {
        GroupId(self.id)
    }
}

const INSERT: &str = "
    insert into partner_groups (id, organisation_id, name, name_key, everyone, version, created_at)
    values ($1, $2, $3, $4, $5, 1, $6)";

const UPDATE: &str = "
    update partner_groups
    set name = $4, name_key = $5, version = version + 1, changed_by = $6
    where id = $1
      and organisation_id = $2
      and version = $3
      and not everyone";

const CHANGED_BY: &str = "
    select people.name
    from partner_groups
    left join people on people.id = partner_groups.changed_by
    where partner_groups.id = $1
      and partner_groups.organisation_id = $2";

const REMOVE: &str = "
    delete from partner_groups
    where id = $1
      and organisation_id = $2
      and not everyone";

const LIST: &str = "
    select partner_groups.id, partner_groups.name, partner_groups.everyone, partner_groups.version,
           (select count(*) from item_groups where item_groups.group_id = partner_groups.id) as resources
    from partner_groups
    where partner_groups.organisation_id = $1
    order by partner_groups.everyone desc, partner_groups.name_key, partner_groups.id";

const FIND: &str = "
    select name, everyone
    from partner_groups
    where id = $1
      and organisation_id = $2";

const PUT_MEMBER: &str = "
    insert into partner_group_members (group_id, partner_id)
    select $1, id
    from partners
    where id = $2
      and organisation_id = $3
    on conflict (group_id, partner_id) do nothing";

const REMOVE_MEMBERS: &str = "
    delete from partner_group_members
    where group_id in (select id from partner_groups where id = $1 and organisation_id = $2)";

const ONLY_GROUP: &str = "
    select count(*)
    from item_groups
    where group_id = $1
      and not exists (
        select 1
        from item_groups as others
        where others.item_id = item_groups.item_id
          and others.group_id <> $1)";

const GIVE_TO: &str = "
    insert into item_groups (item_id, group_id)
    select item_id, $2
    from item_groups
    where group_id = $1
    on conflict (item_id, group_id) do nothing";

const REMOVE_FROM_ITEMS: &str = "
    delete from item_groups
    where group_id in (select id from partner_groups where id = $1 and organisation_id = $2 and not everyone)";

/// Adds a group.
///
/// # Errors
/// `Unique` when its name is taken.
pub async fn insert(tx: &mut Tx, id: GroupId, organisation: OrganisationId, name: &str, everyone: bool, now: Moment) -> Result<()> {
    run!(tx, INSERT, id.0, organisation.0, name, text::name_key(name), everyone, now.0);
    Ok(())
}

/// Saves a group's name if it is still of this version; `false` when somebody was quicker, for everyone's, and for none of
/// this organisation (spec D56). Saving members goes with it, so that they are of the same version.
///
/// # Errors
/// `Unique` when its name is taken.
pub async fn update(tx: &mut Tx, id: GroupId, organisation: OrganisationId, version: i64, name: &str, by: PersonId) -> Result<bool> {
    Ok(run!(tx, UPDATE, id.0, organisation.0, version, name, text::name_key(name), by.0) == 1)
}

/// Who saved a group last, if that is known; `None` when there is no such group.
///
/// # Errors
/// Whatever the database says.
pub async fn find_changer(on: impl Source, id: GroupId, organisation: OrganisationId) -> Result<Option<Option<String>>> {
    Ok(one!(on, (Option<String>,), CHANGED_BY, id.0, organisation.0).map(|row| row.0))
}

/// Deletes a group; `false` for everyone's and for none of this organisation.
///
/// # Errors
/// Whatever the database says.
pub async fn remove(tx: &mut Tx, id: GroupId, organisation: OrganisationId) -> Result<bool> {
    run!(&mut *tx, REMOVE_FROM_ITEMS, id.0, organisation.0);
    Ok(run!(tx, REMOVE, id.0, organisation.0) == 1)
}

/// The groups of an organisation, everyone first, then by name.
///
/// # Errors
/// Whatever the database says.
pub async fn list(on: impl Source, organisation: OrganisationId) -> Result<Vec<Group>> {
    Ok(all!(on, Group, LIST, organisation.0))
}

/// A group's name, and whether it is everyone's.
///
/// # Errors
/// Whatever the database says.
pub async fn find(on: impl Source, id: GroupId, organisation: OrganisationId) -> Result<Option<(String, bool)>> {
    Ok(one!(on, (String, bool), FIND, id.0, organisation.0))
}

/// Makes these the members of a group; partners of other organisations are passed over. Tells how many there are.
///
/// # Errors
/// Whatever the database says.
pub async fn put_members(tx: &mut Tx, id: GroupId, organisation: OrganisationId, partners: &[PartnerId]) -> Result<u64> {
    run!(&mut *tx, REMOVE_MEMBERS, id.0, organisation.0);
    let mut members = 0;
    for partner in partners {
        members += run!(&mut *tx, PUT_MEMBER, id.0, partner.0, organisation.0);
    }
    Ok(members)
}

/// Resources for which this is the only group (spec D55).
///
/// # Errors
/// Whatever the database says.
pub async fn count_only(on: impl Source, id: GroupId) -> Result<i64> {
    Ok(value!(on, i64, ONLY_GROUP, id.0))
}

/// Shares everything of one group with another as well.
///
/// # Errors
/// Whatever the database says.
pub async fn give_to(tx: &mut Tx, from: GroupId, to: GroupId) -> Result<()> {
    run!(tx, GIVE_TO, from.0, to.0);
    Ok(())
}
