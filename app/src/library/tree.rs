//! The tree of folders: beside the list as links, in "Move to …" as places to choose. What lies in a folder is fetched when it
//! is opened; the keys are those of the authoring practices (`browser::tree_key`). A tree may have a thousand lines:
//! what is pressed and focused is heard by the tree, and it says to its lines which of them is open, busy or chosen.

use super::{api, place::folder_path, say};
use crate::{
    browser,
    kit::{self, Icon, Toasts, hydrated, number, toasts},
};
use domain::{
    id::FolderId,
    library::{Branch, FolderRef},
};
use leptos::{prelude::*, task::spawn_local};

/// Why a folder that is moved, and what is below it, takes nothing.
const INSIDE: &str = "moves itself";

/// A folder, or the top.
pub(super) type Place = Option<FolderId>;

/// What is known of the tree, and what of it is open.
#[derive(Clone, Copy, Debug)]
pub(super) struct Tree {
    known: RwSignal<Vec<(Place, Vec<Branch>)>>,
    open: RwSignal<Vec<Place>>,
    asked: RwSignal<Vec<Place>>,
    toasts: Toasts,
}

/// A line of the tree as it is shown.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
struct Line {
    id: Place,
    name: String,
    items: i64,
    level: usize,
    at: usize,
    of: usize,
    opens: bool,
    /// Why it cannot be chosen.
    off: Option<&'static str>,
}

impl Tree {
    /// The top, open, with nothing known of it.
    pub fn new() -> Self {
        Self { known: RwSignal::new(Vec::new()), open: RwSignal::new(vec![None]), asked: RwSignal::new(Vec::new()), toasts: toasts() }
    }

    /// Unfolds the way to a folder; what the server sent along is known then.
    pub fn unfold(self, path: &[FolderRef], here: Place, sent: Vec<(Place, Vec<Branch>)>) {
        for (place, branches) in sent {
            self.learn(place, Some(branches));
        }
        self.open.update(|open| {
            for place in path.iter().map(|folder| Some(folder.id)).chain([here, None]) {
                if !open.contains(&place) {
                    open.push(place);
                }
            }
        });
    }

    /// Fetches what is open and not known.
    pub fn look(self) {
        for place in self.open.get_untracked() {
            self.need(place);
        }
    }

    /// Something changed: fetches anew what is open, and forgets the rest.
    pub fn refresh(self) {
        let open = self.open.get_untracked();
        self.known.update(|known| known.retain(|(place, _)| open.contains(place)));
        for place in self.known.with_untracked(|known| known.iter().map(|(place, _)| *place).collect::<Vec<_>>()) {
            self.fetch(place);
        }
    }

    /// These folders are gone, with what is known to be in them: nobody asks for them any more.
    pub fn close(self, folders: &[FolderId]) {
        let mut gone: Vec<Place> = folders.iter().copied().map(Some).collect();
        let mut at = 0;
        while let Some(place) = gone.get(at).copied() {
            self.known.with_untracked(|known| {
                let inside = known.iter().filter(|(other, _)| *other == place).flat_map(|(_, branches)| branches);
                gone.extend(inside.map(|branch| Some(branch.id)));
            });
            at += 1;
        }
        self.open.update(|open| open.retain(|place| !gone.contains(place)));
        self.known.update(|known| known.retain(|(place, _)| !gone.contains(place)));
    }

    fn knows(self, place: Place) -> bool {
        self.known.with_untracked(|known| known.iter().any(|(other, _)| *other == place))
    }

    /// Keeps what lies in a folder, or forgets it.
    fn learn(self, place: Place, branches: Option<Vec<Branch>>) {
        self.known.try_update(|known| {
            known.retain(|(other, _)| *other != place);
            known.extend(branches.map(|branches| (place, branches)));
        });
    }

    fn need(self, place: Place) {
        if !self.knows(place) && !self.asked.with_untracked(|asked| asked.contains(&place)) {
            self.fetch(place);
        }
    }

