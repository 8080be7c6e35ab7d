//! What a pack of templates makes of an example, before it is saved: facts of nobody (spec D9, B10).

use super::{
    Campaigns,
    writing::{facts::Facts, packs},
};
use domain::{
    Actor, Refusal,
    campaigns::{DraftKind, Error, Part, Tweak},
};

impl Campaigns {
    /// Every draft of an example campaign, as a pack writes it; for admins.
    ///
    /// # Errors
    /// `Template` with the part that cannot be used and why; `NotFound` for everybody but admins.
    pub fn preview_pack(&self, actor: &Actor, text: &str) -> Result<Vec<(DraftKind, Vec<Part>)>, Refusal<Error>> {
        actor.reads_as_admin()?;
        let facts = Facts::sample();
        let write = |kind| match packs::write(text, kind, &facts, &Tweak::default(), 1) {
            Ok(parts) => Ok((kind, parts)),
            Err((part, why)) => Err(Refusal::Because(Error::Template { part, why })),
        };
        DraftKind::ALL.into_iter().map(write).collect()
    }
}

/// What a built-in pack writes of facts that stand nowhere yet: for the demo world.
pub(crate) fn write_pack(pack: &str, kind: DraftKind, facts: &Facts, tweak: &Tweak, seed: u64) -> Result<Vec<Part>, (String, String)> {
    packs::write(packs::built_in(pack).unwrap_or_default(), kind, facts, tweak, seed)
}
