//! Resources (spec S73-S75, S95, S178): one folder or the top, or what lies below it and holds the words searched for.
//! Vendor and partner come to the same page; what is seen was decided by the server.

use super::{
    acts::{ItemActs, ItemDialogs},
    api,
    place::{folder_path, not_there},
    table::ResourceTable,
    uploads::queue,
    viewer::{Viewer, offer, view},
};
use crate::{
    Problem,
    kit::{DropPage, Empty, Icon, Pages, Search, address, counted, number},
    layout::{Loaded, Page},
};
use domain::{
    accounts::Me,
    id::FolderId,
    library::{Error, Shelves},
    paging::{Ask, COUNTED, Sort},
};
use leptos::{either::EitherOf4, prelude::*};
use leptos_router::{
    NavigateOptions,
    hooks::{use_navigate, use_params_map, use_query_map},
};

/// The folder that the address names: none for the top.
type Place = Result<Option<FolderId>, ()>;

async fn read((place, ask, _): (Place, Ask, u32)) -> Result<Shelves, Problem<Error>> {
    match place {
        Ok(folder) => api::browse(folder, ask).await,
        Err(()) => Err(not_there()),
    }
}

/// The page of Resources, and of a folder.
#[component]
pub fn Resources() -> impl IntoView {
    let (params, query, queue) = (use_params_map(), use_query_map(), queue());
    let place = move || match params.with(|params| params.get("id")) {
        Some(id) => id.parse().map(Some).map_err(|_| ()),
        None => Ok(None),
    };
    let asked = move || {
        let field = |name: &str| query.with(|query| query.get(name)).filter(|value| !value.is_empty());
        let sort = Sort::parse(&field("sort").unwrap_or_default());
        (place(), Ask { q: field("q").unwrap_or_default(), sort, after: field("after"), size: 0 }, queue.changes())
    };
    let shelves = Resource::new_blocking(asked, read);
    let acts = expect_context::<Me>().role.is_vendor().then(ItemActs::new);
    let viewing = view("open");
    view! {
        <Loaded from=shelves let:shelves>
            <Whole shelves acts />
        </Loaded>
        {acts.map(|acts| view! { <ItemDialogs acts /> })}
        <Viewer viewing field="open" />
    }
}

/// The way into the add flow from a folder (spec S74, S75).
fn add_path(folder: Option<FolderId>) -> String {
    folder.map_or_else(|| "/resources/add".to_owned(), |folder| format!("/resources/add?in={folder}"))
}

#[component]
fn Whole(shelves: Shelves, acts: Option<ItemActs>) -> impl IntoView {
    let folder = shelves.folder.as_ref().map(|folder| folder.id);
    let title = shelves.folder.as_ref().map_or_else(|| "Resources".to_owned(), |folder| folder.name.clone());
    let mut crumbs = Vec::new();
    if folder.is_some() {
        crumbs.push((folder_path(None), "Resources".to_owned()));
        crumbs.extend(shelves.crumbs.iter().map(|folder| (folder_path(Some(folder.id)), folder.name.clone())));
    }
    let add = move || {
        acts.map(|_| {
            view! {
                <a class="kit-button primary" href=add_path(folder)>
                    <Icon name="plus" />
                    "Add a new resource or folder"
                </a>
            }
        })
    };
    let words = shelves.folder.as_ref().map(|folder| folder.description.clone()).filter(|words| !words.is_empty());
    let (place, queue, navigate) = (title.clone(), queue(), use_navigate());
    let drop = acts.map(|_| {
        let pick = move |files| {
            queue.bring(files);
            navigate(&add_path(folder), NavigateOptions::default());
        };
        view! {
            <DropPage
                place=format!("into “{place}”")
                then="Next you choose who sees them."
                active=Signal::derive(|| true)
                pick=Callback::new(pick)
            />
        }
    });
    view! {
        <Page title=title.clone() crumbs actions=add>
            <section>
                {words.map(|words| view! { <p class="kit-lead kit-text">{words}</p> })} <List shelves title acts />
            </section>
            {drop}
        </Page>
    }
}

#[component]
fn List(shelves: Shelves, title: String, acts: Option<ItemActs>) -> impl IntoView {
    let query = use_query_map();
    let (q, later) = query.with_untracked(|query| (query.get("q").unwrap_or_default(), query.get("after").is_some()));
    let folder = shelves.folder.as_ref().map(|folder| folder.id);
    let Shelves { folders, items, .. } = shelves;
    offer(items.rows.iter());
    let resources =
        if items.total > COUNTED { format!("{}+ resources", number(COUNTED)) } else { counted(items.total, "resource", "resources") };
    let count = match folders.len() {
        0 => resources,
        some => format!("{}, {resources}", counted(some as i64, "folder", "folders")),
    };
    let body = if !folders.is_empty() || !items.rows.is_empty() {
        let (total, shown, next) = (items.total, items.rows.len(), items.next);
        let pages = (next.is_some() || later).then(|| view! { <Pages total shown next /> });
        EitherOf4::A(view! {
            <ResourceTable caption=format!("Folders and resources of {title}") folders items=items.rows acts />
            {pages}
        })
    } else if later {
        EitherOf4::B(view! {
            <Empty scene="none" title="The list ends before this page">
                <a class="kit-button" href=move || address(&[("after", "")])>
                    "First page"
                </a>
            </Empty>
        })
    } else if q.trim().is_empty() {
        EitherOf4::C(view! { <Nothing folder vendor=acts.is_some() /> })
    } else {
        EitherOf4::D(view! {
            <Empty scene="none" title=format!("Nothing here matches “{}”", q.trim()) text="Searched names and descriptions.">
                <a class="kit-button" href=move || address(&[("q", ""), ("after", "")])>
                    "Clear search"
                </a>
            </Empty>
        })
    };
    view! {
        <div class="kit-tools">
            <Search label="Search names and descriptions" />
            <span class="push kit-meta kit-num">{count}</span>
        </div>
        {body}
    }
}

#[component]
fn Nothing(folder: Option<FolderId>, vendor: bool) -> impl IntoView {
    let (title, text) = match (vendor, folder.is_some()) {
        (true, true) => {
            ("This folder is empty", "Drop files here, or add a link or a folder. Partners see a folder once something in it is theirs.")
        }
        (true, false) => ("No resources yet", "Drop files here, or add a link or a folder. You choose who sees each."),
        (false, true) => ("Nothing in this folder is yours to see", "The other folders may hold what you look for."),
        (false, false) => ("Nothing is shared with you yet", "New resources stand here as soon as they are shared."),
    };
    let next = if vendor { (add_path(folder), "Add a new resource or folder") } else { (folder_path(None), "All resources") };
    let next = (vendor || folder.is_some()).then(|| {
        view! {
            <a class="kit-button primary" href=next.0>
                {next.1}
            </a>
        }
    });
    view! {
        <Empty scene=if vendor { "upload" } else { "folder" } title text>
            {next}
        </Empty>
    }
}
