//! What the rule of `domain` says of a world.

use super::world::{Built, Home, Item, Partner};
use domain::library::{Seen, SeenHome, Sight, sight};

/// The groups of an item that hold a partner, by name.
pub fn groups_of(item: &Item, partner: &Partner) -> Vec<String> {
    match &item.home {
        Home::Campaign(..) => Vec::new(),
        Home::Shelf(_, groups) => {
            let holds = |members: &Option<Vec<_>>| members.as_ref().is_none_or(|members| members.contains(&partner.id));
            groups.iter().filter(|(_, members)| holds(members)).map(|(name, _)| name.clone()).collect()
        }
    }
}

/// What the rule says.
pub fn sees(built: &Built, item: &Item, partner: &Partner) -> bool {
    let groups = groups_of(item, partner);
    let home = match &item.home {
        Home::Campaign(n, approved) => {
            let campaign = &built.campaigns[*n];
            SeenHome::Campaign { partner: campaign.partner, status: campaign.status, approved: *approved }
        }
        Home::Shelf(..) => SeenHome::Resource { groups: &groups },
    };
    matches!(sight(&Seen { archived: item.archived, home }, partner.id, partner.status), Sight::Seen(_))
}
