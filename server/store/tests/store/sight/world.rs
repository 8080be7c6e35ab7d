//! Random worlds: two vendors, their partners, groups, campaigns, folders and items, in every state.

use crate::support::{self, Vendor, write};
use domain::{
    campaigns,
    id::{CampaignId, FolderId, GroupId, ItemId, PartnerId},
    partners,
};
use proptest::{collection::vec, prelude::*};
use store::{Db, Result, testing};

/// An asset: approved, archived.
type AssetPlan = (bool, bool);

/// What a vendor is made of; numbers point into lists, whatever their length.
#[derive(Clone, Debug)]
pub struct VendorPlan {
    partners: Vec<partners::Status>,
    /// Members of each group, a bit for each partner.
    groups: Vec<u8>,
    /// For each folder the folder it is in, if that is not too deep.
    folders: Vec<Option<u8>>,
    campaigns: Vec<(u8, campaigns::Status, Vec<AssetPlan>)>,
    /// Folder, a bit for each group with everyone's first, archived.
    resources: Vec<(Option<u8>, u8, bool)>,
}

/// Any world.
pub fn worlds() -> impl Strategy<Value = [VendorPlan; 2]> {
    [vendors(), vendors()]
}

fn vendors() -> impl Strategy<Value = VendorPlan> {
    // mostly what shows something, or nobody would see anything
    let partner = prop_oneof![4 => Just(partners::Status::Active), 1 => prop::sample::select(partners::Status::ALL.to_vec())];
    let status = prop_oneof![2 => Just(campaigns::Status::Approved), 1 => prop::sample::select(campaigns::Status::ALL.to_vec())];
    let asset = (prop::bool::weighted(0.7), prop::bool::weighted(0.2));
    let resource = (prop::option::weighted(0.8, any::<u8>()), prop_oneof![Just(1), any::<u8>()], prop::bool::weighted(0.15));
    (
        vec(partner, 3..=5),
        vec(any::<u8>(), 1..=3),
        vec(prop::option::weighted(0.7, any::<u8>()), 0..=6),
        vec((any::<u8>(), status, vec(asset, 0..=3)), 0..=4),
        vec(resource, 0..=8),
    )
        .prop_map(|(partners, groups, folders, campaigns, resources)| VendorPlan { partners, groups, folders, campaigns, resources })
}

/// A partner as it stands in the database.
pub struct Partner {
    pub id: PartnerId,
    pub status: partners::Status,
}

/// A folder as it stands in the database.
pub struct Folder {
    pub id: FolderId,
    pub parent: Option<FolderId>,
    pub depth: i64,
}

/// A campaign as it stands in the database.
pub struct Campaign {
    pub id: CampaignId,
    pub partner: PartnerId,
    pub status: campaigns::Status,
}

/// Where an item is.
pub enum Home {
    /// In the campaign of this number; approved or not.
    Campaign(usize, bool),
    /// In a folder or at the top, with groups: name and members, `None` for everybody.
    Shelf(Option<FolderId>, Vec<(String, Option<Vec<PartnerId>>)>),
}

/// An item as it stands in the database.
pub struct Item {
    pub id: ItemId,
    pub archived: bool,
    pub home: Home,
}

/// A vendor with everything in it.
pub struct Built {
    pub vendor: Vendor,
    pub partners: Vec<Partner>,
    pub folders: Vec<Folder>,
    pub campaigns: Vec<Campaign>,
    pub items: Vec<Item>,
}

fn pick<T>(list: &[T], n: u8) -> Option<&T> {
    list.get(usize::from(n) % list.len().max(1))
}

/// Makes a world.
pub async fn build(db: &Db, plans: &[VendorPlan; 2]) -> Result<Vec<Built>> {
    let mut built = Vec::new();
    for plan in plans {
        let vendor = support::vendor(db).await;
        let one = write(db, async |tx| build_vendor(tx, vendor, plan).await).await?;
        for item in one.items.iter().filter(|item| item.archived) {
            testing::run(db, "update items set archived_at = 1 where id = $1", &[item.id.0]).await;
        }
        built.push(one);
    }
    Ok(built)
}

async fn build_vendor(tx: &mut store::Tx, vendor: Vendor, plan: &VendorPlan) -> Result<Built> {
    let mut built = Built { vendor, partners: Vec::new(), folders: Vec::new(), campaigns: Vec::new(), items: Vec::new() };
    for (n, status) in plan.partners.iter().enumerate() {
        let id = vendor.partner_in(tx, &format!("Partner {n}"), *status).await?;
        built.partners.push(Partner { id, status: *status });
    }
    let mut groups: Vec<(GroupId, String, Option<Vec<PartnerId>>)> = vec![(vendor.everyone, "All partners".to_owned(), None)];
    for (n, bits) in plan.groups.iter().enumerate() {
        let members: Vec<PartnerId> =
            built.partners.iter().enumerate().filter(|(bit, _)| bits >> bit & 1 == 1).map(|(_, partner)| partner.id).collect();
        let name = format!("Group {n}");
        groups.push((vendor.group(tx, &name, &members).await?, name, Some(members)));
    }
    for (n, parent) in plan.folders.iter().enumerate() {
        let parent = parent.and_then(|parent| pick(&built.folders, parent)).filter(|parent| parent.depth < 2);
        let (parent, depth) = parent.map_or((None, 0), |parent| (Some(parent.id), parent.depth + 1));
        let id = vendor.folder(tx, parent, depth, &format!("Folder {n}")).await?;
        built.folders.push(Folder { id, parent, depth });
    }
    for (n, (partner, status, assets)) in plan.campaigns.iter().enumerate() {
        let partner = pick(&built.partners, *partner).expect("at least three partners").id;
        let id = vendor.campaign(tx, partner, &format!("Campaign {n}"), *status).await?;
        built.campaigns.push(Campaign { id, partner, status: *status });
        // those that are approved come first; approving takes everything that is there
        for approved in [true, false] {
            for (_, archived) in assets.iter().filter(|(is, _)| *is == approved) {
                let id = vendor.asset(tx, id, &format!("Item {}", built.items.len())).await?;
                built.items.push(Item { id, archived: *archived, home: Home::Campaign(n, approved) });
            }
            if approved {
                store::library::approve_assets(tx, id, None, support::NOW).await?;
            }
        }
    }
    for (folder, bits, archived) in &plan.resources {
        let folder = folder.and_then(|folder| pick(&built.folders, folder)).map(|folder| folder.id);
        let shared: Vec<_> = groups.iter().enumerate().filter(|(bit, _)| bits >> bit & 1 == 1).map(|(_, group)| group).collect();
        let ids: Vec<GroupId> = shared.iter().map(|group| group.0).collect();
        let id = vendor.resource(tx, folder, &format!("Item {}", built.items.len()), &ids).await?;
        let shared = shared.into_iter().map(|(_, name, members)| (name.clone(), members.clone())).collect();
        built.items.push(Item { id, archived: *archived, home: Home::Shelf(folder, shared) });
    }
    Ok(built)
}
