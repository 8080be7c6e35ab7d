//! Everything that tells a reader of an item, asked for every partner and every item of a world.

use super::{
    rule::{groups_of, sees},
    world::{Built, Home, Item, Partner},
};
use domain::{
    Scope,
    id::{CampaignId, FolderId, ItemId},
    paging::Sort,
};
use std::collections::{BTreeSet, HashMap};
use store::{Db, library::Shelf, testing};

type Items = BTreeSet<ItemId>;

/// Asks everything for everybody; tells how many sights there were.
pub async fn check(db: &Db, world: &[Built]) -> u64 {
    let mut sights = 0;
    for built in world {
        for partner in &built.partners {
            let expected: Items = built.items.iter().filter(|item| sees(built, item, partner)).map(|item| item.id).collect();
            sights += expected.len() as u64;
            let view = testing::ids(db, "select item_id from visible_items where partner_id = $1", &[partner.id.0]).await;
            assert_eq!(view.len(), expected.len(), "the view names each item once");
            assert_eq!(view.into_iter().map(ItemId).collect::<Items>(), expected, "the view says what the rule says");
            let scope = built.vendor.scope_of(partner.id);
            assert_eq!(scope, built.vendor.preview_of(partner.id), "S72: a preview reads exactly what the partner reads");
            reader(db, world, built, scope, &expected).await;
            campaigns(db, world, built, scope, &expected, Some(partner)).await;
        }
        watchers(db, built).await;
        let all: Items = built.items.iter().filter(|item| !item.archived).map(|item| item.id).collect();
        let scope = built.vendor.scope();
        shelves(db, world, built, scope, &all).await;
        campaigns(db, world, built, scope, &all, None).await;
    }
    sights
}

/// By its link, a reader finds what it sees and nothing else, of its own vendor and of the other.
async fn reader(db: &Db, world: &[Built], built: &Built, scope: Scope, expected: &Items) {
    for item in world.iter().flat_map(|built| &built.items) {
        let found = store::library::find_item(db, item.id, scope).await.expect("an answer").is_some();
        assert_eq!(found, expected.contains(&item.id), "the link of an item");
    }
    shelves(db, world, built, scope, expected).await;
}

/// Every page of a shelf, two rows at a time, and its count.
async fn read(db: &Db, scope: Scope, shelf: Shelf<'_>) -> Items {
    let mut found = Vec::new();
    let mut after: Option<(String, ItemId)> = None;
    loop {
        let cursor = after.as_ref().map(|(key, id)| (key.as_str(), *id));
        let page = store::library::list_resources(db, scope, shelf, Sort::NameDown, cursor, 2).await.expect("a page");
        let Some(last) = page.last() else { break };
        after = Some((last.name_key.clone(), last.id));
        found.extend(page.iter().map(|item| item.id));
    }
    let count = store::library::count_resources(db, scope, shelf).await.expect("a count");
    assert_eq!(count, found.len() as i64, "the count of a list");
    let set: Items = found.iter().copied().collect();
    assert_eq!(set.len(), found.len(), "no row twice");
    set
}

/// Folders with their counts, lists and searches of resources.
async fn shelves(db: &Db, world: &[Built], built: &Built, scope: Scope, expected: &Items) {
    let parents: HashMap<FolderId, Option<FolderId>> = built.folders.iter().map(|folder| (folder.id, folder.parent)).collect();
    let inside = |mut folder: Option<FolderId>, above: FolderId| {
        while let Some(this) = folder {
            if this == above {
                return true;
            }
            folder = parents[&this];
        }
        false
    };
    let on_shelf = |fits: &dyn Fn(Option<FolderId>) -> bool| -> Items {
        let shelf = |item: &&Item| matches!(item.home, Home::Shelf(folder, _) if fits(folder));
        built.items.iter().filter(shelf).map(|item| item.id).filter(|id| expected.contains(id)).collect()
    };
    let there = |folder: FolderId| scope.partner().is_none() || !on_shelf(&|place| inside(place, folder)).is_empty();

    let top = on_shelf(&|place| place.is_none());
    assert_eq!(read(db, scope, Shelf { folder: None, words: "", archived: false }).await, top, "resources at the top");
    assert_eq!(read(db, scope, Shelf { folder: None, words: "item", archived: false }).await, on_shelf(&|_| true), "a search everywhere");
    for folder in world.iter().flat_map(|built| &built.folders) {
        let found = store::library::find_folder(db, folder.id, scope).await.expect("an answer").is_some();
        let own = parents.contains_key(&folder.id);
        assert_eq!(found, own && there(folder.id), "S178: the link of a folder");
        let (direct, below) = (on_shelf(&|place| place == Some(folder.id)), on_shelf(&|place| own && inside(place, folder.id)));
        assert_eq!(read(db, scope, Shelf { folder: Some(folder.id), words: "", archived: false }).await, direct, "resources of a folder");
        assert_eq!(
            read(db, scope, Shelf { folder: Some(folder.id), words: "item", archived: false }).await,
            below,
            "a search below a folder"
        );
    }
    let children =
        |parent: Option<FolderId>| built.folders.iter().filter(move |folder| folder.parent == parent).filter(|folder| there(folder.id));
    for parent in std::iter::once(None).chain(built.folders.iter().map(|folder| Some(folder.id))) {
        let lines = store::library::list_folders(db, scope, parent, "", Sort::Added, None, 1_000).await.expect("folders");
        let found: Vec<_> = lines.iter().map(|line| (line.id(), line.folders, line.items)).collect();
        let right = children(parent).map(|folder| {
            let items = on_shelf(&|place| place == Some(folder.id)).len() as i64;
            (folder.id, children(Some(folder.id)).count() as i64, items)
        });
        assert_eq!(found, right.collect::<Vec<_>>(), "S178: the folders of a folder, with what is in them");
    }
    let found = store::library::list_folders(db, scope, None, "folder", Sort::Name, None, 1_000).await.expect("folders");
    let right: Vec<FolderId> = built.folders.iter().map(|folder| folder.id).filter(|id| there(*id)).collect();
    assert_eq!(found.iter().map(|line| line.id()).collect::<BTreeSet<_>>(), right.into_iter().collect(), "a search for folders");
}

