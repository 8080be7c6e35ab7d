//! The people of one's own place: a vendor's under Settings, a partner's as its team (spec D40, D44, D46). Who leads the place
//! invites, gives roles, suspends and removes; the others of a partner see it.

use super::{
    confirm::{Ask, Fields, hidden},
    input::{Form, Input},
    inside::{Sheet, Told},
    say,
};
use crate::{
    kit::{Column, Count, Face, Icon, Menu, Note, Status, Table, Time},
    layout::role_words,
};
use domain::{
    Role, Stamp,
    accounts::{Member, Team},
    partners::Invited,
};
use leptos::{either::Either, prelude::*};

/// The columns of the people who can sign in.
const PEOPLE: &[Column] = &[
    Column::new("Name"),
    Column::new("Role").class("col-2"),
    Column::new("State").class("col-2"),
    Column::new("Last seen").class("col-2"),
    Column::acts(),
];
/// And of those who were asked to come.
const INVITED: &[Column] =
    &[Column::new("Name"), Column::new("Role").class("col-2"), Column::new("Valid until").class("col-2"), Column::acts()];

/// The page of the people.
#[component]
pub(super) fn TeamPage(
    /// Who is there.
    team: Team,
    /// The form that was refused, if one was.
    form: Form,
    /// What was just done.
    told: Option<String>,
    /// The page's own address, which its forms go to.
    path: String,
) -> impl IntoView {
    let Team { place, members, invited, manages, link } = team;
    let of_partner = path == "/team";
    let title = if of_partner { "Team" } else { "People" };
    let n = i64::try_from(members.len()).unwrap_or(i64::MAX);
    let elsewhere = (form.typed("act").as_deref() != Some("invite")).then(|| form.summary());
    let sent = (told.as_deref() == Some("invited") && link.is_none()).then(|| {
        view! {
            <div role="status">
                <Note kind="good">"Invited. A mail with the link is on its way; it holds for seven days and works once."</Note>
            </div>
        }
    });
    let link = link.map(|(invited, link)| view! { <Link invited link /> });
    let rows = members
        .into_iter()
        .map(|member| (member.email.clone(), view! { <Person member path=path.clone() manages=manages of_partner /> }.into_any()))
        .collect();
    let invite = manages.then(|| view! { <Invite form=form.only("invite") path=path.clone() of_partner /> });
    view! {
        <Sheet title=title>
            <Told told />
            {sent}
            {link}
            {elsewhere}
            <section>
                <h2>{format!("People at {place} ")}<Count n /></h2>
                <Table caption=format!("People at {place}") columns=PEOPLE rows />
            </section>
            <Invitations invited path manages />
            {invite}
        </Sheet>
    }
}

/// A person's name and address; beneath, on a phone, the other columns.
#[component]
fn Named(name: String, email: String, own: bool, children: Children) -> impl IntoView {
    view! {
        <th scope="row">
            <div class="name">
                <Face name=name.clone() />
                <div>
                    <span class="kit-cut">{name}{own.then_some(" (you)")}</span>
                    <span class="sub" title=email.clone()>
                        {email.clone()}
                    </span>
                    <span class="sub only-narrow">{children()}</span>
                </div>
            </div>
        </th>
    }
}

#[component]
fn Seen(seen: Option<Stamp>) -> impl IntoView {
    match seen {
        Some(stamp) => Either::Left(view! { <Time stamp /> }),
        None => Either::Right("Not yet"),
    }
}

#[component]
fn Person(member: Member, path: String, manages: bool, of_partner: bool) -> impl IntoView {
    let Member { name, email, role, seen, suspended, own, .. } = member.clone();
    let below = seen.clone();
    let state = move || {
        let (class, word) = if suspended { ("suspended", "Suspended") } else { ("active", "Active") };
        view! { <Status class word /> }
    };
    // a vendor suspended this one: a partner cannot undo it
    let acts = (manages && !(of_partner && suspended)).then(|| view! { <Acts member path of_partner /> });
    view! {
        <tr>
            <Named name email own>
                {suspended.then(|| view! { {state()} " · " })}
                {role_words(role)}
                " · "
                <Seen seen=below />
            </Named>
            <td class="col-2">{role_words(role)}</td>
            <td class="col-2">{state()}</td>
            <td class="col-2">
                <Seen seen />
            </td>
            <td class="acts">{acts}</td>
        </tr>
    }
}

/// The other role of the same side.
fn other(role: Role) -> Role {
    match role {
        Role::Admin => Role::Member,
        Role::Member => Role::Admin,
        Role::PartnerOwner => Role::PartnerMember,
        Role::PartnerMember => Role::PartnerOwner,
    }
}

