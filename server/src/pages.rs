//! Pages and server functions: the only place that knows the app. Decides what a page needs before it is drawn.

use crate::http::{BODY, Shared, Signed, THEME, reads, see};
pub use app::{Said, accounts::refused as words, library::say::error as of_library};

use app::{Frame, Inside, Piece, Problem, Scripts, Status, campaigns::Setting, ssr::Who};
use axum::{
    body::{Body, to_bytes},
    extract::{Request, State},
    http::{HeaderValue, StatusCode, Uri, header, request::Parts},
    response::{IntoResponse, Response},
};
use axum_extra::extract::CookieJar;
use domain::{Actor, Mode, Refusal, accounts::Me};
use leptos::{nonce::use_nonce, prelude::*};
use leptos_axum::{ResponseOptions, handle_server_fns_with_context, render_app_async_with_context};
use operations::{Portal, accounts::Visitor};
use std::sync::LazyLock;

/// What a document without scripts may do; every answer has it unless it has its own (trust 16).
pub const POLICY_WITHOUT_SCRIPT: &str = "default-src 'none'; style-src 'self'; img-src 'self' blob: data:; media-src 'self' blob:; font-src 'self'; \
    form-action 'self'; frame-ancestors 'none'; base-uri 'none'";

/// What a page may do whose scripts carry this nonce (trust 16).
fn policy(nonce: &str) -> String {
    format!(
        "default-src 'none'; script-src 'self' 'nonce-{nonce}' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' blob: data:; \
         media-src 'self' blob:; font-src 'self'; connect-src 'self'; form-action 'self'; frame-src 'self'; frame-ancestors 'none'; base-uri 'none'"
    )
}

/// Lets Leptos run on this runtime; before the first page, and as often as there are servers in a process.
pub fn begin() {
    if any_spawner::Executor::init_tokio().is_err() {
        tracing::debug!("Leptos had its runtime already");
    }
}

/// The addresses of all server functions, sorted.
#[must_use]
pub fn doors() -> Vec<&'static str> {
    let mut paths: Vec<&str> = leptos::server_fn::axum::server_fn_paths().map(|(path, _)| path).collect();
    paths.sort_unstable();
    paths
}

/// A server function.
pub async fn door(State(shared): State<Shared>, mut request: Request) -> Response {
    static DOORS: LazyLock<Vec<&str>> = LazyLock::new(doors);
    if DOORS.binary_search(&request.uri().path()).is_err() {
        return StatusCode::NOT_FOUND.into_response();
    }
    let kind = request.headers().get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).unwrap_or_default();
    if kind.split(';').next().is_none_or(|kind| !kind.trim().eq_ignore_ascii_case("application/json")) {
        return StatusCode::UNSUPPORTED_MEDIA_TYPE.into_response();
    }
    // asked for as a page, leptos_axum would answer with a redirect to wherever the request says it came from (trust 3)
    request.headers_mut().insert(header::ACCEPT, HeaderValue::from_static("application/json"));
    request.headers_mut().remove(header::REFERER);
    let who = Who(visitor(request.extensions().get()));
    let (head, body) = request.into_parts();
    let Ok(arguments) = to_bytes(body, BODY).await else {
        return StatusCode::PAYLOAD_TOO_LARGE.into_response();
    };
    let request = Request::from_parts(head, Body::from(arguments));
    let portal = shared.portal.clone();
    let context = move || {
        provide_context(portal.clone());
        provide_context(who.clone());
    };
    let answer = handle_server_fns_with_context(context, request).await.into_response();
    let mut answer = understood(answer).await;
    answer.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    answer
}

/// Arguments that cannot be read are the asker's mistake; Leptos would call them a fault of ours.
async fn understood(answer: Response) -> Response {
    if answer.status() != StatusCode::INTERNAL_SERVER_ERROR {
        return answer;
    }
    let (mut head, body) = answer.into_parts();
    let words = to_bytes(body, BODY).await.unwrap_or_default();
    if serde_json::from_slice(&words).is_ok_and(|problem: Problem<()>| problem == Problem::Unreached) {
        head.status = StatusCode::BAD_REQUEST;
    }
    Response::from_parts(head, Body::from(words))
}

