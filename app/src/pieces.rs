//! The program in pieces: what every page needs comes first, and what draws the pages of one room comes with the first of
//! them. `scripts/site.mjs` cuts the program where `wasm_split` marks a function; what two pieces need and the first part
//! does not becomes a piece of its own that comes with both. On the server all of it is there at once.

use crate::{
    browser, campaigns,
    kit::Snag,
    layout::{Home, Missing},
    library, partners,
};
use leptos::{
    prelude::*,
    task::spawn_local,
    wasm_split::{SplitLoaderError, wasm_split},
};
use leptos_router::ChooseView;
use std::{
    future::Future,
    pin::pin,
    task::{Context, Poll, Waker},
};

/// A piece of the program.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Piece {
    /// The partner's start.
    Home,
    /// The conversation that asks for a campaign.
    Chat,
    /// Campaigns by partner.
    Campaigns,
    /// One campaign, its drafts and assets.
    Campaign,
    /// Resources in their folders.
    Resources,
    /// Adding resources.
    Add,
    /// One resource or asset.
    Item,
    /// Partners and groups.
    Partners,
}

impl Piece {
    /// The piece with the page of this path; none where no page is.
    #[must_use]
    pub fn at(path: &str) -> Option<Self> {
        let mut steps = path.split('/').filter(|step| !step.is_empty());
        match (steps.next()?, steps.next()) {
            ("home", _) => Some(Self::Home),
            ("marketing", None) => Some(Self::Chat),
            ("marketing", Some(_)) => Some(Self::Campaigns),
            ("campaigns", _) => Some(Self::Campaign),
            ("resources", None | Some("folders")) => Some(Self::Resources),
            ("resources", Some("add")) => Some(Self::Add),
            ("resources" | "assets", Some(_)) => Some(Self::Item),
            ("partners", _) => Some(Self::Partners),
            _ => None,
        }
    }

    /// What `site.json` calls it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Home => "home",
            Self::Chat => "chat",
            Self::Campaigns => "campaigns",
            Self::Campaign => "campaign",
            Self::Resources => "resources",
            Self::Add => "add",
            Self::Item => "item",
            Self::Partners => "partners",
        }
    }

    /// Waits until it is there; `false` when it did not arrive. The next call asks for it again.
    pub async fn fetch(self) -> bool {
        match self {
            Self::Home => fetch_home().await,
            Self::Chat => fetch_chat().await,
            Self::Campaigns => fetch_campaigns().await,
            Self::Campaign => fetch_campaign().await,
            Self::Resources => fetch_resources().await,
            Self::Add => fetch_add().await,
            Self::Item => fetch_item().await,
            Self::Partners => fetch_partners().await,
        }
        .is_ok()
    }
}

/// A page of the routes.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Page {
    Home,
    AiMarketing,
    Dashboard,
    AssetLibrary,
    Campaign,
    Resources,
    Add,
    Item,
    Partners,
    Groups,
    Partner,
}

type Drawn = Result<AnyView, SplitLoaderError>;

#[wasm_split(home, wasm_split_path = leptos::wasm_split, fallible, preload(fetch_home))]
fn home() -> Drawn {
    Ok(view! { <Home /> }.into_any())
}

#[wasm_split(chat, wasm_split_path = leptos::wasm_split, fallible, preload(fetch_chat))]
fn chat() -> Drawn {
    Ok(view! { <campaigns::AiMarketing /> }.into_any())
}

#[wasm_split(campaigns, wasm_split_path = leptos::wasm_split, fallible, preload(fetch_campaigns))]
fn marketing(page: Page) -> Drawn {
    Ok(match page {
        Page::Dashboard => view! { <campaigns::Dashboard /> }.into_any(),
        _ => view! { <campaigns::AssetLibrary /> }.into_any(),
    })
}

#[wasm_split(campaign, wasm_split_path = leptos::wasm_split, fallible, preload(fetch_campaign))]
fn campaign() -> Drawn {
    Ok(view! { <campaigns::Campaign /> }.into_any())
}

#[wasm_split(resources, wasm_split_path = leptos::wasm_split, fallible, preload(fetch_resources))]
fn resources() -> Drawn {
    Ok(view! { <library::Resources /> }.into_any())
}

