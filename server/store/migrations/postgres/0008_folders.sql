-- Folders are edited like items: who saved last is known. What lies right in a folder is found without the organisation.

alter table folders add column changed_by uuid;
create index items_in_folder on items (folder_id);
create index folders_organisation on folders (organisation_id);
