-- What a file looks like: a small picture of an image, of a PDF's first page or of a video, or the first words of an
-- Office document. The bytes stand here and not among the blobs, so that they go with their file in one commit.

create table pictures (
  file_id blob primary key references files (id) on delete cascade,
  organisation_id blob not null references organisations (id),
  state text not null check (state in ('none', 'ready')),
  -- why there is none, for whoever looks into the matter
  reason text not null,
  media_type text not null,
  width integer not null,
  height integer not null,
  words text not null,
  made_at integer not null,
  thumb blob not null
) strict;
