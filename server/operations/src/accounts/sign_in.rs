//! Sign-in, sign-out, and the choice where to work (spec S180, D40, D43).

use super::{Accounts, Visitor, hold_all, hold_place};
use crate::{audit, base::id, fault, tokens};
use domain::{
    Cause, Door, Moment, Refusal,
    accounts::{ACCOUNT_FAILURES, ADDRESS_FAILURES, Error, FAILURE_WINDOW, throttled},
    id::{MembershipId, PersonId, SessionId},
    text,
};
use store::{Tx, accounts::NewSession};

/// Who knocks: the network address and the browser's name for itself.
#[derive(Clone, Debug)]
pub struct Stranger {
    /// The network address.
    pub address: String,
    /// The browser's name for itself, cut to what is kept.
    pub user_agent: String,
}

/// A session that was just made.
#[derive(Clone, Debug)]
pub struct SignedIn {
    /// Its token, for the cookie; kept nowhere else.
    pub token: String,
    /// There are several places: ask where to work.
    pub choose: bool,
}

impl Accounts {
    /// Signs somebody in by e-mail and password; the session this browser had before ends (spec S180, D43).
    ///
    /// # Errors
    /// `Credentials` for a wrong address, a wrong password and for somebody without a place, alike; `Throttled`.
    pub async fn sign_in(
        &self,
        email: &str,
        password: &str,
        before: Option<&Visitor>,
        stranger: &Stranger,
    ) -> Result<SignedIn, Refusal<Error>> {
        let db = &self.0.db;
        let account = text::email(email).map_or_else(|_| text::same(email).chars().take(text::EMAIL_MAX).collect(), |email| email.key);
        let since = self.0.now().plus(-FAILURE_WINDOW);
        let of_account = store::accounts::failures_of_account(db, &account, since).await.map_err(fault)?;
        let of_address = store::accounts::failures_of_address(db, &stranger.address, since).await.map_err(fault)?;
        may_try(of_account, of_address, self.0.now())?;
        let person = store::accounts::find_person_by_email(db, &account).await.map_err(fault)?;
        let hash = person.as_ref().map(|person| person.password_hash.clone());
        let right = tokens::verify_password(password.to_owned(), hash).await;
        let places = match &person {
            Some(person) if right => store::accounts::list_places(db, person.id(), None).await.map_err(fault)?,
            _ => Vec::new(),
        };
        let cause = Cause::anonymous(Door::SignIn);
        let now = self.0.now();
        let mut tx = db.begin(&cause).await.map_err(fault)?;
        let place = places.first().filter(|_| places.len() == 1).map(|only| only.membership);
        let held = match place {
            Some(place) => hold_place(&mut tx, place).await?,
            None => true,
        };
        // again, for those who guess many at once: all of them came in before the first failure was counted
        store::accounts::hold_failures(&mut tx, &account, &stranger.address).await.map_err(fault)?;
        let of_account = store::accounts::failures_of_account(&mut tx, &account, since).await.map_err(fault)?;
        let of_address = store::accounts::failures_of_address(&mut tx, &stranger.address, since).await.map_err(fault)?;
        may_try(of_account, of_address, now)?;
        // without a place, but invited to one: the invitation is accepted signed in (spec D40)
        let invited = match &person {
            Some(person) if right && places.is_empty() => store::accounts::is_invited(&mut tx, &account, now).await.map_err(fault)?,
            _ => false,
        };
        let Some(person) = person.filter(|_| held && (invited || !places.is_empty())) else {
            store::accounts::insert_failure(&mut tx, id(), &account, &stranger.address, now).await.map_err(fault)?;
            tx.commit().await.map_err(fault)?;
            return Err(Refusal::Because(Error::Credentials));
        };
        store::accounts::remove_failures(&mut tx, &account).await.map_err(fault)?;
        if let Some(before) = before {
            store::accounts::remove_session(&mut tx, before.session).await.map_err(fault)?;
        }
        let token = begin_session(&mut tx, person.id(), place, stranger, now).await?;
        if let Some(place) = place {
            arrive(&mut tx, place, person.id(), &person.name, now).await?;
        }
        tx.commit().await.map_err(fault)?;
        Ok(SignedIn { token, choose: place.is_none() })
    }

