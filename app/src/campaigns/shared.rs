//! The Asset Library on the partner's side: its approved campaigns with the files it sees, each with its download (spec S8,
//! S9, S63, S64).

use super::{api, marketing};
use crate::{
    kit::{Empty, Search, Time, address},
    layout::{Loaded, Page},
    library::{ItemName, Take, Viewer, facts, offer, queue, view},
};
use domain::{campaigns::CampaignPage, library::ItemRow};
use leptos::{either::EitherOf3, prelude::*};
use leptos_router::hooks::use_query_map;

/// The partner's Asset Library.
#[component]
pub(super) fn SharedLibrary() -> impl IntoView {
    let (query, queue) = (use_query_map(), queue());
    let words = move || query.with(|query| query.get("q")).unwrap_or_default();
    let campaigns = Resource::new_blocking(move || (words(), queue.changes()), |(words, _)| api::shared(words));
    let viewing = view("open");
    view! {
        <Page
            title="Marketing"
            tabs=marketing::tabs(false)
            tabs_label="Marketing"
            find=|| view! { <Search label="Find a file or a campaign" to="/marketing/library" /> }
        >
            <Loaded from=campaigns part=true let:campaigns>
                <List campaigns words=untrack(words) />
            </Loaded>
        </Page>
        <Viewer viewing field="open" />
    }
}

#[component]
fn List(campaigns: Vec<CampaignPage>, words: String) -> impl IntoView {
    let words = words.trim().to_owned();
    offer(campaigns.iter().flat_map(|page| &page.assets));
    if !campaigns.is_empty() {
        let found = (!words.is_empty()).then(|| {
            view! {
                <p class="kit-row wrap">
                    <span>{format!("What matches “{words}”")}</span>
                    <a class="kit-button quiet small" href=move || address(&[("q", "")])>
                        "Clear search"
                    </a>
                </p>
            }
        });
        EitherOf3::A(view! {
            {found}
            {campaigns.into_iter().map(|page| view! { <Section page /> }).collect_view()}
        })
    } else if words.is_empty() {
        EitherOf3::B(view! {
            <Empty scene="folder" title="No campaign is shared with you yet" text="Campaigns and their files stand here as soon as they are approved.">
                <a class="kit-button" href="/resources">
                    "Go to Resources"
                </a>
            </Empty>
        })
    } else {
        EitherOf3::C(view! {
            <Empty scene="none" title=format!("Nothing here matches “{words}”") text="Searched campaigns and the names of their files.">
                <a class="kit-button" href=move || address(&[("q", "")])>
                    "Clear search"
                </a>
            </Empty>
        })
    }
}

#[component]
fn Section(page: CampaignPage) -> impl IntoView {
    let CampaignPage { campaign, assets, .. } = page;
    let empty = assets.is_empty().then(|| view! { <p class="kit-lead">"No files here yet."</p> });
    view! {
        <section>
            <div class="kit-row wrap library-campaign">
                <h2>
                    <a href=format!("/campaigns/{}", campaign.id)>{campaign.name.clone()}</a>
                </h2>
                <span class="kit-meta">{campaign.intent.clone()} " · since " <Time stamp=campaign.since.clone() /></span>
            </div>
            {empty}
            <SharedTable campaign=campaign.name assets />
        </section>
    }
}

/// The files of a campaign as its partner sees them.
#[component]
pub(super) fn SharedTable(
    /// The campaign's name.
    campaign: String,
    /// Its files.
    assets: Vec<ItemRow>,
) -> impl IntoView {
    let rows = assets
        .into_iter()
        .map(|item| {
            let (added, facts) = (item.added.clone(), facts(&item));
            view! {
                <tr>
                    <th scope="row">
                        <ItemName item=item.clone()>{facts}</ItemName>
                    </th>
                    <td class="col-2">
                        <Time stamp=added />
                    </td>
                    <td class="acts library-file-acts">
                        <Take item class="small" />
                    </td>
                </tr>
            }
        })
        .collect::<Vec<_>>();
    (!rows.is_empty()).then(|| {
        view! {
            <div class="kit-table-box">
                <table class="kit-table">
                    <caption class="kit-hide">{format!("Files of {campaign}")}</caption>
                    <thead class="kit-hide">
                        <tr>
                            <th scope="col">"Name, type and size"</th>
                            <th scope="col">"Added"</th>
                            <th scope="col">"Download"</th>
                        </tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
        }
    })
}
