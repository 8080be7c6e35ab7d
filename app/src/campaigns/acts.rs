//! What can be done with a campaign: approve all (a plain form, before and without a script), upload, move it along, archive it (spec S25-S28, S31, D2, D4). The
//! dialogs stand once on a page, outside of what reloads.

use super::{api, say};
use crate::{
    kit::{Button, Confirm, Icon, Loss, Menu, MenuItem, Toasts, counted, toasts},
    library::{Queue, Target, queue},
    partners::ViewAs,
};
use domain::{
    campaigns::{CampaignPage, Status, may_go},
    library::Place,
};
use leptos::{prelude::*, task::spawn_local};

/// The dialogs of a page and the campaign they are about.
#[derive(Clone, Copy, Debug)]
pub struct CampaignActs {
    page: RwSignal<Option<CampaignPage>>,
    archiving: RwSignal<bool>,
    busy: RwSignal<bool>,
    toasts: Toasts,
    queue: Queue,
}

/// What uploads into a campaign are for.
pub(super) fn target(page: &CampaignPage) -> Target {
    let campaign = &page.campaign;
    Target { place: Place::Campaign(campaign.id), name: campaign.name.clone(), partner: campaign.partner.name.clone() }
}

impl CampaignActs {
    /// Nothing is open.
    #[must_use]
    pub fn new() -> Self {
        Self { page: RwSignal::new(None), archiving: RwSignal::new(false), busy: RwSignal::new(false), toasts: toasts(), queue: queue() }
    }

    /// "Upload asset".
    pub fn upload(self, page: &CampaignPage) {
        self.queue.ask(target(page), Vec::new());
    }

    /// "Approve all".
    pub fn approve(self, page: CampaignPage) {
        if self.busy.get_untracked() {
            return;
        }
        self.busy.set(true);
        spawn_local(async move {
            let answer = api::approve_all(page.campaign.id).await;
            self.busy.try_set(false);
            match answer {
                Ok(newly) => self.toasts.good(say::approved(&page, newly)),
                Err(problem) => self.toasts.bad(problem.say(say::error)),
            }
            // a refusal comes from a page that is behind: both ways it shows what is
            self.queue.tell();
        });
    }

    /// Moves it to another status.
    fn go(self, page: CampaignPage, to: Status) {
        if self.busy.get_untracked() {
            return;
        }
        self.busy.set(true);
        let from = page.campaign.status;
        spawn_local(async move {
            let answer = api::go(page.campaign.id, from, to).await;
            self.busy.try_set(false);
            self.archiving.try_set(false);
            match answer {
                Ok(()) => self.toasts.good(say::went(from, to, &page.campaign.partner.name)),
                Err(problem) => self.toasts.bad(problem.say(say::error)),
            }
            self.queue.tell();
        });
    }

    /// Asks before it is put away.
    fn ask_to_archive(self, page: CampaignPage) {
        self.page.set(Some(page));
        self.archiving.set(true);
    }
}

impl Default for CampaignActs {
    fn default() -> Self {
        Self::new()
    }
}

/// The buttons of a campaign.
#[component]
pub(super) fn Acts(
    /// The campaign.
    page: CampaignPage,
    /// The page's dialogs.
    acts: CampaignActs,
) -> impl IntoView {
    let (status, waiting) = (page.campaign.status, page.campaign.waiting);
    let (uploaded, approved, action) = (page.clone(), page.clone(), format!("/campaigns/{}", page.campaign.id));
    let approves = matches!(status, Status::Draft | Status::InReview) || (status == Status::Approved && waiting > 0);
    view! {
        {(status != Status::Archived)
            .then(|| {
                view! {
                    <Button icon="upload" press=move || acts.upload(&uploaded)>
                        "Upload asset"
                    </Button>
                }
            })}
        {approves
            .then(|| {
                view! {
                    <form
                        class="campaigns-deed"
                        method="post"
                        action=action
                        on:submit=move |event| {
                            event.prevent_default();
                            acts.approve(approved.clone());
                        }
                    >
                        <input type="hidden" name="act" value="approve" />
                        <input type="hidden" name="kind" value="approve" />
                        <button class="kit-button primary" aria-busy=move || acts.busy.get().then_some("true")>
                            <Icon name="check-all" />
                            "Approve all"
                        </button>
                    </form>
                }
            })}
        <More id="campaign" page acts />
    }
}

