//! The bytes of a file: one range at a time, with an `ETag`, under the server's own Content-Type (spec S36, S64, trust 9).
//!
//! The visibility rule is asked for every request, 304 and 206 too (trust 7).

use super::{Shared, actor::Signed, forms::see, refused};
use crate::pages;
use axum::{
    Extension,
    body::Body,
    extract::{Path, RawQuery, State},
    http::{HeaderMap, HeaderValue, Method, StatusCode, header, request::Parts},
    response::{IntoResponse, Response},
};
use domain::{Refusal, id::ItemId};
use http_range_header::{EndPosition, StartPosition, parse_range_header};
use operations::library::Served;
use std::{fmt::Write, ops::Range, time::Duration};

/// What a browser may do with a file it opens: nothing.
const POLICY: &str = "default-src 'none'; frame-ancestors 'self'; sandbox";
/// A PDF's own viewer does not start in a sandbox.
const POLICY_FOR_PDF: &str = "default-src 'none'; object-src 'self'; style-src 'unsafe-inline'; frame-ancestors 'self'";

/// Serves a file, or a part of it.
pub async fn file(
    State(shared): State<Shared>,
    Extension(Signed(visitor)): Extension<Signed>,
    Path((item, version, name)): Path<(String, String, String)>,
    RawQuery(query): RawQuery,
    parts: Parts,
) -> Response {
    let Some(actor) = visitor.and_then(|visitor| visitor.actor) else {
        let page =
            parts.headers.get(header::ACCEPT).and_then(|accept| accept.to_str().ok()).is_some_and(|accept| accept.contains("text/html"));
        return if page { see(&pages::with_next("/sign-in", parts.uri.path())) } else { refused(&Refusal::<()>::SignedOut) };
    };
    let (Ok(item), Ok(version)) = (item.parse::<ItemId>(), version.parse::<i64>()) else {
        return pages::not_there(&shared, parts).await;
    };
    let served = match shared.portal.library.file(&actor, item, version, &name).await {
        Ok(served) => served,
        Err(Refusal::NotFound) => return pages::not_there(&shared, parts).await,
        Err(refusal) => return refused(&refusal),
    };
    let attach = !served.kind.inline || query.is_some_and(|query| query.split('&').any(|part| part == "download"));
    answer(&shared, &served, &parts.method, &parts.headers, attach).await
}

async fn answer(shared: &Shared, served: &Served, method: &Method, asked: &HeaderMap, attach: bool) -> Response {
    let tag = tag(&served.file.sha256);
    let size = u64::try_from(served.file.size).unwrap_or_default();
    let mut head = HeaderMap::new();
    let mut put = |name, value: &str| {
        if let Ok(value) = HeaderValue::from_str(value) {
            head.insert(name, value);
        }
    };
    put(header::ETAG, &tag);
    put(header::CACHE_CONTROL, "private, no-cache");
    put(header::ACCEPT_RANGES, "bytes");
    put(header::CONTENT_SECURITY_POLICY, if served.kind.extension == "pdf" { POLICY_FOR_PDF } else { POLICY });
    put(
        header::LAST_MODIFIED,
        &httpdate::fmt_http_date(std::time::UNIX_EPOCH + Duration::from_millis(served.file.created.0.unsigned_abs())),
    );
    let told = |name| asked.get(name).and_then(|value| value.to_str().ok());
    if told(header::IF_NONE_MATCH).is_some_and(|known| known.split(',').any(|known| matches!(known.trim(), "*") || known.trim() == tag)) {
        return (StatusCode::NOT_MODIFIED, head).into_response();
    }
    put(header::CONTENT_TYPE, served.kind.media_type);
    put(header::CONTENT_DISPOSITION, &disposition(&served.file.name, attach));
    let same = told(header::IF_RANGE).is_none_or(|known| known == tag);
    let (status, range) = match told(header::RANGE).filter(|_| same).map(|asked| part(asked, size)) {
        None | Some(Part::Whole) => (StatusCode::OK, 0..size),
        Some(Part::Of(range)) => {
            put(header::CONTENT_RANGE, &format!("bytes {}-{}/{size}", range.start, range.end - 1));
            (StatusCode::PARTIAL_CONTENT, range)
        }
        Some(Part::None) => {
            put(header::CONTENT_RANGE, &format!("bytes */{size}"));
            return (StatusCode::RANGE_NOT_SATISFIABLE, head).into_response();
        }
    };
    put(header::CONTENT_LENGTH, &(range.end - range.start).to_string());
    if method == Method::HEAD {
        return (status, head).into_response();
    }
    match shared.portal.library.read(served, range).await {
        Ok(bytes) => (status, head, Body::from_stream(bytes)).into_response(),
        Err(refusal) => refused(&refusal),
    }
}