/// What can be done with somebody.
#[component]
fn Acts(member: Member, path: String, of_partner: bool) -> impl IntoView {
    let Member { membership, name, role, suspended, .. } = member;
    let id = membership.to_string();
    let fields = |act: &str| -> Fields { vec![("act", act.to_owned()), ("member", id.clone())] };
    let to = other(role);
    let role_fields = [fields("role"), vec![("role", to.as_str().to_owned())]].concat();
    let make = view! { <Item path=path.clone() icon="key" words=format!("Make {}", role_words(to)) fields=role_fields /> };
    let (suspending, removing) = (format!("suspend-{id}"), format!("remove-{id}"));
    let pause = (!of_partner).then(|| {
        if suspended {
            Either::Left(view! { <Item path=path.clone() icon="check" words="Make active".to_owned() fields=fields("reactivate") /> })
        } else {
            Either::Right(view! { <Opener id=suspending.clone() icon="pause" words="Suspend …" /> })
        }
    });
    let remove = view! { <Opener id=removing.clone() icon="trash" words="Remove …" /> };
    let ask_suspend = (!of_partner && !suspended).then(|| {
        view! {
            <Ask
                id=suspending
                title=format!("Suspend {name}?")
                text="Signed out here at once, and no more let in until made active again. Nothing is deleted."
                verb="Suspend"
                action=path.clone()
                fields=fields("suspend")
            />
        }
    });
    view! {
        <Menu id=format!("more-{id}") label=format!("Actions for {name}")>
            {make}
            {pause}
            {remove}
        </Menu>
        {ask_suspend}
        <Ask
            id=removing
            title=format!("Remove {name}?")
            text="Signed out here at once. What this person did stays; to come back takes a new invitation."
            verb="Remove"
            action=path
            fields=fields("remove")
        />
    }
}

/// An item of a menu that is a form.
#[component]
fn Item(path: String, icon: &'static str, words: String, fields: Fields) -> impl IntoView {
    view! {
        <form method="post" action=path>
            {hidden(&fields)}
            <button role="menuitem">
                <Icon name=icon />
                <span>{words}</span>
            </button>
        </form>
    }
}

/// An item of a menu that asks first.
#[component]
fn Opener(id: String, icon: &'static str, words: &'static str) -> impl IntoView {
    view! {
        <button role="menuitem" type="button" class="danger" popovertarget=id>
            <Icon name=icon />
            <span>{words}</span>
        </button>
    }
}

/// Invitations that nobody took up yet. Not there when there are none.
#[component]
fn Invitations(invited: Vec<Invited>, path: String, manages: bool) -> impl IntoView {
    let n = i64::try_from(invited.len()).unwrap_or(i64::MAX);
    (n > 0).then(|| {
        let rows = invited
            .into_iter()
            .map(|invited| (invited.id.to_string(), view! { <Invitation invited path=path.clone() manages /> }.into_any()))
            .collect();
        view! {
            <section>
                <h2>"Open invitations "<Count n /></h2>
                <Table caption="Open invitations" columns=INVITED rows />
            </section>
        }
    })
}

#[component]
fn Invitation(invited: Invited, path: String, manages: bool) -> impl IntoView {
    let Invited { id, name, email, role, until } = invited;
    let below = until.clone();
    let acts = manages.then(|| {
        let again: Fields =
            vec![("act", "invite".to_owned()), ("name", name.clone()), ("email", email.clone()), ("role", role.as_str().to_owned())];
        let revoke: Fields = vec![("act", "revoke".to_owned()), ("invitation", id.to_string())];
        view! {
            <Menu id=format!("more-{id}") label=format!("Actions for the invitation of {name}")>
                <Item path=path.clone() icon="retry" words="Invite again".to_owned() fields=again />
                <Item path icon="x" words="Take back".to_owned() fields=revoke />
            </Menu>
        }
    });
    view! {
        <tr>
            <Named name email own=false>
                {role_words(role)}
                " · until "
                <Time stamp=below />
            </Named>
            <td class="col-2">{role_words(role)}</td>
            <td class="col-2">
                <Time stamp=until />
            </td>
            <td class="acts">{acts}</td>
        </tr>
    }
}

/// The link of an invitation that no mail server can send.
#[component]
fn Link(invited: Invited, link: String) -> impl IntoView {
    view! {
        <div role="status">
            <Note kind="good">
                {format!("{} is invited. No mail server is set up, so send this link yourself.", invited.name)}
                <div class="kit-field">
                    <label for="invite-link">"Invitation link"</label>
                    <input class="kit-input" id="invite-link" readonly=true value=link aria-describedby="invite-link-hint" />
                    <p class="hint" id="invite-link-hint">
                        "Valid for seven days, works once."
                    </p>
                </div>
            </Note>
        </div>
    }
}

/// The form that invites somebody.
#[component]
fn Invite(form: Form, path: String, of_partner: bool) -> impl IntoView {
    let roles = if of_partner { [Role::PartnerMember, Role::PartnerOwner] } else { [Role::Member, Role::Admin] };
    let chosen = form.typed("role").unwrap_or_default();
    let options =
        roles.map(|role| view! { <option value=role.as_str() selected=role.as_str() == chosen>{role_words(role)}</option> }).collect_view();
    view! {
        <section>
            <h2>"Invite somebody"</h2>
            <form class="kit-form" method="post" action=path>
                <input type="hidden" name="act" value="invite" />
                {form.summary()}
                <Input form=form.clone() name="name" autocomplete="off" label="Name" />
                <Input form name="email" kind="email" autocomplete="off" />
                <div class="kit-field">
                    <label for="role">{say::label("role")}</label>
                    <select class="kit-select" id="role" name="role">
                        {options}
                    </select>
                </div>
                <footer>
                    <button class="kit-button primary">"Invite"</button>
                </footer>
            </form>
        </section>
    }
}
