//! "View as partner" for any partner (spec S68, D16): a plain form in a popover, so that it works before and without a
//! script. It changes whose eyes the next page is seen with, so it is no server function (house, law 8).

use crate::{
    kit::{Empty, Icon, Select},
    layout::Loaded,
    partners,
};
use domain::partners::PartnerRef;
use leptos::{either::Either, prelude::*};

/// The button that opens it.
#[component]
pub(super) fn LookButton(
    /// As an icon, on a phone.
    #[prop(optional)]
    small: bool,
) -> impl IntoView {
    if small {
        Either::Left(view! {
            <button
                class="kit-icon-button"
                type="button"
                popovertarget="view-as"
                aria-haspopup="dialog"
                aria-label="View as partner"
                title="View as partner"
            >
                <Icon name="eye" />
            </button>
        })
    } else {
        Either::Right(view! {
            <button class="kit-button" type="button" popovertarget="view-as" aria-haspopup="dialog">
                <Icon name="eye" />
                "View as partner"
            </button>
        })
    }
}

/// The form; once on a page.
#[component]
pub(super) fn Look() -> impl IntoView {
    let names = Resource::new_blocking(|| (), |()| partners::api::names());
    view! {
        <dialog class="kit-dialog" id="view-as" popover="auto" aria-labelledby="view-as-title">
            <header>
                <h2 id="view-as-title">"View as partner"</h2>
            </header>
            <Loaded from=names part=true let:names>
                <Form names />
            </Loaded>
        </dialog>
    }
}

#[component]
fn Form(names: Vec<PartnerRef>) -> impl IntoView {
    let cancel = || {
        view! {
            <button class="kit-button" type="button" popovertarget="view-as" popovertargetaction="hide">
                "Cancel"
            </button>
        }
    };
    if names.is_empty() {
        return Either::Left(view! {
            <div class="body">
                <Empty scene="people" class="row" title="No active partner yet" text="There is nobody whose eyes could be used." />
            </div>
            <footer>{cancel()}</footer>
        });
    }
    let chosen = RwSignal::new(names[0].id.to_string());
    let options: Vec<(String, String)> = names.into_iter().map(|partner| (partner.id.to_string(), partner.name)).collect();
    Either::Right(view! {
        <form method="post" action="/preview">
            <div class="body">
                <p>"The portal as this partner sees it. Nothing is saved or counted. In the banner you can choose one of its people."</p>
                <Select id="view-as-partner" name="partner" label="Partner" value=chosen options />
                <input type="hidden" name="back" value="/marketing/library" />
            </div>
            <footer>
                {cancel()}
                <button class="kit-button primary">
                    <Icon name="eye" />
                    "View"
                </button>
            </footer>
        </form>
    })
}
