//! The drafts that lie on the page: as they were read, and from then on as they are told. It stands outside of what reloads, so
//! that what is being typed survives whatever else happens on the page.

use super::api;
use crate::{
    Problem, browser,
    campaigns::say,
    layout::said,
    library::{Queue, queue},
};
use domain::{
    Refusal,
    campaigns::{Against, Draft, DraftKind, DraftState, Error, Work},
    id::{CampaignId, DraftId},
};
use leptos::{ev::SubmitEvent, prelude::*, task::spawn_local};
use leptos_router::{
    NavigateOptions,
    hooks::{use_navigate, use_query_map},
};
use serde::Deserialize;
use std::time::Duration;

/// How long to wait before words that are missing are read; so often they are kept.
const KEPT: Duration = Duration::from_secs(1);
/// How often drafts that are not ready are read, should nothing be heard of them.
const UNHEARD: Duration = Duration::from_secs(5);

/// What stands between the parts that are kept; nobody types it.
const BETWEEN: char = '\u{1f}';

/// What the address asks for: the draft, the older version it is compared with, or that it is edited.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub(super) struct Asked {
    pub kind: Option<DraftKind>,
    pub older: Option<i64>,
    pub edit: bool,
}

/// Words as the stream tells them.
#[derive(Clone, Debug, Deserialize)]
struct Words {
    draft: DraftId,
    before: usize,
    words: String,
}

/// What was typed into a draft and not saved yet: upon which version, and part by part.
pub(super) type Typed = (i64, Vec<(String, String)>);

/// One draft.
#[derive(Clone, Copy, Debug)]
pub(super) struct Row {
    pub kind: DraftKind,
    /// As it was read; what is being written of it stands beside it.
    pub draft: RwSignal<Option<Draft>>,
    /// What was written of the next version so far.
    pub coming: RwSignal<String>,
    pub typed: StoredValue<Option<Typed>>,
}

impl Row {
    /// The name under which this tab keeps what is typed.
    fn place(self) -> String {
        self.draft.with_untracked(|draft| draft.as_ref().map(|draft| draft.id.to_string())).unwrap_or_default()
    }

    /// Keeps what is typed, so that a reload loses nothing: the version it was begun with, and the parts in their order.
    pub(super) fn keep(self) {
        let text = self.typed.with_value(|typed| {
            let (version, texts) = typed.as_ref()?;
            let mut text = version.to_string();
            for (_, part) in texts {
                text.push(BETWEEN);
                text.push_str(part);
            }
            Some(text)
        });
        browser::keep(&self.place(), &text.unwrap_or_default());
    }

    /// What this tab kept.
    pub(super) fn kept(self) -> Option<Typed> {
        let kept = browser::kept(&self.place())?;
        let mut texts = kept.split(BETWEEN);
        let version = texts.next()?.parse().ok()?;
        Some((version, self.kind.parts().iter().map(|(key, _)| ((*key).to_owned(), texts.next().unwrap_or_default().to_owned())).collect()))
    }

    /// What was typed is saved, or given up.
    pub(super) fn forget(self) {
        self.typed.set_value(None);
        self.keep();
    }
}

/// The drafts of a page.
#[derive(Clone, Copy, Debug)]
pub(in crate::campaigns) struct Desk {
    campaign: RwSignal<Option<CampaignId>>,
    rows: StoredValue<Vec<Row>>,
    /// Words that came before those that belong in front of them.
    ahead: StoredValue<Vec<Words>>,
    /// It is being read; once more afterwards.
    reading: StoredValue<(bool, bool)>,
    pub(super) asked: Memo<Asked>,
    pub(super) against: RwSignal<Option<Against>>,
    /// What was refused, and about which draft.
    pub(super) refused: RwSignal<Option<(String, Problem<Error>)>>,
    pub(super) busy: RwSignal<bool>,
    /// What is said to who cannot see it.
    pub(super) spoken: RwSignal<String>,
    go: Callback<String>,
    queue: Queue,
}

