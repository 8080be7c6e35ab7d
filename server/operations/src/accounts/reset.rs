//! A forgotten password: a link by mail, and a new password by that link (spec D43, trust 12).
//!
//! Nobody learns here whether an address has an account: the answer is the same, and so is the work, but for a mail.

use super::{Accounts, Stranger, hold_all, may_come, sign_in::may_try};
use crate::{
    audit,
    base::id,
    fault,
    notices::{self, Draft},
    tokens,
};
use domain::{
    Cause, Door, Refusal,
    accounts::{Error, FAILURE_WINDOW, RESET_LIFE, may_be_password},
    id::{PersonId, ResetId},
    notices::Kind,
    text,
};
use store::accounts::Person;

/// What stands beside a reset's mail that is needed no more.
pub(super) const USED: &str = "The password was changed meanwhile.";

/// Under which name asking for a new password is counted: apart from wrong passwords, so that who guessed too often may still ask.
pub(super) fn counted(who: &str) -> String {
    format!("reset {who}")
}

impl Accounts {
    /// Sends a link to choose a new password to an address that has an account with a place, or an invitation, waiting for it.
    ///
    /// # Errors
    /// `Email` for what is no address; `Throttled` (spec D43).
    pub async fn ask_reset(&self, email: &str, stranger: &Stranger) -> Result<(), Refusal<Error>> {
        let db = &self.0.db;
        let email = text::email(email).map_err(|fault| Refusal::Because(Error::Email(fault)))?;
        let (account, address) = (counted(&email.key), counted(&stranger.address));
        let now = self.0.now();
        let since = now.plus(-FAILURE_WINDOW);
        let person = store::accounts::find_person_by_email(db, &email.key).await.map_err(fault)?;
        let person = match person {
            Some(person) if may_come(&self.0, &person).await? => Some(person),
            _ => None,
        };
        let secret = tokens::secret();
        let (hash, link) = (tokens::hash(&secret), format!("{}/reset/{secret}", self.0.base_url));
        let mut tx = db.begin(&Cause::anonymous(Door::Reset)).await.map_err(fault)?;
        store::accounts::hold_failures(&mut tx, &account, &address).await.map_err(fault)?;
        let of_account = store::accounts::failures_of_account(&mut tx, &account, since).await.map_err(fault)?;
        let of_address = store::accounts::failures_of_address(&mut tx, &address, since).await.map_err(fault)?;
        may_try(of_account, of_address, now)?;
        store::accounts::insert_failure(&mut tx, id(), &account, &address, now).await.map_err(fault)?;
        if let Some(person) = person {
            let expires = now.plus(RESET_LIFE);
            store::accounts::insert_reset(&mut tx, ResetId(id()), &hash, person.id(), expires, now).await.map_err(fault)?;
            let own = text::email(&person.email).map_err(|fault| Refusal::Because(Error::Email(fault)))?;
            let organisation = store::accounts::list_organisations_of(&mut tx, person.id()).await.map_err(fault)?.into_iter().next();
            let words = notices::reset(&self.0.base_url);
            let draft = Draft { organisation, kind: Kind::Reset, about: person.id().0, to: &own, words, link: &link, expires };
            notices::write(&self.0, &mut tx, &draft, now).await?;
        }
        tx.commit().await.map_err(fault)
    }

    /// The address whose password the link behind this token changes.
    ///
    /// # Errors
    /// `NotFound` when it is used, replaced or past its time.
    pub async fn reset(&self, token: &str) -> Result<String, Refusal<Error>> {
        Ok(self.find_reset(token).await?.1.email)
    }

    async fn find_reset(&self, token: &str) -> Result<(ResetId, Person), Refusal<Error>> {
        let found = store::accounts::find_reset(&self.0.db, &tokens::hash(token), self.0.now()).await.map_err(fault)?;
        let (reset, person): (ResetId, PersonId) = found.ok_or(Refusal::NotFound)?;
        let person = store::accounts::find_person(&self.0.db, person).await.map_err(fault)?.ok_or(Refusal::NotFound)?;
        if may_come(&self.0, &person).await? { Ok((reset, person)) } else { Err(Refusal::NotFound) }
    }

    /// Sets a new password by a link, once. Every session of the person ends, and none begins (spec D43).
    ///
    /// # Errors
    /// `NotFound` when the link is over; `Password`.
    pub async fn set_password(&self, token: &str, password: String) -> Result<(), Refusal<Error>> {
        let (reset, person) = self.find_reset(token).await?;
        may_be_password(&password, &person.email_key).map_err(|fault| Refusal::Because(Error::Password(fault)))?;
        let hash = tokens::hash_password(password).await;
        let now = self.0.now();
        let mut tx = self.0.db.begin(&Cause::anonymous(Door::Reset)).await.map_err(fault)?;
        hold_all(&mut tx, person.id()).await?;
        if !store::accounts::remove_reset(&mut tx, reset).await.map_err(fault)?
            || !store::accounts::update_password(&mut tx, person.id(), &person.password_hash, &hash).await.map_err(fault)?
        {
            return Err(Refusal::NotFound);
        }
        let ended = store::accounts::remove_sessions_of_person(&mut tx, person.id()).await.map_err(fault)?;
        store::accounts::remove_failures(&mut tx, &person.email_key).await.map_err(fault)?;
        store::accounts::remove_failures(&mut tx, &counted(&person.email_key)).await.map_err(fault)?;
        if let Ok(own) = text::email(&person.email) {
            notices::take_back(&mut tx, Kind::Reset, person.id().0, &own, USED).await?;
        }
        for organisation in store::accounts::list_organisations_of(&mut tx, person.id()).await.map_err(fault)? {
            let who = (person.id(), person.name.as_str());
            audit::write_at_door(&mut tx, organisation, "accounts.reset", who, format!("{ended} sessions ended"), now).await?;
        }
        tx.commit().await.map_err(fault)
    }
}
