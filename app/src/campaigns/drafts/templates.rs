//! Packs of templates, one for each intent: the built-in ones, or the vendor's own in their place, with what they make of an example
//! (spec D9, B10).

use super::setting::{Save, refusal, summary};
use crate::{Problem, Said, browser, campaigns::say, kit::Note};
use domain::{
    Refusal,
    campaigns::{DraftKind, Error, Part, TemplatePack},
};
use leptos::{
    either::{Either, EitherOf3},
    prelude::*,
};

const PACKS: [(&str, &str); 4] =
    [("announce", "Announce a partnership"), ("leads", "Generate leads"), ("promote", "Promote a product"), ("other", "Any other intent")];

/// What a template may name, and what it is.
const NAMES: [(&str, &str); 11] = [
    ("vendor.name, vendor.does, partner.name, partner.does, partner.city, partner.website, partner.phone", "the two companies"),
    ("name, intent, audience, product, problem, proof, action, where, date", "the answers"),
    ("says, mentions, facts", "what the messaging wants said, as lists"),
    ("emphasis, tone, length", "what one wants otherwise; tone is plain, warm or formal, length short, usual or long"),
    ("hello(), bye()", "greeting and signature for the tone"),
    ("about(), why(), more(), meant_for(), proven(), begins(), ask_about(), points(), doubts(), act()", "ready sentences of these facts"),
    ("need(\"…\")", "a gap that asks for a fact nobody gave"),
    ("choose(\"…\", \"…\")", "one of some wordings"),
    ("text|cap, text|low, text|bare, text|dot", "capital, small letter, without and with a full stop"),
    ("text|within(90)", "as many whole sentences, or words, as fit"),
    ("## email.subject", "begins the part of this name; every part of the pack has to be there"),
];

/// The page.
#[component]
pub(super) fn Templates(
    /// The pack.
    pack: TemplatePack,
    /// What it makes of an example, or why it cannot.
    preview: Result<Vec<(DraftKind, Vec<Part>)>, Refusal<Error>>,
    /// What a form said.
    said: Option<Said>,
    /// What was just done.
    told: Option<String>,
) -> impl IntoView {
    let TemplatePack { pack, text, own, version } = pack;
    let refused = refusal(said.as_ref());
    let typed = said.as_ref().map(|said| said.typed("text")).filter(|typed| !typed.is_empty());
    // what is saved goes upon the version that was begun with; a stale one is told the newest
    let stale = matches!(refused, Some(Refusal::Because(Error::Stale { .. })));
    let begun = said.as_ref().filter(|_| !stale).and_then(|said| said.typed("version").parse().ok()).unwrap_or(version);
    let here = format!("/settings/templates?pack={pack}");
    let action = here.clone();
    let tabs = PACKS.map(|(name, words)| {
        view! {
            <a href=format!("/settings/templates?pack={name}") aria-current=(name == pack).then_some("page")>
                {words}
            </a>
        }
    });
    let done = told.as_deref().and_then(|told| match told {
        "saved" => Some("Saved. Drafts are written with these templates from now on."),
        "reset" => Some("The built-in templates are used again."),
        _ => None,
    });
    let reset = own.then(|| {
        view! {
            <button class="kit-button push" name="act" value="reset">
                "Reset to the built-in"
            </button>
        }
    });
    let names = NAMES.map(|(names, words)| {
        view! {
            <dt>
                <code>{names}</code>
            </dt>
            <dd>{words}</dd>
        }
    });
    let shown = match preview {
        // it stands above the form already
        Err(_) if refused.is_some() => EitherOf3::A(()),
        Err(refusal) => EitherOf3::B(view! { <Note kind="bad">{Problem::from(refusal).say(say::error)}</Note> }),
        Ok(drafts) => EitherOf3::C(drafts.into_iter().map(|(kind, parts)| view! { <Example kind parts /> }).collect_view()),
    };
    view! {
        <nav class="kit-tabs plain" aria-label="Intents">
            {tabs.into_iter().collect_view()}
        </nav>
        {done
            .map(|words| {
                view! {
                    <div role="status">
                        <Note kind="good">{words}</Note>
                    </div>
                }
            })}
        <p class="kit-lead">
            {if own {
                "Your own templates. Each part begins with ## and its name; a fact that nobody gave is asked for, never made up."
            } else {
                "The built-in templates. Change them, and your own are used in their place. A fact that nobody gave is asked for, never made up."
            }}
        </p>
        <form class="kit-form campaigns-templates" method="post" action=action>
            {summary(refused.as_ref())}
            <input type="hidden" name="pack" value=pack />
            <div class="kit-field">
                <label for="text">"Templates"</label>
                <textarea class="kit-area" id="text" name="text" rows="24" spellcheck="false">
                    {browser::titled(&typed.unwrap_or(text))}
                </textarea>
            </div>
            <details class="campaigns-names">
                <summary>"What a template may use"</summary>
                <dl>{names.into_iter().collect_view()}</dl>
            </details>
            <footer>
                <Save refused version=begun href=here />
                <button class="kit-button" name="act" value="preview">
                    "Preview"
                </button>
                {reset}
            </footer>
        </form>
        <section class="campaigns-examples">
            <h2>"Preview with example facts"</h2>
            {shown}
        </section>
    }
}

#[component]
fn Example(kind: DraftKind, parts: Vec<Part>) -> impl IntoView {
    let parts = parts.into_iter().map(|part| {
        let name = say::part_name(&part.key).to_owned();
        let text = if part.text.is_empty() {
            Either::Left(view! { <p class="kit-meta">"Empty"</p> })
        } else {
            Either::Right(view! { <p class="kit-text">{part.text}</p> })
        };
        view! {
            <section>
                <h4>{name}</h4>
                {text}
            </section>
        }
    });
    view! {
        <details class="campaigns-draft" open=kind == DraftKind::Email>
            <summary>
                <h3>{say::draft_name(kind)}</h3>
            </summary>
            <div class="campaigns-parts">{parts.collect_view()}</div>
        </details>
    }
}
