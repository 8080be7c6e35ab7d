//! Invitations: how a partner's people, and a vendor's, get in (spec S181, D40, D43).

use super::{Accounts, SignedIn, Stranger, Visitor, sign_in};
use crate::{
    Base, audit,
    base::id,
    fault,
    notices::{self, Draft},
    tokens,
};
use domain::{
    Cause, Door, Moment, Refusal, Role,
    accounts::{Error, INVITATION_LIFE, INVITATIONS_MAX, Invitation, may_be_password},
    id::{InvitationId, MembershipId, PersonId},
    notices::Kind,
    text::{self, Email},
};
use store::{
    Tx,
    accounts::{Invitation as Stored, NewInvitation, Spot},
};
use uuid::Uuid;

/// What stands beside an invitation's mail that was taken back.
const REVOKED: &str = "The invitation was taken back.";

/// A place that is offered to an address.
pub(crate) struct Offer<'a> {
    /// The place.
    pub spot: Spot,
    /// The partner's name, for a partner's place.
    pub partner: Option<&'a str>,
    /// The role offered.
    pub role: Role,
    /// To whom.
    pub email: &'a Email,
    /// That one's name.
    pub name: &'a str,
    /// Who invites.
    pub by: PersonId,
}

/// What an invitation to a place is about.
pub(super) fn about((organisation, partner): Spot) -> Uuid {
    partner.map_or(organisation.0, |partner| partner.0)
}

/// Takes the organisation's turn and tells whether as many invitations to a place are open as may be.
pub(crate) async fn is_full<E>(tx: &mut Tx, spot: Spot, now: Moment) -> Result<bool, Refusal<E>> {
    store::organisations::hold(tx, spot.0).await.map_err(fault)?;
    let open = store::accounts::list_invitations(tx, spot, now).await.map_err(fault)?;
    Ok(open.len() >= INVITATIONS_MAX)
}

/// Holds a place open and writes the mail with its link, in the place of an older one; tells the link, too (spec D40, D43).
pub(crate) async fn offer<E>(base: &Base, tx: &mut Tx, offer: &Offer<'_>, now: Moment) -> Result<(InvitationId, String), Refusal<E>> {
    let Offer { spot, partner, role, email, name, by } = *offer;
    let secret = tokens::secret();
    let invitation = NewInvitation {
        id: InvitationId(id()),
        token_hash: &tokens::hash(&secret),
        organisation: spot.0,
        partner: spot.1,
        role,
        email,
        name,
        by,
        expires: now.plus(INVITATION_LIFE),
    };
    store::accounts::insert_invitation(tx, &invitation, now).await.map_err(fault)?;
    let organisation = store::organisations::name(&mut *tx, spot.0).await.map_err(fault)?.unwrap_or_default();
    let inviter = store::accounts::find_person(&mut *tx, by).await.map_err(fault)?.ok_or(Refusal::SignedOut)?;
    let link = format!("{}/invitation/{secret}", base.base_url);
    let draft = Draft {
        organisation: Some(spot.0),
        kind: Kind::Invitation,
        about: about(spot),
        to: email,
        words: notices::invitation(&inviter.name, &organisation, partner, &base.base_url),
        link: &link,
        expires: invitation.expires,
    };
    notices::write(base, tx, &draft, now).await?;
    Ok((invitation.id, link))
}

/// Takes an open invitation to a place back: its link stops working, and its mail does not go out (spec D43).
pub(crate) async fn take_back<E>(tx: &mut Tx, spot: Spot, invitation: InvitationId, place: &str, now: Moment) -> Result<(), Refusal<E>> {
    store::organisations::hold(tx, spot.0).await.map_err(fault)?;
    let taken = store::accounts::remove_invitation_to(tx, invitation, spot).await.map_err(fault)?;
    let (name, email_key) = taken.ok_or(Refusal::NotFound)?;
    if let Ok(email) = text::email(&email_key) {
        notices::take_back(tx, Kind::Invitation, about(spot), &email, REVOKED).await?;
    }
    audit::write(tx, spot.0, "accounts.revoke", about(spot), place, name, now).await
}

/// How an invitation is accepted.
#[derive(Clone, Debug)]
pub enum Accepted {
    /// By somebody new, with a name and a password.
    New {
        /// The name.
        name: String,
        /// The password.
        password: String,
    },
    /// By somebody who is signed in with the invited address.
    Known(Visitor),
}

