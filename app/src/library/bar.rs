//! The bulk bar, in the place of the tool bar as long as something is ticked (spec S86, S87, S90, S103): how much it is, and
//! what can be done with it.

use super::bulk::{Bulk, Dialog};
use crate::kit::{Button, Icon, Menu, MenuItem, counted, number};
use domain::paging::COUNTED;
use leptos::prelude::*;

/// The bar.
#[component]
pub(super) fn BulkBar(
    /// What is ticked.
    bulk: Bulk,
) -> impl IntoView {
    let archived = Memo::new(move |_| bulk.here.with(|here| here.archived));
    let total = Memo::new(move |_| bulk.here.with(|here| here.total));
    let words = move || {
        let selected = format!("{} selected", number(bulk.count()));
        if bulk.picks.is_all() && total.get() > COUNTED { format!("{}+ selected", number(COUNTED)) } else { selected }
    };
    let all = move || {
        let total = total.get();
        (!bulk.picks.is_all() && total > 1 && bulk.count() < total).then(|| {
            let many = if total > COUNTED { format!("{}+ resources", number(COUNTED)) } else { counted(total, "resource", "resources") };
            let whole = if archived.get() { "archived " } else { "" };
            view! {
                <button class="kit-link" type="button" on:click=move |_| bulk.picks.take_all()>
                    {format!("Select all {whole}{many}")}
                </button>
            }
        })
    };
    let ask = move |dialog: Dialog| move || bulk.ask(bulk.picked(), dialog);
    let unless_folders = Signal::derive(move || {
        let keys = bulk.picks.keys();
        let items = bulk.picks.is_all() || bulk.picked_items(&keys);
        (!items).then(|| "Folders have no groups: select resources".to_owned())
    });
    let turn = move || {
        let away = !archived.get();
        let (icon, words) = if away { ("archive", "Archive") } else { ("undo", "Restore") };
        view! {
            <MenuItem icon press=move || bulk.archive(bulk.picked(), away)>
                {words}
            </MenuItem>
        }
    };
    view! {
        <div class="kit-bulk" role="region" aria-label="Selection">
            <strong role="status">{move || words()}</strong>
            {move || all()}
            <button class="kit-link" type="button" on:click=move |_| bulk.picks.leave()>
                "Clear"
            </button>
            <span class="push">
                <Menu id="bulk" label="Actions" words="Actions" class="primary">
                    <MenuItem icon="folder" press=ask(Dialog::Move)>
                        "Move to …"
                    </MenuItem>
                    <MenuItem icon="group" off=unless_folders press=ask(Dialog::Groups)>
                        "Update groups"
                    </MenuItem>
                    <MenuItem icon="download" press=move || bulk.zip(&bulk.picked())>
                        "Download as ZIP"
                    </MenuItem>
                    {move || turn()}
                    <hr />
                    <MenuItem icon="trash" danger=true press=ask(Dialog::Delete)>
                        "Delete …"
                    </MenuItem>
                </Menu>
            </span>
        </div>
    }
}

/// In the tool bar while nothing is ticked: what there would be to do.
#[component]
pub(super) fn NoActions() -> impl IntoView {
    view! {
        <Button off=Signal::stored(Some("Select something first".to_owned()))>
            "Actions" <Icon name="chevron-down" class="end" />
        </Button>
    }
}
