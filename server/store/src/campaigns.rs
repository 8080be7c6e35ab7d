//! Campaigns and the intents they may have; the conversations that ask for them and the drafts that are written for them.

pub mod brands;
pub mod chats;
pub mod drafts;
pub mod questions;
pub mod templates;

use crate::{Error, Result, Source, Tx, dialect::like};
use domain::{
    Moment, Scope,
    campaigns::Status,
    id::{CampaignId, OrganisationId, PartnerId, PersonId},
    partners::PartnerRef,
    text,
};
use uuid::Uuid;

/// A campaign as stored.
#[derive(Clone, Debug)]
pub struct Campaign {
    /// Its id.
    pub id: CampaignId,
    /// Its name.
    pub name: String,
    /// The key it is sorted by among its partner's.
    pub name_key: String,
    /// Its partner.
    pub partner: PartnerRef,
    /// The intent, in words.
    pub intent: String,
    /// Where it stands.
    pub status: Status,
    /// Since when.
    pub status_at: Moment,
    /// Who brought it there.
    pub status_by: Option<String>,
    /// When it was made.
    pub created: Moment,
    /// Who made it.
    pub made_by: Option<String>,
    /// Assets in it that the reader sees.
    pub assets: i64,
    /// Assets in it that wait for approval.
    pub waiting: i64,
}

#[derive(sqlx::FromRow)]
struct Row {
    id: Uuid,
    name: String,
    name_key: String,
    partner_id: Uuid,
    partner_name: String,
    intent: String,
    status: String,
    status_at: i64,
    status_by: Option<String>,
    created_at: i64,
    made_by: Option<String>,
    assets: i64,
    waiting: i64,
}
stored!(Row: id, name, name_key, partner_id, partner_name, intent, status, status_at, status_by, created_at, made_by, assets, waiting);

impl TryFrom<Row> for Campaign {
    type Error = Error;

    fn try_from(row: Row) -> Result<Self> {
        Ok(Self {
            id: CampaignId(row.id),
            name: row.name,
            name_key: row.name_key,
            partner: PartnerRef { id: PartnerId(row.partner_id), name: row.partner_name },
            intent: row.intent,
            status: Status::parse(&row.status).ok_or(Error::Unreadable("campaigns.status"))?,
            status_at: Moment(row.status_at),
            status_by: row.status_by,
            created: Moment(row.created_at),
            made_by: row.made_by,
            assets: row.assets,
            waiting: row.waiting,
        })
    }
}

const INSERT: &str = "
    insert into campaigns (id, organisation_id, partner_id, name, name_key, search_key, intent, status, status_at, status_by, created_at, created_by)
    values ($1, $2, $3, $4, $5, $10, $6, $7, $8, $9, $8, $9)";

// a partner gets no campaign and counts no asset that the visibility rule does not give it
const SELECT: &str = "
    select campaigns.id, campaigns.name, campaigns.name_key, campaigns.partner_id, partners.name as partner_name, campaigns.intent,
           campaigns.status, campaigns.status_at, deciders.name as status_by, campaigns.created_at, makers.name as made_by,
           (select count(*)
            from items
            where items.campaign_id = campaigns.id
              and items.archived_at is null
              and ($2 is null
                   or exists (select 1 from visible_items
                              where visible_items.item_id = items.id and visible_items.partner_id = $2))) as assets,
           (select count(*)
            from items
            where items.campaign_id = campaigns.id
              and items.archived_at is null
              and items.approved_at is null
              and $2 is null) as waiting
    from campaigns
    join partners on partners.id = campaigns.partner_id
    left join people as deciders on deciders.id = campaigns.status_by
    left join people as makers on makers.id = campaigns.created_by
    where campaigns.organisation_id = $1
      and ($2 is null
           or exists (select 1 from visible_campaigns
                      where visible_campaigns.campaign_id = campaigns.id and visible_campaigns.partner_id = $2))";

// of one partner, and with words those that hold them; a partner also finds a campaign by its files
const ON_SHELF: &str = "
      and ($3 is null or campaigns.partner_id = $3)
      and ($4 is null
           or campaigns.search_key like $4 escape '!'
           or ($2 is null and partners.search_key like $4 escape '!')
           or exists (select 1
                      from items
                      join visible_items on visible_items.item_id = items.id
                      where items.campaign_id = campaigns.id
                        and visible_items.partner_id = $2
                        and items.search_key like $4 escape '!'))";

const COUNTED: &str = "
    from campaigns
    join partners on partners.id = campaigns.partner_id
    where campaigns.organisation_id = $1
      and ($2 is null
           or exists (select 1 from visible_campaigns
                      where visible_campaigns.campaign_id = campaigns.id and visible_campaigns.partner_id = $2))";

