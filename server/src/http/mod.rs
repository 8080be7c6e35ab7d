//! HTTP: the router and the order of its layers. What changes who one is, and bytes, are routes here; everything else is
//! a page or a server function of `pages`.

mod actor;
mod campaigns;
mod cookies;
mod doors;
mod downloads;
mod drafting;
mod drafts;
mod forms;
mod health;
mod live;
mod marketing;
mod outbox;
mod own;
mod preview;
mod refusal;
mod reset;
mod team;
mod thumbnails;
mod uploads;
mod zip;

pub use actor::{Peer, Signed, who};
pub use cookies::{Cookies, THEME};
pub use forms::see;
pub use refusal::refused;

use crate::{Running, pages, telemetry};
use axum::{
    Extension, Router,
    extract::DefaultBodyLimit,
    http::{HeaderName, HeaderValue, Method, StatusCode, header},
    middleware,
    response::Response,
    routing::{any, get, post},
};
use std::{sync::Arc, time::Duration};
use tower_http::{
    CompressionLevel,
    catch_panic::CatchPanicLayer,
    compression::{
        CompressionLayer,
        predicate::{And, DefaultPredicate, NotForContentType, Predicate},
    },
    csrf::CsrfLayer,
    services::{ServeDir, ServeFile},
    set_header::SetResponseHeaderLayer,
    timeout::RequestBodyTimeoutLayer,
    trace::TraceLayer,
};

/// The most bytes a form or a server function takes (spec D42).
pub(crate) const BODY: usize = 1024 * 1024;
/// How long a body may pause.
const PAUSE: Duration = Duration::from_secs(60);

/// Everything a handler needs.
pub type Shared = Arc<Running>;

/// The whole of HTTP.
pub fn router(running: Running) -> Router {
    pages::begin();
    let shared: Shared = Arc::new(running);
    let bytes = Router::new()
        .route("/uploads", any(uploads::many))
        .route("/uploads/{id}", any(uploads::one))
        .layer(DefaultBodyLimit::disable())
        .route("/files/{item}/{version}/{name}", get(downloads::file))
        .route("/events", get(live::events))
        .route("/files/zip", post(zip::pack).layer(DefaultBodyLimit::max(BODY)));
    let pictures = Router::new()
        .route("/thumbnails/{item}/{version}", get(thumbnails::thumbnail).post(thumbnails::give))
        .layer(DefaultBodyLimit::max(BODY));
    let doors = Router::new()
        .route("/sign-in", post(doors::sign_in).get(pages::page))
        .route("/sign-out", post(doors::sign_out))
        .route("/choose", post(doors::choose).get(pages::page))
        .route("/set-up", post(doors::set_up).get(pages::page))
        .route("/invitation/{token}", post(doors::accept).get(pages::page))
        .route("/reset", post(reset::ask).get(pages::page))
        .route("/reset/{token}", post(reset::set).get(pages::page))
        .route("/settings/profile", post(own::profile).get(pages::page))
        .route("/settings/sessions", post(own::sessions).get(pages::page))
        .route("/settings/people", post(team::people).get(pages::page))
        .route("/settings/templates", post(drafting::templates).get(pages::page))
        .route("/settings/words", post(drafting::words).get(pages::page))
        .route("/settings/model", post(drafting::model).get(pages::page))
        .route("/settings/outbox", post(outbox::again).get(pages::page))
        .route("/team", post(team::people).get(pages::page))
        .route("/preview", post(preview::enter))
        .route("/preview/exit", post(preview::exit))
        .route("/preferences", post(preview::preferences))
        .route("/marketing/library", post(campaigns::create).get(pages::page))
        .route("/marketing", post(marketing::talk).get(pages::page))
        .route("/campaigns/{id}", post(drafts::drafts).get(pages::page))
        .layer(DefaultBodyLimit::max(BODY));
    let rest = Router::new()
        .route("/api/{*door}", post(pages::door))
        .layer(DefaultBodyLimit::max(BODY))
        .fallback(pages::page)
        .merge(doors)
        .layer(CompressionLayer::new().quality(CompressionLevel::Fastest).compress_when(worth_it()));
    Router::new()
        .merge(bytes)
        .merge(pictures)
        .merge(rest)
        .layer(middleware::from_fn_with_state(shared.clone(), who))
        .merge(public(&shared))
        .route("/healthz", get(health::alive))
        .route("/readyz", get(health::ready).layer(Extension(Arc::<health::Readiness>::default())))
        .layer(CsrfLayer::new().with_rejection_response(refusal::cross_site))
        .layer(RequestBodyTimeoutLayer::new(PAUSE))
        .layer(CatchPanicLayer::custom(refusal::panicked))
        .layer(set("x-content-type-options", "nosniff"))
        .layer(set("referrer-policy", "same-origin"))
        .layer(set("cross-origin-opener-policy", "same-origin"))
        .layer(set("cross-origin-resource-policy", "same-origin"))
        .layer(set("permissions-policy", "camera=(), microphone=(), geolocation=(), payment=(), usb=()"))
        .layer(SetResponseHeaderLayer::if_not_present(
            header::CONTENT_SECURITY_POLICY,
            HeaderValue::from_static(pages::POLICY_WITHOUT_SCRIPT),
        ))
        .layer(TraceLayer::new_for_http().make_span_with(telemetry::span))
        .with_state(shared)
}

/// Small answers and what is packed already are not worth packing.
fn worth_it() -> And<DefaultPredicate, NotForContentType> {
    DefaultPredicate::new().and(NotForContentType::const_new("application/wasm"))
}

fn set(name: &'static str, value: &'static str) -> SetResponseHeaderLayer<HeaderValue> {
    SetResponseHeaderLayer::if_not_present(HeaderName::from_static(name), HeaderValue::from_static(value))
}

/// The web files. Hashed names never change; the others are asked for again after an hour.
fn public(shared: &Shared) -> Router<Shared> {
    // what is not there today may be there after an upgrade
    let cached = |value: &'static str| {
        let of = move |answer: &Response| {
            let kept = answer.status().is_success() || answer.status() == StatusCode::NOT_MODIFIED;
            Some(HeaderValue::from_static(if kept { value } else { "no-store" }))
        };
        SetResponseHeaderLayer::overriding(header::CACHE_CONTROL, of)
    };
    let folder = &shared.site.folder;
    let hashed = ServeDir::new(folder.join("pkg")).precompressed_br().precompressed_gzip();
    let mut files = Router::new();
    for file in &shared.site.files {
        let served = ServeFile::new(folder.join(file.trim_start_matches('/'))).precompressed_br().precompressed_gzip();
        files = files.route_service(file, served);
    }
    let icon = ServeFile::new(folder.join("favicon.svg"));
    files = files.route_service("/favicon.ico", icon).layer(cached("public, max-age=3600"));
    Router::new().nest_service("/pkg", hashed).layer(cached("public, max-age=31536000, immutable")).merge(files)
}

/// Reading and nothing else.
pub(crate) fn reads(method: &Method) -> bool {
    matches!(*method, Method::GET | Method::HEAD)
}
