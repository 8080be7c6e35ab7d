//! The Asset Library on the partner's side: its approved campaigns with the files it sees, each with its download (spec S8,
//! S9, S63, S64).

use super::{api, chat::Requests, marketing, say};
use crate::{
    kit::{Column, Empty, Ended, Note, Pages, Search, Table, Time, address, counted, is_paged},
    layout::{Loaded, Page},
    library::{ItemName, Take, Viewer, facts, offer, queue, view},
};
use domain::{campaigns::CampaignPage, library::ItemRow, paging::Page as Rows};
use leptos::{either::EitherOf4, prelude::*};
use leptos_router::hooks::use_query_map;

/// The partner's Asset Library.
#[component]
pub(super) fn SharedLibrary() -> impl IntoView {
    let (query, queue) = (use_query_map(), queue());
    let field = move |name: &str| query.with(|query| query.get(name));
    let words = move || field("q").unwrap_or_default();
    let asked = move || (words(), field("after"), queue.changes());
    let campaigns = Resource::new_blocking(asked, |(words, after, _)| api::shared(words, after));
    let viewing = view("open");
    let unseen = move || field("unseen").map(|unseen| view! { <Note kind="waits">{say::unseen(&unseen)}</Note> });
    view! {
        <Page
            title="Marketing"
            tabs=marketing::tabs(false)
            tabs_label="Marketing"
            find=|| view! { <Search label="Find a file or a campaign" to="/marketing/library" /> }
        >
            {move || unseen()}
            <Loaded from=campaigns part=true let:campaigns>
                <List campaigns words=untrack(words) />
            </Loaded>
            <Requests />
        </Page>
        <Viewer viewing field="open" />
    }
}

#[component]
fn List(campaigns: Rows<CampaignPage>, words: String) -> impl IntoView {
    let words = words.trim().to_owned();
    let Rows { rows: campaigns, next, total } = campaigns;
    offer(campaigns.iter().flat_map(|page| &page.assets));
    let paged = is_paged(next.as_deref());
    if !campaigns.is_empty() {
        let shown = campaigns.len();
        let found = (!words.is_empty()).then(|| {
            view! {
                <p class="kit-row wrap">
                    <span>{format!("What matches “{words}”")}</span>
                    <a class="kit-button quiet small" href=move || address(&[("q", ""), ("after", "")])>
                        "Clear search"
                    </a>
                </p>
            }
        });
        EitherOf4::A(view! {
            {found}
            {campaigns.into_iter().map(|page| view! { <Section page /> }).collect_view()}
            {paged.then(|| view! { <Pages total shown next by="by name" /> })}
        })
    } else if paged {
        EitherOf4::B(view! { <Ended /> })
    } else if words.is_empty() {
        EitherOf4::C(view! {
            <Empty scene="folder" title="No campaign is shared with you yet" text="Campaigns and their files stand here as soon as they are approved.">
                <a class="kit-button" href="/resources">
                    "Go to Resources"
                </a>
            </Empty>
        })
    } else {
        EitherOf4::D(view! {
            <Empty scene="none" title=format!("Nothing here matches “{words}”") text="Searched campaigns and their files.">
                <a class="kit-button" href=move || address(&[("q", ""), ("after", "")])>
                    "Clear search"
                </a>
            </Empty>
        })
    }
}

#[component]
fn Section(page: CampaignPage) -> impl IntoView {
    let CampaignPage { campaign, assets, next, .. } = page;
    let href = format!("/campaigns/{}", campaign.id);
    let rest = next.map(|_| {
        view! {
            <p>
                <a href=href.clone()>{format!("All {}", counted(campaign.assets, "file", "files"))}</a>
            </p>
        }
    });
    let empty = assets.is_empty().then(|| view! { <p class="kit-lead">"No files here yet."</p> });
    view! {
        <section>
            <div class="kit-row wrap library-campaign">
                <h2>
                    <a href=href>{campaign.name.clone()}</a>
                </h2>
                <span class="kit-meta">{campaign.intent.clone()} " · since " <Time stamp=campaign.since.clone() /></span>
            </div>
            {empty}
            <SharedTable campaign=campaign.name assets />
            {rest}
        </section>
    }
}

/// The columns of the files.
const COLUMNS: &[Column] = &[Column::new("Name, type and size"), Column::new("Added"), Column::new("Download")];

/// The files of a campaign as its partner sees them.
#[component]
pub(super) fn SharedTable(
    /// The campaign's name.
    campaign: String,
    /// Its files.
    assets: Vec<ItemRow>,
) -> impl IntoView {
    let any = !assets.is_empty();
    let rows = assets
        .into_iter()
        .map(|item| {
            let (key, added, facts) = (item.id.to_string(), item.added.clone(), facts(&item));
            let row = view! {
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
            };
            (key, row.into_any())
        })
        .collect();
    any.then(|| {
        view! {
            <Table caption=format!("Files of {campaign}") columns=COLUMNS rows bare=true />
        }
    })
}
