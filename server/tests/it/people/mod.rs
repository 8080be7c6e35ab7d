//! People: how they come in, where they work, and how they are let go (spec S180, S181, D40, D43, D55).

mod invitations;
mod places;
mod set_up;
mod sign_in;
mod throttle;

use crate::support::Person;
use reqwest::Response;

/// The cookies an answer gives, each with everything that stands behind it.
fn cookies_of(answer: &Response) -> Vec<String> {
    answer.headers().get_all("set-cookie").iter().map(|value| value.to_str().expect("text").to_owned()).collect()
}

/// Where an answer leads.
fn target(answer: &Response) -> &str {
    answer.headers().get("location").and_then(|value| value.to_str().ok()).unwrap_or_default()
}

/// Whether somebody is signed in with a place: the status of a call everybody may make.
async fn standing(person: &Person) -> u16 {
    let ask = serde_json::json!({ "q": "", "sort": "name", "after": null, "size": 50 });
    person.call("campaigns/list", &serde_json::json!({ "ask": ask, "partner": null })).await.status().as_u16()
}
