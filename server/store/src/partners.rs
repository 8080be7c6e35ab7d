//! Partner companies, their contacts and the groups they are in.

use crate::{Error, Result, Source, Tx, dialect::like};
use domain::{
    Moment, Role,
    id::{GroupId, OrganisationId, PartnerId, PersonId},
    partners::{Facts, GroupRef, PartnerRef, PartnerRow, Status},
    text,
};
use uuid::Uuid;

#[derive(sqlx::FromRow)]
struct Row {
    id: Uuid,
    name: String,
    name_key: String,
    code: String,
    status: String,
    city: String,
    people: i64,
    campaigns: i64,
}
stored!(Row: id, name, name_key, code, status, city, people, campaigns);

impl TryFrom<Row> for PartnerRow {
    type Error = Error;

    fn try_from(row: Row) -> Result<Self> {
        Ok(Self {
            id: PartnerId(row.id),
            name: row.name,
            code: row.code,
            status: Status::parse(&row.status).ok_or(Error::Unreadable("partners.status"))?,
            city: row.city,
            people: row.people,
            campaigns: row.campaigns,
            groups: Vec::new(),
        })
    }
}

/// A partner as stored, beyond its row.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Stored {
    /// The name.
    pub name: String,
    /// The short code.
    pub code: String,
    /// The status, as stored.
    pub status: String,
    /// City.
    pub city: String,
    /// Website.
    pub website: String,
    /// Phone.
    pub phone: String,
    /// Version of these facts.
    pub version: i64,
    /// Who saved them last.
    pub changed_by: Option<String>,
    /// When it was added.
    pub created_at: i64,
}
stored!(Stored: name, code, status, city, website, phone, version, changed_by, created_at);

/// A contact as stored.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct ContactRow {
    id: Uuid,
    /// The name.
    pub name: String,
    /// The address.
    pub email: String,
    role: String,
    /// When last seen.
    pub seen_at: Option<i64>,
    /// Since when suspended.
    pub suspended_at: Option<i64>,
}
stored!(ContactRow: id, name, email, role, seen_at, suspended_at);

impl ContactRow {
    /// The person.
    #[must_use]
    pub fn person(&self) -> PersonId {
        PersonId(self.id)
    }

    /// Owner or member.
    ///
    /// # Errors
    /// `Unreadable`.
    pub fn role(&self) -> Result<Role> {
        Role::parse(&self.role).ok_or(Error::Unreadable("memberships.role"))
    }
}

const INSERT: &str = "
    insert into partners (id, organisation_id, name, name_key, search_key, code, status, city, website, phone, version, changed_by, created_at)
    values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 1, $11, $12)";

const UPDATE: &str = "
    update partners
    set name = $4, name_key = $5, search_key = $6, code = $7, city = $8, website = $9, phone = $10, version = version + 1, changed_by = $11
    where id = $1
      and organisation_id = $2
      and version = $3";

const UPDATE_STATUS: &str = "
    update partners
    set status = $4, version = version + 1, changed_by = $5
    where id = $1
      and organisation_id = $2
      and status = $3";

const ROW: &str = "
    select id, name, name_key, code, status, city,
           (select count(*) from memberships where memberships.partner_id = partners.id and memberships.suspended_at is null) as people,
           (select count(*) from campaigns where campaigns.partner_id = partners.id) as campaigns
    from partners";

const FIND: &str = "
    select partners.name, partners.code, partners.status, partners.city, partners.website, partners.phone, partners.version,
           people.name as changed_by, partners.created_at
    from partners
    left join people on people.id = partners.changed_by
    where partners.id = $1
      and partners.organisation_id = $2";

const NAMES: &str = "
    select id, name
    from partners
    where organisation_id = $1
      and status = 'active'
    order by name_key, id";

const COUNT: &str = "
    select count(*)
    from partners
    where organisation_id = $1
      and ($2 is null or status = $2)
      and ($3 is null or search_key like $3 escape '!')";

const CONTACTS: &str = "
    select people.id, people.name, people.email, memberships.role, memberships.seen_at, memberships.suspended_at
    from memberships
    join people on people.id = memberships.person_id
    where memberships.partner_id = $1
    order by memberships.role desc, people.id";

const GROUPS_OF: &str = "
    select partner_group_members.partner_id, partner_groups.id, partner_groups.name
    from partner_group_members
    join partner_groups on partner_groups.id = partner_group_members.group_id
    where partner_groups.organisation_id = $1
    order by partner_groups.name_key, partner_groups.id";

fn search_key(facts: &Facts) -> String {
    text::fold(&format!("{}\n{}\n{}", facts.name, facts.code, facts.city))
}

