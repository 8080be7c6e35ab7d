//! Groups of partners (spec D18, D55). One of each organisation is everyone, without a list of members.

use crate::{Result, Source, Tx};
use domain::{
    Moment,
    id::{GroupId, OrganisationId, PartnerId},
    partners::GroupRef,
    text,
};
use uuid::Uuid;

const INSERT: &str = "
    insert into partner_groups (id, organisation_id, name, name_key, everyone, created_at)
    values ($1, $2, $3, $4, $5, $6)";

const RENAME: &str = "
    update partner_groups
    set name = $3, name_key = $4
    where id = $1
      and organisation_id = $2
      and not everyone";

const REMOVE: &str = "
    delete from partner_groups
    where id = $1
      and organisation_id = $2
      and not everyone";

const LIST: &str = "
    select partner_groups.id, partner_groups.name, partner_groups.everyone,
           (select count(*) from item_groups where item_groups.group_id = partner_groups.id)
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

/// Renames a group; `false` for everyone's and for none of this organisation.
///
/// # Errors
/// `Unique` when its name is taken.
pub async fn rename(tx: &mut Tx, id: GroupId, organisation: OrganisationId, name: &str) -> Result<bool> {
    Ok(run!(tx, RENAME, id.0, organisation.0, name, text::name_key(name)) == 1)
}

/// Deletes a group; `false` for everyone's and for none of this organisation.
///
/// # Errors
/// Whatever the database says.
pub async fn remove(tx: &mut Tx, id: GroupId, organisation: OrganisationId) -> Result<bool> {
    run!(&mut *tx, REMOVE_FROM_ITEMS, id.0, organisation.0);
    Ok(run!(tx, REMOVE, id.0, organisation.0) == 1)
}

/// The groups of an organisation, everyone first, then by name: the group, whether it is everyone, its resources.
///
/// # Errors
/// Whatever the database says.
pub async fn list(on: impl Source, organisation: OrganisationId) -> Result<Vec<(GroupRef, bool, i64)>> {
    let rows = all!(on, (Uuid, String, bool, i64), LIST, organisation.0);
    Ok(rows.into_iter().map(|(id, name, everyone, resources)| (GroupRef { id: GroupId(id), name }, everyone, resources)).collect())
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
