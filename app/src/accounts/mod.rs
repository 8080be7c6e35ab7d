//! Accounts: the doors. Plain pages of HTML forms that carry no script (house, law 8); only the server draws them.

mod choose;
mod door;
mod input;
mod invitation;
mod not_there;
mod say;
mod set_up;
mod sign_in;

pub use door::DoorPage;
pub use say::refused;