/// Adds a partner.
///
/// # Errors
/// `Unique` when its name or its code is taken.
pub async fn insert(
    tx: &mut Tx,
    id: PartnerId,
    organisation: OrganisationId,
    facts: &Facts,
    status: Status,
    by: Option<PersonId>,
    now: Moment,
) -> Result<()> {
    run!(
        tx,
        INSERT,
        id.0,
        organisation.0,
        facts.name.as_str(),
        text::name_key(&facts.name),
        search_key(facts),
        facts.code.as_str(),
        status.as_str(),
        facts.city.as_str(),
        facts.website.as_str(),
        facts.phone.as_str(),
        by.map(|id| id.0),
        now.0
    );
    Ok(())
}

/// Saves a partner's facts if they are still of this version; `false` when somebody was quicker.
///
/// # Errors
/// `Unique` when its name or its code is taken.
pub async fn update(tx: &mut Tx, id: PartnerId, organisation: OrganisationId, version: i64, facts: &Facts, by: PersonId) -> Result<bool> {
    let changed = run!(
        tx,
        UPDATE,
        id.0,
        organisation.0,
        version,
        facts.name.as_str(),
        text::name_key(&facts.name),
        search_key(facts),
        facts.code.as_str(),
        facts.city.as_str(),
        facts.website.as_str(),
        facts.phone.as_str(),
        by.0
    );
    Ok(changed == 1)
}

/// Moves a partner from one status to another; `false` when it stands elsewhere by now.
///
/// # Errors
/// Whatever the database says.
pub async fn update_status(
    tx: &mut Tx,
    id: PartnerId,
    organisation: OrganisationId,
    from: Status,
    to: Status,
    by: PersonId,
) -> Result<bool> {
    Ok(run!(tx, UPDATE_STATUS, id.0, organisation.0, from.as_str(), to.as_str(), by.0) == 1)
}

/// One partner of an organisation.
///
/// # Errors
/// Whatever the database says.
pub async fn find(on: impl Source, id: PartnerId, organisation: OrganisationId) -> Result<Option<Stored>> {
    Ok(one!(on, Stored, FIND, id.0, organisation.0))
}

/// The row of one partner.
///
/// # Errors
/// Whatever the database says.
pub async fn find_row(on: impl Source, id: PartnerId, organisation: OrganisationId) -> Result<Option<PartnerRow>> {
    let sql = sqlx::AssertSqlSafe(format!("{ROW} where id = $1 and organisation_id = $2"));
    one!(on, Row, sql, id.0, organisation.0).map(PartnerRow::try_from).transpose()
}

/// A page of partners by name, each with its sort key, after a cursor.
///
/// # Errors
/// Whatever the database says.
pub async fn list(
    on: impl Source,
    organisation: OrganisationId,
    status: Option<Status>,
    words: &str,
    down: bool,
    after: Option<(&str, Uuid)>,
    limit: i64,
) -> Result<Vec<(String, PartnerRow)>> {
    let (than, way) = if down { ("<", "desc") } else { (">", "asc") };
    let sql = format!(
        "{ROW}
    where organisation_id = $1
      and ($2 is null or status = $2)
      and ($3 is null or search_key like $3 escape '!')
      and ($4 is null or (name_key, id) {than} ($4, $5))
    order by name_key {way}, id {way}
    limit $6"
    );
    let (key, id) = after.map_or((None, Uuid::nil()), |(key, id)| (Some(key), id));
    all!(on, Row, sqlx::AssertSqlSafe(sql), organisation.0, status.map(Status::as_str), like(words), key, id, limit)
        .into_iter()
        .map(|row| Ok((row.name_key.clone(), PartnerRow::try_from(row)?)))
        .collect()
}

/// How many partners match.
///
/// # Errors
/// Whatever the database says.
pub async fn count(on: impl Source, organisation: OrganisationId, status: Option<Status>, words: &str) -> Result<i64> {
    Ok(value!(on, i64, COUNT, organisation.0, status.map(Status::as_str), like(words)))
}

/// The active partners by name, to choose from.
///
/// # Errors
/// Whatever the database says.
pub async fn list_active(on: impl Source, organisation: OrganisationId) -> Result<Vec<PartnerRef>> {
    Ok(all!(on, (Uuid, String), NAMES, organisation.0).into_iter().map(|(id, name)| PartnerRef { id: PartnerId(id), name }).collect())
}

/// The people of a partner, owners first, then by name.
///
/// # Errors
/// Whatever the database says.
pub async fn list_contacts(on: impl Source, partner: PartnerId) -> Result<Vec<ContactRow>> {
    let mut contacts = all!(on, ContactRow, CONTACTS, partner.0);
    contacts.sort_by_cached_key(|contact| (contact.role != Role::PartnerOwner.as_str(), text::name_key(&contact.name), contact.id));
    Ok(contacts)
}

/// Which partner is in which group, "everyone" left out; by group name.
///
/// # Errors
/// Whatever the database says.
pub async fn list_group_members(on: impl Source, organisation: OrganisationId) -> Result<Vec<(PartnerId, GroupRef)>> {
    let rows = all!(on, (Uuid, Uuid, String), GROUPS_OF, organisation.0);
    Ok(rows.into_iter().map(|(partner, id, name)| (PartnerId(partner), GroupRef { id: GroupId(id), name })).collect())
}
