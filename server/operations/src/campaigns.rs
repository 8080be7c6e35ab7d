//! Campaigns: made for a partner, filled, approved, taken back (spec S7, S10-S13, S25-S29, D1, D2, D4).

use crate::{Base, audit, base::id, fault};
use domain::{
    Actor, Refusal,
    campaigns::{CampaignPage, CampaignRow, Error, NewCampaign, OTHER, Shelf, Status, may_approve, may_go},
    id::{CampaignId, PartnerId},
    text,
};
use std::{collections::HashMap, sync::Arc};
use store::{campaigns::Campaign, library::Item};

/// Campaigns the Asset Library lists at most.
const LISTED: i64 = 5_000;

/// The campaigns room.
#[derive(Clone)]
pub struct Campaigns(Arc<Base>);

/// A campaign as a row for its reader.
pub(crate) fn row(base: &Base, campaign: Campaign, zone: &str) -> CampaignRow {
    CampaignRow {
        id: campaign.id,
        name: campaign.name,
        partner: campaign.partner,
        intent: campaign.intent,
        status: campaign.status,
        assets: campaign.assets,
        waiting: campaign.waiting,
        since: base.stamp(campaign.status_at, zone),
    }
}

impl Campaigns {
    pub(crate) fn new(base: Arc<Base>) -> Self {
        Self(base)
    }

    /// The Asset Library: campaigns by partner that the reader sees, whose name or partner holds these words (spec S7, S63).
    ///
    /// # Errors
    /// `Unavailable` or `Fault`.
    pub async fn shelves(&self, actor: &Actor, words: &str) -> Result<Vec<Shelf>, Refusal<Error>> {
        let found = store::campaigns::list(&self.0.db, actor.scope(), None, &text::search(words), LISTED).await.map_err(fault)?;
        let mut shelves: Vec<Shelf> = Vec::new();
        for campaign in found {
            let campaign = row(&self.0, campaign, &actor.zone);
            match shelves.last_mut() {
                Some(shelf) if shelf.partner.id == campaign.partner.id => shelf.campaigns.push(campaign),
                _ => shelves.push(Shelf { partner: campaign.partner.clone(), campaigns: vec![campaign] }),
            }
        }
        Ok(shelves)
    }

    /// The Asset Library as its partner reads it: its campaigns with the files it sees, and with words those that hold them
    /// in the campaign's name, its intent or a file's name (spec S8, S9, S63).
    ///
    /// # Errors
    /// `NotFound` for vendor people, who open one campaign at a time.
    pub async fn shared(&self, actor: &Actor, words: &str) -> Result<Vec<CampaignPage>, Refusal<Error>> {
        let (db, scope) = (&self.0.db, actor.scope());
        if scope.partner().is_none() {
            return Err(Refusal::NotFound);
        }
        let words = text::search(words);
        let holds = |text: &str| words.is_empty() || text::fold(text).contains(&words);
        let mut assets: HashMap<CampaignId, Vec<Item>> = HashMap::new();
        for item in store::library::list_assets(db, scope, None).await.map_err(fault)? {
            if let Some(campaign) = item.campaign {
                assets.entry(campaign).or_default().push(item);
            }
        }
        let mut pages = Vec::new();
        for campaign in store::campaigns::list(db, scope, None, "", LISTED).await.map_err(fault)? {
            let mut assets = assets.remove(&campaign.id).unwrap_or_default();
            if !holds(&campaign.name) && !holds(&campaign.intent) {
                assets.retain(|item| holds(&item.name));
                if assets.is_empty() {
                    continue;
                }
            }
            pages.push(self.page(actor, campaign, assets, 0));
        }
        Ok(pages)
    }

    /// One campaign with the assets the reader sees (spec S9, S29, S63).
    ///
    /// # Errors
    /// `NotFound` when the reader does not see it.
    pub async fn get(&self, actor: &Actor, campaign: CampaignId) -> Result<CampaignPage, Refusal<Error>> {
        let (db, scope) = (&self.0.db, actor.scope());
        let found = store::campaigns::find(db, campaign, scope).await.map_err(fault)?.ok_or(Refusal::NotFound)?;
        let assets = store::library::list_assets(db, scope, Some(campaign)).await.map_err(fault)?;
        let people = match scope.partner() {
            None => store::accounts::list_contact_names(db, found.partner.id).await.map_err(fault)?.len() as i64,
            Some(_) => 0,
        };
        Ok(self.page(actor, found, assets, people))
    }

    /// A campaign as its reader's page shows it.
    fn page(&self, actor: &Actor, found: Campaign, assets: Vec<Item>, people: i64) -> CampaignPage {
        let vendor = actor.scope().partner().is_none();
        CampaignPage {
            assets: assets.into_iter().map(|item| crate::library::row(&self.0, item, &actor.zone, Vec::new())).collect(),
            people,
            made: self.0.stamp(found.created, &actor.zone),
            made_by: found.made_by.clone().filter(|_| vendor),
            status_by: found.status_by.clone().filter(|_| vendor),
            campaign: row(&self.0, found, &actor.zone),
        }
    }

    /// The intents a new campaign may have, "Other" not among them (spec S12, D1).
    ///
    /// # Errors
    /// `NotFound` for partners' people.
    pub async fn intents(&self, actor: &Actor) -> Result<Vec<String>, Refusal<Error>> {
        actor.reads_as_vendor()?;
        store::campaigns::list_intents(&self.0.db, actor.organisation).await.map_err(fault)
    }

