//! The live stream: server-sent events, one stream a tab, of what its session may see (house, "live").
//!
//! It writes nothing and keeps nothing. It ends with the session, with a change of eyes, and with the program, so that the end of the
//! program waits for nobody; the browser comes back by itself and reads anew what it shows.

use super::{Cookies, Shared, actor::Signed, refused};
use axum::{
    Extension,
    extract::{RawQuery, State},
    http::{HeaderValue, StatusCode, header},
    response::{
        IntoResponse, Response,
        sse::{Event, KeepAlive, Sse},
    },
};
use axum_extra::extract::CookieJar;
use domain::{Actor, Refusal};
use futures::stream;
use operations::{Portal, live};
use std::{convert::Infallible, sync::Arc, time::Duration};
use tokio::sync::broadcast::{Receiver, error::RecvError};

/// How often it is looked whether the session still holds.
const LOOK: Duration = Duration::from_secs(5);
/// How often something is sent, so that nobody takes the connection for dead.
const ALIVE: Duration = Duration::from_secs(20);
/// Topics of a stream.
const TOPICS: usize = 20;

/// A tab that listens.
struct Tab {
    portal: Portal,
    actor: Actor,
    token: String,
    eyes: Option<operations::accounts::Eyes>,
    topics: Vec<String>,
    events: Receiver<Arc<live::Event>>,
    look: tokio::time::Interval,
    _open: live::OpenTab,
    greeted: bool,
}

/// Streams the events of the topics that are named (`?topic=campaign:…&topic=chat:…`).
pub async fn events(
    State(shared): State<Shared>,
    Extension(Signed(visitor)): Extension<Signed>,
    jar: CookieJar,
    RawQuery(query): RawQuery,
) -> Response {
    let cookies = Cookies::new(shared.config.secure());
    let (Some(actor), Some(token)) = (visitor.and_then(|visitor| visitor.actor), jar.get(cookies.session())) else {
        return refused(&Refusal::<()>::SignedOut);
    };
    let Some(open) = shared.portal.base().live.open(actor.person) else {
        return (StatusCode::TOO_MANY_REQUESTS, [(header::RETRY_AFTER, "60"), (header::CACHE_CONTROL, "no-store")]).into_response();
    };
    let query = query.unwrap_or_default();
    let named = form_urlencoded::parse(query.as_bytes()).filter(|(name, _)| name == "topic").map(|(_, topic)| topic.into_owned());
    let tab = Tab {
        portal: shared.portal.clone(),
        token: token.value().to_owned(),
        eyes: cookies.eyes(&jar),
        topics: named.take(TOPICS).collect(),
        events: shared.portal.base().live.listen(),
        look: tokio::time::interval(LOOK),
        actor,
        _open: open,
        greeted: false,
    };
    let stream = stream::unfold(tab, |mut tab| async move {
        let event = tab.next().await?;
        Some((Ok::<_, Infallible>(event), tab))
    });
    let mut answer = Sse::new(stream).keep_alive(KeepAlive::new().interval(ALIVE)).into_response();
    answer.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    answer
}

impl Tab {
    /// The next event for this tab; none ends the stream.
    async fn next(&mut self) -> Option<Event> {
        if !self.greeted {
            self.greeted = true;
            return Some(Event::default().event("hello").data("{}"));
        }
        loop {
            let heard = tokio::select! {
                () = self.portal.base().live.closed() => return None,
                _ = self.look.tick() => {
                    self.holds().await?;
                    continue;
                }
                heard = self.events.recv() => heard,
            };
            match heard {
                Ok(event) if event.seen.by(self.actor.scope()) && self.topics.contains(&event.topic) => {
                    let data = serde_json::json!({ "topic": event.topic, "data": event.data });
                    return Some(Event::default().event(event.name).data(data.to_string()));
                }
                Ok(_) => {}
                // too slow: what was missed is read anew
                Err(RecvError::Lagged(_)) => return Some(Event::default().event("missed").data("{}")),
                Err(RecvError::Closed) => return None,
            }
        }
    }

    /// Whether this is still the same person at the same place with the same eyes.
    async fn holds(&self) -> Option<()> {
        let visitor = self.portal.accounts.visitor(&self.token, self.eyes).await;
        match visitor {
            Ok(visitor) => visitor.actor.filter(|actor| *actor == self.actor).map(|_| ()),
            // it is looked again: a busy database says nothing about the session
            Err(Refusal::Unavailable) => Some(()),
            Err(_) => None,
        }
    }
}
