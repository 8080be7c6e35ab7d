//! What people change about themselves: name, zone, password, and the sessions they have (spec D43, D51).

use super::{
    Accounts, SignedIn, Stranger, Visitor, hold_all,
    reset::{USED, counted},
    sign_in::{begin_session, may_try},
};
use crate::{audit, base::id, fault, notices, tokens};
use domain::{
    Actor, Mode, Moment, Refusal,
    accounts::{Error, FAILURE_WINDOW, Profile, SESSION_IDLE, SESSION_LIFE, SessionRow, device, may_be_password},
    id::SessionId,
    notices::Kind,
    text,
};
use jiff::tz::TimeZoneDatabase;
use std::sync::LazyLock;

/// The zones people choose from: those named after a place, and UTC.
static ZONES: LazyLock<Vec<String>> = LazyLock::new(|| {
    let known = TimeZoneDatabase::bundled();
    let places = known.available().map(|name| name.to_string()).filter(|name| name.contains('/') && !name.starts_with("Etc/"));
    let mut zones: Vec<String> = places.chain(std::iter::once("UTC".to_owned())).collect();
    zones.sort_unstable();
    zones
});

/// Who asks about themselves; in preview it is a partner who looks, and nothing of one's own account is a partner's.
fn own(visitor: &Visitor) -> Result<&Actor, Refusal<Error>> {
    let actor = visitor.actor.as_ref().ok_or(Refusal::SignedOut)?;
    if actor.mode == Mode::Plain { Ok(actor) } else { Err(Refusal::NotFound) }
}

/// Who changes something about themselves.
fn may_change(visitor: &Visitor) -> Result<(&Actor, domain::Cause), Refusal<Error>> {
    let actor = visitor.actor.as_ref().ok_or(Refusal::SignedOut)?;
    Ok((actor, actor.cause()?))
}

impl Accounts {
    /// What somebody can change about themselves.
    ///
    /// # Errors
    /// `NotFound` in preview.
    pub async fn profile(&self, visitor: &Visitor) -> Result<Profile, Refusal<Error>> {
        let actor = own(visitor)?;
        let person = store::accounts::find_person(&self.0.db, actor.person).await.map_err(fault)?.ok_or(Refusal::SignedOut)?;
        let organisation_zone = store::organisations::zone(&self.0.db, actor.organisation).await.map_err(fault)?.unwrap_or_default();
        Ok(Profile { name: person.name, email: person.email, zone: person.zone, organisation_zone, zones: ZONES.clone() })
    }

    /// Saves name and zone; no zone reads times in the organisation's (spec D51).
    ///
    /// # Errors
    /// `Name`, `Zone`; `PreviewIsReadOnly`.
    pub async fn update_profile(&self, visitor: &Visitor, name: &str, zone: &str) -> Result<(), Refusal<Error>> {
        let (actor, cause) = may_change(visitor)?;
        let name = text::name(name).map_err(|fault| Refusal::Because(Error::Name(fault)))?;
        let zone = Some(zone).filter(|zone| !zone.is_empty());
        if zone.is_some_and(|zone| !ZONES.iter().any(|known| known == zone)) {
            return Err(Refusal::Because(Error::Zone));
        }
        let before = store::accounts::find_person(&self.0.db, actor.person).await.map_err(fault)?.ok_or(Refusal::SignedOut)?;
        let now = self.0.now();
        let mut tx = self.0.db.begin(&cause).await.map_err(fault)?;
        store::organisations::hold(&mut tx, actor.organisation).await.map_err(fault)?;
        store::accounts::update_person(&mut tx, actor.person, &name, zone).await.map_err(fault)?;
        let detail = if before.name == name { String::new() } else { format!("was {}", before.name) };
        audit::write(&mut tx, actor.organisation, "accounts.update_profile", actor.person.0, &name, detail, now).await?;
        tx.commit().await.map_err(fault)
    }

