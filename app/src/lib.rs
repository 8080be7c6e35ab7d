//! The sight floor: components, server functions and the words people read, compiled for the browser and for the server.
//!
//! A room's pages and parts stand in `<room>`; what knows no room stands in `kit`; the frame around every page in `layout`.

// a page is one type as deep as its markup
#![recursion_limit = "512"]
// `{move || words()}`: a closure written in a view is of one type with all others of its outcome, one by name is code of its own
#![allow(clippy::redundant_closure, reason = "see above")]

pub mod accounts;
pub mod audit;
#[cfg(feature = "hydrate")]
mod browser;
#[cfg(not(feature = "hydrate"))]
#[path = "browser_off.rs"]
mod browser;
pub mod campaigns;
mod frame;
pub mod kit;
mod layout;
pub mod library;
pub mod notices;
pub mod partners;
mod pieces;
mod problem;
mod routes;
mod shell;
#[cfg(feature = "ssr")]
pub mod ssr;
mod wire;

pub use frame::{Door, Frame, Inside, Said, Scripts, Status};
pub use pieces::Piece;
pub use problem::Problem;
pub use routes::App;
pub use shell::shell;