#[wasm_split(add, wasm_split_path = leptos::wasm_split, fallible, preload(fetch_add))]
fn add() -> Drawn {
    Ok(view! { <library::Add /> }.into_any())
}

#[wasm_split(item, wasm_split_path = leptos::wasm_split, fallible, preload(fetch_item))]
fn item() -> Drawn {
    Ok(view! { <library::Item /> }.into_any())
}

#[wasm_split(partners, wasm_split_path = leptos::wasm_split, fallible, preload(fetch_partners))]
fn companies(page: Page) -> Drawn {
    Ok(match page {
        Page::Groups => view! { <partners::Groups /> }.into_any(),
        Page::Partner => view! { <partners::Partner /> }.into_any(),
        _ => view! { <partners::Partners /> }.into_any(),
    })
}

impl Page {
    const fn piece(self) -> Piece {
        match self {
            Self::Home => Piece::Home,
            Self::AiMarketing => Piece::Chat,
            Self::Dashboard | Self::AssetLibrary => Piece::Campaigns,
            Self::Campaign => Piece::Campaign,
            Self::Resources => Piece::Resources,
            Self::Add => Piece::Add,
            Self::Item => Piece::Item,
            Self::Partners | Self::Groups | Self::Partner => Piece::Partners,
        }
    }

    async fn draw(self) -> Drawn {
        match self.piece() {
            Piece::Home => home().await,
            Piece::Chat => chat().await,
            Piece::Campaigns => marketing(self).await,
            Piece::Campaign => campaign().await,
            Piece::Resources => resources().await,
            Piece::Add => add().await,
            Piece::Item => item().await,
            Piece::Partners => companies(self).await,
        }
    }

    /// What stands there when the piece did not arrive. When it is gone, because the program is a newer one by now, the page
    /// is loaded anew.
    fn absent(self) -> AnyView {
        let arrived = RwSignal::new(false);
        let retry = move || {
            spawn_local(async move {
                if self.piece().fetch().await {
                    arrived.set(true);
                } else if browser::online() {
                    browser::reload();
                }
            });
        };
        let page = move || match arrived.get().then(|| now(self.draw())) {
            Some(Some(Ok(page))) => page,
            _ => view! { <Missing snag=Snag::Broken("The server could not be reached.".to_owned()) retry /> }.into_any(),
        };
        page.into_any()
    }
}

impl ChooseView for Page {
    async fn choose(self) -> AnyView {
        self.draw().await.unwrap_or_else(|_| self.absent())
    }

    async fn preload(&self) {
        self.piece().fetch().await;
    }
}

/// What a future has to give without being waited for.
fn now<T>(future: impl Future<Output = T>) -> Option<T> {
    match pin!(future).poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(found) => Some(found),
        Poll::Pending => None,
    }
}

#[cfg(test)]
mod tests {
    use super::{Page, Piece};

    const PAGES: [Page; 11] = [
        Page::Home,
        Page::AiMarketing,
        Page::Dashboard,
        Page::AssetLibrary,
        Page::Campaign,
        Page::Resources,
        Page::Add,
        Page::Item,
        Page::Partners,
        Page::Groups,
        Page::Partner,
    ];

    fn between<'a>(line: &'a str, before: &str, after: &str) -> &'a str {
        line.split_once(before).and_then(|(_, rest)| rest.split_once(after)).map(|(found, _)| found).unwrap_or_default()
    }

    #[test]
    fn d46_the_path_of_every_route_tells_the_piece_that_draws_it() {
        let routes: Vec<&str> = include_str!("routes.rs").lines().filter(|line| line.contains("<Route ")).collect();
        assert!(routes.len() >= PAGES.len(), "the routes stand one a line");
        for route in routes {
            let (path, view) = (between(route, "path!(\"", "\")"), between(route, "view=Page::", " "));
            let page = PAGES.into_iter().find(|page| format!("{page:?}") == view).expect(route);
            assert_eq!(Piece::at(path), Some(page.piece()), "{route}");
        }
    }

    #[test]
    fn d46_where_no_page_is_no_piece_is_fetched() {
        for path in ["", "/", "/not-there", "/settings/profile", "/audit"] {
            assert_eq!(Piece::at(path), None, "{path}");
        }
    }
}
