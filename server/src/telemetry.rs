//! Logs: one line an event, on standard error. What lets somebody in stands in no line.

use axum::{extract::MatchedPath, http::Request};
use tracing::Span;
use tracing_subscriber::EnvFilter;

/// Begins logging. Directives that cannot be understood are passed over.
pub fn begin(directives: &str) {
    let filter = EnvFilter::builder().parse_lossy(directives);
    let begun = tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr).with_target(true).try_init();
    if begun.is_err() {
        tracing::debug!("logging had begun already");
    }
}

/// What the lines of a request have in common.
pub fn span<B>(request: &Request<B>) -> Span {
    tracing::debug_span!(target: "tower_http::trace", "request", method = %request.method(), path = shown(request), version = ?request.version())
}

/// The path of a request, without its query; the route instead where the path holds a token.
fn shown<B>(request: &Request<B>) -> &str {
    let route = request.extensions().get::<MatchedPath>().map(MatchedPath::as_str);
    route.filter(|route| route.contains("{token}")).unwrap_or(request.uri().path())
}

#[cfg(test)]
mod tests {
    use super::shown;
    use axum::{Router, body::Body, extract::Request, http::StatusCode, middleware, response::IntoResponse, routing::get};
    use tower::ServiceExt;

    #[tokio::test]
    async fn trust_12_no_token_stands_in_the_log() {
        let look =
            middleware::from_fn(async |request: Request, _: middleware::Next| (StatusCode::OK, shown(&request).to_owned()).into_response());
        let nothing = get(async || ());
        let router = Router::new().route("/invitation/{token}", nothing.clone()).route("/files/{item}", nothing).layer(look);
        for (asked, path) in [
            ("/invitation/k3mZ9s", "/invitation/{token}"),
            ("/invitation/k3mZ9s?next=%2F", "/invitation/{token}"),
            ("/files/1?download", "/files/1"),
        ] {
            let request = Request::builder().uri(asked).body(Body::empty()).expect("a request");
            let answer = router.clone().oneshot(request).await.expect("an answer");
            let body = axum::body::to_bytes(answer.into_body(), 100).await.expect("a body");
            assert_eq!(body, path, "{asked}");
        }
    }
}
