//! The campaigns for a partner, on its page.

use crate::{
    campaigns::CampaignTable,
    kit::{Count, Empty, Icon, number},
};
use domain::{campaigns::CampaignRow, id::PartnerId};
use leptos::{either::Either, prelude::*};

/// Its campaigns.
#[component]
pub fn Campaigns(
    /// By name, at most the first 200.
    campaigns: Vec<CampaignRow>,
    /// How many there are.
    n: i64,
    /// Whose.
    partner: PartnerId,
    /// Its name.
    company: String,
) -> impl IntoView {
    let rest = n > campaigns.len() as i64;
    let body = if campaigns.is_empty() {
        Either::Left(view! {
            <Empty
                scene="folder"
                class="row"
                title=format!("No campaign for {company} yet")
                text="A campaign keeps what you make for this partner, and shows it once it is approved."
            >
                <a class="kit-button" href=format!("/marketing/library?new=campaign&partner={partner}")>
                    <Icon name="plus" />
                    "New campaign"
                </a>
            </Empty>
        })
    } else {
        Either::Right(view! { <CampaignTable caption=format!("Campaigns for {company}") campaigns /> })
    };
    view! {
        <section>
            <h2>"Campaigns "<Count n /></h2>
            {body}
            {rest
                .then(|| {
                    view! {
                        <p>
                            <a href=format!("/marketing/library?partner={partner}")>{format!("All {}", number(n))}</a>
                        </p>
                    }
                })}
        </section>
    }
}
