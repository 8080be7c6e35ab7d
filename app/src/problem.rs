//! A refusal on its way to the browser, with what can go wrong on the way itself.

use domain::{Fault, Refusal};
use serde::{Deserialize, Serialize, de::DeserializeOwned};
use server_fn::error::{FromServerFnError, ServerFnErrorErr};
use std::fmt::Debug;

/// Why a server function did not do what was asked.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum Problem<E> {
    /// The server refused.
    Refused(Refusal<E>),
    /// No answer came, or none that was understood: whether it was done is not known.
    Unreached,
}

impl<E> From<Refusal<E>> for Problem<E> {
    fn from(refusal: Refusal<E>) -> Self {
        Self::Refused(refusal)
    }
}

impl<E> Problem<E> {
    /// The HTTP status that goes with it.
    #[must_use]
    pub fn status(&self) -> u16 {
        match self {
            Self::Refused(Refusal::Because(_)) => 422,
            Self::Refused(Refusal::NotFound) => 404,
            Self::Refused(Refusal::SignedOut) => 401,
            Self::Refused(Refusal::PreviewIsReadOnly) => 403,
            Self::Refused(Refusal::Unavailable) => 503,
            Self::Refused(Refusal::Fault(_)) | Self::Unreached => 500,
        }
    }

    /// The room's own reason, when there is one.
    pub fn reason(&self) -> Option<&E> {
        match self {
            Self::Refused(Refusal::Because(reason)) => Some(reason),
            _ => None,
        }
    }

    /// The sentence for it, given the room's sentences for its own reasons.
    #[must_use]
    pub fn say(&self, room: impl FnOnce(&E) -> String) -> String {
        match self {
            Self::Refused(Refusal::Because(reason)) => room(reason),
            Self::Refused(Refusal::NotFound) => "This is not here any more, or it is not yours to see.".to_owned(),
            Self::Refused(Refusal::SignedOut) => "You are signed out. Sign in again; what you typed stays here.".to_owned(),
            Self::Refused(Refusal::PreviewIsReadOnly) => "Preview is read-only.".to_owned(),
            Self::Refused(Refusal::Unavailable) => {
                "The server is busy or its disk is full. Nothing was changed; try again in a moment.".to_owned()
            }
            Self::Refused(Refusal::Fault(Fault { reference })) => {
                format!("Something broke on our side. Reference {reference}.")
            }
            Self::Unreached => "No answer came. It may be done already: look before you try again.".to_owned(),
        }
    }
}

impl<E> FromServerFnError for Problem<E>
where
    E: Debug + Serialize + DeserializeOwned + 'static,
{
    type Encoder = crate::wire::Text;

    fn from_server_fn_error(_: ServerFnErrorErr) -> Self {
        Self::Unreached
    }
}
