//! One binary against the real server on a port of its own, with a real database and real files.

mod support;
mod tidy;
