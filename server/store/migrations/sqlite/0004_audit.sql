-- The audit trail: one chain for each organisation. An entry is written in its change's transaction, with the next
-- number and no hash; a job seals the entries in order, each with the hash of the one before.

create table audit_entries (
  id blob primary key,
  organisation_id blob not null references organisations (id),
  seq integer not null,
  at integer not null,
  -- the person who signed in, and the person in whose place; empty when the program itself acted
  person_id blob,
  effective_person_id blob,
  membership_id blob,
  -- plain, or impersonating, or the door or the job
  mode text not null,
  act text not null,
  subject_id blob,
  subject text not null,
  detail text not null,
  hash blob,
  sealed_at integer
) strict;
create unique index audit_entries_seq on audit_entries (organisation_id, seq);
create index audit_entries_unsealed on audit_entries (organisation_id, seq) where hash is null;
