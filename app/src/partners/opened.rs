//! What an open row of "My partners" shows: its contacts and how to reach them, its campaigns, its groups (spec S167).

use super::{Reach, ViewAs};
use crate::{
    kit::{Face, Fact, Facts, Icon, Status, Time, counted, mail, number},
    layout::role_words,
};
use domain::{
    Role,
    partners::{Contact, PartnerPage, Status as Stands},
};
use leptos::{either::Either, prelude::*};

/// People and campaigns that are shown here; all of them stand on the partner's page.
const SHOWN: usize = 3;

/// The inside of an open row.
#[component]
pub fn Opened(
    /// The partner.
    page: PartnerPage,
) -> impl IntoView {
    let PartnerPage { partner, facts, contacts, campaigns, .. } = page;
    let href = format!("/partners/{}", partner.id);
    let more = contacts.len().saturating_sub(SHOWN);
    let more = (more > 0).then(|| {
        let words = counted(i64::try_from(more).unwrap_or(i64::MAX), "more person", "more people");
        view! { <a href=href.clone()>{words}</a> }
    });
    let people = if contacts.is_empty() {
        Either::Left(view! { <p class="kit-meta">"Nobody yet."</p> })
    } else {
        let people = contacts.into_iter().take(SHOWN).map(|contact| view! { <Person contact /> });
        Either::Right(view! { <ul class="kit-people">{people.collect_view()}</ul> })
    };
    let all = partner.campaigns;
    let campaigns = if campaigns.is_empty() {
        Either::Left(view! { <p class="kit-meta">"None yet."</p> })
    } else {
        let rows = campaigns.into_iter().take(SHOWN).map(|campaign| {
            view! {
                <li>
                    <Icon name="megaphone" />
                    <span>
                        <a href=format!("/campaigns/{}", campaign.id)>{campaign.name}</a>
                        <span class="kit-meta">{campaign.intent}</span>
                    </span>
                </li>
            }
        });
        Either::Right(view! { <ul>{rows.collect_view()}</ul> })
    };
    let groups = if partner.groups.is_empty() {
        Either::Left("–")
    } else {
        let tags = partner.groups.into_iter().map(|group| view! { <span class="kit-tag">{group.name}</span> });
        Either::Right(view! { <span class="kit-tags">{tags.collect_view()}</span> })
    };
    view! {
        <div class="partners-open">
            <section>
                <h3>"Contacts"</h3>
                {people}
                <p class="kit-meta">
                    <Reach website=facts.website phone=facts.phone />
                    {more}
                </p>
            </section>
            <section>
                <h3>"Campaigns"</h3>
                {campaigns}
                {(all > SHOWN as i64)
                    .then(|| {
                        view! {
                            <p>
                                <a href=href.clone()>{format!("All {}", number(all))}</a>
                            </p>
                        }
                    })}
            </section>
            <section>
                <h3>"At a glance"</h3>
                <Facts>
                    <Fact term="Groups">{groups}</Fact>
                    <Fact term="Short code">
                        <span class="partners-code">{partner.code}</span>
                    </Fact>
                </Facts>
                {(partner.status == Stands::Active)
                    .then(|| view! { <ViewAs partner=partner.id name=partner.name.clone() class="small" /> })}
            </section>
        </div>
    }
}

#[component]
fn Person(contact: Contact) -> impl IntoView {
    let Contact { name, email, role, seen, suspended, .. } = contact;
    let owner = (role == Role::PartnerOwner).then(|| view! { <span class="kit-tag">{role_words(role)}</span> });
    let seen = match (suspended, seen) {
        (true, _) => Either::Left(view! { <Status class="suspended" word="Suspended" /> }),
        (false, seen) => Either::Right(seen.map(|stamp| view! { <Time stamp /> })),
    };
    view! {
        <li>
            <Face name=name.clone() />
            <span>
                <span class="kit-row wrap">
                    <strong>{name}</strong>
                    {owner}
                </span>
                <span class="kit-meta">{mail(&email)}</span>
            </span>
            <span class="kit-meta push">{seen}</span>
        </li>
    }
}
