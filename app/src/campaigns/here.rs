//! What is said about a campaign above its files: how many there are, and what its partner sees of it.

use crate::kit::{Note, counted, number};
use domain::campaigns::{CampaignPage, CampaignRow, Status};
use leptos::{either::EitherOf4, prelude::*};

/// "Generate leads · 6 files, 2 approved".
#[must_use]
pub(super) fn figures(campaign: &CampaignRow) -> String {
    let files = match campaign.assets {
        0 => "no files yet".to_owned(),
        count => format!("{}, {} approved", counted(count, "file", "files"), number(campaign.assets - campaign.waiting)),
    };
    format!("{} · {files}", campaign.intent)
}

/// What its partner sees of it now, and what would change that.
#[component]
pub(super) fn Seen(
    /// The campaign.
    page: CampaignPage,
) -> impl IntoView {
    let CampaignRow { partner, status, assets, waiting, .. } = page.campaign;
    let people = counted(page.people, "person", "people");
    match (status, waiting) {
        (Status::Draft | Status::InReview, _) => {
            let would = match assets {
                0 => " Upload something, then approve.".to_owned(),
                files => format!(" “Approve all” shows {} to {people}.", counted(files, "file", "files")),
            };
            EitherOf4::A(view! {
                <Note kind="waits">
                    <strong>{format!("{} sees none of this yet.", partner.name)}</strong>
                    {would}
                </Note>
            })
        }
        (Status::Approved, 1..) => EitherOf4::B(view! {
            <Note kind="waits">
                <strong>
                    {format!(
                        "{} sees {} of {}.",
                        partner.name,
                        number(assets - waiting),
                        counted(assets, "file", "files"),
                    )}
                </strong>
                {format!(" “Approve all” shows the other {} to {people}.", number(waiting))}
            </Note>
        }),
        (Status::Approved, _) => EitherOf4::C(()),
        (Status::Archived, _) => EitherOf4::D(view! {
            <Note kind="plain" icon="archive">
                {format!("Archived. {} sees none of it. “Bring back to review” opens it again.", partner.name)}
            </Note>
        }),
    }
}
