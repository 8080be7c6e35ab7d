//! The sight floor: components, server functions and the words people read, compiled for the browser and for the server.
//!
//! A room's pages and parts stand in `<room>`; what knows no room stands in `kit`; the frame around every page in `layout`.

// a page is one type as deep as its markup
#![recursion_limit = "512"]

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
mod problem;
mod routes;
mod shell;
#[cfg(feature = "ssr")]
pub mod ssr;
mod wire;

pub use frame::{Door, Frame, Inside, Said, Scripts, Status};
pub use problem::Problem;
pub use routes::App;
pub use shell::shell;
