-- Groups of partners, which resources are shared with. One group of each organisation is "everyone": it holds every
-- partner without listing them, so that no new partner can be forgotten.

create table partner_groups (
  id uuid primary key,
  organisation_id uuid not null references organisations (id),
  name text collate "C" not null,
  name_key text collate "C" not null,
  everyone boolean not null,
  created_at bigint not null
);
create unique index partner_groups_name on partner_groups (organisation_id, name_key);

create table partner_group_members (
  group_id uuid not null references partner_groups (id) on delete cascade,
  partner_id uuid not null references partners (id),
  primary key (group_id, partner_id)
);
create index partner_group_members_partner on partner_group_members (partner_id);
