//! Conversations that ask for a campaign. The vendor's people reach those that they began, a partner's people those that
//! their own company began (spec S16, D44).

use crate::{Error, Result, Source, Tx};
use domain::{
    Moment, Scope,
    campaigns::Answer,
    id::{CampaignId, ChatId, OrganisationId, PartnerId, PersonId},
    partners::PartnerRef,
};
use uuid::Uuid;

/// A conversation as stored.
#[derive(Clone, Debug)]
pub struct Chat {
    /// Its id.
    pub id: ChatId,
    /// The partner.
    pub partner: PartnerRef,
    /// The partner is active.
    pub active: bool,
    /// Begun by the partner's own people.
    pub by_partner: bool,
    /// The version of the questions it began with.
    pub set: i64,
    /// What was answered.
    pub answers: Vec<Answer>,
    /// The question one stands at, counted from 0.
    pub position: i64,
    /// Number of the version.
    pub version: i64,
    /// Who saved it last.
    pub changed_by: Option<String>,
    /// The question that was answered last.
    pub changed_what: String,
    /// When.
    pub changed: Moment,
    /// The campaign it became.
    pub campaign: Option<CampaignId>,
}

#[derive(sqlx::FromRow)]
struct Row {
    id: Uuid,
    partner_id: Uuid,
    partner_name: String,
    active: bool,
    by_partner: bool,
    set_version: i64,
    answers: String,
    position: i64,
    version: i64,
    changed_by: Option<String>,
    changed_what: String,
    changed_at: i64,
    campaign_id: Option<Uuid>,
}

stored!(Row: id, partner_id, partner_name, active, by_partner, set_version, answers, position, version, changed_by, changed_what, changed_at, campaign_id);

impl TryFrom<Row> for Chat {
    type Error = Error;

    fn try_from(row: Row) -> Result<Self> {
        Ok(Self {
            id: ChatId(row.id),
            partner: PartnerRef { id: PartnerId(row.partner_id), name: row.partner_name },
            active: row.active,
            by_partner: row.by_partner,
            set: row.set_version,
            answers: serde_json::from_str(&row.answers).map_err(|_| Error::Unreadable("chats.answers"))?,
            position: row.position,
            version: row.version,
            changed_by: row.changed_by,
            changed_what: row.changed_what,
            changed: Moment(row.changed_at),
            campaign: row.campaign_id.map(CampaignId),
        })
    }
}

const SELECT: &str = "
    select chats.id, chats.partner_id, partners.name as partner_name, partners.status = 'active' as active, chats.by_partner,
           chats.set_version, chats.answers, chats.position, chats.version, people.name as changed_by, chats.changed_what,
           chats.changed_at, chats.campaign_id
    from chats
    join partners on partners.id = chats.partner_id
    left join people on people.id = chats.changed_by
    where chats.organisation_id = $1
      and (($2 is null and not chats.by_partner) or (chats.by_partner and chats.partner_id = $2))";

const OF_CAMPAIGN: &str = "
    select chats.id, chats.partner_id, partners.name as partner_name, partners.status = 'active' as active, chats.by_partner,
           chats.set_version, chats.answers, chats.position, chats.version, people.name as changed_by, chats.changed_what,
           chats.changed_at, chats.campaign_id
    from chats
    join partners on partners.id = chats.partner_id
    left join people on people.id = chats.changed_by
    where chats.organisation_id = $1
      and chats.campaign_id = $2";

const INSERT: &str = "
    insert into chats (id, organisation_id, partner_id, by_partner, set_version, answers, position, version, changed_by, changed_what,
                       created_at, created_by, changed_at, campaign_id)
    values ($1, $2, $3, $4, $5, '[]', 0, 1, $6, '', $7, $6, $7, null)";

const UPDATE: &str = "
    update chats
    set answers = $3, position = $4, changed_by = $5, changed_what = $6, changed_at = $7, version = version + 1
    where id = $1
      and version = $2
      and campaign_id is null
      and exists (select 1 from partners where partners.id = chats.partner_id and partners.status = 'active')";

