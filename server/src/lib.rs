//! The running floor: configuration, start, the HTTP edge and the command line.

// a page is one type as deep as its markup
#![recursion_limit = "512"]

mod boot;
mod cli;
mod config;
mod edge;
mod http;
mod keep;
mod pages;
mod patience;
mod site;
mod telemetry;

pub use boot::{Running, start};
pub use cli::main;
pub use config::Config;
pub use edge::run;
pub use pages::doors;
