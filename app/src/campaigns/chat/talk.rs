//! The conversation as this tab knows it: what is asked, what is on its way, what was refused. Every answer is a commit of its own on
//! the server, so that a reload or another device goes on where one was (spec S16, D56).

use super::api;
use crate::{Problem, Said, browser, layout::said};
use domain::{
    Refusal,
    campaigns::{Answer, Chat, Error},
    id::{CampaignId, ChatId},
};
use leptos::{prelude::*, task::spawn_local};
use std::{future::Future, pin::Pin};

/// A conversation.
#[derive(Clone, Copy, Debug)]
pub(super) struct Talk {
    /// As it was read last.
    pub chat: RwSignal<Chat>,
    /// The question that is asked here, counted from 0; as many as there are: the review.
    pub at: RwSignal<usize>,
    /// Something is on its way.
    pub busy: RwSignal<bool>,
    /// Why the last thing was not done.
    pub problem: RwSignal<Option<Problem<Error>>>,
    /// What was typed into a form that was refused.
    pub said: StoredValue<Option<Said>>,
}

impl Talk {
    /// As the server read it; after a refused form at the question that was answered.
    pub fn new(chat: Chat) -> Self {
        let said = said().filter(|said| said.typed("chat") == chat.id.to_string());
        let refused = said.as_ref().and_then(|said| serde_json::from_str::<Refusal<Error>>(&said.problem).ok());
        let typed = said.as_ref().map(|said| said.typed("question")).unwrap_or_default();
        let at = chat.questions.iter().position(|question| question.id == typed).unwrap_or(chat.position);
        Self {
            chat: RwSignal::new(chat),
            at: RwSignal::new(at),
            busy: RwSignal::new(false),
            problem: RwSignal::new(refused.map(Problem::Refused)),
            said: StoredValue::new(said),
        }
    }

    /// Answers a question; no value skips it. Over what somebody else saved meanwhile only when it is wanted (spec D56).
    pub fn answer(self, question: String, values: Vec<String>, over: bool) {
        let (id, version) = self.chat.with_untracked(|chat| (chat.id, chat.version));
        self.run(async move {
            let version = if over { api::chat(id).await?.version } else { version };
            let answered = api::answer(id, version, question.clone(), values.clone()).await;
            let answered = match answered {
                Err(Problem::Unreached | Problem::Refused(Refusal::Because(Error::Stale { .. }))) => match api::chat(id).await {
                    // it came through, only its answer was lost
                    Ok(now) if now.answers.iter().any(|answer| same(answer, &question, &values)) => Ok(now),
                    _ => answered,
                },
                answered => answered,
            };
            if answered.is_ok() {
                browser::keep(&place(id, &question), "");
            }
            answered
        });
    }

    /// Turns to an earlier question, or to the review.
    pub fn turn(self, to: usize) {
        let (id, version) = self.chat.with_untracked(|chat| (chat.id, chat.version));
        self.run(api::turn_to(id, version, to));
    }

    /// Shows what is there now; what was typed here is given up.
    pub fn reload(self) {
        let id = self.chat.with_untracked(|chat| chat.id);
        self.run(api::chat(id));
    }

    /// Shows what somebody else answered meanwhile, unless something is being typed here: then saving tells of it (spec D56).
    pub fn follow(self) {
        let id = self.chat.with_untracked(|chat| chat.id);
        spawn_local(async move {
            let now = api::chat(id).await;
            let Some(asked) = self.at.try_get_untracked() else { return };
            let now = match now {
                Ok(now) => now,
                // somebody threw it away meanwhile
                Err(gone @ Problem::Refused(Refusal::NotFound)) if !self.busy.get_untracked() => return self.problem.set(Some(gone)),
                Err(_) => return,
            };
            let (newer, question) = self
                .chat
                .with_untracked(|chat| (now.version > chat.version, chat.questions.get(asked).map(|question| place(id, &question.id))));
            let typing = question.and_then(|question| browser::kept(&question)).is_some();
            if newer && !typing && !self.busy.get_untracked() {
                let at = now.position;
                self.chat.set(now);
                self.at.set(at);
            }
        });
    }

    /// "Submit" (spec S17, S18).
    pub fn submit(self, done: impl FnOnce(CampaignId) + 'static) {
        let (id, version) = self.chat.with_untracked(|chat| (chat.id, chat.version));
        self.send(api::submit(id, version), done);
    }

    fn run(self, work: impl Future<Output = Result<Chat, Problem<Error>>> + 'static) {
        // boxed, so that the browser carries the rest once
        self.read(Box::pin(work));
    }

    fn read(self, work: Pin<Box<dyn Future<Output = Result<Chat, Problem<Error>>>>>) {
        self.send(work, move |chat: Chat| {
            let at = chat.position;
            self.said.set_value(None);
            self.chat.set(chat);
            self.at.set(at);
            request_animation_frame(show_question);
        });
    }

    /// One thing at a time; a refusal is kept and told where one is.
    pub fn send<T: 'static>(self, work: impl Future<Output = Result<T, Problem<Error>>> + 'static, then: impl FnOnce(T) + 'static) {
        if self.busy.get_untracked() {
            return;
        }
        self.busy.set(true);
        spawn_local(async move {
            let answer = work.await;
            // the page may be gone by now
            if self.busy.try_set(false).is_some() {
                return;
            }
            match answer {
                Ok(done) => {
                    self.problem.set(None);
                    then(done);
                }
                Err(problem) => self.problem.set(Some(problem)),
            }
        });
    }
}

/// Brings the focus to the question: to its field, or to the first of its choices.
pub(super) fn show_question() {
    browser::focus("answer");
    browser::focus("answer-0");
}

/// The name under which this tab keeps what is being typed.
pub(super) fn place(chat: ChatId, question: &str) -> String {
    format!("{chat}:{question}")
}

fn same(answer: &Answer, question: &str, values: &[String]) -> bool {
    let mine: Vec<&str> = values.iter().map(|value| value.trim()).filter(|value| !value.is_empty()).collect();
    answer.question == question
        && answer.values.len() == mine.len()
        && mine.iter().all(|value| answer.values.iter().any(|kept| kept == value))
}
