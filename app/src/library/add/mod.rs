//! "Add a new resource or folder" (spec S74-S81, S94-S96): what, then its content, then who sees it. Everything typed stays
//! when one goes back, because every step is there all the time and only one shows.

mod adding;
mod steps;

use super::{
    api,
    place::{bare, folder_path, not_there},
    uploads::queue,
};
use crate::{
    Problem,
    kit::Note,
    layout::{Loaded, Page},
    partners,
};
use adding::{Adding, Step};
use domain::{
    id::FolderId,
    library::{FolderFacts, FolderRef, Place},
    paging::Ask,
    partners::GroupRow,
};
use leptos::prelude::*;
use leptos_router::hooks::{use_navigate, use_query_map};
use serde::{Deserialize, Serialize};
use steps::{Content, Foot, Groups, Kinds, Track};

/// Where something is added, and the groups that can see it.
#[derive(Clone, Debug, Serialize, Deserialize)]
struct Ground {
    folder: Option<FolderFacts>,
    crumbs: Vec<FolderRef>,
    groups: Vec<GroupRow>,
}

async fn read(asked: String) -> Result<Ground, Problem<()>> {
    let groups = partners::api::groups().await.map_err(bare)?;
    if asked.is_empty() {
        return Ok(Ground { folder: None, crumbs: Vec::new(), groups });
    }
    let Ok(folder) = asked.parse::<FolderId>() else { return Err(not_there()) };
    let shelves = api::browse(Some(folder), Ask::default(), false).await.map_err(bare)?;
    Ok(Ground { folder: shelves.folder, crumbs: shelves.crumbs, groups })
}

/// The page of the add flow; for vendor people.
#[component]
pub fn Add() -> impl IntoView {
    let query = use_query_map();
    let ground = Resource::new_blocking(move || query.with(|query| query.get("in")).unwrap_or_default(), read);
    let place = Signal::derive(move || {
        let folder = query.with(|query| query.get("in")).and_then(|id| id.parse().ok());
        Some(Place::Resources { folder, groups: Vec::new() })
    });
    let adding = Adding::new(place);
    let queue = queue();
    Effect::new(move |_| adding.begin_with(queue.brought()));
    view! {
        <Loaded from=ground let:ground>
            <Whole ground adding />
        </Loaded>
    }
}

#[component]
fn Whole(ground: Ground, adding: Adding) -> impl IntoView {
    let Ground { folder, crumbs, groups } = ground;
    let (id, name) = folder.map_or((None, "Resources".to_owned()), |folder| (Some(folder.id), folder.name));
    let mut steps = vec![(folder_path(None), "Resources".to_owned())];
    steps.extend(crumbs.into_iter().map(|folder| (folder_path(Some(folder.id)), folder.name)));
    if id.is_some() {
        steps.push((folder_path(id), name.clone()));
    }
    let place = name.clone();
    let navigate = use_navigate();
    let on_submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        adding.go_on(id, &name, navigate.clone());
    };
    view! {
        <Page title="Add a new resource or folder" crumbs=steps sheet="library-add">
            <form class="kit-form" novalidate=true on:submit=on_submit>
                <Track adding />
                <div role="alert">
                    {move || adding.wrong_at("").get().map(|words| view! { <Note kind="bad">{words}</Note> })}
                </div>
                <section hidden=move || adding.step.get() != Step::Kind>
                    <Kinds adding />
                </section>
                <section class="kit-stack" hidden=move || adding.step.get() != Step::Content>
                    <Content adding />
                </section>
                <section hidden=move || adding.step.get() != Step::Groups>
                    <Groups adding groups />
                </section>
                <Foot adding back=folder_path(id) />
            </form>
            <aside>
                <h2>"What happens"</h2>
                <p>{format!("It goes into “{place}”.")}</p>
                <p class="kit-meta">
                    "Files and links are seen at once by the partners of the groups you choose. A folder is seen by a partner when something in it is."
                </p>
            </aside>
        </Page>
    }
}