impl Accounts {
    /// The invitation behind a link, as somebody sees it.
    ///
    /// # Errors
    /// `NotFound` when it is used, replaced or past its time.
    pub async fn invitation(&self, token: &str, visitor: Option<&Visitor>) -> Result<Invitation, Refusal<Error>> {
        let stored = self.find_invitation(token).await?;
        let invited = store::accounts::find_person_by_email(&self.0.db, &stored.email_key).await.map_err(fault)?;
        let own = invited.as_ref().is_some_and(|invited| visitor.is_some_and(|visitor| visitor.person == invited.id()));
        Ok(Invitation {
            id: stored.id,
            email: stored.email,
            name: stored.name,
            organisation: stored.organisation_name,
            partner: stored.partner_name,
            role: stored.role,
            known: (own || self.0.mailer.is_some()).then_some(invited.is_some()),
            own,
        })
    }

    async fn find_invitation(&self, token: &str) -> Result<Stored, Refusal<Error>> {
        let found = store::accounts::find_invitation(&self.0.db, &tokens::hash(token), self.0.now()).await.map_err(fault)?;
        found.ok_or(Refusal::NotFound)
    }

    /// Takes the place an invitation holds open; it works once (spec D43).
    ///
    /// # Errors
    /// `NotFound` when it is over; `InvitationForAnother` when signed in with another address; `HasAccount` for a new password of
    /// an address that has one; what is wrong with a field;
    /// `PreviewIsReadOnly`.
    pub async fn accept(&self, token: &str, accepted: Accepted, stranger: &Stranger) -> Result<SignedIn, Refusal<Error>> {
        let stored = self.find_invitation(token).await?;
        let now = self.0.now();
        let cause = Cause::anonymous(Door::Invitation);
        match accepted {
            Accepted::New { name, password } => {
                let name = text::name(&name).map_err(|fault| Refusal::Because(Error::Name(fault)))?;
                let email = text::email(&stored.email).map_err(|fault| Refusal::Because(Error::Email(fault)))?;
                may_be_password(&password, &email.key).map_err(|fault| Refusal::Because(Error::Password(fault)))?;
                let hash = tokens::hash_password(password).await;
                let mut tx = self.0.db.begin(&cause).await.map_err(fault)?;
                store::organisations::hold(&mut tx, stored.organisation).await.map_err(fault)?;
                if store::accounts::find_person_by_email(&mut tx, &email.key).await.map_err(fault)?.is_some() {
                    return Err(Refusal::Because(Error::HasAccount));
                }
                let person = PersonId(id());
                store::accounts::insert_person(&mut tx, person, &email, &name, &hash, now).await.map_err(|error| {
                    // somebody else used the invitation at the same moment
                    if error.is_unique("people") { Refusal::NotFound } else { fault(error) }
                })?;
                join(tx, &stored, person, &name, stranger, now).await
            }
            Accepted::Known(visitor) => {
                visitor.may_write()?;
                let person = store::accounts::find_person(&self.0.db, visitor.person).await.map_err(fault)?.ok_or(Refusal::SignedOut)?;
                if person.email_key != stored.email_key {
                    return Err(Refusal::Because(Error::InvitationForAnother));
                }
                let mut tx = self.0.db.begin(&cause).await.map_err(fault)?;
                store::organisations::hold(&mut tx, stored.organisation).await.map_err(fault)?;
                store::accounts::remove_session(&mut tx, visitor.session).await.map_err(fault)?;
                join(tx, &stored, person.id(), &person.name, stranger, now).await
            }
        }
    }
}

/// Takes the invitation, adds the membership and begins a session there.
async fn join(
    mut tx: Tx,
    stored: &Stored,
    person: PersonId,
    name: &str,
    stranger: &Stranger,
    now: Moment,
) -> Result<SignedIn, Refusal<Error>> {
    if !store::accounts::remove_invitation(&mut tx, stored.id).await.map_err(fault)? {
        return Err(Refusal::NotFound);
    }
    let place = MembershipId(id());
    match store::accounts::insert_membership(&mut tx, place, person, stored.organisation, stored.partner, stored.role, now).await {
        Err(error) if error.is_unique("memberships") => return Err(Refusal::Because(Error::AlreadyMember)),
        answer => answer.map_err(fault)?,
    }
    let detail = match (&stored.partner_name, stored.role) {
        (Some(partner), role) => format!("{partner}, {}", role.as_str()),
        (None, Role::Admin) => "admin".to_owned(),
        (None, role) => role.as_str().to_owned(),
    };
    audit::write_at_door(&mut tx, stored.organisation, "accounts.join", (person, name), detail, now).await?;
    let token = sign_in::begin_session(&mut tx, person, Some(place), stranger, now).await?;
    sign_in::arrive(&mut tx, place, person, name, now).await?;
    tx.commit().await.map_err(fault)?;
    Ok(SignedIn { token, choose: false })
}
