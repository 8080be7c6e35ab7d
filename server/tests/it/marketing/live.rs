//! The live stream: what a session may see, until it ends (house, "live"; trust 7).

use crate::support::{Persona, TestApp};
use reqwest::{Response, StatusCode};
use serde_json::{Value, json};
use std::time::Duration;

/// What a stream says next; nothing at its end.
async fn next(stream: &mut Response) -> Option<String> {
    let piece = tokio::time::timeout(Duration::from_secs(15), stream.chunk()).await.expect("in time");
    Some(String::from_utf8_lossy(&piece.ok()??).into_owned())
}

#[tokio::test]
async fn trust_7_a_stream_carries_what_its_session_may_see_and_nothing_else() {
    let app = TestApp::demo().await;
    let [admin, member, owner, globex] =
        app.people([Persona::AcmeAdmin, Persona::AcmeMember, Persona::NorthwindOwner, Persona::GlobexAdmin]).await;
    let chat = admin.chat(&admin.partner_named("Northwind").await).await;
    let address = format!("/events?topic=chat:{chat}&topic=notices");
    let mut streams = [member.get(&address).await, owner.get(&address).await, globex.get(&address).await];
    for stream in &mut streams {
        assert!(stream.headers()["content-type"].to_str().is_ok_and(|kind| kind.starts_with("text/event-stream")));
        assert!(next(stream).await.is_some_and(|said| said.contains("event: hello")));
    }
    admin.say(&chat, 1, "name", &["Spring"]).await;
    let [mine, others @ ..] = &mut streams;
    let said = next(mine).await.expect("an event");
    assert!(said.contains("event: chat") && said.contains("\"version\":2"), "{said}");
    for stream in others {
        let heard = tokio::time::timeout(Duration::from_millis(700), stream.chunk()).await;
        assert!(heard.is_err(), "somebody else heard {heard:?}");
    }
    app.stop().await;
}

#[tokio::test]
async fn d43_a_stream_ends_with_its_session_and_keeps_no_program_waiting() {
    let app = TestApp::demo().await;
    let [admin, member] = app.people([Persona::AcmeAdmin, Persona::AcmeMember]).await;
    assert_eq!(crate::support::Person::stranger(&app).get("/events").await.status(), StatusCode::UNAUTHORIZED);
    let mut ending = member.get("/events?topic=notices").await;
    assert!(next(&mut ending).await.is_some());
    assert_eq!(member.form("/sign-out", &[]).await.status(), StatusCode::SEE_OTHER);
    assert_eq!(next(&mut ending).await, None, "the session is over");
    let mut open = admin.get("/events?topic=notices").await;
    assert!(next(&mut open).await.is_some());
    let _: Value = admin.answer("campaigns/chats", &json!({})).await;
    tokio::time::timeout(Duration::from_secs(5), app.stop()).await.expect("the program ends at once");
}
