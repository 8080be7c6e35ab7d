//! A write on its way: one at a time, its refusal kept beside the field it belongs to, and the focus brought there.

use super::say;
use crate::{Problem, kit::focus_field};
use domain::partners::Error;
use leptos::{prelude::*, task::spawn_local};
use std::future::Future;

/// A write of one form or dialog.
#[derive(Clone, Copy, Debug)]
pub struct Sending {
    /// Goes before the fields' ids: the field "name" of the form "edit" is "edit-name".
    form: &'static str,
    busy: RwSignal<bool>,
    problem: RwSignal<Option<Problem<Error>>>,
}

impl Sending {
    /// Nothing sent yet.
    #[must_use]
    pub fn new(form: &'static str) -> Self {
        Self { form, busy: RwSignal::new(false), problem: RwSignal::new(None) }
    }

    /// Sends a write, unless one is under way; goes on when it was done, and shows the refusal when not.
    pub fn send<T: 'static>(self, write: impl Future<Output = Result<T, Problem<Error>>> + 'static, then: impl FnOnce(T) + 'static) {
        if self.busy.get_untracked() {
            return;
        }
        self.busy.set(true);
        self.problem.set(None);
        spawn_local(async move {
            let answer = write.await;
            // the page may be gone by now
            if self.busy.try_set(false).is_some() {
                return;
            }
            match answer {
                Ok(done) => then(done),
                Err(problem) => self.refuse(problem),
            }
        });
    }

    fn refuse(self, problem: Problem<Error>) {
        let field = problem.reason().and_then(say::field);
        self.problem.set(Some(problem));
        if let Some(field) = field {
            focus_field(&self.id(field));
        }
    }

    /// Forgets the refusal.
    pub fn clear(self) {
        self.problem.set(None);
    }

    /// Whether it is on its way.
    #[must_use]
    pub fn busy(self) -> Signal<bool> {
        self.busy.into()
    }

    /// Why it was not done.
    #[must_use]
    pub fn reason(self) -> Signal<Option<Error>> {
        Signal::derive(move || self.problem.read().as_ref().and_then(Problem::reason).cloned())
    }

    /// The id of a field.
    #[must_use]
    pub fn id(self, field: &str) -> String {
        format!("{}-{field}", self.form)
    }

    /// What is wrong with a field.
    #[must_use]
    pub fn at(self, field: &'static str) -> Signal<Option<String>> {
        Signal::derive(move || self.reason().get().filter(|reason| say::field(reason) == Some(field)).map(|reason| say::error(&reason)))
    }

    /// What is wrong and belongs to no field.
    #[must_use]
    pub fn whole(self) -> Signal<Option<String>> {
        Signal::derive(move || {
            let problem = self.problem.read();
            let problem = problem.as_ref()?;
            let has_field = problem.reason().and_then(say::field).is_some();
            (!has_field).then(|| problem.say(say::error))
        })
    }
}

/// What was refused as a whole, at the foot of a form.
#[component]
pub fn Refused(
    /// The write.
    sending: Sending,
) -> impl IntoView {
    let words = sending.whole();
    view! {
        <div role="alert">
            {move || {
                words
                    .get()
                    .map(|words| {
                        view! { <crate::kit::Note kind="bad">{words}</crate::kit::Note> }
                    })
            }}
        </div>
    }
}
