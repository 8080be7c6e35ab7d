-- Campaigns asked for in a conversation, and the drafts that are written for them.

-- A vendor's questions, version by version; the highest is the current one. A version is never changed: a running
-- conversation keeps its own. The questions are JSON, which no query looks into.
create table question_sets (
  organisation_id uuid not null references organisations (id),
  version bigint not null,
  questions text collate "C" not null,
  created_at bigint not null,
  created_by uuid,
  primary key (organisation_id, version)
);

-- A conversation: one row, saved after each answer. With a campaign it is over, and is that campaign's brief.
create table chats (
  id uuid primary key,
  organisation_id uuid not null references organisations (id),
  partner_id uuid not null references partners (id),
  -- begun by the partner's own people: they and nobody else continue it
  by_partner boolean not null,
  set_version bigint not null,
  answers text collate "C" not null,
  -- the question one stands at, counted from 0
  position bigint not null,
  version bigint not null,
  changed_by uuid,
  -- the question that was answered last
  changed_what text collate "C" not null,
  created_at bigint not null,
  created_by uuid,
  changed_at bigint not null,
  campaign_id uuid references campaigns (id),
  foreign key (organisation_id, set_version) references question_sets (organisation_id, version)
);
create index chats_open on chats (organisation_id, changed_at);
create index chats_partner on chats (partner_id);
create unique index chats_campaign on chats (campaign_id) where campaign_id is not null;

-- A company's own facts and words for its drafts: the vendor's, or one of its partners'.
create table brands (
  company_id uuid primary key,
  organisation_id uuid not null references organisations (id),
  does text collate "C" not null,
  proof text collate "C" not null,
  offer text collate "C" not null,
  forbidden text collate "C" not null,
  allowed text collate "C" not null,
  version bigint not null,
  changed_by uuid
);

-- Switches of the marketing tab.
create table marketing_settings (
  organisation_id uuid primary key references organisations (id),
  partners_ask boolean not null
);

-- A vendor's own pack of templates for an intent, in the place of the built-in one.
create table template_packs (
  organisation_id uuid not null references organisations (id),
  pack text collate "C" not null,
  text text collate "C" not null,
  version bigint not null,
  changed_by uuid,
  primary key (organisation_id, pack)
);

-- A draft of a campaign. What is wanted of its next version is JSON, which no query looks into; what was written of it so far
-- stands beside it, so that a reload loses nothing.
create table drafts (
  id uuid primary key,
  organisation_id uuid not null references organisations (id),
  campaign_id uuid not null references campaigns (id),
  kind text collate "C" not null,
  state text collate "C" not null check (state in ('waiting', 'writing', 'ready')),
  -- the newest version's number, 0 while there is none
  version bigint not null,
  -- counts the wishes, so that a writer knows whether its own still stands
  wish bigint not null,
  wanted text collate "C" not null,
  wanted_by uuid,
  coming text collate "C" not null,
  created_at bigint not null
);
create unique index drafts_kind on drafts (campaign_id, kind);

create table draft_versions (
  draft_id uuid not null references drafts (id) on delete cascade,
  version bigint not null,
  parts text collate "C" not null,
  source text collate "C" not null,
  note text collate "C" not null,
  created_at bigint not null,
  created_by uuid,
  primary key (draft_id, version)
);

-- Tokens that a model took of an organisation on a day (days since 1970, UTC).
create table model_usage (
  organisation_id uuid not null references organisations (id),
  day bigint not null,
  tokens bigint not null,
  primary key (organisation_id, day)
);

-- What a vendor's team is told inside the portal.
create table team_notices (
  id uuid primary key,
  organisation_id uuid not null references organisations (id),
  kind text collate "C" not null,
  about_id uuid not null,
  subject text collate "C" not null,
  detail text collate "C" not null,
  by_id uuid,
  created_at bigint not null
);
create index team_notices_organisation on team_notices (organisation_id, created_at, id);
