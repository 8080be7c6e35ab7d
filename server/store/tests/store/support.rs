//! Vendors, partners and people to test with, and scopes to read with.

use domain::{
    Actor, Cause, Mode, Moment, Role, Scope,
    campaigns::Status as Campaign,
    id::{CampaignId, FolderId, GroupId, ItemId, MembershipId, OrganisationId, PartnerId, PersonId},
    library::FileKind,
    moment::DAY,
    partners::{Facts, Status},
    text,
};
use store::{
    Db, Result, Tx,
    campaigns::NewCampaign,
    library::{NewFolder, NewItem},
};
use uuid::Uuid;

/// The moment of every test: 20 November 2026, 11:30 UTC.
pub const NOW: Moment = Moment(1_795_174_200_000);

/// A new id.
pub fn id() -> Uuid {
    Uuid::now_v7()
}

/// Writes in a transaction of its own.
pub async fn write<T>(db: &Db, act: impl AsyncFnOnce(&mut Tx) -> Result<T>) -> Result<T> {
    let mut tx = db.begin(&Cause::system("test")).await?;
    let answer = act(&mut tx).await?;
    tx.commit().await?;
    Ok(answer)
}

/// A vendor organisation with its group of all partners and one person.
#[derive(Clone, Copy, Debug)]
pub struct Vendor {
    pub id: OrganisationId,
    pub everyone: GroupId,
    pub person: PersonId,
}

/// A new vendor.
pub async fn vendor(db: &Db) -> Vendor {
    let vendor = Vendor { id: OrganisationId(id()), everyone: GroupId(id()), person: PersonId(id()) };
    write(db, async |tx| {
        store::organisations::insert(tx, vendor.id, "Acme", NOW).await?;
        store::groups::insert(tx, vendor.everyone, vendor.id, "All partners", true, NOW).await?;
        let email = text::email(&format!("{}@acme.example", vendor.person)).expect("an address");
        store::accounts::insert_person(tx, vendor.person, &email, "Maya", "", NOW).await
    })
    .await
    .expect("a vendor");
    vendor
}

impl Vendor {
    fn actor(&self, role: Role, partner: Option<PartnerId>, mode: Mode) -> Actor {
        let membership = MembershipId(id());
        Actor { person: self.person, membership, organisation: self.id, role, partner, mode, zone: "UTC".to_owned() }
    }

    /// What the vendor's people read.
    pub fn scope(&self) -> Scope {
        self.actor(Role::Member, None, Mode::Plain).scope()
    }

    /// What a partner's people read.
    pub fn scope_of(&self, partner: PartnerId) -> Scope {
        self.actor(Role::PartnerMember, Some(partner), Mode::Plain).scope()
    }

    /// What the vendor's people read through a partner's eyes.
    pub fn preview_of(&self, partner: PartnerId) -> Scope {
        self.actor(Role::Admin, None, Mode::Preview { partner, contact: None }).scope()
    }

    /// A new partner.
    pub async fn partner(&self, db: &Db, name: &str, status: Status) -> Result<PartnerId> {
        write(db, async |tx| self.partner_in(tx, name, status).await).await
    }

    /// A new partner, in a transaction.
    pub async fn partner_in(&self, tx: &mut Tx, name: &str, status: Status) -> Result<PartnerId> {
        let partner = PartnerId(id());
        let facts = Facts { name: name.to_owned(), code: partner.to_string()[4..].to_owned(), ..Facts::default() };
        store::partners::insert(tx, partner, self.id, &facts, status, None, NOW).await?;
        Ok(partner)
    }

    /// A new group with these members.
    pub async fn group(&self, tx: &mut Tx, name: &str, members: &[PartnerId]) -> Result<GroupId> {
        let group = GroupId(id());
        store::groups::insert(tx, group, self.id, name, false, NOW).await?;
        store::groups::put_members(tx, group, self.id, members).await?;
        Ok(group)
    }

    /// A new campaign.
    pub async fn campaign(&self, tx: &mut Tx, partner: PartnerId, name: &str, status: Campaign) -> Result<CampaignId> {
        let campaign = CampaignId(id());
        let new =
            NewCampaign { id: campaign, organisation: self.id, partner, name, intent: "Generate leads", status, by: Some(self.person) };
        store::campaigns::insert(tx, &new, NOW).await?;
        Ok(campaign)
    }

    /// A new folder.
    pub async fn folder(&self, tx: &mut Tx, parent: Option<FolderId>, depth: i64, name: &str) -> Result<FolderId> {
        let folder = FolderId(id());
        let new = NewFolder { id: folder, organisation: self.id, parent, depth, name, description: "", by: Some(self.person) };
        store::library::insert_folder(tx, &new, NOW).await?;
        Ok(folder)
    }

    /// A new asset of a campaign.
    pub async fn asset(&self, tx: &mut Tx, campaign: CampaignId, name: &str) -> Result<ItemId> {
        self.item(tx, Some(campaign), None, name, NOW).await
    }

    /// A new resource, shared with these groups.
    pub async fn resource(&self, tx: &mut Tx, folder: Option<FolderId>, name: &str, groups: &[GroupId]) -> Result<ItemId> {
        let item = self.item(tx, None, folder, name, NOW).await?;
        store::library::put_groups(tx, item, self.id, groups).await?;
        Ok(item)
    }

    /// A new item without groups.
    pub async fn item(
        &self,
        tx: &mut Tx,
        campaign: Option<CampaignId>,
        folder: Option<FolderId>,
        name: &str,
        at: Moment,
    ) -> Result<ItemId> {
        let item = ItemId(id());
        let url = Some("https://acme.example");
        let new = NewItem { id: item, organisation: self.id, campaign, folder, name, kind: FileKind::Link, url, by: Some(self.person) };
        store::library::insert_item(tx, &new, at).await?;
        Ok(item)
    }

    /// A new person with a place at a partner, or at the vendor.
    pub async fn member(&self, tx: &mut Tx, partner: Option<PartnerId>, role: Role) -> Result<(PersonId, MembershipId)> {
        let (person, membership) = (PersonId(id()), MembershipId(id()));
        let email = text::email(&format!("{person}@people.example")).expect("an address");
        store::accounts::insert_person(tx, person, &email, "Ines", "", NOW.plus(-DAY)).await?;
        store::accounts::insert_membership(tx, membership, person, self.id, partner, role, NOW).await?;
        Ok((person, membership))
    }
}
