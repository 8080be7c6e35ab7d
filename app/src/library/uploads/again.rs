//! Uploads that were interrupted: what the server keeps of them goes on once the file is here again, and once it has a
//! place again (spec D22).

use super::{
    queue::Queue,
    state::{State, Target, Upload, Way, Wire},
    tus::GONE,
};
use crate::{
    browser,
    kit::Picked,
    library::{api, say},
};
use domain::{
    id::UploadId,
    library::{Aim, Error, Place, Unfinished},
};
use leptos::{prelude::*, task::spawn_local};
use std::time::Duration;

/// How long other tabs have to answer.
const ANSWERS: Duration = Duration::from_millis(300);

fn target(aim: Aim) -> Target {
    match aim {
        Aim::Campaign { id, name, partner } => Target { place: Place::Campaign(id), name, partner },
        Aim::Resources { folder, groups } => {
            let groups = groups.into_iter().map(|group| group.id).collect();
            let (folder, name) = folder.map_or((None, "Resources".to_owned()), |folder| (Some(folder.id), folder.name));
            Target { place: Place::Resources { folder, groups }, name, partner: String::new() }
        }
        Aim::Gone => Target { place: Place::Resources { folder: None, groups: Vec::new() }, name: String::new(), partner: String::new() },
    }
}

/// A row for what the server keeps; `number` is none that a file has.
fn row(left: Unfinished, url: String, number: u32) -> Upload {
    let [size, sent] = [left.size, left.arrived].map(|bytes| u64::try_from(bytes).unwrap_or_default());
    let state = match left.aim {
        Aim::Gone => State::Failed { sent, words: GONE.to_owned(), way: Way::Place },
        // nothing is missing but the end
        _ if sent == size => State::Queued { sent },
        _ => State::Interrupted { sent },
    };
    Upload {
        number,
        held: false,
        file: left.file,
        name: left.name,
        size,
        modified: left.modified.map_or(0, |modified| modified.0),
        target: ArcRwSignal::new(target(left.aim)),
        state: ArcRwSignal::new(state),
        wire: ArcStoredValue::new(Wire { url: Some(url), ..Wire::default() }),
    }
}

impl Queue {
    /// Where this tab's open uploads stand at the server, one after the other.
    fn sending(self) -> String {
        let rows = self.rows.try_get_untracked().unwrap_or_default();
        let open = rows.iter().filter(|row| row.held && row.state.read_untracked().is_open());
        open.filter_map(|row| row.wire.with_value(|wire| wire.url.clone())).collect::<Vec<_>>().join(" ")
    }

    /// Asks what this person left unfinished before the page was loaded; once. What another tab is sending is not
    /// interrupted.
    pub(super) fn recall(self) {
        let others = ArcStoredValue::new(String::new());
        let told = others.clone();
        browser::share(move || self.sending(), move |words| told.update_value(|all| all.push_str(&words)));
        let ask = async move {
            let Ok(left) = api::unfinished().await else { return };
            let Some(own) = self.rows.try_get_untracked() else { return };
            let own: Vec<String> = own.iter().filter_map(|row| row.wire.with_value(|wire| wire.url.clone())).collect();
            let is_known = |url: &String| own.contains(url) || others.with_value(|others| others.contains(url));
            let left = left.into_iter().map(|left| (format!("/uploads/{}", left.id), left)).filter(|(url, _)| !is_known(url));
            let found: Vec<Upload> = (0..u32::MAX).rev().zip(left).map(|(number, (url, left))| row(left, url, number)).collect();
            self.rows.update(|rows| rows.extend(found));
            self.pump();
        };
        set_timeout(move || spawn_local(ask), ANSWERS);
    }

    /// Lets interrupted uploads go on whose file is here again, and gives back the other files.
    pub(super) fn again(self, files: Vec<Picked>) -> Vec<Picked> {
        let mut others = Vec::new();
        for file in files {
            let fits = |row: &Upload| {
                !row.held
                    && row.file == file.name
                    && row.size == file.size
                    && (row.modified == 0 || row.modified == file.modified)
                    && matches!(*row.state.read_untracked(), State::Interrupted { .. } | State::Failed { way: Way::Place, .. })
            };
            let Some(at) = self.rows.with_untracked(|rows| rows.iter().position(fits)) else {
                others.push(file);
                continue;
            };
            self.rows.update(|rows| {
                rows[at].number = file.number;
                rows[at].held = true;
            });
            let upload = self.rows.with_untracked(|rows| rows[at].clone());
            if matches!(*upload.state.read_untracked(), State::Interrupted { .. }) {
                self.go_on(&upload);
            }
        }
        others
    }

    /// The place on the page that an upload without one can be put into. A resource keeps its groups.
    pub(super) fn place_for(self, upload: &Upload) -> Option<Target> {
        let (_, mut here) = self.here.get()?;
        if let (Place::Resources { groups, .. }, Place::Resources { groups: own, .. }) =
            (&mut here.place, &upload.target.read_untracked().place)
        {
            groups.clone_from(own);
        }
        Some(here)
    }

    /// Puts an upload into another place, where it goes on; a resource needs groups first.
    pub(super) fn put(self, upload: &Upload, target: Target) {
        if matches!(&target.place, Place::Resources { groups, .. } if groups.is_empty()) {
            return self.homeless.set(Some((upload.clone(), target)));
        }
        let begun = upload.wire.with_value(|wire| wire.url.as_ref()?.rsplit('/').next()?.parse::<UploadId>().ok());
        let upload = upload.clone();
        spawn_local(async move {
            if let Some(id) = begun
                && let Err(problem) = api::retarget(id, target.place.clone()).await
            {
                match problem.reason() {
                    Some(Error::NoGroup) => self.homeless.set(Some((upload, target))),
                    _ => self.toasts.bad(problem.say(say::error)),
                }
                return;
            }
            upload.target.set(target);
            let sent = upload.sent();
            if upload.held || sent == upload.size {
                self.go_on(&upload);
            } else {
                upload.state.set(State::Interrupted { sent });
            }
        });
    }
}
