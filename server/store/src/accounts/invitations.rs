//! Invitations: a place held open for an address (spec D40, D43).

use super::Spot;
use crate::{Error, Result, Source, Tx};
use domain::{
    Moment, Role,
    id::{InvitationId, OrganisationId, PartnerId, PersonId},
    text::{self, Email},
};
use uuid::Uuid;

/// An invitation as stored.
#[derive(Clone, Debug)]
pub struct Invitation {
    /// Its id.
    pub id: InvitationId,
    /// The vendor organisation.
    pub organisation: OrganisationId,
    /// The vendor organisation's name.
    pub organisation_name: String,
    /// The partner, for a partner's place.
    pub partner: Option<PartnerId>,
    /// Its name.
    pub partner_name: Option<String>,
    /// The role offered.
    pub role: Role,
    /// The invited address, as typed.
    pub email: String,
    /// The invited address, as found by.
    pub email_key: String,
    /// The invited person's name, as typed by who invited.
    pub name: String,
    /// Until when it holds.
    pub expires: Moment,
}

#[derive(sqlx::FromRow)]
struct Row {
    id: Uuid,
    organisation_id: Uuid,
    organisation_name: String,
    partner_id: Option<Uuid>,
    partner_name: Option<String>,
    role: String,
    email: String,
    email_key: String,
    name: String,
    expires_at: i64,
}
stored!(Row: id, organisation_id, organisation_name, partner_id, partner_name, role, email, email_key, name, expires_at);

impl TryFrom<Row> for Invitation {
    type Error = Error;

    fn try_from(row: Row) -> Result<Self> {
        Ok(Self {
            id: InvitationId(row.id),
            organisation: OrganisationId(row.organisation_id),
            organisation_name: row.organisation_name,
            partner: row.partner_id.map(PartnerId),
            partner_name: row.partner_name,
            role: Role::parse(&row.role).ok_or(Error::Unreadable("invitations.role"))?,
            email: row.email,
            email_key: row.email_key,
            name: row.name,
            expires: Moment(row.expires_at),
        })
    }
}

/// A new invitation.
#[derive(Clone, Debug)]
pub struct NewInvitation<'a> {
    /// Its id.
    pub id: InvitationId,
    /// SHA-256 of its token.
    pub token_hash: &'a [u8],
    /// The vendor organisation.
    pub organisation: OrganisationId,
    /// The partner, for a partner's place.
    pub partner: Option<PartnerId>,
    /// The role offered.
    pub role: Role,
    /// The invited address.
    pub email: &'a Email,
    /// The invited person's name.
    pub name: &'a str,
    /// Who invites.
    pub by: PersonId,
    /// Until when it holds.
    pub expires: Moment,
}

// a newer invitation to the same place kills the older one
const INSERT: &str = "
    insert into invitations (id, token_hash, organisation_id, partner_id, role, email, email_key, name, invited_by, created_at, expires_at)
    values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
    on conflict (email_key, organisation_id, coalesce(partner_id, organisation_id)) do update
    set id = excluded.id, token_hash = excluded.token_hash, role = excluded.role, email = excluded.email,
        name = excluded.name, invited_by = excluded.invited_by, created_at = excluded.created_at, expires_at = excluded.expires_at";

const FIND: &str = "
    select invitations.id, invitations.organisation_id, organisations.name as organisation_name,
           invitations.partner_id, partners.name as partner_name,
           invitations.role, invitations.email, invitations.email_key, invitations.name, invitations.expires_at
    from invitations
    join organisations on organisations.id = invitations.organisation_id
    left join partners on partners.id = invitations.partner_id
    where invitations.token_hash = $1
      and invitations.expires_at > $2
      and (partners.id is null or partners.status = 'active')";

const LIST: &str = "
    select id, name, email, role, expires_at
    from invitations
    where organisation_id = $1
      and partner_id is not distinct from $2
      and expires_at > $3
    order by id";

const REVOKE: &str = "
    delete from invitations
    where id = $1
      and organisation_id = $2
      and partner_id is not distinct from $3
    returning name, email_key";

const COUNT_FOR: &str = "
    select count(*)
    from invitations
    left join partners on partners.id = invitations.partner_id
    where invitations.email_key = $1
      and invitations.expires_at > $2
      and (partners.id is null or partners.status = 'active')";

const TAKE: &str = "
    delete from invitations
    where id = $1";

/// Adds an invitation; an older one to the same place stops working.
///
/// # Errors
/// Whatever the database says.
pub async fn insert_invitation(tx: &mut Tx, new: &NewInvitation<'_>, now: Moment) -> Result<()> {
    run!(
        tx,
        INSERT,
        new.id.0,
        new.token_hash,
        new.organisation.0,
        new.partner.map(|id| id.0),
        new.role.as_str(),
        new.email.shown.as_str(),
        new.email.key.as_str(),
        new.name,
        new.by.0,
        now.0,
        new.expires.0
    );
    Ok(())
}

/// The invitation with this token hash, if it still holds.
///
/// # Errors
/// Whatever the database says.
pub async fn find_invitation(on: impl Source, token_hash: &[u8], now: Moment) -> Result<Option<Invitation>> {
    one!(on, Row, FIND, token_hash, now.0).map(Invitation::try_from).transpose()
}

/// The open invitations to a place, by name: id, name, address, role, until when.
///
/// # Errors
/// Whatever the database says.
pub async fn list_invitations(
    on: impl Source,
    (organisation, partner): Spot,
    now: Moment,
) -> Result<Vec<(InvitationId, String, String, Role, Moment)>> {
    let mut rows = all!(on, (Uuid, String, String, String, i64), LIST, organisation.0, partner.map(|id| id.0), now.0);
    rows.sort_by_cached_key(|(id, name, ..)| (text::name_key(name), *id));
    rows.into_iter()
        .map(|(id, name, email, role, expires)| {
            let role = Role::parse(&role).ok_or(Error::Unreadable("invitations.role"))?;
            Ok((InvitationId(id), name, email, role, Moment(expires)))
        })
        .collect()
}

/// Takes an open invitation to a place back; tells the name and the address it was for.
///
/// # Errors
/// Whatever the database says.
pub async fn remove_invitation_to(tx: &mut Tx, id: InvitationId, (organisation, partner): Spot) -> Result<Option<(String, String)>> {
    Ok(one!(tx, (String, String), REVOKE, id.0, organisation.0, partner.map(|id| id.0)))
}

/// Whether an address is invited anywhere.
///
/// # Errors
/// Whatever the database says.
pub async fn is_invited(on: impl Source, email_key: &str, now: Moment) -> Result<bool> {
    Ok(value!(on, i64, COUNT_FOR, email_key, now.0) > 0)
}

/// Takes an invitation: it works once. `false` when somebody took it before.
///
/// # Errors
/// Whatever the database says.
pub async fn remove_invitation(tx: &mut Tx, id: InvitationId) -> Result<bool> {
    Ok(run!(tx, TAKE, id.0) == 1)
}
