-- Work that is done after a commit. A job is enqueued in the transaction of its cause, claimed by one guarded update
-- with a lease, and done at least once.

create table jobs (
  id uuid primary key,
  kind text collate "C" not null,
  -- the same key is enqueued once while it is open
  key text collate "C" not null,
  payload text collate "C" not null,
  state text collate "C" not null check (state in ('open', 'done', 'failed')),
  attempts bigint not null,
  run_at bigint not null,
  lease_until bigint not null,
  progress text collate "C" not null,
  error text collate "C" not null,
  created_at bigint not null
);
create unique index jobs_key on jobs (kind, key) where state = 'open';
create index jobs_next on jobs (state, run_at);
