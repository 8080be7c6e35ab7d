//! The settings: pages of forms inside the house or the porch, drawn by the server alone. They change who one is, so they
//! carry no script (house, law 8); menus and questions on them are native popovers.

use super::{input::Form, profile::ProfilePage, say, sessions::SessionsPage, team::TeamPage};
use crate::{
    Frame, Inside,
    audit::AuditTrail,
    campaigns::DraftingPage,
    kit::{Note, Tab},
    layout::{Page, Shared, Side},
    notices::OutboxPage,
};
use domain::{Role, accounts::Me};
use leptos::{either::EitherOf6, prelude::*};
use leptos_router::components::Router;

/// A page of the settings.
#[component]
pub(super) fn Within(frame: Frame) -> impl IntoView {
    let form = Form::of(&frame);
    let whole = frame.clone();
    let Frame { inside, me, theme, told, path, said, .. } = frame;
    (Shared { me, said: None, theme }).provide().map(|me| {
        let page = inside.map(|inside| match inside {
            Inside::Profile(profile) => EitherOf6::A(view! { <ProfilePage profile form told /> }),
            Inside::Sessions(sessions) => EitherOf6::B(view! { <SessionsPage sessions form told /> }),
            Inside::Team(team) => EitherOf6::C(view! { <TeamPage team form told path /> }),
            Inside::Outbox(outbox) => EitherOf6::D(view! {
                <Sheet title="Outbox">
                    <OutboxPage outbox told refused=said.and_then(|said| serde_json::from_str(&said.problem).ok()) />
                </Sheet>
            }),
            Inside::Audit(page, older) => EitherOf6::E(view! { <AuditTrail page older /> }),
            Inside::Drafting(setting) => EitherOf6::F(view! {
                <Sheet title=setting.title()>
                    <DraftingPage setting=*setting frame=whole />
                </Sheet>
            }),
        });
        view! {
            <Router>
                <Side me>{page}</Side>
            </Router>
        }
    })
}

/// The parts of the settings that somebody may see; only what works (spec D44, D46).
fn tabs(me: &Me) -> Vec<Tab> {
    // in preview it is a partner who looks: one's own account is not the partner's
    let own = me.preview.is_none();
    let all = [
        ("/settings/profile", "Profile", own),
        ("/settings/sessions", "Sessions", own),
        ("/settings/people", "People", me.role == Role::Admin),
        ("/settings/outbox", "Outbox", me.role == Role::Admin),
        ("/settings/templates", "Templates", me.role == Role::Admin),
        ("/settings/words", "Words", me.role == Role::Admin),
        ("/settings/model", "Model", me.role == Role::Admin),
        ("/team", "Team", me.partner.is_some()),
    ];
    all.into_iter().filter(|(.., shown)| *shown).map(|(href, words, _)| Tab::new(href, words)).collect()
}

/// The sheet of a page of the settings.
#[component]
pub(super) fn Sheet(
    /// The page's title.
    title: &'static str,
    children: Children,
) -> impl IntoView {
    let me: Me = expect_context();
    let heading = if me.role.is_vendor() { "Settings" } else { "Your account" };
    view! {
        <Page title=title heading=Signal::stored(heading.to_owned()) tabs=tabs(&me) tabs_label="Settings">
            {children()}
        </Page>
    }
}

/// What was just done; what was refused stands in its form instead.
#[component]
pub(super) fn Told(
    /// The word of the address.
    told: Option<String>,
) -> impl IntoView {
    told.as_deref().and_then(say::told).map(|words| {
        view! {
            <div role="status">
                <Note kind="good">{words}</Note>
            </div>
        }
    })
}