/// Any page.
pub async fn page(State(shared): State<Shared>, request: Request) -> Response {
    let (parts, _) = request.into_parts();
    if !reads(&parts.method) {
        return StatusCode::NOT_FOUND.into_response();
    }
    let path = parts.uri.path();
    let signed = visitor(parts.extensions.get());
    let asked = parts.uri.path_and_query().map_or(path, |asked| asked.as_str());
    let is_door = matches!(path, "/sign-in" | "/set-up" | "/reset") || path.starts_with("/invitation/") || path.starts_with("/reset/");
    match &signed {
        None if path == "/" && is_new(&shared).await => return see("/set-up"),
        None if !is_door => return see(&with_next("/sign-in", asked)),
        Some(visitor) if visitor.actor.is_none() && !is_door && path != "/choose" => return see(&with_next("/choose", asked)),
        Some(visitor) if path == "/choose" && visitor.actor.as_ref().is_some_and(|actor| actor.mode != Mode::Plain) => {
            return not_there(&shared, parts).await;
        }
        Some(visitor) if path == "/" || path == "/sign-in" => {
            let vendor = visitor.actor.as_ref().is_some_and(|actor| actor.shown_role().is_vendor());
            let home = if vendor { "/marketing/library" } else { "/home" };
            let next = query(&parts.uri, "next").filter(|_| path == "/sign-in");
            return see(next.as_deref().unwrap_or(home));
        }
        _ => {}
    }
    draw(&shared, parts, None).await
}

/// Draws the page of a request; with what a form of it said, when it was refused.
pub async fn draw(shared: &Shared, parts: Parts, said: Option<Said>) -> Response {
    let frame = match frame(shared, &parts, said).await {
        Ok(frame) => frame,
        Err(Refusal::SignedOut) => return see(&with_next("/sign-in", parts.uri.path())),
        Err(refusal) => return crate::http::refused(&refusal),
    };
    let status = frame.status.clone();
    let answer = render(shared, &parts, frame).await;
    match status.said() {
        200 => answer,
        404 => not_there(shared, parts).await,
        401 => see(&with_next("/sign-in", parts.uri.path())),
        other => (StatusCode::from_u16(other).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR), answer).into_response(),
    }
}

/// The page for everything that is not there or not for this reader: the same bytes for both (spec D46).
pub async fn not_there(shared: &Shared, mut parts: Parts) -> Response {
    parts.uri = Uri::from_static("/not-there");
    let frame = match frame(shared, &parts, None).await {
        Ok(frame) => frame,
        Err(refusal) => return crate::http::refused(&refusal),
    };
    frame.status.say(404);
    let mut answer = render(shared, &parts, frame).await;
    *answer.status_mut() = StatusCode::NOT_FOUND;
    answer
}

/// The page that says why something else than a page was not given; plain words for who does not ask for pages.
pub async fn refused(shared: &Shared, parts: Parts, status: StatusCode, title: &'static str, words: String) -> Response {
    let page = parts.headers.get(header::ACCEPT).and_then(|accept| accept.to_str().ok()).is_some_and(|accept| accept.contains("text/html"));
    if !page {
        return (status, [(header::CACHE_CONTROL, "no-store")], words).into_response();
    }
    let back = came_from(&parts);
    let frame = match frame(shared, &parts, None).await {
        Ok(frame) => Frame { refused: Some((title, words)), next: back, ..frame },
        Err(refusal) => return crate::http::refused(&refusal),
    };
    let mut answer = render(shared, &parts, frame).await;
    *answer.status_mut() = status;
    answer
}

