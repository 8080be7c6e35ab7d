//! Beside a partner's people: its facts, and the groups that share things with it.

use super::{Phone, Website};
use crate::kit::{Fact, Facts, Time};
use domain::partners::{PartnerPage, Status};
use leptos::{either::Either, prelude::*};

/// Facts and groups.
#[component]
pub fn Side(
    /// The partner.
    page: PartnerPage,
) -> impl IntoView {
    let PartnerPage { partner, facts, added, .. } = page;
    let unknown = || "–";
    let city = if facts.city.is_empty() { Either::Left(unknown()) } else { Either::Right(facts.city) };
    let website =
        if facts.website.is_empty() { Either::Left(unknown()) } else { Either::Right(view! { <Website website=facts.website /> }) };
    let phone = if facts.phone.is_empty() { Either::Left(unknown()) } else { Either::Right(view! { <Phone phone=facts.phone /> }) };
    let groups = partner.groups.into_iter().map(|group| {
        view! {
            <a class="kit-tag" href=format!("/partners/groups?open={}", group.id)>
                {group.name}
            </a>
        }
    });
    let everyone = (partner.status == Status::Active).then(|| {
        view! {
            <a class="kit-tag" href="/partners/groups">
                "All partners"
            </a>
        }
    });
    let tagged = everyone.is_some() || groups.len() > 0;
    let nothing = (partner.status != Status::Active)
        .then(|| view! { <p class="kit-meta">"Groups show nothing to a partner that is not active."</p> });
    view! {
        <aside class="side">
            <section>
                <h2>"Facts"</h2>
                <Facts>
                    <Fact term="Short code">
                        <span class="partners-code">{facts.code}</span>
                    </Fact>
                    <Fact term="City">{city}</Fact>
                    <Fact term="Website">{website}</Fact>
                    <Fact term="Phone">{phone}</Fact>
                    <Fact term="Added">
                        <Time stamp=added />
                    </Fact>
                </Facts>
            </section>
            <section>
                <h2>"Groups"</h2>
                {tagged.then(|| view! { <span class="kit-tags">{everyone} {groups.collect_view()}</span> })}
                {nothing}
            </section>
        </aside>
    }
}
