//! Companies' own facts and words for their drafts (spec D9, B10), and what a model may take of an organisation on a day.

use crate::{Result, Source, Tx};
use domain::{
    campaigns::{Brand, BrandPage},
    id::{OrganisationId, PersonId},
};
use uuid::Uuid;

#[derive(sqlx::FromRow)]
struct Row {
    does: String,
    proof: String,
    offer: String,
    forbidden: String,
    allowed: String,
    version: i64,
    changed_by: Option<String>,
}

stored!(Row: does, proof, offer, forbidden, allowed, version, changed_by);

const FIND: &str = "
    select brands.does, brands.proof, brands.offer, brands.forbidden, brands.allowed, brands.version, people.name as changed_by
    from brands
    left join people on people.id = brands.changed_by
    where brands.company_id = $1
      and brands.organisation_id = $2";

const INSERT: &str = "
    insert into brands (company_id, organisation_id, does, proof, offer, forbidden, allowed, version, changed_by)
    values ($1, $2, $3, $4, $5, $6, $7, 1, $8)
    on conflict (company_id) do nothing";

const UPDATE: &str = "
    update brands
    set does = $3, proof = $4, offer = $5, forbidden = $6, allowed = $7, changed_by = $8, version = version + 1
    where company_id = $1
      and organisation_id = $2
      and version = $9";

const USED: &str = "
    select coalesce(max(tokens), 0)
    from model_usage
    where organisation_id = $1
      and day = $2";

const USE: &str = "
    insert into model_usage (organisation_id, day, tokens)
    values ($1, $2, $3)
    on conflict (organisation_id, day) do update set tokens = model_usage.tokens + excluded.tokens";

/// A company's facts and words, and who saved them last; version 0 when nobody did.
///
/// # Errors
/// Whatever the database says.
pub async fn find(on: impl Source, company: Uuid, organisation: OrganisationId) -> Result<(BrandPage, Option<String>)> {
    let Some(row) = one!(on, Row, FIND, company, organisation.0) else {
        return Ok((BrandPage::default(), None));
    };
    let brand = Brand { does: row.does, proof: row.proof, offer: row.offer, forbidden: row.forbidden, allowed: row.allowed };
    Ok((BrandPage { brand, version: row.version }, row.changed_by))
}

/// Saves a company's facts and words; `false` when somebody saved them since that version.
///
/// # Errors
/// Whatever the database says.
pub async fn put(tx: &mut Tx, company: Uuid, organisation: OrganisationId, page: &BrandPage, by: PersonId) -> Result<bool> {
    let Brand { does, proof, offer, forbidden, allowed } = &page.brand;
    let (does, proof, offer, forbidden, allowed) = (does.as_str(), proof.as_str(), offer.as_str(), forbidden.as_str(), allowed.as_str());
    let changed = if page.version == 0 {
        run!(tx, INSERT, company, organisation.0, does, proof, offer, forbidden, allowed, by.0)
    } else {
        run!(tx, UPDATE, company, organisation.0, does, proof, offer, forbidden, allowed, by.0, page.version)
    };
    Ok(changed == 1)
}

/// Tokens that a model took of an organisation on a day (days since 1970, UTC).
///
/// # Errors
/// Whatever the database says.
pub async fn used_tokens(on: impl Source, organisation: OrganisationId, day: i64) -> Result<i64> {
    Ok(value!(on, i64, USED, organisation.0, day))
}

/// Adds tokens to a day.
///
/// # Errors
/// Whatever the database says.
pub async fn use_tokens(tx: &mut Tx, organisation: OrganisationId, day: i64, tokens: i64) -> Result<()> {
    run!(tx, USE, organisation.0, day, tokens);
    Ok(())
}
