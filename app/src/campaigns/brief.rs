//! The brief of a campaign: the facts beside its files.

use super::standing::Standing;
use crate::kit::{Fact, Facts, Logo, Time};
use domain::campaigns::CampaignPage;
use leptos::prelude::*;

/// The facts of a campaign.
#[component]
pub(super) fn Brief(
    /// The campaign.
    page: CampaignPage,
    /// The reader is of the vendor.
    vendor: bool,
) -> impl IntoView {
    let CampaignPage { campaign, people, made_by, made, status_by, .. } = page;
    let partner = vendor.then(|| {
        let (id, name) = (campaign.partner.id, campaign.partner.name.clone());
        view! {
            <Fact term="Partner">
                <a class="kit-who" href=format!("/partners/{id}")>
                    <Logo id=id.to_string() name=name.clone() class="small" />
                    <span class="kit-cut">{name}</span>
                </a>
            </Fact>
            <Fact term="People">{people}</Fact>
        }
    });
    let begun = campaign.since.clone();
    let since = (!vendor).then(|| view! { <Fact term="Since"><Time stamp=begun /></Fact> });
    let status = vendor.then(|| {
        view! {
            <Fact term="Status">
                <Standing status=campaign.status waiting=campaign.waiting />
                " since "
                <Time stamp=campaign.since.clone() />
                {status_by.map(|name| format!(", by {name}"))}
            </Fact>
            <Fact term="Made">
                <Time stamp=made />
                {made_by.map(|name| format!(", by {name}"))}
            </Fact>
        }
    });
    view! {
        <section>
            <h2>"Brief"</h2>
            <Facts>
                {partner} <Fact term="Intent">{campaign.intent.clone()}</Fact> {status} {since}
            </Facts>
        </section>
    }
}