    fn fetch(self, place: Place) {
        self.asked.update(|asked| asked.push(place));
        spawn_local(async move {
            let found = api::branch(place).await;
            // the page may be gone by now
            if self.asked.try_update(|asked| asked.retain(|other| *other != place)).is_none() {
                return;
            }
            match found {
                Ok(branches) => self.learn(place, Some(branches)),
                // a folder that is gone is closed; its line goes with what is above it
                Err(problem) => {
                    self.open.update(|open| open.retain(|other| *other != place));
                    if !self.knows(place) {
                        self.toasts.bad(problem.say(say::error));
                    }
                    self.learn(place, None);
                }
            }
        });
    }

    fn turn(self, place: Place) {
        if self.open.with_untracked(|open| open.contains(&place)) {
            self.open.update(|open| open.retain(|other| *other != place));
        } else {
            self.open.update(|open| open.push(place));
            self.need(place);
        }
    }

    /// The lines shown, from the top down. Of `moved` folders nothing can be chosen, nor the place where things are.
    fn lines(self, moved: &[FolderId], there: Option<Place>) -> Vec<Line> {
        let (known, open) = (self.known.read(), self.open.read());
        let off = |place: Place| (there == Some(place)).then_some("here now");
        let top = Line { id: None, name: "Resources".to_owned(), items: 0, level: 1, at: 1, of: 1, opens: true, off: off(None) };
        let mut lines = vec![top];
        // what is still to be shown, the next last
        let mut rest: Vec<Line> = Vec::new();
        let mut next = Some(lines[0].clone());
        while let Some(line) = next {
            if open.contains(&line.id)
                && let Some((_, branches)) = known.iter().find(|(place, _)| *place == line.id)
            {
                for (at, branch) in branches.iter().enumerate().rev() {
                    let id = Some(branch.id);
                    let within = moved.contains(&branch.id) || line.off == Some(INSIDE);
                    rest.push(Line {
                        id,
                        name: branch.name.clone(),
                        items: branch.items,
                        level: line.level + 1,
                        at: at + 1,
                        of: branches.len(),
                        opens: branch.folders > 0,
                        off: if within { Some(INSIDE) } else { off(id) },
                    });
                }
            }
            next = rest.pop();
            lines.extend(next.clone());
        }
        lines
    }
}

/// What a line says of its folder.
fn own(place: Place) -> String {
    place.map(|id| id.to_string()).unwrap_or_default()
}

