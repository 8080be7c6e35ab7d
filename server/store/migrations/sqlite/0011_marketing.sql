-- Campaigns asked for in a conversation, and the drafts that are written for them.

-- A vendor's questions, version by version; the highest is the current one. A version is never changed: a running
-- conversation keeps its own. The questions are JSON, which no query looks into.
create table question_sets (
  organisation_id blob not null references organisations (id),
  version integer not null,
  questions text not null,
  created_at integer not null,
  created_by blob,
  primary key (organisation_id, version)
) strict;

-- A conversation: one row, saved after each answer. With a campaign it is over, and is that campaign's brief.
create table chats (
  id blob primary key,
  organisation_id blob not null references organisations (id),
  partner_id blob not null references partners (id),
  -- begun by the partner's own people: they and nobody else continue it
  by_partner integer not null,
  set_version integer not null,
  answers text not null,
  -- the question one stands at, counted from 0
  position integer not null,
  version integer not null,
  changed_by blob,
  -- the question that was answered last
  changed_what text not null,
  created_at integer not null,
  created_by blob,
  changed_at integer not null,
  campaign_id blob references campaigns (id),
  foreign key (organisation_id, set_version) references question_sets (organisation_id, version)
) strict;
create index chats_open on chats (organisation_id, changed_at);
create index chats_partner on chats (partner_id);
create unique index chats_campaign on chats (campaign_id) where campaign_id is not null;

-- A company's own facts and words for its drafts: the vendor's, or one of its partners'.
create table brands (
  company_id blob primary key,
  organisation_id blob not null references organisations (id),
  does text not null,
  proof text not null,
  offer text not null,
  forbidden text not null,
  allowed text not null,
  version integer not null,
  changed_by blob
) strict;

-- Switches of the marketing tab.
create table marketing_settings (
  organisation_id blob primary key references organisations (id),
  partners_ask integer not null
) strict;

-- A vendor's own pack of templates for an intent, in the place of the built-in one.
create table template_packs (
  organisation_id blob not null references organisations (id),
  pack text not null,
  text text not null,
  version integer not null,
  changed_by blob,
  primary key (organisation_id, pack)
) strict;

-- A draft of a campaign. What is wanted of its next version is JSON, which no query looks into; what was written of it so far
-- stands beside it, so that a reload loses nothing.
create table drafts (
  id blob primary key,
  organisation_id blob not null references organisations (id),
  campaign_id blob not null references campaigns (id),
  kind text not null,
  state text not null check (state in ('waiting', 'writing', 'ready')),
  -- the newest version's number, 0 while there is none
  version integer not null,
  -- counts the wishes, so that a writer knows whether its own still stands
  wish integer not null,
  wanted text not null,
  wanted_by blob,
  coming text not null,
  created_at integer not null
) strict;
create unique index drafts_kind on drafts (campaign_id, kind);

create table draft_versions (
  draft_id blob not null references drafts (id) on delete cascade,
  version integer not null,
  parts text not null,
  source text not null,
  note text not null,
  created_at integer not null,
  created_by blob,
  primary key (draft_id, version)
) strict;

-- Tokens that a model took of an organisation on a day (days since 1970, UTC).
create table model_usage (
  organisation_id blob not null references organisations (id),
  day integer not null,
  tokens integer not null,
  primary key (organisation_id, day)
) strict;

-- What a vendor's team is told inside the portal.
create table team_notices (
  id blob primary key,
  organisation_id blob not null references organisations (id),
  kind text not null,
  about_id blob not null,
  subject text not null,
  detail text not null,
  by_id blob,
  created_at integer not null
) strict;
create index team_notices_organisation on team_notices (organisation_id, created_at, id);
