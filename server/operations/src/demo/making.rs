//! Writes the demo world into one transaction: vendors, partners, groups and people.

use super::{
    ids::Ids,
    people::PEOPLE,
    world::{Partner, Vendor},
};
use crate::accounts::EVERYONE;
use domain::{
    Moment,
    campaigns::{Brand, BrandPage, INTENTS},
    id::{EntryId, FolderId, GroupId, MembershipId, OrganisationId, PartnerId, PersonId},
    moment::{DAY, HOUR, MINUTE},
    partners::Facts,
    text,
};
use std::{collections::HashMap, vec};
use store::{Error, Result, Tx, audit::Act, library::File};

/// The transaction, and what was written so far under the names the world's constants use.
pub struct Making<'a> {
    pub(super) tx: &'a mut Tx,
    pub(super) ids: Ids,
    now: Moment,
    people: HashMap<&'static str, PersonId>,
    pub(super) vendors: HashMap<&'static str, OrganisationId>,
    partners: HashMap<(&'static str, &'static str), PartnerId>,
}

/// A vendor that is being filled.
pub struct Filling<'a> {
    pub(super) vendor: &'a Vendor,
    pub(super) organisation: OrganisationId,
    pub(super) admin: PersonId,
    pub(super) member: PersonId,
    pub(super) groups: HashMap<&'static str, GroupId>,
    pub(super) folders: HashMap<&'static str, FolderId>,
    pub(super) files: vec::IntoIter<File>,
}

/// What a name stands for, or which kind of name leads nowhere.
pub(super) fn known<T>(found: Option<T>, what: &'static str) -> Result<T> {
    found.ok_or(Error::Unreadable(what))
}

impl<'a> Making<'a> {
    /// Nothing written yet.
    pub fn new(tx: &'a mut Tx, ids: Ids, now: Moment) -> Self {
        Self { tx, ids, now, people: HashMap::new(), vendors: HashMap::new(), partners: HashMap::new() }
    }

    /// A moment in the working hours of the day so many days before today, a different one for each thing.
    pub(super) fn ago(&self, days: i64, thing: i64) -> Moment {
        let today = self.now.0 - self.now.0.rem_euclid(DAY);
        Moment(today - days.max(1) * DAY + 8 * HOUR + thing * 37 % 540 * MINUTE)
    }

    /// The partner of a vendor with this code.
    pub(super) fn partner(&self, vendor: &'static str, code: &'static str) -> Result<PartnerId> {
        known(self.partners.get(&(vendor, code)).copied(), "demo: code of a partner")
    }

    pub(super) fn person(&self, email: &'static str) -> Result<PersonId> {
        known(self.people.get(email).copied(), "demo: address of a person")
    }

    /// Everybody, without a place to work at yet.
    pub async fn people(&mut self, password_hash: &str) -> Result<()> {
        for (n, person) in (0..).zip(PEOPLE) {
            let id = PersonId(self.ids.next());
            let email = known(text::email(person.email).ok(), "demo: address of a person")?;
            let made = self.ago(380 - n, n);
            store::accounts::insert_person(self.tx, id, &email, person.name, password_hash, made).await?;
            self.people.insert(person.email, id);
        }
        Ok(())
    }

    /// A vendor with everything in it but its people; `files` are those of its items, in their order.
    pub async fn vendor(&mut self, vendor: &'static Vendor, organisation: OrganisationId, files: Vec<File>) -> Result<()> {
        let began = self.ago(vendor.since, 0);
        store::organisations::insert(self.tx, organisation, vendor.name, began).await?;
        for (position, intent) in (0..).zip(INTENTS) {
            store::campaigns::insert_intent(self.tx, self.ids.next(), organisation, intent, position).await?;
        }
        self.vendors.insert(vendor.name, organisation);
        let (admin, member) = (self.person(vendor.admin)?, self.person(vendor.member)?);
        for (n, partner) in (1..).zip(vendor.partners) {
            self.partner_company(vendor, organisation, partner, admin, self.ago(vendor.since - 9 * n, n)).await?;
        }
        let groups = self.groups(vendor, organisation, began).await?;
        let mut filling = Filling { vendor, organisation, admin, member, groups, folders: HashMap::new(), files: files.into_iter() };
        self.folders(&mut filling).await?;
        self.campaigns(&mut filling).await?;
        self.resources(&mut filling).await?;
        let [does, proof, offer, forbidden] = vendor.brand.map(str::to_owned);
        let page = BrandPage { brand: Brand { does, proof, offer, forbidden, allowed: String::new() }, version: 0 };
        store::campaigns::brands::put(self.tx, organisation.0, organisation, &page, admin).await?;
        let detail =
            format!("{} partners, {} campaigns, {} resources", vendor.partners.len(), vendor.campaigns.len(), vendor.resources.len());
        let act = Act { act: "demo.make", subject: organisation.0, name: vendor.name, detail, person: None };
        store::audit::insert(self.tx, EntryId(self.ids.next()), organisation, act, self.now).await
    }

    async fn partner_company(
        &mut self,
        vendor: &'static Vendor,
        organisation: OrganisationId,
        partner: &'static Partner,
        by: PersonId,
        at: Moment,
    ) -> Result<()> {
        let id = PartnerId(self.ids.next());
        let facts = Facts {
            name: partner.name.to_owned(),
            code: partner.code.to_owned(),
            city: partner.city.to_owned(),
            website: partner.website.to_owned(),
            phone: partner.phone.to_owned(),
        };
        store::partners::insert(self.tx, id, organisation, &facts, partner.status, Some(by), at).await?;
        self.partners.insert((vendor.name, partner.code), id);
        Ok(())
    }

    async fn groups(
        &mut self,
        vendor: &'static Vendor,
        organisation: OrganisationId,
        began: Moment,
    ) -> Result<HashMap<&'static str, GroupId>> {
        let mut groups = HashMap::from([(EVERYONE, GroupId(self.ids.next()))]);
        store::groups::insert(self.tx, groups[EVERYONE], organisation, EVERYONE, true, began).await?;
        for (n, (name, codes)) in (1..).zip(vendor.groups) {
            let group = GroupId(self.ids.next());
            store::groups::insert(self.tx, group, organisation, name, false, self.ago(vendor.since - 8 * n, n)).await?;
            let members = codes.iter().map(|code| self.partner(vendor.name, code)).collect::<Result<Vec<_>>>()?;
            store::groups::put_members(self.tx, group, organisation, &members).await?;
            groups.insert(*name, group);
        }
        Ok(groups)
    }

    /// Gives everybody their places.
    pub async fn memberships(&mut self) -> Result<()> {
        for (n, person) in (0..).zip(PEOPLE) {
            for place in person.places {
                let id = MembershipId(self.ids.next());
                let organisation = known(self.vendors.get(place.vendor).copied(), "demo: name of a vendor")?;
                let partner = place.partner.map(|code| self.partner(place.vendor, code)).transpose()?;
                let joined = self.ago(80 - n, n);
                store::accounts::insert_membership(self.tx, id, self.person(person.email)?, organisation, partner, place.role, joined)
                    .await?;
                if let Some(days) = place.seen {
                    store::accounts::update_seen(self.tx, id, self.ago(days, n)).await?;
                }
                if place.suspended {
                    store::accounts::suspend_membership(self.tx, id, self.ago(50, n)).await?;
                }
            }
        }
        Ok(())
    }
}
