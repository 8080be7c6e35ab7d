//! Accounts: who is signed in, and the frame every page shows (spec S180, D16, D40).

mod invitations;
mod own;
mod reset;
mod set_up;
mod sign_in;
mod team;

pub use invitations::Accepted;
pub(crate) use invitations::{Offer, is_full, offer};
pub use set_up::{EVERYONE, FirstAdmin, found};
pub use sign_in::{SignedIn, Stranger};

use crate::{Base, fault, tokens};
use domain::{
    Actor, Mode, Moment, Refusal,
    accounts::{Error, Me, Place, Preview, session_holds},
    id::{PartnerId, PersonId, SessionId},
    partners::PartnerRef,
};
use std::sync::Arc;

/// The accounts room.
#[derive(Clone)]
pub struct Accounts(Arc<Base>);

/// Somebody with a session: signed in, perhaps still without a place.
#[derive(Clone, Debug)]
pub struct Visitor {
    /// The session.
    pub session: SessionId,
    /// Who signed in.
    pub person: PersonId,
    /// When the session was last seen.
    pub seen: Moment,
    /// Who that is at the chosen place.
    pub actor: Option<Actor>,
}

impl Visitor {
    /// Whether anything may be written for this visitor; nothing in preview, whoever it is (spec S69, S70).
    fn may_write(&self) -> Result<(), Refusal<Error>> {
        self.actor.as_ref().map_or(Ok(()), |actor| actor.cause().map(|_| ()))
    }
}

/// Whether there is anywhere for a person to go: a place, or an invitation to one. To everybody else the doors stay shut.
async fn may_come<E>(base: &Base, person: &store::accounts::Person) -> Result<bool, Refusal<E>> {
    let places = store::accounts::list_places(&base.db, person.id(), None).await.map_err(fault)?;
    Ok(!places.is_empty() || store::accounts::is_invited(&base.db, &person.email_key, base.now()).await.map_err(fault)?)
}

/// What the preview cookie says: a partner, and perhaps one contact of it.
pub type Eyes = (PartnerId, Option<PersonId>);

impl Accounts {
    pub(crate) fn new(base: Arc<Base>) -> Self {
        Self(base)
    }

    /// Who comes with this session token, and through whose eyes; checked anew for every request (spec D16, D40, D43).
    ///
    /// # Errors
    /// `SignedOut` when the token is nobody's or its time is over.
    pub async fn visitor(&self, token: &str, eyes: Option<Eyes>) -> Result<Visitor, Refusal<()>> {
        let found = store::accounts::find_session(&self.0.db, &tokens::hash(token)).await.map_err(fault)?;
        let session = found.filter(|session| session_holds(session.created, session.seen, self.0.now())).ok_or(Refusal::SignedOut)?;
        let mut visitor = Visitor { session: session.id, person: session.person, seen: session.seen, actor: session.actor };
        if let (Some(actor), Some(eyes)) = (visitor.actor.as_mut(), eyes)
            && let Some(mode) = self.preview(actor, eyes).await?
        {
            actor.mode = mode;
        }
        Ok(visitor)
    }

    /// The preview of a partner that this vendor person may look through; `None` when there is none.
    async fn preview(&self, actor: &Actor, (partner, contact): Eyes) -> Result<Option<Mode>, Refusal<()>> {
        if !actor.role.is_vendor() || store::partners::find(&self.0.db, partner, actor.organisation).await.map_err(fault)?.is_none() {
            return Ok(None);
        }
        let contact = match contact {
            Some(contact) => {
                let contacts = store::accounts::list_contact_names(&self.0.db, partner).await.map_err(fault)?;
                contacts.iter().any(|(person, _)| *person == contact).then_some(contact)
            }
            None => None,
        };
        Ok(Some(Mode::Preview { partner, contact }))
    }

    /// Checks that a vendor person may look through these eyes; writes nothing (spec S68, S70, D16).
    ///
    /// # Errors
    /// `NotFound` for partners' people and for partners of others.
    pub async fn look_through(&self, actor: &Actor, eyes: Eyes) -> Result<(), Refusal<()>> {
        self.preview(actor, eyes).await?.map(|_| ()).ok_or(Refusal::NotFound)
    }

    /// Who is signed in and what the frame shows.
    ///
    /// # Errors
    /// `SignedOut` when the person is gone.
    pub async fn me(&self, actor: &Actor) -> Result<Me, Refusal<()>> {
        let db = &self.0.db;
        let own = actor.scope().partner();
        let frame = store::accounts::find_frame(db, actor.person, actor.organisation, own).await.map_err(fault)?;
        let (person_name, person_email, organisation_name, partner_name, places) = frame.ok_or(Refusal::SignedOut)?;
        let partner = match own {
            Some(id) => Some(PartnerRef { id, name: partner_name.ok_or(Refusal::SignedOut)? }),
            None => None,
        };
        let preview = match (actor.mode, &partner) {
            (Mode::Preview { partner: id, contact }, Some(partner)) => Some(Preview {
                partner: partner.clone(),
                contact,
                contacts: store::accounts::list_contact_names(db, id).await.map_err(fault)?,
                waiting: store::campaigns::count_waiting_of(db, id).await.map_err(fault)?,
            }),
            _ => None,
        };
        let shown = preview.as_ref().and_then(|preview| {
            let contact = preview.contact?;
            preview.contacts.iter().find(|(person, _)| *person == contact).map(|(_, name)| name.clone())
        });
        let name = match (&preview, shown) {
            (_, Some(contact)) => contact,
            (Some(preview), None) => format!("Somebody at {}", preview.partner.name),
            (None, None) => person_name,
        };
        let email = if preview.is_some() { String::new() } else { person_email };
        Ok(Me {
            person: actor.person,
            name,
            email,
            role: actor.shown_role(),
            organisation: actor.organisation,
            organisation_name,
            partner,
            places: u32::try_from(places).unwrap_or(u32::MAX),
            preview,
            limits: self.0.limits,
        })
    }

    /// The places somebody can work at, the last choice first (spec D40).
    ///
    /// # Errors
    /// `Unavailable` or `Fault`.
    pub async fn places(&self, visitor: &Visitor) -> Result<Vec<Place>, Refusal<Error>> {
        let current = visitor.actor.as_ref().map(|actor| actor.membership);
        store::accounts::list_places(&self.0.db, visitor.person, current).await.map_err(fault)
    }
}
