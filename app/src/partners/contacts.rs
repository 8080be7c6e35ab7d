//! A partner's people and its open invitations (spec S181).

use super::Inviting;
use crate::{
    kit::{Button, Column, Count, Empty, Face, Status, Table, Time},
    layout::role_words,
};
use domain::{
    Stamp,
    partners::{Contact, Invited, PartnerRef},
};
use leptos::{either::Either, prelude::*};

/// The columns of the people who can sign in.
const PEOPLE: &[Column] = &[
    Column::new("Name"),
    Column::new("Role").class("col-2"),
    Column::new("State").class("col-2"),
    Column::new("Last seen").class("col-2"),
];
/// And of those who were asked to come.
const INVITED: &[Column] =
    &[Column::new("Name"), Column::new("Role").class("col-2"), Column::new("Valid until").class("col-2"), Column::acts()];

/// Its people.
#[component]
pub fn Contacts(
    /// Owners first.
    contacts: Vec<Contact>,
    /// The partner's name.
    company: String,
) -> impl IntoView {
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
        let rows = contacts.into_iter().map(|contact| (contact.email.clone(), view! { <Person contact /> }.into_any())).collect();
        Either::Right(view! {
            <Table caption=format!("Contacts of {company}") columns=PEOPLE rows />
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
fn Person(contact: Contact) -> impl IntoView {
    let Contact { name, email, role, seen, suspended, .. } = contact;
    let below = seen.clone();
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
    /// Invites again, for who may.
    again: Option<Inviting>,
) -> impl IntoView {
    let n = i64::try_from(invited.len()).unwrap_or(i64::MAX);
    (n > 0).then(|| {
        let caption = format!("Open invitations of {}", partner.name);
        let rows = invited
            .into_iter()
            .map(|invited| (invited.id.to_string(), view! { <Invitation invited partner=partner.clone() again /> }.into_any()))
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
fn Invitation(invited: Invited, partner: PartnerRef, again: Option<Inviting>) -> impl IntoView {
    let Invited { name, email, role, until, .. } = invited.clone();
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
            <td class="acts">{again}</td>
        </tr>
    }
}