/// Every page of the campaigns, two at a time, and their count.
async fn shelf(db: &Db, scope: Scope, words: &str) -> Vec<store::campaigns::Campaign> {
    let shelf = store::campaigns::Shelf { partner: None, words };
    let mut found: Vec<store::campaigns::Campaign> = Vec::new();
    loop {
        let after = found.last().map(|last| (last.partner.id, last.name_key.as_str(), last.id));
        let page = store::campaigns::list(db, scope, shelf, after, 2).await.expect("a page");
        if page.is_empty() {
            break;
        }
        found.extend(page);
    }
    let count = store::campaigns::count(db, scope, shelf, 1_000).await.expect("a count");
    assert_eq!(count, found.len() as i64, "the count of campaigns");
    found
}

/// Campaigns with their counts and their assets.
async fn campaigns(db: &Db, world: &[Built], built: &Built, scope: Scope, expected: &Items, partner: Option<&Partner>) {
    let assets = |campaign: CampaignId| {
        let inside = move |item: &&Item| matches!(item.home, Home::Campaign(n, _) if built.campaigns[n].id == campaign);
        built.items.iter().filter(inside).filter(|item| expected.contains(&item.id))
    };
    let open = |n: &usize| {
        let campaign = &built.campaigns[*n];
        let seen = |partner: &Partner| {
            partner.id == campaign.partner
                && partner.status == domain::partners::Status::Active
                && campaign.status == domain::campaigns::Status::Approved
        };
        partner.is_none_or(seen)
    };
    let right = (0..built.campaigns.len()).filter(open).map(|n| {
        let id = built.campaigns[n].id;
        let waiting = assets(id).filter(|item| matches!(item.home, Home::Campaign(_, false))).count() as i64;
        (id, (assets(id).count() as i64, if partner.is_none() { waiting } else { 0 }))
    });
    let right: HashMap<CampaignId, (i64, i64)> = right.collect();
    if let Some(partner) = partner {
        let view = testing::ids(db, "select campaign_id from visible_campaigns where partner_id = $1", &[partner.id.0]).await;
        let own: BTreeSet<_> = right.keys().map(|id| id.0).collect();
        assert_eq!(view.len(), own.len(), "the view names each campaign once");
        assert_eq!(view.into_iter().collect::<BTreeSet<_>>(), own, "the view of campaigns says what the rule says");
    }
    let list = shelf(db, scope, "").await;
    let found: HashMap<_, _> = list.iter().map(|campaign| (campaign.id, (campaign.assets, campaign.waiting))).collect();
    assert_eq!(found, right, "campaigns with what is in them");
    assert_eq!(shelf(db, scope, "campaign").await.len(), right.len(), "a search for campaigns");
    let holding = right.values().filter(|(assets, _)| *assets > 0).count();
    let found = shelf(db, scope, "item").await.len();
    assert_eq!(found, if partner.is_some() { holding } else { 0 }, "a partner finds campaigns by what it sees in them");
    for campaign in world.iter().flat_map(|built| &built.campaigns) {
        let found = store::campaigns::find(db, campaign.id, scope).await.expect("an answer");
        assert_eq!(found.map(|found| (found.assets, found.waiting)), right.get(&campaign.id).copied(), "the link of a campaign");
        let listed = store::library::list_assets(db, scope, campaign.id, None, 1_000).await.expect("assets");
        let right: Items = assets(campaign.id).map(|item| item.id).collect();
        assert_eq!(listed.iter().map(|item| item.id).collect::<Items>(), right, "the assets of a campaign");
        let first = store::library::list_first_assets(db, scope, &[campaign.id], "", 1_000).await.expect("assets");
        assert_eq!(first.into_iter().collect::<Items>(), right, "the first assets of a campaign");
    }
}

/// "Who can see this?" names those who see an item, and through which groups.
async fn watchers(db: &Db, built: &Built) {
    for item in &built.items {
        let watchers = store::library::list_watchers(db, built.vendor.id, item.id).await.expect("watchers");
        let seen: BTreeSet<_> = watchers.iter().filter(|(.., seen)| *seen).map(|(id, ..)| *id).collect();
        let right = built.partners.iter().filter(|partner| sees(built, item, partner)).map(|partner| partner.id.0);
        assert_eq!(seen, right.collect(), "who sees an item");
        let mut reach: HashMap<_, Vec<String>> = HashMap::new();
        for (partner, group) in store::library::list_reach(db, built.vendor.id, item.id).await.expect("groups") {
            reach.entry(partner).or_default().push(group);
        }
        for partner in &built.partners {
            assert_eq!(reach.remove(&partner.id).unwrap_or_default(), groups_of(item, partner), "the groups an item reaches a partner by");
        }
    }
}
