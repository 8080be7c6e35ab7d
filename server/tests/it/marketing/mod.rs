//! AI Partner Marketing: from a conversation to a campaign with drafts (spec S2, S3, S14-S24, D3, D9, D44).

mod chat;
mod drafts;
mod forms;
mod killed;
mod live;
mod model;
mod questions;

use serde_json::Value;

/// Why something was refused: the room's own reason, by its name.
fn reason(answer: &(u16, Value)) -> String {
    assert_eq!(answer.0, 422, "{answer:?}");
    let because = &answer.1["Refused"]["Because"];
    because
        .as_str()
        .map(str::to_owned)
        .or_else(|| because.as_object()?.keys().next().cloned())
        .unwrap_or_else(|| panic!("no reason: {answer:?}"))
}
