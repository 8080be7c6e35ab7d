//! The groups of resources (spec S87, S89): chosen as a list, and before they are saved it says who loses sight of what
//! (spec B2).

use super::{api, bulk::Bulk, say, what::both};
use crate::{
    kit::{Button, Choices, Dialog, Icon, Note, counted},
    partners,
};
use domain::{
    id::GroupId,
    library::{Lost, Selection},
};
use leptos::{either::Either, prelude::*, task::spawn_local};

/// Groups being chosen for something.
#[derive(Clone, Copy, Debug)]
pub(super) struct Grouping {
    /// Every group: id, name, and how many partners are in it.
    all: RwSignal<Option<Vec<(String, String, String)>>>,
    /// The ids of those chosen.
    chosen: RwSignal<Vec<String>>,
    /// Those it has now; none when they are several things.
    now: RwSignal<Vec<String>>,
    what: RwSignal<Option<Selection>>,
    losing: RwSignal<Result<Vec<Lost>, String>>,
    /// Counts the questions, so that a late answer is left aside.
    turn: StoredValue<u32>,
}

impl Grouping {
    /// Nothing is chosen.
    pub fn new() -> Self {
        let grouping = Self {
            all: RwSignal::new(None),
            chosen: RwSignal::new(Vec::new()),
            now: RwSignal::new(Vec::new()),
            what: RwSignal::new(None),
            losing: RwSignal::new(Ok(Vec::new())),
            turn: StoredValue::new(0),
        };
        Effect::new(move |_| grouping.ask());
        grouping
    }

    /// Begins anew, for this, with the groups it has.
    pub fn begin(self, what: Selection, groups: &[GroupId]) {
        let now: Vec<String> = groups.iter().map(ToString::to_string).collect();
        self.all.set(None);
        self.now.set(now.clone());
        self.chosen.set(now);
        self.losing.set(Ok(Vec::new()));
        self.what.set(Some(what));
        spawn_local(async move {
            match partners::api::groups().await {
                Ok(found) => {
                    let lines = found.into_iter().map(|group| {
                        let partners = i64::try_from(group.partners.len()).unwrap_or(i64::MAX);
                        (group.id.to_string(), group.name, counted(partners, "partner", "partners"))
                    });
                    self.all.try_set(Some(lines.collect()));
                }
                Err(problem) => {
                    self.losing.try_set(Err(problem.say(partners::say::error)));
                }
            }
        });
    }

    /// The groups chosen.
    pub fn chosen(self) -> Vec<GroupId> {
        self.chosen.with(|chosen| chosen.iter().filter_map(|id| id.parse().ok()).collect())
    }

    /// They are others than before.
    pub fn is_changed(self) -> bool {
        let (chosen, now) = (self.chosen.read(), self.now.read());
        now.is_empty() || chosen.len() != now.len() || chosen.iter().any(|id| !now.contains(id))
    }

    /// Why they cannot be saved.
    pub fn off(self) -> Option<String> {
        if self.all.read().is_none() {
            return Some("One moment".to_owned());
        }
        self.chosen.read().is_empty().then(|| "Choose at least one group".to_owned())
    }

    /// Asks who would lose something, as long as something is chosen and is another choice.
    fn ask(self) {
        let (groups, changed) = (self.chosen(), self.is_changed());
        let turn = self.turn.get_value() + 1;
        self.turn.set_value(turn);
        let Some(what) = self.what.get().filter(|_| changed && !groups.is_empty()) else {
            return self.losing.set(Ok(Vec::new()));
        };
        spawn_local(async move {
            let found = api::losing(what, groups).await;
            if self.turn.try_get_value() == Some(turn) {
                self.losing.set(found.map_err(|problem| problem.say(say::error)));
            }
        });
    }
}

/// The groups as check boxes, and who loses by the choice.
#[component]
pub(super) fn GroupChoice(
    /// The choice.
    grouping: Grouping,
    /// The id of the boxes.
    id: &'static str,
) -> impl IntoView {
    let boxes = move || match grouping.all.get() {
        Some(options) => {
            let long = options.len() > 6;
            Either::Left(view! { <Choices id=id legend="Groups with access" options chosen=grouping.chosen long /> })
        }
        None => Either::Right(view! { <p class="kit-meta">"Asking for the groups …"</p> }),
    };
    view! {
        {move || boxes()}
        <div role="status">
            {move || match grouping.losing.get() {
                Ok(lost) => Either::Left(view! { <Losers lost /> }),
                Err(words) => Either::Right(view! { <Note kind="bad">{words}</Note> }),
            }}
        </div>
    }
}

/// Who loses sight of how much; the first few by name.
#[component]
pub(super) fn Losers(lost: Vec<Lost>) -> impl IntoView {
    const NAMED: usize = 5;
    let more = lost.len().saturating_sub(NAMED);
    let line = |who: String, what: String| {
        view! {
            <li>
                <Icon name="eye-off" />
                <span>
                    <strong>{who}</strong>
                    {what}
                </span>
            </li>
        }
    };
    let lines = lost.iter().take(NAMED).map(|lost| line(lost.partner.name.clone(), format!(" loses sight of {}.", both(0, lost.items))));
    let lines = lines.collect_view();
    let rest = (more > 0).then(|| line(counted(more as i64, "more partner", "more partners"), " lose sight of something.".to_owned()));
    (!lost.is_empty()).then(|| view! { <ul class="kit-loss">{lines} {rest}</ul> })
}

/// "Update groups": the same groups for everything chosen.
#[component]
pub(super) fn Regroup(
    /// What gets other groups.
    bulk: Bulk,
) -> impl IntoView {
    let (open, grouping) = (bulk.grouping, Grouping::new());
    Effect::new(move |_| {
        if open.get()
            && let Some(what) = bulk.what.get_untracked()
        {
            grouping.begin(what.selection, &what.groups);
        }
    });
    let title =
        Signal::derive(move || bulk.what.with(|what| what.as_ref().map(|what| format!("Groups of {}", what.words)).unwrap_or_default()));
    let several = move || {
        let several = bulk.what.with(|what| what.as_ref().is_some_and(|what| what.count > 1));
        several.then(|| view! { <p>"What is chosen here takes the place of the groups each has now. Folders have no groups."</p> })
    };
    let off = Signal::derive(move || grouping.off());
    let body = move || open.get().then(|| view! { <GroupChoice grouping id="regroup" /> });
    view! {
        <Dialog id="groups-of" title open>
            <div class="body">
                {move || several()} {move || body()} <div role="alert">{move || bulk.error.get().map(|words| view! { <Note kind="bad">{words}</Note> })}</div>
            </div>
            <footer>
                <Button press=move || open.set(false)>"Cancel"</Button>
                <Button class="primary" busy=bulk.busy off press=move || bulk.set_groups(untrack(|| grouping.chosen()))>
                    "Update groups"
                </Button>
            </footer>
        </Dialog>
    }
}