/// The rest, in a menu; on a phone also what the wall has no room for.
#[component]
pub(super) fn More(
    /// The menu's id.
    id: &'static str,
    /// The campaign.
    page: CampaignPage,
    /// The page's dialogs.
    acts: CampaignActs,
    /// With upload and preview.
    #[prop(optional)]
    whole: bool,
) -> impl IntoView {
    let status = page.campaign.status;
    let partner = page.campaign.partner.clone();
    let uploaded = page.clone();
    let upload = (whole && status != Status::Archived).then(|| {
        view! {
            <MenuItem icon="upload" press=move || acts.upload(&uploaded)>
                "Upload asset"
            </MenuItem>
        }
    });
    let look = whole.then(|| view! { <ViewAs partner=partner.id name=partner.name item=true /> });
    let ways = [Status::InReview, Status::Draft].into_iter().filter(|to| may_go(status, *to)).map(|to| {
        let page = page.clone();
        let icon = match (status, to) {
            (Status::Approved, _) => "undo",
            (_, Status::Draft) => "edit",
            _ => "clock",
        };
        view! {
            <MenuItem icon press=move || acts.go(page.clone(), to)>
                {say::way(status, to)}
            </MenuItem>
        }
    });
    let ways = ways.collect_view();
    let archive = may_go(status, Status::Archived).then(|| {
        view! {
            <hr />
            <MenuItem icon="archive" press=move || acts.ask_to_archive(page.clone())>
                {say::way(status, Status::Archived)}
            </MenuItem>
        }
    });
    view! {
        <Menu id=format!("more-{id}") label="More about this campaign">
            {upload}
            {look}
            {ways}
            {archive}
        </Menu>
    }
}

/// The dialogs of a page; once, outside of what reloads.
#[component]
pub(super) fn CampaignDialogs(
    /// What opens them.
    acts: CampaignActs,
) -> impl IntoView {
    let of =
        move |read: fn(&CampaignPage) -> String| Signal::derive(move || acts.page.with(|page| page.as_ref().map(read).unwrap_or_default()));
    let losses = Signal::derive(move || {
        acts.page.with(|page| match page {
            Some(page) if page.campaign.status == Status::Approved => {
                let who = format!("{} at {}", counted(page.people, "person", "people"), page.campaign.partner.name);
                let seen = page.campaign.assets - page.campaign.waiting;
                vec![Loss::new("eye-off", who, format!(" no longer see it and its {}.", counted(seen, "approved file", "approved files")))]
            }
            _ => Vec::new(),
        })
    });
    view! {
        <Confirm
            id="campaign-archive"
            open=acts.archiving
            title=of(|page| format!("Archive “{}”?", page.campaign.name))
            text="It leaves every list of its partner. Its files stay."
            losses
            after="It can be brought back to review from here."
            verb="Archive"
            busy=acts.busy
            press=move || {
                if let Some(page) = acts.page.get_untracked() {
                    acts.go(page, Status::Archived);
                }
            }
        />
    }
}

/// "New campaign", for one partner or for any.
#[component]
pub(super) fn New(
    /// The partner's id, as it stands in the address; may be empty.
    #[prop(optional, into)]
    partner: String,
    /// `primary`, or nothing.
    #[prop(optional)]
    class: &'static str,
) -> impl IntoView {
    let href = if partner.is_empty() {
        "/marketing/library?new=campaign".to_owned()
    } else {
        format!("/marketing/library?new=campaign&partner={partner}")
    };
    view! {
        <a class=format!("kit-button {class}") href=href>
            <Icon name="plus" />
            "New campaign"
        </a>
    }
}
