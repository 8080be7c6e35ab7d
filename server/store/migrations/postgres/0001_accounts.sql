-- Who there is: vendor organisations, people, and the memberships that tie a person to a vendor or to a partner of it.
-- Ids are UUIDs minted by the program, moments are Unix milliseconds, keys for sorting and comparing are made by the
-- program too, so that both databases order and compare alike.

create table organisations (
  id uuid primary key,
  name text collate "C" not null,
  -- IANA name of the zone times are shown in
  zone text collate "C" not null,
  -- number of the last entry of this organisation's audit chain
  audit_seq bigint not null,
  created_at bigint not null
);

-- A partner company. Its people see anything at all only while the status is active.
create table partners (
  id uuid primary key,
  organisation_id uuid not null references organisations (id),
  name text collate "C" not null,
  name_key text collate "C" not null,
  search_key text collate "C" not null,
  code text collate "C" not null,
  status text collate "C" not null check (status in ('pending', 'active', 'suspended', 'rejected', 'ended')),
  city text collate "C" not null,
  website text collate "C" not null,
  phone text collate "C" not null,
  version bigint not null,
  changed_by uuid,
  created_at bigint not null
);
create unique index partners_name on partners (organisation_id, name_key);
create unique index partners_code on partners (organisation_id, code);

-- A person is one normalised address and one password for the whole installation.
create table people (
  id uuid primary key,
  email text collate "C" not null,
  email_key text collate "C" not null unique,
  name text collate "C" not null,
  password_hash text collate "C" not null,
  created_at bigint not null
);

-- A membership is a person's place: at the vendor itself, or at one of its partners.
create table memberships (
  id uuid primary key,
  person_id uuid not null references people (id),
  organisation_id uuid not null references organisations (id),
  partner_id uuid references partners (id),
  role text collate "C" not null check (role in ('admin', 'member', 'partner_owner', 'partner_member')),
  suspended_at bigint,
  -- when a session last chose this place; the last choice is offered first
  chosen_at bigint,
  seen_at bigint,
  created_at bigint not null,
  check ((partner_id is null) = (role in ('admin', 'member')))
);
create unique index memberships_place on memberships (person_id, organisation_id, coalesce(partner_id, organisation_id));
create index memberships_partner on memberships (partner_id);
create index memberships_organisation on memberships (organisation_id);

-- A session is one sign-in on one device. Only the hash of its token is kept. Until the person chose where to work
-- there is no membership.
create table sessions (
  id uuid primary key,
  token_hash bytea not null unique,
  person_id uuid not null references people (id),
  membership_id uuid references memberships (id),
  created_at bigint not null,
  seen_at bigint not null,
  user_agent text collate "C" not null,
  address text collate "C" not null
);
create index sessions_person on sessions (person_id);
create index sessions_membership on sessions (membership_id);

-- An invitation holds a place open for an address. A newer one for the same place replaces the older.
create table invitations (
  id uuid primary key,
  token_hash bytea not null unique,
  organisation_id uuid not null references organisations (id),
  partner_id uuid references partners (id),
  role text collate "C" not null check (role in ('admin', 'member', 'partner_owner', 'partner_member')),
  email text collate "C" not null,
  email_key text collate "C" not null,
  name text collate "C" not null,
  invited_by uuid not null references people (id),
  created_at bigint not null,
  expires_at bigint not null
);
create unique index invitations_place on invitations (email_key, organisation_id, coalesce(partner_id, organisation_id));
create index invitations_partner on invitations (partner_id);

-- Failures to sign in, counted for an account and for a network address.
create table sign_in_failures (
  id uuid primary key,
  account text collate "C" not null,
  address text collate "C" not null,
  at bigint not null
);
create index sign_in_failures_account on sign_in_failures (account, at);
create index sign_in_failures_address on sign_in_failures (address, at);
