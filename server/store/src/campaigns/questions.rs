//! Sets of questions: never changed, only followed by the next version (spec S21-S24, D3).

use crate::{Error, Result, Source, Tx};
use domain::{
    Moment,
    campaigns::Question,
    id::{OrganisationId, PersonId},
};

/// A version of a set of questions.
#[derive(Clone, Debug)]
pub struct Set {
    /// Its number.
    pub version: i64,
    /// The questions.
    pub questions: Vec<Question>,
    /// Who made it; nobody made the first.
    pub changed_by: Option<String>,
}

type Row = (i64, String, Option<String>);

fn set((version, questions, changed_by): Row) -> Result<Set> {
    let questions = serde_json::from_str(&questions).map_err(|_| Error::Unreadable("question_sets.questions"))?;
    Ok(Set { version, questions, changed_by })
}

const CURRENT: &str = "
    select question_sets.version, question_sets.questions, people.name
    from question_sets
    left join people on people.id = question_sets.created_by
    where question_sets.organisation_id = $1
    order by question_sets.version desc
    limit 1";

const FIND: &str = "
    select question_sets.version, question_sets.questions, people.name
    from question_sets
    left join people on people.id = question_sets.created_by
    where question_sets.organisation_id = $1
      and question_sets.version = $2";

const INSERT: &str = "
    insert into question_sets (organisation_id, version, questions, created_at, created_by)
    values ($1, $2, $3, $4, $5)";

const ALLOWED: &str = "
    select count(*)
    from marketing_settings
    where organisation_id = $1
      and partners_ask";

const ALLOW: &str = "
    insert into marketing_settings (organisation_id, partners_ask)
    values ($1, $2)
    on conflict (organisation_id) do update set partners_ask = excluded.partners_ask";

/// The current set of an organisation; none before somebody asked or changed a question.
///
/// # Errors
/// Whatever the database says.
pub async fn current(on: impl Source, organisation: OrganisationId) -> Result<Option<Set>> {
    one!(on, Row, CURRENT, organisation.0).map(set).transpose()
}

/// One version of a set.
///
/// # Errors
/// Whatever the database says.
pub async fn find(on: impl Source, organisation: OrganisationId, version: i64) -> Result<Option<Set>> {
    one!(on, Row, FIND, organisation.0, version).map(set).transpose()
}

/// Adds the next version.
///
/// # Errors
/// `Unique` when somebody was quicker.
pub async fn insert(
    tx: &mut Tx,
    organisation: OrganisationId,
    version: i64,
    questions: &[Question],
    by: Option<PersonId>,
    now: Moment,
) -> Result<()> {
    let questions = serde_json::to_string(questions).map_err(|_| Error::Unreadable("question_sets.questions"))?;
    run!(tx, INSERT, organisation.0, version, questions, now.0, by.map(|id| id.0));
    Ok(())
}

/// Whether partners' people may ask for a campaign (spec D44).
///
/// # Errors
/// Whatever the database says.
pub async fn partners_ask(on: impl Source, organisation: OrganisationId) -> Result<bool> {
    Ok(value!(on, i64, ALLOWED, organisation.0) > 0)
}

/// Lets partners' people ask, or not.
///
/// # Errors
/// Whatever the database says.
pub async fn put_partners_ask(tx: &mut Tx, organisation: OrganisationId, allowed: bool) -> Result<()> {
    run!(tx, ALLOW, organisation.0, allowed);
    Ok(())
}
