//! The present address with its query changed: how lists, tabs and open rows keep their state (spec D46).

use leptos::prelude::*;
use leptos_router::{hooks::use_location, location::Url};

/// The present path with some query fields changed; an empty value takes a field away. Reactive where it is read.
#[must_use]
pub fn address(changes: &[(&str, &str)]) -> String {
    let location = use_location();
    let mut fields: Vec<(String, String)> = Vec::new();
    location.query.with(|query| {
        for (name, value) in query.clone() {
            if !value.is_empty() && !changes.iter().any(|(changed, _)| *changed == name) {
                fields.push((name.into_owned(), value));
            }
        }
    });
    fields.extend(changes.iter().filter(|(_, value)| !value.is_empty()).map(|(name, value)| ((*name).to_owned(), (*value).to_owned())));
    location.pathname.with(|path| join(path, &fields))
}

/// The fields of the present query that a form has to carry along, some left out.
pub(super) fn kept(left_out: &[&str]) -> Vec<(String, String)> {
    use_location().query.with(|query| {
        query
            .clone()
            .into_iter()
            .filter(|(name, value)| !value.is_empty() && !left_out.contains(&name.as_ref()))
            .map(|(name, value)| (name.into_owned(), value))
            .collect()
    })
}

/// One field of the present query.
pub(super) fn asked(name: &str) -> String {
    use_location().query.with(|query| query.get(name)).unwrap_or_default()
}

/// Whether a link leads to where the reader is: the path alone, or with the fields the link names.
pub(super) fn is_here(href: &str) -> bool {
    let location = use_location();
    let (path, query) = href.split_once('?').unwrap_or((href, ""));
    (path.is_empty() || location.pathname.with(|here| here == path))
        && query.split('&').filter(|field| !field.is_empty()).all(|field| {
            let (name, value) = field.split_once('=').unwrap_or((field, ""));
            location.query.with(|here| here.get(name)).unwrap_or_default() == Url::unescape(value)
        })
}

fn join(path: &str, fields: &[(String, String)]) -> String {
    let mut text = path.to_owned();
    for (at, (name, value)) in fields.iter().enumerate() {
        text.push(if at == 0 { '?' } else { '&' });
        escape(name, &mut text);
        text.push('=');
        escape(value, &mut text);
    }
    text
}

/// Leaves what needs no escape and escapes the rest: the same on the server and in the browser, whose own ways differ.
fn escape(value: &str, text: &mut String) {
    const DIGITS: &[u8; 16] = b"0123456789ABCDEF";
    for byte in value.bytes() {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b'~') {
            text.push(char::from(byte));
        } else {
            text.push('%');
            text.push(char::from(DIGITS[usize::from(byte >> 4)]));
            text.push(char::from(DIGITS[usize::from(byte & 15)]));
        }
    }
}
