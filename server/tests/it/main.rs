//! One binary against the real server on a port of its own, with a real database and real files.

mod browsers;
mod bucket;
mod commands;
mod doors;
mod edge;
mod full;
mod killed;
mod library;
mod marketing;
mod memory;
mod people;
mod pictures;
mod preview;
mod support;
mod tidy;
mod together;
mod uploads;
