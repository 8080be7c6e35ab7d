//! One conversation: for whom it is, what was said, and what is asked now; at the end the review (spec S16, S17, experience 41).

use super::{
    api,
    ask::Ask,
    log::Log,
    review::Review,
    settings::SettingsLink,
    talk::{Talk, show_question},
};
use crate::{
    browser,
    campaigns::say,
    kit::{Button, Confirm, Icon, Logo, Note, hydrated, toasts},
};
use domain::{
    accounts::Me,
    campaigns::{Chat, Error},
};
use leptos::{either::EitherOf4, prelude::*};
use leptos_router::{NavigateOptions, hooks::use_navigate};

/// A conversation.
#[component]
pub(super) fn Conversation(
    /// As it was read.
    chat: Chat,
) -> impl IntoView {
    let partner = chat.partner.clone();
    let vendor = expect_context::<Me>().role.is_vendor();
    let action = format!("/marketing?chat={}", chat.id);
    let id = chat.id.to_string();
    let talk = Talk::new(chat);
    // who comes from the picker goes on typing; a page that was loaded whole begins at its top
    if hydrated().get_untracked() {
        Effect::new(|_| request_animation_frame(show_question));
    }
    Effect::new(move |_| {
        let topic = talk.chat.with_untracked(|chat| format!("chat:{}", chat.id));
        browser::listen(topic, move |name, _| {
            if matches!(name, "hello" | "chat" | "missed") {
                talk.follow();
            }
        });
    });
    let version = move || talk.chat.with(|chat| chat.version.to_string());
    let open = Memo::new(move |_| talk.chat.with(|chat| chat.open));
    let name = partner.name.clone();
    let now = move || {
        let at = talk.at.get();
        let (open, submitted, questions) = talk.chat.with_untracked(|chat| (chat.open, chat.campaign, chat.questions.len()));
        match submitted {
            Some(campaign) => EitherOf4::A(view! {
                <Note kind="good">
                    <strong>"Submitted. It is in review."</strong>
                    {vendor
                        .then(|| {
                            view! {
                                " "
                                <a href=format!("/campaigns/{campaign}")>"Go to the campaign"</a>
                            }
                        })}
                </Note>
            }),
            None if !open => {
                let words = say::error(&Error::Resting { partner: name.clone() });
                EitherOf4::B(view! { <Note kind="waits">{words}</Note> })
            }
            None if at < questions => EitherOf4::C(view! { <Ask talk at /> }),
            None => EitherOf4::D(view! { <Review talk /> }),
        }
    };
    view! {
        <section class="campaigns-talk" aria-label="Campaign request">
            <header class="campaigns-for">
                <span class="kit-who">
                    <Logo id=partner.id.to_string() name=partner.name.clone() />
                    <span>
                        <strong>{format!("Campaign for {}", partner.name)}</strong>
                        <span class="kit-meta">"Saved after each answer"</span>
                    </span>
                </span>
                <span class="push kit-row">
                    {move || open.get().then(|| view! { <ThrowAway talk /> })}
                    <a class="kit-button quiet small" href="/marketing">
                        "All requests"
                    </a>
                    {vendor.then(|| view! { <SettingsLink /> })}
                </span>
            </header>
            // the turn to an earlier question, for the buttons that stand beside the answers
            <form id="turn" method="post" action=action>
                <input type="hidden" name="act" value="turn" />
                <input type="hidden" name="chat" value=id />
                <input type="hidden" name="version" value=version />
            </form>
            <div class="campaigns-said">
                <Log talk />
            </div>
            <div class="campaigns-answer">{now}</div>
        </section>
    }
}

/// "Throw away", with a question.
#[component]
fn ThrowAway(talk: Talk) -> impl IntoView {
    let (open, navigate, toasts) = (RwSignal::new(false), use_navigate(), toasts());
    let drop = move || {
        let (id, navigate) = (talk.chat.with_untracked(|chat| chat.id), navigate.clone());
        talk.send(api::drop_chat(id), move |()| {
            open.set(false);
            // nothing more is asked about it
            talk.busy.set(true);
            toasts.good("Thrown away.");
            navigate("/marketing", NavigateOptions::default());
        });
    };
    let error = Signal::derive(move || {
        let problem = talk.problem.read();
        problem.as_ref().filter(|_| open.get()).map(|problem| problem.say(say::error))
    });
    let begin = move || {
        talk.problem.set(None);
        open.set(true);
    };
    view! {
        <Button class="quiet small" press=begin>
            <Icon name="trash" class="small" />
            <span class="campaigns-wide">"Throw away"</span>
        </Button>
        <Confirm
            id="drop-chat"
            open
            title="Throw this request away?"
            text="What was answered is gone then, for everyone."
            verb="Throw away"
            busy=talk.busy
            error
            press=drop
        />
    }
}
