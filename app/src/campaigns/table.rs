//! The table of campaigns, as the Asset Library and a partner's page have it.

use super::standing::Standing;
use crate::kit::{Column, Table, Time, address, counted, number};
use domain::campaigns::CampaignRow;
use leptos::prelude::*;

/// Its columns.
const COLUMNS: &[Column] = &[
    Column::new("Campaign"),
    Column::new("Status").class("col-2"),
    Column::new("Files").class("num col-2"),
    Column::new("Since").class("col-3"),
];

/// Campaigns of one partner.
#[component]
pub fn CampaignTable(
    /// What it shows, for screen readers.
    caption: String,
    /// The campaigns.
    campaigns: Vec<CampaignRow>,
    /// They are looked at on this page, and not on pages of their own.
    #[prop(optional)]
    here: bool,
) -> impl IntoView {
    let rows = campaigns.into_iter().map(|campaign| (campaign.id.to_string(), view! { <Row campaign here /> }.into_any())).collect();
    view! { <Table caption columns=COLUMNS rows /> }
}

#[component]
fn Row(campaign: CampaignRow, here: bool) -> impl IntoView {
    let CampaignRow { id, name, intent, status, assets, waiting, since, .. } = campaign;
    let id = id.to_string();
    let href = move || match here {
        true => address(&[("open", id.as_str()), ("partner", ""), ("new", ""), ("after", "")]),
        false => format!("/campaigns/{id}"),
    };
    view! {
        <tr>
            <th scope="row">
                <div class="name">
                    <div>
                        <a href=move || href() title=name.clone()>
                            {name.clone()}
                        </a>
                        <span class="sub">
                            <span class="library-inline">
                                <Standing status waiting />
                                {format!(" · {} · ", counted(assets, "file", "files"))}
                            </span>
                            {intent}
                        </span>
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
