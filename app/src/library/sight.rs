//! "Who can see this, and why": the reasons of the one rule of visibility, line by line (spec B2, D6).

use super::say;
use crate::kit::{Sees, SeesLine};
use domain::{
    campaigns,
    library::{Sight, Watcher, WhyNot},
};
use leptos::prelude::*;

/// Lines shown at most.
const LINES: usize = 8;
/// Partners of one reason that are still named one by one.
const NAMED: usize = 3;

fn is_soon(why_not: WhyNot) -> bool {
    match why_not {
        WhyNot::Waiting | WhyNot::CampaignNotApproved(campaigns::Status::Draft | campaigns::Status::InReview) => true,
        WhyNot::AnotherPartners
        | WhyNot::NoGroup
        | WhyNot::PartnerNotActive(_)
        | WhyNot::Archived
        | WhyNot::CampaignNotApproved(campaigns::Status::Approved | campaigns::Status::Archived) => false,
    }
}

fn line(names: &str, count: i64, sight: &Sight) -> SeesLine {
    let who = format!("{names}, {}", say::people(count));
    match sight {
        Sight::Seen(reason) => SeesLine::yes(who, say::why(reason)),
        Sight::Hidden(reason) if is_soon(*reason) => SeesLine::soon(who, say::why_not(*reason)),
        Sight::Hidden(reason) => SeesLine::no(who, say::why_not(*reason)),
    }
}

/// The watchers by reason: each on its own while there are few of one reason, together when there are many.
fn lines(watchers: &[Watcher]) -> Vec<SeesLine> {
    let mut by_reason: Vec<(&Sight, Vec<&Watcher>)> = Vec::new();
    for watcher in watchers {
        match by_reason.iter_mut().find(|(sight, _)| **sight == watcher.sight) {
            Some((_, same)) => same.push(watcher),
            None => by_reason.push((&watcher.sight, vec![watcher])),
        }
    }
    by_reason.sort_by_key(|(sight, _)| matches!(sight, Sight::Hidden(_)));
    let mut lines = Vec::new();
    for (sight, same) in by_reason {
        if same.len() <= NAMED {
            lines.extend(same.iter().map(|watcher| line(&watcher.partner.name, watcher.people, sight)));
        } else {
            let names: Vec<&str> = same.iter().take(2).map(|watcher| watcher.partner.name.as_str()).collect();
            let names = say::and_more(&names, same.len());
            lines.push(line(&names, same.iter().map(|watcher| watcher.people).sum(), sight));
        }
    }
    lines
}

/// Who can see an item, and why; for vendor people.
#[component]
pub(super) fn Watchers(
    /// Everybody who could see it.
    watchers: Vec<Watcher>,
) -> impl IntoView {
    let mut lines = lines(&watchers);
    let more = lines.len().saturating_sub(LINES);
    lines.truncate(LINES);
    view! {
        <section>
            <h2>"Who can see this, and why"</h2>
            <p class="kit-num">
                <strong>{say::figures(&watchers)}</strong>
            </p>
            <Sees lines />
            {(more > 0).then(|| view! { <p class="kit-meta">{say::more_reasons(more)}</p> })}
        </section>
    }
}