/// The tree. As links, or with `pick` as places to choose.
#[component]
pub(super) fn FolderTree(
    /// What is known of it.
    tree: Tree,
    /// Its id, once on the page.
    id: &'static str,
    /// What it is, for screen readers.
    label: &'static str,
    /// The folder of the page.
    #[prop(optional_no_strip)]
    here: Option<Place>,
    /// The place chosen, and its name.
    #[prop(optional)]
    pick: Option<RwSignal<Option<(Place, String)>>>,
    /// Folders that are moved, and where things are: neither can be chosen.
    #[prop(optional, into)]
    moved: Signal<(Vec<FolderId>, Option<Place>)>,
) -> impl IntoView {
    let alive = hydrated();
    // the one line that Tab comes to; before the page is alive it comes to every link
    let stop = StoredValue::new(here.flatten());
    let lines = Memo::new(move |_| moved.with(|(moved, there)| tree.lines(moved, *there)));
    Effect::new(move |_| {
        tree.look();
        browser::to_selected(id);
        browser::tree_stop(id, Some(&own(stop.get_value())));
    });
    Effect::new(move |_| {
        let ids = |places: RwSignal<Vec<Place>>| places.with(|places| places.iter().copied().map(own).collect::<Vec<_>>());
        let chosen = pick.map(|pick| pick.with(|pick| pick.as_ref().map(|(chosen, _)| own(*chosen))));
        browser::tree_marks(id, &ids(tree.open), &ids(tree.asked), chosen.as_ref().map(Option::as_deref));
    });
    let row = move |line: Line| {
        let Line { id: place, name, items, level, at, of, opens, off } = line;
        // as things stand; from then on the tree says it
        let expanded = opens.then(|| if tree.open.with_untracked(|open| open.contains(&place)) { "true" } else { "false" });
        let selected = match pick {
            Some(pick) => pick.with_untracked(|pick| pick.as_ref().is_some_and(|(chosen, _)| *chosen == place)),
            None => here == Some(place),
        };
        let tab = if !alive.get_untracked() && pick.is_none() || stop.get_value() == place { "0" } else { "-1" };
        let (said, full) = (name.clone(), name.clone());
        let much = match off.filter(|_| pick.is_some()) {
            Some(why) => why.to_owned(),
            None if items > 0 => number(items),
            None => String::new(),
        };
        let twist = if opens {
            leptos::either::Either::Left(view! {
                <span class="twist" data-opens="">
                    <Icon name="chevron-right" />
                </span>
            })
        } else {
            leptos::either::Either::Right(view! { <span class="twist"></span> })
        };
        view! {
            <li role="none">
                <a
                    role="treeitem"
                    href=pick.is_none().then(|| folder_path(place))
                    tabindex=tab
                    title=full
                    data-level=level.to_string()
                    data-folder=own(place)
                    data-name=said
                    draggable="false"
                    {..kit::level(level)}
                    aria-posinset=at.to_string()
                    aria-setsize=of.to_string()
                    aria-expanded=expanded
                    aria-selected=selected.then_some("true")
                    aria-disabled=(pick.is_some() && off.is_some()).then_some("true")
                >
                    {twist}
                    <Icon name="folder" />
                    <span class="name">{name}</span>
                    <span class="much">{much}</span>
                </a>
            </li>
        }
    };
    let press = move |event: leptos::ev::MouseEvent| {
        let Some((folder, name, opens)) = browser::tree_pressed(&event) else { return };
        let place = folder.parse().ok();
        if opens {
            event.prevent_default();
            tree.turn(place);
        } else if let Some(pick) = pick {
            pick.set(Some((place, name)));
        }
    };
    view! {
        <ul
            class=if pick.is_some() { "kit-tree pick" } else { "kit-tree" }
            role="tree"
            id=id
            aria-label=label
            on:click=press
            on:focusin=move |_| stop.set_value(browser::tree_stop(id, None).parse().ok())
            on:keydown=move |event| {
                let plain = !event.ctrl_key() && !event.meta_key() && !event.alt_key();
                if plain && browser::tree_key(id, &event.key()) {
                    event.prevent_default();
                }
            }
        >
            <For each=move || lines.get() key=Clone::clone children=row />
        </ul>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folder(n: u32) -> FolderId {
        format!("0193b0a0-0000-7000-8000-00000000000{n}").parse().expect("an id")
    }

    fn branch(n: u32, folders: i64) -> Branch {
        Branch { id: folder(n), name: n.to_string(), folders, items: 0 }
    }

    #[test]
    fn s103_a_tree_shows_what_is_open_and_what_takes_nothing() {
        let owner = Owner::new();
        owner.set();
        let tree = Tree::new();
        let sent =
            vec![(None, vec![branch(1, 1), branch(2, 0)]), (Some(folder(1)), vec![branch(3, 1)]), (Some(folder(3)), vec![branch(4, 0)])];
        let path = FolderRef { id: folder(1), name: "1".to_owned() };
        tree.unfold(&[path], Some(folder(3)), sent);
        let lines = |moved: &[FolderId], there| {
            tree.lines(moved, there).into_iter().map(|line| (line.name, line.level, line.at, line.of, line.off)).collect::<Vec<_>>()
        };
        let line = |name: &str, level, at, of, off| (name.to_owned(), level, at, of, off);
        assert_eq!(
            lines(&[], None),
            [
                line("Resources", 1, 1, 1, None),
                line("1", 2, 1, 2, None),
                line("3", 3, 1, 1, None),
                line("4", 4, 1, 1, None),
                line("2", 2, 2, 2, None),
            ]
        );
        let off: Vec<_> = lines(&[folder(3)], Some(Some(folder(1)))).into_iter().map(|(name, .., off)| (name, off)).collect();
        let off: Vec<_> = off.iter().map(|(name, off)| (name.as_str(), *off)).collect();
        assert_eq!(off, [("Resources", None), ("1", Some("here now")), ("3", Some(INSIDE)), ("4", Some(INSIDE)), ("2", None)]);
        tree.turn(Some(folder(1)));
        assert_eq!(lines(&[], Some(None)).len(), 3, "closed");
    }
}