    /// Takes one of one's places; the session gets a new token (spec D40, D43).
    ///
    /// # Errors
    /// `NotFound` when it is no place of this person; `PreviewIsReadOnly`.
    pub async fn choose(&self, visitor: &Visitor, place: MembershipId, stranger: &Stranger) -> Result<SignedIn, Refusal<Error>> {
        visitor.may_write()?;
        let places = self.places(visitor).await?;
        if !places.iter().any(|own| own.membership == place) {
            return Err(Refusal::NotFound);
        }
        let now = self.0.now();
        let person = store::accounts::find_person(&self.0.db, visitor.person).await.map_err(fault)?.ok_or(Refusal::SignedOut)?;
        let mut tx = self.0.db.begin(&Cause::anonymous(Door::SignIn)).await.map_err(fault)?;
        if !hold_place(&mut tx, place).await? {
            return Err(Refusal::NotFound);
        }
        store::accounts::remove_session(&mut tx, visitor.session).await.map_err(fault)?;
        let token = begin_session(&mut tx, visitor.person, Some(place), stranger, now).await?;
        arrive(&mut tx, place, visitor.person, &person.name, now).await?;
        tx.commit().await.map_err(fault)?;
        Ok(SignedIn { token, choose: false })
    }

    /// Ends this session, or every session of this person (spec D43).
    ///
    /// # Errors
    /// `Unavailable` or `Fault`.
    pub async fn sign_out(&self, visitor: &Visitor, everywhere: bool) -> Result<(), Refusal<Error>> {
        let now = self.0.now();
        let person = store::accounts::find_person(&self.0.db, visitor.person).await.map_err(fault)?.ok_or(Refusal::SignedOut)?;
        let mut tx = self.0.db.begin(&Cause::anonymous(Door::SignIn)).await.map_err(fault)?;
        hold_all(&mut tx, visitor.person).await?;
        let mut ended = 1;
        if everywhere {
            ended = store::accounts::remove_sessions_of_person(&mut tx, visitor.person).await.map_err(fault)?;
        } else {
            store::accounts::remove_session(&mut tx, visitor.session).await.map_err(fault)?;
        }
        if let Some(actor) = &visitor.actor {
            let act = if everywhere { "accounts.sign_out_everywhere" } else { "accounts.sign_out" };
            let detail = if everywhere { audit::counted(ended, "session", "sessions") } else { String::new() };
            audit::write_at_door(&mut tx, actor.organisation, act, (visitor.person, &person.name), detail, now).await?;
        }
        tx.commit().await.map_err(fault)
    }
}

/// Whether another try is allowed after these failures, of the account and from the address (spec D43).
pub(super) fn may_try(of_account: (i64, Option<Moment>), of_address: (i64, Option<Moment>), now: Moment) -> Result<(), Refusal<Error>> {
    let account = throttled(of_account.0, ACCOUNT_FAILURES, of_account.1, now);
    let wait = account.or(throttled(of_address.0, ADDRESS_FAILURES, of_address.1, now));
    wait.map_or(Ok(()), |seconds| Err(Refusal::Because(Error::Throttled { seconds })))
}

/// Begins a session and returns its token.
pub(super) async fn begin_session(
    tx: &mut Tx,
    person: PersonId,
    place: Option<MembershipId>,
    stranger: &Stranger,
    now: Moment,
) -> Result<String, Refusal<Error>> {
    let token = tokens::secret();
    let session = NewSession {
        id: SessionId(id()),
        token_hash: &tokens::hash(&token),
        person,
        membership: place,
        user_agent: &stranger.user_agent,
        address: &stranger.address,
    };
    store::accounts::insert_session(tx, &session, now).await.map_err(fault)?;
    Ok(token)
}

/// Remembers the choice of a place, and writes it into that vendor's trail.
pub(super) async fn arrive(tx: &mut Tx, place: MembershipId, person: PersonId, name: &str, now: Moment) -> Result<(), Refusal<Error>> {
    let organisation = store::accounts::choose_place(tx, place, now).await.map_err(fault)?.ok_or(Refusal::NotFound)?;
    store::accounts::update_seen(tx, place, now).await.map_err(fault)?;
    audit::write_at_door(tx, organisation, "accounts.sign_in", (person, name), String::new(), now).await
}
