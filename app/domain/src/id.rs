//! Identifiers: UUIDv7, minted on the server, written hyphenated in lower case (spec D53).
//!
//! One type per noun, so that a campaign's id cannot be handed to a function that wants a folder's.

use serde::{Deserialize, Serialize};
use std::{fmt, str::FromStr};
use uuid::Uuid;

/// The text is no id: not a UUID, or not in its one spelling (hyphenated, lower case; spec D53).
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct NotAnId;

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident)*) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub Uuid);

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.hyphenated().fmt(f)
            }
        }

        impl FromStr for $name {
            type Err = NotAnId;

            fn from_str(text: &str) -> Result<Self, NotAnId> {
                let id = Uuid::try_parse(text).map_err(|_| NotAnId)?;
                if id.hyphenated().to_string() == text { Ok(Self(id)) } else { Err(NotAnId) }
            }
        }
    )*};
}

ids! {
    /// A vendor organisation: the wall that nothing crosses (spec D40).
    OrganisationId
    /// A person: one e-mail and one password for the installation (spec D40).
    PersonId
    /// A person's place at a vendor or at a partner (spec D40).
    MembershipId
    /// A sign-in on one device.
    SessionId
    /// An invitation to a membership.
    InvitationId
    /// A partner company of a vendor.
    PartnerId
    /// A group of partners that resources are shared with.
    GroupId
    /// A campaign for one partner.
    CampaignId
    /// A running conversation that asks for a campaign.
    ChatId
    /// A draft of a campaign's text.
    DraftId
    /// A folder of resources.
    FolderId
    /// An item of the library: a campaign's asset or a resource (spec D6).
    ItemId
    /// The bytes of one version of an item.
    FileId
    /// A running upload.
    UploadId
    /// An entry of the audit trail.
    EntryId
    /// A job of the queue.
    JobId
    /// A mail of the outbox.
    MailId
    /// A way to a new password.
    ResetId
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_has_one_spelling() {
        let text = "0193b0a0-0000-7000-8000-0000000000aa";
        assert_eq!(text.parse::<ItemId>().map(|id| id.to_string()), Ok(text.to_owned()));
        for wrong in
            ["", "1", "0193B0A0-0000-7000-8000-0000000000AA", "{0193b0a0-0000-7000-8000-0000000000aa}", "0193b0a00000700080000000000000aa"]
        {
            assert_eq!(wrong.parse::<ItemId>(), Err(NotAnId), "{wrong}");
        }
    }
}