/// What a page needs before it is drawn.
async fn frame(shared: &Shared, parts: &Parts, said: Option<Said>) -> Result<Frame, Refusal<domain::accounts::Error>> {
    let accounts = &shared.portal.accounts;
    let jar = CookieJar::from_headers(&parts.headers);
    let path = parts.uri.path().to_owned();
    let status = Status::default();
    let signed = visitor(parts.extensions.get());
    let me = me(shared, signed.as_ref()).await?;
    let mut places = Vec::new();
    let mut invitation = None;
    let mut reset = None;
    let mut inside = None;
    match path.as_str() {
        "/set-up" if !accounts.is_new().await? => status.say(404),
        "/choose" => {
            if let Some(visitor) = &signed {
                places = accounts.places(visitor).await?;
            }
        }
        path => {
            if let Some(token) = path.strip_prefix("/invitation/") {
                invitation = held(accounts.invitation(token, signed.as_ref()).await, &status, 410)?;
            } else if let Some(token) = path.strip_prefix("/reset/") {
                reset = held(accounts.reset(token).await, &status, 410)?;
            } else if let Some(visitor) = &signed {
                inside = match settings(shared, path, &parts.uri, visitor, said.as_ref()).await {
                    Some(answer) => held(answer, &status, 404)?,
                    None => None,
                };
            }
        }
    }
    let names = &shared.site.names;
    let pieces = Piece::at(&path).and_then(|piece| names.pieces.get(piece.name())).cloned().unwrap_or_default();
    Ok(Frame {
        css: names.css.clone(),
        scripts: Some(Scripts { js: names.js.clone(), wasm: names.wasm.clone(), pieces }),
        theme: jar.get(THEME).map(|cookie| cookie.value().to_owned()).filter(|theme| matches!(theme.as_str(), "light" | "dark")),
        me,
        zone: signed.and_then(|visitor| visitor.actor).map(|actor| actor.zone),
        status,
        said,
        next: query(&parts.uri, "next").or_else(|| came_from(parts).filter(|_| path == "/choose")),
        told: query(&parts.uri, "told"),
        path,
        places,
        invitation,
        reset,
        inside,
        refused: None,
    })
}

/// What was found, or the page's status when there is nothing.
fn held<T, E>(found: Result<T, Refusal<E>>, status: &Status, missing: u16) -> Result<Option<T>, Refusal<E>> {
    match found {
        Ok(found) => Ok(Some(found)),
        Err(Refusal::NotFound) => {
            status.say(missing);
            Ok(None)
        }
        Err(refusal) => Err(refusal),
    }
}

/// What a page of the settings shows, or the audit trail; none for any other address. People and outbox are the vendor's, the team is a partner's.
async fn settings(
    shared: &Shared,
    path: &str,
    uri: &Uri,
    visitor: &Visitor,
    said: Option<&Said>,
) -> Option<Result<Inside, Refusal<domain::accounts::Error>>> {
    let accounts = &shared.portal.accounts;
    let actor = visitor.actor.as_ref()?;
    let vendor = actor.shown_role().is_vendor();
    Some(match path {
        "/settings/profile" => accounts.profile(visitor).await.map(Inside::Profile),
        "/settings/sessions" => accounts.sessions(visitor).await.map(Inside::Sessions),
        "/settings/people" | "/team" if vendor == (path == "/team") => Err(Refusal::NotFound),
        "/settings/people" | "/team" => {
            let open = query(uri, "open").and_then(|open| open.parse().ok());
            accounts.team(actor, open).await.map(Inside::Team)
        }
        "/settings/outbox" => {
            let after = query(uri, "after");
            let outbox = shared.portal.notices.outbox(actor, after.as_deref()).await;
            outbox.map(Inside::Outbox).map_err(|refusal| refusal.map(|()| domain::accounts::Error::Credentials))
        }
        "/settings/templates" | "/settings/words" | "/settings/model" => {
            let setting = drafting(&shared.portal, path, uri, actor, said).await;
            setting
                .map(|setting| Inside::Drafting(Box::new(setting)))
                .map_err(|refusal| refusal.map(|_| domain::accounts::Error::Credentials))
        }
        "/audit" => {
            let before = query(uri, "before").and_then(|before| before.parse().ok());
            let page = shared.portal.audit.list(actor, before).await;
            page.map(|page| Inside::Audit(page, before.is_some())).map_err(|refusal| refusal.map(|()| domain::accounts::Error::Credentials))
        }
        _ => return None,
    })
}

