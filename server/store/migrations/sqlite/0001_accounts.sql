-- Who there is: vendor organisations, people, and the memberships that tie a person to a vendor or to a partner of it.
-- Ids are UUIDs minted by the program, moments are Unix milliseconds, keys for sorting and comparing are made by the
-- program too, so that both databases order and compare alike.

create table organisations (
  id blob primary key,
  name text not null,
  -- IANA name of the zone times are shown in
  zone text not null,
  -- number of the last entry of this organisation's audit chain
  audit_seq integer not null,
  created_at integer not null
) strict;

-- A partner company. Its people see anything at all only while the status is active.
create table partners (
  id blob primary key,
  organisation_id blob not null references organisations (id),
  name text not null,
  name_key text not null,
  search_key text not null,
  code text not null,
  status text not null check (status in ('pending', 'active', 'suspended', 'rejected', 'ended')),
  city text not null,
  website text not null,
  phone text not null,
  version integer not null,
  changed_by blob,
  created_at integer not null
) strict;
create unique index partners_name on partners (organisation_id, name_key);
create unique index partners_code on partners (organisation_id, code);

-- A person is one normalised address and one password for the whole installation.
create table people (
  id blob primary key,
  email text not null,
  email_key text not null unique,
  name text not null,
  password_hash text not null,
  created_at integer not null
) strict;

-- A membership is a person's place: at the vendor itself, or at one of its partners.
create table memberships (
  id blob primary key,
  person_id blob not null references people (id),
  organisation_id blob not null references organisations (id),
  partner_id blob references partners (id),
  role text not null check (role in ('admin', 'member', 'partner_owner', 'partner_member')),
  suspended_at integer,
  -- when a session last chose this place; the last choice is offered first
  chosen_at integer,
  seen_at integer,
  created_at integer not null,
  check ((partner_id is null) = (role in ('admin', 'member')))
) strict;
create unique index memberships_place on memberships (person_id, organisation_id, coalesce(partner_id, organisation_id));
create index memberships_partner on memberships (partner_id);
create index memberships_organisation on memberships (organisation_id);

-- A session is one sign-in on one device. Only the hash of its token is kept. Until the person chose where to work
-- there is no membership.
create table sessions (
  id blob primary key,
  token_hash blob not null unique,
  person_id blob not null references people (id),
  membership_id blob references memberships (id),
  created_at integer not null,
  seen_at integer not null,
  user_agent text not null,
  address text not null
) strict;
create index sessions_person on sessions (person_id);
create index sessions_membership on sessions (membership_id);

-- An invitation holds a place open for an address. A newer one for the same place replaces the older.
create table invitations (
  id blob primary key,
  token_hash blob not null unique,
  organisation_id blob not null references organisations (id),
  partner_id blob references partners (id),
  role text not null check (role in ('admin', 'member', 'partner_owner', 'partner_member')),
  email text not null,
  email_key text not null,
  name text not null,
  invited_by blob not null references people (id),
  created_at integer not null,
  expires_at integer not null
) strict;
create unique index invitations_place on invitations (email_key, organisation_id, coalesce(partner_id, organisation_id));
create index invitations_partner on invitations (partner_id);

-- Failures to sign in, counted for an account and for a network address.
create table sign_in_failures (
  id blob primary key,
  account text not null,
  address text not null,
  at integer not null
) strict;
create index sign_in_failures_account on sign_in_failures (account, at);
create index sign_in_failures_address on sign_in_failures (address, at);
