//! Deletion for good (spec S37-S42, D7): names the item, says that partners may be using it and who loses it.

use super::{
    acts::{ItemActs, tell_changed},
    api,
    place::home_path,
    say,
};
use crate::kit::{Confirm, Loss, toasts};
use leptos::{prelude::*, task::spawn_local};
use leptos_router::{NavigateOptions, hooks::use_navigate};

/// The question before deletion.
#[component]
pub(super) fn Delete(
    /// What opens it.
    acts: ItemActs,
    /// On the item's own page, which goes with it.
    alone: bool,
) -> impl IntoView {
    let open = acts.deleting;
    let (busy, error) = (RwSignal::new(false), RwSignal::new(None::<String>));
    let (toasts, tell, navigate) = (toasts(), tell_changed(), use_navigate());
    Effect::new(move |_| {
        if open.get() {
            error.set(None);
        }
    });
    let losses = Signal::derive(move || {
        let mut losses = Vec::new();
        if let Some(page) = acts.found() {
            let (who, what) = say::losers(&page.watchers, " can see it and may be using it.");
            losses.push(Loss::new("group", who, what));
        }
        losses.push(Loss::new("link", "Its direct link", " stops working."));
        losses
    });
    let text = Signal::derive(move || {
        let what = if acts.item.with(|item| item.as_ref().is_some_and(|item| item.file.is_none())) { "The link" } else { "The file" };
        format!("Partners may be using it. {what} and its record go at once, for everyone. This cannot be undone.")
    });
    let press = move || {
        let Some(item) = acts.item.get_untracked() else { return };
        if busy.get_untracked() {
            return;
        }
        busy.set(true);
        let navigate = navigate.clone();
        let above = untrack(|| acts.found()).map_or_else(|| "/resources".to_owned(), |page| home_path(&page.home));
        spawn_local(async move {
            let removed = api::remove(item.id).await;
            busy.set(false);
            match removed {
                Ok(()) => {
                    open.set(false);
                    toasts.good(format!("Deleted “{}”.", item.name));
                    if alone {
                        navigate(&above, NavigateOptions { replace: true, ..NavigateOptions::default() });
                    } else {
                        tell();
                    }
                }
                Err(problem) => error.set(Some(problem.say(say::error))),
            }
        });
    };
    view! {
        <Confirm
            id="item-delete"
            open
            title=Signal::derive(move || format!("Delete “{}”?", acts.name()))
            verb="Delete"
            text
            losses
            busy
            error
            press
        />
    }
}
