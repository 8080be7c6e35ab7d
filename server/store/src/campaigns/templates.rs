//! A vendor's own template packs, each in the place of a built-in one (spec D9, B10).

use crate::{Result, Source, Tx};
use domain::id::{OrganisationId, PersonId};

const FIND: &str = "
    select template_packs.text, template_packs.version, people.name
    from template_packs
    left join people on people.id = template_packs.changed_by
    where template_packs.organisation_id = $1
      and template_packs.pack = $2";

const INSERT: &str = "
    insert into template_packs (organisation_id, pack, text, version, changed_by)
    values ($1, $2, $3, 1, $4)
    on conflict (organisation_id, pack) do nothing";

const UPDATE: &str = "
    update template_packs
    set text = $3, changed_by = $4, version = version + 1
    where organisation_id = $1
      and pack = $2
      and version = $5";

/// A pack: its text (empty: the built-in one is used), version and who saved it last.
///
/// # Errors
/// Whatever the database says.
pub async fn find(on: impl Source, organisation: OrganisationId, pack: &str) -> Result<Option<(String, i64, Option<String>)>> {
    Ok(one!(on, (String, i64, Option<String>), FIND, organisation.0, pack))
}

/// Saves a pack; `false` when somebody saved it since that version.
///
/// # Errors
/// Whatever the database says.
pub async fn put(tx: &mut Tx, organisation: OrganisationId, pack: &str, text: &str, version: i64, by: PersonId) -> Result<bool> {
    let changed = if version == 0 {
        run!(tx, INSERT, organisation.0, pack, text, by.0)
    } else {
        run!(tx, UPDATE, organisation.0, pack, text, by.0, version)
    };
    Ok(changed == 1)
}