    /// Changes one's password; every other session ends, and this one gets a new token (spec D43).
    ///
    /// # Errors
    /// `OldPassword`, `Password`, `Throttled`; `PreviewIsReadOnly`.
    pub async fn change_password(
        &self,
        visitor: &Visitor,
        old: String,
        new: String,
        stranger: &Stranger,
    ) -> Result<SignedIn, Refusal<Error>> {
        let (actor, cause) = may_change(visitor)?;
        let db = &self.0.db;
        let person = store::accounts::find_person(db, actor.person).await.map_err(fault)?.ok_or(Refusal::SignedOut)?;
        let since = self.0.now().plus(-FAILURE_WINDOW);
        self.may_try(&person.email_key, &stranger.address, since).await?;
        may_be_password(&new, &person.email_key).map_err(|fault| Refusal::Because(Error::Password(fault)))?;
        let right = tokens::verify_password(old, Some(person.password_hash.clone())).await;
        let hash = tokens::hash_password(new).await;
        let now = self.0.now();
        let mut tx = db.begin(&cause).await.map_err(fault)?;
        hold_all(&mut tx, person.id()).await?;
        store::accounts::hold_failures(&mut tx, &person.email_key, &stranger.address).await.map_err(fault)?;
        let of_account = store::accounts::failures_of_account(&mut tx, &person.email_key, since).await.map_err(fault)?;
        let of_address = store::accounts::failures_of_address(&mut tx, &stranger.address, since).await.map_err(fault)?;
        may_try(of_account, of_address, now)?;
        if !right || !store::accounts::update_password(&mut tx, person.id(), &person.password_hash, &hash).await.map_err(fault)? {
            store::accounts::insert_failure(&mut tx, id(), &person.email_key, &stranger.address, now).await.map_err(fault)?;
            tx.commit().await.map_err(fault)?;
            return Err(Refusal::Because(Error::OldPassword));
        }
        store::accounts::remove_failures(&mut tx, &person.email_key).await.map_err(fault)?;
        store::accounts::remove_failures(&mut tx, &counted(&person.email_key)).await.map_err(fault)?;
        // a link to another password, still on its way, is of no use any more
        store::accounts::remove_resets_of(&mut tx, person.id()).await.map_err(fault)?;
        if let Ok(email) = text::email(&person.email) {
            notices::take_back(&mut tx, Kind::Reset, person.id().0, &email, USED).await?;
        }
        let ended = store::accounts::remove_sessions_of_person(&mut tx, person.id()).await.map_err(fault)?;
        let token = begin_session(&mut tx, person.id(), Some(actor.membership), stranger, now).await?;
        let detail = format!("{} other sessions ended", ended.saturating_sub(1));
        audit::write(&mut tx, actor.organisation, "accounts.change_password", person.id().0, &person.name, detail, now).await?;
        tx.commit().await.map_err(fault)?;
        Ok(SignedIn { token, choose: false })
    }

    async fn may_try(&self, account: &str, address: &str, since: Moment) -> Result<(), Refusal<Error>> {
        let of_account = store::accounts::failures_of_account(&self.0.db, account, since).await.map_err(fault)?;
        let of_address = store::accounts::failures_of_address(&self.0.db, address, since).await.map_err(fault)?;
        may_try(of_account, of_address, self.0.now())
    }

    /// One's own sessions that hold, the last used first (spec D43).
    ///
    /// # Errors
    /// `NotFound` in preview.
    pub async fn sessions(&self, visitor: &Visitor) -> Result<Vec<SessionRow>, Refusal<Error>> {
        let actor = own(visitor)?;
        let now = self.0.now();
        let (began, seen) = (now.plus(-SESSION_LIFE), now.plus(-SESSION_IDLE));
        let rows = store::accounts::list_sessions(&self.0.db, actor.person, began, seen).await.map_err(fault)?;
        let stamp = |at| self.0.stamp(Moment(at), &actor.zone);
        let rows = rows.into_iter().map(|(session, user_agent, address, created, seen)| SessionRow {
            id: SessionId(session),
            device: device(&user_agent),
            address,
            created: stamp(created),
            seen: stamp(seen),
            current: SessionId(session) == visitor.session,
        });
        Ok(rows.collect())
    }

    /// Ends one of one's sessions, or all but the one that asks; tells whether it was the one that asks (spec D43).
    ///
    /// # Errors
    /// `NotFound` when it is none of one's own; `PreviewIsReadOnly`.
    pub async fn end_session(&self, visitor: &Visitor, which: Option<SessionId>) -> Result<bool, Refusal<Error>> {
        let (actor, cause) = may_change(visitor)?;
        let person = store::accounts::find_person(&self.0.db, actor.person).await.map_err(fault)?.ok_or(Refusal::SignedOut)?;
        let now = self.0.now();
        let mut tx = self.0.db.begin(&cause).await.map_err(fault)?;
        hold_all(&mut tx, actor.person).await?;
        let ended = match which {
            Some(session) => {
                if !store::accounts::remove_session_of_person(&mut tx, actor.person, session).await.map_err(fault)? {
                    return Err(Refusal::NotFound);
                }
                1
            }
            None => store::accounts::remove_other_sessions(&mut tx, actor.person, visitor.session).await.map_err(fault)?,
        };
        audit::write(&mut tx, actor.organisation, "accounts.end_session", actor.person.0, &person.name, format!("{ended}"), now).await?;
        tx.commit().await.map_err(fault)?;
        Ok(which == Some(visitor.session))
    }
}
