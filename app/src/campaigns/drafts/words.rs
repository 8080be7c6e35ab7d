//! The facts and words of a company: what drafts say about it, and which words do not stand in them, with the reason (spec B10).

use super::setting::{Save, refusal, summary};
use crate::{Said, browser, kit::Note};
use domain::{
    Refusal,
    campaigns::{BrandPage, Error},
    id::PartnerId,
    partners::PartnerRef,
};
use leptos::{either::Either, prelude::*};

/// The page.
#[component]
pub(super) fn Words(
    /// What is known.
    page: BrandPage,
    /// Of which partner; of the vendor when of none.
    partner: Option<PartnerId>,
    /// The partners to choose from.
    partners: Vec<PartnerRef>,
    /// What a form said.
    said: Option<Said>,
    /// What was just done.
    told: Option<String>,
) -> impl IntoView {
    let refused = refusal(said.as_ref());
    let stale = matches!(refused, Some(Refusal::Because(Error::Stale { .. })));
    let version = said.as_ref().filter(|_| !stale).and_then(|said| said.typed("version").parse().ok()).unwrap_or(page.version);
    let brand = page.brand;
    let given = |name: &str, kept: String| said.as_ref().map_or(kept, |said| said.typed(name));
    let href = partner.map_or_else(|| "/settings/words".to_owned(), |partner| format!("/settings/words?partner={partner}"));
    let action = href.clone();
    let whose = partner.and_then(|id| partners.iter().find(|partner| partner.id == id)).map(|partner| partner.name.clone());
    let heading = whose.unwrap_or_else(|| "Your company".to_owned());
    let companies = partners.into_iter().map(|row| {
        let chosen = Some(row.id) == partner;
        view! { <option value=row.id.to_string() selected=chosen>{row.name}</option> }
    });
    let saved = (told.as_deref() == Some("saved")).then(|| {
        view! {
            <div role="status">
                <Note kind="good">"Saved. Drafts know it from now on."</Note>
            </div>
        }
    });
    let field = |name: &'static str, label: &'static str, value: String, lines: Option<&'static str>, hint: &'static str| {
        let described = format!("{name}-hint");
        let field = match lines {
            Some(rows) => Either::Left(view! {
                <textarea class="kit-area" id=name name=name rows=rows aria-describedby=described>
                    {browser::titled(&value)}
                </textarea>
            }),
            None => Either::Right(
                view! { <input class="kit-input" id=name name=name value=value maxlength="200" autocomplete="off" aria-describedby=described /> },
            ),
        };
        view! {
            <div class="kit-field">
                <label for=name>{label} <span class="optional">" optional"</span></label>
                {field}
                <p class="hint" id=format!("{name}-hint")>
                    {hint}
                </p>
            </div>
        }
    };
    let fields = (
        field(
            "does",
            "What the company does",
            given("does", brand.does),
            None,
            "As the end of “Acme …”: “keeps one stock count for every shop and the web”.",
        ),
        field(
            "proof",
            "A fact that proves it",
            given("proof", brand.proof),
            None,
            "A sentence of its own, with a figure or a customer’s result. Nothing is made up when it is empty.",
        ),
        field(
            "offer",
            "What a reader can ask for",
            given("offer", brand.offer),
            None,
            "As the end of “You can …”: “book a free stock audit”.",
        ),
        field(
            "forbidden",
            "Words that must not stand in a text",
            given("forbidden", brand.forbidden),
            Some("6"),
            "One a line, after a colon the reason: “best-in-class: no superlatives”. A star at the end stands for any ending: “synerg*”.",
        ),
        field(
            "allowed",
            "Phrases that may stand all the same",
            given("allowed", brand.allowed),
            Some("3"),
            "One a line: “best practice” is allowed although “best” is not.",
        ),
    );
    view! {
        {saved}
        <form class="kit-row wrap" method="get" action="/settings/words">
            <label for="company">"Company"</label>
            <select class="kit-select auto" id="company" name="partner">
                <option value="">"Your company"</option>
                {companies.collect_view()}
            </select>
            <button class="kit-button">"Show"</button>
        </form>
        <section>
            <h2>{heading}</h2>
            <form class="kit-form" method="post" action=action>
                {summary(refused.as_ref())}
                <input type="hidden" name="partner" value=partner.map(|partner| partner.to_string()).unwrap_or_default() />
                {fields.0}
                {fields.1}
                {fields.2}
                {fields.3}
                {fields.4}
                <footer>
                    <Save refused version href />
                </footer>
            </form>
        </section>
    }
}
