//! The audit trail, newest first. Entries cannot be changed; the chain over them is checked by the command line. The server
//! draws it alone: there is nothing to do on it, so that the browser need not carry it.

use super::say;
use crate::{
    kit::{Empty, Face, Head, Icon, Time, number},
    layout::Page,
};
use domain::{audit::Entry, paging};
use leptos::{either::Either, prelude::*};

/// The audit trail.
#[component]
pub fn AuditTrail(
    /// Entries.
    page: paging::Page<Entry>,
    /// They are not the newest.
    older: bool,
) -> impl IntoView {
    view! {
        <Page title="Audit trail" sheet="audit">
            <Trail page older />
        </Page>
    }
}

#[component]
fn Trail(page: paging::Page<Entry>, older: bool) -> impl IntoView {
    if page.rows.is_empty() {
        return Either::Left(view! {
            <Empty scene="none" title="Nothing has been done yet" text="Every change to partners, campaigns and resources is written down here." />
        });
    }
    let sealed = page.rows.iter().filter(|entry| entry.sealed).map(|entry| entry.seq).max();
    let chain = sealed.map(|seq| {
        view! {
            <p class="audit-chain">
                <Icon name="lock" />
                <span>{format!("Entries up to {} are sealed: a later change to them shows.", number(seq))}</span>
            </p>
        }
    });
    let shown = number(i64::try_from(page.rows.len()).unwrap_or(i64::MAX));
    let next = page.next.map(|before| {
        view! {
            <a href=format!("/audit?before={before}") rel="next" aria-label="Older entries" title="Older entries">
                <Icon name="chevron-right" />
            </a>
        }
    });
    let first = older.then(|| {
        view! {
            <a href="/audit" rel="first" aria-label="Newest entries" title="Newest entries">
                <Icon name="chevron-left" />
            </a>
        }
    });
    let rows = page.rows.into_iter().map(|entry| view! { <Row entry /> }).collect_view();
    Either::Right(view! {
        {chain}
        <div class="kit-table-box" role="region" aria-label="Entries" tabindex="0">
            <table class="kit-table audit-list">
                <caption class="kit-hide">"Entries, newest first"</caption>
                <thead>
                    <tr>
                        <Head label="Time" class="audit-at" />
                        <Head label="Who" class="audit-who col-2" />
                        <Head label="What" />
                        <Head label="Entry" class="audit-number col-3" />
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
        <nav class="kit-pages" aria-label="Pages">
            <span>{format!("{shown} of {}, newest first", number(page.total))}</span>
            <span class="push">{first} {next}</span>
        </nav>
    })
}

#[component]
fn Row(entry: Entry) -> impl IntoView {
    let Entry { seq, at, who, act, what, detail, .. } = entry;
    let words = say::act(&act);
    let detail = (!detail.is_empty()).then(|| format!(" ({})", say::detail(&act, &detail)));
    view! {
        <tr>
            <td class="audit-at">
                <Time stamp=at />
            </td>
            <td class="audit-who col-2">
                <span class="kit-who">
                    <Face name=who.clone() class="small" />
                    <span class="kit-cut">{who.clone()}</span>
                </span>
            </td>
            <td class="audit-what">
                {words} " " <strong>{what}</strong> {detail} <span class="sub only-narrow">{who}</span>
            </td>
            <td class="audit-number col-3">{number(seq)}</td>
        </tr>
    }
}
