//! The cards of a campaign's drafts: each tells what it is and who wrote it, and opens to its text and what can be done with it.

use super::{
    compare::Compared,
    desk::{Desk, Row},
    edit::Edit,
    parts::Parts,
    tweak::Tweaks,
    versions::Foot,
};
use crate::{
    campaigns::say,
    kit::{Empty, Icon, Note, counted},
};
use domain::{
    Refusal,
    campaigns::{CampaignPage, Draft, DraftKind, DraftState, Note as Known, Source, Status},
};
use leptos::{
    either::{Either, EitherOf4},
    prelude::*,
};
use leptos_router::hooks::use_query_map;

/// The drafts of a campaign.
#[component]
pub(in crate::campaigns) fn Drafts(
    /// The campaign.
    page: CampaignPage,
    /// Its drafts.
    desk: Desk,
) -> impl IntoView {
    let campaign = page.campaign;
    let base = format!("/campaigns/{}", campaign.id);
    let some = Memo::new(move |_| desk.count() > 0);
    let open = campaign.status != Status::Archived;
    let (partner, action) = (campaign.partner.name, base.clone());
    let (files, query) = (format!("{base}?part=assets&open="), use_query_map());
    let body = move || {
        if some.get() {
            let first = desk.asked.get_untracked().kind.unwrap_or(DraftKind::Email);
            let base = base.clone();
            let cards = desk.rows().into_iter().map(move |row| view! { <Card desk row base=base.clone() open=row.kind == first /> });
            return Either::Left(cards.collect_view());
        }
        let action = action.clone();
        Either::Right(view! {
            <Empty
                scene="mail"
                title="No drafts yet"
                text="An announcement e-mail, social posts, a one-pager, landing-page copy and talking points can be written from what is known about this campaign."
            >
                {open
                    .then(|| {
                        view! {
                            <form method="post" action=action on:submit=move |event| desk.send(&event, "")>
                                <input type="hidden" name="act" value="write" />
                                <button class="kit-button primary" aria-busy=move || desk.busy.get().then_some("true")>
                                    <Icon name="spark" />
                                    "Write drafts"
                                </button>
                            </form>
                            <Refused desk kind="" />
                        }
                    })}
            </Empty>
        })
    };
    let made = move || {
        let item = query.with(|query| query.get("made"))?;
        let (href, partner) = (format!("{files}{item}"), partner.clone());
        Some(view! {
            <Note kind="good">
                "The file is among the assets. " {partner} " sees it once it is approved. " <a href=href>"Show it"</a>
            </Note>
        })
    };
    view! {
        <div class="campaigns-told" role="status">
            <p class="kit-hide">{move || desk.spoken.get()}</p>
            {made}
        </div>
        {body}
    }
}

#[component]
fn Card(desk: Desk, row: Row, base: String, open: bool) -> impl IntoView {
    let (kind, draft) = (row.kind, row.draft);
    let there = Memo::new(move |_| draft.with(Option::is_some));
    let (icon, what) = match kind {
        DraftKind::Email => ("mail", "Subject, preheader and text"),
        DraftKind::Posts => ("comment", "Three posts"),
        DraftKind::OnePager => ("doc", "Headline, problem, joint solution, proof, call to action"),
        DraftKind::Landing => ("globe", "Page title, headline, lead, points, button"),
        DraftKind::TalkingPoints => ("group", "Opening, points, objections, next step"),
    };
    let told = move |tell: fn(&Draft) -> String| move || draft.with(|draft| draft.as_ref().map(tell).unwrap_or_default());
    let facts = told(|draft| {
        if draft.version == 0 {
            return String::new();
        }
        let words: usize = draft.parts.iter().map(|part| part.text.split_whitespace().count()).sum();
        format!(" · {}", counted(i64::try_from(words).unwrap_or_default(), "word", "words"))
    });
    let peek = told(|draft| draft.parts.iter().find(|part| !part.text.is_empty()).map(|part| part.text.clone()).unwrap_or_default());
    let id = format!("draft-{}", kind.as_str());
    move || {
        let (id, base) = (id.clone(), base.clone());
        there.get().then(|| {
            view! {
                <details class="campaigns-draft" id=id open=open>
                    <summary>
                        <Icon name=icon />
                        <div>
                            <h3>{say::draft_name(kind)}</h3>
                            <p class="kit-meta">{what}{facts}</p>
                        </div>
                        <span class="push">
                            <By row />
                        </span>
                        <p class="campaigns-peek kit-cut">{peek}</p>
                    </summary>
                    <Body desk row base />
                </details>
            }
        })
    }
}

/// Who wrote the newest version: a text that no person wrote is marked as generated (spec D9).
#[component]
fn By(row: Row) -> impl IntoView {
    move || {
        row.draft.with(|draft| {
            let draft = draft.as_ref()?;
            let (class, icon, words) = match (draft.state, draft.versions.first()) {
                (DraftState::Waiting, _) => ("campaigns-by", "clock", "Waits for its turn".to_owned()),
                (DraftState::Writing, _) => ("campaigns-by", "spark", "Being written".to_owned()),
                (DraftState::Ready, None) => ("campaigns-by", "warning", "Stopped".to_owned()),
                (DraftState::Ready, Some(newest)) => match (&newest.source, &newest.by) {
                    (Source::Hand, Some(by)) => ("campaigns-by", "edit", format!("Edited by {by}")),
                    (source, _) => {
                        let generated = *source != Source::Hand;
                        let class = if generated { "campaigns-by generated" } else { "campaigns-by" };
                        (class, if generated { "spark" } else { "edit" }, say::written(source, ""))
                    }
                },
            };
            Some(view! {
                <span class=class>
                    <Icon name=icon class="small" />
                    {words}
                </span>
            })
        })
    }
}