    /// Makes a campaign, as a draft (spec S10-S13, D2).
    ///
    /// # Errors
    /// `Several` with everything wrong with the fields; `NameTaken`.
    pub async fn create(&self, actor: &Actor, new: &NewCampaign) -> Result<CampaignId, Refusal<Error>> {
        let cause = actor.vendor()?;
        let (db, organisation) = (&self.0.db, actor.organisation);
        let intents = store::campaigns::list_intents(db, organisation).await.map_err(fault)?;
        let partners = store::partners::list_active(db, organisation).await.map_err(fault)?;
        let (partner, intent, name) = check(new, &intents, |id| partners.iter().any(|partner| partner.id == id))
            .map_err(|mut wrong| Refusal::Because(if wrong.len() == 1 { wrong.remove(0) } else { Error::Several(wrong) }))?;
        let now = self.0.now();
        let campaign = CampaignId(id());
        let new = store::campaigns::NewCampaign {
            id: campaign,
            organisation,
            partner,
            name: &name,
            intent: &intent,
            status: Status::Draft,
            by: Some(actor.person),
        };
        let mut tx = db.begin(&cause).await.map_err(fault)?;
        store::campaigns::insert(&mut tx, &new, now)
            .await
            .map_err(|error| if error.is_unique("campaigns") { Refusal::Because(Error::NameTaken) } else { fault(error) })?;
        audit::write(&mut tx, organisation, "campaigns.create", campaign.0, &name, intent.clone(), now).await?;
        tx.commit().await.map_err(fault)?;
        Ok(campaign)
    }

    /// "Approve all": the campaign and every asset in it, in one transaction (spec S25-S28, D4, D38).
    ///
    /// # Errors
    /// `NotFound`; `NothingWaits` when it is approved already; `MovedOn` when somebody was quicker.
    pub async fn approve_all(&self, actor: &Actor, campaign: CampaignId) -> Result<u64, Refusal<Error>> {
        let cause = actor.vendor()?;
        let found = store::campaigns::find(&self.0.db, campaign, actor.scope()).await.map_err(fault)?.ok_or(Refusal::NotFound)?;
        let by = found.status_by.clone().unwrap_or_default();
        may_approve(found.status, found.waiting, &by).map_err(Refusal::Because)?;
        let now = self.0.now();
        let mut tx = self.0.db.begin(&cause).await.map_err(fault)?;
        let moved = found.status == Status::Approved
            || store::campaigns::update_status(&mut tx, campaign, actor.organisation, found.status, Status::Approved, actor.person, now)
                .await
                .map_err(fault)?;
        let assets = store::library::approve_assets(&mut tx, campaign, Some(actor.person), now).await.map_err(fault)?;
        let still = store::campaigns::find(&mut tx, campaign, actor.scope()).await.map_err(fault)?.ok_or(Refusal::NotFound)?;
        if !moved || still.status != Status::Approved || (found.status == Status::Approved && assets == 0) {
            return Err(Refusal::Because(Error::MovedOn { status: still.status, by: still.status_by.unwrap_or_default() }));
        }
        audit::write(&mut tx, actor.organisation, "campaigns.approve_all", campaign.0, &found.name, format!("{assets} assets"), now)
            .await?;
        tx.commit().await.map_err(fault)?;
        Ok(assets)
    }

    /// Moves a campaign by hand: to review, back to draft, out of approval, into the archive (spec D2).
    ///
    /// # Errors
    /// `NotFound`; `MovedOn` when it stands elsewhere than the reader saw, or cannot go there.
    pub async fn go(&self, actor: &Actor, campaign: CampaignId, from: Status, to: Status) -> Result<(), Refusal<Error>> {
        let cause = actor.vendor()?;
        let found = store::campaigns::find(&self.0.db, campaign, actor.scope()).await.map_err(fault)?.ok_or(Refusal::NotFound)?;
        let moved_on = || Refusal::Because(Error::MovedOn { status: found.status, by: found.status_by.clone().unwrap_or_default() });
        if found.status != from || !may_go(from, to) {
            return Err(moved_on());
        }
        let now = self.0.now();
        let mut tx = self.0.db.begin(&cause).await.map_err(fault)?;
        if !store::campaigns::update_status(&mut tx, campaign, actor.organisation, from, to, actor.person, now).await.map_err(fault)? {
            let now = store::campaigns::find(&mut tx, campaign, actor.scope()).await.map_err(fault)?.ok_or(Refusal::NotFound)?;
            return Err(Refusal::Because(Error::MovedOn { status: now.status, by: now.status_by.unwrap_or_default() }));
        }
        let detail = format!("{} → {}", from.as_str(), to.as_str());
        audit::write(&mut tx, actor.organisation, "campaigns.go", campaign.0, &found.name, detail, now).await?;
        tx.commit().await.map_err(fault)
    }
}

/// The fields of a new campaign, or everything wrong with them.
fn check(new: &NewCampaign, intents: &[String], is_partner: impl Fn(PartnerId) -> bool) -> Result<(PartnerId, String, String), Vec<Error>> {
    let partner = new.partner.parse::<PartnerId>().ok().filter(|id| is_partner(*id)).ok_or(Error::Partner);
    let intent = if new.intent == OTHER {
        text::name(&new.other).map_err(Error::Other)
    } else {
        intents.iter().find(|intent| **intent == new.intent).cloned().ok_or(Error::Intent)
    };
    let name = text::name(&new.name).map_err(Error::Name);
    match (partner, intent, name) {
        (Ok(partner), Ok(intent), Ok(name)) => Ok((partner, intent, name)),
        (partner, intent, name) => Err([partner.err(), intent.err(), name.err()].into_iter().flatten().collect()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn s11_s12_s13_everything_wrong_with_a_new_campaign_is_told_at_once() {
        let wrong = check(&NewCampaign::default(), &["Generate leads".to_owned()], |_| true);
        assert_eq!(wrong, Err(vec![Error::Partner, Error::Intent, Error::Name(text::TextFault::Empty)]));
    }
}
