//! What is being added, and how the flow goes on.

use crate::{
    Problem,
    kit::{Picked, Toasts, focus_field, link_words, text_words, toasts},
    library::{
        api,
        place::folder_path,
        say,
        uploads::{Pick, Queue, Target, look, picks, queue},
    },
};
use domain::{
    accounts::Me,
    id::FolderId,
    library::{Error, Limits, NewFolder, NewLink, Place},
    text::{LinkFault, TextFault},
};
use leptos::{prelude::*, task::spawn_local};
use leptos_router::NavigateOptions;
use std::future::Future;

/// The steps of the flow.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Step {
    /// What is added.
    Kind,
    /// The thing itself.
    Content,
    /// Who sees it; not for folders.
    Groups,
}

/// What is being added.
#[derive(Clone, Copy, Debug)]
pub(super) struct Adding {
    pub step: RwSignal<Step>,
    pub kind: RwSignal<String>,
    pub files: RwSignal<Vec<Pick>>,
    pub name: RwSignal<String>,
    pub url: RwSignal<String>,
    pub folder: RwSignal<String>,
    pub description: RwSignal<String>,
    pub groups: RwSignal<Vec<String>>,
    pub wrong: RwSignal<Vec<(&'static str, String)>>,
    pub busy: RwSignal<bool>,
    pub limits: Limits,
    /// The folder it goes into.
    pub place: Signal<Option<Place>>,
    queue: Queue,
    toasts: Toasts,
}

impl Adding {
    pub fn new(place: Signal<Option<Place>>) -> Self {
        let text = || RwSignal::new(String::new());
        Self {
            step: RwSignal::new(Step::Kind),
            kind: RwSignal::new("files".to_owned()),
            files: RwSignal::new(Vec::new()),
            name: text(),
            url: text(),
            folder: text(),
            description: text(),
            groups: RwSignal::new(Vec::new()),
            wrong: RwSignal::new(Vec::new()),
            busy: RwSignal::new(false),
            limits: expect_context::<Me>().limits,
            place,
            queue: queue(),
            toasts: toasts(),
        }
    }

    /// Goes right to the files that were dropped elsewhere.
    pub fn begin_with(self, brought: Vec<Picked>) {
        if !brought.is_empty() {
            self.kind.set("files".to_owned());
            self.step.set(Step::Content);
            self.take(brought);
        }
    }

    /// More files.
    pub fn take(self, files: Vec<Picked>) {
        let more = picks(self.queue, files, self.files.with_untracked(Vec::len), self.limits);
        self.files.update(|all| all.extend(more.clone()));
        self.wrong.set(Vec::new());
        if let Some(place) = self.place.get_untracked() {
            spawn_local(look(place, more));
        }
    }

    /// What is wrong with a field; "" is the whole.
    pub fn wrong_at(self, field: &'static str) -> Signal<Option<String>> {
        Signal::derive(move || self.wrong.read().iter().find(|(other, _)| *other == field).map(|(_, words)| words.clone()))
    }

    /// This is the step that adds.
    pub fn is_last(self) -> bool {
        self.step.get() == Step::Groups || (self.step.get() == Step::Content && self.kind.read().as_str() == "folder")
    }

    fn turn_to(self, step: Step) {
        self.step.set(step);
        self.wrong.set(Vec::new());
        let first = match (step, self.kind.get_untracked().as_str()) {
            (Step::Kind, _) => "kind",
            (Step::Groups, _) => "groups",
            (Step::Content, "url") => "add-name",
            (Step::Content, "folder") => "add-folder-name",
            (Step::Content, _) => "add-files",
        };
        request_animation_frame(move || focus_field(first));
    }

    /// One step back; what was typed stays.
    pub fn go_back(self) {
        self.turn_to(if self.step.get_untracked() == Step::Groups { Step::Content } else { Step::Kind });
    }

