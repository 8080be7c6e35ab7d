//! Inviting a contact: by mail, or, while no mail server is set up, by a link that is told once, here (spec S181, D31, D40, D43).

use super::{Refused, Sending, api};
use crate::{
    browser,
    kit::{Button, Choice, Dialog, Note, Options, TextInput, Toasts, toasts},
    layout::role_words,
};
use domain::{
    Role,
    id::PartnerId,
    partners::{Invited, PartnerRef},
};
use leptos::{either::Either, prelude::*};

/// An invitation: for whom, and once it is made its link.
#[derive(Clone, Copy, Debug)]
pub struct Inviting {
    open: RwSignal<bool>,
    partner: RwSignal<Option<PartnerRef>>,
    name: RwSignal<String>,
    email: RwSignal<String>,
    role: RwSignal<String>,
    link: RwSignal<Option<String>>,
    sending: Sending,
    toasts: Toasts,
}

impl Inviting {
    /// Nobody invited yet.
    #[must_use]
    pub fn new() -> Self {
        let empty = || RwSignal::new(String::new());
        Self {
            open: RwSignal::new(false),
            partner: RwSignal::new(None),
            name: empty(),
            email: empty(),
            role: RwSignal::new(Role::PartnerMember.as_str().to_owned()),
            link: RwSignal::new(None),
            sending: Sending::new("invite"),
            toasts: toasts(),
        }
    }

    /// Opens the dialog for somebody new.
    pub fn begin(self, partner: PartnerRef) {
        self.put(partner, String::new(), String::new(), Role::PartnerMember);
    }

    /// Opens the dialog for somebody whose invitation is open: a new link takes the old one's place (spec D43).
    pub fn again(self, partner: PartnerRef, invited: Invited) {
        self.put(partner, invited.name, invited.email, invited.role);
    }

    fn put(self, partner: PartnerRef, name: String, email: String, role: Role) {
        self.partner.set(Some(partner));
        self.name.set(name);
        self.email.set(email);
        self.role.set(role.as_str().to_owned());
        self.link.set(None);
        self.sending.clear();
        self.open.set(true);
    }

    fn send(self, partner: PartnerId, done: Callback<()>) {
        let role = Role::parse(&self.role.get_untracked()).unwrap_or(Role::PartnerMember);
        let write = api::invite(partner, self.name.get_untracked(), self.email.get_untracked(), role);
        self.sending.send(write, move |link| {
            // by mail: there is nothing to be handed on by hand
            if link.is_none() {
                self.open.set(false);
                self.toasts.good(format!("A mail with the link is on its way to {}.", self.email.get_untracked().trim()));
            }
            self.link.set(link);
            done.run(());
        });
    }
}

impl Default for Inviting {
    fn default() -> Self {
        Self::new()
    }
}

/// The dialog of an invitation: the form, then its link; for admins.
#[component]
pub fn InviteContact(
    /// The invitation.
    inviting: Inviting,
    /// Called when it is made.
    #[prop(into)]
    done: Callback<()>,
) -> impl IntoView {
    let company = move || inviting.partner.read().as_ref().map(|partner| partner.name.clone()).unwrap_or_default();
    let title = Signal::derive(move || {
        if inviting.link.read().is_some() {
            format!("{} is invited", inviting.name.read().trim())
        } else {
            format!("Invite a contact of {}", company())
        }
    });
    let body = move || match inviting.link.get() {
        Some(link) => Either::Left(view! { <Link inviting link /> }),
        None => Either::Right(view! { <Form inviting done /> }),
    };
    view! {
        <Dialog id="invite-contact" title open=inviting.open>
            {move || body()}
        </Dialog>
    }
}

#[component]
fn Form(inviting: Inviting, done: Callback<()>) -> impl IntoView {
    let sending = inviting.sending;
    let roles = [(Role::PartnerMember, "user", "Sees and downloads."), (Role::PartnerOwner, "arch", "Speaks for the company, too.")]
        .map(|(role, icon, hint)| Choice {
            value: role.as_str().to_owned(),
            icon,
            label: role_words(role).to_owned(),
            hint: hint.to_owned(),
        })
        .to_vec();
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        if let Some(partner) = inviting.partner.get_untracked() {
            inviting.send(partner.id, done);
        }
    };
    view! {
        <form novalidate on:submit=submit>
            <div class="body">
                <TextInput id=sending.id("name") label="Name" value=inviting.name error=sending.at("name") autofocus=true />
                <TextInput id=sending.id("email") label="E-mail" kind="email" value=inviting.email error=sending.at("email") />
                <Options id=sending.id("role") legend="Role" options=roles value=inviting.role cards=true />
                <Refused sending />
            </div>
            <footer>
                <Button press=move || inviting.open.set(false)>"Cancel"</Button>
                <Button kind="submit" class="primary" busy=sending.busy()>
                    "Invite"
                </Button>
            </footer>
        </form>
    }
}

/// The link, to be copied now.
#[component]
fn Link(inviting: Inviting, link: String) -> impl IntoView {
    let toasts = toasts();
    let copied = Callback::new(move |(good,): (bool,)| {
        if good {
            toasts.good("Invitation link copied.");
        } else {
            toasts.bad("The browser does not let this page copy. Mark the link and copy it by hand.");
        }
    });
    Effect::new(|_| browser::focus("invite-link"));
    let (shown, name) = (link.clone(), inviting.name.get_untracked());
    view! {
        <div class="body">
            <p>{format!("Send this link to {}. Portico shows it only now.", name.trim())}</p>
            <div class="kit-field">
                <label for="invite-link">"Invitation link"</label>
                <input class="kit-input" id="invite-link" readonly value=shown aria-describedby="invite-link-hint" />
                <p class="hint" id="invite-link-hint">
                    "Valid for seven days, works once."
                </p>
            </div>
            <Note small=true>"If it gets lost, invite again: the new link takes the place of this one."</Note>
        </div>
        <footer>
            <Button press=move || inviting.open.set(false)>"Close"</Button>
            <Button class="primary" icon="copy" press=move || browser::copy(&link, copied)>
                "Copy link"
            </Button>
        </footer>
    }
}
