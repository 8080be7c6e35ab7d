//! What an admin does at once with a contact or an open invitation of a partner: it can be taken back, so that nobody is asked
//! (spec S181, D44, D55).

use super::{Sending, api};
use crate::kit::{Toasts, toasts};
use domain::id::{InvitationId, PartnerId, PersonId};
use leptos::prelude::*;

/// One such deed at a time.
#[derive(Clone, Copy, Debug)]
pub struct Settling {
    sending: Sending,
    toasts: Toasts,
    done: Callback<()>,
}

impl Settling {
    /// Nothing on its way; `done` is called after each.
    #[must_use]
    pub fn new(done: Callback<()>) -> Self {
        let settling = Self { sending: Sending::new("settle"), toasts: toasts(), done };
        Effect::new(move |_| {
            if let Some(words) = settling.sending.whole().get() {
                settling.toasts.bad(words);
            }
        });
        settling
    }

    /// One is on its way.
    #[must_use]
    pub fn busy(self) -> Signal<bool> {
        self.sending.busy()
    }

    /// Suspends a contact, or lets it in again.
    pub fn suspend(self, partner: PartnerId, person: PersonId, name: String, suspended: bool) {
        self.sending.send(api::suspend_contact(partner, person, suspended), move |()| {
            let now = if suspended { "is suspended and signed out" } else { "is let in again" };
            self.said(format!("{name} {now}."));
        });
    }

    /// Takes an invitation back.
    pub fn take_back(self, partner: PartnerId, invitation: InvitationId, name: String) {
        let words = format!("The invitation of {name} is taken back. Its link works no more.");
        self.sending.send(api::revoke(partner, invitation), move |()| self.said(words));
    }

    fn said(self, words: String) {
        self.toasts.good(words);
        self.done.run(());
    }
}