    fn refuse(self, wrong: Vec<(&'static str, String)>) {
        let first = wrong.first().map(|(field, _)| *field).unwrap_or_default();
        let folder = self.kind.get_untracked() == "folder";
        let (step, id) = match first {
            "name" if folder => (Step::Content, "add-folder-name"),
            "name" => (Step::Content, "add-name"),
            "description" => (Step::Content, "add-description"),
            "url" => (Step::Content, "add-url"),
            "files" => (Step::Content, "add-files"),
            _ if folder => (Step::Content, ""),
            _ => (Step::Groups, "groups"),
        };
        self.step.set(step);
        self.wrong.set(wrong);
        request_animation_frame(move || focus_field(id));
    }

    fn good(self) -> Vec<Pick> {
        self.files.get_untracked().into_iter().filter(Pick::is_good).collect()
    }

    /// What is plainly wrong before anything is asked of the server.
    fn look(self) -> Vec<(&'static str, String)> {
        let mut wrong = Vec::new();
        match self.kind.get_untracked().as_str() {
            "url" => {
                if self.name.read_untracked().trim().is_empty() {
                    wrong.push(("name", text_words(TextFault::Empty)));
                }
                let url = self.url.get_untracked().trim().to_lowercase();
                if url.is_empty() {
                    wrong.push(("url", link_words(LinkFault::Empty)));
                } else if !url.starts_with("http://") && !url.starts_with("https://") {
                    wrong.push(("url", link_words(LinkFault::Scheme)));
                }
            }
            "folder" => {
                if self.folder.read_untracked().trim().is_empty() {
                    wrong.push(("name", text_words(TextFault::Empty)));
                }
            }
            _ => {
                if self.files.read_untracked().iter().any(Pick::needs_a_name) {
                    wrong.push(("files", "Change the name that cannot be taken.".to_owned()));
                } else if self.good().is_empty() {
                    wrong.push(("files", "Choose at least one file that is accepted.".to_owned()));
                }
            }
        }
        wrong
    }

    /// "Next", or what adds it.
    pub fn go_on(self, into: Option<FolderId>, place: &str, navigate: impl Fn(&str, NavigateOptions) + Clone + 'static) {
        if self.busy.get_untracked() {
            return;
        }
        let step = self.step.get_untracked();
        if step == Step::Kind {
            return self.turn_to(Step::Content);
        }
        let wrong = self.look();
        if !wrong.is_empty() {
            return self.refuse(wrong);
        }
        let kind = self.kind.get_untracked();
        if step == Step::Content && kind != "folder" {
            return self.turn_to(Step::Groups);
        }
        let groups = self.groups.get_untracked();
        if kind != "folder" && groups.is_empty() {
            return self.refuse(vec![("groups", say::error(&Error::NoGroup))]);
        }
        let go = move |path: String| navigate(&path, NavigateOptions::default());
        let toasts = self.toasts;
        match kind.as_str() {
            "url" => {
                let groups = groups.iter().filter_map(|group| group.parse().ok()).collect();
                let new = NewLink { folder: into, name: self.name.get_untracked(), url: self.url.get_untracked(), groups };
                let words = format!("Added “{}” to “{place}”. Its groups see it at once.", new.name.trim());
                self.send(api::add_link(new), move |_| {
                    toasts.good(words);
                    go(folder_path(into));
                });
            }
            "folder" => {
                let new = NewFolder { parent: into, name: self.folder.get_untracked(), description: self.description.get_untracked() };
                let words = format!("Added the folder “{}”.", new.name.trim());
                self.send(api::add_folder(new), move |folder| {
                    toasts.good(words);
                    go(folder_path(Some(folder)));
                });
            }
            _ => {
                let groups = groups.iter().filter_map(|group| group.parse().ok()).collect();
                let target = Target { place: Place::Resources { folder: into, groups }, name: place.to_owned(), partner: String::new() };
                self.queue.add(self.good(), &target);
                go(folder_path(into));
            }
        }
    }

    fn send<T: 'static>(self, write: impl Future<Output = Result<T, Problem<Error>>> + 'static, then: impl FnOnce(T) + 'static) {
        self.busy.set(true);
        self.wrong.set(Vec::new());
        spawn_local(async move {
            let answer = write.await;
            // the page may be gone by now
            if self.busy.try_set(false).is_some() {
                return;
            }
            match answer {
                Ok(done) => then(done),
                Err(problem) => self.refuse(say::wrong(&problem)),
            }
        });
    }
}
