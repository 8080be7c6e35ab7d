//! People: how they come in, where they work, and how they are let go (spec S180, S181, D40, D43, D55).

mod invitations;
mod outbox;
mod own;
mod places;
mod reset;
mod set_up;
mod sign_in;
mod team;
mod throttle;

use crate::support::{Person, TestApp};
use reqwest::Response;

/// The cookies an answer gives, each with everything that stands behind it.
fn cookies_of(answer: &Response) -> Vec<String> {
    answer.headers().get_all("set-cookie").iter().map(|value| value.to_str().expect("text").to_owned()).collect()
}

/// Where an answer leads.
fn target(answer: &Response) -> &str {
    answer.headers().get("location").and_then(|value| value.to_str().ok()).unwrap_or_default()
}

/// The links that stand in the outbox's table, newest last. No page has them.
async fn links(app: &TestApp) -> Vec<String> {
    let links = store::testing::texts(&app.portal.base().db, "select link from mails where link <> '' order by created_at, id").await;
    links.into_iter().map(|link| link.strip_prefix(&app.config.base_url).expect("a direct link").to_owned()).collect()
}

/// The row of a table on a page that holds a text.
fn row<'a>(page: &'a str, text: &str) -> Option<&'a str> {
    page.split("<tr").skip(1).filter_map(|row| row.split("</tr>").next()).find(|row| row.contains(text))
}

/// What stands in the field of a name in a row.
fn field<'a>(row: &'a str, name: &str) -> &'a str {
    let mark = format!("name=\"{name}\" value=\"");
    row.split_once(&mark).and_then(|(_, rest)| rest.split_once('"')).unwrap_or_else(|| panic!("no {name}: {row}")).0
}

/// Whether somebody is signed in with a place: the status of a call everybody may make.
async fn standing(person: &Person) -> u16 {
    let ask = serde_json::json!({ "q": "", "sort": "name", "after": null, "size": 50 });
    person.call("campaigns/list", &serde_json::json!({ "ask": ask, "partner": null })).await.status().as_u16()
}
