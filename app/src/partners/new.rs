//! "New partner": its facts, then its page.

use super::{FactsFields, Refused, Sending, Typed, api};
use crate::kit::{Button, Dialog, toasts};
use domain::partners::Facts;
use leptos::prelude::*;
use leptos_router::{NavigateOptions, hooks::use_navigate};

/// The dialog that adds a partner; for admins.
#[component]
pub fn NewPartner(
    /// Whether it is open.
    open: RwSignal<bool>,
) -> impl IntoView {
    let (typed, sending, toasts, navigate) = (Typed::new(), Sending::new("new"), toasts(), use_navigate());
    let create = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let facts = typed.facts();
        let (name, navigate) = (facts.name.trim().to_owned(), navigate.clone());
        sending.send(api::create(facts), move |partner| {
            open.set(false);
            typed.put(Facts::default());
            toasts.good(format!("{name} is a partner now. Invite its first contact."));
            navigate(&format!("/partners/{partner}"), NavigateOptions::default());
        });
    };
    view! {
        <Dialog id="new-partner" title="New partner" open>
            <form novalidate on:submit=create>
                <div class="body">
                    <FactsFields typed sending />
                    <Refused sending />
                </div>
                <footer>
                    <Button press=move || open.set(false)>"Cancel"</Button>
                    <Button kind="submit" class="primary" busy=sending.busy()>
                        "Create partner"
                    </Button>
                </footer>
            </form>
        </Dialog>
    }
}
