//! What drafts are made of, in the settings: templates, facts and words, the model (spec D9, D57, B10). Pages of plain forms that the
//! server alone draws, so that they cost the browser nothing.

use super::{model::Model, templates::Templates, words::Words};
use crate::{Frame, Problem, Said, campaigns::say, kit::Icon};
use domain::{
    Refusal,
    campaigns::{BrandPage, DraftKind, Error, ModelPage, Part, TemplatePack},
    id::PartnerId,
    partners::PartnerRef,
};
use leptos::{either::EitherOf3, prelude::*};

/// What such a page shows.
#[derive(Clone, Debug)]
pub enum Setting {
    /// A pack of templates, and what it makes of an example.
    Templates(TemplatePack, Result<Vec<(DraftKind, Vec<Part>)>, Refusal<Error>>),
    /// The facts and words of a company: of the vendor, or of one of these partners.
    Words(BrandPage, Option<PartnerId>, Vec<PartnerRef>),
    /// The model.
    Model(ModelPage),
}

impl Setting {
    /// The page's title, which is its tab's word too.
    #[must_use]
    pub fn title(&self) -> &'static str {
        match self {
            Self::Templates(..) => "Templates",
            Self::Words(..) => "Words",
            Self::Model(_) => "Model",
        }
    }
}

/// One of these pages, without its frame.
#[component]
pub fn DraftingPage(
    /// What it shows.
    setting: Setting,
    /// What was just done, and what was refused.
    frame: Frame,
) -> impl IntoView {
    let Frame { said, told, .. } = frame;
    match setting {
        Setting::Templates(pack, preview) => EitherOf3::A(view! { <Templates pack preview said told /> }),
        Setting::Words(page, partner, partners) => EitherOf3::B(view! { <Words page partner partners said told /> }),
        Setting::Model(page) => EitherOf3::C(view! { <Model page told /> }),
    }
}

/// Why a form was refused, if it was.
pub(super) fn refusal(said: Option<&Said>) -> Option<Refusal<Error>> {
    let said = said.filter(|said| !said.problem.is_empty())?;
    // what cannot be read is a fault of ours, not silence
    Some(serde_json::from_str(&said.problem).unwrap_or(Refusal::Unavailable))
}

/// The summary over a form that was refused.
pub(super) fn summary(refusal: Option<&Refusal<Error>>) -> impl IntoView + use<> {
    let words = refusal.map(|refusal| Problem::from(refusal.clone()).say(say::error));
    words.map(|words| {
        view! {
            <div class="kit-errors wide" role="alert" tabindex="-1" id="errors">
                <Icon name="warning" />
                <div>{words}</div>
            </div>
        }
    })
}

/// The end of a form that knows which version it began with; one that came too late is saved over what is there when one says so.
#[component]
pub(super) fn Save(
    /// Why it was refused.
    refused: Option<Refusal<Error>>,
    /// The newest version.
    version: i64,
    /// The page as it is.
    href: String,
) -> impl IntoView {
    let stale = matches!(refused, Some(Refusal::Because(Error::Stale { .. })));
    let (words, class) = if stale { ("Save over it", "kit-button danger") } else { ("Save", "kit-button primary") };
    let load = stale.then(|| view! { <a class="kit-button" href=href>"Load what is there"</a> });
    view! {
        <input type="hidden" name="version" value=version.to_string() />
        <button class=class name="act" value="save">
            {words}
        </button>
        {load}
    }
}
