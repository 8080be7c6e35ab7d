//! Who is signed in, as the screens need it.

use crate::{
    actor::Role,
    id::{InvitationId, MembershipId, OrganisationId, PersonId},
    library::Limits,
    partners::PartnerRef,
};
use serde::{Deserialize, Serialize};

/// Who is signed in and what the frame of every page shows.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Me {
    /// The person.
    pub person: PersonId,
    /// The person's name.
    pub name: String,
    /// The person's e-mail address, as typed.
    pub email: String,
    /// The role whose screens are shown; in preview the partner's side (spec D16).
    pub role: Role,
    /// The vendor organisation.
    pub organisation: OrganisationId,
    /// Its name.
    pub organisation_name: String,
    /// The partner whose side is shown; `None` on the vendor's side.
    pub partner: Option<PartnerRef>,
    /// How many places this person can work at (spec D40).
    pub places: u32,
    /// Set while looking through a partner's eyes.
    pub preview: Option<Preview>,
    /// The largest files that can be uploaded, as set on this server (spec D19).
    pub limits: Limits,
}

/// What the preview's banner says (spec S68, D16).
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Preview {
    /// The partner looked through.
    pub partner: PartnerRef,
    /// The contact looked through; `None` for nobody in particular.
    pub contact: Option<PersonId>,
    /// The partner's contacts, to change the pair of eyes.
    pub contacts: Vec<(PersonId, String)>,
    /// Items of this partner's campaigns that wait for approval and so do not show.
    pub waiting: i64,
}

/// A place one can work at: a membership, as "Choose where to work" lists it (spec D40).
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Place {
    /// The membership.
    pub membership: MembershipId,
    /// The vendor organisation's name.
    pub organisation: String,
    /// The partner's name; `None` for the vendor itself.
    pub partner: Option<String>,
    /// The role there.
    pub role: Role,
    /// The place this session is in.
    pub current: bool,
}

/// An invitation as its page shows it.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Invitation {
    /// Its id.
    pub id: InvitationId,
    /// The invited address, as typed.
    pub email: String,
    /// The invited person's name, as typed by who invited.
    pub name: String,
    /// The vendor organisation's name.
    pub organisation: String,
    /// The partner's name; `None` when invited to the vendor itself.
    pub partner: Option<String>,
    /// The role offered.
    pub role: Role,
    /// Somebody with this address has an account already: sign in to accept (spec D40).
    pub known: bool,
}
