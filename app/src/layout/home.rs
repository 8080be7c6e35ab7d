//! A partner's start: what is theirs, at a glance. What waits and what is new since the last visit come with notices and
//! analytics; until then newest first.

use super::{Loaded, NotThere, Page};
use crate::{
    Problem, campaigns,
    kit::{Empty, FolderThumb, Icon, Search, Thumb, Time, counted, number, size_words},
    library,
};
use domain::{
    accounts::Me,
    campaigns::CampaignRow,
    library::{Error, FolderRow, ITEMS, ItemRow, Shelves},
    paging::{Ask, COUNTED, Page as Rows, Sort},
};
use leptos::{either::Either, prelude::*};

/// How many of each are shown.
const FEW: usize = 4;

/// A partner's start.
#[component]
pub fn Home() -> impl IntoView {
    let me: Me = expect_context();
    if me.role.is_vendor() {
        return Either::Left(view! { <NotThere /> });
    }
    let nobody = me.preview.as_ref().is_some_and(|preview| preview.contact.is_none());
    let whom = match me.partner {
        Some(partner) if nobody => partner.name,
        _ => me.name.split_whitespace().next().unwrap_or_default().to_owned(),
    };
    let organisation = me.organisation_name;
    let campaigns = Resource::new_blocking(|| (), |()| campaigns::api::list(Ask::default(), None));
    let resources = Resource::new_blocking(|| (), |()| newest());
    let heading = format!("Hello, {whom}");
    Either::Right(view! {
        <Page title="Home" heading=Signal::stored(heading) sheet="" find=|| view! { <Search label="Find a resource" to="/resources" /> }>
            <Loaded from=resources part=true let:shelves>
                <Newest shelves organisation=organisation.clone() />
            </Loaded>
            <Loaded from=campaigns part=true let:page>
                <Campaigns page />
            </Loaded>
            <campaigns::Requests />
        </Page>
    })
}

async fn newest() -> Result<Shelves, Problem<Error>> {
    let ask = Ask { sort: Sort::AddedDown, ..Ask::default() };
    let mut shelves = library::api::browse(None, ask.clone(), false).await?;
    // many folders leave no room for files
    if shelves.items.next.is_some() && shelves.items.rows.len() < FEW {
        let ask = Ask { after: Some(ITEMS.to_owned()), ..ask };
        shelves.items = library::api::browse(None, ask, false).await?.items;
    }
    Ok(shelves)
}

#[component]
fn Newest(shelves: Shelves, organisation: String) -> impl IntoView {
    let Shelves { folders, items, .. } = shelves;
    let nothing = folders.is_empty() && items.rows.is_empty();
    let files = items.rows.into_iter().take(FEW).map(|item| view! { <ItemTile item /> }).collect_view();
    let folders = folders.into_iter().take(FEW).map(|folder| view! { <FolderRowLink folder /> }).collect_view();
    if nothing {
        return Either::Left(view! {
            <Empty
                scene="folder"
                title="No resources yet"
                text=format!("What {organisation} shares with you appears here.")
            />
        });
    }
    Either::Right(view! {
        <section>
            <div class="kit-row spread">
                <h2>"Newest resources"</h2>
                <a href="/resources">"All resources"</a>
            </div>
            <ul class="kit-grid partners-new">{files}</ul>
            <ul class="partners-rows">{folders}</ul>
        </section>
    })
}

#[component]
fn ItemTile(item: ItemRow) -> impl IntoView {
    let (format, foot) = match (&item.file, &item.url) {
        (Some(file), _) => {
            let format = file.extension.to_uppercase();
            let foot = format!("{format} · {}", size_words(file.size));
            (format, foot)
        }
        (None, Some(_)) => (String::new(), "Link".to_owned()),
        (None, None) => (String::new(), String::new()),
    };
    view! {
        <li class="kit-tile">
            <Thumb kind=item.kind format picture=library::thumb_path(&item) />
            <a class="title" href=format!("/resources/{}", item.id)>
                {item.name}
            </a>
            <span class="foot">
                <span>{foot}</span>
                <Time stamp=item.added />
            </span>
        </li>
    }
}

#[component]
fn FolderRowLink(folder: FolderRow) -> impl IntoView {
    let holds = match (folder.folders, folder.items) {
        (0, items) => counted(items, "resource", "resources"),
        (folders, 0) => counted(folders, "folder", "folders"),
        (folders, items) => format!("{}, {}", counted(folders, "folder", "folders"), counted(items, "resource", "resources")),
    };
    view! {
        <li>
            <a href=format!("/resources/folders/{}", folder.id)>
                <FolderThumb class="tiny" />
                <span>
                    <strong class="kit-cut">{folder.name}</strong>
                    <span class="kit-meta">{holds}</span>
                </span>
            </a>
        </li>
    }
}

#[component]
fn Campaigns(page: Rows<CampaignRow>) -> impl IntoView {
    let Rows { rows, total: all, .. } = page;
    if rows.is_empty() {
        return Either::Left(view! {
            <Empty scene="none" class="row" title="No campaigns yet" text="Campaigns made for you appear here once they are approved." />
        });
    }
    let rows = rows.into_iter().take(FEW).map(|campaign| {
        view! {
            <li>
                <a href=format!("/campaigns/{}", campaign.id)>
                    <span class="kit-thumb tiny">
                        <Icon name="megaphone" />
                    </span>
                    <span>
                        <strong class="kit-cut">{campaign.name}</strong>
                        <span class="kit-meta">{campaign.intent}</span>
                    </span>
                </a>
                <span class="push kit-meta kit-num">{counted(campaign.assets, "file", "files")}</span>
            </li>
        }
    });
    Either::Right(view! {
        <section>
            <div class="kit-row spread">
                <h2>"Your campaigns"</h2>
                <a href="/marketing/library">{if all > COUNTED { format!("All {}+", number(COUNTED)) } else { format!("All {}", number(all)) }}</a>
            </div>
            <ul class="partners-rows">{rows.collect_view()}</ul>
        </section>
    })
}
