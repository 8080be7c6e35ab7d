//! Whom items are shared with, and who sees them (spec D6, D18, B2).

use super::chosen::{text, these};
use crate::{Result, Source, Tx};
use domain::{
    id::{GroupId, ItemId, OrganisationId, PartnerId},
    partners::GroupRef,
};
use sqlx::AssertSqlSafe;
use uuid::Uuid;

// a group of another organisation is passed over
const INSERT_GROUP: &str = "
    insert into item_groups (item_id, group_id)
    select $1, id
    from partner_groups
    where id = $2
      and organisation_id = $3
    on conflict (item_id, group_id) do nothing";

pub(super) const REMOVE_GROUPS: &str = "
    delete from item_groups
    where item_id = $1";

const GROUPS: &str = "
    select item_groups.item_id, partner_groups.id, partner_groups.name
    from item_groups
    join partner_groups on partner_groups.id = item_groups.group_id
    where partner_groups.organisation_id = $1";

const REACH: &str = "
    select partners.id, partner_groups.name
    from item_groups
    join partner_groups on partner_groups.id = item_groups.group_id
    join partners on partners.organisation_id = partner_groups.organisation_id
    where partner_groups.organisation_id = $1
      and item_groups.item_id = $2
      and (partner_groups.everyone
           or exists (select 1 from partner_group_members
                      where partner_group_members.group_id = partner_groups.id
                        and partner_group_members.partner_id = partners.id))
    order by partner_groups.everyone desc, partner_groups.name_key, partner_groups.id";

const WATCHERS: &str = "
    select partners.id, partners.name, partners.status,
           (select count(*) from memberships where memberships.partner_id = partners.id and memberships.suspended_at is null),
           (select count(*) from visible_items where visible_items.partner_id = partners.id and visible_items.item_id = $2) > 0
    from partners
    where partners.organisation_id = $1
      and (exists (select 1
                   from item_groups
                   join partner_groups on partner_groups.id = item_groups.group_id
                   where item_groups.item_id = $2
                     and (partner_groups.everyone
                          or exists (select 1 from partner_group_members
                                     where partner_group_members.group_id = item_groups.group_id
                                       and partner_group_members.partner_id = partners.id)))
           or partners.id = (select campaigns.partner_id from items join campaigns on campaigns.id = items.campaign_id where items.id = $2))
    order by partners.name_key, partners.id";

/// Makes these the groups of an item; groups of other organisations are passed over. Tells how many there are.
///
/// # Errors
/// Whatever the database says.
pub async fn put_groups(tx: &mut Tx, item: ItemId, organisation: OrganisationId, groups: &[GroupId]) -> Result<u64> {
    run!(&mut *tx, REMOVE_GROUPS, item.0);
    let mut count = 0;
    for group in groups {
        count += run!(&mut *tx, INSERT_GROUP, item.0, group.0, organisation.0);
    }
    Ok(count)
}

/// The groups of these items, everyone first, then by name.
///
/// # Errors
/// Whatever the database says.
pub async fn list_groups(on: impl Source, organisation: OrganisationId, items: &[ItemId]) -> Result<Vec<(ItemId, GroupRef)>> {
    if items.is_empty() {
        return Ok(Vec::new());
    }
    let sql = format!(
        "{GROUPS}
      and item_groups.item_id in {}
    order by partner_groups.everyone desc, partner_groups.name_key, partner_groups.id",
        these(on.is_sqlite(), 2)
    );
    let ids = text(items.iter().map(|item| item.0));
    let rows = all!(on, (Uuid, Uuid, String), AssertSqlSafe(sql), organisation.0, ids);
    Ok(rows.into_iter().map(|(item, id, name)| (ItemId(item), GroupRef { id: GroupId(id), name })).collect())
}

/// Which partner an item reaches through which of its groups, everyone first, then by name.
///
/// # Errors
/// Whatever the database says.
pub async fn list_reach(on: impl Source, organisation: OrganisationId, item: ItemId) -> Result<Vec<(PartnerId, String)>> {
    Ok(all!(on, (Uuid, String), REACH, organisation.0, item.0).into_iter().map(|(partner, group)| (PartnerId(partner), group)).collect())
}

/// The partners an item could be for: id, name, status, people, and whether the visibility rule gives it to them.
///
/// # Errors
/// Whatever the database says.
pub async fn list_watchers(on: impl Source, organisation: OrganisationId, item: ItemId) -> Result<Vec<(Uuid, String, String, i64, bool)>> {
    Ok(all!(on, (Uuid, String, String, i64, bool), WATCHERS, organisation.0, item.0))
}
