//! The people of one's own place: a vendor's admins lead the vendor's people, a partner's owners their company's. Nobody
//! reaches a membership of another place, or a password (spec D40, D43, D44).

use super::{
    Accounts,
    invitations::{Offer, about, is_full, offer, take_back},
};
use crate::{audit, fault};
use domain::{
    Actor, Cause, Mode, Refusal, Role,
    accounts::{Change, Error, Member, Team},
    id::{InvitationId, MembershipId},
    notices::Kind,
    partners::Invited,
    text,
};
use store::{
    Tx,
    accounts::{Member as Stored, Spot},
};

/// The place whose people somebody reads.
fn place(actor: &Actor) -> Spot {
    (actor.organisation, actor.scope().partner())
}

fn leads(role: Role) -> bool {
    matches!(role, Role::Admin | Role::PartnerOwner)
}

/// The right to change the people of one's own place.
fn may_lead(actor: &Actor) -> Result<Cause, Refusal<Error>> {
    if leads(actor.role) { actor.cause() } else { Err(Refusal::NotFound) }
}

impl Accounts {
    /// The people of one's own place with the open invitations there; `open` asks for the link of one of these, which is told
    /// to who leads the place while no mail server is there to send it (spec D31, D44).
    ///
    /// # Errors
    /// `NotFound` for a vendor's members.
    pub async fn team(&self, actor: &Actor, open: Option<InvitationId>) -> Result<Team, Refusal<Error>> {
        if actor.shown_role() == Role::Member {
            return Err(Refusal::NotFound);
        }
        let (db, spot, now) = (&self.0.db, place(actor), self.0.now());
        let stamp = |at| self.0.stamp(at, &actor.zone);
        let members = store::accounts::list_members(db, spot).await.map_err(fault)?;
        let members = members.into_iter().map(|member| Member {
            membership: member.membership,
            name: member.name,
            email: member.email,
            role: member.role,
            seen: member.seen.map(stamp),
            suspended: member.suspended,
            own: actor.mode == Mode::Plain && member.membership == actor.membership,
        });
        let members = members.collect();
        let manages = actor.mode == Mode::Plain && leads(actor.role);
        let invited = store::accounts::list_invitations(db, spot, now).await.map_err(fault)?;
        let invited: Vec<Invited> =
            invited.into_iter().map(|(id, name, email, role, until)| Invited { id, name, email, role, until: stamp(until) }).collect();
        let asked = invited.iter().find(|invited| manages && self.0.mailer.is_none() && Some(invited.id) == open);
        let link = match asked.and_then(|asked| Some((asked, text::email(&asked.email).ok()?))) {
            Some((asked, email)) => {
                let link = store::notices::find_link(db, Kind::Invitation, about(spot), &email.key, now).await.map_err(fault)?;
                link.map(|link| (asked.clone(), link))
            }
            None => None,
        };
        let name = self.name_of(spot).await?;
        Ok(Team { place: name, members, invited, manages, link })
    }

    async fn name_of(&self, (organisation, partner): Spot) -> Result<String, Refusal<Error>> {
        let name = match partner {
            Some(partner) => store::partners::find(&self.0.db, partner, organisation).await.map_err(fault)?.map(|partner| partner.name),
            None => store::organisations::name(&self.0.db, organisation).await.map_err(fault)?,
        };
        name.ok_or(Refusal::NotFound)
    }

    /// Invites somebody to one's own place, in the place of an older invitation (spec D40, D43, D44).
    ///
    /// # Errors
    /// `NotFound` for who leads no place; `AlreadyMember`, `TooManyInvited`, `Role`; what is wrong with a field; `PreviewIsReadOnly`.
    pub async fn invite(&self, actor: &Actor, name: &str, email: &str, role: Role) -> Result<InvitationId, Refusal<Error>> {
        let cause = may_lead(actor)?;
        let spot = place(actor);
        let name = text::name(name).map_err(|fault| Refusal::Because(Error::Name(fault)))?;
        let email = text::email(email).map_err(|fault| Refusal::Because(Error::Email(fault)))?;
        if role.is_vendor() != spot.1.is_none() {
            return Err(Refusal::Because(Error::Role));
        }
        if store::accounts::is_member(&self.0.db, &email.key, spot).await.map_err(fault)? {
            return Err(Refusal::Because(Error::AlreadyMember));
        }
        let place = self.name_of(spot).await?;
        let partner = spot.1.map(|_| place.as_str());
        let now = self.0.now();
        let mut tx = self.0.db.begin(&cause).await.map_err(fault)?;
        if is_full(&mut tx, spot, now).await? {
            return Err(Refusal::Because(Error::TooManyInvited));
        }
        let (invitation, _) =
            offer(&self.0, &mut tx, &Offer { spot, partner, role, email: &email, name: &name, by: actor.person }, now).await?;
        let detail = format!("{name}, {}", role.as_str());
        audit::write(&mut tx, actor.organisation, "partners.invite", about(spot), &place, detail, now).await?;
        tx.commit().await.map_err(fault)?;
        Ok(invitation)
    }

