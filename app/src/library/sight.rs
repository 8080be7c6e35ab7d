//! "Who can see this, and why": the reasons of the one rule of visibility in words (spec B2, D6), and who would lose sight
//! of an item.

use crate::kit::{Sees, SeesLine, counted};
use domain::{
    campaigns,
    library::{Sight, Watcher, Why, WhyNot},
    partners,
};
use leptos::prelude::*;

/// Lines shown at most.
const LINES: usize = 8;
/// Partners of one reason that are still named one by one.
const NAMED: usize = 3;

fn why(why: &Why) -> String {
    match why {
        Why::Campaign => "by its campaign, which is approved".to_owned(),
        Why::Groups(groups) => {
            let names: Vec<String> = groups.iter().map(|group| format!("“{group}”")).collect();
            format!("by the {} {}", if names.len() == 1 { "group" } else { "groups" }, names.join(", "))
        }
    }
}

fn why_not(why_not: WhyNot) -> &'static str {
    match why_not {
        WhyNot::AnotherPartners => "no: the campaign is another partner’s",
        WhyNot::NoGroup => "no: in none of its groups",
        WhyNot::PartnerNotActive(partners::Status::Active) => "no: the partner is not active",
        WhyNot::PartnerNotActive(partners::Status::Pending) => "no: the partnership is not decided",
        WhyNot::PartnerNotActive(partners::Status::Suspended) => "no: the partner is suspended",
        WhyNot::PartnerNotActive(partners::Status::Rejected) => "no: the partnership was rejected",
        WhyNot::PartnerNotActive(partners::Status::Ended) => "no: the partnership has ended",
        WhyNot::Archived => "no: it is archived",
        WhyNot::CampaignNotApproved(campaigns::Status::Draft) => "not yet: the campaign is a draft",
        WhyNot::CampaignNotApproved(campaigns::Status::InReview) => "not yet: the campaign waits for approval",
        WhyNot::CampaignNotApproved(campaigns::Status::Approved) => "no: the campaign does not show it",
        WhyNot::CampaignNotApproved(campaigns::Status::Archived) => "no: the campaign is archived",
        WhyNot::Waiting => "not yet: it waits for approval",
    }
}

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

fn people(count: i64) -> String {
    counted(count, "person", "people")
}

fn line(names: &str, count: i64, sight: &Sight) -> SeesLine {
    let who = format!("{names}, {}", people(count));
    match sight {
        Sight::Seen(reason) => SeesLine::yes(who, why(reason)),
        Sight::Hidden(reason) if is_soon(*reason) => SeesLine::soon(who, why_not(*reason)),
        Sight::Hidden(reason) => SeesLine::no(who, why_not(*reason)),
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
            let names = format!("{} and {} more partners", names.join(", "), same.len() - names.len());
            lines.push(line(&names, same.iter().map(|watcher| watcher.people).sum(), sight));
        }
    }
    lines
}

/// Partners and their people that see an item now.
fn seen(watchers: &[Watcher]) -> (usize, i64) {
    let seen = watchers.iter().filter(|watcher| matches!(watcher.sight, Sight::Seen(_)));
    seen.fold((0, 0), |(partners, people), watcher| (partners + 1, people + watcher.people))
}

/// Who sees it, in figures.
fn figures(watchers: &[Watcher]) -> String {
    match seen(watchers) {
        (0, _) => "No partner sees it now".to_owned(),
        (partners, count) => format!("{} at {}", people(count), counted(partners as i64, "partner", "partners")),
    }
}

/// Who loses sight of an item that goes: who, and what they have of it.
pub(super) fn losers(watchers: &[Watcher]) -> (String, &'static str) {
    const USED: &str = " can see it and may be using it.";
    let mut seen = watchers.iter().filter(|watcher| matches!(watcher.sight, Sight::Seen(_)));
    match (seen.next(), seen.next()) {
        (None, _) => ("No partner".to_owned(), " sees it now."),
        (Some(one), None) => (format!("{} at {}", people(one.people), one.partner.name), USED),
        (Some(_), Some(_)) => (figures(watchers), USED),
    }
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
                <strong>{figures(&watchers)}</strong>
            </p>
            <Sees lines />
            {(more > 0).then(|| view! { <p class="kit-meta">{format!("and {more} more reasons")}</p> })}
        </section>
    }
}
