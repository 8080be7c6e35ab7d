//! What can be done with a folder (spec S97-S100, D22): from its row, and from the menu inside it.

use super::{acts::ItemActs, bulk::Dialog, what::What};
use crate::kit::{Menu, MenuItem};
use domain::{id::FolderId, library::FolderRef};
use leptos::prelude::*;

/// The menu of a folder; for vendor people.
#[component]
pub(super) fn FolderMenu(
    /// The menu's id.
    #[prop(into)]
    id: String,
    /// The folder.
    folder: FolderRef,
    /// Where it stands, if that is known.
    place: Option<Option<FolderId>>,
    /// The page's dialogs.
    acts: ItemActs,
    /// It is the page's own folder.
    #[prop(optional)]
    inside: bool,
) -> impl IntoView {
    let (label, class) =
        if inside { (format!("More about {}", folder.name), "") } else { (format!("Actions for {}", folder.name), "small") };
    let bulk = acts.bulk;
    let fill = move || {
        let edited = folder.clone();
        let mut what = What::folder(folder.clone(), place);
        what.above = place.filter(|_| inside);
        let what = StoredValue::new(what);
        let ask = move |dialog: Dialog| move || bulk.ask(what.get_value(), dialog);
        view! {
            <MenuItem icon="edit" press=move || acts.edit_folder(&edited)>
                "Edit folder"
            </MenuItem>
            <MenuItem icon="folder" press=ask(Dialog::Move)>
                "Move to …"
            </MenuItem>
            <MenuItem icon="download" press=move || bulk.zip(&what.get_value())>
                "Download as ZIP"
            </MenuItem>
            <MenuItem icon="archive" press=move || bulk.archive(what.get_value(), true)>
                "Archive contents"
            </MenuItem>
            <hr />
            <MenuItem icon="trash" danger=true press=ask(Dialog::Delete)>
                "Delete folder"
            </MenuItem>
        }
    };
    view! { <Menu id label class fill /> }
}
