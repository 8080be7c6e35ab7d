//! Plain forms: what was typed, where to go afterwards, and the page again when the form is refused.
//!
//! A refused form is answered by its own page, with the words next to the fields and what was typed still in them, under
//! the form's own address and with an honest status. So nothing has to be kept between two requests.

use super::{Shared, actor::Signed, refusal, refused};
use crate::pages::{self, Said};
use axum::{
    extract::{FromRequest, Request},
    http::{HeaderValue, StatusCode, header, request::Parts},
    response::{IntoResponse, Response},
};
use domain::Refusal;
use operations::accounts::Visitor;
use serde::Serialize;
use std::future::Future;

/// Fields that are never shown again.
const SECRET: [&str; 2] = ["password", "old"];

/// A form on its way in.
pub struct Posted {
    /// The head of its request.
    pub parts: Parts,
    fields: Vec<(String, String)>,
}

impl FromRequest<Shared> for Posted {
    type Rejection = Response;

    async fn from_request(request: Request, shared: &Shared) -> Result<Self, Response> {
        let (parts, body) = request.into_parts();
        let request = Request::from_parts(parts.clone(), body);
        let form = axum::Form::<Vec<(String, String)>>::from_request(request, shared).await;
        form.map(|axum::Form(fields)| Self { parts, fields }).map_err(IntoResponse::into_response)
    }
}

impl Posted {
    /// What was typed into a field; empty when nothing was.
    pub fn field(&self, name: &str) -> &str {
        self.fields.iter().find(|(known, _)| known == name).map_or("", |(_, value)| value)
    }

    /// Everything that was sent under a name.
    pub fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        self.fields.iter().filter(move |(known, _)| known == name).map(|(_, value)| value.as_str())
    }

    /// Who sends it.
    pub fn visitor(&self) -> Option<&Visitor> {
        self.parts.extensions.get::<Signed>()?.0.as_ref()
    }

    /// The end of a deed: the way to what is shown then, or the page again. A script that sent the form in place is told the address, or
    /// the refusal itself.
    pub async fn answer<E: Serialize>(self, shared: &Shared, done: Result<String, Refusal<E>>) -> Response {
        let in_place = self.parts.headers.get(header::ACCEPT).is_some_and(|accept| accept == "application/json");
        match done {
            Ok(target) if in_place => target.into_response(),
            Ok(target) => see(&target),
            Err(refusal) if in_place => {
                let words = serde_json::to_string(&refusal).unwrap_or_default();
                (refusal::status(&refusal), [(header::CONTENT_TYPE, "application/json")], words).into_response()
            }
            Err(refusal) => self.again(shared, &refusal).await,
        }
    }

    /// The page of the form again, with what was typed and nothing wrong.
    pub async fn shown(self, shared: &Shared) -> Response {
        let typed = self.fields.into_iter().filter(|(name, _)| !SECRET.contains(&name.as_str())).collect();
        pages::draw(shared, self.parts, Some(Said { problem: String::new(), typed })).await
    }

    /// The page of the form again, with what is wrong and what was typed.
    pub async fn again<E: Serialize>(self, shared: &Shared, refusal: &Refusal<E>) -> Response {
        let Refusal::Because(_) = refusal else {
            return match refusal {
                Refusal::NotFound => pages::not_there(shared, self.parts).await,
                Refusal::SignedOut => see("/sign-in"),
                _ => refused(refusal),
            };
        };
        let problem = serde_json::to_string(refusal).unwrap_or_default();
        let typed = self.fields.into_iter().filter(|(name, _)| !SECRET.contains(&name.as_str())).collect();
        let mut answer = pages::draw(shared, self.parts, Some(Said { problem, typed })).await;
        if answer.status() == StatusCode::OK {
            *answer.status_mut() = refusal::status(refusal);
        }
        answer
    }
}

/// Says when to try again (spec D43).
pub fn try_later(mut answer: Response, seconds: i64) -> Response {
    *answer.status_mut() = StatusCode::TOO_MANY_REQUESTS;
    answer.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(seconds.max(1)));
    answer
}

/// Goes on to another page of this installation; any other target leads to the beginning (trust 11).
pub fn see(target: &str) -> Response {
    let within = target.starts_with('/') && !target.starts_with("//") && !target.contains(['\\', '\r', '\n', '\t']);
    let target = if within { target } else { "/" };
    let target = HeaderValue::from_str(target).ok().filter(|_| target.is_ascii()).unwrap_or(HeaderValue::from_static("/"));
    (StatusCode::SEE_OTHER, [(header::LOCATION, target)]).into_response()
}

/// Does something to its end, even when the client leaves (house, law 13).
pub async fn to_its_end<T, E>(work: impl Future<Output = Result<T, Refusal<E>>> + Send + 'static) -> Result<T, Refusal<E>>
where
    T: Send + 'static,
    E: Send + 'static,
{
    tokio::spawn(work).await.unwrap_or_else(|error| Err(operations::fault(std::io::Error::other(error))))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn trust_11_no_redirect_leaves_this_installation() {
        for (asked, given) in [
            ("/resources/1?q=a", "/resources/1?q=a"),
            ("//evil.example", "/"),
            ("https://evil.example", "/"),
            ("/\\evil.example", "/"),
            ("javascript:alert(1)", "/"),
            ("/grüße", "/"),
            ("", "/"),
        ] {
            let answer = see(asked);
            assert_eq!(answer.headers().get(header::LOCATION).and_then(|value| value.to_str().ok()), Some(given), "{asked}");
        }
    }
}
