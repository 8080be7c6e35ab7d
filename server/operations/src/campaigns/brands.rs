//! Companies' own facts and words, and the vendor's own template packs: what drafts are made of beside answers (spec D9, B10).

use super::{Campaigns, writing::packs};
use crate::{audit, fault};
use domain::{
    Actor, Refusal,
    campaigns::{ANSWER_MAX, BrandPage, Error, TemplatePack, check_brand},
    id::PartnerId,
    text,
};
use uuid::Uuid;

/// The longest pack, in characters.
const PACK_MAX: usize = 10 * ANSWER_MAX;

impl Campaigns {
    /// The facts and words of the vendor, or of one of its partners; for vendor people.
    ///
    /// # Errors
    /// `NotFound` for partners' people, and for partners of others.
    pub async fn brand(&self, actor: &Actor, partner: Option<PartnerId>) -> Result<BrandPage, Refusal<Error>> {
        actor.reads_as_vendor()?;
        let (company, _) = self.company(actor, partner).await?;
        Ok(store::campaigns::brands::find(&self.0.db, company, actor.organisation).await.map_err(fault)?.0)
    }

    /// Saves the facts and words of the vendor, or of one of its partners; for admins.
    ///
    /// # Errors
    /// `Brand` with what is wrong with a text; `Stale` with who saved them since that version.
    pub async fn save_brand(&self, actor: &Actor, partner: Option<PartnerId>, page: &BrandPage) -> Result<i64, Refusal<Error>> {
        let cause = actor.admin()?;
        let (company, name) = self.company(actor, partner).await?;
        let page = BrandPage { brand: check_brand(&page.brand).map_err(Refusal::Because)?, version: page.version };
        let now = self.0.now();
        let mut tx = self.0.db.begin(&cause).await.map_err(fault)?;
        store::organisations::hold(&mut tx, actor.organisation).await.map_err(fault)?;
        if !store::campaigns::brands::put(&mut tx, company, actor.organisation, &page, actor.person).await.map_err(fault)? {
            let (_, by) = store::campaigns::brands::find(&mut tx, company, actor.organisation).await.map_err(fault)?;
            return Err(Refusal::Because(Error::Stale { by: by.unwrap_or_default(), what: name }));
        }
        audit::write(&mut tx, actor.organisation, "campaigns.save_brand", company, &name, String::new(), now).await?;
        tx.commit().await.map_err(fault)?;
        Ok(page.version + 1)
    }

    /// A template pack: the vendor's own, or the built-in one; for admins.
    ///
    /// # Errors
    /// `NotFound` for everybody but admins, and for a pack that does not exist.
    pub async fn pack_of(&self, actor: &Actor, pack: &str) -> Result<TemplatePack, Refusal<Error>> {
        actor.reads_as_admin()?;
        let built_in = packs::built_in(pack).ok_or(Refusal::NotFound)?;
        let own = store::campaigns::templates::find(&self.0.db, actor.organisation, pack).await.map_err(fault)?;
        let version = own.as_ref().map_or(0, |(_, version, _)| *version);
        let own = own.map(|(text, _, _)| text).filter(|text| !text.is_empty());
        Ok(TemplatePack { pack: pack.to_owned(), own: own.is_some(), text: own.unwrap_or_else(|| built_in.to_owned()), version })
    }

    /// Saves a vendor's own template pack, or with an empty text returns to the built-in one; for admins.
    ///
    /// # Errors
    /// `Template` with the part that cannot be used and why; `Stale` with who saved it since that version.
    pub async fn save_pack(&self, actor: &Actor, pack: &str, text: &str, version: i64) -> Result<i64, Refusal<Error>> {
        let cause = actor.admin()?;
        packs::built_in(pack).ok_or(Refusal::NotFound)?;
        let refused = |part: String, why: String| Refusal::Because(Error::Template { part, why });
        let text = text::answer(text, PACK_MAX, true).map_err(|fault| refused(String::new(), format!("{fault:?}")))?;
        if !text.is_empty() {
            packs::check(&text).map_err(|(part, why)| refused(part, why))?;
        }
        let now = self.0.now();
        let mut tx = self.0.db.begin(&cause).await.map_err(fault)?;
        store::organisations::hold(&mut tx, actor.organisation).await.map_err(fault)?;
        if !store::campaigns::templates::put(&mut tx, actor.organisation, pack, &text, version, actor.person).await.map_err(fault)? {
            let found = store::campaigns::templates::find(&mut tx, actor.organisation, pack).await.map_err(fault)?;
            let by = found.and_then(|(_, _, by)| by).unwrap_or_default();
            return Err(Refusal::Because(Error::Stale { by, what: pack.to_owned() }));
        }
        let detail = if text.is_empty() { "built-in" } else { "own" }.to_owned();
        audit::write(&mut tx, actor.organisation, "campaigns.save_pack", actor.organisation.0, pack, detail, now).await?;
        tx.commit().await.map_err(fault)?;
        Ok(version + 1)
    }

    async fn company(&self, actor: &Actor, partner: Option<PartnerId>) -> Result<(Uuid, String), Refusal<Error>> {
        match partner {
            None => {
                let name = store::organisations::name(&self.0.db, actor.organisation).await.map_err(fault)?;
                Ok((actor.organisation.0, name.unwrap_or_default()))
            }
            Some(partner) => {
                let found = store::partners::find(&self.0.db, partner, actor.organisation).await.map_err(fault)?;
                Ok((partner.0, found.ok_or(Refusal::NotFound)?.name))
            }
        }
    }
}
