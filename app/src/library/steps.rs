//! The steps of a breadcrumb through folders: each takes rows and files that are dropped on it, and has a menu of the folders
//! in it, fetched when it opens.

use super::{api, place::folder_path, say};
use crate::{
    browser,
    kit::{Menu, MenuLink, Steps},
};
use domain::{id::FolderId, library::Branch};
use leptos::{prelude::*, task::spawn_local};

/// What the steps of a breadcrumb can do when they are folders.
pub(super) const STEPS: Steps = Steps { folder: folder_of, menu };

/// The folder that a step is, by its address: nothing for the top.
fn folder_of(href: &str) -> Option<String> {
    match href.strip_prefix("/resources")? {
        "" => Some(String::new()),
        rest => rest.strip_prefix("/folders/").map(str::to_owned),
    }
}

fn menu(href: &str, words: &str) -> AnyView {
    folder_of(href).map(|id| view! { <StepMenu folder=id.parse().ok() words=words.to_owned() /> }).into_any()
}

#[component]
fn StepMenu(folder: Option<FolderId>, words: String) -> impl IntoView {
    let id = folder.map_or_else(|| "step-top".to_owned(), |folder| format!("step-{folder}"));
    let found = RwSignal::new(None::<Result<Vec<Branch>, String>>);
    let own = id.clone();
    let fetch = move || {
        let own = own.clone();
        spawn_local(async move {
            let branches = api::branch(folder).await.map_err(|problem| problem.say(say::error));
            if found.try_set(Some(branches)).is_none() {
                request_animation_frame(move || {
                    browser::menu_opened(&own);
                });
            }
        });
    };
    let title = move |words: String| {
        view! {
            <div class="title" role="menuitem" aria-disabled="true" tabindex="-1">
                {words}
            </div>
        }
        .into_any()
    };
    let lines = move || match found.get() {
        None => title("One moment …".to_owned()),
        Some(Err(words)) => title(words),
        Some(Ok(branches)) if branches.is_empty() => title("No folders here".to_owned()),
        Some(Ok(branches)) => branches
            .into_iter()
            .map(|branch| {
                view! {
                    <MenuLink icon="folder" href=folder_path(Some(branch.id))>
                        {branch.name}
                    </MenuLink>
                }
            })
            .collect_view()
            .into_any(),
    };
    view! {
        <Menu id label=format!("Folders in {words}") icon="chevron-right" class="small step" place="start" opened=fetch>
            {move || lines()}
        </Menu>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_step_is_a_folder_or_the_top_or_neither() {
        for (href, folder) in
            [("/resources", Some("")), ("/resources/folders/0193", Some("0193")), ("/resources/0193", None), ("/marketing/library", None)]
        {
            assert_eq!(folder_of(href).as_deref(), folder, "{href}");
        }
    }
}