/// What is open in a card.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Mode {
    Edit,
    Coming,
    Compare,
    Text,
}

#[component]
fn Body(desk: Desk, row: Row, base: String) -> impl IntoView {
    let kind = row.kind;
    let state = Memo::new(move |_| row.draft.with(|draft| draft.as_ref().map(|draft| (draft.state, draft.version > 0))));
    let mode = Memo::new(move |_| {
        let asked = desk.asked.get();
        let mine = asked.kind == Some(kind);
        match state.get() {
            Some((_, true)) if mine && asked.edit => Mode::Edit,
            Some((DraftState::Ready, _)) | None => {
                let compared = desk.against.with(|against| against.as_ref().is_some_and(|against| against.kind == kind));
                if mine && compared { Mode::Compare } else { Mode::Text }
            }
            Some(_) => Mode::Coming,
        }
    });
    let note = move || {
        row.draft.with(|draft| {
            let newest = draft.as_ref()?.versions.first()?;
            match Known::parse(&newest.note)? {
                Known::Restores(_) => None,
                Known::Instead(_) | Known::BuiltInPack => {
                    let words = say::written(&newest.source, &newest.note);
                    Some(view! { <Note kind="waits">{words} "."</Note> })
                }
            }
        })
    };
    let (refused, tweaks, below) = (base.clone(), base.clone(), base.clone());
    let content = move || {
        let base = base.clone();
        match mode.get() {
            Mode::Edit => EitherOf4::A(view! { <Edit desk row base /> }),
            Mode::Coming => EitherOf4::B(view! { <Coming desk row base /> }),
            Mode::Compare => EitherOf4::C(view! { <Compared desk row base /> }),
            Mode::Text => EitherOf4::D(view! { <Parts row /> }),
        }
    };
    let may_tweak = Memo::new(move |_| matches!(state.get(), Some((DraftState::Ready, _))) && mode.get() != Mode::Edit);
    view! {
        <div class="campaigns-body" aria-busy=move || (mode.get() == Mode::Coming).then_some("true")>
            {note}
            <Refused desk kind=kind.as_str() base=refused />
            {move || {
                let base = tweaks.clone();
                may_tweak.get().then(|| view! { <Tweaks desk row base /> })
            }}
            {content}
            {move || {
                let base = below.clone();
                (mode.get() != Mode::Edit).then(|| view! { <Foot desk row base compares=mode.get() == Mode::Compare /> })
            }}
        </div>
    }
}

/// Why something was not done, in its place.
#[component]
pub(in crate::campaigns) fn Refused(
    /// The drafts.
    desk: Desk,
    /// The draft it is about, or what else was asked for.
    kind: &'static str,
    /// The campaign's address.
    #[prop(optional)]
    base: String,
) -> impl IntoView {
    move || {
        let refused = desk.refused.get().filter(|(about, _)| about == kind);
        refused.map(|(_, problem)| {
            let again = matches!(&problem, crate::Problem::Refused(Refusal::Because(domain::campaigns::Error::Stale { .. })))
                && !desk.asked.get_untracked().edit;
            let link = again.then(|| view! { " " <a href=format!("{base}?draft={kind}")>"Look at it"</a> });
            view! {
                <div role="alert">
                    <Note kind="bad">{problem.say(say::error)} {link}</Note>
                </div>
            }
        })
    }
}

/// What is being written, as it comes.
#[component]
fn Coming(desk: Desk, row: Row, base: String) -> impl IntoView {
    let waits = move || row.draft.with(|draft| draft.as_ref().is_some_and(|draft| draft.state == DraftState::Waiting));
    let lines = move || {
        row.coming.with(|coming| {
            let line = |line: &str| match line.strip_prefix("## ") {
                Some(part) => Either::Left(view! { <h4>{say::part_name(part.trim()).to_owned()}</h4> }),
                None => Either::Right(view! { <p>{line.to_owned()}</p> }),
            };
            coming.lines().map(line).collect_view()
        })
    };
    view! {
        <div class="campaigns-coming">
            {lines} <p class="kit-meta">{move || if waits() { "Its turn comes in a moment." } else { "Being written …" }}</p>
        </div>
        <Deed desk row base act="stop">
            <button class="kit-button">"Cancel"</button>
        </Deed>
    }
}

/// A form about a draft; its buttons and fields stand in it.
#[component]
pub(super) fn Deed(
    /// The drafts.
    desk: Desk,
    /// The draft.
    row: Row,
    /// The campaign's address.
    base: String,
    /// What it does.
    act: &'static str,
    /// What the page's address says beside the draft, should it be refused.
    #[prop(optional)]
    also: &'static str,
    /// Its class.
    #[prop(default = "campaigns-deed")]
    class: &'static str,
    children: Children,
) -> impl IntoView {
    let kind = row.kind.as_str();
    let id = row.draft.with_untracked(|draft| draft.as_ref().map(|draft| (draft.id.to_string(), draft.version)));
    let (id, version) = id.unwrap_or_default();
    // an edit tells the version that it was begun with
    let version = (act != "edit").then(|| view! { <input type="hidden" name="version" value=version.to_string() /> });
    view! {
        <form class=class method="post" action=format!("{base}?draft={kind}{also}") on:submit=move |event| desk.send(&event, kind)>
            <input type="hidden" name="act" value=act />
            <input type="hidden" name="kind" value=kind />
            <input type="hidden" name="draft" value=id />
            {version}
            {children()}
        </form>
    }
}
