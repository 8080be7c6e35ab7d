//! A partner's page: its people, invitations and campaigns, its facts and groups; for admins what can be done with it
//! (spec S167, S181, D30, D55, D56).

use super::{
    Campaigns, Contacts, EditPartner, Editing, Invitations, InviteContact, Inviting, Settling, Side, Standing, TurnPartner, Turning,
    ViewAs, Ways, api,
};
use crate::{
    Problem,
    kit::{Button, Logo, Menu, MenuItem},
    layout::{Loaded, Page},
    library::not_there,
};
use domain::{
    Role,
    accounts::Me,
    id::PartnerId,
    partners::{Error, PartnerPage, PartnerRef, Status},
};
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

async fn read(partner: Option<PartnerId>) -> Result<PartnerPage, Problem<Error>> {
    match partner {
        Some(partner) => api::get(partner).await,
        None => Err(not_there()),
    }
}

/// What an admin does with a partner; none for members, who only look (spec D44).
#[derive(Clone, Copy, Debug)]
struct Deeds {
    editing: Editing,
    inviting: Inviting,
    turning: Turning,
    settling: Settling,
}

/// The page of one partner.
#[component]
pub fn Partner() -> impl IntoView {
    let params = use_params_map();
    let page = Resource::new_blocking(move || params.with(|params| params.get("id")).and_then(|id| id.parse().ok()), read);
    let done = Callback::new(move |()| page.refetch());
    let admin = expect_context::<Me>().role == Role::Admin;
    let deeds = admin.then(|| Deeds {
        editing: Editing::new(),
        inviting: Inviting::new(),
        turning: Turning::new(done),
        settling: Settling::new(done),
    });
    view! {
        <Loaded from=page let:page>
            <Whole page deeds />
        </Loaded>
        {deeds
            .map(|Deeds { editing, inviting, turning, .. }| {
                view! {
                    <EditPartner editing done />
                    <InviteContact inviting done />
                    <TurnPartner turning />
                }
            })}
    }
}

#[component]
fn Whole(page: PartnerPage, deeds: Option<Deeds>) -> impl IntoView {
    let PartnerPage { partner, contacts, invited, campaigns, .. } = page.clone();
    let (id, name, status) = (partner.id, partner.name.clone(), partner.status);
    let (mark, whom) = (partner.clone(), PartnerRef { id, name: name.clone() });
    let (acts, tools) = (page.clone(), page.clone());
    let settling = deeds.map(|deeds| deeds.settling);
    let again = deeds.filter(|_| status == Status::Active).map(|deeds| deeds.inviting);
    view! {
        <Page
            title=name.clone()
            crumbs=vec![("/partners".to_owned(), "Partners".to_owned())]
            sheet="layout-split"
            mark=move || view! { <Logo id=mark.id.to_string() name=mark.name /> }
            status=move || view! { <Standing status pill=true /> }
            actions=move || view! { <Acts page=acts deeds /> }
            tools=move || view! { <More id="tools" page=tools deeds look=true /> }
        >
            <div class="main">
                <Contacts contacts partner=whom.clone() settling />
                <Invitations invited partner=whom again settling />
                <Campaigns campaigns n=partner.campaigns partner=id company=name />
            </div>
            <Side page />
        </Page>
    }
}

/// The buttons on the wall.
#[component]
fn Acts(page: PartnerPage, deeds: Option<Deeds>) -> impl IntoView {
    let (id, name, status) = (page.partner.id, page.partner.name.clone(), page.partner.status);
    let whom = PartnerRef { id, name: name.clone() };
    let why = (status != Status::Active).then(|| format!("An invitation works only while {name} is active"));
    let invite = deeds.map(|Deeds { inviting, .. }| {
        view! {
            <Button class="primary" icon="user-plus" off=why press=move || inviting.begin(whom.clone())>
                "Invite a contact"
            </Button>
        }
    });
    view! {
        {(status == Status::Active).then(|| view! { <ViewAs partner=id name /> })}
        {invite}
        {deeds.is_some().then(|| view! { <More id="acts" page deeds /> })}
    }
}

/// The rest of what can be done, in a menu. On a phone it also holds what the wall has no room for.
#[component]
fn More(
    /// The menu's id.
    id: &'static str,
    page: PartnerPage,
    deeds: Option<Deeds>,
    /// With "View as partner".
    #[prop(optional)]
    look: bool,
) -> impl IntoView {
    let partner = page.partner.clone();
    let look =
        (look && partner.status == Status::Active).then(|| view! { <ViewAs partner=partner.id name=partner.name.clone() item=true /> });
    let empty = look.is_none() && deeds.is_none();
    let label = format!("More about {}", partner.name);
    let deeds = deeds.map(|Deeds { editing, turning, .. }| {
        view! {
            <MenuItem icon="edit" press=move || editing.begin(&page)>
                "Edit …"
            </MenuItem>
            <Ways partner turning />
        }
    });
    (!empty).then(|| {
        view! {
            <Menu id label>
                {look}
                {deeds}
            </Menu>
        }
    })
}
