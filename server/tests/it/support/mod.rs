//! The server under test, and the people who use it.

mod app;
mod personas;

pub use app::TestApp;
pub use personas::{Persona, Person};
