//! What the memory floor promises, each promise on SQLite and on PostgreSQL; one module a room.

mod accounts;
mod audit;
mod blobs;
mod bucket;
mod campaigns;
mod folders;
mod jobs;
mod library;
mod many;
mod marketing;
mod marks;
mod migrations;
mod notices;
mod paging;
mod partners;
mod pictures;
mod sessions;
mod sight;
mod support;
mod team;
mod tree;
mod uploads;
