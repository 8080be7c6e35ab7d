//! The page of one campaign (spec S9, S25-S29, S63). Vendor and partner come to the same page; what is seen was decided by
//! the server.

use super::{
    acts::{Acts, CampaignActs, CampaignDialogs, More},
    api,
    assets::Assets,
    brief::Brief,
    here::{Seen, figures},
    shared::SharedTable,
    standing::Standing,
};
use crate::{
    Problem,
    kit::{Empty, Ended, Pages, is_paged},
    layout::{Loaded, Page},
    library::{ItemActs, ItemDialogs, Viewer, not_there, offer, queue, view},
    partners::ViewAs,
};
use domain::{
    accounts::Me,
    campaigns::{CampaignPage, Error},
    id::CampaignId,
};
use leptos::{
    either::{Either, EitherOf3},
    prelude::*,
};
use leptos_router::hooks::{use_params_map, use_query_map};

async fn read((id, after, _): (Option<CampaignId>, Option<String>, u32)) -> Result<CampaignPage, Problem<Error>> {
    match id {
        Some(id) => api::get(id, after).await,
        None => Err(not_there()),
    }
}

/// The page of one campaign.
#[component]
pub fn Campaign() -> impl IntoView {
    let (params, queue) = (use_params_map(), queue());
    let query = use_query_map();
    let asked = move || {
        let id = params.with(|params| params.get("id")).and_then(|id| id.parse().ok());
        (id, query.with(|query| query.get("after")), queue.changes())
    };
    let page = Resource::new_blocking(asked, read);
    let viewing = view("open");
    let viewer = view! { <Viewer viewing field="open" /> };
    if expect_context::<Me>().role.is_vendor() {
        let (acts, items) = (CampaignActs::new(), ItemActs::new());
        Either::Left(view! {
            <Loaded from=page let:page>
                <Whole page acts items />
            </Loaded>
            <CampaignDialogs acts />
            <ItemDialogs acts=items />
            {viewer}
        })
    } else {
        Either::Right(view! {
            <Loaded from=page let:page>
                <Shared page />
            </Loaded>
            {viewer}
        })
    }
}

#[component]
fn Whole(page: CampaignPage, acts: CampaignActs, items: ItemActs) -> impl IntoView {
    let campaign = page.campaign.clone();
    let partner = campaign.partner.clone();
    let crumbs = vec![
        ("/marketing".to_owned(), "Marketing".to_owned()),
        ("/marketing/library".to_owned(), "Asset Library".to_owned()),
        (format!("/marketing/library?partner={}", partner.id), partner.name.clone()),
    ];
    let (status, waiting, back) = (campaign.status, campaign.waiting, format!("/campaigns/{}", campaign.id));
    let (wall, tools, seen, brief) = (page.clone(), page.clone(), page.clone(), page.clone());
    view! {
        <Page
            title=campaign.name.clone()
            crumbs
            sheet="campaigns"
            status=move || view! { <Standing status waiting pill=true /> }
            actions=move || {
                view! {
                    <ViewAs partner=partner.id name=partner.name.clone() back />
                    <Acts page=wall acts />
                }
            }
            tools=move || view! { <More id="tools" page=tools acts whole=true /> }
        >
            <div class="campaigns-main">
                <p class="kit-meta">{figures(&campaign)}</p>
                <Seen page=seen />
                <section class="campaigns-files">
                    <Assets page acts items />
                </section>
            </div>
            <aside class="campaigns-side">
                <Brief page=brief vendor=true />
            </aside>
        </Page>
    }
}

#[component]
fn Shared(page: CampaignPage) -> impl IntoView {
    let name = page.campaign.name.clone();
    offer(page.assets.iter());
    let crumbs = vec![("/marketing/library".to_owned(), "Asset Library".to_owned())];
    let paged = is_paged(page.next.as_deref());
    let files = if page.assets.is_empty() && paged {
        EitherOf3::A(view! { <Ended /> })
    } else if page.assets.is_empty() {
        EitherOf3::B(view! { <Empty scene="folder" title="No files here yet" text="New files stand here as soon as they are approved." /> })
    } else {
        let (total, shown, next) = (page.campaign.assets, page.assets.len(), page.next.clone());
        EitherOf3::C(view! {
            <SharedTable campaign=name.clone() assets=page.assets.clone() />
            {paged.then(|| view! { <Pages total shown next by="by name" /> })}
        })
    };
    view! {
        <Page title=name crumbs sheet="campaigns">
            <div class="campaigns-main">{files}</div>
            <aside class="campaigns-side">
                <Brief page vendor=false />
            </aside>
        </Page>
    }
}