    /// Takes an open invitation to one's own place back; its link stops working.
    ///
    /// # Errors
    /// `NotFound` when it is none of this place's, or taken up by now; `PreviewIsReadOnly`.
    pub async fn revoke(&self, actor: &Actor, invitation: InvitationId) -> Result<(), Refusal<Error>> {
        let cause = may_lead(actor)?;
        let spot = place(actor);
        let place = self.name_of(spot).await?;
        let now = self.0.now();
        let mut tx = self.0.db.begin(&cause).await.map_err(fault)?;
        take_back(&mut tx, spot, invitation, &place, now).await?;
        tx.commit().await.map_err(fault)
    }

    /// Changes somebody's membership at one's own place. Less than before ends that person's sessions there at once (spec D43);
    /// somebody always goes on leading the place (spec D40). Only a vendor suspends, and what it suspended a partner cannot undo.
    ///
    /// # Errors
    /// `NotFound`; `Role`; `Changed` when it stands otherwise by now; `Last`; `PreviewIsReadOnly`.
    pub async fn change(&self, actor: &Actor, member: MembershipId, change: Change) -> Result<(), Refusal<Error>> {
        let cause = may_lead(actor)?;
        let spot = place(actor);
        let found = store::accounts::find_member(&self.0.db, member, spot).await.map_err(fault)?.ok_or(Refusal::NotFound)?;
        let of_vendor = spot.1.is_none();
        match change {
            Change::Role(to) if to.is_vendor() != of_vendor => return Err(Refusal::Because(Error::Role)),
            Change::Suspend | Change::Reactivate if !of_vendor => return Err(Refusal::NotFound),
            Change::Role(_) | Change::Remove if !of_vendor && found.suspended => return Err(Refusal::NotFound),
            _ => {}
        }
        if change == Change::Role(found.role) {
            return Err(Refusal::Because(Error::Changed));
        }
        let (by, now) = (actor.membership, self.0.now());
        let mut tx = self.0.db.begin(&cause).await.map_err(fault)?;
        store::organisations::hold(&mut tx, actor.organisation).await.map_err(fault)?;
        let less = matches!(change, Change::Suspend | Change::Remove) || matches!(change, Change::Role(to) if !leads(to));
        let ended = if less { store::accounts::remove_sessions_of_membership(&mut tx, member).await.map_err(fault)? } else { 0 };
        let done = match change {
            Change::Role(to) => store::accounts::update_role(&mut tx, member, spot, by, found.role, to).await,
            Change::Suspend => store::accounts::update_suspended(&mut tx, member, spot, by, now).await,
            Change::Reactivate => store::accounts::update_reactivated(&mut tx, member, spot, by).await,
            Change::Remove => store::accounts::remove_membership(&mut tx, member, spot, by).await,
        };
        if !done.map_err(fault)? {
            return Err(why_not(&mut tx, &found, change, spot, by).await);
        }
        let ended = if less { format!("{ended} sessions ended") } else { String::new() };
        let (act, detail) = match change {
            Change::Role(to) if less => ("accounts.set_role", format!("{} → {}, {ended}", found.role.as_str(), to.as_str())),
            Change::Role(to) => ("accounts.set_role", format!("{} → {}", found.role.as_str(), to.as_str())),
            Change::Suspend => ("accounts.suspend", ended),
            Change::Reactivate => ("accounts.reactivate", ended),
            Change::Remove => ("accounts.remove_member", ended),
        };
        audit::write(&mut tx, actor.organisation, act, found.person.0, &found.name, detail, now).await?;
        tx.commit().await.map_err(fault)
    }
}

/// Why a change was not done: it stands otherwise by now, who changes leads no more, or nobody would.
async fn why_not(tx: &mut Tx, before: &Stored, change: Change, spot: Spot, by: MembershipId) -> Refusal<Error> {
    let (now, leader) = match (
        store::accounts::find_member(&mut *tx, before.membership, spot).await,
        store::accounts::find_member(&mut *tx, by, spot).await,
    ) {
        (Ok(now), Ok(leader)) => (now, leader),
        (Err(error), _) | (_, Err(error)) => return fault(error),
    };
    let Some(now) = now.filter(|_| leader.is_some_and(|leader| leads(leader.role) && !leader.suspended)) else {
        return Refusal::NotFound;
    };
    let as_before = now.role == before.role && now.suspended == (change == Change::Reactivate);
    if as_before && leads(now.role) { Refusal::Because(Error::Last { role: now.role }) } else { Refusal::Because(Error::Changed) }
}
