//! Why a partner, a contact or a group is not saved.

use crate::text::{EmailFault, LinkFault, TextFault};
use serde::{Deserialize, Serialize};

/// Refusals of the partners room.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, thiserror::Error)]
pub enum Error {
    /// The name of a company, a contact or a group.
    #[error("name")]
    Name(TextFault),
    /// Another partner or group of this organisation has this name.
    #[error("name taken")]
    NameTaken,
    /// The short code: 2 to 32 letters, digits and hyphens (spec D53).
    #[error("code")]
    Code,
    /// Another partner has this short code.
    #[error("code taken")]
    CodeTaken,
    /// City.
    #[error("city")]
    City(TextFault),
    /// Website.
    #[error("website")]
    Website(LinkFault),
    /// Phone.
    #[error("phone")]
    Phone(TextFault),
    /// A contact's e-mail address.
    #[error("e-mail")]
    Email(EmailFault),
    /// This address is a contact of this partner already.
    #[error("already a contact")]
    AlreadyContact,
    /// As many invitations to this place are open as may be.
    #[error("too many invitations")]
    TooManyInvited,
    /// Only partner roles can be given to a partner's people.
    #[error("role")]
    Role,
    /// Somebody else saved meanwhile (spec D56).
    #[error("stale")]
    Stale {
        /// Who saved last.
        by: String,
    },
    /// "All partners" cannot be changed or deleted (spec D55).
    #[error("everyone")]
    Everyone,
    /// The group is the only one of so many resources: choose a replacement (spec D55).
    #[error("only group")]
    OnlyGroup {
        /// Resources that would be left without a group.
        resources: i64,
    },
}