enum Part {
    /// No range that is understood, or several: the whole file.
    Whole,
    /// One range.
    Of(Range<u64>),
    /// A range outside the file.
    None,
}

fn part(asked: &str, size: u64) -> Part {
    let Ok(ranges) = parse_range_header(asked) else {
        return Part::Whole;
    };
    let [range] = ranges.ranges.as_slice() else {
        return Part::Whole;
    };
    let (start, end) = match (range.start, range.end) {
        // the last bytes of a file that has fewer are all of it
        (StartPosition::FromLast(last), _) => (size.saturating_sub(last), size),
        (StartPosition::Index(start), EndPosition::LastByte) => (start, size),
        (StartPosition::Index(start), EndPosition::Index(end)) => (start, end.saturating_add(1).min(size)),
    };
    if start < end { Part::Of(start..end) } else { Part::None }
}

fn tag(sha256: &[u8]) -> String {
    let hex = sha256.iter().fold(String::with_capacity(66), |mut hex, byte| {
        let _ = write!(hex, "{byte:02x}");
        hex
    });
    format!("\"{hex}\"")
}

/// The file's own name, in ASCII for old readers and whole for all others (RFC 6266).
pub(super) fn disposition(name: &str, attach: bool) -> String {
    let kind = if attach { "attachment" } else { "inline" };
    let plain: String =
        name.chars().map(|c| if c.is_ascii_graphic() && !matches!(c, '"' | '\\' | '%') || c == ' ' { c } else { '_' }).collect();
    let whole = name.bytes().fold(String::new(), |mut whole, byte| {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b'~') {
            whole.push(char::from(byte));
        } else {
            let _ = write!(whole, "%{byte:02X}");
        }
        whole
    });
    format!("{kind}; filename=\"{plain}\"; filename*=UTF-8''{whole}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn s64_a_download_keeps_its_own_name() {
        assert_eq!(
            disposition("Preisliste \"2027\" für Ängström.pdf", true),
            "attachment; filename=\"Preisliste _2027_ f_r _ngstr_m.pdf\"; filename*=UTF-8''Preisliste%20%222027%22%20f%C3%BCr%20%C3%84ngstr%C3%B6m.pdf"
        );
    }

    #[test]
    fn ranges_of_every_odd_kind() {
        let told = |asked| match part(asked, 100) {
            Part::Whole => "whole".to_owned(),
            Part::Of(range) => format!("{range:?}"),
            Part::None => "none".to_owned(),
        };
        for (asked, answer) in [
            ("bytes=0-9", "0..10"),
            ("bytes=90-", "90..100"),
            ("bytes=-5", "95..100"),
            ("bytes=0-1000", "0..100"),
            ("bytes=100-", "none"),
            ("bytes=5-1", "none"),
            ("bytes=0-1,5-6", "whole"),
            ("bytes=0-50,0-50,400-", "whole"),
            ("lines=1-2", "whole"),
            ("bytes=a-b", "whole"),
            ("bytes=-0", "whole"),
            ("bytes=-1000", "0..100"),
            ("bytes=0-18446744073709551615", "0..100"),
            ("bytes=0-18446744073709551616", "whole"),
            ("bytes=99999999999999999999-", "whole"),
            ("items=0-1", "whole"),
            ("bytes=", "whole"),
            ("bytes", "whole"),
            ("", "whole"),
        ] {
            assert_eq!(told(asked), answer, "{asked}");
        }
    }
}
