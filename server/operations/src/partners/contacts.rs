//! A partner's contacts, as the vendor's admins settle them: suspended, let in again, and invitations taken back (spec S181, D40,
//! D43, D44, D55).

use super::Partners;
use crate::{accounts, audit, fault};
use domain::{
    Actor, Refusal,
    id::{InvitationId, PartnerId, PersonId},
    partners::Error,
};

impl Partners {
    /// Suspends a contact, whose sessions at this partner end at once, or lets it in again. Even its last owner can be suspended:
    /// the vendor goes on leading.
    ///
    /// # Errors
    /// `NotFound` when it is no contact of a partner of this vendor; `Stale` when it stands so already.
    pub async fn suspend_contact(
        &self,
        actor: &Actor,
        partner: PartnerId,
        person: PersonId,
        suspended: bool,
    ) -> Result<(), Refusal<Error>> {
        let cause = actor.admin()?;
        let spot = (actor.organisation, Some(partner));
        let stored = store::partners::find(&self.0.db, partner, actor.organisation).await.map_err(fault)?.ok_or(Refusal::NotFound)?;
        let now = self.0.now();
        let mut tx = self.0.db.begin(&cause).await.map_err(fault)?;
        store::organisations::hold(&mut tx, actor.organisation).await.map_err(fault)?;
        let members = store::accounts::list_members(&mut tx, spot).await.map_err(fault)?;
        let contact = members.into_iter().find(|member| member.person == person).ok_or(Refusal::NotFound)?;
        let mut detail = stored.name;
        if suspended {
            let ended = store::accounts::remove_sessions_of_membership(&mut tx, contact.membership).await.map_err(fault)?;
            detail = format!("{detail}, {} ended", audit::counted(ended, "session", "sessions"));
        }
        let at = suspended.then_some(now);
        if !store::accounts::update_contact(&mut tx, contact.membership, spot, actor.membership, at).await.map_err(fault)? {
            return Err(Refusal::Because(Error::Stale { by: String::new() }));
        }
        let act = if suspended { "accounts.suspend" } else { "accounts.reactivate" };
        audit::write(&mut tx, actor.organisation, act, person.0, &contact.name, detail, now).await?;
        tx.commit().await.map_err(fault)
    }

    /// Takes an open invitation to a partner back; its link stops working (spec D43).
    ///
    /// # Errors
    /// `NotFound` when it is none of this partner's, or taken up by now.
    pub async fn revoke(&self, actor: &Actor, partner: PartnerId, invitation: InvitationId) -> Result<(), Refusal<Error>> {
        let cause = actor.admin()?;
        let stored = store::partners::find(&self.0.db, partner, actor.organisation).await.map_err(fault)?.ok_or(Refusal::NotFound)?;
        let now = self.0.now();
        let mut tx = self.0.db.begin(&cause).await.map_err(fault)?;
        accounts::take_back(&mut tx, (actor.organisation, Some(partner)), invitation, &stored.name, now).await?;
        tx.commit().await.map_err(fault)
    }
}