/// What drafts are made of: templates, facts and words, the model.
async fn drafting(
    portal: &Portal,
    path: &str,
    uri: &Uri,
    actor: &Actor,
    said: Option<&Said>,
) -> Result<Setting, Refusal<domain::campaigns::Error>> {
    let campaigns = &portal.campaigns;
    match path {
        "/settings/templates" => {
            let pack = query(uri, "pack").unwrap_or_else(|| "announce".to_owned());
            let pack = campaigns.pack_of(actor, &pack).await?;
            // what was typed is shown, whatever is saved
            let typed = said.map(|said| said.typed("text").replace("\r\n", "\n")).filter(|typed| !typed.is_empty());
            let preview = campaigns.preview_pack(actor, typed.as_ref().unwrap_or(&pack.text));
            Ok(Setting::Templates(pack, preview))
        }
        "/settings/words" => {
            let partner = query(uri, "partner").filter(|id| !id.is_empty());
            let partner = partner.map(|id| id.parse().map_err(|_| Refusal::NotFound)).transpose()?;
            actor.reads_as_admin()?;
            let page = campaigns.brand(actor, partner).await?;
            let partners = portal.partners.names(actor).await.map_err(|refusal| refusal.map(|_| domain::campaigns::Error::Partner))?;
            Ok(Setting::Words(page, partner, partners))
        }
        _ => campaigns.model(actor).await.map(Setting::Model),
    }
}

/// The page of this installation that a link was followed from.
fn came_from(parts: &Parts) -> Option<String> {
    let told = |name| parts.headers.get(name).and_then(|value| value.to_str().ok());
    let (_, from) = told(header::REFERER)?.split_once("://")?;
    from.strip_prefix(told(header::HOST)?).filter(|path| path.starts_with('/') && !path.starts_with("/choose")).map(str::to_owned)
}

async fn me(shared: &Shared, visitor: Option<&Visitor>) -> Result<Option<Me>, Refusal<domain::accounts::Error>> {
    let Some(actor) = visitor.and_then(|visitor| visitor.actor.as_ref()) else {
        return Ok(None);
    };
    match shared.portal.accounts.me(actor).await {
        Ok(me) => Ok(Some(me)),
        Err(refusal) => Err(refusal.map(|()| domain::accounts::Error::Credentials)),
    }
}

async fn render(shared: &Shared, parts: &Parts, frame: Frame) -> Response {
    let portal = shared.portal.clone();
    let who = Who(visitor(parts.extensions.get()));
    let given = frame.clone();
    let context = move || {
        provide_context(portal.clone());
        provide_context(who.clone());
        provide_context(given.clone());
        if let (Some(nonce), Some(answer)) = (use_nonce(), use_context::<ResponseOptions>())
            && let Ok(policy) = HeaderValue::from_str(&policy(&nonce.to_string()))
        {
            answer.insert_header(header::CONTENT_SECURITY_POLICY, policy);
            answer.insert_header(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
        }
    };
    let mut request = Request::new(Body::empty());
    *request.uri_mut() = parts.uri.clone();
    *request.headers_mut() = parts.headers.clone();
    render_app_async_with_context(context, move || app::shell(&frame))(request).await
}

/// An address with another to go to afterwards.
pub fn with_next(address: &str, next: &str) -> String {
    if matches!(next, "" | "/") {
        return address.to_owned();
    }
    let mut query = form_urlencoded::Serializer::new(String::new());
    query.append_pair("next", next);
    format!("{address}?{}", query.finish())
}

fn query(uri: &Uri, name: &str) -> Option<String> {
    let pairs = form_urlencoded::parse(uri.query()?.as_bytes());
    pairs.into_owned().find(|(known, _)| known == name).map(|(_, value)| value)
}

fn visitor(signed: Option<&Signed>) -> Option<Visitor> {
    signed.and_then(|signed| signed.0.clone())
}

async fn is_new(shared: &Shared) -> bool {
    shared.portal.base().set_up_code.is_some() && shared.portal.accounts.is_new().await.unwrap_or(false)
}
