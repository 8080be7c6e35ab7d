//! The page of one campaign (spec S9, S25-S29, S63). Vendor and partner come to the same page; what is seen was decided by
//! the server.

use super::{
    acts::{Acts, CampaignActs, CampaignDialogs, More},
    api,
    assets::Assets,
    brief::Brief,
    drafts::{Answers, Desk, Drafts, Refused, Similar, api as drafts},
    here::{Seen, figures},
    shared::SharedTable,
    standing::Standing,
};
use crate::{
    Problem,
    kit::{Count, Empty, Ended, Pages, is_paged},
    layout::{Loaded, Page},
    library::{ItemActs, ItemDialogs, Viewer, not_there, offer, queue, view},
    partners::ViewAs,
};
use domain::{
    accounts::Me,
    campaigns::{CampaignPage, Error, Work},
    id::CampaignId,
};
use leptos::{
    either::{Either, EitherOf3},
    prelude::*,
};
use leptos_router::hooks::{use_params_map, use_query_map};

/// The drafts are the vendor's alone.
type Found = (CampaignPage, Option<Box<Work>>);

async fn read(id: Option<CampaignId>, after: Option<String>, desk: Option<Desk>) -> Result<Found, Problem<Error>> {
    let Some(id) = id else { return Err(not_there()) };
    let page = api::get(id, after).await?;
    let work = match desk {
        Some(desk) => Some(Box::new(drafts::work(id, desk.asks()).await?)),
        None => None,
    };
    Ok((page, work))
}

/// The page of one campaign.
#[component]
pub fn Campaign() -> impl IntoView {
    let (params, queue) = (use_params_map(), queue());
    let query = use_query_map();
    // a draft that is opened or compared is no other page
    let asked = Memo::new(move |_| {
        let id: Option<CampaignId> = params.with(|params| params.get("id")).and_then(|id| id.parse().ok());
        (id, query.with(|query| query.get("after")))
    });
    let desk = expect_context::<Me>().role.is_vendor().then(Desk::new);
    let page = Resource::new_blocking(move || (asked.get(), queue.changes()), move |((id, after), _)| read(id, after, desk));
    let viewing = view("open");
    let viewer = view! { <Viewer viewing field="open" /> };
    if let Some(desk) = desk {
        let (acts, items) = (CampaignActs::new(), ItemActs::new());
        Either::Left(view! {
            <Loaded from=page let:found>
                <Whole found desk acts items />
            </Loaded>
            <CampaignDialogs acts />
            <ItemDialogs acts=items />
            {viewer}
        })
    } else {
        Either::Right(view! {
            <Loaded from=page let:found>
                <Shared page=found.0 />
            </Loaded>
            {viewer}
        })
    }
}

#[component]
fn Whole(found: Found, desk: Desk, acts: CampaignActs, items: ItemActs) -> impl IntoView {
    let (page, work) = found;
    let (answers, similar) = work
        .map(|work| {
            desk.lay(page.campaign.id, &work);
            (work.brief.answers, work.similar)
        })
        .unwrap_or_default();
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
                <Refused desk kind="approve" />
                <Seen page=seen />
                <Tabbed page desk acts items />
            </div>
            <aside class="campaigns-side">
                <Brief page=brief vendor=true />
                <Answers answers />
                <Similar similar />
            </aside>
        </Page>
    }
}

/// Drafts and assets, one of them open. Files are what a campaign without drafts is opened for, and what a link to a file shows.
#[component]
fn Tabbed(page: CampaignPage, desk: Desk, acts: CampaignActs, items: ItemActs) -> impl IntoView {
    let query = use_query_map();
    let base = format!("/campaigns/{}", page.campaign.id);
    let files = Memo::new(move |_| {
        let field = |name: &str| query.with(|query| query.get(name)).unwrap_or_default();
        match field("part").as_str() {
            "assets" => true,
            "drafts" => false,
            _ if !field("draft").is_empty() => false,
            _ => !field("open").is_empty() || desk.count() == 0,
        }
    });
    let here = move |of: bool| move || (files.get() == of).then_some("page");
    let (to_drafts, to_files) = (format!("{base}?part=drafts"), format!("{base}?part=assets"));
    let assets = page.campaign.assets;
    let body = move || {
        let page = page.clone();
        if files.get() {
            Either::Left(view! {
                <p class="kit-meta">{figures(&page.campaign)}</p>
                <section class="campaigns-files">
                    <Assets page acts items />
                </section>
            })
        } else {
            Either::Right(view! { <Drafts page desk /> })
        }
    };
    view! {
        <nav class="kit-tabs plain" aria-label="Campaign">
            <a href=to_drafts aria-current=here(false)>
                "Drafts "
                {move || view! { <Count n=desk.count() /> }}
            </a>
            <a href=to_files aria-current=here(true)>
                "Assets "
                <Count n=assets />
            </a>
        </nav>
        {body}
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
