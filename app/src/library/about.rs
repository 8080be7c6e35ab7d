//! What is known of an item: facts in two columns, with ways to where it lives.

use super::{
    place::{folder_path, host},
    row, say,
};
use crate::{
    campaigns::Standing,
    kit::{Fact, Facts, Time, size_words},
};
use domain::library::{Home, ItemPage};
use leptos::{either::Either, prelude::*};

/// The facts of an item.
#[component]
pub(super) fn About(
    /// The item.
    page: ItemPage,
    /// The reader is of the vendor.
    vendor: bool,
) -> impl IntoView {
    let ItemPage { item, home, added_by, .. } = page;
    let file = item.file.clone();
    let kind = match &file {
        Some(_) => format!("{}, {}", say::kind(item.kind), row::format(&item)),
        None => say::kind(item.kind).to_owned(),
    };
    let version = file.as_ref().filter(|file| file.version > 1).map(|file| {
        let version = file.version;
        view! { <Fact term="Version">{version}</Fact> }
    });
    let bytes = file.map(|file| {
        view! {
            <Fact term="Size">{size_words(file.size)}</Fact>
            <Fact term="File">{file.name}</Fact>
        }
    });
    let leads = item.url.clone().map(|url| view! { <Fact term="Leads to">{host(&url)}</Fact> });
    let lives = match home {
        Home::Campaign { id, name, status, partner } => Either::Left(view! {
            <Fact term="Campaign">
                <a href=format!("/campaigns/{id}")>{name}</a>
            </Fact>
            {vendor
                .then(|| {
                    view! {
                        <Fact term="Partner">
                            <a href=format!("/partners/{}", partner.id)>{partner.name}</a>
                        </Fact>
                        <Fact term="Campaign is">
                            <Standing status />
                        </Fact>
                    }
                })}
        }),
        Home::Resources(folders) => {
            let (folder, name) = folders.last().map_or((None, "Resources".to_owned()), |last| (Some(last.id), last.name.clone()));
            Either::Right(view! {
                <Fact term="Folder">
                    <a href=folder_path(folder)>{name}</a>
                </Fact>
            })
        }
    };
    let groups = (!item.groups.is_empty()).then(|| {
        let tags = item.groups.into_iter().map(|group| view! { <span class="kit-tag">{group.name}</span> }).collect_view();
        view! {
            <Fact term="Groups">
                <span class="kit-tags">{tags}</span>
            </Fact>
        }
    });
    view! {
        <section>
            <h2>"Facts"</h2>
            <Facts wide=true>
                <Fact term="Type">{kind}</Fact>
                {version}
                {bytes}
                {leads}
                {lives}
                {groups}
                <Fact term="Added">
                    <Time stamp=item.added />
                    {added_by.map(|name| format!(", {name}"))}
                </Fact>
            </Facts>
        </section>
    }
}
