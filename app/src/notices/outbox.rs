//! The outbox: every mail, whether it went out and why not. A mail's link is never on this page, and not in the data for it
//! either: who reads it must not be able to take somebody's place (spec D31, D40).

use super::say;
use crate::kit::{Column, Empty, Note, Status, Table, Time};
use domain::{
    Refusal,
    notices::{Bucket, Error, Mail, MailServer, Outbox, State},
};
use leptos::{either::Either, prelude::*};

/// The columns of the mails.
const COLUMNS: &[Column] =
    &[Column::new("Mail"), Column::new("State").class("col-2"), Column::new("Written").class("col-2"), Column::acts()];

/// The mails, newest first.
#[component]
pub fn OutboxPage(
    /// What there is.
    outbox: Outbox,
    /// What was just done.
    told: Option<String>,
    /// Why a mail for a test was not sent.
    refused: Option<Refusal<Error>>,
) -> impl IntoView {
    let Outbox { mails, next, server, bucket } = outbox;
    let has_server = server.is_some();
    let tested = refused.map(|refused| {
        view! {
            <div role="alert">
                <Note kind="bad">{say::not_sent(&refused)}</Note>
            </div>
        }
    });
    let words = match told.as_deref() {
        Some("again") => Some("The mail waits for its turn again."),
        Some("test") => Some("The mail server took the mail. Look into your mailbox."),
        _ => None,
    };
    let done = words.map(|words| {
        view! {
            <div role="status">
                <Note kind="good">{words}</Note>
            </div>
        }
    });
    let older = next.map(|after| {
        view! {
            <nav class="kit-pages" aria-label="Pages">
                <span class="push">
                    <a class="kit-button small" href=format!("/settings/outbox?after={after}") rel="next">
                        "Older mails"
                    </a>
                </span>
            </nav>
        }
    });
    let list = if mails.is_empty() {
        Either::Left(view! {
            <Empty scene="mail" class="row" title="No mail was written yet" text="Invitations and ways to a new password go out by mail." />
        })
    } else {
        let rows = mails.into_iter().map(|mail| (mail.id.to_string(), view! { <Row mail has_server /> }.into_any())).collect();
        Either::Right(view! {
            <Table caption="Mails, newest first" columns=COLUMNS rows />
        })
    };
    view! { {done} {tested} <Services server bucket /> {list} {older} }
}

/// Mail server and storage: set or not, and where; never a secret (spec D57).
#[component]
fn Services(server: Option<MailServer>, bucket: Option<Bucket>) -> impl IntoView {
    let set = |set: bool| if set { "set" } else { "not set" };
    let mail = match server {
        Some(MailServer { at, from, account }) => Either::Left(view! {
            <dt>"Mail server"</dt>
            <dd>{format!("Set: {at}, as {from}; account {}", set(account))}</dd>
        }),
        None => Either::Right(view! {
            <dt>"Mail server"</dt>
            <dd>"Not set"</dd>
        }),
    };
    let files = match bucket {
        Some(Bucket { at, keys }) => format!("Bucket set: {at}; keys {}", set(keys)),
        None => "Bucket not set: a folder of the server itself".to_owned(),
    };
    let has_server = matches!(mail, Either::Left(_));
    let below = if has_server {
        Either::Left(view! {
            <form method="post" action="/settings/outbox">
                <button class="kit-button" name="act" value="test">
                    "Send me a mail to try it"
                </button>
            </form>
            <p class="kit-meta">"Mails go out at once, and again for some hours when the server does not take them."</p>
        })
    } else {
        Either::Right(view! {
            <Note kind="waits">
                "No mail server is set up: mails wait here and are not sent. Whoever runs this server sets PORTICO_SMTP_URL and PORTICO_MAIL_FROM. Until then send the link of an invitation yourself."
            </Note>
        })
    };
    view! {
        <dl class="kit-facts">
            {mail} <dt>"Files"</dt> <dd>{files}</dd>
        </dl>
        {below}
    }
}

#[component]
fn Row(mail: Mail, has_server: bool) -> impl IntoView {
    let Mail { id, to, subject, body, state, attempts, error, created, sent, .. } = mail;
    let (class, word) = say::state(state);
    let below = created.clone();
    let why = match (state, has_server) {
        (State::Waiting, false) => Some("Not sent: no mail server is set up.".to_owned()),
        _ if error.is_empty() => None,
        _ if attempts > 1 => Some(format!("{error} (tried {attempts} times)")),
        _ => Some(error),
    };
    let sent = sent.map(|stamp| view! { <span class="sub">"Sent "<Time stamp /></span> });
    let again = (state == State::Failed).then(|| {
        view! {
            <form method="post" action="/settings/outbox">
                <button class="kit-button small" name="mail" value=id.to_string() aria-label=format!("Send the mail to {to} again")>
                    "Send again"
                </button>
            </form>
        }
    });
    view! {
        <tr>
            <th scope="row" class="notices-mail">
                <details>
                    <summary>
                        <span>{subject}</span>
                        <span class="sub">{to}</span>
                    </summary>
                    <p class="notices-body">{body}</p>
                </details>
                <span class="sub only-narrow"><Status class word />" · "<Time stamp=below /></span>
                {why.map(|why| view! { <span class="sub notices-why">{why}</span> })}
            </th>
            <td class="col-2">
                <Status class word />
            </td>
            <td class="col-2">
                <Time stamp=created />
                {sent}
            </td>
            <td class="acts">{again}</td>
        </tr>
    }
}
