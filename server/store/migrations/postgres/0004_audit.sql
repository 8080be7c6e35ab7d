-- The audit trail: one chain for each organisation. An entry is written in its change's transaction, with the next
-- number and no hash; a job seals the entries in order, each with the hash of the one before.

create table audit_entries (
  id uuid primary key,
  organisation_id uuid not null references organisations (id),
  seq bigint not null,
  at bigint not null,
  -- the person who signed in, and the person in whose place; empty when the program itself acted
  person_id uuid,
  effective_person_id uuid,
  membership_id uuid,
  -- plain, or impersonating, or the door or the job
  mode text collate "C" not null,
  act text collate "C" not null,
  subject_id uuid,
  subject text collate "C" not null,
  detail text collate "C" not null,
  hash bytea,
  sealed_at bigint
);
create unique index audit_entries_seq on audit_entries (organisation_id, seq);
create index audit_entries_unsealed on audit_entries (organisation_id, seq) where hash is null;
