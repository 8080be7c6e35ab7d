-- Campaigns, folders and items. An item is either an asset of one campaign or a resource with groups, never both.

create table campaigns (
  id blob primary key,
  organisation_id blob not null references organisations (id),
  partner_id blob not null references partners (id),
  name text not null,
  name_key text not null,
  search_key text not null,
  intent text not null,
  status text not null check (status in ('draft', 'in_review', 'approved', 'archived')),
  status_at integer not null,
  status_by blob,
  created_at integer not null,
  created_by blob
) strict;
create unique index campaigns_name on campaigns (partner_id, name_key);
create index campaigns_organisation on campaigns (organisation_id, name_key);

-- The intents a new campaign may have, in the vendor's order.
create table campaign_intents (
  id blob primary key,
  organisation_id blob not null references organisations (id),
  name text not null,
  position integer not null
) strict;
create unique index campaign_intents_position on campaign_intents (organisation_id, position);

create table folders (
  id blob primary key,
  organisation_id blob not null references organisations (id),
  parent_id blob references folders (id),
  name text not null,
  name_key text not null,
  search_key text not null,
  description text not null,
  -- folders above this one
  depth integer not null,
  version integer not null,
  created_at integer not null,
  created_by blob
) strict;
-- siblings have different names, whatever the case; the organisation stands for the top
create unique index folders_name on folders (coalesce(parent_id, organisation_id), name_key);
create index folders_parent on folders (parent_id);

-- Every folder with every folder above it, itself included: breadcrumbs, subtrees and "is there anything for this
-- partner in it" are one join each.
create table folder_ancestors (
  folder_id blob not null references folders (id) on delete cascade,
  ancestor_id blob not null references folders (id) on delete cascade,
  distance integer not null,
  primary key (folder_id, ancestor_id)
) strict;
create index folder_ancestors_ancestor on folder_ancestors (ancestor_id);

create table items (
  id blob primary key,
  organisation_id blob not null references organisations (id),
  campaign_id blob references campaigns (id),
  folder_id blob references folders (id),
  name text not null,
  name_key text not null,
  search_key text not null,
  description text not null,
  kind text not null,
  -- where a link leads; files have none
  url text,
  approved_at integer,
  approved_by blob,
  archived_at integer,
  version integer not null,
  changed_by blob,
  created_at integer not null,
  created_by blob,
  check (campaign_id is null or folder_id is null)
) strict;
create index items_campaign on items (campaign_id, name_key, id);
create index items_folder on items (organisation_id, folder_id, name_key, id);

create table item_groups (
  item_id blob not null references items (id) on delete cascade,
  group_id blob not null references partner_groups (id),
  primary key (item_id, group_id)
) strict;
create index item_groups_group on item_groups (group_id);

-- The bytes of an item, version by version; the highest is the current one.
create table files (
  id blob primary key,
  organisation_id blob not null references organisations (id),
  item_id blob not null references items (id) on delete cascade,
  version integer not null,
  name text not null,
  extension text not null,
  size integer not null,
  sha256 blob not null,
  -- the place in the blob store; begins with the organisation's id
  blob_key text not null,
  created_at integer not null,
  created_by blob
) strict;
create unique index files_version on files (item_id, version);

-- A running upload. Its bytes are written where they will stay; they belong to nothing until the item is there.
create table uploads (
  id blob primary key,
  organisation_id blob not null references organisations (id),
  person_id blob not null references people (id),
  campaign_id blob,
  folder_id blob,
  -- the groups of a resource, comma-separated
  group_ids text not null,
  file_name text not null,
  name text not null,
  size integer not null,
  blob_key text not null,
  -- the item it became
  item_id blob,
  created_at integer not null,
  -- when bytes last began to come; an upload that was left alone does not count as running
  touched_at integer not null,
  expires_at integer not null
) strict;
create index uploads_person on uploads (person_id);

-- The one visibility rule: which partner sees which item. Every list, search, count, link and download of a partner
-- asks it. An asset is seen when its campaign is that partner's and approved and the asset is approved; a resource is
-- seen through its groups; neither when the item is archived or the partner is not active.
create view visible_items as
select campaigns.partner_id, items.id as item_id
from items
join campaigns on campaigns.id = items.campaign_id
join partners on partners.id = campaigns.partner_id
where items.approved_at is not null
  and items.archived_at is null
  and campaigns.status = 'approved'
  and partners.status = 'active'
union all
select partners.id as partner_id, items.id as item_id
from items
join partners on partners.organisation_id = items.organisation_id
where items.campaign_id is null
  and items.archived_at is null
  and partners.status = 'active'
  and exists (
    select 1
    from item_groups
    join partner_groups on partner_groups.id = item_groups.group_id
    where item_groups.item_id = items.id
      and (
        partner_groups.everyone
        or exists (
          select 1
          from partner_group_members
          where partner_group_members.group_id = item_groups.group_id
            and partner_group_members.partner_id = partners.id
        )
      )
  );
