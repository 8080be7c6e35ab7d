//! Where a partnership stands, and the way from one status to the next. Anything but active signs people out, so it asks
//! first and says whom; nothing is ever deleted by it (spec D30, D55).

use super::{Sending, api, say};
use crate::kit::{Confirm, Loss, MenuItem, Toasts, counted, toasts};
use domain::{
    id::PartnerId,
    partners::{PartnerRow, Status, may_turn},
};
use leptos::prelude::*;

/// A status as glyph and word.
#[component]
pub fn Standing(
    /// The status.
    status: Status,
    /// Beside a title.
    #[prop(optional)]
    pill: bool,
) -> impl IntoView {
    let (class, word) = say::status(status);
    view! { <crate::kit::Status class word pill /> }
}

#[derive(Clone, PartialEq, Eq, Debug)]
struct Step {
    partner: PartnerId,
    name: String,
    people: i64,
    from: Status,
    to: Status,
}

/// A change of status, to be confirmed when people lose something by it.
#[derive(Clone, Copy, Debug)]
pub struct Turning {
    open: RwSignal<bool>,
    step: RwSignal<Option<Step>>,
    sending: Sending,
    toasts: Toasts,
    done: Callback<()>,
}

impl Turning {
    /// Nothing asked yet; `done` is called after a change.
    #[must_use]
    pub fn new(done: Callback<()>) -> Self {
        Self { open: RwSignal::new(false), step: RwSignal::new(None), sending: Sending::new("turn"), toasts: toasts(), done }
    }

    /// Asks first when people lose something, else does it.
    fn begin(self, partner: &PartnerRow, to: Status) {
        let PartnerRow { id, name, people, status, .. } = partner.clone();
        self.sending.clear();
        self.step.set(Some(Step { partner: id, name, people, from: status, to }));
        if to == Status::Active {
            self.go();
        } else {
            self.open.set(true);
        }
    }

    fn go(self) {
        let Some(Step { partner, name, from, to, .. }) = self.step.get_untracked() else { return };
        self.sending.send(api::set_status(partner, from, to), move |()| {
            self.open.set(false);
            self.toasts.good(say::done(to, &name));
            self.done.run(());
        });
    }
}

/// The items of a menu that change a partner's status; for admins.
#[component]
pub fn Ways(
    /// The partner.
    partner: PartnerRow,
    /// The change they begin.
    turning: Turning,
) -> impl IntoView {
    Status::ALL
        .into_iter()
        .filter(|to| may_turn(partner.status, *to))
        .map(|to| {
            let ((icon, words), partner) = (say::way(to), partner.clone());
            view! {
                <MenuItem icon danger=to != Status::Active press=move || turning.begin(&partner, to)>
                    {words}
                    {(to != Status::Active).then_some(" …")}
                </MenuItem>
            }
        })
        .collect_view()
}

/// The question before a change of status: who is signed out, and what stays.
#[component]
pub fn TurnPartner(
    /// The change.
    turning: Turning,
) -> impl IntoView {
    let Turning { open, step, sending, toasts, .. } = turning;
    let said = move |words: fn(&Step) -> String| Signal::derive(move || step.read().as_ref().map(words).unwrap_or_default());
    let refused = sending.whole();
    // what was done without a question is refused without one, too
    Effect::new(move |_| {
        if let Some(words) = refused.get()
            && !open.get_untracked()
        {
            toasts.bad(words);
        }
    });
    view! {
        <Confirm
            id="turn-partner"
            open
            title=said(|step| say::question(step.to, &step.name))
            verb=said(|step| say::way(step.to).1.to_owned())
            text=said(|step| say::effect(step.to).to_owned())
            losses=Signal::derive(move || step.read().as_ref().map(losses).unwrap_or_default())
            after=said(|step| say::kept(step.to).to_owned())
            busy=sending.busy()
            error=refused
            press=move || turning.go()
        />
    }
}

fn losses(step: &Step) -> Vec<Loss> {
    if step.from != Status::Active || step.people == 0 {
        return Vec::new();
    }
    let people = format!("{} at {}", counted(step.people, "person", "people"), step.name);
    let rest = if step.people == 1 { " is signed out at once." } else { " are signed out at once." };
    vec![Loss::new("group", people, rest), Loss::new("key", "Sign-in", " answers them as if the password were wrong.")]
}
