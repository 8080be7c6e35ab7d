//! Why somebody is not let in, or not made a member.

use crate::{
    actor::Role,
    text::{EmailFault, TextFault},
};
use serde::{Deserialize, Serialize};

/// Refusals of the accounts room.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, thiserror::Error)]
pub enum Error {
    /// Wrong address or wrong password: the same words for both (trust 12).
    #[error("wrong credentials")]
    Credentials,
    /// Too many failures; try again after so many seconds (spec D43).
    #[error("throttled")]
    Throttled {
        /// Seconds until the next try counts.
        seconds: i64,
    },
    /// The set-up code is not the one printed at start (trust 19).
    #[error("wrong set-up code")]
    Code,
    /// The person's name.
    #[error("name")]
    Name(TextFault),
    /// The organisation's name.
    #[error("organisation")]
    Organisation(TextFault),
    /// The e-mail address.
    #[error("e-mail")]
    Email(EmailFault),
    /// The password.
    #[error("password")]
    Password(PasswordFault),
    /// The invitation is for another address than the one signed in.
    #[error("invitation for somebody else")]
    InvitationForAnother,
    /// A new password was chosen for an address that has an account: its own opens it (spec D40).
    #[error("has an account")]
    HasAccount,
    /// This address is a member there already.
    #[error("already a member")]
    AlreadyMember,
    /// As many invitations to this place are open as may be.
    #[error("too many invitations")]
    TooManyInvited,
    /// Several fields are wrong.
    #[error("several")]
    Several(Vec<Error>),
    /// This role cannot be given at this place.
    #[error("role")]
    Role,
    /// The last one with this role cannot be removed, demoted or suspended (spec D40).
    #[error("the last one")]
    Last {
        /// The role that somebody must keep.
        role: Role,
    },
    /// It stands otherwise by now: somebody else changed it meanwhile.
    #[error("changed meanwhile")]
    Changed,
    /// The password one has is not the one typed.
    #[error("old password")]
    OldPassword,
    /// There is no zone of this name (spec D51).
    #[error("zone")]
    Zone,
}

/// Why a password is not taken (spec D43).
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum PasswordFault {
    /// Under 10 characters.
    TooShort,
    /// Over 128 characters.
    TooLong,
    /// On the bundled list of common passwords, or the person's own address.
    Common,
}
