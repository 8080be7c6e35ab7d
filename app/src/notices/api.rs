//! The doors of the notices room. The outbox is a page without a script.

use crate::{Problem, wire::Json};
use domain::notices::TeamNotice;
use leptos::prelude::*;

/// What the vendor's team was told last, newest first; for vendor people (spec S18).
///
/// # Errors
/// `NotFound` for partners' people.
#[server(endpoint = "notices/team", protocol = Json)]
pub async fn team() -> Result<Vec<TeamNotice>, Problem<()>> {
    crate::ssr::ask(|portal, actor| async move { portal.notices.team(&actor).await }).await
}
