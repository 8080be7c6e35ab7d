//! Making an item an asset of a campaign (spec S34, D6): says who loses it, and that it starts unapproved.

use super::{
    acts::{ItemActs, tell_changed},
    api, say,
};
use crate::{
    campaigns,
    kit::{Button, Dialog, Icon, Note, Select, toasts},
};
use domain::{
    campaigns::Status,
    id::CampaignId,
    paging::{Ask, SIZES},
};
use leptos::{prelude::*, task::spawn_local};
use leptos_router::{NavigateOptions, hooks::use_navigate};

/// The campaigns that take assets: id, and partner with name.
async fn choices() -> Result<Vec<(String, String)>, String> {
    let (mut ask, mut all) = (Ask { size: SIZES[2], ..Ask::default() }, Vec::new());
    loop {
        let page = campaigns::api::list(ask.clone(), None).await.map_err(|problem| problem.say(campaigns::say::error))?;
        let open = page.rows.into_iter().filter(|campaign| campaign.status != Status::Archived);
        all.extend(open.map(|campaign| (campaign.id.to_string(), format!("{}: {}", campaign.partner.name, campaign.name))));
        if page.next.is_none() {
            return Ok(all);
        }
        ask.after = page.next;
    }
}

/// The dialog for another campaign.
#[component]
pub(super) fn Associate(
    /// What opens it.
    acts: ItemActs,
    /// On the item's own page, which moves with it.
    alone: bool,
) -> impl IntoView {
    let open = acts.associating;
    let campaigns = RwSignal::new(Vec::<(String, String)>::new());
    let chosen = RwSignal::new(String::new());
    let error = RwSignal::new(None::<String>);
    let busy = RwSignal::new(false);
    let (toasts, tell, navigate) = (toasts(), tell_changed(), use_navigate());
    Effect::new(move |_| {
        if open.get() {
            error.set(None);
            chosen.set(String::new());
            spawn_local(async move {
                match choices().await {
                    Ok(found) => campaigns.set(found),
                    Err(words) => error.set(Some(words)),
                }
            });
        }
    });
    let offered = move || {
        let own = acts.item.with(|item| item.as_ref().and_then(|item| item.campaign)).map(|own| own.to_string());
        campaigns.get().into_iter().filter(|(id, _)| Some(id) != own.as_ref()).collect::<Vec<_>>()
    };
    let off = Signal::derive(move || acts.waits());
    let save = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let Some(page) = untrack(|| acts.found()) else { return };
        let Ok(campaign) = chosen.get_untracked().parse::<CampaignId>() else {
            error.set(Some("Choose a campaign.".to_owned()));
            return;
        };
        if busy.get_untracked() {
            return;
        }
        busy.set(true);
        let words = campaigns.with_untracked(|all| all.iter().find(|(id, _)| *id == campaign.to_string()).map(|(_, words)| words.clone()));
        let navigate = navigate.clone();
        spawn_local(async move {
            let moved = api::associate(page.item.id, page.version, campaign).await;
            busy.set(false);
            match moved {
                Ok(()) => {
                    open.set(false);
                    toasts.good(format!("“{}” is in {} now, and waits for approval.", page.item.name, words.unwrap_or_default()));
                    if alone {
                        navigate(&format!("/assets/{}", page.item.id), NavigateOptions { replace: true, ..NavigateOptions::default() });
                    }
                    tell();
                }
                Err(problem) => {
                    error.set(Some(problem.say(say::error)));
                    acts.fetch();
                }
            }
        });
    };
    let lost = move || {
        acts.found().map(|page| {
            let (who, what) = say::losers(&page.watchers, " can see it now and will not any more.");
            view! {
                <ul class="kit-loss">
                    <li>
                        <Icon name="eye-off" />
                        <span><strong>{who}</strong>{what}</span>
                    </li>
                    <li>
                        <Icon name="clock" />
                        <span>"It starts unapproved: only the campaign’s partner will see it, once it is approved."</span>
                    </li>
                </ul>
            }
        })
    };
    view! {
        <Dialog id="item-associate" title=Signal::derive(move || format!("Associate “{}” with a campaign", acts.name())) open>
            <form on:submit=save>
                <div class="body">
                    {move || {
                        view! { <Select id="item-campaign" label="Campaign" value=chosen options=offered() empty="Choose a campaign" error /> }
                    }}
                    <p>"It leaves the folder, groups or campaign it is in now."</p> {move || lost()}
                    {move || acts.page.read().as_ref().and_then(|page| page.as_ref().err()).map(|problem| {
                        let words = problem.say(say::error);
                        view! { <Note kind="bad">{words}</Note> }
                    })}
                </div>
                <footer>
                    <Button press=move || open.set(false)>"Cancel"</Button>
                    <Button kind="submit" class="primary" busy off>
                        "Associate"
                    </Button>
                </footer>
            </form>
        </Dialog>
    }
}
