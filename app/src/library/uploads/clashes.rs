//! Names that are there already: both are kept, the new one under the next number, unless it is left out (experience 32).
//! To replace what is there comes with versions.

use super::{
    chosen::{Pick, picks},
    queue::Queue,
    state::Target,
};
use crate::{
    kit::{Picked, size_words},
    library::api,
};
use domain::library::{Clash, Limits, NAMES_MAX, Place, numbered};
use leptos::{prelude::*, task::spawn_local};

/// Numbers that are tried for a name.
const TRIES: usize = 20;

/// "“Deck” is here already, 3.1 MB, added 2 Nov."
fn words(clash: &Clash) -> String {
    let what = clash.size.map_or_else(|| "a link".to_owned(), size_words);
    format!("“{}” is here already, {what}, added {}.", clash.name, clash.added.short)
}

/// Looks which of these files have a name that is there already; they get the next free one. Without an answer none has:
/// the server takes equal names.
pub(in crate::library) async fn look(place: Place, picks: Vec<Pick>) {
    let files: Vec<Pick> = picks.into_iter().filter(|pick| pick.fault.is_none()).collect();
    let Ok(found) = api::clashes(place.clone(), files.iter().map(Pick::title).collect()).await else { return };
    let tries = TRIES.min(NAMES_MAX / found.len().max(1));
    let tried: Vec<String> = found.iter().flat_map(|clash| numbered(&clash.name, tries)).collect();
    let there = if tried.is_empty() { Vec::new() } else { api::clashes(place, tried).await.unwrap_or_default() };
    let mut taken: Vec<String> = there.into_iter().map(|clash| clash.name).collect();
    for pick in files {
        let title = pick.title();
        let clash = found.iter().find(|clash| clash.name == title);
        pick.clash.set(clash.map(words));
        if clash.is_some() {
            let free = numbered(&title, tries + 1).into_iter().find(|name| !taken.contains(name)).unwrap_or(title);
            taken.push(free.clone());
            pick.name.set(free);
        } else {
            pick.skip.set(false);
        }
    }
}

impl Queue {
    /// Files were dropped on a campaign: they go on their way at once, unless a name is there already.
    pub fn drop_into(self, target: Target, files: Vec<Picked>, limits: Limits) {
        let files = picks(self, files, 0, limits);
        if files.is_empty() {
            return;
        }
        spawn_local(async move {
            look(target.place.clone(), files.clone()).await;
            if files.iter().any(|pick| pick.clash.read_untracked().is_some()) {
                self.ask(target, files);
            } else {
                self.add(files, &target);
            }
        });
    }
}
