//! The tab "AI Partner Marketing" (spec S2, S14-S18): which partner, then the conversation; beside both the questions' settings.
//! What is shown stands in the address: `chat` the conversation, `settings` the panel, `edit` the question in it.

use super::{api, begin::Begin, conversation::Conversation, settings::Settings};
use crate::{
    Problem,
    campaigns::{
        look::{Look, LookButton},
        marketing::{Actions, tabs},
        shared::SharedLibrary,
    },
    layout::{Loaded, Page},
    library::not_there,
};
use domain::{
    accounts::Me,
    campaigns::{Chat, Error},
};
use leptos::{either::Either, prelude::*};
use leptos_router::hooks::use_query_map;

async fn read(id: String) -> Result<Chat, Problem<Error>> {
    match id.parse() {
        Ok(id) => api::chat(id).await,
        Err(_) => Err(not_there()),
    }
}

/// The tab "AI Partner Marketing"; a partner finds its Asset Library there, and the requests it may make.
#[component]
pub fn AiMarketing() -> impl IntoView {
    let query = use_query_map();
    let id = Memo::new(move |_| query.with(|query| query.get("chat")));
    let vendor = expect_context::<Me>().role.is_vendor();
    if !vendor {
        return Either::Left(move || {
            id.get().map_or_else(
                || Either::Right(view! { <SharedLibrary /> }),
                |id| {
                    let crumbs = vec![("/marketing".to_owned(), "Marketing".to_owned())];
                    Either::Left(view! {
                        <Page title="Campaign request" crumbs sheet="campaigns-chat">
                            <Opened id />
                        </Page>
                    })
                },
            )
        });
    }
    let settings = Memo::new(move |_| query.with(|query| query.get("settings").is_some()));
    Either::Right(view! {
        <Page
            title="Marketing"
            tabs=tabs(true)
            tabs_label="Marketing"
            sheet="campaigns-chat"
            actions=|| view! { <Actions /> }
            tools=|| view! { <LookButton small=true /> }
        >
            {move || match id.get() {
                Some(id) => Either::Left(view! { <Opened id /> }),
                None => Either::Right(view! { <Begin /> }),
            }}
            {move || settings.get().then(|| view! { <Settings /> })}
        </Page>
        <Look />
    })
}

#[component]
fn Opened(id: String) -> impl IntoView {
    let chat = Resource::new_blocking(move || id.clone(), read);
    view! {
        <Loaded from=chat part=true let:chat>
            <Conversation chat />
        </Loaded>
    }
}
