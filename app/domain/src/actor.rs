//! Who acts, in whose place, and what that lets them reach.
//!
//! There is no way from a request to a write except `Actor::cause`, and none from a request to a partner's data
//! except `Actor::scope`: both are made from the session alone, never from input (trust 14).

use crate::{
    id::{MembershipId, OrganisationId, PartnerId, PersonId},
    refusal::Refusal,
};
use serde::{Deserialize, Serialize};

/// What a membership lets a person do (spec D44).
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// Vendor admin: everything, people and settings included.
    Admin,
    /// Vendor member: the work, without people and settings.
    Member,
    /// Partner owner: own company, its requests and its team.
    PartnerOwner,
    /// Partner member: own company, to see and to download.
    PartnerMember,
}

impl Role {
    /// Admin or member of the vendor.
    #[must_use]
    pub fn is_vendor(self) -> bool {
        matches!(self, Self::Admin | Self::Member)
    }

    /// As stored.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Admin => "admin",
            Self::Member => "member",
            Self::PartnerOwner => "partner_owner",
            Self::PartnerMember => "partner_member",
        }
    }

    /// From what is stored; `None` for any other text.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        [Self::Admin, Self::Member, Self::PartnerOwner, Self::PartnerMember].into_iter().find(|role| role.as_str() == text)
    }
}

/// With whose eyes a vendor person looks.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum Mode {
    /// With one's own.
    Plain,
    /// With a partner's, reading only (spec S68-S72, D16).
    Preview {
        /// The partner looked through.
        partner: PartnerId,
        /// One contact of it, or nobody in particular.
        contact: Option<PersonId>,
    },
}

/// Who asks: found from the session for every request anew.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Actor {
    /// The person who signed in.
    pub person: PersonId,
    /// The one membership this session holds (spec D40).
    pub membership: MembershipId,
    /// The vendor organisation of that membership.
    pub organisation: OrganisationId,
    /// The role of that membership.
    pub role: Role,
    /// The partner of that membership; `None` for vendor people.
    pub partner: Option<PartnerId>,
    /// Plain, or looking through a partner's eyes.
    pub mode: Mode,
    /// IANA name of the zone the person reads times in (spec D51).
    pub zone: String,
}

/// What an actor can reach by reading: the whole vendor, or one partner's part of it. Only an `Actor` gives one.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Scope {
    organisation: OrganisationId,
    partner: Option<PartnerId>,
}

impl Scope {
    /// The vendor organisation; nothing outside it is ever reached.
    #[must_use]
    pub fn organisation(self) -> OrganisationId {
        self.organisation
    }

    /// The partner whose part it is; `None` sees the whole vendor.
    #[must_use]
    pub fn partner(self) -> Option<PartnerId> {
        self.partner
    }
}

impl Actor {
    /// What this actor can read. In preview it is exactly the partner's (spec S72).
    #[must_use]
    pub fn scope(&self) -> Scope {
        let partner = match self.mode {
            Mode::Plain => self.partner,
            Mode::Preview { partner, .. } => Some(partner),
        };
        Scope { organisation: self.organisation, partner }
    }

    /// The role whose screens are shown: in preview the contact's side, as a partner member (spec D16).
    #[must_use]
    pub fn shown_role(&self) -> Role {
        match self.mode {
            Mode::Plain => self.role,
            Mode::Preview { .. } => Role::PartnerMember,
        }
    }

    /// The right to write. Preview has none (spec S69).
    ///
    /// # Errors
    /// `PreviewIsReadOnly` in preview.
    pub fn cause<E>(&self) -> Result<Cause, Refusal<E>> {
        match self.mode {
            Mode::Plain => Ok(Cause(Kind::Person(self.clone()))),
            Mode::Preview { .. } => Err(Refusal::PreviewIsReadOnly),
        }
    }

    /// The right to write as a person of the vendor (spec D44, first row).
    ///
    /// # Errors
    /// `PreviewIsReadOnly` in preview; `NotFound` for partners' people.
    pub fn vendor<E>(&self) -> Result<Cause, Refusal<E>> {
        if self.role.is_vendor() { self.cause() } else { Err(Refusal::NotFound) }
    }

