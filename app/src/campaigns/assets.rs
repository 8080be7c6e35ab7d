//! The files of a campaign, for vendor people: what each is, whether it is approved, and what can be done with it.

use super::{
    acts::{CampaignActs, target},
    standing::Approval,
};
use crate::{
    kit::{Button, Column, DropPage, Empty, Ended, Pages, Table, Time, is_paged},
    library::{ItemActs, ItemMenu, ItemName, facts, offer, queue, say},
};
use domain::{
    accounts::Me,
    campaigns::{CampaignPage, Status},
    library::ItemRow,
};
use leptos::{either::EitherOf3, prelude::*};

/// The columns of the files.
const COLUMNS: &[Column] =
    &[Column::new("Name, type and size"), Column::new("Status").class("col-2"), Column::new("Added").class("col-2"), Column::acts()];

/// The files of a campaign, and the page as a place to drop more.
#[component]
pub(super) fn Assets(
    /// The campaign.
    page: CampaignPage,
    /// The dialogs about the campaign.
    acts: CampaignActs,
    /// The dialogs about a file.
    items: ItemActs,
) -> impl IntoView {
    let campaign = page.campaign.clone();
    let open = campaign.status != Status::Archived;
    offer(page.assets.iter());
    let paged = is_paged(page.next.as_deref());
    let body = if page.assets.is_empty() && paged {
        EitherOf3::A(view! { <Ended /> })
    } else if page.assets.is_empty() {
        let uploaded = page.clone();
        EitherOf3::B(view! {
            <Empty
                scene="upload"
                title="No files in this campaign yet"
                text=format!("{} sees nothing until something is here and approved.", campaign.partner.name)
            >
                {open
                    .then(|| {
                        view! {
                            <Button icon="upload" press=move || acts.upload(&uploaded)>
                                "Upload asset"
                            </Button>
                        }
                    })}
            </Empty>
        })
    } else {
        let (total, shown, next) = (campaign.assets, page.assets.len(), page.next.clone());
        EitherOf3::C(view! {
            <AssetTable caption=format!("Files of {}", campaign.name) assets=page.assets.clone() items />
            {paged.then(|| view! { <Pages total shown next by="by name" /> })}
        })
    };
    view! {
        {body}
        {open.then(|| view! { <Drop page /> })}
    }
}

#[component]
fn AssetTable(caption: String, assets: Vec<ItemRow>, items: ItemActs) -> impl IntoView {
    let rows = assets
        .into_iter()
        .map(|item| {
            let (key, words, added) = (item.id.to_string(), facts(&item), item.added.clone());
            let row = view! {
                <tr>
                    <th scope="row">
                        <ItemName item=item.clone()>
                            <span class="library-inline">
                                <Approval approved=item.approved />
                                " · "
                            </span>
                            {words}
                        </ItemName>
                    </th>
                    <td class="col-2">
                        <Approval approved=item.approved />
                    </td>
                    <td class="col-2">
                        <Time stamp=added />
                    </td>
                    <td class="acts">
                        <ItemMenu item acts=items />
                    </td>
                </tr>
            };
            (key, row.into_any())
        })
        .collect();
    view! {
        <Table caption columns=COLUMNS rows />
    }
}

/// Files may be dropped anywhere on the page; they go on their way at once, unless a name is there already.
#[component]
fn Drop(page: CampaignPage) -> impl IntoView {
    let (queue, target) = (queue(), target(&page));
    let then = target.then();
    let limits = expect_context::<Me>().limits;
    queue.stand(target.clone());
    let pick = move |files| queue.drop_into(target.clone(), files, limits);
    view! {
        <p class="kit-meta library-limits">{format!("Drop files anywhere on this page. {}.", say::limits(limits))}</p>
        <DropPage
            place=format!("into “{}”", page.campaign.name)
            then
            active=Signal::derive(|| true)
            pick=Callback::new(pick)
        />
    }
}
