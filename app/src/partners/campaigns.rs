//! The campaigns for a partner, on its page.

use crate::{
    campaigns::Standing,
    kit::{Count, Empty, Head, Icon, Time, counted, number},
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
        let rows = campaigns.into_iter().map(|campaign| view! { <Row campaign /> }).collect_view();
        Either::Right(view! {
            <div class="kit-table-box">
                <table class="kit-table">
                    <caption class="kit-hide">{format!("Campaigns for {company}")}</caption>
                    <thead>
                        <tr>
                            <Head label="Campaign" />
                            <Head label="Status" class="col-2" />
                            <Head label="Files" class="num col-2" />
                            <Head label="Since" class="col-3" />
                        </tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
        })
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

#[component]
fn Row(campaign: CampaignRow) -> impl IntoView {
    let CampaignRow { id, name, intent, status, assets, waiting, since, .. } = campaign;
    view! {
        <tr>
            <th scope="row">
                <div class="name">
                    <div>
                        <a href=format!("/campaigns/{id}") title=name.clone()>
                            {name.clone()}
                        </a>
                        <span class="sub only-narrow">
                            <Standing status waiting />
                            {format!(" · {}", counted(assets, "file", "files"))}
                        </span>
                        <span class="sub">{intent}</span>
                    </div>
                </div>
            </th>
            <td class="col-2">
                <Standing status waiting />
            </td>
            <td class="num col-2">{number(assets)}</td>
            <td class="col-3">
                <Time stamp=since />
            </td>
        </tr>
    }
}
