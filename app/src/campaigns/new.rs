//! "New campaign" (spec S10-S13, D1): a plain form, so that it works before and without a script. When it is refused its
//! page comes back with the words next to the fields and with what was typed (house, law 10).

use super::{api, say};
use crate::{
    Problem, Said,
    kit::{Choice, Empty, Errors, Options, Select, TextInput},
    layout::{Loaded, said},
    library::bare,
    partners,
};
use domain::{campaigns::OTHER, partners::PartnerRef};
use leptos::{either::Either, prelude::*};
use leptos_router::hooks::use_query_map;

/// Partners and intents to choose from.
type Offer = (Vec<PartnerRef>, Vec<String>);

async fn read() -> Result<Offer, Problem<()>> {
    let intents = api::intents().await.map_err(bare)?;
    Ok((partners::api::names().await.map_err(bare)?, intents))
}

/// The form inside the Asset Library.
#[component]
pub(super) fn NewHere() -> impl IntoView {
    let offer = Resource::new_blocking(|| (), |()| read());
    view! {
        <h2 id="here">"New campaign"</h2>
        <Loaded from=offer part=true let:offer>
            {if offer.0.is_empty() {
                Either::Left(view! {
                    <Empty scene="people" class="row" title="No active partner yet" text="A campaign is for one partner.">
                        <a class="kit-button primary" href="/partners">
                            "Go to Partners"
                        </a>
                    </Empty>
                })
            } else {
                Either::Right(view! { <Form offer /> })
            }}
        </Loaded>
    }
}

#[component]
fn Form(offer: Offer) -> impl IntoView {
    let (partners, intents) = offer;
    let said = said();
    let typed = |field: &str| said.as_ref().map(|said: &Said| said.typed(field)).unwrap_or_default();
    let wrong = said.as_ref().map(|said| say::wrong(&said.problem)).unwrap_or_default();
    let error = |id: &str| Signal::stored(wrong.iter().find(|(field, _)| field == id).map(|(_, words)| words.clone()));
    let asked = use_query_map().with_untracked(|query| query.get("partner")).unwrap_or_default();
    let partner = RwSignal::new(Some(typed("partner")).filter(|typed| !typed.is_empty()).unwrap_or(asked));
    let (intent, other, name) = (RwSignal::new(typed("intent")), RwSignal::new(typed("other")), RwSignal::new(typed("name")));
    let choice = |value: String, label: String| Choice { value, icon: "", label, hint: String::new() };
    let mut choices: Vec<Choice> = intents.into_iter().map(|intent| choice(intent.clone(), intent)).collect();
    choices.push(choice(OTHER.to_owned(), "Other (free text)".to_owned()));
    let options = partners.into_iter().map(|partner| (partner.id.to_string(), partner.name)).collect();
    let (no_partner, no_intent, no_other, no_name) =
        (error("campaign-partner"), error("intent"), error("campaign-other"), error("campaign-name"));
    let several = if wrong.len() > 1 { wrong } else { Vec::new() };
    view! {
        <form class="kit-form campaigns-new" method="post" action="/marketing/library?new=campaign">
            <Errors id="errors" list=Signal::stored(several) />
            <Select
                id="campaign-partner"
                name="partner"
                label="Partner"
                value=partner
                options
                empty="Choose a partner"
                error=no_partner
                hint="It and its files can be seen by this partner alone."
            />
            <Options id="intent" legend="Intent" options=choices value=intent error=no_intent />
            <div class="campaigns-other">
                <TextInput id="campaign-other" name="other" label="Intent in your own words" value=other error=no_other />
            </div>
            <TextInput id="campaign-name" name="name" label="Name" value=name error=no_name />
            <footer>
                <button class="kit-button primary">"Create"</button>
                <a class="kit-button" href="/marketing/library">
                    "Cancel"
                </a>
            </footer>
        </form>
    }
}