const PARTNERS: &str = "
    select partners.id, partners.name, count(distinct campaigns.id), count(items.id),
           count(case when items.approved_at is null then items.id end)
    from campaigns
    join partners on partners.id = campaigns.partner_id
    left join items
      on items.campaign_id = campaigns.id
      and items.archived_at is null
    where campaigns.organisation_id = $1
      and ($2 is null
           or campaigns.search_key like $2 escape '!'
           or partners.search_key like $2 escape '!')
    group by partners.id, partners.name, partners.name_key
    order by partners.name_key, partners.id";

const UPDATE_STATUS: &str = "
    update campaigns
    set status = $4, status_at = $5, status_by = $6
    where id = $1
      and organisation_id = $2
      and status = $3";

const HOLD_OPEN: &str = "
    update campaigns
    set status = status
    where id = $1
      and organisation_id = $2
      and status <> 'archived'";

const INTENTS: &str = "
    select name
    from campaign_intents
    where organisation_id = $1
    order by position, id";

const INSERT_INTENT: &str = "
    insert into campaign_intents (id, organisation_id, name, position)
    values ($1, $2, $3, $4)";

const REMOVE_INTENTS: &str = "
    delete from campaign_intents
    where organisation_id = $1";

const SIMILAR: &str = "
      and campaigns.id <> $3
      and campaigns.intent = $4
      and campaigns.status in ('approved', 'archived')
    order by campaigns.status_at desc, campaigns.id
    limit $5";

const WAITING_OF_PARTNER: &str = "
    select count(*)
    from items
    join campaigns on campaigns.id = items.campaign_id
    where campaigns.partner_id = $1
      and campaigns.status <> 'archived'
      and items.archived_at is null
      and (items.approved_at is null or campaigns.status <> 'approved')";

/// A new campaign.
#[derive(Clone, Debug)]
pub struct NewCampaign<'a> {
    /// Its id.
    pub id: CampaignId,
    /// The vendor organisation.
    pub organisation: OrganisationId,
    /// The partner.
    pub partner: PartnerId,
    /// The name.
    pub name: &'a str,
    /// The intent, in words.
    pub intent: &'a str,
    /// Where it begins.
    pub status: Status,
    /// Who makes it.
    pub by: Option<PersonId>,
}

/// Adds a campaign.
///
/// # Errors
/// `Unique` when the partner has one of this name.
pub async fn insert(tx: &mut Tx, new: &NewCampaign<'_>, now: Moment) -> Result<()> {
    run!(
        tx,
        INSERT,
        new.id.0,
        new.organisation.0,
        new.partner.0,
        new.name,
        text::name_key(new.name),
        new.intent,
        new.status.as_str(),
        now.0,
        new.by.map(|id| id.0),
        text::fold(&format!("{}\n{}", new.name, new.intent))
    );
    Ok(())
}

/// One campaign, if the scope reaches it.
///
/// # Errors
/// Whatever the database says.
pub async fn find(on: impl Source, id: CampaignId, scope: Scope) -> Result<Option<Campaign>> {
    let sql = sqlx::AssertSqlSafe(format!("{SELECT} and campaigns.id = $3"));
    one!(on, Row, sql, scope.organisation().0, scope.partner().map(|id| id.0), id.0).map(Campaign::try_from).transpose()
}

/// One campaign of an organisation, for the job that works on it.
///
/// # Errors
/// Whatever the database says.
pub async fn find_for_work(on: impl Source, id: CampaignId, organisation: OrganisationId) -> Result<Option<Campaign>> {
    let sql = sqlx::AssertSqlSafe(format!("{SELECT} and campaigns.id = $3"));
    one!(on, Row, sql, organisation.0, None::<Uuid>, id.0).map(Campaign::try_from).transpose()
}

/// Which campaigns are listed.
#[derive(Clone, Copy, Debug, Default)]
pub struct Shelf<'a> {
    /// Those of one partner.
    pub partner: Option<PartnerId>,
    /// Those that hold these words, as a key, in name or intent; for the vendor also in the partner, for a partner also in
    /// what it sees of their files.
    pub words: &'a str,
}

/// The place in the list of campaigns after which a page begins: partner, the campaign's sort key, and the campaign.
pub type After<'a> = (PartnerId, &'a str, CampaignId);

