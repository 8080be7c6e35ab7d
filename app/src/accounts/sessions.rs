//! One's own sessions: where one is signed in, and the way to end it (spec D43).

use super::{
    input::Form,
    inside::{Sheet, Told},
    say,
};
use crate::kit::{Column, Status, Table, Time};
use domain::accounts::SessionRow;
use leptos::prelude::*;

/// The columns of the sessions.
const COLUMNS: &[Column] = &[
    Column::new("Device"),
    Column::new("Address").class("col-3"),
    Column::new("Signed in").class("col-2"),
    Column::new("Last seen").class("col-2"),
    Column::acts(),
];

/// The page of the sessions.
#[component]
pub(super) fn SessionsPage(
    /// The last used first.
    sessions: Vec<SessionRow>,
    /// The form that was refused, if one was.
    form: Form,
    /// What was just done.
    told: Option<String>,
) -> impl IntoView {
    let several = sessions.len() > 1;
    let rows = sessions.into_iter().map(|session| (session.id.to_string(), view! { <Row session /> }.into_any())).collect();
    let others = several.then(|| {
        view! {
            <form method="post" action="/settings/sessions">
                <button class="kit-button" name="session" value="others">
                    "End all others"
                </button>
            </form>
        }
    });
    view! {
        <Sheet title="Sessions">
            <Told told />
            {form.summary()}
            <section>
                <h2>"Where you are signed in"</h2>
                <p class="kit-lead">"A session ends after 7 days without use, and after 30 days in any case."</p>
                <Table caption="Your sessions" columns=COLUMNS rows />
                {others}
            </section>
        </Sheet>
    }
}

#[component]
fn Row(session: SessionRow) -> impl IntoView {
    let SessionRow { id, device, address, created, seen, current } = session;
    let words = say::device(device);
    let label = format!("End the session of {words}");
    let below = seen.clone();
    let end = (!current).then(|| {
        view! {
            <form method="post" action="/settings/sessions">
                <button class="kit-button small" name="session" value=id.to_string() aria-label=label>
                    "End"
                </button>
            </form>
        }
    });
    view! {
        <tr>
            <th scope="row">
                <div class="name">
                    <div>
                        <span class="kit-cut">{words}</span>
                        {current.then(|| view! { <span class="sub"><Status class="active" word="This session" /></span> })}
                        <span class="sub only-narrow">"Last seen "<Time stamp=below /></span>
                    </div>
                </div>
            </th>
            <td class="col-3">{address}</td>
            <td class="col-2">
                <Time stamp=created />
            </td>
            <td class="col-2">
                <Time stamp=seen />
            </td>
            <td class="acts">{end}</td>
        </tr>
    }
}
