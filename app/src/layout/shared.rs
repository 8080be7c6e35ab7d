//! What the server knows of the reader and the browser has to know too, at once: it travels in the page.

use crate::{Frame, Said};
use domain::accounts::Me;
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

/// The part of the frame that the browser needs. Who one is never changes without a full load.
#[derive(Clone, Default, Debug, Serialize, Deserialize)]
pub struct Shared {
    /// Who is signed in.
    pub me: Option<Me>,
    /// What a refused form said.
    pub said: Option<Said>,
    /// Light or dark, when the reader chose.
    pub theme: Option<String>,
}

/// The theme the reader chose.
#[derive(Clone, Debug)]
pub(super) struct Theme(pub Option<String>);

impl Shared {
    /// From the frame on the server, from the page in the browser. Called once, by the app.
    #[must_use]
    pub fn new() -> Self {
        SharedValue::new(|| {
            use_context::<Frame>().map(|frame| Self { me: frame.me, said: frame.said, theme: frame.theme }).unwrap_or_default()
        })
        .into_inner()
    }

    /// Gives it to everything below, and who is signed in to the frame.
    pub fn provide(self) -> Option<Me> {
        provide_context(Theme(self.theme));
        provide_context(RefusedForm(StoredValue::new(self.said)));
        if let Some(me) = self.me.clone() {
            provide_context(me);
        }
        self.me
    }
}

#[derive(Clone, Copy, Debug)]
struct RefusedForm(StoredValue<Option<Said>>);

/// What a refused form said. The form it belongs to stands on the first page; later pages do not hear of it.
#[must_use]
pub fn said() -> Option<Said> {
    if crate::kit::hydrated().get_untracked() {
        return None;
    }
    use_context::<RefusedForm>().and_then(|RefusedForm(said)| said.get_value())
}
