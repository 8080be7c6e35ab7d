//! The review before "Submit": everything that was answered, each to be edited (spec S17, S18).

use super::{refused::Refused, talk::Talk, words::answer_words};
use crate::kit::toasts;
use domain::accounts::Me;
use leptos::prelude::*;
use leptos_router::{NavigateOptions, hooks::use_navigate};

/// The review card.
#[component]
pub(super) fn Review(
    /// The conversation.
    talk: Talk,
) -> impl IntoView {
    let vendor = expect_context::<Me>().role.is_vendor();
    let chat = talk.chat.get_untracked();
    let id = chat.id.to_string();
    let rows = chat
        .questions
        .iter()
        .enumerate()
        .map(|(at, question)| {
            let values = chat.answers.iter().find(|answer| answer.question == question.id);
            let said = values.map(|answer| answer_words(question, &answer.values)).filter(|said| !said.is_empty());
            let said = said.unwrap_or_else(|| "–".to_owned());
            view! {
                <div>
                    <dt>{question.wording.clone()}</dt>
                    <dd>
                        <span>{said}</span>
                        <button
                            class="kit-button quiet small"
                            form="turn"
                            name="to"
                            value=at.to_string()
                            aria-label=format!("Edit: {}", question.wording)
                            on:click=move |event| {
                                event.prevent_default();
                                talk.turn(at);
                            }
                        >
                            "Edit"
                        </button>
                    </dd>
                </div>
            }
        })
        .collect_view();
    let (navigate, toasts) = (use_navigate(), toasts());
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let navigate = navigate.clone();
        talk.submit(move |campaign| {
            toasts.good("Submitted. The campaign is in review.");
            // a partner sees the campaign once it is approved
            if vendor {
                navigate(&format!("/campaigns/{campaign}"), NavigateOptions::default());
            } else {
                talk.reload();
            }
        });
    };
    let version = move || talk.chat.with(|chat| chat.version.to_string());
    let text = if vendor { "Creates a campaign in review. Its drafts are written at once." } else { "Creates a campaign in review." };
    view! {
        <Refused talk />
        <section class="kit-review" id="answer" tabindex="-1" aria-label="Review">
            <dl>
                <div>
                    <dt>"Partner"</dt>
                    <dd>{chat.partner.name}</dd>
                </div>
                {rows}
            </dl>
            <form method="post" action=format!("/marketing?chat={id}") on:submit=submit>
                <input type="hidden" name="act" value="submit" />
                <input type="hidden" name="chat" value=id.clone() />
                <input type="hidden" name="version" value=version />
                <span class="kit-meta">{text}</span>
                <button class="kit-button primary push" aria-busy=move || talk.busy.get().then_some("true")>
                    "Submit"
                </button>
            </form>
        </section>
    }
}
