//! Who sends a request: found from the session cookie, for every request anew.

use super::{Cookies, Shared, refused};
use axum::{
    extract::{Request, State},
    http::header,
    middleware::Next,
    response::Response,
};
use axum_extra::extract::CookieJar;
use domain::Refusal;
use operations::accounts::{Stranger, Visitor};
use std::{
    net::{IpAddr, SocketAddr},
    time::Duration,
};

/// The other end of the connection.
#[derive(Clone, Copy, Debug)]
pub struct Peer(pub SocketAddr);

/// Somebody with a session, as an extension of the request.
#[derive(Clone, Debug)]
pub struct Signed(pub Option<Visitor>);

/// How much of a browser's name for itself is kept.
const USER_AGENT: usize = 300;
/// How long a request waits until it is written down that somebody is here.
const PATIENCE: Duration = Duration::from_millis(250);

/// Finds who asks and puts it into the request; remembers that somebody was here.
pub async fn who(State(shared): State<Shared>, jar: CookieJar, mut request: Request, next: Next) -> Response {
    let cookies = Cookies::new(shared.config.secure());
    let visitor = match jar.get(cookies.session()) {
        None => None,
        Some(token) => match shared.portal.accounts.visitor(token.value(), cookies.eyes(&jar)).await {
            Ok(visitor) => Some(visitor),
            Err(Refusal::SignedOut) => None,
            Err(refusal) => return refused(&refusal),
        },
    };
    if let Some(visitor) = &visitor
        && shared.portal.analytics.is_due(visitor)
    {
        remember(&shared, visitor.clone()).await;
    }
    request.extensions_mut().insert(Signed(visitor));
    next.run(request).await
}

/// Writes down that somebody is here. Reading does not wait for a database that is busy.
async fn remember(shared: &Shared, visitor: Visitor) {
    let analytics = shared.portal.analytics.clone();
    let written = tokio::spawn(async move { analytics.seen(&visitor).await });
    if !matches!(tokio::time::timeout(PATIENCE, written).await, Ok(Ok(Ok(())))) {
        tracing::debug!("that somebody was here is remembered later");
    }
}

/// The network address and the browser's name for itself. A proxy's word counts only when the proxy is listed.
pub fn stranger(shared: &Shared, request: &axum::http::request::Parts) -> Stranger {
    let peer = request.extensions.get::<Peer>().map(|peer| peer.0.ip().to_canonical());
    // a proxy may add its word in a line of its own: all lines are one list
    let said: Vec<&str> = request.headers.get_all("x-forwarded-for").iter().filter_map(|value| value.to_str().ok()).collect();
    let trusted = &shared.config.trusted_proxies;
    let address = match peer {
        Some(peer) if trusted.contains(&peer) => behind(&said.join(","), trusted).unwrap_or(peer).to_string(),
        Some(peer) => peer.to_string(),
        None => String::new(),
    };
    let user_agent = request.headers.get(header::USER_AGENT).and_then(|value| value.to_str().ok()).unwrap_or_default();
    Stranger { address, user_agent: user_agent.chars().take(USER_AGENT).collect() }
}

/// The last address in the list that is no trusted proxy; none when what stands there is no address.
fn behind(said: &str, trusted: &[IpAddr]) -> Option<IpAddr> {
    for address in said.rsplit(',').map(str::trim) {
        let address: IpAddr = address.parse().or_else(|_| address.parse().map(|socket: SocketAddr| socket.ip())).ok()?;
        if !trusted.contains(&address.to_canonical()) {
            return Some(address.to_canonical());
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn trust_12_a_forged_forwarded_for_does_not_hide_who_came() {
        let proxy: IpAddr = "10.0.0.1".parse().expect("an address");
        assert_eq!(behind("1.1.1.1, 203.0.113.7, 10.0.0.1", &[proxy]), "203.0.113.7".parse().ok());
        assert_eq!(behind("10.0.0.1", &[proxy]), None);
        assert_eq!(behind("1.1.1.1, 203.0.113.7:4711", &[proxy]), "203.0.113.7".parse().ok());
        assert_eq!(behind("1.1.1.1, nonsense", &[proxy]), None);
    }
}
