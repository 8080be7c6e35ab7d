//! The server under test, the people who use it, and what they make.

mod app;
mod caller;
mod ground;
mod making;
mod marketing;
mod model;
mod personas;
mod process;
mod raw;
mod sink;
mod tus;
mod world;

pub use app::TestApp;
pub use caller::{Answer, Caller, Lost, status_of};
pub use ground::{Ground, On};
pub use making::{Campaign, PDF, fresh, media, names};
pub use model::{KEY, Manner, StandIn};
pub use personas::{Person, Persona};
pub use process::{Chance, PORTICO, Program, said};
pub use raw::Wire;
pub use sink::{Sink, link_in};
pub use tus::{OFFSET, PIECE, RESUMABLE, sum, told};

use std::{future::Future, time::Duration};
use tokio::time::Instant;

/// Asks again and again until the answer is there; fails with these words after half a minute.
pub async fn until<T, F: Future<Output = Option<T>>>(what: &str, mut ask: impl FnMut() -> F) -> T {
    let deadline = Instant::now() + Duration::from_secs(30);
    loop {
        if let Some(answer) = ask().await {
            return answer;
        }
        assert!(Instant::now() < deadline, "this did not happen: {what}");
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
}

/// A page without what differs from one answer to the next: the nonce.
pub fn without_nonce(page: &str) -> String {
    let mut parts = page.split("nonce=\"");
    let mut rest = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        rest.push_str(part.split_once('"').map_or("", |(_, after)| after));
    }
    rest
}
