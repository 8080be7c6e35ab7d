//! The door of the audit room.

use crate::Problem;
use crate::wire::Json;
use domain::{audit::Entry, paging::Page};
use leptos::prelude::*;

/// A page of the audit trail, newest first, before the entry of a number; for admins (spec D44, D45).
///
/// # Errors
/// `NotFound` for everybody but admins.
#[server(endpoint = "audit/list", protocol = Json)]
pub async fn list(before: Option<i64>) -> Result<Page<Entry>, Problem<()>> {
    crate::ssr::ask(move |portal, actor| async move { portal.audit.list(&actor, before).await }).await
}
