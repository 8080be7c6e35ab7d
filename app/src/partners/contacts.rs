//! A partner's people and its open invitations (spec S181).

use super::{Inviting, Settling};
use crate::{
    kit::{Button, Column, Count, Empty, Face, Status, Table, Time},
    layout::role_words,
};
use domain::{
    Stamp,
    id::PartnerId,
    partners::{Contact, Invited, PartnerRef},
};
use leptos::{either::Either, prelude::*};

/// The columns of the people who can sign in; the last for who may suspend them.
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

/// Its people.
#[component]
pub fn Contacts(
    /// Owners first.
    contacts: Vec<Contact>,
    /// The partner.
    partner: PartnerRef,
    /// Suspends and lets in, for who may.
    settling: Option<Settling>,
) -> impl IntoView {
    let PartnerRef { id, name: company } = partner;
    let n = i64::try_from(contacts.len()).unwrap_or(i64::MAX);
    let body = if contacts.is_empty() {
        Either::Left(view! {
            <Empty
                scene="people"
                class="row"
                title=format!("Nobody at {company} can sign in yet")
                text="Contacts are invited by an admin. Each sees what is shared with the partner."
            />
        })
    } else {
        let columns = if settling.is_some() { PEOPLE } else { &PEOPLE[..PEOPLE.len() - 1] };
        let rows = contacts
            .into_iter()
            .map(|contact| (contact.email.clone(), view! { <Person contact partner=id settling /> }.into_any()))
            .collect();
        Either::Right(view! {
            <Table caption=format!("Contacts of {company}") columns rows />
        })
    };
    view! {
        <section>
            <h2>"Contacts "<Count n /></h2>
            {body}
        </section>
    }
}

#[component]
fn Person(contact: Contact, partner: PartnerId, settling: Option<Settling>) -> impl IntoView {
    let Contact { person, name, email, role, seen, suspended } = contact;
    let below = seen.clone();
    let acts = settling.map(|settling| {
        let (who, word) = (name.clone(), if suspended { "Let in again" } else { "Suspend" });
        view! {
            <td class="acts">
                <Button class="small" busy=settling.busy() press=move || settling.suspend(partner, person, who.clone(), !suspended)>
                    {word}
                </Button>
            </td>
        }
    });
    let state = move || {
        let (class, word) = if suspended { ("suspended", "Suspended") } else { ("active", "Active") };
        view! { <Status class word /> }
    };
    view! {
        <tr>
            <Named name email>
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
            {acts}
        </tr>
    }
}

/// When somebody was last seen.
#[component]
fn Seen(seen: Option<Stamp>) -> impl IntoView {
    match seen {
        Some(stamp) => Either::Left(view! { <Time stamp /> }),
        None => Either::Right("Not yet"),
    }
}

/// A person's name and address; beneath, on a phone, the other columns.
#[component]
fn Named(name: String, email: String, children: Children) -> impl IntoView {
    view! {
        <th scope="row">
            <div class="name">
                <Face name=name.clone() />
                <div>
                    <span class="kit-cut partners-person">{name}</span>
                    <span class="sub" title=email.clone()>
                        {email.clone()}
                    </span>
                    <span class="sub only-narrow">{children()}</span>
                </div>
            </div>
        </th>
    }
}

/// Invitations that nobody took up yet. Not there when there are none.
#[component]
pub fn Invitations(
    /// The invitations.
    invited: Vec<Invited>,
    /// Whose contacts they become.
    partner: PartnerRef,
    /// Invites again, for who may, while the partner is active.
    again: Option<Inviting>,
    /// Takes them back, for who may.
    settling: Option<Settling>,
) -> impl IntoView {
    let n = i64::try_from(invited.len()).unwrap_or(i64::MAX);
    (n > 0).then(|| {
        let caption = format!("Open invitations of {}", partner.name);
        let rows = invited
            .into_iter()
            .map(|invited| (invited.id.to_string(), view! { <Invitation invited partner=partner.clone() again settling /> }.into_any()))
            .collect();
        view! {
            <section>
                <h2>"Open invitations "<Count n /></h2>
                <Table caption columns=INVITED rows />
            </section>
        }
    })
}

#[component]
fn Invitation(invited: Invited, partner: PartnerRef, again: Option<Inviting>, settling: Option<Settling>) -> impl IntoView {
    let Invited { id, name, email, role, until } = invited.clone();
    let (company, who) = (partner.id, name.clone());
    let back = settling.map(|settling| {
        view! {
            <Button class="small" busy=settling.busy() press=move || settling.take_back(company, id, who.clone())>
                "Take back"
            </Button>
        }
    });
    let below = until.clone();
    let again = again.map(|inviting| {
        view! {
            <Button class="small" press=move || inviting.again(partner.clone(), invited.clone())>
                "Invite again"
            </Button>
        }
    });
    view! {
        <tr>
            <Named name email>
                {role_words(role)}
                " · until "
                <Time stamp=below />
            </Named>
            <td class="col-2">{role_words(role)}</td>
            <td class="col-2">
                <Time stamp=until />
            </td>
            <td class="acts">{again} {back}</td>
        </tr>
    }
}