    /// The right to write as an admin of the vendor (spec D44, second row).
    ///
    /// # Errors
    /// `PreviewIsReadOnly` in preview; `NotFound` for everybody else.
    pub fn admin<E>(&self) -> Result<Cause, Refusal<E>> {
        if self.role == Role::Admin { self.cause() } else { Err(Refusal::NotFound) }
    }

    /// May read what only vendor people see. Not in preview: there it is the partner who looks.
    ///
    /// # Errors
    /// `NotFound` for partners' people and in preview.
    pub fn reads_as_vendor<E>(&self) -> Result<(), Refusal<E>> {
        if self.shown_role().is_vendor() { Ok(()) } else { Err(Refusal::NotFound) }
    }

    /// May read what only admins see.
    ///
    /// # Errors
    /// `NotFound` for everybody else and in preview.
    pub fn reads_as_admin<E>(&self) -> Result<(), Refusal<E>> {
        if self.shown_role() == Role::Admin { Ok(()) } else { Err(Refusal::NotFound) }
    }
}

/// The doors a stranger may knock at (house, law 3).
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Door {
    /// Sign-in, sign-out and the choice where to work.
    SignIn,
    /// The first admin of a new installation.
    SetUp,
    /// Accepting an invitation.
    Invitation,
    /// A forgotten password.
    Reset,
}

/// The reason a write is allowed; every transaction needs one (house, law 3).
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Cause(Kind);

/// What kind of cause it is.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Kind {
    /// A signed-in person, not in preview.
    Person(Actor),
    /// Somebody at one of the open doors.
    Anonymous(Door),
    /// The program itself: a job, the command line, the demo world.
    System(&'static str),
}

impl Cause {
    /// A stranger at an open door.
    #[must_use]
    pub fn anonymous(door: Door) -> Self {
        Self(Kind::Anonymous(door))
    }

    /// The program itself, named by what it does.
    #[must_use]
    pub fn system(what: &'static str) -> Self {
        Self(Kind::System(what))
    }

    /// What kind of cause it is.
    #[must_use]
    pub fn kind(&self) -> &Kind {
        &self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    fn actor(role: Role, mode: Mode) -> Actor {
        Actor {
            person: PersonId(Uuid::from_u128(1)),
            membership: MembershipId(Uuid::from_u128(2)),
            organisation: OrganisationId(Uuid::from_u128(3)),
            role,
            partner: (!role.is_vendor()).then_some(PartnerId(Uuid::from_u128(4))),
            mode,
            zone: "UTC".to_owned(),
        }
    }

    #[test]
    fn s69_preview_gives_no_cause() {
        let mode = Mode::Preview { partner: PartnerId(Uuid::from_u128(9)), contact: None };
        for role in [Role::Admin, Role::Member] {
            assert_eq!(actor(role, mode).cause::<()>(), Err(Refusal::PreviewIsReadOnly));
            assert_eq!(actor(role, mode).vendor::<()>(), Err(Refusal::PreviewIsReadOnly));
        }
        assert_eq!(actor(Role::Admin, mode).admin::<()>(), Err(Refusal::PreviewIsReadOnly));
    }

    #[test]
    fn s72_preview_reads_as_the_partner_and_as_nobody_else() {
        let partner = PartnerId(Uuid::from_u128(9));
        let looking = actor(Role::Admin, Mode::Preview { partner, contact: None });
        assert_eq!(looking.scope().partner(), Some(partner));
        assert_eq!(looking.reads_as_vendor::<()>(), Err(Refusal::NotFound));
        assert_eq!(looking.reads_as_admin::<()>(), Err(Refusal::NotFound));
    }

    #[test]
    fn d44_only_vendor_people_write_as_the_vendor() {
        for (role, vendor, admin) in [
            (Role::Admin, true, true),
            (Role::Member, true, false),
            (Role::PartnerOwner, false, false),
            (Role::PartnerMember, false, false),
        ] {
            let actor = actor(role, Mode::Plain);
            assert_eq!(actor.vendor::<()>().is_ok(), vendor, "{role:?}");
            assert_eq!(actor.admin::<()>().is_ok(), admin, "{role:?}");
            assert_eq!(actor.scope().partner().is_none(), vendor, "{role:?}");
        }
    }
}
