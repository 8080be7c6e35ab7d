-- Mail that goes out, ways to a new password, and the zone a person chose.

-- IANA name of the zone this person reads times in; null reads them in the organisation's
alter table people add column zone text collate "C";

-- Every mail is written in the transaction of its cause and sent afterwards. The text holds no secret: where its link
-- belongs stands a line that says so, and the link stands beside it only until it was sent or is over.
create table mails (
  id uuid primary key,
  -- the vendor whose admins see it
  organisation_id uuid references organisations (id),
  kind text collate "C" not null,
  -- what it is about: the place of an invitation, the person of a reset; a newer one takes the older one's place
  about_id uuid not null,
  to_address text collate "C" not null,
  to_key text collate "C" not null,
  subject text collate "C" not null,
  body text collate "C" not null,
  link text collate "C" not null,
  state text collate "C" not null check (state in ('waiting', 'sent', 'failed', 'dropped')),
  attempts bigint not null,
  error text collate "C" not null,
  created_at bigint not null,
  -- until when its link holds
  expires_at bigint not null,
  sent_at bigint
);
create index mails_organisation on mails (organisation_id, created_at, id);
create index mails_about on mails (kind, about_id, to_key);
create index mails_waiting on mails (state, created_at);

-- A way to a new password. Only the hash of its token is kept; a newer one takes the older one's place.
create table resets (
  id uuid primary key,
  token_hash bytea not null unique,
  person_id uuid not null unique references people (id),
  created_at bigint not null,
  expires_at bigint not null
);