/// A page of the campaigns a scope reaches, by partner and name.
///
/// # Errors
/// Whatever the database says.
pub async fn list(on: impl Source, scope: Scope, shelf: Shelf<'_>, after: Option<After<'_>>, limit: i64) -> Result<Vec<Campaign>> {
    let sql = format!(
        "{SELECT}{ON_SHELF}
      and ($6 is null
           or (partners.name_key, partners.id, campaigns.name_key, campaigns.id)
              > ((select name_key from partners as before where before.id = $5), $5, $6, $7))
    order by partners.name_key, partners.id, campaigns.name_key, campaigns.id
    limit $8"
    );
    let (partner, key, id) = after.map_or((Uuid::nil(), None, Uuid::nil()), |(partner, key, id)| (partner.0, Some(key), id.0));
    let own = scope.partner().map(|id| id.0);
    let of = shelf.partner.map(|id| id.0);
    all!(on, Row, sqlx::AssertSqlSafe(sql), scope.organisation().0, own, of, like(shelf.words), partner, key, id, limit)
        .into_iter()
        .map(Campaign::try_from)
        .collect()
}

/// How many campaigns of a shelf a scope reaches, counted up to `most`.
///
/// # Errors
/// Whatever the database says.
pub async fn count(on: impl Source, scope: Scope, shelf: Shelf<'_>, most: i64) -> Result<i64> {
    let sql = format!("select count(*) from (select 1 {COUNTED}{ON_SHELF} limit $5) as counted");
    let (own, of) = (scope.partner().map(|id| id.0), shelf.partner.map(|id| id.0));
    Ok(value!(on, i64, sqlx::AssertSqlSafe(sql), scope.organisation().0, own, of, like(shelf.words), most))
}

/// A partner with what is in its campaigns.
#[derive(Clone, Debug)]
pub struct Branch {
    /// The partner.
    pub partner: PartnerRef,
    /// Its campaigns.
    pub campaigns: i64,
    /// Assets in them.
    pub assets: i64,
    /// Assets that wait for approval.
    pub waiting: i64,
}

/// The partners of an organisation that have campaigns, by name, or with words those with campaigns that hold them.
///
/// # Errors
/// Whatever the database says.
pub async fn list_branches(on: impl Source, organisation: OrganisationId, words: &str) -> Result<Vec<Branch>> {
    let rows = all!(on, (Uuid, String, i64, i64, i64), PARTNERS, organisation.0, like(words));
    let branch =
        |(id, name, campaigns, assets, waiting)| Branch { partner: PartnerRef { id: PartnerId(id), name }, campaigns, assets, waiting };
    Ok(rows.into_iter().map(branch).collect())
}

/// Moves a campaign from one status to another; `false` when it stands elsewhere by now.
///
/// # Errors
/// Whatever the database says.
pub async fn update_status(
    tx: &mut Tx,
    id: CampaignId,
    organisation: OrganisationId,
    from: Status,
    to: Status,
    by: PersonId,
    now: Moment,
) -> Result<bool> {
    Ok(run!(tx, UPDATE_STATUS, id.0, organisation.0, from.as_str(), to.as_str(), now.0, by.0) == 1)
}

/// Keeps a campaign from being archived until the commit; `false` when it is archived or none.
///
/// # Errors
/// Whatever the database says.
pub async fn hold_open(tx: &mut Tx, id: CampaignId, organisation: OrganisationId) -> Result<bool> {
    Ok(run!(tx, HOLD_OPEN, id.0, organisation.0) == 1)
}

/// The intents of an organisation, in its order.
///
/// # Errors
/// Whatever the database says.
pub async fn list_intents(on: impl Source, organisation: OrganisationId) -> Result<Vec<String>> {
    Ok(all!(on, (String,), INTENTS, organisation.0).into_iter().map(|row| row.0).collect())
}

/// Adds an intent at a place in the order.
///
/// # Errors
/// Whatever the database says.
pub async fn insert_intent(tx: &mut Tx, id: Uuid, organisation: OrganisationId, name: &str, position: i64) -> Result<()> {
    run!(tx, INSERT_INTENT, id, organisation.0, name, position);
    Ok(())
}

/// Takes all intents of an organisation away, before others take their place.
///
/// # Errors
/// Whatever the database says.
pub async fn remove_intents(tx: &mut Tx, organisation: OrganisationId) -> Result<()> {
    run!(tx, REMOVE_INTENTS, organisation.0);
    Ok(())
}

/// Decided campaigns of the same intent, the latest first.
///
/// # Errors
/// Whatever the database says.
pub async fn list_similar(on: impl Source, scope: Scope, to: CampaignId, intent: &str, limit: i64) -> Result<Vec<Campaign>> {
    let sql = sqlx::AssertSqlSafe(format!("{SELECT}{SIMILAR}"));
    let rows = all!(on, Row, sql, scope.organisation().0, scope.partner().map(|id| id.0), to.0, intent, limit);
    rows.into_iter().map(Campaign::try_from).collect()
}

/// Assets of a partner's campaigns that it does not see yet.
///
/// # Errors
/// Whatever the database says.
pub async fn count_waiting_of(on: impl Source, partner: PartnerId) -> Result<i64> {
    Ok(value!(on, i64, WAITING_OF_PARTNER, partner.0))
}
