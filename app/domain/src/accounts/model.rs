//! Who is signed in, as the screens need it.

use super::Device;
use crate::{
    actor::Role,
    id::{InvitationId, MembershipId, OrganisationId, PersonId, SessionId},
    library::Limits,
    moment::Stamp,
    partners::{Invited, PartnerRef},
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
    /// Somebody with this address has an account already: sign in to accept (spec D40). None while no mail server is set up and
    /// who looks is not known to be the one invited: who invites holds the link then, and is not to learn it.
    pub known: Option<bool>,
    /// Who looks is signed in with this address.
    pub own: bool,
}

/// What one can change about oneself.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Profile {
    /// The name.
    pub name: String,
    /// The address, as typed.
    pub email: String,
    /// IANA name of the zone chosen; `None` reads times in the organisation's (spec D51).
    pub zone: Option<String>,
    /// The organisation's zone.
    pub organisation_zone: String,
    /// The zones to choose from.
    pub zones: Vec<String>,
}

/// One of one's own sessions (spec D43).
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct SessionRow {
    /// Its id.
    pub id: SessionId,
    /// The browser and what it runs on.
    pub device: Device,
    /// The network address it was begun from.
    pub address: String,
    /// When it was begun.
    pub created: Stamp,
    /// When it was last used.
    pub seen: Stamp,
    /// The one that asks.
    pub current: bool,
}

/// One of the people at one's own place (spec D44).
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Member {
    /// The membership.
    pub membership: MembershipId,
    /// The name.
    pub name: String,
    /// The address, as typed.
    pub email: String,
    /// The role.
    pub role: Role,
    /// When last seen; `None` when never.
    pub seen: Option<Stamp>,
    /// Suspended: cannot sign in here.
    pub suspended: bool,
    /// The person who asks.
    pub own: bool,
}

/// The people at one's own place, and who is invited there (spec D44).
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Team {
    /// Whose people: the vendor's name or the partner's.
    pub place: String,
    /// The people.
    pub members: Vec<Member>,
    /// Open invitations.
    pub invited: Vec<Invited>,
    /// Whether the one who asks may change anything here.
    pub manages: bool,
    /// The link of the invitation that was asked for, while no mail server is there to send it (spec D31).
    pub link: Option<(Invited, String)>,
}

/// What is done with somebody's membership (spec D40, D44, D55).
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum Change {
    /// Another role.
    Role(Role),
    /// No more sign-in here, for now.
    Suspend,
    /// Sign-in again.
    Reactivate,
    /// The membership is over.
    Remove,
}