impl Desk {
    /// An empty one, which listens.
    #[must_use]
    pub fn new() -> Self {
        let (query, navigate) = (use_query_map(), use_navigate());
        let asked = Memo::new(move |_| {
            query.with(|query| Asked {
                kind: query.get("draft").and_then(|kind| DraftKind::parse(&kind)),
                older: query.get("older").and_then(|older| older.parse().ok()),
                edit: query.get("edit").is_some(),
            })
        });
        let row = |kind| Row { kind, draft: RwSignal::new(None), coming: RwSignal::new(String::new()), typed: StoredValue::new(None) };
        let go = Callback::new(move |to: String| {
            navigate(&to, NavigateOptions { scroll: false, ..NavigateOptions::default() });
        });
        // a form that was refused before there was a script
        let refused = said().and_then(|said| {
            let refusal = serde_json::from_str::<Refusal<Error>>(&said.problem).ok()?;
            Some((said.typed("kind"), Problem::Refused(refusal)))
        });
        let desk = Self {
            campaign: RwSignal::new(None),
            rows: StoredValue::new(DraftKind::ALL.map(row).to_vec()),
            ahead: StoredValue::new(Vec::new()),
            reading: StoredValue::new((false, false)),
            asked,
            against: RwSignal::new(None),
            refused: RwSignal::new(refused),
            busy: RwSignal::new(false),
            spoken: RwSignal::new(String::new()),
            go,
            queue: queue(),
        };
        // another campaign is another topic; the effect's listener goes with it
        Effect::new(move |_| {
            if let Some(campaign) = desk.campaign.get() {
                browser::listen(["campaign:", &campaign.to_string()].concat(), move |name, facts| desk.hear(name, facts));
            }
        });
        // a stream may be held back on its way, and another program's work is not told here
        Effect::new(move |_| {
            let unready =
                move |row: &Row| row.draft.with_untracked(|draft| draft.as_ref().is_some_and(|draft| draft.state != DraftState::Ready));
            let look = move || {
                if desk.rows().iter().any(unready) {
                    desk.read();
                }
            };
            if let Ok(watch) = set_interval_with_handle(look, UNHEARD) {
                on_cleanup(move || watch.clear());
            }
        });
        Effect::new(move |before: Option<Asked>| {
            let asked = asked.get();
            if before.is_some_and(|before| before != asked) {
                desk.refused.set(None);
                match asked.older {
                    Some(_) => desk.read(),
                    None => desk.against.set(None),
                }
            }
            asked
        });
        desk
    }

    /// What the page asks the server for.
    pub fn asks(self) -> Option<(DraftKind, i64)> {
        let Asked { kind, older, .. } = self.asked.get_untracked();
        kind.zip(older)
    }

    /// Lays down what the page was drawn with.
    pub fn lay(self, campaign: CampaignId, work: &Work) {
        let other = self.campaign.get_untracked() != Some(campaign);
        for row in self.rows() {
            if other {
                row.typed.set_value(None);
            }
            self.put(row, work.drafts.iter().find(|draft| draft.kind == row.kind).cloned(), other);
        }
        if other {
            self.ahead.set_value(Vec::new());
            self.campaign.set(Some(campaign));
        }
        self.against.set(work.against.clone());
    }

    /// All five, there or not.
    pub(super) fn rows(self) -> Vec<Row> {
        self.rows.get_value()
    }

    /// How many are there.
    pub fn count(self) -> i64 {
        self.rows().iter().map(|row| i64::from(row.draft.with(Option::is_some))).sum()
    }

    /// Sends a form in place; what it leads to is shown, what it was refused is said beside it.
    pub(super) fn send(self, event: &SubmitEvent, kind: &'static str) {
        if self.busy.get_untracked() {
            event.prevent_default();
            return;
        }
        self.busy.set(true);
        browser::submit(event, move |status, answer| {
            self.busy.try_set(false);
            if status != 200 {
                let refusal = serde_json::from_str::<Refusal<Error>>(&answer);
                self.refused.try_set(Some((kind.to_owned(), refusal.map_or(Problem::Unreached, Problem::Refused))));
                self.read();
                return;
            }
            self.refused.try_set(None);
            if !answer.contains("edit=") {
                self.rows().into_iter().filter(|row| row.kind.as_str() == kind).for_each(Row::forget);
            }
            self.read();
            if answer.contains("made=") {
                self.queue.tell();
            }
            self.go.run(answer);
        });
    }

