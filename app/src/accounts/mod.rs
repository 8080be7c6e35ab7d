//! Accounts: the doors, and what people settle about themselves and their team. Plain pages of HTML forms that carry no script
//! (house, law 8); only the server draws them, so that they cost the browser nothing.

mod choose;
mod confirm;
mod door;
mod input;
mod inside;
mod invitation;
mod new_password;
mod not_there;
mod profile;
mod refused;
mod reset;
mod say;
mod sessions;
mod set_up;
mod sign_in;
mod team;

pub use door::DoorPage;
pub use say::refused;
