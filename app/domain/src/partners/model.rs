//! Partner companies, contacts and groups, as the screens need them.

use crate::{
    actor::Role,
    campaigns::CampaignRow,
    id::{GroupId, InvitationId, PartnerId, PersonId},
    moment::Stamp,
};
use serde::{Deserialize, Serialize};

/// Where a partnership stands (spec D30).
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Status {
    /// Asked for and not decided.
    Pending,
    /// Works with the vendor; the only status whose people can sign in and see anything.
    Active,
    /// Stopped for now: people signed out, data kept (spec D55).
    Suspended,
    /// Asked for and refused.
    Rejected,
    /// Over.
    Ended,
}

impl Status {
    /// All of them, in the order they are offered.
    pub const ALL: [Self; 5] = [Self::Pending, Self::Active, Self::Suspended, Self::Rejected, Self::Ended];

    /// As stored and as it stands in URLs.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Pending => "pending",
            Self::Active => "active",
            Self::Suspended => "suspended",
            Self::Rejected => "rejected",
            Self::Ended => "ended",
        }
    }

    /// From what is stored; `None` for any other text.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|status| status.as_str() == text)
    }
}

/// A partner where it is only named.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct PartnerRef {
    /// Its id.
    pub id: PartnerId,
    /// Its name.
    pub name: String,
}

/// A partner as a row of "My partners" (spec S165, S166).
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct PartnerRow {
    /// Its id.
    pub id: PartnerId,
    /// Its name.
    pub name: String,
    /// Its short code, as CSV files may name it (spec D53).
    pub code: String,
    /// Where the partnership stands.
    pub status: Status,
    /// City or country, free text; may be empty.
    pub city: String,
    /// Contacts that can sign in.
    pub people: i64,
    /// Campaigns for it.
    pub campaigns: i64,
    /// The groups it is in, "All partners" left out.
    pub groups: Vec<GroupRef>,
}

/// A partner as its page shows it (spec S167).
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct PartnerPage {
    /// The row.
    pub partner: PartnerRow,
    /// The facts that can be edited.
    pub facts: Facts,
    /// Number of the version these facts are (spec D56).
    pub version: i64,
    /// Its people (spec S181).
    pub contacts: Vec<Contact>,
    /// Invitations that are open.
    pub invited: Vec<Invited>,
    /// Its campaigns, by name, at most the first 200; the row counts all of them.
    pub campaigns: Vec<CampaignRow>,
    /// When it was added.
    pub added: Stamp,
}

/// What is typed about a partner.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Facts {
    /// Name, 1 to 200 characters.
    pub name: String,
    /// Short code; letters, digits and hyphens, 2 to 32; made from the name when left empty (spec D53).
    pub code: String,
    /// City or country; may be empty.
    pub city: String,
    /// Website, http or https; may be empty.
    pub website: String,
    /// Phone; may be empty.
    pub phone: String,
}

/// One of a partner's people (spec S181).
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Contact {
    /// The person.
    pub person: PersonId,
    /// The name.
    pub name: String,
    /// The address, as typed.
    pub email: String,
    /// Owner or member.
    pub role: Role,
    /// When last seen; `None` when never signed in.
    pub seen: Option<Stamp>,
    /// Suspended by the vendor.
    pub suspended: bool,
}

/// An open invitation to become a contact.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Invited {
    /// Its id.
    pub id: InvitationId,
    /// The name, as typed.
    pub name: String,
    /// The address, as typed.
    pub email: String,
    /// The role offered.
    pub role: Role,
    /// Until when it holds.
    pub until: Stamp,
}

/// A group where it is only named.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct GroupRef {
    /// Its id.
    pub id: GroupId,
    /// Its name.
    pub name: String,
}

/// A group as a row of the groups page (spec D18).
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct GroupRow {
    /// Its id.
    pub id: GroupId,
    /// Its name.
    pub name: String,
    /// The group of all partners, which always exists and cannot be deleted (spec D18, D55).
    pub everyone: bool,
    /// The partners in it, by name.
    pub partners: Vec<PartnerRef>,
    /// How many of them are not active, so that they see nothing now.
    pub resting: i64,
    /// Number of the version its name and members are (spec D56).
    pub version: i64,
    /// Resources shared with it.
    pub resources: i64,
}
