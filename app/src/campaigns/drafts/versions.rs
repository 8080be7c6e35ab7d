//! What stands below a draft: editing, files of it, its versions (spec S20, B10).

use super::{
    cards::Deed,
    desk::{Desk, Row},
};
use crate::{
    campaigns::say,
    kit::{Icon, Time, counted},
};
use domain::campaigns::{Draft, DraftState};
use leptos::prelude::*;

/// The foot of an open card.
#[component]
pub(super) fn Foot(desk: Desk, row: Row, base: String, compares: bool) -> impl IntoView {
    move || {
        let base = base.clone();
        row.draft.with(|draft| draft.as_ref().filter(|draft| draft.version > 0).map(|draft| foot(desk, row, &base, draft, compares)))
    }
}

fn foot(desk: Desk, row: Row, base: &str, draft: &Draft, compares: bool) -> impl IntoView + use<> {
    let link = format!("{base}?draft={}", draft.kind.as_str());
    let ready = draft.state == DraftState::Ready;
    let edit = (ready && !compares).then(|| {
        view! {
            <a class="kit-button" href=format!("{link}&edit=1")>
                <Icon name="edit" />
                "Edit by hand"
            </a>
        }
    });
    let forms = [("docx", "DOCX"), ("html", "HTML"), ("pdf", "PDF")]
        .map(|(form, words)| view! { <button class="kit-button small" name="form" value=form>{words}</button> });
    let newest = draft.version;
    let older = draft.versions.iter().map(|version| {
        let number = version.version;
        let by = version.by.clone().map(|by| format!(" · {by}")).unwrap_or_default();
        let acts = (ready && number < newest).then(|| {
            view! {
                <span class="push kit-row">
                    <a class="kit-button small" href=format!("{link}&older={number}") aria-label=format!("Compare version {number} with the newest")>
                        "Compare"
                    </a>
                    <Deed desk row base=base.to_owned() act="restore">
                        <button class="kit-button small" name="older" value=number.to_string() aria-label=format!("Restore version {number}")>
                            "Restore"
                        </button>
                    </Deed>
                </span>
            }
        });
        view! {
            <li>
                <span>
                    <strong>{format!("Version {number}")}</strong>
                    <span class="kit-meta">
                        {say::written(&version.source, &version.note)} {by} " · " <Time stamp=version.at.clone() />
                    </span>
                </span>
                {acts}
            </li>
        }
    });
    let older = older.collect_view();
    view! {
        <footer class="kit-row wrap">
            {edit} <Deed desk row base=base.to_owned() act="export" class="campaigns-export">
                <span class="kit-meta">"Export as"</span>
                {forms.into_iter().collect_view()}
            </Deed>
        </footer>
        <details class="campaigns-versions">
            <summary>{counted(newest, "version", "versions")}</summary>
            <ol>{older}</ol>
        </details>
    }
}
