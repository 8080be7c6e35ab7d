-- Work that is done after a commit. A job is enqueued in the transaction of its cause, claimed by one guarded update
-- with a lease, and done at least once.

create table jobs (
  id blob primary key,
  kind text not null,
  -- the same key is enqueued once while it is open
  key text not null,
  payload text not null,
  state text not null check (state in ('open', 'done', 'failed')),
  attempts integer not null,
  run_at integer not null,
  lease_until integer not null,
  progress text not null,
  error text not null,
  created_at integer not null
) strict;
create unique index jobs_key on jobs (kind, key) where state = 'open';
create index jobs_next on jobs (state, run_at);
