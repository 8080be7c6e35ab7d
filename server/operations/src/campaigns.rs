//! Campaigns: made for a partner, filled, approved, taken back (spec S7, S10-S13, S25-S29, D1, D2, D4); the conversation that asks for
//! one, and the drafts that are written for it (spec S2, S3, S14-S24, D9).

mod brands;
mod chats;
mod drafts;
mod export;
mod files;
mod preview;
mod questions;
mod work;
mod writing;

pub use export::Form;
pub(crate) use preview::write_pack;
pub use writing::{Model, NoAddress};
pub(crate) use writing::{
    facts::{Company, Facts},
    run,
};

use crate::{
    Base, audit,
    base::id,
    fault,
    live::{Event, Seen},
};
use domain::{
    Actor, Refusal,
    campaigns::{CampaignPage, CampaignRow, Error, NewCampaign, OTHER, Status, may_approve, may_go},
    id::{CampaignId, PartnerId},
    paging::{Ask, COUNTED, Page, SIZES, cursor, parse_cursor},
    text,
};
use std::{collections::HashMap, sync::Arc};
use store::{
    campaigns::{Branch, Campaign, Shelf},
    library::Item,
};

/// With so few partners all branches of the tree stand open.
const FEW: usize = 6;
/// Campaigns that stand in the open branches of the tree at most; the rest is in the list.
pub(crate) const OPEN: i64 = 200;
/// Files of a campaign that stand in its partner's library; the rest is on the campaign's page.
const FIRST: i64 = 20;

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

    /// A page of the Asset Library: the campaigns the reader sees, by partner and name, perhaps of one partner, and with words
    /// those that hold them (spec S7, S63, S183, D49).
    ///
    /// # Errors
    /// `Unavailable` or `Fault`.
    pub async fn list(&self, actor: &Actor, ask: &Ask, partner: Option<PartnerId>) -> Result<Page<CampaignRow>, Refusal<Error>> {
        let words = text::search(&ask.q);
        let shelf = Shelf { partner, words: &words };
        let (found, next, total) = self.turn(actor, shelf, ask.after.as_deref(), ask.limit()).await?;
        Ok(Page { rows: found.into_iter().map(|campaign| row(&self.0, campaign, &actor.zone)).collect(), next, total })
    }

    /// A page of campaigns, the cursor of the next, and how many there are in all.
    async fn turn(
        &self,
        actor: &Actor,
        shelf: Shelf<'_>,
        after: Option<&str>,
        limit: i64,
    ) -> Result<(Vec<Campaign>, Option<String>, i64), Refusal<Error>> {
        let whole = after.is_none();
        let after = after.and_then(parse_cursor).and_then(|(place, id)| {
            let (partner, key) = place.split_once('~')?;
            Some((partner.parse().ok()?, key, id.parse().ok()?))
        });
        let mut found = store::campaigns::list(&self.0.db, actor.scope(), shelf, after, limit + 1).await.map_err(fault)?;
        let more = found.len() as i64 > limit;
        found.truncate(limit as usize);
        let next = found.last().filter(|_| more).map(|last| cursor(&format!("{}~{}", last.partner.id, last.name_key), last.id));
        // what stands on one page whole need not be counted by the database
        let total = match &next {
            None if whole => found.len() as i64,
            _ => store::campaigns::count(&self.0.db, actor.scope(), shelf, COUNTED + 1).await.map_err(fault)?,
        };
        Ok((found, next, total))
    }

    /// The tree of the Asset Library: partners with campaigns, or with words those whose campaigns hold them. Few stand open
    /// with their campaigns, of many only the partner `at`, or the one of the campaign `at` (spec S7).
    ///
    /// # Errors
    /// `NotFound` for partners' people.
    pub async fn shelves(&self, actor: &Actor, words: &str, at: &str) -> Result<Vec<domain::campaigns::Shelf>, Refusal<Error>> {
        actor.reads_as_vendor()?;
        let (db, words) = (&self.0.db, text::search(words));
        let branches = store::campaigns::list_branches(db, actor.organisation, &words).await.map_err(fault)?;
        let all: i64 = branches.iter().map(|branch| branch.campaigns).sum();
        let few = (branches.len() <= FEW || !words.is_empty()) && all <= OPEN;
        let at = match at.parse::<CampaignId>() {
            Ok(campaign) if !few => store::campaigns::find(db, campaign, actor.scope()).await.map_err(fault)?.map(|found| found.partner.id),
            _ => None,
        }
        .or_else(|| at.parse().ok());
        let mut open: HashMap<PartnerId, Vec<CampaignRow>> = HashMap::new();
        if few || at.is_some() {
            let shelf = Shelf { partner: at.filter(|_| !few), words: &words };
            for campaign in store::campaigns::list(db, actor.scope(), shelf, None, OPEN).await.map_err(fault)? {
                open.entry(campaign.partner.id).or_default().push(row(&self.0, campaign, &actor.zone));
            }
        }
        Ok(branches
            .into_iter()
            .map(|Branch { partner, campaigns: count, assets, waiting }| {
                let campaigns = open.remove(&partner.id).unwrap_or_default();
                domain::campaigns::Shelf { partner, campaigns, count, assets, waiting }
            })
            .collect())
    }

    /// A page of the Asset Library as its partner reads it: its campaigns, each with the first files it sees, and with words
    /// those that hold them in the campaign's name, its intent or a file (spec S8, S9, S63, S183).
    ///
    /// # Errors
    /// `NotFound` for vendor people, who open one campaign at a time.
    pub async fn shared(&self, actor: &Actor, words: &str, after: Option<&str>) -> Result<Page<CampaignPage>, Refusal<Error>> {
        let (db, scope) = (&self.0.db, actor.scope());
        if scope.partner().is_none() {
            return Err(Refusal::NotFound);
        }
        let words = text::search(words);
        let shelf = Shelf { partner: None, words: &words };
        let (found, next, total) = self.turn(actor, shelf, after, i64::from(SIZES[0])).await?;
        // a campaign that holds the words itself is shown whole
        let holds = |campaign: &&Campaign| text::fold(&format!("{}\n{}", campaign.name, campaign.intent)).contains(&words);
        let (whole, searched): (Vec<&Campaign>, Vec<&Campaign>) = found.iter().partition(holds);
        let mut first = Vec::new();
        for (campaigns, words) in [(whole, ""), (searched, words.as_str())] {
            let ids: Vec<CampaignId> = campaigns.iter().map(|campaign| campaign.id).collect();
            first.extend(store::library::list_first_assets(db, scope, &ids, words, FIRST + 1).await.map_err(fault)?);
        }
        let mut assets: HashMap<CampaignId, Vec<Item>> = HashMap::new();
        for item in store::library::list_picked(db, scope, &first).await.map_err(fault)? {
            if let Some(campaign) = item.campaign {
                assets.entry(campaign).or_default().push(item);
            }
        }
        let page = |campaign: Campaign| {
            let assets = assets.remove(&campaign.id).unwrap_or_default();
            self.page(actor, campaign, assets, FIRST, 0)
        };
        Ok(Page { rows: found.into_iter().map(page).collect(), next, total })
    }

    /// One campaign with a page of the assets the reader sees (spec S9, S29, S63, S183).
    ///
    /// # Errors
    /// `NotFound` when the reader does not see it.
    pub async fn get(&self, actor: &Actor, campaign: CampaignId, after: Option<&str>) -> Result<CampaignPage, Refusal<Error>> {
        let (db, scope, limit) = (&self.0.db, actor.scope(), i64::from(SIZES[0]));
        let found = store::campaigns::find(db, campaign, scope).await.map_err(fault)?.ok_or(Refusal::NotFound)?;
        let after = after.and_then(parse_cursor).and_then(|(key, id)| Some((key, id.parse().ok()?)));
        let assets = store::library::list_assets(db, scope, campaign, after, limit + 1).await.map_err(fault)?;
        let people = match scope.partner() {
            None => store::accounts::list_contact_names(db, found.partner.id).await.map_err(fault)?.len() as i64,
            Some(_) => 0,
        };
        Ok(self.page(actor, found, assets, limit, people))
    }

    /// A campaign as its reader's page shows it; one asset over the limit tells that there are more.
    fn page(&self, actor: &Actor, found: Campaign, mut assets: Vec<Item>, limit: i64, people: i64) -> CampaignPage {
        let vendor = actor.scope().partner().is_none();
        let more = assets.len() as i64 > limit;
        assets.truncate(limit as usize);
        CampaignPage {
            next: assets.last().filter(|_| more).map(|last| cursor(&last.name_key, last.id)),
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
        store::organisations::hold(&mut tx, actor.organisation).await.map_err(fault)?;
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
        store::organisations::hold(&mut tx, actor.organisation).await.map_err(fault)?;
        let moved = found.status == Status::Approved
            || store::campaigns::update_status(&mut tx, campaign, actor.organisation, found.status, Status::Approved, actor.person, now)
                .await
                .map_err(fault)?;
        let assets = store::library::approve_assets(&mut tx, campaign, Some(actor.person), now).await.map_err(fault)?;
        let still = store::campaigns::find(&mut tx, campaign, actor.scope()).await.map_err(fault)?.ok_or(Refusal::NotFound)?;
        if !moved || still.status != Status::Approved || (found.status == Status::Approved && assets == 0) {
            return Err(Refusal::Because(Error::MovedOn { status: still.status, by: still.status_by.unwrap_or_default() }));
        }
        audit::write(
            &mut tx,
            actor.organisation,
            "campaigns.approve_all",
            campaign.0,
            &found.name,
            audit::counted(assets, "asset", "assets"),
            now,
        )
        .await?;
        tx.commit().await.map_err(fault)?;
        self.tell_moved(actor, campaign);
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
        store::organisations::hold(&mut tx, actor.organisation).await.map_err(fault)?;
        if !store::campaigns::update_status(&mut tx, campaign, actor.organisation, from, to, actor.person, now).await.map_err(fault)? {
            let now = store::campaigns::find(&mut tx, campaign, actor.scope()).await.map_err(fault)?.ok_or(Refusal::NotFound)?;
            return Err(Refusal::Because(Error::MovedOn { status: now.status, by: now.status_by.unwrap_or_default() }));
        }
        let detail = format!("{} → {}", from.as_str(), to.as_str());
        audit::write(&mut tx, actor.organisation, "campaigns.go", campaign.0, &found.name, detail, now).await?;
        tx.commit().await.map_err(fault)?;
        self.tell_moved(actor, campaign);
        Ok(())
    }

    /// Tells the vendor's open tabs that a campaign stands elsewhere.
    fn tell_moved(&self, actor: &Actor, campaign: CampaignId) {
        let (seen, topic) = (Seen::ByVendor(actor.organisation), format!("campaign:{campaign}"));
        self.0.live.tell(Event { seen, topic, name: "campaign", data: serde_json::json!({}) });
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