    /// Reads anew; once more when it is asked for meanwhile.
    pub fn read(self) {
        let Some(campaign) = self.campaign.try_get_untracked().flatten() else { return };
        if self.reading.try_update_value(|reading| std::mem::replace(reading, (true, reading.0))).is_none_or(|before| before.0) {
            return;
        }
        spawn_local(async move {
            let found = api::work(campaign, self.asks()).await;
            let again = self.reading.try_update_value(|reading| std::mem::take(reading).1);
            if let Ok(work) = found
                && self.campaign.try_get_untracked().flatten() == Some(campaign)
            {
                self.lay(campaign, &work);
            }
            if again == Some(true) {
                self.read();
            }
        });
    }

    /// Takes a draft as it is now, and says what became of it.
    fn put(self, row: Row, draft: Option<Draft>, quiet: bool) {
        let mut draft = draft;
        let coming = draft.as_mut().map(|draft| std::mem::take(&mut draft.coming)).unwrap_or_default();
        let writes = draft.as_ref().is_some_and(|draft| draft.state == DraftState::Writing);
        let before = row.draft.get_untracked();
        // what is kept may be a second behind what was heard
        let stays = writes && !quiet && row.coming.with_untracked(|heard| heard.starts_with(&coming));
        if !stays && row.coming.with_untracked(|heard| *heard != coming) {
            row.coming.set(coming);
        }
        if !writes && let Some(draft) = &draft {
            self.ahead.update_value(|ahead| ahead.retain(|words| words.draft != draft.id));
        }
        if before != draft {
            if !quiet && let (Some(before), Some(now)) = (&before, &draft) {
                if now.version > before.version {
                    self.spoken.set(format!("{}: version {} is there.", say::draft_name(row.kind), now.version));
                } else if writes && before.state != now.state {
                    self.spoken.set(format!("{}: a version is being written.", say::draft_name(row.kind)));
                }
            }
            row.draft.set(draft);
        }
        self.join(row, true);
    }

    fn misses(self, draft: DraftId) -> bool {
        self.ahead.with_value(|ahead| ahead.iter().any(|words| words.draft == draft))
    }

    fn hear(self, name: &str, facts: &str) {
        match name {
            "words" => {
                let Ok(words) = serde_json::from_str::<Words>(facts) else { return };
                let id = words.draft;
                let row = self
                    .rows()
                    .into_iter()
                    .find(|row| row.draft.with_untracked(|draft| draft.as_ref().is_some_and(|draft| draft.id == id)));
                if words.before == 0 {
                    self.ahead.update_value(|ahead| ahead.retain(|known| known.draft != id));
                    if let Some(row) = row {
                        row.coming.set(String::new());
                    }
                }
                let waited = self.misses(id);
                self.ahead.update_value(|ahead| ahead.push(words));
                if let Some(row) = row {
                    self.join(row, !waited);
                }
            }
            "campaign" => self.queue.tell(),
            _ => self.read(),
        }
    }

    /// Puts the words that were heard behind those that are there; what is missing between them is read when it is kept.
    fn join(self, row: Row, reads: bool) {
        let Some(id) = row.draft.with_untracked(|draft| draft.as_ref().map(|draft| draft.id)) else { return };
        let mut there = row.coming.get_untracked();
        let known = there.len();
        self.ahead.update_value(|ahead| {
            ahead.retain(|Words { draft, before, words }| {
                if *draft == id && *before <= there.len() {
                    there.push_str(words.get(there.len() - before..).unwrap_or_default());
                    return false;
                }
                true
            });
        });
        if there.len() > known {
            row.coming.set(there);
        }
        if reads && self.misses(id) {
            set_timeout(move || self.read(), KEPT);
        }
    }
}