const SUBMIT: &str = "
    update chats
    set campaign_id = $3, changed_by = $4, changed_at = $5, version = version + 1
    where id = $1
      and version = $2
      and campaign_id is null
      and exists (select 1 from partners where partners.id = chats.partner_id and partners.status = 'active')";

const REMOVE: &str = "
    delete from chats
    where id = $1
      and organisation_id = $2
      and campaign_id is null";

/// Adds a conversation without an answer.
///
/// # Errors
/// Whatever the database says.
pub async fn insert(
    tx: &mut Tx,
    id: ChatId,
    organisation: OrganisationId,
    (partner, by_partner): (PartnerId, bool),
    set: i64,
    by: PersonId,
    now: Moment,
) -> Result<()> {
    run!(tx, INSERT, id.0, organisation.0, partner.0, by_partner, set, by.0, now.0);
    Ok(())
}

/// One conversation, if the scope reaches it.
///
/// # Errors
/// Whatever the database says.
pub async fn find(on: impl Source, id: ChatId, scope: Scope) -> Result<Option<Chat>> {
    let sql = sqlx::AssertSqlSafe(format!("{SELECT} and chats.id = $3"));
    one!(on, Row, sql, scope.organisation().0, scope.partner().map(|id| id.0), id.0).map(Chat::try_from).transpose()
}

/// The conversation that became this campaign, whoever began it; for the vendor, who reads the campaign.
///
/// # Errors
/// Whatever the database says.
pub async fn find_of(on: impl Source, campaign: CampaignId, organisation: OrganisationId) -> Result<Option<Chat>> {
    one!(on, Row, OF_CAMPAIGN, organisation.0, campaign.0).map(Chat::try_from).transpose()
}

/// The conversations a scope reaches, the one saved last first: open ones, or of one partner those that became campaigns.
///
/// # Errors
/// Whatever the database says.
pub async fn list(on: impl Source, scope: Scope, done_for: Option<PartnerId>, limit: i64) -> Result<Vec<Chat>> {
    let sql = sqlx::AssertSqlSafe(format!(
        "{SELECT}
      and (($3 is null and chats.campaign_id is null) or (chats.partner_id = $3 and chats.campaign_id is not null))
    order by chats.changed_at desc, chats.id desc
    limit $4"
    ));
    let (own, of) = (scope.partner().map(|id| id.0), done_for.map(|id| id.0));
    all!(on, Row, sql, scope.organisation().0, own, of, limit).into_iter().map(Chat::try_from).collect()
}

/// What is saved of a conversation.
#[derive(Clone, Copy, Debug)]
pub struct Saved<'a> {
    /// All answers.
    pub answers: &'a [Answer],
    /// Where one stands now.
    pub position: i64,
    /// The question it was about.
    pub what: &'a str,
}

/// Saves a conversation; `false` when it was saved, submitted or its partner stopped being active meanwhile.
///
/// # Errors
/// Whatever the database says.
pub async fn update(tx: &mut Tx, id: ChatId, version: i64, saved: Saved<'_>, by: PersonId, now: Moment) -> Result<bool> {
    let answers = serde_json::to_string(saved.answers).map_err(|_| Error::Unreadable("chats.answers"))?;
    Ok(run!(tx, UPDATE, id.0, version, answers, saved.position, by.0, saved.what, now.0) == 1)
}

/// Ends a conversation with its campaign; `false` as for `update`.
///
/// # Errors
/// Whatever the database says.
pub async fn submit(tx: &mut Tx, id: ChatId, version: i64, campaign: CampaignId, by: PersonId, now: Moment) -> Result<bool> {
    Ok(run!(tx, SUBMIT, id.0, version, campaign.0, by.0, now.0) == 1)
}

/// Takes an open conversation away; `false` when there is none.
///
/// # Errors
/// Whatever the database says.
pub async fn remove(tx: &mut Tx, id: ChatId, organisation: OrganisationId) -> Result<bool> {
    Ok(run!(tx, REMOVE, id.0, organisation.0) == 1)
}
