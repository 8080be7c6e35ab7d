//! The page of one item: a campaign's asset under `/assets`, a resource under `/resources` (spec S29, S36, S88, S110).

use super::{
    about::About,
    acts::{BulkDialogs, ItemActs, ItemDialogs, ResourceItems},
    api,
    place::{folder_path, item_path, not_there},
    row::Take,
    sight::Watchers,
    stage::Stage,
    steps::STEPS,
    uploads::queue,
    what::Here,
};
use crate::{
    Problem,
    campaigns::Approval,
    kit::{Button, CopyLink, Menu, MenuItem, Status, Thumb},
    layout::{Loaded, Page},
};
use domain::{
    accounts::Me,
    id::ItemId,
    library::{Error, Home, ItemPage},
};
use leptos::prelude::*;
use leptos_router::hooks::{use_location, use_params_map};

/// An asset is no resource, and the other way round: each has one address.
async fn read((id, asset, _): (Option<ItemId>, bool, u32)) -> Result<ItemPage, Problem<Error>> {
    let Some(id) = id else { return Err(not_there()) };
    let page = api::item(id).await?;
    if page.item.campaign.is_some() == asset { Ok(page) } else { Err(not_there()) }
}

/// The page of one item.
#[component]
pub fn Item() -> impl IntoView {
    let (params, path, queue) = (use_params_map(), use_location().pathname, queue());
    let asked = move || {
        let id = params.with(|params| params.get("id")).and_then(|id| id.parse().ok());
        (id, path.with(|path| path.starts_with("/assets/")), queue.changes())
    };
    let page = Resource::new_blocking(asked, read);
    let vendor = expect_context::<Me>().role.is_vendor();
    let acts = ItemActs::new();
    view! {
        <Loaded from=page let:page>
            <Whole page vendor acts />
        </Loaded>
        {vendor
            .then(|| {
                view! {
                    <ItemDialogs acts alone=true />
                    <BulkDialogs acts />
                }
            })}
    }
}

fn crumbs(home: &Home, vendor: bool) -> Vec<(String, String)> {
    match home {
        Home::Campaign { id, name, partner, .. } => {
            let mut steps = vec![("/marketing/library".to_owned(), "Asset Library".to_owned())];
            if vendor {
                steps.push((format!("/marketing/library?partner={}", partner.id), partner.name.clone()));
            }
            steps.push((format!("/campaigns/{id}"), name.clone()));
            steps
        }
        Home::Resources(folders) => {
            let top = (folder_path(None), "Resources".to_owned());
            std::iter::once(top).chain(folders.iter().map(|folder| (folder_path(Some(folder.id)), folder.name.clone()))).collect()
        }
    }
}

#[component]
fn Whole(page: ItemPage, vendor: bool, acts: ItemActs) -> impl IntoView {
    let item = page.item.clone();
    let (kind, approved, asset) = (item.kind, item.approved, item.campaign.is_some());
    let archived = item.archived;
    if let Home::Resources(folders) = &page.home {
        acts.bulk.tree.unfold(folders, None, Vec::new());
        acts.bulk.shows(Here { folder: folders.last().map(|folder| folder.id), archived, ..Here::default() });
    }
    let (shown, tools) = (page.clone(), page.clone());
    let words = Signal::stored(page.words.clone());
    let said = page.description.clone();
    let description = (!said.is_empty()).then(|| {
        view! {
            <section>
                <h2>"Description"</h2>
                <p class="kit-text">{said}</p>
            </section>
        }
    });
    let watchers = vendor.then(|| page.watchers.clone());
    view! {
        <Page
            title=item.name.clone()
            crumbs=crumbs(&page.home, vendor)
            beside=STEPS
            sheet="layout-split"
            mark=move || view! { <Thumb kind class="tiny" /> }
            status=move || {
                view! {
                    {(vendor && asset).then(|| view! { <Approval approved pill=true /> })}
                    {archived.then(|| view! { <Status class="archived" word="Archived" pill=true /> })}
                }
            }
            actions=move || view! { <Acts page=shown vendor acts /> }
            tools=move || vendor.then(|| view! { <More id="tools" page=tools acts edit=true /> })
        >
            <div class="main">
                <Stage item words />
                {description}
            </div>
            <aside class="side">
                {watchers.map(|watchers| view! { <Watchers watchers /> })} <About page vendor />
            </aside>
        </Page>
    }
}

/// The buttons on the wall.
#[component]
fn Acts(page: ItemPage, vendor: bool, acts: ItemActs) -> impl IntoView {
    let item = page.item.clone();
    let edited = item.clone();
    let link = item.campaign.is_none().then(|| view! { <CopyLink path=item_path(&item) /> });
    view! {
        {link}
        {vendor
            .then(|| {
                view! {
                    <Button icon="edit" press=move || acts.edit(edited.clone())>
                        "Edit"
                    </Button>
                }
            })}
        <Take item class="primary" alone=true />
        {vendor.then(|| view! { <More id="acts" page acts /> })}
    }
}

/// The rest of what can be done, in a menu. On a phone it also holds what the wall has no room for.
#[component]
fn More(
    /// The menu's id.
    id: &'static str,
    page: ItemPage,
    acts: ItemActs,
    /// With "Edit".
    #[prop(optional)]
    edit: bool,
) -> impl IntoView {
    let item = page.item;
    let (edited, moved, deleted, rest) = (item.clone(), item.clone(), item.clone(), item.clone());
    view! {
        <Menu id label=format!("More about {}", item.name)>
            {edit
                .then(|| {
                    view! {
                        <MenuItem icon="edit" press=move || acts.edit(edited.clone())>
                            "Edit …"
                        </MenuItem>
                    }
                })}
            <ResourceItems item=rest acts />
            <MenuItem icon="megaphone" press=move || acts.associate(moved.clone())>
                "Associate with a campaign …"
            </MenuItem>
            <hr />
            <MenuItem icon="trash" danger=true press=move || acts.delete(deleted.clone())>
                "Delete …"
            </MenuItem>
        </Menu>
    }
}
