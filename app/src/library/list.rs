//! The list of a folder or a search: its tools, its rows and pages, and what stands there when there are none.

use super::{
    acts::ItemActs,
    bar::{BulkBar, NoActions},
    place::{add_path, folder_path},
    table::ResourceTable,
    viewer::offer,
};
use crate::kit::{Empty, Icon, Note, Pages, Search, address, counted, number};
use domain::{
    id::FolderId,
    library::Shelves,
    paging::{ALL, COUNTED},
};
use leptos::{either::EitherOf4, prelude::*};
use leptos_router::hooks::use_query_map;

/// The list.
#[component]
pub(super) fn List(
    /// What is in it.
    shelves: Shelves,
    /// The folder's name.
    title: String,
    /// The dialogs of the page; for vendor people only.
    acts: Option<ItemActs>,
    /// It is the archive.
    archived: bool,
) -> impl IntoView {
    let query = use_query_map();
    let (q, later) = query.with_untracked(|query| (query.get("q").unwrap_or_default(), query.get("after").is_some()));
    let folder = shelves.folder.as_ref().map(|folder| folder.id);
    let Shelves { folders, items, folders_total, .. } = shelves;
    offer(items.rows.iter());
    let resources =
        if items.total > COUNTED { format!("{}+ resources", number(COUNTED)) } else { counted(items.total, "resource", "resources") };
    let count = match folders_total {
        0 => resources,
        some => format!("{}, {resources}", counted(some, "folder", "folders")),
    };
    let body = if !folders.is_empty() || !items.rows.is_empty() {
        let (total, shown, next) = (folders_total + items.total, folders.len() + items.rows.len(), items.next);
        let whole = query.with_untracked(|query| query.get("size")) == Some(ALL.to_string());
        let pages = (next.is_some() || later || whole).then(|| view! { <Pages total shown next whole=true /> });
        let caption = if archived { format!("Archived resources of {title}") } else { format!("Folders and resources of {title}") };
        EitherOf4::A(view! {
            <ResourceTable caption folders items=items.rows acts />
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
        EitherOf4::C(view! { <Nothing folder vendor=acts.is_some() archived /> })
    } else {
        let text = if archived { "Searched names and descriptions of what is archived." } else { "Searched names and descriptions." };
        EitherOf4::D(view! {
            <Empty scene="none" title=format!("Nothing here matches “{}”", q.trim()) text>
                <a class="kit-button" href=move || address(&[("q", ""), ("after", "")])>
                    "Clear search"
                </a>
            </Empty>
        })
    };
    let picked = Memo::new(move |_| acts.is_some_and(|acts| acts.bulk.count() > 0));
    let bar = acts.map(|acts| move || picked.get().then(|| view! { <BulkBar bulk=acts.bulk /> }));
    let note = archived.then(|| {
        view! {
            <Note kind="plain" icon="archive" small=true>
                "What was archived in this folder and below. No partner sees it; restored, it is where it was."
            </Note>
        }
    });
    view! {
        {bar}
        <div class="kit-tools" hidden=move || picked.get()>
            <Search label="Search names and descriptions" />
            {acts.map(|_| view! { <Archived archived /> })}
            <span class="push kit-row">
                <span class="kit-meta kit-num">{count}</span>
                {acts.map(|_| view! { <NoActions /> })}
            </span>
        </div>
        {note}
        {body}
    }
}

/// Shows what is archived instead of what is not; its state is in the address.
#[component]
fn Archived(archived: bool) -> impl IntoView {
    let turned = if archived { "" } else { "1" };
    view! {
        <a
            class="kit-button library-archived"
            href=move || address(&[("archived", turned), ("after", ""), ("size", "")])
            aria-current=archived.then_some("true")
        >
            <Icon name="archive" />
            "Archived"
        </a>
    }
}

#[component]
fn Nothing(folder: Option<FolderId>, vendor: bool, archived: bool) -> impl IntoView {
    let (title, text) = match (vendor, folder.is_some()) {
        _ if archived => ("Nothing is archived here", "Archived resources stay for you and leave every partner’s list."),
        (true, true) => {
            ("This folder is empty", "Drop files here, or add a link or a folder. Partners see a folder once something in it is theirs.")
        }
        (true, false) => ("No resources yet", "Drop files here, or add a link or a folder. You choose who sees each."),
        (false, true) => ("Nothing in this folder is yours to see", "The other folders may hold what you look for."),
        (false, false) => ("Nothing is shared with you yet", "New resources stand here as soon as they are shared."),
    };
    let next = match (vendor, archived) {
        (true, true) => (folder_path(folder), "Resources"),
        (true, false) => (add_path(folder), "Add a new resource or folder"),
        (false, _) => (folder_path(None), "All resources"),
    };
    let next = (vendor || folder.is_some()).then(|| {
        view! {
            <a class="kit-button primary" href=next.0>
                {next.1}
            </a>
        }
    });
    let scene = match (vendor, archived) {
        (_, true) => "archive",
        (true, false) => "upload",
        (false, false) => "folder",
    };
    view! {
        <Empty scene title text>
            {next}
        </Empty>
    }
}
