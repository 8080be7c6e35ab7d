-- What a file looks like: a small picture of an image, of a PDF's first page or of a video, or the first words of an
-- Office document. The bytes stand here and not among the blobs, so that they go with their file in one commit.

create table pictures (
  file_id uuid primary key references files (id) on delete cascade,
  organisation_id uuid not null references organisations (id),
  state text collate "C" not null check (state in ('none', 'ready')),
  -- why there is none, for whoever looks into the matter
  reason text collate "C" not null,
  media_type text collate "C" not null,
  width bigint not null,
  height bigint not null,
  words text collate "C" not null,
  made_at bigint not null,
  thumb bytea not null
);
