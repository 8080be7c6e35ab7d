-- Uploads that go on after the page was gone, and pieces that are checked.

-- where a piece with a checksum begins that is being written: what lies behind it does not count until its sum agreed
alter table uploads add column piece_at integer;
-- when the file was last changed, by the browser's word: the same name, size and moment are the same file
alter table uploads add column modified_at integer;
