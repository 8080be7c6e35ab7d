-- Groups carry a version, so that a save that comes too late is told (spec D56).
alter table partner_groups add column version integer not null default 1;
alter table partner_groups add column changed_by blob;

-- Which partner sees which campaign: its own approved ones, while it is active. Every list, search, count and link of
-- campaigns asks it, as those of items ask visible_items.
create view visible_campaigns as
select campaigns.partner_id, campaigns.id as campaign_id
from campaigns
join partners on partners.id = campaigns.partner_id
where campaigns.status = 'approved'
  and partners.status = 'active';

-- Numbers the program keeps for itself: by which rule the search keys were made, and one that is raised and lowered again
-- to see whether writing works.
create table marks (
  name text primary key,
  number integer not null
) strict;
insert into marks (name, number) values ('search_keys', 1), ('probe', 0);
