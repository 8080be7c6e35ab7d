-- Mail that goes out, ways to a new password, and the zone a person chose.

-- IANA name of the zone this person reads times in; null reads them in the organisation's
alter table people add column zone text;

-- Every mail is written in the transaction of its cause and sent afterwards. The text holds no secret: where its link
-- belongs stands a line that says so, and the link stands beside it only until it was sent or is over.
create table mails (
  id blob primary key,
  -- the vendor whose admins see it
  organisation_id blob references organisations (id),
  kind text not null,
  -- what it is about: the place of an invitation, the person of a reset; a newer one takes the older one's place
  about_id blob not null,
  to_address text not null,
  to_key text not null,
  subject text not null,
  body text not null,
  link text not null,
  state text not null check (state in ('waiting', 'sent', 'failed', 'dropped')),
  attempts integer not null,
  error text not null,
  created_at integer not null,
  -- until when its link holds
  expires_at integer not null,
  sent_at integer
) strict;
create index mails_organisation on mails (organisation_id, created_at, id);
create index mails_about on mails (kind, about_id, to_key);
create index mails_waiting on mails (state, created_at);

-- A way to a new password. Only the hash of its token is kept; a newer one takes the older one's place.
create table resets (
  id blob primary key,
  token_hash blob not null unique,
  person_id blob not null unique references people (id),
  created_at integer not null,
  expires_at integer not null
) strict;
