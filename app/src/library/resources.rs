//! Resources (spec S73-S75, S95, S178): one folder or the top, or what lies below it and holds the words searched for.
//! Vendor and partner come to the same page; what is seen was decided by the server.

use super::{
    acts::{BulkDialogs, ItemActs, ItemDialogs},
    api,
    folder::FolderMenu,
    list::List,
    place::{add_path, folder_path, not_there},
    steps::STEPS,
    tree::{FolderTree, Place},
    uploads::{Target, queue},
    viewer::{Viewer, view},
    what::Here,
};
use crate::{
    Frame, Problem, browser,
    kit::{DropPage, Icon},
    layout::{Loaded, Page},
};
use domain::{
    accounts::Me,
    id::FolderId,
    library::{self, Branch, Error, FolderRef, Shelves},
    paging::{Ask, Sort},
};
use leptos::{either::Either, prelude::*};
use leptos_router::{
    NavigateOptions,
    hooks::{use_navigate, use_params_map, use_query_map},
};
use serde::{Deserialize, Serialize};

/// The folder that the address names: none for the top.
type Named = Result<Place, ()>;

/// A list, and on the server the tree unfolded to it.
#[derive(Clone, Debug, Serialize, Deserialize)]
struct Ground {
    shelves: Shelves,
    branches: Vec<(Place, Vec<Branch>)>,
}

async fn read((named, ask, archived, _): (Named, Ask, bool, u32), vendor: bool) -> Result<Ground, Problem<Error>> {
    let Ok(folder) = named else { return Err(not_there()) };
    let shelves = api::browse(folder, ask, archived).await?;
    let mut branches = Vec::new();
    // only the server has a frame; a browser fetches what it does not know yet by itself, all at once
    if use_context::<Frame>().is_some() && vendor {
        let above = shelves.crumbs.iter().map(|folder| Some(folder.id)).chain(folder.map(Some));
        for place in std::iter::once(None).chain(above).collect::<Vec<_>>() {
            branches.push((place, api::branch(place).await?));
        }
    }
    Ok(Ground { shelves, branches })
}

/// The page of Resources, and of a folder.
#[component]
pub fn Resources() -> impl IntoView {
    let (params, query, queue) = (use_params_map(), use_query_map(), queue());
    let vendor = expect_context::<Me>().role.is_vendor();
    let place = move || match params.with(|params| params.get("id")) {
        Some(id) => id.parse().map(Some).map_err(|_| ()),
        None => Ok(None),
    };
    let field = move |name: &str| query.with(|query| query.get(name)).filter(|value| !value.is_empty());
    let asked = move || {
        let sort = Sort::parse(&field("sort").unwrap_or_default());
        let size = field("size").and_then(|size| size.parse().ok()).unwrap_or_default();
        let ask = Ask { q: field("q").unwrap_or_default(), sort, after: field("after"), size };
        (place(), ask, vendor && field("archived").is_some(), queue.changes())
    };
    let ground = Resource::new_blocking(asked, move |asked| read(asked, vendor));
    let acts = vendor.then(ItemActs::new);
    let viewing = view("open");
    if let Some(ItemActs { bulk, .. }) = acts {
        Effect::new(move |_| {
            browser::on_rows(
                "data-folder",
                move |key| bulk.dragged(key),
                move |folder| bulk.may_land(folder.parse().ok()),
                move |folder, _| bulk.move_to(folder.parse().ok()),
            );
        });
    }
    view! {
        <Loaded from=ground let:ground>
            <Whole ground acts />
        </Loaded>
        {acts
            .map(|acts| {
                view! {
                    <ItemDialogs acts />
                    <BulkDialogs acts />
                }
            })}
        <Viewer viewing field="open" />
    }
}

#[component]
fn Whole(ground: Ground, acts: Option<ItemActs>) -> impl IntoView {
    let Ground { shelves, branches } = ground;
    let query = use_query_map();
    let (q, archived) = query.with_untracked(|query| (query.get("q").unwrap_or_default(), query.get("archived").is_some()));
    let folder = shelves.folder.as_ref().map(|folder| folder.id);
    let title = shelves.folder.as_ref().map_or_else(|| "Resources".to_owned(), |folder| folder.name.clone());
    if let Some(ItemActs { bulk, .. }) = acts {
        bulk.tree.unfold(&shelves.crumbs, folder, branches);
        bulk.shows(Here { folder, q, archived, total: shelves.items.total });
    }
    let mut crumbs = Vec::new();
    if folder.is_some() {
        crumbs.push((folder_path(None), "Resources".to_owned()));
        crumbs.extend(shelves.crumbs.iter().map(|folder| (folder_path(Some(folder.id)), folder.name.clone())));
    }
    let parent = shelves.crumbs.last().map(|folder| folder.id);
    let own = shelves.folder.as_ref().map(|folder| FolderRef { id: folder.id, name: folder.name.clone() });
    let more = move |id: &'static str| {
        let menu = acts.zip(own.clone());
        menu.map(|(acts, folder)| view! { <FolderMenu id folder place=Some(parent) acts inside=true /> })
    };
    let tools = more.clone();
    let add = move || {
        acts.map(|_| {
            view! {
                <a class="kit-button primary" href=add_path(folder)>
                    <Icon name="plus" />
                    "Add a new resource or folder"
                </a>
                {more("folder")}
            }
        })
    };
    let words = shelves.folder.as_ref().map(|folder| folder.description.clone()).filter(|words| !words.is_empty());
    let words = words.map(|words| view! { <p class="kit-lead kit-text">{words}</p> });
    let drop = acts.map(|_| view! { <Drop folder place=title.clone() /> });
    let list = view! { <List shelves title=title.clone() acts archived /> };
    let (sheet, body) = match acts {
        Some(ItemActs { bulk, .. }) => {
            let panes = view! {
                <nav class="library-side" id="tree" popover="auto" aria-label="Folders">
                    <FolderTree tree=bulk.tree id="folders" label="Folders" here=Some(folder) />
                </nav>
                <section class="library-list" aria-label="Resources">
                    <button class="kit-button library-browse" type="button" popovertarget="tree">
                        <Icon name="folder" />
                        "Browse"
                        <Icon name="chevron-down" class="end" />
                    </button>
                    <div class="kit-stack tight">{words} {list}</div>
                </section>
            };
            ("library", Either::Left(panes))
        }
        None => ("layout-stack", Either::Right(view! { <section>{words} {list}</section> })),
    };
    view! {
        <Page title=title.clone() crumbs beside=STEPS sheet actions=add tools=move || tools("folder-tools")>
            {body}
            {drop}
        </Page>
    }
}

/// The whole page takes files; they go on to their step.
#[component]
fn Drop(folder: Option<FolderId>, place: String) -> impl IntoView {
    let (queue, navigate) = (queue(), use_navigate());
    let here = library::Place::Resources { folder, groups: Vec::new() };
    queue.stand(Target { place: here, name: place.clone(), partner: String::new() });
    let pick = move |files| {
        if queue.bring(files) {
            navigate(&add_path(folder), NavigateOptions::default());
        }
    };
    view! {
        <DropPage
            place=format!("into “{place}”")
            then="Next you choose who sees them."
            active=Signal::derive(|| true)
            pick=Callback::new(pick)
        />
    }
}
